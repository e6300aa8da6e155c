"""What holds for every slide of every pack, on both screens and in both themes."""

from __future__ import annotations

import pytest

from sinopack.layout import Laid
from sinopack.layout.slides.split import words_in
from sinopack.page import Deck, Group, PlaceholderKind, Role, Table, TextBox
from sinopack.plan import plan_deck
from sinopack.plan.blocks import Points, TableOf
from sinopack.problems import Problems
from sinopack.theme import load_labels
from tests.clients.rejoined import is_said
from tests.layout.slides.decks import PACKS, THEMES, laid, loaded
from tests.layout.slides.reading import (
    boxes,
    cells,
    is_furniture,
    leaves,
    letters,
    noted,
    outside,
    overlaps,
    placeholders,
    said,
    sizes,
    slides_of,
    tables,
    titles,
)
from tests.plan.asked import texts_typed

TOO_WIDE = ("long-word", "4:3")
"""A title of one word of 120 letters, over a table on a narrow slide: the one thing in the packs that cannot fit."""
SCREENS = [(name, ratio) for name in PACKS for ratio in ("16:9", "4:3") if (name, ratio) != TOO_WIDE]
LEAST = 20.0
LEAST_OF_TABLES_AND_CAPTIONS = 18.0
LEAST_OF_FOOTERS = 14.0
SMALL = ("-by", "-about", "-key", "-caption")
"""The ends of the keys of what is set like a caption: who said it, its context, what the life rules mean, what stands
under decoration."""


@pytest.fixture(params=[(*screen, theme) for screen in SCREENS for theme in THEMES], ids="-".join)
def found(request: pytest.FixtureRequest) -> Laid[Deck]:
    return laid(*request.param)


@pytest.fixture
def deck(found: Laid[Deck]) -> Deck:
    return found.result


def test_each_slide_shows_one_title_and_no_other_has_it(deck: Deck) -> None:
    for slide in deck.slides:
        (title,) = [box for box in boxes(slide) if box.role is Role.TITLE]
        assert (title.placeholder and title.placeholder.kind) is PlaceholderKind.TITLE
        assert slide.title == title.said.replace("\n", " ") != ""
    assert len(set(titles(deck))) == len(deck.slides)


def test_nothing_lies_over_anything_else(deck: Deck) -> None:
    assert [(slide.title, pair) for slide in deck.slides for pair in overlaps(slide)] == []


def test_everything_is_on_its_slide_and_in_its_box(deck: Deck) -> None:
    assert [(slide.title, key) for slide in deck.slides for key in outside(slide)] == []


def test_no_text_is_set_below_its_floor(deck: Deck) -> None:
    small = []
    for slide in deck.slides:
        drawn = [item for item in slide.page.items if isinstance(item, Group) and item.alternative]
        labels = {id(item) for item in leaves(drawn)}
        for item in leaves(slide.page.items):
            if isinstance(item, TextBox | Table):
                least = _floor(item, is_label=id(item) in labels)
                small += [(slide.title, item.key, size) for size in sizes(item) if size < least]
    assert small == []


def _floor(item: TextBox | Table, *, is_label: bool) -> float:
    """`is_label` says that it is part of a drawing, which is described as a whole."""
    if is_furniture(item):
        return LEAST_OF_FOOTERS
    is_small = (
        is_label
        or _is_code(item)
        or item.role in (Role.TABLE, Role.CAPTION, Role.NOTE, Role.LABEL)
        or item.key.endswith(SMALL)
    )
    return LEAST_OF_TABLES_AND_CAPTIONS if is_small else LEAST


def _is_code(item: TextBox | Table) -> bool:
    """Whether it is program code, whose lines are kept whole as a table's rows are."""
    paragraphs = item.paragraphs if isinstance(item, TextBox) else ()
    fonts = {run.style.font.family for paragraph in paragraphs for run in paragraph.runs if run.text.strip()}
    return fonts == {"Liberation Mono"}


def test_every_placeholder_is_one_of_its_layout_and_filled_once(deck: Deck) -> None:
    offered = {
        layout.name: {(each.ref.kind, each.ref.index) for each in layout.placeholders} for layout in deck.layouts
    }
    for slide in deck.slides:
        refs = placeholders(slide)
        assert set(refs) <= offered[slide.layout]
        assert len(refs) == len(set(refs))


def test_keys_are_different_within_a_slide_and_of_the_slides(deck: Deck) -> None:
    assert len({slide.page.key for slide in deck.slides}) == len(deck.slides)
    for slide in deck.slides:
        groups = [item.key for item in slide.page.items if isinstance(item, Group)]
        keys = [*groups, *(item.key for item in leaves(slide.page.items))]
        assert [key for key in keys if keys.count(key) > 1] == []


def test_a_points_slide_has_five_points_and_forty_five_words(deck: Deck) -> None:
    for slide in slides_of(deck, "Points"):
        for points in (box for box in boxes(slide) if box.key.endswith("-points")):
            count = len(points.paragraphs)
            words = sum(words_in(paragraph.text) for paragraph in points.paragraphs)
            most = 77 if points.key.startswith(("sources", "credits")) else 45
            assert count <= 5
            assert count == 1 or words <= most


def test_points_of_a_group_have_one_size(deck: Deck) -> None:
    groups: dict[str, set[float]] = {}
    for slide in slides_of(deck, "Points"):
        for points in (box for box in boxes(slide) if box.key.endswith("-points")):
            groups.setdefault(slide.title.rsplit(" (", 1)[0], set()).update(sizes(points))
    assert {title: found for title, found in groups.items() if len(found) > 1} == {}


def test_every_notice_has_a_place(found: Laid[Deck]) -> None:
    assert [notice.message for notice in found.notices if notice.place is None] == []


@pytest.mark.parametrize(("name", "ratio"), SCREENS)
def test_no_text_is_lost(name: str, ratio: str) -> None:
    pack, deck = loaded(name), laid(name, ratio).result
    shown, notes = said(deck.slides), noted(deck.slides)
    parts = set(pack.slides.parts)
    lost = []
    for section in pack.sections if "sections" in parts else ():
        if section.show.slides:
            lost += [point.text.text for point in section.key_points if point.show.slides]
    lost += [person.name for person in pack.people if person.show.slides and "people" in parts]
    if "terms" in parts:
        lost += [text for term in pack.terms if term.show.slides for text in (term.term, term.meaning.text)]
    if "questions" in parts:
        asked = [question for question in pack.questions if question.show.slides]
        lost += [text.text for question in asked for text in texts_typed(question)]
    if "takeaways" in parts:
        lost += [takeaway.text.text for takeaway in pack.takeaways if takeaway.show.slides]
    assert [text for text in lost if letters(text) not in shown] == []
    texts = [person.text.text for person in pack.people if person.text and person.show.slides and "people" in parts]
    assert [text for text in texts if notes.count(letters(text)) != texts.count(text)] == []


@pytest.mark.parametrize(("name", "ratio"), SCREENS)
def test_points_and_rows_appear_once_and_in_order(name: str, ratio: str) -> None:
    pack, deck = loaded(name), laid(name, ratio).result
    plan = plan_deck(pack, load_labels(pack.pack.language))
    points = [
        point.text.text for slide in plan.slides if isinstance(slide.block, Points) for point in slide.block.points
    ]
    lists = [box.said for slide in deck.slides for box in boxes(slide) if box.key.endswith("-points")]
    assert letters("".join(lists)) == letters("".join(points))
    for block in (slide.block for slide in plan.slides if isinstance(slide.block, TableOf)):
        parts = [
            cells(table) for slide in deck.slides for table in tables(slide) if table.key.split("/")[0] == block.key
        ]
        typed = [[cell.text for cell in row] for row in block.rows]
        assert is_said(typed, parts, block.header_rows, header_column=block.header_column)


def test_a_word_too_wide_for_its_slide_is_the_authors_problem() -> None:
    with pytest.raises(Problems) as raised:
        laid(*TOO_WIDE)
    (problem,) = raised.value.problems
    assert "does not fit on its slide, even at 20 pt" in problem.message
    assert problem.place is not None
    assert problem.place.line == 25
