"""What a reader who copies, searches or listens gets for each glyph.

In: measured lines and their paragraphs. Out: for each run of glyphs the text it stands for, cluster by cluster, and for
each line whether the text goes on after a space (which is in no run, because the line was broken at it).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sinopack.page import Line, Paragraph, ShapedRun

SOFT_HYPHEN = "\u00ad"
_HYPHENS = ("-", "\u2010", "\u2011", SOFT_HYPHEN)
_COUNTING = tuple(range(512))

Cluster = tuple[int, int, str]
"""From which glyph, up to which, and the text they stand for together."""


def runs_with_text(line: Line) -> Iterator[tuple[ShapedRun, str]]:
    """Each run of a line with its text, in which a hyphen that is not the author's is a soft hyphen."""
    for run in line.runs:
        if run.clusters and max(run.clusters[0], run.clusters[-1]) >= len(run.text):
            yield run, run.text + SOFT_HYPHEN
        elif line.hyphen and run is line.runs[-1] and run.text.endswith(_HYPHENS):
            yield run, run.text[:-1] + SOFT_HYPHEN
        else:
            yield run, run.text


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


def space_follows(lines: Sequence[Line], paragraphs: Sequence[Paragraph]) -> list[bool]:
    """For each line, whether its paragraph goes on after a space. The space is then drawn at the line's end, unseen, so
    that the words on either side stay two words when they are copied or read aloud."""
    answers, current, position, text = [], -1, 0, ""
    for line in lines:
        if line.paragraph != current:
            current, position = line.paragraph, 0
            text = paragraphs[current].text if current < len(paragraphs) else ""
        said = line.text.rstrip("".join(_HYPHENS)) if line.hyphen else line.text
        found = text.find(said, position)
        position = found + len(said) if found >= 0 else position
        answers.append(found >= 0 and not line.hyphen and text[position : position + 1].isspace())
    return answers
