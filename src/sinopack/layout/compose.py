"""Setting text into boxes: the one hand through which every block of both products sets its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypedDict, Unpack

from msgspec import Struct, field
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.text import Breaking, Hyphenation, Piece, SetText, Setting, TextStyle, Typesetter
from sinopack.memory import Memory
from sinopack.page import Alignment, Bullet, Line, Paragraph, PlaceholderRef, Role, TextBox
from sinopack.problems import Place, Problem, Severity
from sinopack.theme import Labels, Theme


class SettingChanges(TypedDict, total=False):
    """Fields of `Setting` that a block may set for itself."""

    breaking: Breaking
    hyphenation: Hyphenation
    alignment: Alignment
    indent: float
    hang: float
    bullet: Bullet | None
    space_before: float
    space_after: float


class Composer(Struct):
    """What composing a product needs: the typesetter, the theme, the labels, and how its text is set.

    `slack` is the share of its leading that a box keeps free below its last line, for a program whose fonts reach
    lower than ours. `notices` collects what the author should know of (splits, smaller sizes), `problems` what cannot
    be laid out. `fonts` names the typesetter's, `memory` is that of earlier builds, if there were any.
    """

    typesetter: Typesetter
    theme: Theme
    labels: Labels
    base: Setting
    slack: float = 0.0
    notices: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    fonts: str = ""
    memory: Memory | None = None

    @property
    def language(self) -> str:
        return self.base.language

    def notice(self, message: str, place: Place | None, advice: str = "") -> None:
        self.notices.append(Problem(message, place, advice=advice, severity=Severity.NOTICE))

    def problem(self, message: str, place: Place | None, advice: str) -> None:
        self.problems.append(Problem(message, place, advice=advice))

    def set(
        self, pieces: Sequence[Piece], style: TextStyle, width: float, **changes: Unpack[SettingChanges]
    ) -> SetText:
        """Set a paragraph; `changes` are fields of `Setting` that differ from the product's own."""
        setting = replace(self.base, **changes) if changes else self.base
        return self.typesetter.set(pieces, style, width, setting)

    def paragraph(self, pieces: Sequence[Piece], style: TextStyle, **changes: Unpack[SettingChanges]) -> Paragraph:
        """A paragraph that is to be read and edited, and never drawn."""
        return self.typesetter.paragraph(pieces, style, replace(self.base, **changes))

    def box(
        self,
        texts: Sequence[SetText],
        at: tuple[float, float],
        width: float,
        role: Role,
        key: str,
        placeholder: PlaceholderRef | None = None,
        height: float | None = None,
    ) -> TextBox:
        """One text box with the paragraphs one under the other; as high as they are, unless `height` gives it room."""
        lines: list[Line] = []
        y = 0.0
        for index, text in enumerate(texts):
            if index:
                y += text.paragraph.space_before
            lines.extend(lowered(line, y, index) for line in text.lines)
            y += text.height + text.paragraph.space_after
        if texts:
            y -= texts[-1].paragraph.space_after
        slack = self.slack * texts[-1].paragraph.leading if texts else 0.0
        rect = Rect(at[0], at[1], width, y + slack if height is None else max(height, y))
        paragraphs = tuple(text.paragraph for text in texts)
        return TextBox(rect, paragraphs, tuple(lines), role, self.language, key, placeholder)

    def hang(self, style: TextStyle, y: float) -> float:
        """The top of a text box whose first line's capitals stand under `y`."""
        metrics = self.typesetter.metrics(style)
        return y - (style.leading - metrics.descent - metrics.cap_height)

    @contextmanager
    def trial(self) -> Iterator[None]:
        """Set text to see whether it fits, without keeping what was said meanwhile."""
        notices, problems = len(self.notices), len(self.problems)
        yield
        del self.notices[notices:]
        del self.problems[problems:]


def lowered(line: Line, dy: float, paragraph: int) -> Line:
    """The line, lower by `dy`, as part of paragraph number `paragraph` of its box."""
    marker = line.marker
    if marker is not None:
        marker = replace(marker, y=marker.y + dy)
    return replace(line, top=line.top + dy, baseline=line.baseline + dy, paragraph=paragraph, marker=marker)


def total_height(texts: Sequence[SetText]) -> float:
    """The height of paragraphs one under the other, without the space before the first and after the last."""
    if not texts:
        return 0.0
    height = sum(t.height + t.paragraph.space_before + t.paragraph.space_after for t in texts)
    return height - texts[0].paragraph.space_before - texts[-1].paragraph.space_after
