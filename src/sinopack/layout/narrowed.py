"""Formulas that a column has made smaller than the text around them, once all pages or slides are finished.

In: finished pages. Out: for each such formula a word to the author, or a problem where it is smaller than a reader can
be asked to read. A formula is set so that it fits in any case; only what is on a page in the end is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sinopack.layout.compose import Composer
from sinopack.memory import Memory, Same
from sinopack.page import Formula, Group, Item, Line, Page, Table, TextBox

_ADVICE = (
    r"Make it shorter, break it into lines with \begin{aligned} … \\ … \end{aligned}, or give it a place of its own"
    " in the `body`: `- formula: …`."
)
_LONGEST = 60
_LEAST_SHARE = 0.98
"""A formula that is narrowed by less than this is as it should be."""


def say_narrowed(pages: Iterable[Page], composer: Composer, floor: float) -> None:
    """Tell of formulas that are set smaller than their text, and refuse those below the `floor` in points."""
    told: set[str] = set()
    for formula, size in (each for page in pages for each in _formulas_of(page, composer.memory)):
        if formula.size >= _LEAST_SHARE * size or formula.alternative in told:
            continue
        told.add(formula.alternative)
        place = composer.typesetter.formulas.get(formula.alternative)
        if formula.size < floor - 0.01:
            message = f"The formula “{shortened(formula.alternative)}” is too wide for its place, even at {floor:g} pt."
            composer.problem(message, place, _ADVICE)
        else:
            sizes = f"{formula.size:.1f} pt instead of {size:g} pt"
            message = f"The formula “{shortened(formula.alternative)}” is set in {sizes}, to fit."
            composer.notice(message, place)


def shortened(source: str) -> str:
    """A formula's source, to name it by."""
    return source if len(source) <= _LONGEST else f"{source[: _LONGEST - 2]} …"


def _formulas_of(page: Page, memory: Memory | None) -> tuple[tuple[Formula, float], ...]:
    key = ("formulas", Same(page))
    found: tuple[tuple[Formula, float], ...] | None = memory.recall(key) if memory else None
    if found is None:
        found = tuple(_formulas(page.items))
        if memory:
            memory.keep(key, found)
    return found


def _formulas(items: Iterable[Item]) -> Iterator[tuple[Formula, float]]:
    """Each formula, and the size of the text in which it stands."""
    for line in _lines(items):
        for run in line.runs:
            if run.style.formula:
                yield run.style.formula, run.style.size


def _lines(items: Iterable[Item]) -> Iterator[Line]:
    for item in items:
        match item:
            case TextBox():
                yield from item.lines
            case Table():
                yield from (line for row in item.rows for cell in row for line in cell.lines)
            case Group():
                yield from _lines(item.items)
            case _:
                pass
