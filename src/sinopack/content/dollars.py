"""Dollars: which stand around a formula, and which are money.

In: a text and where a dollar sign stands. Out: the formula that it opens, if it does. The rule is pandoc's
(tex_math_dollars): the opening sign has something other than a space right after it, the closing one right before it
and no digit after it, both in one line. Teachers of history type sums of money, so that of what this rule takes, what
reads like a sum or a sentence stays text.
"""

from __future__ import annotations

import re

from msgspec import Struct

_FORMULA = re.compile(r"\$(?P<source>(?![ \n\u00a0$])(?:\\.|[^$\n\\])*)(?<!\s)\$(?!\d)")
_DOUBLE = re.compile(r"\$\$(?P<source>(?:\\.|[^$\\])+)\$\$")
_SURELY = re.compile(r"[\\^_{}]")
"""Signs of LaTeX that no sum of money and no sentence has."""
_FUNCTIONS = re.compile(r"\b(?:sin|cos|tan|cot|log|ln|lg|exp|lim|max|min|det|mod|gcd|lcm)\b")
_SUM = re.compile(r"[+−–-]?\s?[\d.,]*\d")
_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_RELATION = re.compile(r"[=<>≤≥≠≈]")


class Enclosed(Struct, frozen=True):
    """A formula between dollar signs: from where to where, the signs included, and its source. `is_double` between two
    each. `is_money` says that the signs are meant as they are."""

    start: int
    stop: int
    source: str
    is_double: bool = False
    is_money: bool = False


def formula_at(text: str, at: int) -> Enclosed | None:
    """What the dollar sign at a position encloses; None where it is a sign like any other."""
    double = _DOUBLE.match(text, at)
    if double:
        return Enclosed(at, double.end(), double["source"], is_double=True)
    before = text[at - 1 : at]
    found = _FORMULA.match(text, at)
    if found is None or not found["source"] or (before.isascii() and before.isalnum()):  # US$, 5$
        return None
    return Enclosed(at, found.end(), found["source"], is_money=reads_like_money(found["source"]))


def reads_like_money(source: str) -> bool:
    """Whether what stands between two dollar signs is rather a sum or a stretch of a sentence than a formula."""
    if _SURELY.search(source):
        return False
    rest = _FUNCTIONS.sub("", source)
    if _SUM.match(source):
        return bool(_WORD.search(rest) and re.search(r"\s", source)) or bool(_LONG_WORD.search(rest))
    return bool(_LONG_WORD.search(rest)) and bool(re.search(r"\s", source)) and not _RELATION.search(source)
