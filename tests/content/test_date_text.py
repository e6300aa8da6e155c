"""Dates from text: every form, its precision and its bounds; and what is not a date."""

from __future__ import annotations

import math

import pytest

from sinopack.content.date_text import DateFault, read_date
from sinopack.content.dates import HistoricDate, Moment, Precision

DAY, MONTH, YEAR, DECADE = Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.DECADE

SINGLE = {
    "1956": Moment(1956),
    "1956-02": Moment(1956, 2, precision=MONTH),
    "1956-02-25": Moment(1956, 2, 25, DAY),
    "1956-2-5": Moment(1956, 2, 5, DAY),
    "25 February 1956": Moment(1956, 2, 25, DAY),
    "25th of February 1956": Moment(1956, 2, 25, DAY),
    "February 25, 1956": Moment(1956, 2, 25, DAY),
    "February 1956": Moment(1956, 2, precision=MONTH),
    "Feb. 1956": Moment(1956, 2, precision=MONTH),
    "c. 1935": Moment(1935, approximate=True),
    "circa 1935": Moment(1935, approximate=True),
    "~1935": Moment(1935, approximate=True),
    "1935~": Moment(1935, approximate=True),
    "1935?": Moment(1935, uncertain=True),
    "1935 (?)": Moment(1935, uncertain=True),
    "1935%": Moment(1935, approximate=True, uncertain=True),
    "1920s": Moment(1920, precision=DECADE),
    "the 1920s": None,
    "192X": Moment(1920, precision=DECADE),
    "mid-1930s": Moment(1930, precision=DECADE, part="mid"),
    "early 1950s": Moment(1950, precision=DECADE, part="early"),
    "Late 1940s": Moment(1940, precision=DECADE, part="late"),
    "early in the 1950s": Moment(1950, precision=DECADE, part="early"),
    "late 1956": Moment(1956, part="late"),
    "44 BC": Moment(-43),
    "44 BCE": Moment(-43),
    "c. 44 BC": Moment(-43, approximate=True),
    "10,000 BC": Moment(-9999),
    "15 March 44 BC": Moment(-43, 3, 15, DAY),
    "50s BC": Moment(-49, precision=DECADE),
    "AD 79": Moment(79),
    "79 CE": Moment(79),
    "476": Moment(476),
    "29 February 1500": Moment(1500, 2, 29, DAY),
}
RANGES = {
    "1950/1953": (Moment(1950), Moment(1953)),
    "1950-1953": (Moment(1950), Moment(1953)),
    "1950–1953": (Moment(1950), Moment(1953)),
    "1950 to 1953": (Moment(1950), Moment(1953)),
    "from 1950 to 1953": (Moment(1950), Moment(1953)),
    "1950–53": (Moment(1950), Moment(1953)),
    "1950-53": (Moment(1950), Moment(1953)),
    "c. 1935 – 1938?": (Moment(1935, approximate=True), Moment(1938, uncertain=True)),
    "1920s–1930s": (Moment(1920, precision=DECADE), Moment(1930, precision=DECADE)),
    "1956-02-14/25": (Moment(1956, 2, 14, DAY), Moment(1956, 2, 25, DAY)),
    "1956-02/05": (Moment(1956, 2, precision=MONTH), Moment(1956, 5, precision=MONTH)),
    "1959-09-30/1959-10-04": (Moment(1959, 9, 30, DAY), Moment(1959, 10, 4, DAY)),
    "30 September – 4 October 1959": (Moment(1959, 9, 30, DAY), Moment(1959, 10, 4, DAY)),
    "September 30 – October 4, 1959": (Moment(1959, 9, 30, DAY), Moment(1959, 10, 4, DAY)),
    "4–6 October 1959": (Moment(1959, 10, 4, DAY), Moment(1959, 10, 6, DAY)),
    "March–May 1956": (Moment(1956, 3, precision=MONTH), Moment(1956, 5, precision=MONTH)),
    "c. March – May 1956": (Moment(1956, 3, precision=MONTH, approximate=True), Moment(1956, 5, precision=MONTH)),
    "753 BC/44 BC": (Moment(-752), Moment(-43)),
    "753–44 BC": (Moment(-752), Moment(-43)),
    "27 BC – AD 14": (Moment(-26), Moment(14)),
    "AD 14–37": (Moment(14), Moment(37)),
}


@pytest.mark.parametrize(("text", "moment"), SINGLE.items())
def test_a_date(text: str, moment: Moment | None) -> None:
    if moment is None:
        with pytest.raises(DateFault):
            read_date(text)
    else:
        assert read_date(text) == HistoricDate(moment, text=text)


@pytest.mark.parametrize(("text", "ends"), RANGES.items())
def test_a_range(text: str, ends: tuple[Moment, Moment]) -> None:
    assert read_date(text) == HistoricDate(*ends, text=text)


@pytest.mark.parametrize("text", ["1949/", "1949/..", "1949–", "1949-", "since 1949", "from 1949", "1949–present"])
def test_an_open_end(text: str) -> None:
    date = read_date(text)
    assert (date.start, date.end, date.open_end) == (Moment(1949), None, True)
    assert (date.first_year, date.last_year) == (1949.0, math.inf)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1950/1953", 1950, 1954),
        ("c. 1935?", 1935, 1936),
        ("1920s", 1920, 1930),
        ("early 1950s", 1950, 1954),
        ("mid-1930s", 1934, 1937),
        ("late 1940s", 1947, 1950),
        ("early 1956", 1956, 1956 + 4 / 12),
        ("44 BC", -43, -42),
        ("50s BC", -58, -48),  # 59 BC to 50 BC
        ("early 50s BC", -58, -54),
        ("1 BC", 0, 1),
        ("1956-02", 1956 + 31 / 366, 1956 + 60 / 366),
        ("1956-02-25", 1956 + 55 / 366, 1956 + 56 / 366),
        ("1957-12-31", 1957 + 364 / 365, 1958),
    ],
)
def test_bounds_as_decimal_years(text: str, first: float, last: float) -> None:
    date = read_date(text)
    assert date.first_year == pytest.approx(first, abs=1e-9)
    assert date.last_year == pytest.approx(last, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "message", "better"),
    [
        ("1956-02-30", "There is no 30 February 1956: that month has 29 days.", ""),
        ("29 February 1900", "There is no 29 February 1900: that month has 28 days.", ""),
        ("31 June 1950", "There is no 31 June: that month has 30 days.", ""),
        ("1956-13-01", "There is no month 13: months go from 01 to 12.", ""),
        ("1956-00", "There is no month 0: months go from 01 to 12.", ""),
        ("1956-13", "“1956-13” is neither a month nor a range: there is no month 13.", ""),
        ("1953/1950", "This range ends before it begins. Put the earlier date first.", "1950/1953"),
        ("44 BC/753 BC", "This range ends before it begins. Put the earlier date first.", "753 BC/44 BC"),
        ("6–4 October 1959", "This range ends before it begins. Put the earlier date first.", ""),
        ("25.02.1956", "“25.02.1956” reads differently in different countries. Type year-month-day.", "1956-02-25"),
        ("12/31/1956", "“12/31/1956” reads differently in different countries. Type year-month-day.", "1956-12-31"),
        ("19th century", "A century is too wide a date to draw. Type its years.", "1801/1900"),
        ("the 1st century", "A century is too wide a date to draw. Type its years.", "AD 1/100"),
        ("5th century BC", "A century is too wide a date to draw. Type its years.", "500 BC/401 BC"),
        ("-44", "A year before Christ is typed with BC or BCE.", "44 BC"),
        ("79", "The year “79” is not clear. Type four digits, or AD 79 for that early a year.", ""),
        ("0 BC", "There was no year 0: 1 BC is followed by AD 1.", ""),
        ("/1949", "A date range needs a beginning. Give the year in which it starts.", ""),
        ("1956-02-25T10:00", "A date has no time of day here.", "1956-02-25"),
    ],
)
def test_what_is_wrong_with_a_date(text: str, message: str, better: str) -> None:
    with pytest.raises(DateFault) as caught:
        read_date(text)
    assert (str(caught.value), caught.value.better) == (message, better)


def test_a_doubtful_order_of_day_and_month_is_said() -> None:
    with pytest.raises(DateFault, match="turn the last two numbers round") as caught:
        read_date("02/03/1956")
    assert caught.value.better == "1956-03-02"


@pytest.mark.parametrize(
    "text",
    ["yesterday", "harvest 1956", "19556", "mid-February 1956", "Foo 1956", "1937–45–53", "5–1950", "x – 1953", "a/"],
)
def test_other_text_is_not_a_date(text: str) -> None:
    with pytest.raises(DateFault, match=r"^“.*” is not a date that can be read\.$"):
        read_date(text)


@pytest.mark.parametrize("text", [*(text for text, moment in SINGLE.items() if moment), *RANGES])
def test_better_text_and_spaces_do_not_matter(text: str) -> None:
    assert read_date(f"  {text.replace(' ', '  ')} ").start == read_date(text).start
