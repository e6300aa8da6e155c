"""Extracts in the handout: the numbers beside their lines are right in every width and on every page."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from sinopack.page import Item, Page, TextBox
from tests.layout.handout.laid import laid_out
from tests.layout.handout.reading import flat
from tests.plan.typed import typed

SENTENCE = "Whoever takes a toll at the bridge should also be the one who mends the bridge, said number {}."
PARAGRAPHS = [" ".join(SENTENCE.format(f"{part}{n}") for n in range(7)) for part in "abcdef"]
BODY = "\n\n".join([*PARAGRAPHS[:3], "1. The toll is taken once.\n2. The mill is open.", *PARAGRAPHS[3:]])
PACK_TEXT = f"""
pack: A pack
sections:
  - title: S
    body:
      - extract: |
          {BODY.replace(chr(10), chr(10) + " " * 10)}
        id: petition
        by: The people of a town
        source: book
        words:
          toll: money for a road
          f6: a number
          hegemony: power
questions:
  - question: What is asked for in lines 5 to 10?
    source: petition
sources:
  - book: A book
"""
PACK = typed(PACK_TEXT)
SHEETS = [
    ("A4", "standard"),
    ("Letter", "standard"),
    ("A5", "standard"),
    ("A4", "large-print"),
    ("A4", "dyslexia-friendly"),
]


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of the extract: its baseline on its page, and that page."""

    page: int
    baseline: float


def boxes(page: Page) -> list[TextBox]:
    return [item for item in flat(page.items) if isinstance(item, TextBox)]


def is_of_the_text(item: Item) -> bool:
    around = getattr(item, "within", ())
    return any(each.key.endswith("-words") for each in around)


@pytest.mark.parametrize(("paper", "profile"), SHEETS)
def test_every_fifth_line_has_its_number(paper: str, profile: str) -> None:
    pages = laid_out(PACK, paper, profile=profile).document.pages
    lines = [
        SetLine(number, box.rect.y + line.baseline)
        for number, page in enumerate(pages)
        for box in boxes(page)
        if is_of_the_text(box) and not box.key.endswith("-note")
        for line in box.lines
    ]
    numbers = {
        int(box.text): SetLine(number, box.rect.y + box.lines[0].baseline)
        for number, page in enumerate(pages)
        for box in boxes(page)
        if "-line-" in box.key
    }
    assert len({line.page for line in lines}) > 1 or profile == "standard"
    assert sorted(numbers) == list(range(5, len(lines) + 1, 5))
    for number, found in numbers.items():
        assert found.page == lines[number - 1].page
        assert found.baseline == pytest.approx(lines[number - 1].baseline, abs=0.01)


@pytest.mark.parametrize(("paper", "profile"), SHEETS)
def test_hard_words_have_notes_and_the_others_are_explained_below(paper: str, profile: str) -> None:
    said = [box for page in laid_out(PACK, paper, profile=profile).document.pages for box in boxes(page)]
    notes = [box.text for box in said if box.key.endswith("-note")]
    assert notes == ["toll\nmoney for a road", "f6\na number"]
    assert any(box.text == "hegemony: power" for box in said)


def test_a_question_leads_to_the_extract_that_it_names() -> None:
    document = laid_out(PACK, "A4").document
    see = next(box for page in document.pages for box in boxes(page) if box.text == "See Source A, section 1.")
    (link,) = {run.style.link for paragraph in see.paragraphs for run in paragraph.runs}
    assert link == "#s-extract-petition"
    assert link[1:] in {destination.name for page in document.pages for destination in page.destinations}


def test_a_paraphrase_says_so_and_exact_words_do_not() -> None:
    paraphrased = typed(
        PACK_TEXT.replace("        source: book\n", "        source: book\n        paraphrase: yes\n", 1)
    )
    said = [
        next(
            box.text
            for page in laid_out(pack, "A4").document.pages
            for box in boxes(page)
            if box.key.endswith("petition-by")
        )
        for pack in (paraphrased, PACK)
    ]
    assert said == ["The people of a town. Paraphrase. A book.", "The people of a town. A book."]
