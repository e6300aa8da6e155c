"""The text engine's one door: pieces of text in, set paragraphs out.

In: pieces, a style, a column. Out: the paragraph to edit and its measured lines. Each stage has its file: fonts are
chosen (`fallback`), text is spanned (`spans`), measured (`shaping`), broken (`breaking`) and finished (`lines`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from math import inf

from msgspec.structs import replace

from sinopack.layout.text import formulas, markers
from sinopack.layout.text.bidirectional import level_runs, levels
from sinopack.layout.text.blanks import WIDEST_SHARE, spaces_for
from sinopack.layout.text.breaking import Column
from sinopack.layout.text.coverage import uncovered
from sinopack.layout.text.faces import Faces, Metrics
from sinopack.layout.text.fallback import FontChooser
from sinopack.layout.text.lines import Frame, finish
from sinopack.layout.text.shaping import HANGING, Shaper
from sinopack.layout.text.spans import Missing, Span, SpannedText, scripts
from sinopack.layout.text.stretches import Lines
from sinopack.layout.text.style import (
    Baseline,
    Breaking,
    Extent,
    Family,
    Mathematics,
    Piece,
    SetText,
    Setting,
    TextStyle,
)
from sinopack.layout.text.system import SystemFonts
from sinopack.page import GAP, Bullet, BulletKind, Formula, Line, Marker, Paragraph, RunStyle
from sinopack.problems import Place, Problem
from sinopack.theme.fonts import FontSet

_TOLERANCE = 0.001
_REMEMBERED = 512
"""How many texts are kept: fitting sets the same ones again and again, in other sizes and widths and back."""


class Typesetter:
    """Sets text in the fonts of one pack. `problems` grows by what no font covers, once for each place. `formulas` says
    where each formula was typed that has been set, by its source. `place` is that of the block being set; what no font
    covers in text that does not know its own place (the names of a chart, program code) is in `problems_of_blocks`."""

    def __init__(
        self, fonts: FontSet, language: str = "en", system: SystemFonts | None = None, remembered: int = _REMEMBERED
    ) -> None:
        self.begin()
        self._language = language
        self._faces = Faces()
        self._chooser = FontChooser(fonts, self._faces, system or SystemFonts(self._faces))
        self._shapers: dict[tuple[str, int, str, str, int], Shaper] = {}
        self._remembered = lru_cache(remembered)(self._set)
        self._prepared = lru_cache(remembered)(self._prepare)

    def begin(self) -> None:
        """Forget what was found so far, for another document. What has been measured does not depend on it."""
        self.problems: list[Problem] = []
        self.problems_of_blocks: list[Problem] = []
        self.place: Place | None = None
        self.formulas: dict[str, Place | None] = {}
        self._reported: set[tuple[Place | None, str]] = set()

    def metrics(self, style: TextStyle) -> Metrics:
        """The heights of the style's own font, in points."""
        return self._faces(self._chooser.font(style.family, style.bold, style.italic)).metrics.at(style.size)

    def side_bearing(self, character: str, style: TextStyle) -> float:
        """The white on the left of a character, in points: by which to move it to a margin."""
        font = self._chooser.font(style.family, style.bold, style.italic)
        return self._faces(font).side_bearing(character) * style.size

    def formula(self, formula: Mathematics, style: TextStyle) -> Formula:
        """A formula by itself, as a picture with pixels: in the size and colour of a style."""
        return formulas.set_formula(formula, style.size, self.metrics(style), style.colour, pixels=True)

    def set(self, pieces: Sequence[Piece], style: TextStyle, width: float, setting: Setting) -> SetText:
        """Set `pieces` in a column `width` points wide, indent included. No character is lost, however narrow it is."""
        text, missing = self._remembered(self._unplaced(pieces), style, width, setting)
        if missing:
            self._report(pieces, missing)
        return text

    def paragraph(self, pieces: Sequence[Piece], style: TextStyle, setting: Setting) -> Paragraph:
        """The paragraph to edit, of text that is not drawn, and so has no lines, formulas or blanks."""
        prepared = self._lines_of(pieces, style, setting)
        return _paragraph(prepared.spanned, style.leading, setting, setting.space_after)

    def measure(self, pieces: Sequence[Piece], style: TextStyle, setting: Setting) -> Extent:
        """The narrowest column that splits no word, and the width of the text on one line: points, indent included."""
        minimum, maximum = self._lines_of(pieces, style, setting).extent()
        return Extent(setting.indent + minimum + _TOLERANCE, setting.indent + maximum + _TOLERANCE)

    def narrowest(self, pieces: Sequence[Piece], style: TextStyle, setting: Setting, most: int) -> tuple[float, ...]:
        """The narrowest columns that break no word, in which `pieces` take at most 1, 2, … `most` lines: in points,
        without indent. There are fewer where more lines make none narrower."""
        prepared = self._lines_of(pieces, style, setting)
        return tuple(width + _TOLERANCE for width in prepared.narrowest(most))

    def _lines_of(self, pieces: Sequence[Piece], style: TextStyle, setting: Setting) -> Lines:
        prepared = self._prepared(self._unplaced(pieces), style, setting.language, setting.breaking)
        if prepared.spanned.missing:
            self._report(pieces, prepared.spanned.missing)
        return prepared

    def _unplaced(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """The pieces without their places, which change no measure; where formulas were typed is noted."""
        for piece in pieces:
            if piece.formula:
                self.formulas.setdefault(piece.formula.alternative or piece.formula.source, piece.place)
        return tuple([piece if piece.place is None else replace(piece, place=None) for piece in pieces])

    def _prepare(
        self, pieces: tuple[Piece, ...], style: TextStyle, language: str, breaking: Breaking, widest: float = inf
    ) -> Lines:
        """What is measured of a text, whose formulas and blanks are made to fit in `widest`."""
        pixels = breaking is Breaking.GREEDY
        return Lines(self._spanned(pieces, style, language or self._language, widest, pixels=pixels), breaking)

    def _set(
        self, pieces: tuple[Piece, ...], style: TextStyle, width: float, setting: Setting
    ) -> tuple[SetText, Missing]:
        """The set text, and what of it no font draws."""
        prepared = self._prepared(pieces, style, setting.language, setting.breaking)
        room = max(width - setting.indent, 0.0)
        if prepared.spanned.has_gaps and _is_too_wide(prepared.spanned, room):
            prepared = self._prepared(pieces, style, setting.language, setting.breaking, room)
        spanned = prepared.spanned
        metrics = self.metrics(style)
        frame = Frame(setting.indent, room, style.leading, _baseline(style, metrics, setting), setting.alignment)
        lines: list[Line] = []
        starts: list[int] = []
        hung = setting.hang if setting.bullet is None else 0.0
        column = Column(room, setting.breaking, setting.hyphenation, setting.language or self._language, hung)
        for start, breaks in prepared.breaks(column):
            lines += finish(spanned, start, breaks, frame, len(lines) * style.leading)
            starts += [start, *[line_break.end for line_break in breaks[:-1]]]
        if hung:
            lines[0] = _moved_left(lines[0], hung)
        leading, space_after = style.leading, setting.space_after
        if spanned.has_gaps:
            lines, leading, over = _with_room(lines, style, metrics, setting)
            space_after += over
        if setting.bullet is not None:
            lines[0] = replace(lines[0], marker=self._marker(setting.bullet, lines[0], style, setting))
        paragraph = _paragraph(spanned, leading, setting, space_after)
        widest = setting.indent - hung + max([line.width for line in lines])
        marks = tuple((mark, _line_of(position, starts)) for mark, position in spanned.marks)
        height = sum([line.height for line in lines])
        return SetText(paragraph, tuple(lines), height, widest, marks), spanned.missing

    def _spanned(
        self, pieces: Sequence[Piece], style: TextStyle, language: str, widest: float = inf, *, pixels: bool = False
    ) -> SpannedText:
        looks = [self._look(piece, style, language, widest, pixels=pixels) for piece in pieces]
        text = "".join([shown for _, shown in looks])
        embedding = levels(text)
        spans: list[Span] = []
        marks: list[tuple[str, int]] = []
        missing: list[tuple[int, str]] = []
        offset = 0
        for number, (piece, (look, shown)) in enumerate(zip(pieces, looks, strict=True)):
            if piece.mark:
                leading = len(piece.text) - len(piece.text.lstrip(HANGING))
                marks.append((piece.mark, offset + leading))
            for first, last, font in self._chooser.choose(shown, _voice(piece, style), look.language):
                run_style = look if font == look.font else replace(look, font=font)
                for begin, stop, script in scripts(text, offset + first, offset + last):
                    for start, end, level in level_runs(embedding, begin, stop):
                        spans.append(Span(start, end, run_style, self._shaper(run_style, script, level), level))
            missing += ((number, grapheme) for grapheme in self._chooser.missing)
            offset += len(shown)
        return SpannedText(text, tuple(spans), tuple(marks), tuple(missing))

    def _look(
        self, piece: Piece, style: TextStyle, language: str, widest: float, *, pixels: bool
    ) -> tuple[RunStyle, str]:
        """The look of a piece, and the text in which it stands: of a formula or a blank, spaces."""
        look = self._run_style(piece, style, language)
        if piece.formula:
            return self._gap_style(piece, look, widest, pixels=pixels), GAP
        if piece.blank:
            spaces = spaces_for(piece.blank, look, self._faces(look.font), widest, shown=pixels)
            return replace(look, underline=True, blank=piece.blank.said), spaces
        return look, piece.text

    def _gap_style(self, piece: Piece, look: RunStyle, widest: float, *, pixels: bool) -> RunStyle:
        """The style of the gap in which a formula stands: as wide as that, by its tracking."""
        assert piece.formula is not None
        face = self._faces(look.font)
        formula = formulas.set_formula(piece.formula, look.size, face.metrics.at(look.size), look.colour, pixels=pixels)
        formula = formulas.narrowed(formula, widest)
        gap = face.advances[GAP] * look.size / face.units_per_em
        return replace(look, tracking=formula.width - gap, formula=formula, underline=False)

    def _report(self, pieces: Sequence[Piece], missing: Missing) -> None:
        """Say what no font draws, once for each place."""
        for number, piece in enumerate(pieces):
            place = piece.place or self.place
            new = [sign for index, sign in missing if index == number and (place, sign) not in self._reported]
            if new:
                self._reported.update((place, grapheme) for grapheme in new)
                found = self.problems if piece.place or not self.place else self.problems_of_blocks
                found.append(uncovered(new, place))

    def _run_style(self, piece: Piece, style: TextStyle, language: str) -> RunStyle:
        return RunStyle(
            self._chooser.font(*_voice(piece, style)),
            style.size if piece.size is None else piece.size,
            piece.colour or style.colour,
            piece.language or language,
            piece.link,
            piece.underline,
            style.tracking,
            piece.code,
        )

    def _shaper(self, style: RunStyle, script: str = "Latn", level: int = 0) -> Shaper:
        key = (style.font.path, style.font.index, script, style.language, level % 2)
        shaper = self._shapers.get(key)
        if shaper is None:
            direction = "rtl" if level % 2 else "ltr"
            shaper = self._shapers[key] = Shaper(self._faces(style.font), script, style.language, direction)
        return shaper

    def _marker(self, bullet: Bullet, line: Line, style: TextStyle, setting: Setting) -> Marker:
        x = setting.indent - setting.hang
        if bullet.kind is BulletKind.SQUARE:
            return markers.square(bullet, x, line.baseline, self.metrics(style))
        look = Piece("", bold=True, italic=False, family=Family.SANS, colour=bullet.colour, size=bullet.size)
        run_style = self._run_style(look, style, setting.language or self._language)
        return markers.number(bullet, x, Span(0, 0, run_style, self._shaper(run_style)))


def _voice(piece: Piece, style: TextStyle) -> tuple[Family, bool, bool]:
    return (
        piece.family or style.family,
        style.bold if piece.bold is None else piece.bold,
        style.italic if piece.italic is None else piece.italic,
    )


def _paragraph(spanned: SpannedText, leading: float, setting: Setting, space_after: float) -> Paragraph:
    return Paragraph(
        spanned.runs(), leading, setting.alignment, setting.space_before, space_after, setting.indent, setting.hang,
        setting.bullet,
    )  # fmt: skip


def _is_too_wide(spanned: SpannedText, room: float) -> bool:
    """Whether a formula or a blank does not fit in a column."""
    return spanned.widest_blank() > WIDEST_SHARE * room or any(each.width > room for each in spanned.formulas())


def _moved_left(line: Line, by: float) -> Line:
    return replace(line, runs=tuple(replace(run, x=run.x - by) for run in line.runs))


def _with_room(
    lines: list[Line], style: TextStyle, metrics: Metrics, setting: Setting
) -> tuple[list[Line], float, float]:
    """The lines with room for their formulas and blanks, the leading of all, and how far the last reaches below it. On
    paper only the lines grow that need it."""
    leading = style.leading
    if setting.baseline is not Baseline.LOW:
        return (
            list(formulas.grown(lines, leading, _baseline(style, metrics, setting), metrics, style.size)),
            leading,
            0.0,
        )
    leading = formulas.leading_for(lines, leading, metrics, style.size)
    lower = [
        replace(line, top=index * leading, height=leading, baseline=(index + 1) * leading - metrics.descent)
        for index, line in enumerate(lines)
    ]
    return lower, leading, formulas.overhang(lines, metrics)


def _baseline(style: TextStyle, metrics: Metrics, setting: Setting) -> float:
    if setting.baseline is Baseline.LOW:
        return style.leading - metrics.descent
    return (style.leading - metrics.ascent - metrics.descent) / 2 + metrics.ascent


def _line_of(position: int, starts: Sequence[int]) -> int:
    return max(bisect_right(starts, position) - 1, 0)
