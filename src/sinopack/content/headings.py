"""Whether the sub-headings of a body make an outline that a reader can go through (WCAG 2.1, 1.3.1 and 2.4.6).

In: the texts of one body, in order. Out: notices at the lines of headings that leave a level out, and of paragraphs
that only look like headings. What is drawn stays as it is: levels are counted by rank (`markdown_blocks.ranked`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sinopack.content.markup import Paragraph, Prose, ProseBlock, Subheading
from sinopack.problems import Place, Problem, Severity

_LONGEST = 80  # characters of a bold line that can be meant as a heading
_ENDS = (".", "!", ",", ";", "。", "！", "，", "；", "…")
_USUAL = 3


def remarks_on(texts: Sequence[Prose]) -> Iterator[Problem]:
    """Notices on the texts of one body, taken as one."""
    outline = _outline([block for text in texts for block in text.blocks if isinstance(block, Subheading)])
    yield from (_jump(entry) for entry in outline if entry.jumps)
    level = outline[0].level if outline else _USUAL
    headings = iter(outline)
    for text in texts:
        for block, after in pairwise([*text.blocks, None]):
            if isinstance(block, Subheading):
                level = next(headings).level
            elif isinstance(block, Paragraph) and after and _looks_like_a_heading(block, after):
                yield _only_bold(block, level)


class _Entry(NamedTuple):
    """A heading in the outline. `above` are the marks of the one that it belongs to, or 0; `better` are the marks that
    it should have once those above it have theirs; `level` are marks that fit beside it as long as nothing is mended:
    its own or, where it leaves a level out, those of the heading before the gap."""

    heading: Subheading
    above: int
    better: int
    level: int
    jumps: bool


def _outline(headings: Sequence[Subheading]) -> list[_Entry]:
    outermost = min((heading.marks for heading in headings), default=0)
    outline: list[_Entry] = []
    open_: list[_Entry] = []  # the headings around the next one
    for heading in headings:
        while open_ and open_[-1].heading.marks >= heading.marks:
            open_.pop()
        around = open_[-1] if open_ else _Entry(heading, 0, outermost - 1, outermost, False)
        above = around.heading.marks if open_ else 0
        jumps = heading.marks > (above or outermost - 1) + 1
        entry = _Entry(heading, above, around.better + 1, around.level if jumps else heading.marks, jumps)
        outline.append(entry)
        open_.append(entry)
    return outline


def _jump(entry: _Entry) -> Problem:
    heading, above, better = entry.heading, entry.above, entry.better
    marks = "#" * heading.marks
    if above:
        message = f"This sub-heading ({marks}) leaves out a level below the one that it belongs to ({'#' * above})."
    else:
        message = f"This sub-heading ({marks}) comes first, and is deeper than one that follows."
    return Problem(
        f"{message} The list of headings that a screen reader gives has a gap here.",
        heading.text.place,
        _retyped(heading.text.place, marks, "#" * better),
        f"Type {'#' * better} before it.",
        Severity.NOTICE,
        "sub-headings leave a level out",
    )


def _retyped(place: Place | None, marks: str, better: str) -> str:
    """The heading's line with other marks, where it stands on a line of its own."""
    line = place.text if place else ""
    found = re.match(rf"(\s*){marks}(?!#)", line)
    return f"{found[1]}{better}{line[found.end() :]}" if found else ""


def _looks_like_a_heading(block: Paragraph, after: ProseBlock) -> bool:
    """Whether a paragraph is one short bold line over something that it could be the heading of."""
    text, spans = block.text.text.strip(), block.text.spans
    return (
        bool(text)
        and all(span.bold and not span.address and not span.reference for span in spans)
        and len(text) <= _LONGEST
        and "\n" not in text
        and not text.endswith(_ENDS)
        and not isinstance(after, Subheading)
        and not (isinstance(after, Paragraph) and all(span.bold for span in after.text.spans))
    )


def _only_bold(block: Paragraph, level: int) -> Problem:
    place, text, marks = block.text.place, block.text.text.strip(), "#" * level
    line = place.text if place else ""
    found = re.fullmatch(r"(\s*)(\*\*|__)(.+?)\2\s*", line)
    return Problem(
        f"“{text}” looks like a heading, but is only bold, so a screen reader does not list it among the headings.",
        place,
        f"{found[1]}{marks} {found[3]}" if found else "",
        f"If it is a heading, type {marks} before it in place of the asterisks.",
        Severity.NOTICE,
        "lines look like headings, but are only bold",
    )
