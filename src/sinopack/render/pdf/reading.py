"""What a reader who copies, searches or listens gets for each glyph.

In: measured lines and their paragraphs. Out: for each run of glyphs the text it stands for, cluster by cluster; for
each line its runs in reading order, and whether the text goes on after a space (which is in no run, because the line
was broken at it).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sinopack.page import Line, Paragraph, ShapedRun

SOFT_HYPHEN = "\u00ad"
_HYPHENS = ("-", "\u2010", "\u2011", SOFT_HYPHEN)
_COUNTING = tuple(range(512))

Cluster = tuple[int, int, str]
"""From which glyph, up to which, and the text they stand for together."""


def runs_with_text(line: Line) -> Iterator[tuple[ShapedRun, str]]:
    """Each run of a line with its text, in which a hyphen that is not the author's is a soft hyphen."""
    for run in line.runs:
        if run.style.formula or run.style.blank:
            yield run, run.text
        elif run.clusters and max(run.clusters[0], run.clusters[-1]) >= len(run.text):
            yield run, run.text + SOFT_HYPHEN
        elif line.hyphen and run is line.runs[-1] and run.text.endswith(_HYPHENS):
            yield run, run.text[:-1] + SOFT_HYPHEN
        else:
            yield run, run.text


def runs_leftwards(run: ShapedRun) -> bool:
    """Whether the glyphs, which are drawn from left to right, stand for text that is read from right to left."""
    return len(run.clusters) > 1 and run.clusters[0] > run.clusters[-1]


def is_plain(run: ShapedRun, text: str) -> bool:
    """Whether every glyph of the run stands for one character, in order."""
    count = len(run.glyphs)
    return count == len(text) and run.clusters == (_COUNTING[:count] if count <= 512 else tuple(range(count)))


def clusters(run: ShapedRun, text: str) -> Iterator[Cluster]:
    """The glyphs of a run in groups that stand for a piece of its text, as they are drawn from left to right."""
    starts = sorted(set(run.clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    start = 0
    for glyph in range(1, len(run.glyphs) + 1):
        if glyph == len(run.glyphs) or run.clusters[glyph] != run.clusters[start]:
            character = run.clusters[start]
            yield start, glyph, text[character : ends[character]]
            start = glyph


class ReadLine(NamedTuple):
    """A line as it is read: its runs with their texts in reading order, and whether its paragraph goes on after a
    space. The space is then drawn at the line's end, unseen, so that the words on either side stay two words when they
    are copied or read aloud. `is_broken` says that the author broke the paragraph there."""

    line: Line
    runs: list[tuple[ShapedRun, str]]
    goes_on: bool
    is_broken: bool


def read_lines(lines: Sequence[Line], paragraphs: Sequence[Paragraph]) -> Iterator[ReadLine]:
    """The lines of a box as they are read."""
    current, position, text = -1, 0, ""
    for line in lines:
        if line.paragraph != current:
            current, position = line.paragraph, 0
            text = paragraphs[current].text if current < len(paragraphs) else ""
        runs = list(runs_with_text(line))
        if any(runs_leftwards(run) for run, _ in runs):
            runs = _in_reading_order(runs, text, position)
        said = "".join([run.text for run, _ in runs])
        found = text.find(said.rstrip("".join(_HYPHENS)) if line.hyphen else said, position)
        position = found + len(said) if found >= 0 else position
        after = "" if found < 0 or line.hyphen else text[position : position + 1]
        yield ReadLine(line, runs, after.isspace(), after == "\n")


def _in_reading_order(runs: list[tuple[ShapedRun, str]], text: str, position: int) -> list[tuple[ShapedRun, str]]:
    """Runs, which stand from left to right, as they follow one another in a text; as they stand, if they do not."""
    position += len(text[position:]) - len(text[position:].lstrip())
    waiting, ordered = list(runs), []
    while waiting:
        following = next((each for each in waiting if text.startswith(each[0].text, position)), None)
        if following is None:
            return runs
        waiting.remove(following)
        ordered.append(following)
        position += len(following[0].text)
    return ordered
