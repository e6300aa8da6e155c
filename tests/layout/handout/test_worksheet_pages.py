"""Worksheets on pages: no page but the last is left half empty without need, and no part of a question is parted from
its source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from sinopack.content.model import Pack
from sinopack.layout import STANDARD
from sinopack.layout.handout.sheet import sheet_of
from sinopack.layout.profile import PROFILES
from sinopack.layout.written_on import lay_out_worksheet
from sinopack.page import Document, Page, Role, TextBox
from sinopack.plan import blocks
from sinopack.plan.worksheet import plan_worksheet
from sinopack.theme import load_labels
from tests.layout.handout.laid import PACKS, loaded
from tests.layout.slides.decks import typed

ALMOST_HALF = 0.45
NAMES = ("sample", "comparisons", "everything", "every-block", "many-questions", "question-kinds", "rome")
WAYS = [("A4", STANDARD), ("Letter", STANDARD), ("A4", "large-print"), ("A4", "dyslexia-friendly")]
NARROW = [("A5", STANDARD)]


def on(name: str, paper: str) -> Pack:
    pack = loaded(name)
    settings = pack.products.worksheet.model_copy(update={"versions": 2, "support": True})
    products = pack.products.model_copy(update={"worksheet": settings})
    return pack.model_copy(update={"print": pack.print.model_copy(update={"paper": paper}), "products": products})


@cache
def worksheet(name: str, paper: str, profile: str, variant: str) -> Document:
    return lay_out_worksheet(on(name, paper), PACKS[name].parent, profile, variant).result


def filled(document: Document, paper: str, profile: str) -> Iterator[tuple[Page, float]]:
    """Each page with the share of it above its last item."""
    sheet = sheet_of(paper) if profile == STANDARD else PROFILES[profile].sheet(paper)
    for page in document.pages:
        ends = [item.rect.bottom / sheet.scale for item in page.items]
        yield page, (max(end for end in ends if end <= sheet.bottom + 1.0) - sheet.content_top) / sheet.room


def keys(page: Page) -> list[str]:
    return [item.key for item in page.items]


@pytest.mark.parametrize("variant", ["a", "b", "support"])
@pytest.mark.parametrize(("paper", "profile"), WAYS)
@pytest.mark.parametrize("name", NAMES)
def test_no_page_but_the_last_is_left_half_empty(name: str, paper: str, profile: str, variant: str) -> None:
    """Only what cannot be divided nor made smaller may do that: a picture with its lines for names."""
    pages = list(filled(worksheet(name, paper, profile, variant), paper, profile))
    for (_, share), (following, _) in pairwise(pages):
        begins_with_picture = any("-picture" in key for key in keys(following)[:12])
        assert share >= ALMOST_HALF or begins_with_picture, keys(following)[:12]


@pytest.mark.parametrize(("paper", "profile"), [*WAYS, *NARROW])
@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_a_question_shows_its_source_or_names_it(name: str, paper: str, profile: str) -> None:
    pack = loaded(name)
    plan = plan_worksheet(on(name, paper), load_labels(pack.pack.language), "a")
    pages = worksheet(name, paper, profile, "a").pages
    asked = [block for block in plan.parts[1].blocks if isinstance(block, blocks.QuestionOf) and block.source]
    for block in asked:
        assert block.source is not None
        for page in pages:
            if any(key == block.key or key.startswith(f"{block.key}-") for key in keys(page)):
                texts = " ".join(item.said for item in page.items if isinstance(item, TextBox))
                is_shown = any(block.source.key in key for key in keys(page))
                assert is_shown or block.source.label in texts, (block.key, page.key)


LONG = """
pack: {{title: T}}
sections:
  - title: S
    body:
      - {{quote: They sailed at dawn., id: log, by: The log}}
questions:
  - {{question: Why?, source: log, marks: 9, lines: {lines}}}
"""


def test_lines_longer_than_a_page_go_on_under_the_source_which_is_not_read_again() -> None:
    pages = lay_out_worksheet(typed(LONG.format(lines=60))).result.pages
    lines = [sum("-line-" in key for key in keys(page)) for page in pages]
    assert len(pages) > 2
    assert sum(lines) == 60
    assert min(lines) >= 3
    for page in pages[1:]:
        heads = [item for item in page.items if isinstance(item, TextBox) and item.key.endswith("-continued")]
        assert [head.said for head in heads] == ["Question 1 (continued)"]
        again = [item for item in page.items if isinstance(item, TextBox) and "-again-" in item.key]
        assert any("They sailed at dawn." in item.said for item in again)
        assert {item.role for item in (*heads, *again)} == {Role.ARTIFACT}
        assert not any(item.within for item in (*heads, *again))


def test_a_short_question_has_nothing_that_is_said_again() -> None:
    (page,) = lay_out_worksheet(typed(LONG.format(lines=3))).result.pages
    assert not any("-again-" in key or key.endswith("-continued") for key in keys(page))


def test_a_question_on_the_next_page_about_the_same_source_has_it_above_it() -> None:
    lines = "\n".join(f"  - {{question: Why {number}?, source: log, lines: 12}}" for number in range(4))
    pages = lay_out_worksheet(typed(LONG.format(lines=12) + lines)).result.pages
    assert len(pages) > 1
    for page in pages:
        assert "They sailed at dawn." in " ".join(item.said for item in page.items if isinstance(item, TextBox))


def test_a_link_in_a_source_is_not_one_where_it_comes_again() -> None:
    text = LONG.format(lines=60).replace("The log", "'[The log](https://example.org)'")
    pages = lay_out_worksheet(typed(text)).result.pages

    def links(page: Page) -> list[str]:
        boxes = [item for item in page.items if isinstance(item, TextBox)]
        runs = [run for box in boxes for paragraph in box.paragraphs for run in paragraph.runs]
        return [run.style.link for run in runs if run.style.link]

    assert links(pages[0])
    assert links(pages[1]) == []


def test_the_worksheet_of_the_sample_takes_four_pages() -> None:
    assert len(lay_out_worksheet(loaded("sample"), PACKS["sample"].parent).result.pages) == 4
