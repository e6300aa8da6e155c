"""The lines of a diagram: what arrows they hold, between which boxes.

In: the steps and boxes of a diagram. Out: boxes in the order in which they are first named, arrows by their numbers.
What cannot be drawn is noted at its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Any, Protocol

from msgspec import Struct

from sinopack.content.dates import HistoricDate
from sinopack.content.fields import lines_of, text_or_list
from sinopack.content.findings import note
from sinopack.content.markup import Inline, Span
from sinopack.problems import Place, Problem
from sinopack.source.near import listed, nearest

_ARROW = re.compile(r"\s*(?:<?[-–—=]+>|[→⇒⟶➔➜]|\bleads? to\b)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\s*[,;]\s+|\s*[，；、]\s*)(?!\d[\d\s./–-]*(?:[,;，；、]|$))")
"""What stands between names; not before a number alone, for that is a year: “Fighting, 1969”."""
_LABEL = re.compile(r":\s+")
_LOOP_SHOWN = 6
"""The boxes of a loop that are named."""


class StepLike(Protocol):
    @property
    def step(self) -> str: ...
    @property
    def text(self) -> Inline | None: ...
    @property
    def dates(self) -> HistoricDate | None: ...
    @property
    def place(self) -> Place | None: ...


class BoxLike(Protocol):
    @property
    def box(self) -> str: ...
    @property
    def id(self) -> str | None: ...
    @property
    def text(self) -> Inline | None: ...
    @property
    def dates(self) -> HistoricDate | None: ...
    @property
    def place(self) -> Place | None: ...


class DrawnBox(Struct, frozen=True):
    """A box: its text, a line of detail, and when it was."""

    text: str
    detail: Inline | None = None
    dates: HistoricDate | None = None
    place: Place | None = None


class Arrow(Struct, frozen=True):
    """An arrow from one box to another, by their numbers, with what is said of it."""

    start: int
    end: int
    label: Inline | None = None
    place: Place | None = None


Drawn = tuple[tuple[DrawnBox, ...], tuple[Arrow, ...]]


def steps_of(value: Any) -> Any:
    """Steps typed as one text, a line each, as a list of them."""
    if not isinstance(value, str):
        return value
    found = text_or_list(value)
    return lines_of(value) if isinstance(found, list) and len(found) == 1 else found


class _Names:
    """The boxes by what the author calls them. With `known` ones, no others can be named."""

    def __init__(self, known: Sequence[BoxLike]) -> None:
        self.boxes: list[DrawnBox] = []
        self._numbers: dict[str, int] = {}
        self._is_closed = bool(known)
        for box in known:
            names = {_plain(name) for name in (box.box, box.id) if name}
            if names & set(self._numbers):
                again = _plain(box.box) in self._numbers
                message = (
                    f"“{box.box}” is in this list twice." if again else f"The id “{box.id}” is another box's, too."
                )
                advice = "Take one of them out." if again else "Give one of them another."
                note(Problem(message, box.place, advice=advice))
                if again:
                    continue
            self._numbers |= dict.fromkeys(names, len(self.boxes))
            self.boxes.append(DrawnBox(box.box, box.text, box.dates, box.place))

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._numbers

    def number(self, name: str, place: Place | None) -> int | None:
        """The number of the box of that name; None where there can be none."""
        if name not in self:
            if self._is_closed:
                self._say_unknown(name, place)
                return None
            self._numbers[_plain(name)] = len(self.boxes)
            self.boxes.append(DrawnBox(name, place=place))
        return self._numbers[_plain(name)]

    def _say_unknown(self, name: str, place: Place | None) -> None:
        texts = [box.text for box in self.boxes]
        meant = nearest(name, texts)
        message = f"There is no box “{name}”." + (f" Did you mean “{meant}”?" if meant else "")
        boxes = "The boxes are" if len(texts) > 1 else "The only box is"
        advice = f"{boxes} {listed(texts)}. Name one of them, or add this one."
        if any(_BETWEEN.search(text) for text in texts):
            advice += " A box with a comma in its name needs an `id`, to be named by beside another."
        note(Problem(message, place, advice=advice))


def read_causes(steps: Sequence[StepLike], boxes: Sequence[BoxLike], place: Place | None) -> Drawn:
    """The boxes and arrows of `One, Another -> Effect -> Later effect: what is said of it`."""
    names = _Names(boxes)
    arrows: dict[tuple[int, int], Arrow] = {}
    if not any(_ARROW.search(step.step) for step in steps):
        advice = "Type `Cause -> Effect` on each line; for things in their order, type `diagram: sequence`."
        note(Problem("No line of this diagram has an arrow.", steps[0].place or place, advice=advice))
        return tuple(names.boxes), ()
    for step in steps:
        if step.dates:
            note(Problem("An arrow has no dates.", step.place, advice="Give them to a box, under `boxes`."))
        line, label = _with_label(step)
        sides = _ARROW.split(line)
        if len(sides) < 2 or not all(side.strip() for side in sides):
            what = "has nothing on one side of its arrow" if len(sides) > 1 else "has no arrow"
            note(Problem(f"This line {what}.", step.place, advice="Type `Cause -> Effect`."))
            continue
        groups = [[names.number(name, step.place) for name in _sides(side, names)] for side in sides]
        for starts, ends in pairwise(groups):
            for start, end in product(starts, ends):
                if start is not None and end is not None:
                    _add(Arrow(start, end, label, step.place), arrows, names.boxes)
    _mind_loops(arrows, names.boxes)
    return tuple(names.boxes), tuple(arrows.values())


def _with_label(step: StepLike) -> tuple[str, Inline | None]:
    """The line, and what is said of its arrow: behind a colon, where it was typed as one text."""
    last = [found.end() for found in _ARROW.finditer(step.step)]
    colon = _LABEL.search(step.step, last[-1]) if last and step.text is None else None
    if colon is None:
        return step.step, step.text
    return step.step[: colon.start()], Inline((Span(step.step[colon.end() :].strip()),), step.place)


def _sides(side: str, names: _Names) -> list[str]:
    """The names on one side of an arrow, with commas between them unless they are one name."""
    return [side.strip()] if side in names else [name.strip() for name in _BETWEEN.split(side) if name.strip()]


def _add(arrow: Arrow, arrows: dict[tuple[int, int], Arrow], boxes: Sequence[DrawnBox]) -> None:
    start, end = boxes[arrow.start].text, boxes[arrow.end].text
    if arrow.start == arrow.end:
        advice = "An arrow leads from one box to another."
        note(Problem(f"“{start}” cannot lead to itself.", arrow.place, advice=advice))
    elif (arrow.start, arrow.end) in arrows:
        message = f"The arrow from “{start}” to “{end}” is there already."
        note(Problem(message, arrow.place, advice="Take one of the two out."))
    else:
        arrows[arrow.start, arrow.end] = arrow


def _mind_loops(arrows: dict[tuple[int, int], Arrow], boxes: Sequence[DrawnBox]) -> None:
    """Notes each arrow that leads back to where its cause came from, and takes it out."""
    following: dict[int, list[int]] = {}
    for (start, end), arrow in list(arrows.items()):
        path = _path(end, start, following)
        if not path:
            following.setdefault(start, []).append(end)
            continue
        del arrows[start, end]
        named = [boxes[number].text for number in (*path, end)]
        shown = named if len(named) <= _LOOP_SHOWN else [*named[: _LOOP_SHOWN - 2], "…", named[-1]]
        message = f"These arrows run in a ring: {' → '.join(shown)}."
        advice = "Causes run one way, so take one of these arrows out; `diagram: cycle` draws a ring of its steps."
        note(Problem(message, arrow.place, advice=advice))


def _path(start: int, end: int, following: dict[int, list[int]]) -> list[int]:
    """The boxes from one to another along the arrows, both included; none where no arrows lead there."""
    before = {start: start}
    waiting = [start]
    while waiting:
        box = waiting.pop(0)
        if box == end:
            path = [box]
            while path[-1] != start:
                path.append(before[path[-1]])
            return path[::-1]
        for other in following.get(box, ()):
            if other not in before:
                before[other] = box
                waiting.append(other)
    return []


def read_order(steps: Sequence[StepLike], *, is_ring: bool) -> Drawn:
    """The boxes of steps in their order, and the arrows from each to the next; of a ring, also from the last to the
    first. A line with arrows is several steps."""
    boxes: list[DrawnBox] = []
    for box in _in_order(steps):
        if not boxes or _plain(box.text) != _plain(boxes[-1].text):
            boxes.append(box)
        elif len(boxes) > 1 or box.place is not boxes[-1].place:
            message = f"“{box.text}” stands here twice, one after the other."
            note(Problem(message, box.place, advice="Take one of them out."))
    if is_ring:
        if len(boxes) > 1 and _plain(boxes[-1].text) == _plain(boxes[0].text):
            boxes.pop()  # whoever draws a ring by hand ends where it began
        _mind_repeated(boxes)
    count = len(boxes)
    pairs = [(number, (number + 1) % count) for number in range(count if is_ring and count > 1 else count - 1)]
    return tuple(boxes), tuple(Arrow(start, end, None, boxes[start].place) for start, end in pairs)


def _in_order(steps: Sequence[StepLike]) -> Iterator[DrawnBox]:
    last = ""
    for step in steps:
        texts = [text.strip() for text in _ARROW.split(step.step) if text.strip()]
        if not texts:
            note(Problem("This line has nothing but an arrow.", step.place, advice="Type what happens."))
        for number, text in enumerate(texts):
            if len(texts) > 1 and number == 0 and _plain(text) == _plain(last):
                continue  # `A -> B` and then `B -> C` go on from one another
            is_last = number == len(texts) - 1
            yield DrawnBox(text, step.text if is_last else None, step.dates if is_last else None, step.place)
            last = text


def _mind_repeated(boxes: Sequence[DrawnBox]) -> None:
    seen: set[str] = set()
    for box in boxes:
        if _plain(box.text) in seen:
            message = f"“{box.text}” is in this ring twice."
            note(Problem(message, box.place, advice="Take one of them out; the last step leads back to the first."))
        seen.add(_plain(box.text))


def _plain(name: str) -> str:
    """A name as it is compared: capitals and the number of spaces make no difference."""
    return " ".join(name.split()).casefold()
