"""Whom a pack is for.

In: what an author typed as `level`, in English (“Ages 14–18”, “KS3”, “Year 10”). Out: the lowest age that it names.
"""

from __future__ import annotations

import re

YOUNGEST, OLDEST = 5, 25
_KEY_STAGES = {1: 5, 2: 7, 3: 11, 4: 14, 5: 16}
"""The age at which each key stage of England begins."""
_TO = r"\s*(?:[-–—/]|to|and|&)\s*"
_AGES = re.compile(
    r"\bage[ds]?\b:?\s*(?:of\s*)?(\d{1,2})"  # Ages 14–18, aged 11, age 12+
    r"|\b(\d{1,2})(?:" + _TO + r"\d{1,2})?\s*\+?[\s-]*(?:years?\b(?:[\s-]*olds?)?|yrs?\b|yos?\b)",  # 11–14 years old
    re.IGNORECASE,
)
_KEY_STAGE = re.compile(r"\b(?:ks|key stages?)\s*(\d)\b", re.IGNORECASE)
_GRADE = re.compile(
    r"\bgrades?\s*(\d{1,2})"  # Grade 9, Grades 6–8
    r"|\b(\d{1,2})(?:st|nd|rd|th)(?:" + _TO + r"\d{1,2}(?:st|nd|rd|th))?[\s-]*grade",  # 9th grade, 6th to 8th graders
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:years?|yr)\s*(\d{1,2})\b", re.IGNORECASE)
_EXAM = re.compile(r"\b(?:(gcse|igcse|national 5)|(a-?\s?levels?|sixth form))\b", re.IGNORECASE)
_RANGE = re.compile(r"(?<!\d)(\d{1,2})\s*(?:[-–—]\s*(\d{1,2})|\+)(?!\d)")


def lowest_age(level: str) -> int | None:
    """The age of the youngest readers that `level` names, in years; None where it names none.

    Ages come before school years, because a school year is another age in each country: a grade is taken as in the
    United States (grade 1 at 6), a year and a key stage as in England (year 1 at 5, key stage 3 at 11).
    """
    found = (
        *_numbers(_AGES, level),
        *(_KEY_STAGES.get(number, 0) for number in _numbers(_KEY_STAGE, level)),
        *(number + 5 for number in _numbers(_GRADE, level)),
        *(number + 4 for number in _numbers(_YEAR, level)),
        *((14 if match[1] else 16) for match in _EXAM.finditer(level)),
        *_numbers(_RANGE, level),
    )
    return next((age for age in found if YOUNGEST <= age <= OLDEST), None)


def _numbers(pattern: re.Pattern[str], level: str) -> list[int]:
    """The numbers that a pattern finds, the least first; of a range its beginning."""
    return sorted(int(next(filter(None, match.groups()))) for match in pattern.finditer(level))
