"""Numbers as people type them: 1,200; 1 200; 3.5 %; −4; $300; 6.02e23.

In: the text of a cell. Out: a `Numeral`, None for a cell that says that nothing is known, or NumeralFault. A comma and
a point are read by the pack's language where both readings make sense: 1,200 is twelve hundred in English and 1.2 in
French.
"""

from __future__ import annotations

import re
from math import isfinite

from msgspec import Struct

_DECIMAL_COMMA = frozenset({"de", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk", "vi"})
"""The languages (of those with labels) that write 1,5 for one and a half (Unicode CLDR, numbers)."""
_NOTHING = frozenset({"", "-", "–", "—", "−", "n/a", "na", "?", "..", "…", "."})
_SIGNS = "−–‒-"
_SPACES = " \u00a0\u202f\u2009'’"
_CURRENCY = r"[$£€¥₽₴₫₹]|US\$|A\$|C\$|HK\$|R\$|CHF|zł"
_TYPED = re.compile(
    rf"(?P<sign>[+{_SIGNS}]?)\s*(?P<before>{_CURRENCY})?\s*(?P<inner>[+{_SIGNS}]?)"
    rf"(?P<digits>\d(?:[\d.,{_SPACES}]*\d)?|[.,]\d+)"
    rf"(?:\s*(?:[eE]|[×x]\s*10\s*\^?)\s*(?P<power>[+{_SIGNS}]?\d{{1,3}}))?"
    r"(?P<after>\s*[^\d\s][^\d]{0,23})?"
)


class Numeral(Struct, frozen=True):
    """A number, what stands before and after it ("$", "%", "million"), and how many decimals were typed."""

    value: float
    before: str = ""
    after: str = ""
    decimals: int = 0


class NumeralFault(ValueError):
    """A text that is no number. `advice` says what to type."""

    def __init__(self, message: str, advice: str):
        super().__init__(message)
        self.advice = advice


def read_numeral(text: str, language: str = "en") -> Numeral | None:
    """The number that a cell holds; None where it holds none ("", "–", "n/a"). Raises NumeralFault."""
    text = text.strip()
    if text.casefold() in _NOTHING:
        return None
    found = _TYPED.fullmatch(text)
    if found is None or (found["sign"] and found["inner"]):
        raise NumeralFault(f"“{text}” is not a number.", "Type a number alone, or leave the cell empty for a gap.")
    digits, decimals = _plain_digits(found["digits"], text, language)
    negative = (found["sign"] or found["inner"] or "+") in _SIGNS
    power = found["power"] or ""
    for sign in _SIGNS:
        power = power.replace(sign, "-")
    value = float(f"{'-' if negative else ''}{digits}{f'e{power}' if power else ''}")
    if not isfinite(value):
        raise NumeralFault(f"“{text}” is too large to be drawn.", "Type it in a larger unit, and name that in `unit`.")
    if power:
        decimals = max(decimals - int(power), 0)
    return Numeral(value + 0.0, found["before"] or "", (found["after"] or "").strip(), decimals)


def _plain_digits(typed: str, text: str, language: str) -> tuple[str, int]:
    """The digits with a point for the decimals, and how many decimals there are."""
    comma_is_decimal = language.split("-")[0].lower() in _DECIMAL_COMMA
    decimal = _decimal_sign(typed, "," if comma_is_decimal else ".")
    whole, _, rest = typed.rpartition(decimal) if decimal else (typed, "", "")
    groups = re.split(f"[.,{_SPACES}]+", whole)
    well_grouped = len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))
    if not well_grouped or not (rest.isdigit() or not decimal):
        raise NumeralFault(
            f"“{text}” is not a number that can be read in one way.",
            "Group digits by three (1,200 or 1 200), or type them without a break.",
        )
    return f"{''.join(groups) or '0'}{f'.{rest}' if rest else ''}", len(rest)


def _decimal_sign(typed: str, usual: str) -> str:
    """Which sign begins the decimals: the last of two kinds; a sign that cannot be grouping; else the language's."""
    signs = re.findall("[.,]", typed)
    if not signs:
        return ""
    last: str = signs[-1]
    if len(set(signs)) == 2:
        return last
    if len(signs) > 1:
        return ""
    before, _, behind = typed.partition(last)
    groups = len(behind) == 3 and 1 <= len(re.split(f"[{_SPACES}]", before)[-1]) <= 3 and not before.startswith("0")
    return last if last == usual or not groups else ""
