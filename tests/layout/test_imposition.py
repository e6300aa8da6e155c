"""Booklets and pairs of pages: their order against sequences that printers know, and their places read from the PDF."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sinopack
from sinopack import content
from sinopack.layout.handout.sheet import PAPERS
from sinopack.layout.imposition import booklet_order, imposed, pair_order
from sinopack.layouts import Layouts
from sinopack.page import Document, Page
from sinopack.report import Product, Target
from tests.layout.handout.laid import loaded

EIGHT = ((8, 1), (2, 7), (6, 3), (4, 5))
SIXTEEN = ((16, 1), (2, 15), (14, 3), (4, 13), (12, 5), (6, 11), (10, 7), (8, 9))


def test_the_known_sequences() -> None:
    assert booklet_order(4) == ((4, 1), (2, 3))
    assert booklet_order(8) == EIGHT
    assert booklet_order(16) == SIXTEEN


def test_missing_pages_are_blank_and_last() -> None:
    assert booklet_order(6) == ((None, 1), (2, None), (6, 3), (4, 5))
    assert booklet_order(1) == ((None, 1), (None, None))
    assert pair_order(3) == ((1, 2), (3, None))
    assert pair_order(2, repeat=True) == ((1, 1), (2, 2))


@given(st.integers(1, 200))
def test_a_folded_booklet_reads_in_order(pages: int) -> None:
    """Folding is done here by hand: sheets in one another, then leaf by leaf from the front."""
    sides = booklet_order(pages)
    assert len(sides) % 2 == 0
    sheets = [(sides[number], sides[number + 1]) for number in range(0, len(sides), 2)]
    first_half = [page for front, back in sheets for page in (front[1], back[0])]
    second_half = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    read = first_half + second_half
    assert [page for page in read if page] == list(range(1, pages + 1))
    assert read[:pages] == list(range(1, pages + 1)), "blanks are last"
    assert len(read) - pages < 4


def master(product: Product, name: str = "rome", **settings: object) -> tuple[Document, Document]:
    """What is imposed, and the pages that it was made from."""
    pack = loaded(name)
    products = pack.products.model_copy(
        update={key: getattr(pack.products, key).model_copy(update=value) for key, value in settings.items()}
    )
    layouts = Layouts(pack.model_copy(update={"products": products}), Path())
    made = layouts.of(Target(product))
    half = pack.model_copy(update={"print": pack.print.model_copy(update={"paper": "A5"})})
    pages = Layouts(half, Path()).of(Target(Product.HANDOUT))
    assert isinstance(made, Document)
    assert isinstance(pages, Document)
    return made, pages


def test_a_booklet_is_as_many_sheets_as_its_pages_take() -> None:
    made, pages = master(Product.BOOKLET)
    assert len(made.pages) == 2 * -(-len(pages.pages) // 4)
    assert {(page.size.width, page.size.height) for page in made.pages} == {(2 * 419.53, 595.28)}
    assert made.bookmarks == ()


def test_each_page_twice_on_a_sheet_to_cut_apart() -> None:
    made, pages = master(Product.TWO_UP, two_up={"repeat": True})
    assert len(made.pages) == len(pages.pages)
    (page, *_), width = made.pages, pages.pages[0].size.width
    there = [item.rect for item in page.items if not item.key.startswith("mark-")]
    half = len(there) // 2
    for left, right in zip(there[:half], there[half:], strict=True):
        assert right.x - left.x == pytest.approx(width)
        assert (right.y, right.width) == pytest.approx((left.y, left.width))


def test_keys_are_unique_and_marks_stand_in_the_middle() -> None:
    pages = master(Product.HANDOUT)[1].pages
    (side, *_) = imposed(pages, pair_order(len(pages)))
    keys = [item.key for item in side.items if item.key.startswith("1-")]
    assert {key.partition("/")[0] for key in keys} == {"1-0", "1-1"}
    marks = [item.rect for item in side.items if item.key.startswith("mark-")]
    assert {mark.x for mark in marks} == {side.size.width / 2}


@pytest.mark.parametrize(("paper", "sheet"), [("A4", "A4"), ("A3", "A3"), ("Letter", "Letter"), ("A5", "A4")])
def test_two_pages_fill_a_sheet_of_the_paper(tmp_path: Path, paper: str, sheet: str) -> None:
    path = tmp_path / "content.yaml"
    path.write_text(f"pack: {{title: T}}\nsections: [S]\nprint: {{paper: {paper}}}\n", encoding="utf-8")
    made = Layouts(content.load(path), tmp_path).of(Target(Product.TWO_UP))
    assert isinstance(made, Document)
    scale = 2**0.5 if sheet == "A3" else 1.0
    size = PAPERS[sheet]
    assert (made.pages[0].size.width, made.pages[0].size.height) == pytest.approx(
        (size.height * scale, size.width * scale), abs=3.0
    )


def test_a_booklet_binds_inside(tmp_path: Path) -> None:
    """Read back from the PDF: the outer margins of a spread are alike, and so are those in its middle."""
    report = sinopack.build(Path(__file__).parents[1] / "packs" / "rome" / "content.yaml", tmp_path, only=["booklet"])
    document = pypdfium2.PdfDocument(io.BytesIO(report.files[0].path.read_bytes()))
    spread = document[1]  # pages 2 and the last but one
    middle = spread.get_width() / 2
    left = min(edge[0] for edge in _edges(spread) if edge[2] < middle)
    assert left == pytest.approx(12 * 72 / 25.4, abs=1.0), "page 2 has its narrow margin outside"
    first = min(edge[0] for edge in _edges(document[0]) if edge[0] > middle)
    assert first - middle == pytest.approx(16 * 72 / 25.4, abs=1.0), "page 1 has its wide margin inside"


def _edges(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    text = page.get_textpage()
    return [text.get_rect(index) for index in range(text.count_rects())]


def test_pages_bind_inside_only_if_the_pack_says_so() -> None:
    lefts = {}
    for binding in ("left", "inside"):
        pack = loaded("rome")
        pack = pack.model_copy(update={"print": pack.print.model_copy(update={"binding": binding})})
        made = Layouts(pack, Path()).of(Target(Product.HANDOUT))
        assert isinstance(made, Document)
        lefts[binding] = [_left(page) for page in made.pages]
    narrow, wide = 16 * 72 / 25.4, 20 * 72 / 25.4
    assert lefts["left"] == pytest.approx([wide] * len(lefts["left"]), abs=0.01)
    expected = [narrow if number % 2 == 0 else wide for number in range(1, len(lefts["inside"]) + 1)]
    assert len(expected) > 1
    assert lefts["inside"] == pytest.approx(expected, abs=0.01)


def _left(page: Page) -> float:
    return min(item.rect.x for item in page.items if item.key.startswith("footer-rule"))
