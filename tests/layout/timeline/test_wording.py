"""What is said of a scale, and the signs of categories."""

from __future__ import annotations

import pytest

from sinopack.geometry import Rect
from sinopack.layout.timeline.scale import Demand, Mode, Room, ScalePiece, TimeScale, broken, even, proportional
from sinopack.layout.timeline.symbols import MOST_SHAPES, letter, symbol
from sinopack.layout.timeline.wording import scale_notes
from sinopack.page import Colour
from sinopack.theme import load_labels

EN = load_labels("en")
INK = Colour("ink", "000000")


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (0.01, "To scale: 3 hours"), (0.2, "To scale: 2 days"), (5.0, "To scale: 2 months"), (40.0, "To scale: 1 year"),
        (52.0, "To scale: 2 years"), (1000.0, "To scale: 50 years"), (4500.0, "To scale: 200 years"),
    ],
)  # fmt: skip
def test_a_bar_is_a_round_time(years: float, words: str) -> None:
    (note,) = scale_notes(proportional((0.0, years), 600.0), EN, 14.0)
    assert note.words == words
    assert note.bar >= 14.0


def test_the_bar_is_as_long_as_it_says() -> None:
    scale = proportional((1900.0, 1952.0), 600.0)
    (note,) = scale_notes(scale, EN, 14.0)
    assert note.bar == pytest.approx(scale.at(1902.0) - scale.at(1900.0))


def test_each_piece_of_a_broken_scale_has_its_bar() -> None:
    demand = Demand((1900.0, 1990.0), (10.0, 10.0))
    scale = broken([(1910.0, 1980.0)], demand, (1900.0, 2000.0), Room(400.0))
    said = scale_notes(scale, EN, 14.0)
    assert [note.words for note in said] == [
        "The scale changes at each break", "1900–1909: 1 year", "1980–1999: 2 years",
    ]  # fmt: skip


def test_plurals_are_right() -> None:
    assert scale_notes(proportional((0.0, 52.0), 600.0), load_labels("ru"), 14.0)[0].words == "В масштабе: 2 года"
    assert scale_notes(proportional((0.0, 1000.0), 600.0), load_labels("pl"), 14.0)[0].words == "W skali: 50 lat"


def test_what_is_not_to_scale_says_so() -> None:
    assert scale_notes(even([1.0, 2.0], (1.0, 3.0), 400.0), EN, 14.0)[0].words.startswith("Not to scale")


def test_years_before_christ() -> None:
    pieces = (ScalePiece(-99.0, -49.0, 0.0, 100.0), ScalePiece(1.0, 50.0, 120.0, 400.0))
    said = scale_notes(TimeScale(Mode.BROKEN, pieces), EN, 14.0)
    assert said[1].words.replace("\u00a0", " ").startswith("100–51 BC")


def test_each_category_has_a_shape_of_its_own() -> None:
    rect = Rect(0.0, 0.0, 6.0, 6.0)
    shapes = [symbol(number, MOST_SHAPES, rect, INK, "sign") for number in range(1, MOST_SHAPES + 1)]
    looks = {(shape.outline, shape.fill, shape.stroke is None) for shape in shapes if shape}
    assert len(looks) == MOST_SHAPES
    assert symbol(1, MOST_SHAPES + 1, rect, INK, "sign") is None
    assert [letter(1), letter(27)] == ["A", "AA"]


def test_few_months_and_days_are_told_by_name() -> None:
    pieces = (ScalePiece(1944 + 152 / 366, 1944 + 154 / 366, 0.0, 100.0), ScalePiece(1945.0, 1946.5, 120.0, 400.0))
    said = scale_notes(TimeScale(Mode.BROKEN, pieces), EN, 14.0)
    found = [note.words.rpartition(":")[0].replace("\u00a0", " ") for note in said[1:]]
    assert found == ["1–2 Jun 1944", "Jan 1945 – Jul 1946"]
