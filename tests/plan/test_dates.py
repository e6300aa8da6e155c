"""Dates in words: every precision and every kind of range, as each language writes them.

The dates are typed as authors type them. A no-break space shows as “·” here.
"""

from __future__ import annotations

from itertools import product

import pytest

from sinopack.content.date_text import read_date
from sinopack.content.dates import HistoricDate, Moment, Precision
from sinopack.plan.dates import lived, written
from sinopack.theme import load_labels

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl", "pt", "ru", "uk", "vi", "zh")


def in_words(typed: str, language: str = "en", *, short: bool = False) -> str:
    return written(read_date(typed), load_labels(language), short=short).replace("\u00a0", "·")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1956", "1956"),
        ("1956-02", "February 1956"),
        ("1956-02-25", "25 February 1956"),
        ("1949-10-01", "1 October 1949"),
        ("1920s", "1920s"),
        ("c. 1935", "c.·1935"),
        ("c. March 1935", "c.·March 1935"),
        ("c. 25 March 1935", "c.·25 March 1935"),
        ("c. 1920s", "c.·1920s"),
        ("1935?", "1935?"),
        ("1935%", "c.·1935?"),
        ("February 1956?", "February 1956?"),
        ("early 1935", "early 1935"),
        ("mid-1935", "mid-1935"),
        ("late 1935", "late 1935"),
        ("early 1930s", "early 1930s"),
        ("mid-1930s", "mid-1930s"),
        ("late 1930s?", "late 1930s?"),
        ("c. early 1930s", "early 1930s"),
        ("c. early 1935", "early 1935"),
        ("44 BC", "44·BC"),
        ("15 March 44 BC", "15 March 44·BC"),
        ("March 44 BC", "March 44·BC"),
        ("c. 753 BC", "c.·753·BC"),
        ("50s BC", "50s·BC"),
        ("early 50s BC", "early 50s·BC"),
        ("late 44 BC", "late 44·BC"),
        ("AD 79", "AD·79"),
        ("24 August 79 AD", "24 August AD·79"),
        ("99 AD", "AD·99"),
        ("AD 100", "100"),
    ],
)
def test_single_dates(typed: str, expected: str) -> None:
    assert in_words(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1950/1953", "1950–1953"),
        ("1949/1949", "1949"),
        ("1950-02-14/1950-02-14", "14 February 1950"),
        ("2–15 March 1969", "2–15 March 1969"),
        ("12–15 June 2023", "12–15 June 2023"),
        ("30 September – 4 October 1959", "30 September·– 4 October 1959"),
        ("October–November 1962", "October–November 1962"),
        ("1950-02-14/1953-03-05", "14 February 1950·– 5 March 1953"),
        ("1959-12-30/1960-01-02", "30 December 1959·– 2 January 1960"),
        ("1950-02/1953-03", "February 1950·– March 1953"),
        ("1957-11/1958-01-03", "November 1957·– 3 January 1958"),
        ("1957-11/1957-11-30", "November 1957·– 30 November 1957"),
        ("1957/1958-01", "1957·– January 1958"),
        ("1920s–1930s", "1920s–1930s"),
        ("1917–1920s", "1917–1920s"),
        ("mid-1930s – 1941", "mid-1930s·– 1941"),
        ("early 1930s – late 1940s", "early 1930s·– late 1940s"),
        ("c. 1500 – c. 1560", "c.·1500·– c.·1560"),
        ("c. 1500 – 1560", "c.·1500·– 1560"),
        ("1500? – 1560", "1500?–1560"),
        ("c. 2–15 March 1969", "c.·2 March 1969·– 15 March 1969"),
        ("c. 1500 – c. 1500", "c.·1500"),
    ],
)
def test_ranges(typed: str, expected: str) -> None:
    assert in_words(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("753–44 BC", "753–44·BC"),
        ("c. 753 – 44 BC", "c.·753·– 44·BC"),
        ("c. 753 BC – c. 510 BC", "c.·753·– c.·510·BC"),
        ("10 January 49 BC – 15 March 44 BC", "10 January 49·– 15 March 44·BC"),
        ("5–15 March 44 BC", "5–15 March 44·BC"),
        ("January–March 44 BC", "January–March 44·BC"),
        ("27 BC – AD 14", "27·BC·– AD·14"),
        ("200 BC – AD 476", "200·BC·– AD·476"),
        ("1 BC – AD 1", "1·BC·– AD·1"),
        ("23 September 63 BC – 19 August 14 AD", "23 September 63·BC·– 19 August AD·14"),
        ("AD 14/37", "AD·14–37"),
        ("AD 96/180", "AD·96–180"),
        ("60s BC – 50s BC", "60s–50s·BC"),
    ],
)
def test_the_era_of_a_range_is_said_once(typed: str, expected: str) -> None:
    assert in_words(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1949/", "1949–present"),
        ("since 1949", "1949–present"),
        ("1920s/", "1920s–present"),
        ("1953-06/", "June 1953·– present"),
        ("1949-10-01/", "1 October 1949·– present"),
        ("c. 1935/", "c.·1935·– present"),
        ("44 BC/", "44·BC·– present"),
        ("mid-1930s/", "mid-1930s·– present"),
    ],
)
def test_open_ends(typed: str, expected: str) -> None:
    assert in_words(typed) == expected


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("en", "1953/", "born 1953"),
        ("en", "1953-06-15/", "born 15 June 1953"),
        ("en", "c. 1935/", "born c.·1935"),
        ("en", "1893/1976", "1893–1976"),
        ("en", "63 BC – AD 14", "63·BC·– AD·14"),
        ("de", "1953/", "geb.·1953"),
        ("fr", "1953/", "naissance·: 1953"),
        ("ru", "1953/", "род.·1953"),
        ("zh", "1953/", "1953年生"),
    ],
)
def test_lives(language: str, typed: str, expected: str) -> None:
    assert lived(read_date(typed), load_labels(language)).replace("\u00a0", "·") == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1956-02-25", "25 Feb 1956"),
        ("1956-02", "Feb 1956"),
        ("2–15 March 1969", "2–15 Mar 1969"),
        ("30 September – 4 October 1959", "30 Sep·– 4 Oct 1959"),
        ("October–November 1962", "Oct–Nov 1962"),
        ("1956", "1956"),
    ],
)
def test_short_months(typed: str, expected: str) -> None:
    assert in_words(typed, short=True) == expected


EXPECTED = {
    "de": {
        "14 February 1950": "14. Februar 1950",
        "1 October 1949": "1. Oktober 1949",
        "February 1956": "Februar 1956",
        "1920s": "1920er Jahre",
        "c. 1920s": "um die 1920er Jahre",
        "early 1930s": "Anfang der 1930er Jahre",
        "mid-1930s": "Mitte der 1930er Jahre",
        "late 1935": "Ende 1935",
        "c. 1935": "um·1935",
        "1935?": "1935·(?)",
        "44 BC": "44·v.·Chr.",
        "AD 79": "79·n.·Chr.",
        "50s BC": "50er Jahre·v.·Chr.",
        "1917/1969": "1917–1969",
        "753–44 BC": "753–44·v.·Chr.",
        "27 BC – AD 14": "27·v.·Chr.·– 14·n.·Chr.",
        "AD 14/37": "14–37·n.·Chr.",
        "1–15 March 1969": "1.–15. März 1969",
        "October–November 1962": "Oktober–November 1962",
        "30 September – 4 October 1959": "30. September·– 4. Oktober 1959",
        "14 February 1950 – March 1953": "14. Februar 1950·– März 1953",
        "1920s–1930s": "1920er Jahre·– 1930er Jahre",
        "1949/": "1949–heute",
        "1 October 1949/": "1. Oktober 1949·– heute",
    },
    "fr": {
        "14 February 1950": "14 février 1950",
        "1 October 1949": "1er octobre 1949",
        "1920s": "années 1920",
        "c. 1920s": "vers·les années 1920",
        "early 1930s": "début des années 1930",
        "mid-1930s": "milieu des années 1930",
        "mid-1935": "mi-1935",
        "c. 1935": "vers·1935",
        "c. March 1935": "vers·mars 1935",
        "1935?": "1935·(?)",
        "44 BC": "44·av.·J.-C.",
        "AD 79": "79·apr.·J.-C.",
        "50s BC": "années 50·av.·J.-C.",
        "1917/1969": "1917-1969",
        "753–44 BC": "753-44·av.·J.-C.",
        "27 BC – AD 14": "27·av.·J.-C.·– 14·apr.·J.-C.",
        "1–15 March 1969": "1er-15 mars 1969",
        "October–November 1962": "octobre-novembre 1962",
        "30 September – 4 October 1959": "30 septembre·– 4 octobre 1959",
        "mid-1935 – 1941": "mi-1935·– 1941",
        "1949/": "1949-aujourd’hui",
        "1 October 1949/": "1er octobre 1949·– aujourd’hui",
    },
    "ru": {
        "14 February 1950": "14 февраля 1950",
        "February 1956": "февраль 1956",
        "1920s": "1920-е годы",
        "c. 1920s": "около·1920-х годов",
        "early 1930s": "начало 1930-х годов",
        "late 1935": "конец 1935",
        "c. 1935": "около·1935",
        "c. March 1935": "около·марта 1935",
        "44 BC": "44·до·н.·э.",
        "AD 79": "79·н.·э.",
        "753–44 BC": "753–44·до·н.·э.",
        "27 BC – AD 14": "27·до·н.·э.·– 14·н.·э.",
        "1–15 March 1969": "1–15 марта 1969",
        "October–November 1962": "октябрь–ноябрь 1962",
        "30 September – 4 October 1959": "30 сентября·– 4 октября 1959",
        "14 February 1950 – March 1953": "14 февраля 1950·– март 1953",
        "1949/": "1949·– наши дни",
    },
    "zh": {
        "14 February 1950": "1950年2月14日",
        "February 1956": "1956年2月",
        "1956": "1956年",
        "1920s": "1920年代",
        "c. 1920s": "约1920年代",
        "early 1930s": "1930年代初",
        "mid-1930s": "1930年代中期",
        "late 1935": "1935年末",
        "c. 1935": "约1935年",
        "1935?": "1935年（？）",
        "44 BC": "公元前44年",
        "AD 79": "公元79年",
        "50s BC": "公元前50年代",
        "15 March 44 BC": "公元前44年3月15日",
        "1917/1969": "1917—1969年",
        "753–44 BC": "公元前753—前44年",
        "10 January 49 BC – 15 March 44 BC": "公元前49年1月10日—前44年3月15日",
        "27 BC – AD 14": "公元前27年—公元14年",
        "AD 14/37": "公元14—37年",
        "c. 1500 – c. 1560": "约1500年—约1560年",
        "1–15 March 1969": "1969年3月1日—15日",
        "October–November 1962": "1962年10月—11月",
        "30 September – 4 October 1959": "1959年9月30日—10月4日",
        "14 February 1950 – March 1953": "1950年2月14日—1953年3月",
        "1949/": "1949年至今",
        "1 October 1949/": "1949年10月1日至今",
    },
    "es": {
        "14 February 1950": "14 de febrero de 1950",
        "February 1956": "febrero de 1956",
        "1935?": "¿1935?",
        "1500? – 1560": "¿1500?-1560",
        "30 September – 4 October 1959": "30 de septiembre·– 4 de octubre de 1959",
        "October–November 1962": "octubre-noviembre de 1962",
    },
    "it": {"1 October 1949": "1º ottobre 1949", "c. 1935": "1935·ca.", "1949/": "1949-oggi"},
    "pl": {
        "14 February 1950": "14 lutego 1950",
        "February 1956": "luty 1956",
        "1920s": "lata 1920–1929",
        "c. 1935": "ok.·1935",
        "c. March 1935": "ok.·marca 1935",
    },
    "uk": {"14 February 1950": "14 лютого 1950", "February 1956": "лютий 1956", "1920s": "1920-ті роки"},
    "vi": {
        "14 February 1950": "14 tháng 2 năm 1950",
        "1917/1969": "1917·– 1969",
        "1–15 March 1969": "1·– 15 tháng 3 năm 1969",
    },
}


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [(language, typed, expected) for language, dates in EXPECTED.items() for typed, expected in dates.items()],
)
def test_other_languages(language: str, typed: str, expected: str) -> None:
    assert in_words(typed, language) == expected


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("de", "14 February 1950", "14. Feb. 1950"),
        ("de", "2–15 March 1969", "2.–15. März 1969"),
        ("fr", "30 September – 4 October 1959", "30 sept.·– 4 oct. 1959"),
        ("es", "14 February 1950", "14 feb. 1950"),
        ("es", "30 September – 4 October 1959", "30 sept.·– 4 oct. 1959"),
        ("pt", "February 1956", "fev. 1956"),
        ("pl", "30 September – 4 October 1959", "30 IX·– 4 X 1959"),
        ("ru", "14 May 1950", "14 мая 1950"),
        ("ru", "May 1950", "май 1950"),
        ("ru", "March–May 1950", "март–май 1950"),
        ("vi", "14 February 1950", "14/2/1950"),
        ("vi", "October–November 1962", "10·– 11/1962"),
        ("vi", "30 September – 4 October 1959", "30/9·– 4/10/1959"),
        ("zh", "14 February 1950", "1950年2月14日"),
    ],
)
def test_short_dates_of_other_languages(language: str, typed: str, expected: str) -> None:
    assert in_words(typed, language, short=True) == expected


PLAIN = [
    Moment(1950), Moment(1950, 2, precision=Precision.MONTH), Moment(1950, 2, 14, Precision.DAY),
    Moment(1950, precision=Precision.DECADE), Moment(-43), Moment(-43, 3, 15, Precision.DAY), Moment(14),
    Moment(-49, precision=Precision.DECADE), Moment(1935, part="early"),
    Moment(1930, precision=Precision.DECADE, part="mid"),
]  # fmt: skip


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_combination_is_written(language: str, short: bool) -> None:
    """No pattern lacks a value, none doubles an era or a space, and different moments read differently."""
    labels = load_labels(language)
    era = labels.dates["before-christ"].replace("{year}", "").strip()
    qualified = [
        Moment(m.year, m.month, m.day, m.precision, approximate, uncertain, m.part)
        for m, approximate, uncertain in product(PLAIN, (False, True), (False, True))
    ]
    said = {written(HistoricDate(moment), labels, short=short) for moment in PLAIN}
    assert len(said) == len(PLAIN)
    dates = [HistoricDate(moment) for moment in qualified]
    dates += [HistoricDate(moment, open_end=True) for moment in qualified]
    dates += [HistoricDate(first, last) for first, last in product(qualified, qualified) if first.year <= last.year]
    for date in dates:
        text = written(date, labels, short=short)
        assert "{" not in text
        assert "  " not in text
        assert text == text.strip()
        assert text.count(era) <= 1
