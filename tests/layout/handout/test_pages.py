"""What holds for every page of every pack on every paper, and in every profile: nothing overlaps, leaves the sheet, or
is lost."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest

from sinopack.layout import STANDARD
from sinopack.layout.profile import PROFILES
from sinopack.page import UNREAD, Page, Table, TextBox
from tests.layout.handout.expected import texts_of
from tests.layout.handout.laid import PACKS, PAPERS, LaidOut, laid
from tests.layout.handout.reading import (
    cells,
    flat,
    inked,
    line_rects,
    lines_by_key,
    overlap,
    paragraphs_by_key,
    tables,
    text_boxes,
    unspaced,
)

TOLERANCE = 0.5
WIDEST_BEARING = 8.0
LEAST_FOOT = 39.0
"""The white below the footer, in points as printed: copiers crop less."""


COMBINATIONS = [
    *((name, paper, STANDARD) for name in PACKS for paper in PAPERS),
    *((name, "A4", profile) for name in PACKS for profile in PROFILES),
    *(("sample", paper, profile) for paper in PAPERS for profile in PROFILES if paper != "A4"),
]


@pytest.fixture(params=COMBINATIONS, ids=" ".join, scope="module")
def handout(request: pytest.FixtureRequest) -> LaidOut:
    return laid(*request.param)


def test_no_two_lines_overlap(handout: LaidOut) -> None:
    for page in handout.document.pages:
        lines = list(inked(page))
        found = [(a, b) for (a, first), (b, second) in combinations(lines, 2) if overlap(first, second) > TOLERANCE]
        assert found == [], page.key


def test_every_line_stands_in_its_box(handout: LaidOut) -> None:
    for page in handout.document.pages:
        for rect, lines, key in _boxes(page):
            for line in line_rects(rect, lines):
                assert line.x >= rect.x - TOLERANCE, key
                assert line.right <= rect.right + TOLERANCE, key
                assert line.bottom <= rect.bottom + TOLERANCE, key


def _boxes(page: Page):  # type: ignore[no-untyped-def]
    for box in text_boxes(page):
        yield box.rect, box.lines, box.key
    for table in tables(page):
        yield from ((rect, lines, table.key) for rect, lines in cells(table))


def test_everything_stands_within_the_margins(handout: LaidOut) -> None:
    sheet, factor = handout.sheet, handout.factor
    for page in handout.document.pages:
        assert page.size.width == pytest.approx(sheet.size.width * factor)
        for item in flat(page.items):
            rect = item.rect
            where = (page.key, item.key)
            white = WIDEST_BEARING if item.key.endswith("-numeral") else 0.0  # its ink is flush, not its box
            assert rect.x >= (sheet.left - white) * factor - TOLERANCE, where
            assert rect.right <= (sheet.left + sheet.width) * factor + TOLERANCE, where
            is_footer = item.key.startswith("footer-")
            lowest = sheet.size.height - LEAST_FOOT / factor if is_footer else sheet.bottom
            assert rect.bottom <= lowest * factor + TOLERANCE, where
            assert rect.y >= sheet.top * factor - TOLERANCE, where
            if isinstance(item, TextBox | Table) and item.role not in UNREAD:
                assert rect.y >= sheet.top * factor, where


def test_no_key_is_used_twice_on_a_page(handout: LaidOut) -> None:
    for page in handout.document.pages:
        twice = [key for key, count in Counter(item.key for item in flat(page.items)).items() if count > 1]
        assert twice == [], page.key


def test_the_lines_say_what_the_paragraphs_say(handout: LaidOut) -> None:
    """Neither breaking lines nor cutting a text over two pages loses or repeats a word."""
    pages = handout.document.pages
    paragraphs = {key: unspaced(text) for key, text in paragraphs_by_key(pages).items()}
    assert lines_by_key(pages) == paragraphs


def test_every_text_is_there_once(handout: LaidOut) -> None:
    pages = handout.document.pages
    said = Counter(
        word
        for key, text in paragraphs_by_key(pages, aloud=True).items()
        if not key.endswith("-note")
        for word in words(text)
    )
    rows = [row for page in pages for table in tables(page) if not table.key.endswith("-again") for row in table.rows]
    said += Counter(word for row in rows for cell in row for word in words(cell.said))
    wanted = Counter(word for text in texts_of(handout.plan) for word in words(text))
    assert wanted - said == Counter()


def words(text: str) -> list[str]:
    # Chinese has no spaces behind its signs.
    return [word for word in (each.strip("“”.,:;()|") for each in re.split(r"[\s。，、；：]+", text)) if word]
