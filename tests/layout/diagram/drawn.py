"""Diagrams for tests: random graphs without rings, and what can be said of where their lines run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from math import inf

from msgspec.structs import replace

from sinopack.content.markup import Inline, Span
from sinopack.geometry import Rect, Size
from sinopack.layout.compose import Composer
from sinopack.layout.diagram import Look, Places, Texts, texts_of
from sinopack.layout.inline import pieces
from sinopack.layout.text import Family, TextStyle
from sinopack.page import Colour, Point
from sinopack.plan.blocks import DiagramArrow, DiagramBox, DiagramOf

INK = Colour("ink", "16181D")
WORDS = (
    "war", "debt", "trade", "hunger", "ideology", "pride", "mistrust", "of", "the", "a", "crisis", "collectivisation",
    "border", "claims", "aid",
)  # fmt: skip
SLIDE, COLUMN, PAGE = Size(864, 368), Size(340, inf), Size(493, inf)
TEXT = TextStyle(Family.SANS, 18, 24, INK)
LOOK = Look(TEXT, TEXT, TEXT, 10, 8, 16, 48, 36, 230, 120, 2.0, 5.0)
SMALL = replace(LOOK.at(10, 13), pad_x=8, pad_y=6, beside=14, level=30, down=26, widest=150, widest_label=88, line=1.25)


def inline(text: str) -> Inline:
    return Inline((Span(text),))


def causes(count: int, *arrows: tuple[int, int] | tuple[int, int, str], names: list[str] | None = None) -> DiagramOf:
    """A diagram of so many boxes, A, B, C …, with arrows by number, some with a label."""
    boxes = tuple(DiagramBox(inline(names[n] if names else chr(65 + n))) for n in range(count))
    joined = tuple(DiagramArrow(a[0], a[1], inline(a[2]) if len(a) > 2 else None) for a in arrows)
    return DiagramOf("causes", boxes, joined, "", (), None, None, "diagram")


def random_causes(seed: int) -> DiagramOf:
    """One to fourteen boxes of one to seven words, with few arrows or many; some of the arrows have labels."""
    chance = random.Random(seed)
    count = chance.randint(2, 14)
    order = list(range(count))
    chance.shuffle(order)
    possible = [(order[i], order[j]) for i in range(count) for j in range(i + 1, count)]
    arrows = chance.sample(possible, min(len(possible), chance.randint(1, 2 * count)))
    boxes = tuple(
        DiagramBox(
            inline(_words(chance, 7)),
            inline(_words(chance, 9)) if chance.random() < 0.2 else None,
            "1956" if chance.random() < 0.2 else "",
        )
        for _ in range(count)
    )
    joined = tuple(
        DiagramArrow(start, end, inline(_words(chance, 4)) if chance.random() < 0.25 else None) for start, end in arrows
    )
    return DiagramOf("causes", boxes, joined, "", (), None, None, "diagram")


def _words(chance: random.Random, most: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, most)))


def texts(block: DiagramOf, look: Look, composer: Composer) -> Texts:
    return texts_of(block, look, composer, pieces)


def segments(places: Places) -> Iterator[tuple[Point, Point]]:
    """Every straight piece of a connector."""
    for wire in places.wires:
        yield from pairwise(places.points(wire))


def overlap(one: Rect, other: Rect) -> float:
    """How far two rectangles reach into each other, across or down, whichever is less."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return min(across, down)
