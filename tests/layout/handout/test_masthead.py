"""The first page: the contents never stand on the main column, on each other, or off the sheet."""

from __future__ import annotations

from itertools import combinations

import pytest

from sinopack.content.model import Pack
from sinopack.layout.handout.sheet import sheet_of
from sinopack.page import Page, Role
from tests.layout.handout.laid import PAPERS, LaidOut, laid_out
from tests.layout.handout.reading import inked, overlap, text_boxes
from tests.plan.typed import typed

RICH = """
  dates: 1917/1969
  subtitle: From comrades to enemies
  enquiry: Why did the closest allies of the Cold War come to the brink of a war with each other?
  course: History
  level: Ages 14–18
  author: A. Teacher
  licence: CC BY 4.0
  objectives: [explain why it broke, weigh ideas against interests, use sources]
  summary: Two countries met, helped each other, quarrelled and nearly fought, all within fifty years.
"""


def pack_of(sections: int, head: str = RICH, title: str = "A pack") -> Pack:
    body = "".join(f"  - {{title: Section number {n} of many, dates: {1900 + n}}}\n" for n in range(1, sections + 1))
    return typed(f"pack:\n  title: {title}\n{head.strip(chr(10))}\nsections:\n{body}")


def first_pages(found: LaidOut) -> list[Page]:
    """The pages on which anything of the masthead stands."""
    keys = ("pack-", "masthead", "contents-", "objective", "enquiry", "summary", "era-")
    return [page for page in found.document.pages if any(item.key.startswith(keys) for item in page.items)]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sections", [1, 2, 5, 12, 22, 40])
@pytest.mark.parametrize("head", [RICH, ""], ids=["rich", "bare"])
def test_nothing_overlaps(paper: str, sections: int, head: str) -> None:
    found = laid_out(pack_of(sections, head), paper)
    for page in first_pages(found):
        lines = list(inked(page))
        assert [(a, b) for (a, p), (b, q) in combinations(lines, 2) if overlap(p, q) > 0.5] == []
        bottom = found.sheet.bottom * found.factor + 0.5
        assert [item.key for item in page.items if item.rect.bottom > bottom and "footer" not in item.key] == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sections", [2, 12, 40])
def test_every_part_is_in_the_contents_with_its_page(paper: str, sections: int) -> None:
    found = laid_out(pack_of(sections), paper)
    entries = {box.key: box.text for page in found.document.pages for box in text_boxes(page)}
    numbers = {name.name: n for n, page in enumerate(found.document.pages, 1) for name in page.destinations}
    listed = [key for key in entries if key.startswith("contents-section") and key.endswith("-page")]
    assert len(listed) == sections
    for key in listed:
        assert entries[key] == str(numbers[key.removeprefix("contents-").removesuffix("-page")])


def test_a_pack_of_one_part_has_no_contents() -> None:
    (page, *_) = laid_out(pack_of(1), "A4").document.pages
    assert not [item for item in page.items if item.key.startswith("contents")]


def test_course_and_level_share_the_line_however_long_they_are() -> None:
    head = f"  course: {'A very long course name ' * 6}\n  level: {'a very long level ' * 6}\n"
    (page, *_) = laid_out(pack_of(2, head), "A5").document.pages
    found = {box.key: box.rect for box in text_boxes(page)}
    assert found["pack-course"].right < found["pack-level"].x
    assert found["masthead-name"].y >= max(found["pack-course"].bottom, found["pack-level"].bottom)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_long_title_is_set_smaller(paper: str) -> None:
    title = "A title of ninety characters that goes on about its subject until there is no room left"
    (page, *_) = laid_out(pack_of(3, title=title), paper).document.pages
    (box,) = [each for each in text_boxes(page) if each.role is Role.TITLE]
    assert len(box.lines) <= 3
    assert box.paragraphs[0].leading / (2**0.5 if paper == "A3" else 1) < 52
    assert box.rect.right <= (sheet_of(paper).left + sheet_of(paper).width) * (2**0.5 if paper == "A3" else 1) + 0.1
