"""What a drawing is drawn with while it is read: where one is in it, and what has been drawn so far."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from sinopack.content.drawings import DrawingFault, address_of, name_of
from sinopack.geometry import Size
from sinopack.layout.svg.cascade import INITIAL, Cascade, Style
from sinopack.layout.svg.matrices import IDENTITY
from sinopack.page import Clip, Matrix, Path, Step

MAXIMUM_STEPS = 300_000


class NeedsPixels(Exception):
    """A drawing has something that paths cannot show; the message names it, with its article: “a blur”."""


class Where(Struct, frozen=True):
    """Where one is in a drawing: what its coordinates, colours and opacity are multiplied with, what is cut off around
    it, and what percentages are of."""

    viewport: Size
    matrix: Matrix = IDENTITY
    style: Style = field(default_factory=lambda: INITIAL)
    opacity: float = 1.0
    clips: tuple[Clip, ...] = ()


class Scene(Struct):
    """A drawing being read: its elements by id, its style rules, and its paths so far."""

    root: Element
    by_id: Mapping[str, Element]
    cascade: Cascade
    paths: list[Path] = field(default_factory=list)
    outlines: dict[Element, tuple[Step, ...]] = field(default_factory=dict)
    steps: int = 0

    def target(self, reference: str, *names: str) -> Element | None:
        """The element that “#id” or “url(#id)” leads to, if it is one of those names."""
        name = reference.removeprefix("url(").rstrip(")").strip("'\" ").removeprefix("#")
        element = self.by_id.get(name)
        return element if element is not None and (not names or name_of(element) in names) else None

    def count(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """The same steps, counted. Raises DrawingFault where there are too many."""
        self.steps += len(steps)
        if self.steps > MAXIMUM_STEPS:
            raise DrawingFault(f"its shapes have more than {MAXIMUM_STEPS:,} points.",
                               "Simplify its paths (Inkscape: Path > Simplify), or save it as PNG.")  # fmt: skip
        return steps

    def chain(self, element: Element) -> list[Element]:
        """An element and those that it refers to for what it does not say itself (gradients do)."""
        found: list[Element] = []
        each: Element | None = element
        while each is not None and each not in found:
            found.append(each)
            address = address_of(each)
            each = self.target(address) if address.startswith("#") else None
        return found
