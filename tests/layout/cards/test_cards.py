"""Cards: as many on a page as their texts allow, as large as they can be; what does not fit is said at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack.geometry import Rect
from sinopack.layout import Laid
from sinopack.page import Document, Role, Table, TextBox
from sinopack.problems import Problems
from tests.layout.cards.made import EVENTS, PEOPLE, QUESTIONS, flashcards, pack_of, sorting_cards, terms

LONG = "It means a great deal, and every word of it has to stand on the card. "


def boxes(laid: Laid[Document]) -> list[TextBox]:
    return [item for page in laid.result.pages for item in page.items if isinstance(item, TextBox)]


def sizes(laid: Laid[Document], part: str) -> set[float]:
    """The sizes of the texts whose key holds a word."""
    found = [box for box in boxes(laid) if part in box.key and not box.key.startswith("sheet-")]
    return {run.style.size for box in found for paragraph in box.paragraphs for run in paragraph.runs}


def long_term(times: int) -> str:
    return f"terms:\n  - Short: A few words\n  - Long: {LONG * times}\n"


def overlap(one: Rect, two: Rect) -> bool:
    across = min(one.right, two.right) - max(one.x, two.x)
    return across > 0.1 and min(one.bottom, two.bottom) - max(one.y, two.y) > 0.1


def test_a_page_has_eight_cards_and_a_back_behind_it(tmp_path: Path) -> None:
    laid = flashcards(pack_of(terms(11)), tmp_path)

    assert [page.key for page in laid.result.pages] == [
        "sheet-1-front", "sheet-1-back", "sheet-2-front", "sheet-2-back",
    ]  # fmt: skip
    assert [sum("-front-rule" in item.key for item in page.items) for page in laid.result.pages] == [8, 0, 3, 0]
    assert [sum("-back-rule" in item.key for item in page.items) for page in laid.result.pages] == [0, 8, 0, 3]
    assert laid.notices == ()


@pytest.mark.parametrize(("times", "cards"), [(3, 8), (14, 6), (20, 4), (30, 2)])
def test_a_long_text_makes_cards_larger_and_fewer(tmp_path: Path, times: int, cards: int) -> None:
    laid = flashcards(pack_of(long_term(times)), tmp_path)

    marks = sum(item.key.startswith("cut-left") for item in laid.result.pages[0].items) - 1
    across = sum(item.key.startswith("cut-top") for item in laid.result.pages[0].items) - 1
    assert marks * across == cards
    if cards == 8:
        assert laid.notices == ()
    else:
        (notice,) = laid.notices
        assert f"so a page has {cards}" in notice.message
        assert notice.place
        assert "Long" in notice.place.text


def test_a_number_that_is_asked_for_holds_and_what_does_not_fit_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(Problems) as found:
        flashcards(pack_of(long_term(14), products="flashcards: {cards: 8 a page}"), tmp_path)

    (problem,) = found.value.problems
    assert "does not fit on a card of 8 on a page, even at 9 pt" in problem.message
    assert problem.place
    assert "Long" in problem.place.text
    assert "cards: 6" in problem.advice


@pytest.mark.parametrize(("profile", "floor"), [("standard", 9.0), ("large-print", 18.0), ("dyslexia-friendly", 13.0)])
def test_no_text_of_a_card_is_smaller_than_its_readers_need(tmp_path: Path, profile: str, floor: float) -> None:
    laid = flashcards(pack_of(long_term(8), PEOPLE, EVENTS), tmp_path, profile)

    on_cards = {size for end in ("-front-", "-back-") for size in sizes(laid, end)}
    assert min(on_cards) >= floor - 0.001


def test_a_short_text_is_larger_than_a_long_one(tmp_path: Path) -> None:
    laid = flashcards(pack_of(long_term(5)), tmp_path)

    assert min(sizes(laid, "term-short-back-1")) > max(sizes(laid, "term-long-back-1"))


@pytest.mark.parametrize("cards", ["2", "8", "12"])
def test_nothing_overlaps_and_every_text_is_inside_its_card(tmp_path: Path, cards: str) -> None:
    text = pack_of(terms(), PEOPLE, EVENTS, QUESTIONS,
                   products=f"flashcards: {{cards: {cards}, of: [terms, people, dates, questions]}}")  # fmt: skip
    for page in flashcards(text, tmp_path).result.pages:
        found = [item for item in page.items if isinstance(item, TextBox)]
        for index, one in enumerate(found):
            assert all(not overlap(one.rect, two.rect) for two in found[index + 1 :]), one.text
        rules = {item.key.removesuffix("-rule"): item.rect for item in page.items if item.key.endswith("-rule")}
        height = (page.size.height - 2 * 36.85) / {"2": 2, "8": 4, "12": 4}[cards]
        for box in found:
            owner = max((key for key in rules if box.key.startswith(f"{key}-")), key=len, default="")
            if owner:
                rule = rules[owner]
                assert rule.x - 0.1 <= box.rect.x <= box.rect.right <= rule.right + 0.1, box.key
                assert rule.y < box.rect.y < box.rect.bottom <= rule.y + height - 14.0, box.key


def test_every_card_says_its_pack_kind_and_number_on_both_sides(tmp_path: Path) -> None:
    laid = flashcards(pack_of(terms(1), PEOPLE), tmp_path)

    for end in ("front", "back"):
        said = [(box.text, box.key) for box in boxes(laid) if box.key.endswith((f"-{end}-name", f"-{end}-pack"))]
        assert [text for text, _ in said] == ["Term 1", "The Long March", "Person 1", "The Long March"]


def test_the_key_of_sorting_cards_is_a_page_of_its_own_for_teachers(tmp_path: Path) -> None:
    text = pack_of(EVENTS)
    with_key, without = sorting_cards(text, tmp_path), sorting_cards(text, tmp_path, with_key=False)

    assert with_key.result.pages[:-1] == without.result.pages
    (key,) = with_key.result.pages[-1:]
    (letters,) = [item for item in key.items if item.key == "sorting-key-letters"]
    (table,) = [item for item in key.items if item.role is Role.TABLE]
    rows = [[cell.text for cell in row] for row in table.rows[1:]]
    assert [row[1] for row in rows] == ["1 October 1949", "14 February 1950", "February 1956", "July 1960"]
    assert letters.text.split() == [row[0] for row in rows]
    on_cards = {box.text: box.key for box in boxes(without) if box.key.endswith("-front-name")}
    texts = {box.key.removesuffix("-front-1"): box.text for box in boxes(without) if box.key.endswith("-front-1")}
    assert [texts[on_cards[row[0]].removesuffix("-front-name")] for row in rows] == [row[2] for row in rows]


def test_a_long_key_goes_on_over_pages(tmp_path: Path) -> None:
    events = "".join(f"  - {1800 + number}: Event {number} of a long list\n" for number in range(90))
    laid = sorting_cards(pack_of(f"timeline:\n{events}"), tmp_path)

    keys = [page for page in laid.result.pages if page.key.startswith("sorting-key")]
    assert len(keys) > 1
    tables = [item for page in keys for item in page.items if item.role is Role.TABLE]
    assert sum(len(table.rows) - 1 for table in tables) == 90
    for page, table in zip(keys, tables, strict=True):
        assert table.rect.bottom <= page.size.height - 48.0
        assert [cell.text for cell in table.rows[0]] == ["Card", "Date", "Event"]


def test_students_cards_tell_no_date(tmp_path: Path) -> None:
    laid = sorting_cards(pack_of(EVENTS), tmp_path, with_key=False)

    said = " ".join(box.text for box in boxes(laid))
    assert not any(year in said for year in ("1949", "1950", "1956", "1960", "October", "February", "July"))


def test_an_event_that_names_its_year_is_told(tmp_path: Path) -> None:
    text = pack_of("timeline:\n  - 1949: The year 1949 begins\n  - 1950: A treaty\n")

    (notice,) = sorting_cards(text, tmp_path).notices
    assert "tell its year" in notice.message
    assert notice.place
    assert "1949 begins" in notice.place.text


def test_a_question_without_a_short_answer_is_told(tmp_path: Path) -> None:
    laid = flashcards(pack_of(QUESTIONS, products="flashcards: questions"), tmp_path)

    (notice,) = laid.notices
    assert "on no flashcard" in notice.message
    assert notice.place
    assert "How far" in notice.place.text
    assert sum(box.key.endswith("-front-name") for box in boxes(laid)) == 2


def test_a_pack_without_anything_for_cards_says_so(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="nothing to make flashcards of"):
        flashcards(pack_of(), tmp_path)
    with pytest.raises(Problems, match="no events to put in order"):
        sorting_cards(pack_of(), tmp_path)


def test_the_same_pack_gives_the_same_cards(tmp_path: Path) -> None:
    text = pack_of(terms(), PEOPLE, EVENTS)

    assert flashcards(text, tmp_path).result == flashcards(text, tmp_path).result
    assert sorting_cards(text, tmp_path).result == sorting_cards(text, tmp_path).result


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk", "vi", "zh"])
def test_how_to_print_is_said_whole_in_every_language(tmp_path: Path, language: str) -> None:
    """On A4 and Letter the line below the cards, and that above them, lose no word."""
    for paper in ("A4", "Letter"):
        text = pack_of(terms(1), EVENTS, print=f"paper: {paper}").replace("pack: The Long March",
            f"pack: {{title: The Long March, language: {language}}}")  # fmt: skip
        for laid in (flashcards(text, tmp_path), sorting_cards(text, tmp_path, with_key=False)):
            said = [box.text for box in boxes(laid) if box.key.endswith(("-foot-left", "-head-left"))]
            assert said
            assert not any("…" in text for text in said)


def test_italics_are_italics_but_in_a_profile_bold(tmp_path: Path) -> None:
    text = pack_of("terms:\n  - {term: Book, meaning: A *title* stands here.}\n")
    for profile, slanted in (("standard", True), ("large-print", False), ("dyslexia-friendly", False)):
        runs = [
            run
            for box in boxes(flashcards(text, tmp_path, profile=profile))
            for paragraph in box.paragraphs
            for run in paragraph.runs
            if run.text == "title"
        ]
        assert [(run.style.font.italic, run.style.font.bold) for run in runs] == [(slanted, not slanted)]


@pytest.mark.parametrize(("profile", "least"), [("large-print", 18.0), ("dyslexia-friendly", 13.0)])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_on_cards_or_their_key_is_smaller_than_a_profile_says(
    tmp_path: Path, profile: str, least: float, paper: str
) -> None:
    text = pack_of(terms(3), EVENTS, print=f"paper: {paper}")
    for laid in (flashcards(text, tmp_path, profile=profile), sorting_cards(text, tmp_path, profile=profile)):
        found = [size for page in laid.result.pages for item in page.items for size in sizes_in(item)]
        assert min(found) >= least


def sizes_in(item: object) -> list[float]:
    """The sizes of all that is set in a text box or a table."""
    if isinstance(item, Table):
        texts = [paragraph for row in item.rows for cell in row for paragraph in cell.paragraphs]
    else:
        texts = list(item.paragraphs) if isinstance(item, TextBox) else []
    return [run.style.size for paragraph in texts for run in paragraph.runs]
