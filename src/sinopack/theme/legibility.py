"""What is set on what, and how well it must be seen there: every pair of text or line and ground that a layout uses.

In: the colours of a theme file by name, and its surfaces. Out: the pairs that fall short, each with its contrast.

The table is data, and a test lays packs out and finds each pair that is really painted in it. Whatever a pair has to
reach, it has to reach in grey as well, as a photocopier leaves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from msgspec import Struct

from sinopack.theme.contrast import contrast, grey

TEXT = 4.5
"""Of text and its ground (WCAG 2.1, 1.4.3)."""
LARGE_TEXT = 3.0
"""Of text that is never smaller than 18 points, or 14 if bold (the same)."""
LINE = 3.0
"""Of a line or mark that says something, and its ground (WCAG 2.1, 1.4.11)."""
PAPER = "paper"
OWN = ("text", "quiet")
"""The colours that a surface has of its own; on one, every other name is that of a colour of the theme."""


class Pair(Struct, frozen=True):
    """`colour`, the name of a colour or a role of the surface it stands on; `ground`, the paper or a surface; and the
    contrast that they need at least."""

    colour: str
    ground: str
    least: float


# fmt: off
PAIRS = (
    # On the paper, and on the white ground of most slides.
    Pair("ink", PAPER, TEXT),            # the text itself
    Pair("quiet", PAPER, TEXT),          # dates, captions, the footer; wrong options of an answer
    Pair("accent", PAPER, TEXT),         # labels, numerals, row heads; bullets, pointers, rules over evidence
    Pair("rule", PAPER, LINE),           # answer lines, leaders
    # On the tinted ground of key points and of a source over its question.
    Pair("ink", "panel", TEXT),          # the points, the words of the source
    Pair("accent", "panel", TEXT),       # the source's label; bullets
    # On the years of the pack, shaded behind a person's life.
    Pair("ink", "life", LINE),           # the life
    # On the eras of the overview: their names.
    Pair("text", "band", TEXT),
    Pair("text", "era-1", TEXT),
    Pair("text", "era-2", TEXT),
    Pair("text", "era-3", TEXT),
    # On the segments of a section's first slide: their figures, 20 points and bold; the last box of a diagram.
    Pair("text", "segment", LARGE_TEXT),
    Pair("text", "current", TEXT),
    # On the coloured slides.
    Pair("text", "title", TEXT),         # the title; the line of the eras and its ticks
    Pair("quiet", "title", TEXT),        # the author, the footer
    Pair("text", "question", TEXT),      # the question, its options, its source
    Pair("quiet", "question", TEXT),     # the footer; the rules over options
    Pair("text", "right-answer", TEXT),  # the right option; its tick
)
# fmt: on


class SurfaceColours(Protocol):
    """The names of a surface's colours."""

    @property
    def fill(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def quiet(self) -> str: ...


class Shortfall(Struct, frozen=True):
    """A pair that falls short: its colours by their names in the theme, and the worse of its contrasts."""

    pair: Pair
    colour: str
    ground: str
    found: float


def shortfalls(rgb: Mapping[str, str], surfaces: Mapping[str, SurfaceColours]) -> Iterator[Shortfall]:
    """The pairs that cannot be read or seen, in the order of the table."""
    for pair in PAIRS:
        surface = surfaces.get(pair.ground)
        ground = surface.fill if surface else pair.ground
        colour: str = getattr(surface, pair.colour) if surface and pair.colour in OWN else pair.colour
        found = worst_contrast(rgb[colour], rgb[ground])
        if found < pair.least:
            yield Shortfall(pair, colour, ground, found)


def worst_contrast(one: str, other: str) -> float:
    """The worse of the contrasts in colour and in grey."""
    return min(contrast(one, other), contrast(grey(one), grey(other)))
