"""The page of the organiser: its papers, its margins, how small and how large its text may be.

In: a paper and an orientation. Out: an `OrganiserSheet`, in points as printed.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.geometry import Size, millimetres
from sinopack.layout.poster import POSTERS

MARGIN = millimetres(12)
GUTTER = millimetres(6.5)
"""Between columns: of a page whose body is 10 points, it grows and shrinks with the text."""
_FLOOR, _LARGE_FLOOR = 7.5, 9.0
_LARGEST, _LARGE_LARGEST = 16.0, 22.0
_LARGE = frozenset({"A3", "Tabloid"})
_SHORTEST, _LONGEST = 19.0, 36.0
"""A line is so many times the size of its text long: about 40 to 75 characters."""
_MOST_COLUMNS = 6


class OrganiserSheet(Struct, frozen=True):
    """A page. Text is no smaller than `floor`, for then its small letters are 1.2 mm high, the least that the European
    Union lets a label of food have (Regulation 1169/2011, article 13); on a large paper, which hangs on a wall, no
    smaller than notes in the handout. It is no larger than `largest`."""

    paper: str
    size: Size
    floor: float
    largest: float

    @property
    def is_lying(self) -> bool:
        return self.size.width > self.size.height

    def width(self, scale: float) -> float:
        """The width between the margins on a page that is then made `scale` times as large."""
        return (self.size.width - 2 * MARGIN) / scale

    def columns(self, scale: float, body: float) -> tuple[tuple[int, float], ...]:
        """The numbers of columns in which a line is neither too short nor too long, each with its width."""
        width = self.width(scale)
        widths = [(count, (width - (count - 1) * GUTTER) / count) for count in range(1, _MOST_COLUMNS + 1)]
        return tuple((count, each) for count, each in widths if _SHORTEST <= each / body <= _LONGEST)


def sheet_of(paper: str, orientation: str) -> OrganiserSheet:
    """The sheet of a paper such as "A4", lying ("landscape") or standing ("portrait")."""
    lying = POSTERS[paper]
    size = lying if orientation == "landscape" else Size(lying.height, lying.width)
    is_large = paper in _LARGE
    return OrganiserSheet(paper, size, _LARGE_FLOOR if is_large else _FLOOR, _LARGE_LARGEST if is_large else _LARGEST)
