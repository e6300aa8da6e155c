"""What drawing a page has done to the rest of its file, step by step, so that it can be done again to another file.

In: steps, as they are taken. Out: a `Script`; `perform` takes its steps again, and raises Differs where one of them
would no longer lead where it did: then the page must be drawn anew. Elements of the tree are numbered as they are met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sinopack.page import Picture
from sinopack.render.pdf.objects import Value

if TYPE_CHECKING:
    from sinopack.render.pdf.sheet import Sheet
    from sinopack.render.pdf.structure import Element

Step = tuple[Any, ...]
"""What is done, by name, and to what; elements by their numbers. A step that gives an element ends in its tag."""


class Differs(Exception):
    """The file is not as it was when the script was written."""


class Script:
    """The steps of one page. `base` is the element in which the page begins."""

    def __init__(self, base: Element) -> None:
        self.steps: list[Step] = []
        self._numbers: dict[int, int] = {id(base): 0}
        self._kept: list[Element | None] = [base]

    def note(self, kind: str, element: Element | None, *details: Value | dict[str, Value] | None) -> None:
        """Write down something that is done to an element, or without one."""
        self.steps.append((kind, None if element is None else self._numbers[id(element)], *details))

    def note_element(
        self, kind: str, found: Element | None, tag: str | None, element: Element, *details: Value
    ) -> None:
        """Write down how an element was made or found; None where there was none."""
        self.note(kind, element, *details, tag)
        if found is not None:
            self._numbers.setdefault(id(found), len(self._kept))
        self._kept.append(found)

    def note_picture(self, picture: Picture, label: str) -> None:
        """Write down that a picture is on the page, and how it is called there."""
        self.steps.append(("picture", picture, label))


def perform(steps: tuple[Step, ...], base: Element, sheet: Sheet) -> None:
    """Do to a sheet's file what the steps say. Raises Differs, in the middle of it."""
    assert sheet.tagger is not None
    structure = sheet.tagger.structure
    elements: list[Any] = [base]
    child, piece = structure.child, structure.piece
    for step in steps:
        match step[0]:
            case "child":  # nearly all steps are one of these two
                _, parent, tag, key, found = step
                element = child(elements[parent], tag, key)
                if element.tag != found:
                    raise Differs
                elements.append(element)
            case "piece":
                piece(elements[step[1]])
            case "known":
                _, parent, key, found = step
                elements.append(_same(structure.known(elements[parent], key), found))
            case "last":
                elements.append(_same(structure.last(elements[step[1]]), step[2]))
            case "around":
                elements.append(_same(structure.around(elements[step[1]]), step[2]))
            case "say":
                structure.say(elements[step[1]], step[2], step[3])
            case "attribute":
                structure.attribute(elements[step[1]], step[2], step[3])
            case "identify":
                structure.identify(elements[step[1]])
            case "link":
                sheet.annotate(step[2], None if step[1] is None else elements[step[1]])
            case "leads":
                _agree(sheet.is_reached(step[2]), step[3])
            case "picture":
                _agree(sheet.use_picture(step[1]), step[2])
            case _:
                raise AssertionError(step)


def _agree(now: object, then: object) -> None:
    if now != then:
        raise Differs


def _same(element: Element | None, tag: str | None) -> Element | None:
    """The element, if it has the tag that it had."""
    if (element and element.tag) != tag:
        raise Differs
    return element
