"""Problems as they are printed.

In: problems. Out: plain text, with colour only if asked for; or JSON for scripts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from sinopack.problems import Problem, Problems, Severity

_WIDTH = 100  # columns of a source line that are shown; a longer one is cut around the caret
_LONGEST = 5_000  # characters of a corrected line that are shown
_HIDDEN = ("Cc", "Zl", "Zp", "Cs")
_RED, _YELLOW, _GREEN, _BOLD, _DIM, _PLAIN = "\033[31m", "\033[33m", "\033[32m", "\033[1m", "\033[2m", "\033[0m"


def show(problems: Problems | Iterable[Problem], *, colour: bool = False) -> str:
    """Every problem: its place and message, the line with a caret below, and what to type instead. Ends "
    "in a newline."""
    shown = _sorted(problems)
    width = max((len(str(problem.place.line)) for problem in shown if problem.place), default=1)
    text = "\n".join("".join(f"{line}\n" for line in _lines(problem, max(width, 2))) for problem in shown)
    if not colour:
        for code in (_RED, _YELLOW, _GREEN, _BOLD, _DIM, _PLAIN):
            text = text.replace(code, "")
    return text


def as_json(problems: Problems | Iterable[Problem]) -> str:
    """A JSON list of objects: file, line, column, severity, message, source, suggestion, advice."""
    import json

    rows = []
    for problem in _sorted(problems):
        place = problem.place
        rows.append({
            "file": place.file.name if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "severity": problem.severity.value,
            "message": problem.message,
            "source": place.text if place else None,
            "suggestion": problem.suggestion or None,
            "advice": problem.advice or None,
        })  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _sorted(problems: Problems | Iterable[Problem]) -> tuple[Problem, ...]:
    return problems.problems if isinstance(problems, Problems) else Problems(problems).problems


def _lines(problem: Problem, width: int) -> Iterator[str]:
    hue = _RED if problem.severity is Severity.ERROR else _YELLOW
    place = problem.place
    note = "" if problem.severity is Severity.ERROR else "note: "
    yield (
        f"{_BOLD}{place}:{_PLAIN} {hue}{note}{_PLAIN}{problem.message}"
        if place
        else f"{hue}{note}{_PLAIN}{problem.message}"
    )
    if place and place.line <= len(place.file.lines):
        gutter = max(width + 2, 6)
        line, before = _window(place.text, place.column - 1)
        yield f"{_DIM}{place.line:>{gutter}} |{_PLAIN} {line}".rstrip()
        yield f"{' ' * gutter} {_DIM}|{_PLAIN} {' ' * _cells(line[:before])}{hue}{_caret(line[before:])}{_PLAIN}"
        for index, typed in enumerate(problem.suggestion.split("\n") if problem.suggestion else ()):
            label = "type" if index == 0 else ""
            shown = _visible(typed) if len(typed) <= _LONGEST else "(the corrected line is too long to be shown here)"
            yield f"{_GREEN}{label:>{gutter}} |{_PLAIN} {shown}".rstrip()
    elif problem.suggestion:
        yield from (f"{_GREEN}  type |{_PLAIN} {line}" for line in problem.suggestion.split("\n"))
    if problem.advice:
        yield f"  {problem.advice}"


def _window(text: str, index: int) -> tuple[str, int]:
    """What is shown of a line, cut around `index` if it is long, and where `index` is in it."""
    if len(text) <= _WIDTH and _cells(text) <= _WIDTH:
        return _visible(text), min(index, len(text))
    start = max(0, min(index, len(text)) - _WIDTH // 2)
    part = _visible(text[start : start + _WIDTH])
    before = "…" if start else ""
    return before + part + ("…" if start + _WIDTH < len(text) else ""), min(index - start, len(part)) + len(before)


def _visible(line: str) -> str:
    """A line with nothing in it that moves the caret or hides: a tab as an arrow, a control character or an unusual
    space of the indentation as a dot."""
    indent = len(line) - len(line.lstrip())
    return "".join(
        "→" if c == "\t" else "·" if unicodedata.category(c) in _HIDDEN or (i < indent and c != " ") else c
        for i, c in enumerate(line)
    )  # fmt: skip


def _caret(rest: str) -> str:
    """One ^ for each column of the word that starts here."""
    word = rest[:1]
    for character in rest[1:]:
        if not (character.isalnum() or character in "_-" or unicodedata.combining(character)) or not (
            word[0].isalnum()
        ):
            break
        word += character
    return "^" * max(1, _cells(word))


def _cells(text: str) -> int:
    """How many columns of a terminal `text` takes: two for a wide character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Mn", "Me")
        else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )  # fmt: skip
