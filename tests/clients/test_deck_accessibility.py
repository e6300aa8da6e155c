"""Every deck keeps every rule for those who hear it or see it badly, and says what its finished pages say, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from sinopack.page import (
    Chart,
    Connector,
    Deck,
    Group,
    Item,
    Picture,
    PlaceholderKind,
    Role,
    Shape,
    Slide,
    Table,
    TextBox,
    formulas_of,
)
from sinopack.render.powerpoint import draw
from tests.clients.deck_faults import faults_of, names_in_order
from tests.layout.slides.decks import THEMES, laid
from tests.layout.slides.reading import leaves
from tests.layout.slides.test_decks import SCREENS

DECKS = [(*screen, theme) for screen in SCREENS for theme in THEMES]
Drawn = tuple[Deck, Path]


@pytest.fixture(scope="module", params=DECKS, ids="-".join)
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """A finished deck, and its file."""
    deck = laid(*request.param).result
    path = tmp_path_factory.mktemp("deck") / "slides.pptx"
    with path.open("wb") as file:
        draw(deck, file)
    return deck, path


@pytest.fixture
def pairs(drawn: Drawn) -> list[tuple[Slide, Any]]:
    """Each finished slide with the slide of the file."""
    deck, path = drawn
    return list(zip(deck.slides, Presentation(str(path)).slides, strict=True))


def test_no_rule_is_broken(drawn: Drawn) -> None:
    assert [str(fault) for fault in faults_of(drawn[1])] == []


def test_it_is_read_in_the_order_of_the_finished_page(pairs: list[tuple[Slide, Any]]) -> None:
    for finished, slide in pairs:
        keys = [item.key for item in _opened(_title_first(finished.page.items))]
        names = names_in_order(slide)
        assert len(names) == len(keys)
        assert [(name, key) for name, key in zip(names, keys, strict=True) if not name.endswith(f" {key}")] == []


def test_tables_say_which_cells_are_heads_and_what_they_are_about(pairs: list[tuple[Slide, Any]]) -> None:
    for finished, slide in pairs:
        tables = [item for item in finished.page.items if isinstance(item, Table)]
        frames = [
            each for each in slide._element.iter(qn("p:graphicFrame")) if next(each.iter(qn("a:tbl")), None) is not None
        ]
        for table, frame in zip(tables, frames, strict=True):
            flags = next(frame.iter(qn("a:tblPr"))).attrib
            assert (flags.get("firstRow") == "1", flags.get("firstCol") == "1") == (
                table.header_rows > 0, table.header_column,
            )  # fmt: skip
            described = next(frame.iter(qn("p:cNvPr"))).get("descr")
            assert finished.title in described
            assert str(len(table.rows)) in described


def test_each_run_is_in_the_language_of_the_finished_page(pairs: list[tuple[Slide, Any]]) -> None:
    for finished, slide in pairs:
        wanted = {
            (run.style.language, piece)
            for item in leaves(finished.page.items)
            for paragraph in _paragraphs(item)
            for run in paragraph.runs
            for piece in run.text.split("\n")
            if piece and not run.style.link
        }
        said = {
            (run.find(qn("a:rPr")).get("lang"), run.findtext(qn("a:t")))
            for run in slide._element.iter(qn("a:r"), qn("a:fld"))
            if run.find(f".//{qn('a:hlinkClick')}") is None
        }
        assert said == wanted


def test_what_is_drawn_is_described_in_the_words_of_the_page(pairs: list[tuple[Slide, Any]]) -> None:
    for finished, slide in pairs:
        wanted = [_alternative(item) for item in _opened(finished.page.items)]
        said = [each.get("descr", "") for each in slide._element.iter(qn("p:cNvPr"))]
        assert list(filter(None, said)) == list(filter(None, wanted))


def test_slides_are_in_sections_and_notes_under_their_slides(drawn: Drawn) -> None:
    deck, path = drawn
    file = Presentation(str(path))
    sections = [each.get("name") for each in file.part._element.iter() if each.tag.endswith("}section")]
    wanted = [slide.section or deck.properties.title for slide in deck.slides]
    assert sections == [name for index, name in enumerate(wanted) if index == 0 or wanted[index - 1] != name]
    for finished, slide in zip(deck.slides, file.slides, strict=True):
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        assert "".join(notes.split()) == "".join("".join(each.text for each in finished.notes).split())


def _opened(items: Sequence[Item]) -> Iterator[Item]:
    """Items in order, each group before what is in it, each text before the formulas in it."""
    for item in items:
        yield item
        if isinstance(item, TextBox | Table):
            yield from formulas_of(item)
        if isinstance(item, Group):
            yield from _opened(item.items)


def _title_first(items: Sequence[Item]) -> list[Item]:
    """The title before all else that is read; decoration stays where it is."""
    (title,) = [
        index
        for index, item in enumerate(items)
        if isinstance(item, TextBox) and item.placeholder and item.placeholder.kind is PlaceholderKind.TITLE
    ]
    before = items[:title]
    drawn = [item for item in before if isinstance(item, Shape | Connector)]
    read = [item for item in before if not isinstance(item, Shape | Connector)]
    assert [item.role for item in read] in ([], [Role.LABEL])  # a section's numeral, which is part of the title
    return [*drawn, items[title], *read, *items[title + 1 :]]


def _paragraphs(item: Item) -> Iterator[Any]:
    if isinstance(item, TextBox):
        yield from item.paragraphs
    elif isinstance(item, Table):
        yield from (paragraph for row in item.rows for cell in row for paragraph in cell.paragraphs)


def _alternative(item: Item) -> str:
    """What is said of an item: of a text with formulas or blanks, its words with what stands for these."""
    if isinstance(item, TextBox):
        has_blank = any(run.style.blank for paragraph in item.paragraphs for run in paragraph.runs)
        return item.said if has_blank or list(formulas_of(item)) else ""
    return item.alternative if isinstance(item, Chart | Group | Picture | Shape | Table) else ""
