"""Going on after a mistake that stops the YAML parser.

In: the lines of a file. Out: what the parser makes of them once every such line is corrected in memory, and what was
corrected. `mending` knows the mistakes; here is only the loop, and its bounds.
"""

from __future__ import annotations

from collections import Counter

import yaml

from sinopack.problems import Place, Problem, SourceFile
from sinopack.source.mending import Stop, mend, unreadable
from sinopack.source.parse import Parsed, parse

MAXIMUM_MISTAKES = 100
MAXIMUM_LINES_READ_AGAIN = 100_000  # so that a file of mistakes is refused within a second
MAXIMUM_LINES_LOOKED_AT = 20_000
_TRIES = 3  # times that one line may be corrected


def parse_and_mend(name: str, lines: list[str]) -> tuple[Parsed, list[Problem]]:
    """Parses `lines`, correcting in place each line that stops the parser. Returns the last run and "
    "what was corrected."""
    problems: list[Problem] = []
    budget = MAXIMUM_LINES_READ_AGAIN
    unexplained = False
    tries: Counter[int] = Counter()
    while True:
        file = SourceFile(name, tuple(lines))
        parsed = parse(file)
        if parsed.error is None or budget < 0 or len(problems) > MAXIMUM_MISTAKES:
            return parsed, problems
        stop = _stop(parsed.error, lines)
        found = mend(lines, stop) if stop.line < MAXIMUM_LINES_LOOKED_AT else []
        fixes = [fix for fix in found if tries[fix.line] < _TRIES]
        if not fixes:
            if unexplained:
                return parsed, problems
            unexplained = True
            fixes = [unreadable(lines, stop)]
        for fix in fixes:
            place = Place(file, fix.line + 1, fix.column + 1)
            problems.append(Problem(fix.message, place, fix.suggestion, fix.advice))
        for fix in fixes:
            tries[fix.line] += 1
            if fix.mended is None:
                return parsed, problems
            lines[fix.line] = fix.mended
        budget -= 100 + stop.line + len(lines) // 4


def _stop(error: yaml.MarkedYAMLError, lines: list[str]) -> Stop:
    """Where the parser gave up: never behind the last line that says something."""
    context = error.context_mark.line if error.context_mark else None
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    mark = error.problem_mark
    assert mark is not None  # both parsers say where they stopped
    line = min(mark.line, last)
    return Stop(line, mark.column if line == mark.line else 0, str(error.problem), context)
