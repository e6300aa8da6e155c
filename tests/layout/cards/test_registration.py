"""Backs lie behind their fronts: read from the PDF by PDFium, from nothing that sinopack says of itself.

The cells are told from the cut marks of a front. A sheet that is turned over its long edge puts what stands at x on its
back behind width - x of its front; over its short edge, what stands at y behind height - y.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.layout.cards.made import EVENTS, PEOPLE, drawn, flashcards, pack_of, sorting_cards, terms

MILLIMETRE = 72 / 25.4
CLOSE = 0.1 * MILLIMETRE
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, as a PDF has them."""


class Side:
    """One side of a sheet as PDFium sees it; `seen` turns a place on a back into the place of the front before it."""

    def __init__(self, page: Any, turned_over: str = "") -> None:
        self.page, self.turned_over = page, turned_over
        self.width, self.height = page.get_size()
        self.text = page.get_textpage()

    def seen(self, box: Box) -> Box:
        left, bottom, right, top = box
        match self.turned_over:
            case "long-edge":
                return self.width - right, bottom, self.width - left, top
            case "short-edge":
                return left, self.height - top, right, self.height - bottom
            case _:
                return box

    def shapes(self) -> list[Box]:
        return [each.get_bounds() for each in self.page.get_objects() if each.type == pdfium.FPDF_PAGEOBJ_PATH]

    def letters(self) -> list[tuple[str, Box]]:
        """Every letter with where it is, seen from the front."""
        found = []
        for index in range(self.text.count_chars()):
            box = self.text.get_charbox(index)
            letter = self.text.get_text_range(index, 1)
            if letter.strip():
                found.append((letter, self.seen(box)))
        return found

    def angles(self) -> set[float]:
        count = self.text.count_chars()
        letters = [n for n in range(count) if self.text.get_text_range(n, 1).strip()]
        return {round(pdfium.FPDFText_GetCharAngle(self.text, n), 2) for n in letters}


def cells(front: Side) -> list[Box]:
    """The cells that the cut marks tell: those above the cards say where columns end, those on the left rows."""
    marks = [box for box in front.shapes() if max(box[2] - box[0], box[3] - box[1]) < 5 * MILLIMETRE]
    upright = [box for box in marks if box[3] - box[1] > box[2] - box[0]]
    level = [box for box in marks if box[2] - box[0] > box[3] - box[1]]
    highest, leftmost = max(box[3] for box in upright), min(box[0] for box in level)
    xs = sorted((box[0] + box[2]) / 2 for box in upright if abs(box[3] - highest) < 1)
    ys = sorted(((box[1] + box[3]) / 2 for box in level if abs(box[0] - leftmost) < 1), reverse=True)
    return [(left, bottom, right, top) for top, bottom in pairwise(ys) for left, right in pairwise(xs)]


def inside(box: Box, cell: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def words_in(side: Side, cell: Box) -> str:
    return "".join(letter for letter, box in side.letters() if inside(box, cell))


def rule_of(side: Side, cell: Box) -> Box:
    """The rule from which a side of a card hangs."""
    seen = [side.seen(box) for box in side.shapes()]
    (rule,) = [box for box in seen if inside(box, cell) and box[2] - box[0] > 20 * MILLIMETRE]
    return rule


def sides_of(data: bytes, flip: str) -> list[tuple[Side, Side]]:
    document = pypdfium2.PdfDocument(data)
    pages = list(document)
    return [(Side(front), Side(back, flip)) for front, back in zip(pages[::2], pages[1::2], strict=True)]


@pytest.mark.parametrize("flip", ["long-edge", "short-edge"])
@pytest.mark.parametrize("paper", ["A4", "Letter", "A5", "A3"])
@pytest.mark.parametrize("cards", ["2", "4", "6", "8", "10", "12"])
def test_every_back_lies_behind_its_front(tmp_path: Path, flip: str, paper: str, cards: str) -> None:
    if paper == "A5" and cards in ("10", "12"):
        pytest.skip("cards of a few centimetres")
    settings = f"flashcards: {{flip: {flip}, cards: {cards}, of: terms}}"
    data = drawn(flashcards(pack_of(terms(), products=settings, print=f"paper: {paper}"), tmp_path))

    names: list[str] = []
    for front, back in sides_of(data, flip):
        found = cells(front)
        assert len(found) == int(cards)
        for cell in found:
            asked, answered = words_in(front, cell), words_in(back, cell)
            if not asked:
                assert answered == ""
                continue
            name = re.match(r"Term(\d+)TheLongMarch", asked)
            assert name, asked
            names.append(name[1])
            assert f"Termnumber{name[1]}" in asked
            assert re.search(rf"Term{name[1]}(?!\d)", answered)  # PDFium has its own order for what is upside down
            assert f"the{name[1]}th" in answered
            ahead, behind = rule_of(front, cell), rule_of(back, cell)
            assert abs(ahead[0] - behind[0]) < CLOSE
            assert abs(ahead[2] - behind[2]) < CLOSE
            assert abs(ahead[3] - behind[3]) < CLOSE  # their upper edges; the rule of a back is finer
    assert names == [str(number) for number in range(1, 12)]


def test_a_sheet_turned_the_other_way_is_caught(tmp_path: Path) -> None:
    """Judged as if the printer turned the sheet over the other edge, backs lie behind other fronts."""
    data = drawn(flashcards(pack_of(terms(), products="flashcards: {flip: short-edge, of: terms}"), tmp_path))
    (front, back), *_ = sides_of(data, "long-edge")

    wrong = [cell for cell in cells(front) if words_in(front, cell)[:5] not in words_in(back, cell)]
    assert len(wrong) == 8


@pytest.mark.parametrize(("flip", "angles"), [("long-edge", {0.0}), ("short-edge", {3.14})])
def test_backs_are_upside_down_only_over_the_short_edge(tmp_path: Path, flip: str, angles: set[float]) -> None:
    """Cut out and turned sideways, as one turns a card, its back is upright."""
    data = drawn(flashcards(pack_of(terms(), products=f"flashcards: {{flip: {flip}}}"), tmp_path))

    for front, back in sides_of(data, flip):
        assert front.angles() == {0.0}
        assert back.angles() == angles


@pytest.mark.parametrize("paper", ["A4", "Letter", "A5", "A3"])
def test_copiers_leave_nothing_out(tmp_path: Path, paper: str) -> None:
    """Nothing is inked in the outer 5 mm, of fronts and backs and of sorting cards."""
    text = pack_of(terms(), PEOPLE, EVENTS, products="flashcards: {flip: short-edge}", print=f"paper: {paper}")
    for laid in (flashcards(text, tmp_path), sorting_cards(text, tmp_path, with_key=False)):
        for page in pypdfium2.PdfDocument(drawn(laid)):
            bitmap = page.render(scale=2, grayscale=True).to_pil()
            edge = int(5 * MILLIMETRE * 2) - 1
            width, height = bitmap.size
            for strip in ((0, 0, width, edge), (0, height - edge, width, height), (0, 0, edge, height),
                          (width - edge, 0, width, height)):  # fmt: skip
                assert bitmap.crop(strip).getextrema() == (255, 255)


def test_boxes_of_figures_lie_where_they_are_drawn(tmp_path: Path) -> None:
    """A formula on a back that is printed upside down: its place in the tags is that of its ink."""
    text = pack_of("terms:\n  - {term: Energy, meaning: 'What $E = mc^2$ says'}\n",
                   products="flashcards: {flip: short-edge, cards: 2}")  # fmt: skip
    data = drawn(flashcards(text, tmp_path))
    with pikepdf.open(BytesIO(data)) as file:
        formulas = [
            each for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Formula"
        ]
        (box,) = [[float(number) for number in each.A.BBox] for each in formulas]
    page = pypdfium2.PdfDocument(data)[1]
    shapes = [bounds for bounds in Side(page).shapes() if bounds[2] - bounds[0] < 60]
    assert any(box[0] - 1 <= shape[0] and shape[2] <= box[2] + 1 and box[1] - 1 <= shape[1] and shape[3] <= box[3] + 1
               for shape in shapes)  # fmt: skip
