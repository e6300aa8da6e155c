"""Diagrams of the handout: never parted, in the narrow column if they fit there, and a list where there is no room."""

from __future__ import annotations

import pytest

from sinopack.content.model import Diagram
from sinopack.geometry import Rect
from sinopack.page import Group, Item, Role, TextBox
from sinopack.problems import Severity
from tests.layout.handout.laid import PAPERS, LaidOut, laid, loaded
from tests.layout.handout.reading import flat, text_boxes


def figures(handout: LaidOut) -> list[Group]:
    return [group for page in handout.document.pages for group in _groups(page.items)]


def _groups(items: tuple[Item, ...]) -> list[Group]:
    return [item for item in items if isinstance(item, Group) and item.role is Role.FIGURE and "diagram" in item.key]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_diagram_is_drawn_once_inside_its_sheet(paper: str) -> None:
    handout = laid("diagrams", paper)
    found = figures(handout)
    typed = [block for section in loaded("diagrams").sections for block in section.body if isinstance(block, Diagram)]
    assert len({group.key for group in found}) == len(found) == len(typed) - len(handout.notices)
    for page in handout.document.pages:
        for group in _groups(page.items):
            room = Rect(0, 0, page.size.width, page.size.height)
            for item in flat(group.items):
                assert item.rect.x >= room.x + 30
                assert item.rect.right <= room.right - 30
                assert item.rect.bottom <= room.bottom - 50


def test_what_is_read_aloud_names_every_box_and_label() -> None:
    for group in figures(laid("diagrams", "A4")):
        for box in (item for item in group.items if isinstance(item, TextBox)):
            assert all(paragraph.text in group.alternative for paragraph in box.paragraphs), box.key


def test_one_without_room_is_a_list_and_its_author_is_told() -> None:
    handout = laid("diagrams", "A4", "large-print")
    told = [notice for notice in handout.notices if "Twelve boxes, deep" in notice.message]
    assert [notice.message for notice in told] == [
        "The diagram “Twelve boxes, deep” is too large for large print and is set as a list."
    ]
    assert told[0].severity is Severity.NOTICE
    assert told[0].place is not None
    said = [box.text for page in handout.document.pages for box in text_boxes(page) if "deep-said" in box.key]
    assert said[0] == "Drought leads to Poor harvest"
    assert "Debt leads to New taxes (the treasury is empty)" in said
