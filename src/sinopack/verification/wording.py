"""Numbers of pages and slides in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_NAMED = 6
"""Stretches that are named one by one."""
_LEAST = 3
"""As many in a row are told by the first and the last."""


def listed(unit: str, numbers: Iterable[int]) -> str:
    """ "page 3", "pages 3, 5 and 8", "slides 1–15", "pages 1, 3, 5, 7, 9, 11 and 12 more"."""
    known = sorted(set(numbers))
    stretches = list(_stretches(known))
    shown = [f"{first}–{last}" if first != last else str(first) for first, last in stretches[:_NAMED]]
    rest = sum(last - first + 1 for first, last in stretches[_NAMED:])
    several = "s" if len(known) > 1 else ""
    if rest or len(shown) > 1:
        last = f"{rest} more" if rest else shown.pop()
        return f"{unit}{several} {', '.join(shown)} and {last}"
    return f"{unit}{several} {shown[0]}"


def _stretches(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of numbers in a row; few in a row each by itself."""
    start = 0
    for index in range(1, len(numbers) + 1):
        if index < len(numbers) and numbers[index] == numbers[index - 1] + 1:
            continue
        row = numbers[start:index]
        yield from [(row[0], row[-1])] if len(row) >= _LEAST else ((each, each) for each in row)
        start = index
