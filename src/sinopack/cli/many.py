"""What has become of many packs, for a person and as JSON.

In: the outcomes of a run. Out: printed lines; or data in JSON's types.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from sinopack.cli.failures import problems_as_data, problems_told
from sinopack.cli.revised import to_review
from sinopack.cli.summary import as_data, counted, moved
from sinopack.cli.terminal import shows_colour
from sinopack.many import Outcome, PackOutcome

_NAMED = 20
"""Packs that went well that are named one by one; more would hide those that did not."""
_TOLD = {
    Outcome.BUILT: "built",
    Outcome.UNCHANGED: "unchanged",
    Outcome.FAILED: "with problems in the content",
    Outcome.UNWRITTEN: "not written",
    Outcome.CRASHED: "not built because sinopack failed",
}
_WRONG = (Outcome.FAILED, Outcome.UNWRITTEN, Outcome.CRASHED)


def summary_of_many(outcomes: Sequence[PackOutcome], *, quiet: bool) -> None:
    """Print the packs that were built, what somebody should look at, what went wrong, and how many of each there are.
    What is wrong goes to the stream of errors; `quiet` prints that alone, and what asks for something to be done."""
    built = [outcome for outcome in outcomes if outcome.outcome is Outcome.BUILT]
    if not quiet:
        for line in _built_told(built):
            click.echo(line)
    for outcome in built:
        for line in _to_mind(outcome, quiet):
            click.echo(f"{outcome.content}: {line}", err=quiet)
    for outcome in outcomes:
        if outcome.outcome in _WRONG:
            _print_wrong(outcome)
    counts = Counter(outcome.outcome for outcome in outcomes)
    if not quiet or any(counts[each] for each in _WRONG):
        said = ", ".join(f"{counts[each]} {words}" for each, words in _TOLD.items() if counts[each])
        click.echo(f"{counted(len(outcomes), 'pack')}: {said}.", err=quiet)


def _built_told(built: Sequence[PackOutcome]) -> Iterator[str]:
    for outcome in built[:_NAMED]:
        yield f"{click.style(str(outcome.content), fg='green', bold=True)}  {_contents(outcome)}"
    if len(built) > _NAMED:
        yield f"and {len(built) - _NAMED} more"
    if built:
        yield ""


def _contents(outcome: PackOutcome) -> str:
    """ "4 pages, 12 slides, 3 things worth knowing, in packs/mao/output"."""
    report = outcome.report
    assert report is not None
    made = [counted(file.count, file.product.unit) for file in report.files]
    notices = len(report.notices)
    known = [f"{notices} {'thing' if notices == 1 else 'things'} worth knowing (sinopack check)"] if notices else []
    return f"{', '.join([*made, *known])}, in {outcome.folder}"


def _to_mind(outcome: PackOutcome, quiet: bool) -> Iterator[str]:
    report = outcome.report
    assert report is not None
    yield from to_review(report)
    if report.untouched:
        yield "slides.pptx has changes made by hand and was left as it is (--keep); it may not agree with the handout."
    yield from moved(report, backups=not quiet)


def _print_wrong(outcome: PackOutcome) -> None:
    if outcome.outcome is Outcome.FAILED:
        click.echo(problems_told(outcome.problems, colour=shows_colour(sys.stderr), files="") + "\n", err=True)
        return
    head = click.style(f"{outcome.content}:", fg="red", bold=True)
    if outcome.outcome is Outcome.UNWRITTEN:
        click.echo(f"{head} {outcome.error} {outcome.advice}\n", err=True)
        return
    if outcome.trace and os.environ.get("SINOPACK_DEBUG"):
        click.echo(outcome.trace, err=True)
    told = "sinopack has failed, through no fault of yours. Please report it with this line:"
    click.echo(f"{head} {told} {outcome.error}\n", err=True)


def as_many_data(outcomes: Sequence[PackOutcome]) -> dict[str, object]:
    """All outcomes in JSON's types."""
    counts = Counter(outcome.outcome for outcome in outcomes)
    return {
        "ok": not any(counts[each] for each in _WRONG),
        "counts": {each.value: counts[each] for each in Outcome},
        "packs": [_pack_as_data(outcome) for outcome in outcomes],
    }


def _pack_as_data(outcome: PackOutcome) -> dict[str, object]:
    data: dict[str, object] = {
        "content": str(outcome.content),
        "folder": str(outcome.folder),
        "outcome": outcome.outcome.value,
    }
    if outcome.report is not None:
        data |= {**as_data(outcome.report), "notices": problems_as_data(outcome.report.notices)}
    if outcome.unchanged:
        data["files"] = [{"path": str(path), "changed": False} for path in outcome.unchanged]
    if outcome.problems:
        data["problems"] = problems_as_data(outcome.problems)
    if outcome.error:
        data |= {"error": outcome.error, "advice": outcome.advice}
    return data
