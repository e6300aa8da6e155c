"""Gaps in a text for students to fill in by hand: so many underlined no-break spaces, which no line is broken at and
which stay text in a presentation.

In: how many letters are to be written, and the look of the text around them. Out: the spaces.

A written letter takes about 3.5 mm with the white beside it. Ruled A4 holds eight to ten words of a grown hand on its
170 mm, of six characters each with the space, which gives 2.8 to 3.5 mm. Small letters are about as wide as high, and
fill two fifths of the ruling: 3.2 mm on the 8 mm of British exercise books, from about eight years on. A letter's room
is left beside the word, so that the shortest blank takes 31 mm: nine letters of an eight-year-old, or eleven of a grown
hand. The rule stands 7 mm below that of the line before, as on ruled paper (7.1 mm, “college ruled”; 8 mm feint in
exercise books, whose lines are filled, not a word here and there).
"""

from __future__ import annotations

from math import ceil, floor

from sinopack.geometry import millimetres
from sinopack.layout.text.faces import Face
from sinopack.layout.text.style import Blank
from sinopack.page import GAP, RunStyle

LETTER = millimetres(3.5)
SHOWN_LETTER = 0.55
"""The width of a letter on paper, in points, and on a slide, in ems of its text."""
RISE = millimetres(5.6)
"""The white above the rule of a blank, down from the letters of the line before: in points."""
WIDEST_SHARE = 0.8
"""The share of its column that a blank may take: what is set next to it, such as a comma, goes with it."""


def spaces_for(blank: Blank, look: RunStyle, face: Face, column: float, *, shown: bool) -> str:
    """The spaces of a blank, as wide as its letters need, so far as a column of a width in points allows. `shown` on a
    slide."""
    letter = SHOWN_LETTER * look.size if shown else LETTER
    space = face.advances[GAP] * look.size / face.units_per_em + look.tracking
    wanted = (blank.letters + 1) * letter
    room = WIDEST_SHARE * column
    return GAP * max(ceil(wanted / space) if wanted + space <= room else floor(min(wanted, room) / space), 1)
