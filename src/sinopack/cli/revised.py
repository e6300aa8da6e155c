"""What has become of changes made by hand in the slides, as a person reads it.

In: a build's report. Out: lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from sinopack.report import BuildReport, RevisedSlide, SlideFate

_NAMED = 3
"""Slides of one fate that are named one by one."""

_TOLD = {
    SlideFate.REVIEW: ("To review", "you changed it and so did the content: the slide before it is yours"),
    SlideFate.RETURNED: ("To review", "you deleted it, but its content has changed since"),
    SlideFate.KEPT: ("As you changed it", ""),
    SlideFate.ORPHANED: ("As you changed it", "the content has it no longer"),
    SlideFate.ADDED: ("Your own", ""),
    SlideFate.MOVED: ("Where you moved it", ""),
    SlideFate.DELETED: ("Left out, as you deleted it", ""),
}
"""The words before the slides of a fate, and those after them, the most urgent first."""

_TO_REVIEW = (SlideFate.REVIEW, SlideFate.RETURNED)


def revised(report: BuildReport) -> Iterator[str]:
    """A heading and a line for each fate; nothing where nobody has changed anything."""
    for file in report.files:
        if file.untouched:
            name, what = file.path.name, "has changes made by hand and was left as it is (--keep)"
            yield f"{name} {what}; it may not agree with the handout."
    for name, slides in _by_file(report):
        yield f"Changes made by hand in {name} are kept:"
        yield from (f"  {line}" for line in _fates(slides, tuple(_TOLD)))


def to_review(report: BuildReport) -> Iterator[str]:
    """The lines that ask for something to be done; where several decks were changed, with the names of their files."""
    decks = list(_by_file(report))
    for name, slides in decks:
        yield from (f"{name}: {line}" if len(decks) > 1 else line for line in _fates(slides, _TO_REVIEW))


def _by_file(report: BuildReport) -> Iterator[tuple[str, list[RevisedSlide]]]:
    """The slides of each deck that somebody has changed, by the name of its file."""
    for name in dict.fromkeys(slide.file for slide in report.revised):
        yield name, [slide for slide in report.revised if slide.file == name]


def _fates(slides: Sequence[RevisedSlide], fates: Sequence[SlideFate]) -> Iterator[str]:
    for fate in fates:
        alike = [slide for slide in slides if slide.fate is fate]
        if alike:
            before, after = _TOLD[fate]
            head = click.style(f"{before}:", fg="yellow", bold=True) if fate in _TO_REVIEW else f"{before}:"
            yield f"{head} {named(alike)}{f' ({after})' if after else ''}."


def named(slides: Sequence[RevisedSlide]) -> str:
    """ "slide 4 “Aid and strain”, 9 “Answers” and 3 more"."""
    names = [" ".join(filter(None, (str(slide.number or ""), f"“{slide.title}”"))) for slide in slides[:_NAMED]]
    names += [f"{len(slides) - _NAMED} more"] if len(slides) > _NAMED else []
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    return f"{'slides' if len(slides) > 1 else 'slide'} {listed}"
