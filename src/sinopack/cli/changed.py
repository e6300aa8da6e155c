"""What differs from the last print, as a person reads it.

In: a build's report. Out: lines of text: at most a dozen for the pages of the handout and the slides,
and of other files only their names and numbers of pages; JSON has everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import wrap

import click

from sinopack.difference import FileDifference, PageDifference, Reason, Since, Standing
from sinopack.report import EVERYDAY_PRODUCTS, BuildReport

MOST_LINES = 12
"""For what is told page by page."""
_AT_LENGTH = 2
_WIDTH = 96
"""Of a line that names the other files, in characters."""
_NO_BREAK = "\u00a0"
_FEWEST_LINES = 5
"""What a file takes that is told page by page."""
_FEWEST_NAMED = 1
_REASONS_NAMED = 3
_PLURALS = {
    "person": "people",
    "line of the contents": "lines of the contents",
    "speaker’s notes": "speaker’s notes",
}
_SINCE = {Since.BUILD: "the last build", Since.PRINT: "what you printed"}


def changed(report: BuildReport) -> Iterator[str]:
    """What differs in each file and what to copy again; nothing where there is nothing to compare with."""
    told = [change for change in report.changes if _is_worth_telling(change, report)]
    at_length = _at_length(told)
    for change in at_length:
        yield from _file(change, MOST_LINES // len(at_length))
    yield from _others([change for change in told if change not in at_length])
    for path in report.deleted:
        yield f"{path.name} of an earlier build is deleted: no page differs."
    for path in _outdated(report):
        yield f"{path.name} in the folder is of an earlier build."


def _at_length(told: Sequence[FileDifference]) -> Sequence[FileDifference]:
    """Those that are told page by page: of many files the handout and the slides, or else the first."""
    if len(told) <= _AT_LENGTH:
        return told
    everyday = [product.file_name for product in EVERYDAY_PRODUCTS]
    return [change for change in told if change.file in everyday] or told[:1]


def _others(changes: Sequence[FileDifference]) -> Iterator[str]:
    """Files that are only named, each with the pages that differ."""
    for since, words in _SINCE.items():
        named = [named for change in changes if change.since is since and (named := _named(change))]
        if named:
            yield from listed(f"Others that differ from {words}:", named, "; ")
    if unprinted := [change.file for change in changes if change.standing is Standing.NEW]:
        yield from listed("Not printed yet:", unprinted, ", ")


def listed(words: str, named: Sequence[str], separator: str) -> Iterator[str]:
    """Lines that are divided only between the named."""
    whole = separator.join(name.replace(" ", _NO_BREAK) for name in named)
    for line in wrap(f"{words} {whole}.", _WIDTH, subsequent_indent="  ", break_on_hyphens=False):
        yield line.replace(_NO_BREAK, " ")


def _named(change: FileDifference) -> str:
    """ "worksheet.pdf, pages 2–3"; "" where no page differs."""
    match change.standing:
        case Standing.NEW:
            return ""
        case Standing.UNKNOWN | Standing.RESIZED:
            return f"{change.file}, perhaps every {change.unit}"
    if change.pages:
        return f"{change.file}, {_numbered(change.numbers, change.unit)}"
    return f"{change.file}, which has fewer {change.unit}s" if change.differs else ""


def _outdated(report: BuildReport) -> Iterator[Path]:
    """Files of changed pages that this build has neither made nor deleted."""
    made = {file.path for file in report.files}
    for file in report.files:
        path = file.path.with_name(f"{file.path.stem}-changed{file.path.suffix}")
        if path not in made and path.is_file():
            yield path


def _is_worth_telling(change: FileDifference, report: BuildReport) -> bool:
    if change.standing is Standing.NEW:
        return change.since is Since.PRINT
    if change.differs or change.restyled or change.since is Since.PRINT:
        return True
    return any(file.changed for file in report.files if file.path.name == change.file)


def _file(change: FileDifference, room: int) -> list[str]:
    """The lines for a file, no more than there is room for."""
    since = _SINCE[change.since]
    match change.standing:
        case Standing.NEW:
            return [f"{_name(change)} has not been printed yet."]
        case Standing.UNKNOWN:
            return [
                f"{_name(change)}: every {change.unit} may differ from {since}, which was made by another version of"
                " sinopack and cannot be compared."
            ]
        case Standing.RESIZED:
            return [f"{_name(change)}: every {change.unit} differs from {since}, which has another size."]
    if not change.differs:
        return [f"{_name(change)}: no {change.unit} says anything else than {since}.", *_restyled(change)]
    after = [*_copy_again(change), *_restyled(change)][: room - _FEWEST_LINES + 1]
    named = max(_FEWEST_NAMED, room - 1 - len(after))
    return [_headline(change), *_pages(change, named), *after]


def _name(change: FileDifference) -> str:
    return click.style(change.file, bold=True)


def _headline(change: FileDifference) -> str:
    """How many pages differ, of how many."""
    number, all_of = len(change.pages), _counted(change.count, change.unit)
    differ = "differs" if number == 1 else "differ"
    line = f"{_name(change)}: {number} of {all_of} {differ} from {_SINCE[change.since]}"
    if not change.pages:
        return f"{_name(change)}: has {all_of}; {_SINCE[change.since]} has {change.was}."
    return f"{line}, which has {change.was}:" if change.was != change.count else f"{line}:"


def _pages(change: FileDifference, most: int) -> Iterator[str]:
    """A line for each page that says something else; those that only run on differently together."""
    telling = [page for page in change.pages if page.reasons or not page.was]
    flowing = [page for page in change.pages if page.was and not page.reasons]
    most -= bool(flowing)
    shown = telling if len(telling) <= most else telling[: max(_FEWEST_NAMED, most - 1)]
    for page in shown:
        yield f"  {change.unit} {page.number}{_where(page)}: {_why(page)}"
    if rest := telling[len(shown) :]:
        yield f"  and {_numbered((page.number for page in rest), change.unit)}"
    if flowing:
        numbers = _numbered((page.number for page in flowing), change.unit)
        yield f"  {numbers}: the same text, only divided otherwise between {change.unit}s"


def _where(page: PageDifference) -> str:
    """The parts on a page, where it is not said with each reason."""
    return f", “{page.parts[0]}”" if page.parts and all(reason.part == page.parts[0] for reason in page.reasons) else ""


def _why(page: PageDifference) -> str:
    if not page.reasons:
        return "new"
    elsewhere = any(reason.part != page.parts[0] for reason in page.reasons) if page.parts else True
    told = []
    for part, reasons in groupby(page.reasons, key=lambda reason: reason.part):
        words = ", ".join(_reasons(tuple(reasons)))
        told.append(f"“{part}”, {words}" if elsewhere and part else words)
    return "; ".join(told)


def _reasons(reasons: Sequence[Reason]) -> Iterator[str]:
    """ "2 key points", "1 new event", "1 table gone"; many kinds are told together."""
    for reason in reasons[:_REASONS_NAMED]:
        if reason.changed:
            yield _counted(reason.changed, reason.kind)
        if reason.new:
            yield _counted(reason.new, reason.kind, "new ")
        if reason.gone:
            yield f"{_counted(reason.gone, reason.kind)} gone"
    if len(reasons) > _REASONS_NAMED:
        yield "and more"


def _copy_again(change: FileDifference) -> Iterator[str]:
    """Which pages to copy, or which sheets; and which pages are what they were but for their number."""
    if change.sheets and change.unit == "page":
        pages = _numbered(change.numbers, "page") if change.pages else "no page"
        yield f"  To copy again: {pages}; printed on both sides, {_numbered(change.sheets, 'sheet')}."
    if change.moved:
        yield f"  {_moved(change)}"


def _moved(change: FileDifference) -> str:
    numbers = [page.number for page in change.moved]
    only = "only its number differs" if len(numbers) == 1 else "only their numbers differ"
    said = f"{_numbered(numbers, change.unit, capital=True)} {'was' if len(numbers) == 1 else 'were'}"
    return f"{said} {_spans(page.was for page in change.moved)}: {only}."


def _restyled(change: FileDifference) -> Iterator[str]:
    if change.restyled:
        says = "says the same but looks" if len(change.restyled) == 1 else "say the same but look"
        yield f"  {_numbered(change.restyled, change.unit, capital=True)} {says} different."


def _numbered(numbers: Iterable[int], noun: str, *, capital: bool = False) -> str:
    """ "page 3", "pages 3–5 and 7"."""
    listed = list(numbers)
    noun = noun.capitalize() if capital else noun
    return f"{noun if len(listed) == 1 else f'{noun}s'} {_spans(listed)}"


def _spans(numbers: Iterable[int]) -> str:
    """ "3–5, 7 and 9"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    said = [str(first) if first == last else f"{first}–{last}" for first, last in spans]
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else said[0]


def _counted(number: int, kind: str, before: str = "") -> str:
    """ "1 key point", "2 new events"."""
    if kind in ("speaker’s notes",):
        return kind
    return f"{number} {before}{kind if number == 1 else _PLURALS.get(kind, f'{kind}s')}"
