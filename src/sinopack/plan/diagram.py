"""Diagrams: the author's boxes and arrows as they are drawn, and the same in sentences.

In: a diagram of the content model. Out: a planned block, whose alternative text is made from the same boxes and arrows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from msgspec.structs import replace

from sinopack.content import model
from sinopack.content.diagram_lines import DrawnBox
from sinopack.plan import blocks
from sinopack.plan.planner import Planner, plain
from sinopack.theme import Labels


def plan_diagram(diagram: model.Diagram, planner: Planner) -> blocks.DiagramOf:
    """The boxes with their dates in words, the arrows, and what both show."""
    typed, arrows = diagram.drawn
    boxes = tuple(_box(box, planner) for box in typed)
    joined = tuple(blocks.DiagramArrow(arrow.start, arrow.end, arrow.label) for arrow in arrows)
    sentences = tuple(_sentences(boxes, joined, diagram.diagram, planner.labels))
    return blocks.DiagramOf(
        kind=diagram.diagram,
        boxes=boxes,
        arrows=joined,
        alternative=diagram.alt or _alternative(sentences, diagram.diagram, planner.labels),
        sentences=sentences,
        title=diagram.title,
        caption=diagram.caption,
        key=planner.key(diagram),
        place=diagram.place,
    )


def _box(box: DrawnBox, planner: Planner) -> blocks.DiagramBox:
    text = replace(plain(box.text), place=box.place)
    return blocks.DiagramBox(text, box.detail, planner.date(box.dates, short=True))


def _sentences(
    boxes: tuple[blocks.DiagramBox, ...], arrows: tuple[blocks.DiagramArrow, ...], kind: str, labels: Labels
) -> Iterator[str]:
    """Of causes, what each arrow says, then the boxes without arrows; else the boxes in their order. What else a box
    holds is said where it is first named."""
    told: set[int] = set()

    def said(number: int) -> str:
        box = boxes[number]
        if number in told:
            return box.text.text
        told.add(number)
        name = labels("noted", text=box.text.text, note=box.detail.text) if box.detail else box.text.text
        return labels("event-on", date=box.dates, event=name) if box.dates else name

    if kind == "causes":
        for arrow in arrows:
            first, second = said(arrow.start), said(arrow.end)
            sentence = labels("leads-to", first=first, second=second)
            yield labels("noted", text=sentence, note=arrow.label.text) if arrow.label else sentence
    yield from (said(number) for number in range(len(boxes)) if number not in told)


def _alternative(sentences: tuple[str, ...], kind: str, labels: Labels) -> str:
    listed = reduce(lambda first, second: labels("listed", first=first, second=second), sentences)
    match kind:
        case "causes":
            return labels("causes-of", steps=listed)
        case "cycle":
            return labels("cycle-of", steps=listed)
        case _:
            return labels("sequence-of", steps=listed)
