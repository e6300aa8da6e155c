"""What is printed while a pack is watched: what the last build has made, or what is wrong, in place of what was there.

In: attempts to build. Out: text for a terminal, whose screen is cleared each time; plain lines elsewhere; or JSON, one
line for each attempt.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import click

from sinopack.cli.failures import error_told, problems_as_data, problems_told
from sinopack.cli.summary import as_data, counted, stale_files, summary
from sinopack.cli.terminal import is_terminal, shows_colour
from sinopack.report import BuildReport
from sinopack.watching import Attempt


def tell(attempts: Iterable[Attempt], content: Path, *, everything: bool, as_json: bool) -> None:
    """Print what becomes of each attempt, until there are no more. `everything` says that all is made that the pack
    makes."""
    clears = is_terminal(sys.stdout) and not as_json
    if not as_json:
        click.echo(f"Building {content} …")
    last_good: BuildReport | None = None
    for attempt in attempts:
        stale = stale_files(attempt.report) if everything and attempt.report else ()
        if as_json:
            click.echo(json.dumps(_as_data(attempt, stale)))
        else:
            if clears:
                click.clear()
            click.echo("\n".join(_told(attempt, stale, last_good, content)))
            click.echo(err=False, nl=not clears)
        sys.stdout.flush()
        last_good = attempt.report or last_good
        _tidy_memory(is_first=attempt.report is last_good)


def _told(attempt: Attempt, stale: tuple[Path, ...], last_good: BuildReport | None, content: Path) -> Iterator[str]:
    now = click.style(f"{datetime.now():%H:%M:%S}", dim=True)
    if attempt.report:
        if attempt.mended:
            yield click.style("Mended.", fg="green", bold=True)
            yield ""
        yield summary(attempt.report, stale)
    elif attempt.failure:
        yield error_told(attempt.failure)
        yield "This is tried again every few seconds."
    else:
        yield problems_told(attempt.problems, colour=shows_colour(sys.stdout), files=_kept(last_good))
    yield ""
    others = len(attempt.inputs) - 1
    more = f" and {counted(others, 'more file')}" if others > 0 else ""
    took = f"{attempt.seconds:.1f} s" if attempt.seconds >= 0.95 else f"{attempt.seconds * 1000:.0f} ms"
    yield f"{now} {took}. Watching {content}{more}; Ctrl+C ends it."


def _kept(last_good: BuildReport | None) -> str:
    """What has become of the files."""
    if last_good is None:
        return "No file was touched."
    names = " and ".join(file.path.name for file in last_good.files)
    return f"Until then {names} {'stay' if len(last_good.files) > 1 else 'stays'} as last built."


def _as_data(attempt: Attempt, stale: tuple[Path, ...]) -> dict[str, object]:
    """An attempt in JSON's types, as `build` and `check` have them."""
    seconds = {"mended": attempt.mended, "seconds": round(attempt.seconds, 3)}
    if attempt.report:
        notices = problems_as_data(attempt.report.notices)
        return {"ok": True, **as_data(attempt.report, stale), "notices": notices, **seconds}
    if attempt.failure:
        return {"ok": False, "error": attempt.failure.message, "advice": attempt.failure.advice, **seconds}
    return {"ok": False, "problems": problems_as_data(attempt.problems), **seconds}


def _tidy_memory(*, is_first: bool) -> None:
    """Clear away what a build has left in circles, while nobody waits. What the first one has made stays for as long as
    the program runs, and need not be looked through again (`cli.main` has turned looking off)."""
    if not gc.isenabled():
        gc.collect()
        if is_first:
            gc.freeze()
