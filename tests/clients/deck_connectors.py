"""Where the connectors of a slide run, and what they are glued to, read from the file alone.

In: an open slide. Out: for each connector its course, computed from its preset, its flips and its turn (ECMA-376
part 1, 20.1.7.6 and annex D), and for each glued end the site of the shape that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Any

from pptx.oxml.ns import qn

EMU = 12700
Point = tuple[float, float]
_SITES = {
    "rect": ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5)),
    "diamond": ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5)),
    "ellipse": ((0.5, 0.0), (0.146, 0.146), (0.0, 0.5), (0.146, 0.854), (0.5, 1.0), (0.854, 0.854), (1.0, 0.5),
                (0.854, 0.146)),
}  # fmt: skip
"""The connection sites of preset shapes by number, in shares of their frames."""
_GUIDES = {"l": 0.0, "t": 0.0, "r": 1.0, "b": 1.0, "hc": 0.5, "vc": 0.5}
"""The places that every shape has a name for (20.1.9.11), likewise."""


@dataclass(frozen=True, slots=True)
class Course:
    """A connector: its name, the points that it runs through, and of each end the site it is glued to (None: free, ()
    if it names no shape of the slide or no site of it)."""

    name: str
    points: tuple[Point, ...]
    start: Point | tuple[()] | None
    end: Point | tuple[()] | None


def courses(slide: Any) -> Iterator[Course]:
    """Every connector of a slide, in groups too, whose children keep the slide's coordinates."""
    shapes = {each.get("id"): each.getparent().getparent() for each in slide._element.iter(qn("p:cNvPr"))}
    for connector in slide._element.iter(qn("p:cxnSp")):
        name = next(connector.iter(qn("p:cNvPr"))).get("name")
        ends = (_site(next(connector.iter(qn(tag)), None), shapes) for tag in ("a:stCxn", "a:endCxn"))
        yield Course(name, tuple(_points(connector)), *ends)


def _site(glue: Any, shapes: dict[str, Any]) -> Point | tuple[()] | None:
    if glue is None:
        return None
    shape = shapes.get(glue.get("id"))
    sites = () if shape is None else _sites(shape.find(qn("p:spPr")))
    if int(glue.get("idx")) >= len(sites):
        return ()
    x, y, width, height = _frame(shape)
    across, down = sites[int(glue.get("idx"))]
    return (x + across * width, y + down * height)


def _sites(look: Any) -> Sequence[Point]:
    """The sites of a shape, in shares of its frame: its preset's, or its own (20.1.9.8)."""
    preset = look.find(qn("a:prstGeom"))
    if preset is not None:
        return _SITES[preset.get("prst")]
    shares = dict(_GUIDES)
    for guide in look.iter(qn("a:gd")):
        operation, _length, share, whole = guide.get("fmla").split()
        assert operation == "*/"
        shares[guide.get("name")] = int(share) / int(whole)
    return [
        (shares[place.get("x")], shares[place.get("y")]) for place in look.iterfind(f".//{qn('a:cxn')}/{qn('a:pos')}")
    ]


def _frame(shape: Any) -> tuple[float, float, float, float]:
    frame = shape.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
    offset, extent = frame.find(qn("a:off")), frame.find(qn("a:ext"))
    lengths = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    x, y, width, height = (int(length) / EMU for length in lengths)
    return x, y, width, height


def _points(connector: Any) -> Iterator[Point]:
    """The preset's points, flipped within the frame, then turned about its middle."""
    frame = connector.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
    geometry = connector.find(f"{qn('p:spPr')}/{qn('a:prstGeom')}")
    x, y, width, height = _frame(connector)
    turn = radians(int(frame.get("rot", "0")) / 60000)
    for across, down in _preset(geometry):
        u = (-1 if frame.get("flipH") == "1" else 1) * (across - 0.5) * width
        v = (-1 if frame.get("flipV") == "1" else 1) * (down - 0.5) * height
        yield x + width / 2 + u * cos(turn) - v * sin(turn), y + height / 2 + u * sin(turn) + v * cos(turn)


def _preset(geometry: Any) -> tuple[Point, ...]:
    match geometry.get("prst"):
        case "line" | "straightConnector1":
            return (0.0, 0.0), (1.0, 1.0)
        case "bentConnector2":
            return (0.0, 0.0), (1.0, 0.0), (1.0, 1.0)
        case "bentConnector3":
            formula = next(iter(geometry.iter(qn("a:gd"))), None)
            turn = int(formula.get("fmla").split()[1]) / 100_000 if formula is not None else 0.5
            return (0.0, 0.0), (turn, 0.0), (turn, 1.0), (1.0, 1.0)
        case other:
            raise AssertionError(f"no connector of ours is a {other}")
