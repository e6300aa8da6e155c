"""A page while it is being filled: what stands on it and how far down it reaches."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from sinopack.layout.frame import Frame, FrameItem, Heading
from sinopack.layout.handout.notes import Note, Obstacle
from sinopack.layout.handout.sheet import TOP_RULE


class OpenPage(Struct):
    """A page being filled; x is measured from the left edge of the text, y from the top of the sheet.

    `y` is where the last frame ends, `gap` the space that it asks for below it. `part` and `number` run in the footer.
    """

    y: float = TOP_RULE
    gap: float = 0.0
    is_empty: bool = True
    items: list[FrameItem] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)
    part: str = ""
    number: str = ""

    def top_of(self, frame: Frame) -> float:
        """Where the top of a frame would stand if it came next."""
        return self.y if self.is_empty else self.y + max(self.gap, frame.space_before)


def copied(page: OpenPage) -> OpenPage:
    """The page with lists of its own."""
    return replace(
        page,
        items=[*page.items],
        headings=[*page.headings],
        notes=[*page.notes],
        obstacles=[*page.obstacles],
    )
