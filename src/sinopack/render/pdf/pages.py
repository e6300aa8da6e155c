"""Pages as content streams: drawn, or remembered from an earlier build.

In: a finished page and the sheet to draw it on. Out: its content; what the page needs of the rest of the file is on the
sheet, and done to the file, in both cases.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.geometry import Rect
from sinopack.memory import Memory, Same
from sinopack.page import Page
from sinopack.render.pdf.faces import Noted, noted
from sinopack.render.pdf.items import draw_items, runs_of
from sinopack.render.pdf.script import Script, Step, perform
from sinopack.render.pdf.sheet import Sheet


class Drawn(Struct, frozen=True):
    """A page that has been drawn, with what it used (see `Sheet`), the state of its faces, what was done to the file,
    and the headings above what follows."""

    content: bytes
    face_labels: tuple[str, ...]
    opacities: tuple[tuple[tuple[float, float], str], ...]
    patterns: tuple[tuple[str, str], ...]
    faces: tuple[object, ...]
    steps: tuple[Step, ...]
    headings: tuple[int, ...]


class PageDrawer(Struct, frozen=True):
    """Draws pages. With a `memory` it keeps them and, if it `recalls`, uses those of earlier builds again."""

    memory: Memory | None = None
    recalls: bool = True

    def runs(self, page: Page) -> tuple[Noted, ...]:
        """The runs that a page draws, by font."""
        key = ("runs", Same(page))
        found: tuple[Noted, ...] | None = self.memory.recall(key) if self.memory else None
        if found is None:
            found = noted(runs_of(page.items))
            if self.memory:
                self.memory.keep(key, found)
        return found

    def draw(self, page: Page, sheet: Sheet) -> bytes:
        """The content of a page."""
        tagger, memory = sheet.tagger, self.memory
        if memory is None or tagger is None:
            return _drawn(page, sheet)
        key = ("page", Same(page), tagger.language, tuple(tagger.headings))
        known: Drawn | None = memory.recall(key) if self.recalls else None
        if known is not None and known.faces == sheet.faces.state(known.face_labels):
            _perform(known, sheet)
            return known.content
        structure = tagger.structure
        script = structure.script = Script(tagger.base)
        content = _drawn(page, sheet)
        structure.script = None
        labels = tuple(sheet.face_labels)
        memory.keep(
            key,
            Drawn(
                content,
                labels,
                tuple(sheet.opacities.items()),
                tuple(sheet.patterns.items()),
                sheet.faces.state(labels),
                tuple(script.steps),
                tuple(tagger.headings),
            ),
        )
        return content


def _perform(known: Drawn, sheet: Sheet) -> None:
    """Do to the sheet and its file what drawing the page would do."""
    assert sheet.tagger is not None
    perform(known.steps, sheet.tagger.base, sheet)
    sheet.tagger.headings = list(known.headings)
    sheet.face_labels.update(dict.fromkeys(known.face_labels))
    sheet.opacities.update(known.opacities)
    sheet.patterns.update(known.patterns)


def _drawn(page: Page, sheet: Sheet) -> bytes:
    content = sheet.content
    if page.ground:
        with content.marked("Artifact"):
            content.fill_with(page.ground)
            content.write(f"{content.box(Rect(0, 0, page.size.width, page.size.height))} f")
    draw_items(page.items, sheet)
    return content.data
