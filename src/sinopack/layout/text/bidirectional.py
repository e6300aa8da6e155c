"""Text that runs right to left within a paragraph that runs left to right (UAX 9, without explicit embedding).

In: a paragraph's text. Out: its stretches of one embedding level; and the parts of a line, in the order they are drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_NUMBERS = ("EN", "AN")
_LEVELS = {"L": 0, "R": 1, "EN": 2, "AN": 2}

Part = TypeVar("Part")


def levels(text: str) -> list[int] | None:
    """The embedding level of each character: odd runs right to left. None where everything runs left to right."""
    if not _RIGHT_TO_LEFT.search(text):
        return None
    return [_LEVELS[kind] for kind in _neutrals_resolved(_numbers_resolved(text))]


def level_runs(of: list[int] | None, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The stretches of one level from `start` to `end`: start, end, level."""
    if of is None:
        yield start, end, 0
        return
    for level, run in groupby(range(start, end), key=of.__getitem__):
        indices = list(run)
        yield indices[0], indices[-1] + 1, level


def visual_order(parts: Sequence[Part], level_of: Callable[[Part], int]) -> list[Part]:
    """The parts of a line from left to right (rule L2): stretches of each level and above are turned round, the
    highest first."""
    ordered = list(parts)
    for level in range(max(map(level_of, ordered), default=0), 0, -1):
        ordered = _turned(ordered, [level_of(part) >= level for part in ordered])
    return ordered


def _turned(parts: list[Part], chosen: list[bool]) -> list[Part]:
    """The parts, with each stretch of chosen neighbours turned round."""
    turned: list[Part] = []
    for is_chosen, stretch in groupby(zip(parts, chosen, strict=True), key=itemgetter(1)):
        neighbours = [part for part, _ in stretch]
        turned += reversed(neighbours) if is_chosen else neighbours
    return turned


def _numbers_resolved(text: str) -> list[str]:
    """Rules W1 to W7: the kinds L, R, EN, AN and ON (for all that is neutral)."""
    kinds: list[str] = []
    strong = "L"
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "NSM":
            kind = kinds[-1] if kinds else "ON"
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        elif kind in {"L", "R", "AL"}:
            strong = kind
        kinds.append(kind)
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for index in range(1, len(kinds) - 1):
        before, kind, after = kinds[index - 1 : index + 2]
        if before == after and ((kind in {"ES", "CS"} and before == "EN") or (kind == "CS" and before == "AN")):
            kinds[index] = before
    for indices in (range(len(kinds)), reversed(range(len(kinds)))):
        beside = ""
        for index in indices:
            if kinds[index] == "ET" and beside == "EN":
                kinds[index] = "EN"
            beside = kinds[index]
    strong = "L"
    for index, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
        elif kind not in _NUMBERS:
            kinds[index] = "ON"
    return kinds


def _neutrals_resolved(kinds: list[str]) -> list[str]:
    """Rules N1 and N2: what is neutral goes with its neighbours if they agree, else with the paragraph."""
    resolved: list[str] = []
    for kind, run in groupby(enumerate(kinds), key=lambda item: item[1]):
        indices = [index for index, _ in run]
        if kind == "ON":
            before = kinds[indices[0] - 1] if indices[0] else "L"
            after = kinds[indices[-1] + 1] if indices[-1] + 1 < len(kinds) else "L"
            kind = "R" if before != "L" and after != "L" else "L"
        resolved += [kind] * len(indices)
    return resolved
