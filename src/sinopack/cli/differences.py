"""What differs between two content files, as a person reads it, and as JSON.

In: a comparison. Out: lines of text, or JSON's types.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from sinopack.cli.failures import problems_as_data
from sinopack.cli.notices import notices_told
from sinopack.cli.summary import counted
from sinopack.comparison import ContentComparison, Difference, DifferenceKind, Piece, PieceKind, Step
from sinopack.comparison.fields import shortened
from sinopack.comparison.values import address
from sinopack.problems import Place

_LONGEST = 100
_CONTEXT = 5
"""Words shown on either side of those that changed."""
_COLOURS = {
    DifferenceKind.ADDED: "green",
    DifferenceKind.REMOVED: "red",
    DifferenceKind.MOVED: "cyan",
    DifferenceKind.RENAMED: "yellow",
    DifferenceKind.CHANGED: "yellow",
}


def told(comparison: ContentComparison) -> Iterator[str]:
    """A heading, then the differences by part, each with its lines in either file."""
    if comparison.same:
        yield "The same content."
    else:
        names = f"{comparison.old} → {comparison.new}"
        yield f"{click.style(names, bold=True)}: {counted(len(comparison.differences), 'difference')}"
    for part, differences in groupby(comparison.differences, _part):
        yield ""
        yield click.style(part, bold=True)
        yield from (f"  {_line(each, comparison)}" for each in differences)
    if comparison.notices:
        yield from ("", *notices_told(comparison.notices))


def _part(difference: Difference) -> str:
    """What a difference is told under: a section, or what a key of the pack holds."""
    first = difference.path[0]
    if first.key == "sections":
        words = _step_in_words(first)
        return words[:1].upper() + words[1:]
    return first.key[:1].upper() + first.key[1:].replace("_", " ")


def _line(difference: Difference, comparison: ContentComparison) -> str:
    rest = difference.path[1:] if difference.path[0].key == "sections" or not difference.path[0].is_item else (
        difference.path
    )  # fmt: skip
    where = in_words(rest)
    said = _what(difference, bool(where))
    lines = click.style(_lines(difference, comparison), dim=True)
    return f"{where}: {said}{lines}" if where else f"{said}{lines}"


def in_words(path: Sequence[Step]) -> str:
    """ "key point 2", "question 2 “Name three things…”, marks"."""
    return ", ".join(filter(None, map(_step_in_words, path)))


def _step_in_words(step: Step) -> str:
    number = step.number or step.old_number
    name = f"“{step.name}”" if step.name else ""
    return " ".join(filter(None, (step.noun, str(number) if number else "", name)))


def _what(difference: Difference, has_place: bool) -> str:
    """What has become of it."""
    match difference.kind:
        case DifferenceKind.ADDED:
            return f"{_sign(difference, 'new')}{_content(difference, difference.new)}"
        case DifferenceKind.REMOVED:
            return f"{_sign(difference, 'gone')}{_content(difference, difference.old)}"
        case DifferenceKind.MOVED:
            return f"{_sign(difference, 'moved')}, {_from(difference)}"
        case DifferenceKind.RENAMED:
            return f"{_sign(difference, 'renamed')}: {_change(difference)}"
        case DifferenceKind.CHANGED:
            return _change(difference) if has_place else f"changed: {_change(difference)}"


def _sign(difference: Difference, word: str) -> str:
    return click.style(word, fg=_COLOURS[difference.kind])


def _content(difference: Difference, text: str) -> str:
    """The beginning of what is new or gone, but for what its name says already."""
    last = difference.path[-1]
    if last.is_item and last.name and shortened(text).startswith(last.name.rstrip("…")):
        return ""
    return f": “{shortened(text, _LONGEST)}”" if text.strip() else ""


def _from(difference: Difference) -> str:
    """Where something that was moved has come from."""
    if difference.old_path:
        return f"from {in_words(difference.old_path)}"
    last = difference.path[-1]
    return f"was {last.noun} {last.old_number}"


def _change(difference: Difference) -> str:
    if difference.words:
        return _pieces(difference.words)
    old, new = shortened(difference.old, _LONGEST), shortened(difference.new, _LONGEST)
    if " " in old or " " in new:
        old, new = f"“{old}”", f"“{new}”"
    return f"{click.style(old, fg='red')} → {click.style(new, fg='green')}"


def _pieces(words: Sequence[Piece]) -> str:
    """Only the words that changed and a few around them. The brackets tell without colour what is old and new."""
    said = []
    for number, piece in enumerate(words):
        text = " ".join(piece.text.split("\n"))
        match piece.kind:
            case PieceKind.REMOVED:
                said.append(click.style(f"[-{_cut(text)}-]", fg="red"))
            case PieceKind.ADDED:
                said.append(click.style(f"{{+{_cut(text)}+}}", fg="green"))
            case PieceKind.SAME:
                said.append(_around(text, first=number == 0, last=number == len(words) - 1))
    return "".join(said)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else shortened(text, _LONGEST)


def _around(text: str, *, first: bool, last: bool) -> str:
    """The words of a piece that is the same next to what changed."""
    words = text.split(" ")
    if len(words) <= _CONTEXT + (0 if first or last else _CONTEXT):
        return text
    before, after = " ".join(words[:_CONTEXT]), " ".join(words[-_CONTEXT:])
    return f"… {after}" if first else f"{before} …" if last else f"{before} … {after}"


def _lines(difference: Difference, comparison: ContentComparison) -> str:
    """The lines in either file: " (line 12)", " (line 12 → 14)", " (was line 12)"."""
    old, new = difference.old_place, difference.new_place
    before, after = _place(old, comparison.old), _place(new, comparison.new)
    if before and after:
        return f"  ({after})" if before == after else f"  ({before} → {after.removeprefix('line ')})"
    return f"  ({after})" if after else f"  (was {before})" if before else ""


def _place(place: Place | None, name: str) -> str:
    if place is None:
        return ""
    return f"line {place.line}" if place.file.name == name else f"{place.file.name}:{place.line}"


def as_data(comparison: ContentComparison) -> dict[str, object]:
    """The comparison in JSON's types; docs/diff.md says what each key holds."""
    return {
        "ok": True,
        "same": comparison.same,
        "old": comparison.old,
        "new": comparison.new,
        "differences": [_difference_as_data(each) for each in comparison.differences],
        "notices": problems_as_data(comparison.notices),
    }


def _difference_as_data(difference: Difference) -> dict[str, object]:
    gone = difference.kind is DifferenceKind.REMOVED
    moved = difference.old_path or difference.path
    return {
        "kind": difference.kind.value,
        "where": in_words(difference.path),
        "address": None if gone else address(difference.path),
        "old_address": None if difference.kind is DifferenceKind.ADDED else address(moved, old=True),
        "old": difference.old or None,
        "new": difference.new or None,
        "words": [{"kind": piece.kind.value, "text": piece.text} for piece in difference.words],
        "old_place": _place_as_data(difference.old_place),
        "new_place": _place_as_data(difference.new_place),
    }


def _place_as_data(place: Place | None) -> object:
    return {"file": place.file.name, "line": place.line, "column": place.column} if place else None
