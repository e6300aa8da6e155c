"""Slide notes: the deck's own slides, made small, with lines or with the speaker's notes beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from sinopack.content.products import PER_PAGE
from sinopack.geometry import Rect
from sinopack.layout import lay_out_deck, lay_out_slide_notes
from sinopack.layout.handout.sheet import sheet_of
from sinopack.layout.slide_notes.grid import Grid, cells_of
from sinopack.layout.slide_notes.room import LINE_PITCH
from sinopack.layouts import Layouts
from sinopack.page import BulletKind, Connector, Deck, Document, Item, Page, Role, Shape, TextBox, shown
from sinopack.report import Product, Target
from tests.layout.handout.laid import PACKS, loaded, on_paper
from tests.layout.handout.reading import flat

PACK_NAMES = ("sample", "rome", "every-block", "many-questions")


@cache
def deck(name: str) -> Deck:
    return lay_out_deck(loaded(name), PACKS[name].parent).result


@cache
def notes(name: str, per_page: int = 3, paper: str = "A4", *, with_notes: bool = False) -> Document:
    pack = on_paper(loaded(name), paper)
    settings = pack.products.slide_notes.model_copy(update={"per_page": per_page})
    pack = pack.model_copy(update={"products": pack.products.model_copy(update={"slide_notes": settings})})
    return lay_out_slide_notes(pack, deck(name), PACKS[name].parent, with_notes=with_notes).result


def frames(page: Page) -> list[Shape]:
    return [item for item in page.items if isinstance(item, Shape) and item.key.endswith("-frame")]


def inside(rect: Rect, outer: Rect, slack: float = 0.01) -> bool:
    return (
        rect.x >= outer.x - slack
        and rect.y >= outer.y - slack
        and rect.right <= outer.right + slack
        and rect.bottom <= outer.bottom + slack
    )


@pytest.mark.parametrize("per_page", PER_PAGE)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_slide_is_there_once_and_in_order(per_page: int, paper: str) -> None:
    made, count = notes("rome", per_page, paper), len(deck("rome").slides)
    assert len(made.pages) == -(-count // per_page)
    keys = [frame.key for page in made.pages for frame in frames(page)]
    assert keys == [f"slide-{number}-frame" for number in range(1, count + 1)]
    assert [bookmark.title for bookmark in made.bookmarks] == [slide.title for slide in deck("rome").slides]


@pytest.mark.parametrize("name", PACK_NAMES)
def test_a_small_slide_holds_what_the_slide_holds(name: str) -> None:
    made = notes(name)
    drawn = {item.key: item for page in made.pages for item in flat(page.items)}
    for number, slide in enumerate(deck(name).slides, 1):
        frame = drawn[f"slide-{number}-frame"].rect
        factor = frame.width / deck(name).size.width
        for item in flat(slide.page.items):
            if getattr(item, "role", None) is not None and item.role.value == "footer":
                continue
            small = drawn[f"slide-{number}/{item.key}"]
            assert small.rect.width == pytest.approx(item.rect.width * factor, abs=0.01)
            assert small.rect.x == pytest.approx(frame.x + item.rect.x * factor, abs=0.01)
            assert small.rect.y == pytest.approx(frame.y + item.rect.y * factor, abs=0.01)
            if isinstance(item, TextBox):
                assert isinstance(small, TextBox)
                assert small.text == item.text


@pytest.mark.parametrize("per_page", PER_PAGE)
def test_lines_to_write_on_stand_in_the_room_and_an_even_pitch_apart(per_page: int) -> None:
    page = notes("rome", per_page).pages[0]
    first = [item for item in page.items if isinstance(item, Connector) and item.key.startswith("slide-1-line-")]
    assert len(first) >= 3
    pitches = {round(b.y1 - a.y1, 3) for a, b in pairwise(first)}
    assert pitches == {LINE_PITCH}
    slides = [frame.rect for frame in frames(page)]
    for line in first:
        assert not any(
            slide.x < line.x2 and line.x1 < slide.right and slide.y < line.y1 < slide.bottom for slide in slides
        )


@pytest.mark.parametrize("per_page", PER_PAGE)
@pytest.mark.parametrize("paper", ["A4", "Letter", "A5"])
@pytest.mark.parametrize("slides", ["16:9", "4:3"])
def test_cells_fill_the_page_and_keep_apart(per_page: int, paper: str, slides: str) -> None:
    from sinopack.layout.slides.grid import RATIOS

    sheet = sheet_of(paper)
    cells = cells_of(Grid(per_page, sheet, RATIOS[slides]))
    assert len(cells) == per_page
    for cell in cells:
        assert inside(cell.whole, Rect(0.0, sheet.top, sheet.width, sheet.bottom - sheet.top))
        assert inside(cell.slide, cell.whole)
        assert inside(cell.room, cell.whole)
        assert cell.slide.width / cell.slide.height == pytest.approx(RATIOS[slides].width / RATIOS[slides].height)
        assert cell.room.height >= LINE_PITCH
        assert cell.slide.right <= cell.room.x or cell.slide.bottom <= cell.room.y
    assert max(cell.whole.bottom for cell in cells) == pytest.approx(sheet.bottom, abs=10)
    assert max(cell.whole.right for cell in cells) == pytest.approx(sheet.width)


@pytest.mark.parametrize("name", PACK_NAMES)
@pytest.mark.parametrize("per_page", PER_PAGE)
def test_all_that_the_speaker_reads_is_there_and_nothing_is_cut(name: str, per_page: int) -> None:
    made = notes(name, per_page, with_notes=True)
    for number, slide in enumerate(deck(name).slides, 1):
        meant = "".join("".join(note.text.split()) for note in slide.notes)
        boxes = list(_notes_of(made, number))
        said = "".join("".join(line.text.split()) for box, _ in boxes for line in box.lines)
        hyphens = sum(line.hyphen for box, _ in boxes for line in box.lines)
        assert len(said) - hyphens == len(meant)
        for box, page in boxes:
            assert box.rect.bottom <= page.size.height - 40


def _notes_of(document: Document, number: int) -> Iterator[tuple[TextBox, Page]]:
    for page in document.pages:
        for item in flat(page.items):
            if isinstance(item, TextBox) and item.key.startswith(f"slide-{number}-notes-"):
                yield item, page


@pytest.mark.parametrize("per_page", PER_PAGE)
def test_notes_do_not_stand_on_slides_or_on_one_another(per_page: int) -> None:
    for page in notes("sample", per_page, with_notes=True).pages:
        boxes = [item for item in page.items if isinstance(item, TextBox) and "-notes-" in item.key]
        solid: list[Item] = [*frames(page), *boxes]
        for index, one in enumerate(solid):
            for other in solid[index + 1 :]:
                assert (
                    one.rect.right <= other.rect.x + 0.5
                    or other.rect.right <= one.rect.x + 0.5
                    or one.rect.bottom <= other.rect.y + 0.5
                    or other.rect.bottom <= one.rect.y + 0.5
                )


def test_students_are_told_nothing_that_the_speaker_reads() -> None:
    assert not any(box for number in range(1, 60) for box in _notes_of(notes("sample"), number))


def test_keys_are_unique_but_for_what_goes_on() -> None:
    for page in notes("every-block", 6).pages:
        keys = [item.key for item in page.items]
        assert len(set(keys)) == len(keys)


def test_every_page_says_whose_edition_it_is() -> None:
    for made, has_notes in ((notes("sample"), False), (notes("sample", with_notes=True), True)):
        for page in made.pages:
            foot = " ".join(item.text for item in page.items if isinstance(item, TextBox) and item.role is Role.FOOTER)
            assert ("Teacher’s edition" in foot) is has_notes


def test_marks_of_lists_are_smaller_than_the_text() -> None:
    boxes = [box for n in range(1, 60) for box, _ in _notes_of(notes("sample", with_notes=True), n)]
    marked = [(box.paragraphs[0], box.paragraphs[0].bullet) for box in boxes if box.paragraphs[0].bullet]
    squares = [(each, bullet) for each, bullet in marked if bullet and bullet.kind is BulletKind.SQUARE]
    assert squares
    assert all(0.3 < bullet.size / each.runs[0].style.size < 0.6 for each, bullet in squares)


@pytest.mark.parametrize("name", PACK_NAMES)
@pytest.mark.parametrize("theme", ["two-colour", "plain", "ink-saving"])
def test_slides_on_paper_are_the_decks_own_on_white(name: str, theme: str) -> None:
    """Every box where it is in the deck, with the same words in the same lines; no ground that takes toner."""
    pack = loaded(name)
    pack = pack.model_copy(update={"slides": pack.slides.model_copy(update={"theme": theme})})
    usual, paper = (lay_out_deck(pack, PACKS[name].parent, on_paper=each).result for each in (False, True))
    for one, other in zip(usual.slides, paper.slides, strict=True):
        assert [(item.key, item.rect) for item in flat(one.page.items)] == [
            (item.key, item.rect) for item in flat(other.page.items)
        ]
        for a, b in zip(flat(one.page.items), flat(other.page.items), strict=True):
            if isinstance(a, TextBox):
                assert isinstance(b, TextBox)
                assert [line.text for line in a.lines] == [line.text for line in b.lines]
    assert {page.ground.rgb for page in shown(paper) if page.ground} <= {"FFFFFF"}


def test_the_product_is_made_from_slides_on_paper() -> None:
    made = Layouts(loaded("sample"), PACKS["sample"].parent).of(Target(Product.SLIDE_NOTES))
    assert isinstance(made, Document)
    grounds = [item for page in made.pages for item in page.items if item.key.endswith("-ground")]
    assert len(grounds) > 40
    assert all(isinstance(item, Shape) and item.fill and item.fill.rgb == "FFFFFF" for item in grounds)
