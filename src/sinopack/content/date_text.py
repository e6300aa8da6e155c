"""Dates from text.

In: what an author typed, `c. 1935` or `30 September – 4 October 1959`. Out: a HistoricDate, or DateFault, which says
what is wrong, and where an honest guess exists the text to type instead.

The Extended Date/Time Format is read first (`content.edtf`), and beside it the ordinary English forms, with its
qualifiers if need be.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from sinopack.content.dates import SEASONS, DateFault, HistoricDate, Moment, Precision, month_lengths
from sinopack.content.edtf import edtf_date

ACCEPTED = "1956, 1956-02, 1956-02-25, 25 February 1956, c. 1935, 1920s, mid-1930s, 1950/1953, 1949/ (open), 44 BC"

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MONTH = r"(?P<name>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = (
    r"(?P<year>\d{1,6})",
    r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?",
    r"(?P<year>\d{1,3}0)s",
    r"(?P<decade>\d{1,3})x",
    rf"{_DAY} (?:of )?{_MONTH},? (?P<year>\d{{1,6}})",
    rf"{_MONTH} {_DAY},? (?P<year>\d{{1,6}})",
    r"(?P<season>spring|summer|autumn|fall|winter),? (?:of )?(?P<year>\d{1,6})",
    rf"{_MONTH},? (?P<year>\d{{1,6}})",
)
_PARTIAL = (rf"{_DAY}(?: {_MONTH})?", rf"{_MONTH}(?: {_DAY})?")
_APPROXIMATE = r"(?:c\.?|ca\.?|circa|about|around|approx\.?|approximately)(?=[\s\d])\s*|~\s*"
_PART = r"(early|mid|middle|late)(?:\s*-\s*|\s+)(?:in |of )?(?:the )?"
_BEFORE = r"\s*\b(?:BCE|BC|B\.C\.E\.|B\.C\.)$"
_AFTER = r"^(?:AD|A\.D\.)\s*|\s*\b(?:AD|CE|A\.D\.|C\.E\.)$"
_SEPARATORS = (r"\s*/\s*", r"\s*[–—]\s*", r"\s+(?:to|until|till|through)\s+", r"\s+-\s+", r"(?<=[\dX?~])-(?=[\d~])")
_OPEN = (
    r"(?:since|from)\s+(?P<since>.+)"
    r"|(?P<start>.+?)\s*(?:/\s*(?:\.\.)?|[–—-]|(?:/|[–—-]|\bto\b)\s*(?:present|now|today))"
)


_UNBEGUN = "A date range needs a beginning. Give the year in which it starts."


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """Compiled when a date first needs it: most packs need few of these forms, and all together are slow to compile."""
    return re.compile(form, re.IGNORECASE)


def read_date(text: str, *, unbegun: bool = False) -> HistoricDate:
    """The date or range in `text`; `unbegun`, it may be a range without a beginning. Raises DateFault."""
    typed = " ".join(text.split())
    ends = typed.split("/")
    start = _iso_moment(ends[0])
    if start and len(ends) == 1:
        return HistoricDate(start, text=typed)
    if start and len(ends) == 2 and (end := _iso_moment(ends[1])):
        return _in_order(HistoricDate(start, end, text=typed), ends)
    if " " not in typed and (found := edtf_date(typed)):
        if found.open_start and not unbegun:
            raise DateFault(_UNBEGUN)
        return _in_order(replace(found, text=typed), ends) if found.end else replace(found, text=typed)
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", typed)
    _refuse_known_traps(plain)
    single = _moment(plain)
    if single:
        return HistoricDate(single, text=typed)
    unstarted = re.match(r"(?i)(?:(?:\.\.\s*)?/|[–—]|until |before |\.\.)\s*", plain)
    if unstarted:
        end = _moment(plain[unstarted.end() :]) if unbegun and not unstarted[0].lower().startswith("before") else None
        if end is None:
            raise DateFault(_UNBEGUN)
        return HistoricDate(end, text=typed, open_start=True)
    opened = _pattern(_OPEN).fullmatch(plain)
    if opened and (start := _moment(opened["since"] or opened["start"])):
        return HistoricDate(start, open_end=True, text=typed)
    plain = re.sub(r"^(?:from|between) ", "", plain, flags=re.IGNORECASE)
    for separator in _SEPARATORS:
        ends = re.split(separator, plain)
        if len(ends) == 2:
            found = _range(ends[0], ends[1])
            if found:
                return _in_order(replace(found, text=typed), ends)
    raise DateFault(f"“{typed}” is not a date that can be read.")


def _iso_moment(text: str) -> Moment | None:
    """1956, 1956-02 or 1956-02-25: what is typed most, read without any of the forms. None for all else."""
    parts = text.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not text.isascii():
        return None
    if not all(part.isdigit() for part in parts):
        return None
    year, month, day = (*map(int, parts), 1, 1)[:3]
    if year == 0 or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None  # which the forms explain
    if len(parts) == 1:
        return Moment(year)
    if len(parts) == 2:
        return Moment(year, month, precision=Precision.MONTH)
    return _checked(Moment(year, month, day, Precision.DAY))


def _range(first: str, last: str) -> HistoricDate | None:
    """A range whose one end may lean on the other: “4–6 October 1959”, “753–44 BC”, “1950–53”."""
    if re.fullmatch(r"(?i)present|now|today|\.\.", last):
        start = _moment(first)
        return HistoricDate(start, open_end=True) if start else None
    start, end = _moment(first), _moment(last)
    short = re.fullmatch(r"\d{1,2}", last)
    if start and short:
        end = Moment(int(last)) if _pattern(_AFTER).search(first) else _completed(start, int(last))
    elif end and (start is None or re.fullmatch(r"\d{1,2}", first)):
        start = _leaning(first, end)
    if start and end and end.year <= 0 < start.year and not _pattern(_AFTER).search(first):
        start = replace(start, year=1 - start.year)  # “753–44 BC”: both are BC
    return HistoricDate(start, end) if start and end else None


def _completed(start: Moment, number: int) -> Moment | None:
    """The end of a range of which only the last one or two digits were typed."""
    if start.precision is Precision.DAY:
        return _checked(replace(start, day=number))
    if start.precision is Precision.MONTH:
        return _checked(replace(start, month=number))
    if start.precision is Precision.YEAR and start.year > 99 and number >= 10:
        if number <= start.year % 100:
            raise DateFault(f"“{start.year}-{number}” is neither a month nor a range: there is no month {number}.")
        return Moment(start.year - start.year % 100 + number)
    return None


def _leaning(text: str, end: Moment) -> Moment | None:
    """The start of a range that leaves out what the end says: “30 September” of “30 September – 4 October 1959”."""
    approximate = _pattern(_APPROXIMATE).match(text)
    text = text[approximate.end() :] if approximate else text
    for form in _PARTIAL:
        match = _pattern(form).fullmatch(text)
        if match is None:
            continue
        month = _month_number(match["name"]) if match["name"] else end.month
        if not month or (end.precision is Precision.YEAR):
            return None
        if match["day"]:
            found = Moment(end.year, month, int(match["day"]), Precision.DAY)
        else:
            found = Moment(end.year, month, precision=Precision.MONTH)
        return _checked(replace(found, approximate=bool(approximate)))
    return None


def _moment(text: str) -> Moment | None:
    """One date without a range; None where the text has no such form."""
    text, uncertain, approximate = _qualifiers(text)
    part_match = _pattern(_PART).match(text)
    part = part_match[1].lower().replace("middle", "mid") if part_match else ""
    text = text[part_match.end() :] if part_match else text
    bare, before = _pattern(_BEFORE).subn("", text)
    bare, after = (bare, 0) if before else _pattern(_AFTER).subn("", bare)
    for form in _FORMS:
        match = _pattern(form).fullmatch(bare)
        if match is None:
            continue
        found = _from_match(match.groupdict(), bare, bool(before or after))
        if found is None or (part and found.precision not in (Precision.YEAR, Precision.DECADE)):
            return None
        year = 1 - found.year if before else found.year
        return _checked(replace(found, year=year, part=part, approximate=approximate, uncertain=uncertain))
    return None


def _qualifiers(text: str) -> tuple[str, bool, bool]:
    """(the rest, uncertain, approximate) of “c. 1935”, “1935~”, “1935?”, “1935 (?)”, “1935%”."""
    tail = re.search(r"\s*\(?([?~%]+)\)?$", text)
    marks = tail[1] if tail else ""
    text = text[: tail.start()] if tail else text
    lead = _pattern(_APPROXIMATE).match(text)
    text = text[lead.end() :] if lead else text
    return text, bool(set(marks) & set("?%")), bool(lead) or bool(set(marks) & set("~%"))


def _from_match(found: dict[str, str | None], text: str, era: bool) -> Moment | None:
    """The moment that one of _FORMS found. Years below 100 need an era, so that “79” is never guessed at."""
    if found.get("decade"):
        return Moment(int(str(found["decade"])) * 10, precision=Precision.DECADE)
    digits = str(found["year"])
    year = int(digits)
    if text[-1] in "sS":
        return Moment(year, precision=Precision.DECADE)
    if not era and (len(digits) < 3 or year > 9999):
        return None
    if year == 0:
        raise DateFault("There was no year 0: 1 BC is followed by AD 1.")
    month = int(found.get("month") or 0) or _month_number(found.get("name"))
    if found.get("month") and not month:
        raise DateFault("There is no month 0: months go from 01 to 12.")
    if found.get("name") and not month:
        return None
    if found.get("month") and not found.get("day") and month > 12:
        return None  # “1950-53” is a range
    if found.get("day"):
        return Moment(year, month, int(str(found["day"])), Precision.DAY)
    if found.get("season"):
        season = str(found["season"]).lower().replace("fall", "autumn")
        return Moment(year, SEASONS.index(season) + 1, precision=Precision.SEASON)
    return Moment(year, month, precision=Precision.MONTH) if month else Moment(year)


def _month_number(name: str | None) -> int:
    """1 to 12 for an English month or its first letters; 0 for anything else."""
    key = (name or "").lower()
    return next((n for n, month in enumerate(_MONTHS, 1) if len(key) >= 3 and month.startswith(key)), 0)


def _checked(moment: Moment) -> Moment:
    """The moment itself, if the calendar has it."""
    if moment.month > 12:
        raise DateFault(f"There is no month {moment.month}: months go from 01 to 12.")
    if moment.precision is Precision.DAY:
        days = month_lengths(moment.year)[moment.month - 1]
        month = _MONTHS[moment.month - 1].capitalize()
        if not 1 <= moment.day <= days:
            year = f" {moment.year}" if moment.month == 2 and moment.year > 0 else ""
            raise DateFault(f"There is no {moment.day} {month}{year}: that month has {days} days.")
    return moment


def _in_order(found: HistoricDate, ends: list[str]) -> HistoricDate:
    """The range itself, if it ends after it begins."""
    assert found.end is not None
    if found.end.bounds[1] <= found.start.bounds[0]:
        full = all(re.search(r"\d{3}|BC|AD", end) for end in ends)
        better = f"{ends[1]}/{ends[0]}" if full else ""
        raise DateFault("This range ends before it begins. Put the earlier date first.", better)
    return found


def _refuse_known_traps(text: str) -> None:
    """Forms that teachers know and that are ambiguous, or too wide, to draw: each with what to type."""
    numeric = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", text)
    if numeric:
        first, second, year = (int(part) for part in numeric.groups())
        day, month = (second, first) if second > 12 else (first, second)
        better = f"{year}-{month:02}-{day:02}" if month <= 12 and day <= 31 else ""
        doubt = "" if first > 12 or second > 12 else " If the month comes first in it, turn the last two numbers round."
        raise DateFault(f"“{text}” reads differently in different countries. Type year-month-day.{doubt}", better)
    century = re.fullmatch(r"(?i)(?:the )?(\d{1,2})(?:st|nd|rd|th)[- ](?:century|c\.)( BCE?)?", text)
    if century:
        number, before = int(century[1]), century[2] or ""
        years = (number * 100, number * 100 - 99) if before else (number * 100 - 99, number * 100)
        better = "/".join(f"{year}{before}" if before or year >= 100 else f"AD {year}" for year in years)
        raise DateFault("A century is too wide a date to draw. Type its years.", better if number else "")
    if re.fullmatch(r"-\d{1,4}", text):
        raise DateFault("A year before Christ is typed with BC or BCE.", f"{int(text[1:])} BC" if int(text[1:]) else "")
    if re.fullmatch(r"\d{1,2}", text):
        raise DateFault(f"The year “{text}” is not clear. Type four digits, or AD {int(text)} for that early a year.")
    if re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:", text):
        raise DateFault("A date has no time of day here.", text[:10])
