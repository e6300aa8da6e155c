"""What `sinopack build` does: one pack with all there is to say about it, or many with what matters.

In: content files, and what was asked for. Out: printed reports; an exit code where something is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click
from click.exceptions import Exit
from msgspec import Struct

from sinopack import pipeline
from sinopack.cli.exit_codes import ExitCode
from sinopack.cli.failures import failures_told, print_json, problems_as_data
from sinopack.cli.options import options_of
from sinopack.cli.progress import progress
from sinopack.cli.revised import to_review
from sinopack.cli.summary import as_data, moved, stale_files, summary
from sinopack.report import BuildReport
from sinopack.selection import Choices, Wish


class Wanted(Struct, frozen=True):
    """What was asked for: where the files go, how they are made, and what is printed of it."""

    output: Path | None
    choices: Choices
    quiet: bool
    as_json: bool


def build_one(content: Path, wanted: Wanted) -> None:
    """Build one pack, and tell everything."""
    from sinopack.homes import home_of

    folder = home_of(content) if wanted.output is None else wanted.output
    wished = wanted.choices.wished
    steps = pipeline.step_names(wished)
    with failures_told(wanted.as_json, folder=folder):
        with progress(steps, wanted=not (wanted.quiet or wanted.as_json)) as bar:

            def told(step: str) -> None:
                if step == pipeline.WAITING:
                    click.echo(f"{step} …", err=True)
                else:
                    bar.begin(step)

            report = pipeline.build(content, folder, **options_of(wanted.choices), listener=told)
        _say_built(report, wanted)


def _say_built(report: BuildReport, wanted: Wanted) -> None:
    wished = wanted.choices.wished
    stale = stale_files(report) if wished.everything or wished == Wish() else ()
    if wanted.as_json:
        print_json({"ok": True, **as_data(report, stale), "notices": problems_as_data(report.notices)})
    elif wanted.quiet:
        for line in (*to_review(report), *moved(report, backups=False)):
            click.echo(line, err=True)
    else:
        click.echo(summary(report, stale, wanted.choices.pages))


def build_many(contents: Sequence[Path], wanted: Wanted, jobs: int | None, force: bool) -> None:
    """Build many packs, and tell what has become of each. The exit code is that of the worst."""
    from sinopack.cli.many import as_many_data, summary_of_many
    from sinopack.many import Outcome, PackOutcome, build_all

    steps = ("Looking for what has changed", *map(str, contents))
    with progress(steps, wanted=not (wanted.quiet or wanted.as_json)) as bar:
        bar.begin(steps[0])

        def told(outcome: PackOutcome) -> None:
            bar.begin(str(outcome.content))

        outcomes = build_all(contents, wanted.output, wanted.choices, force=force, jobs=jobs, listener=told)
    counts = Counter(outcome.outcome for outcome in outcomes)
    if wanted.as_json:
        print_json(as_many_data(outcomes))
    else:
        summary_of_many(outcomes, quiet=wanted.quiet)
    for worst, code in (
        (Outcome.CRASHED, ExitCode.BUG),
        (Outcome.UNWRITTEN, ExitCode.FILES),
        (Outcome.FAILED, ExitCode.CONTENT),
    ):
        if counts[worst]:
            raise Exit(code)
