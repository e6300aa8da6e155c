"""EDTF, levels 0 and 1, against another reader of it (PyPI `edtf`) where that is right, and by hand where it is not."""

from __future__ import annotations

import calendar

import pytest
from edtf import parse_edtf

from sinopack.content.date_text import DateFault, read_date
from sinopack.content.dates import HistoricDate, Moment, Precision

AGREED = (
    "1956", "1956-02", "1956-02-25", "0476", "-0043", "-0043-03-15", "-1234", "195X", "19XX", "01XX", "1956-XX",
    "1956-02-XX", "1956-XX-XX", "Y-17000", "Y17000", "1956-21", "1956-22", "1956-23", "1956?", "1956~", "1956%",
    "1956-02~", "1956-02-25?", "1949/1950", "1949-10-01/1950-02-14", "1950~/1953?", "-0043/0014", "195X/1961",
)  # fmt: skip


def decimal(moment: tuple[int, ...], *, after: bool) -> float:
    """The first instant of a day as a decimal year, or the last."""
    year, month, day = moment[:3]
    lengths = [31, 29 if is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year + (sum(lengths[: month - 1]) + day - (0 if after else 1)) / sum(lengths)


def is_leap(year: int) -> bool:
    return year % 4 == 0 if year < 1583 else calendar.isleap(year)


@pytest.mark.parametrize("text", AGREED)
def test_another_reader_agrees(text: str) -> None:
    found, other = read_date(text), parse_edtf(text)
    tolerance = 0.01 if found.start.precision is Precision.SEASON else 1e-6  # a season is a fourth of a year here
    assert found.first_year == pytest.approx(decimal(other.lower_strict(), after=False), abs=tolerance)
    assert found.last_year == pytest.approx(decimal(other.upper_strict(), after=True), abs=tolerance)


@pytest.mark.parametrize("text", ["1956?", "1956~", "1956%", "1956-02-25?", "195X?", "1956-21~"])
def test_doubt_is_kept(text: str) -> None:
    start = read_date(text).start
    assert (start.uncertain, start.approximate) == (text[-1] in "?%", text[-1] in "~%")


def test_what_a_date_is_as_precise_as() -> None:
    precisions = {
        "19XX": Precision.CENTURY, "195X": Precision.DECADE, "1956-XX": Precision.YEAR, "1956-24": Precision.SEASON,
        "1956-02-XX": Precision.MONTH, "1956-02-25": Precision.DAY, "Y-17000": Precision.YEAR,
    }  # fmt: skip
    assert {text: read_date(text).start.precision for text in precisions} == precisions


def test_winter_reaches_into_the_next_year() -> None:
    assert read_date("1956-24").start.bounds == (1956 + 11 / 12, 1957 + 2 / 12)


@pytest.mark.parametrize("text", ["../1949", "/1949", "until 1949", "–1949"])
def test_only_an_event_may_lack_its_beginning(text: str) -> None:
    assert read_date(text, unbegun=True) == HistoricDate(Moment(1949), text=text, open_start=True)
    with pytest.raises(DateFault, match="needs a beginning"):
        read_date(text)


@pytest.mark.parametrize("text", ["../..", "/", "..", "before 1949", "../"])
def test_what_has_neither_end_is_no_date(text: str) -> None:
    with pytest.raises(DateFault):
        read_date(text, unbegun=True)


@pytest.mark.parametrize(
    ("text", "better"), [("-004X", "50 BC/41 BC"), ("-01XX", "200 BC/101 BC"), ("00XX", "AD 1/AD 99")]
)
def test_decades_before_christ_are_not_counted_so(text: str, better: str) -> None:
    with pytest.raises(DateFault, match="not a decade or century") as caught:
        read_date(text)
    assert caught.value.better == better
    read_date(better)


@pytest.mark.parametrize(
    "text", ["1956-25", "1956-13", "1956-02-30", "1956-XX-25", "19X5", "195X-02", "Y195", "1956-21-03", "?1956", "0000"]
)
def test_what_neither_level_has_is_refused(text: str) -> None:
    with pytest.raises(DateFault):
        read_date(text)


def test_a_range_that_ends_before_it_begins() -> None:
    with pytest.raises(DateFault, match="ends before it begins"):
        read_date("-0014/-0043")
