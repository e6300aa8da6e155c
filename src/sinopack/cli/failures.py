"""What is printed when something is wrong, and the exit code that goes with it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click
from click.exceptions import Exit

from sinopack.cli.exit_codes import ExitCode
from sinopack.cli.terminal import shows_colour
from sinopack.problems import Problem, Problems, Severity
from sinopack.writing import CannotWrite


@contextmanager
def failures_told(as_json: bool, *, to_error_stream: bool = True) -> Iterator[None]:
    """Turn what a command may run into, and is not sinopack's fault, into words (or JSON) and an exit code."""
    try:
        yield
    except Problems as found:
        if as_json:
            print_json({"ok": False, "problems": problems_as_data(found.problems)})
        else:
            _print_problems(found.problems, to_error_stream)
        raise Exit(ExitCode.CONTENT) from found
    except CannotWrite as failure:
        if as_json:
            print_json({"ok": False, "error": failure.message, "advice": failure.advice})
        else:
            click.echo(error_told(failure), err=True)
        raise Exit(ExitCode.FILES) from failure


def error_told(failure: CannotWrite) -> str:
    """That files could not be written, and why."""
    return f"{click.style('Nothing was written.', fg='red', bold=True)} {failure}"


def _print_problems(problems: Sequence[Problem], to_error_stream: bool) -> None:
    stream = sys.stderr if to_error_stream else sys.stdout
    click.echo(problems_told(problems, colour=shows_colour(stream)), err=to_error_stream)


def problems_told(problems: Sequence[Problem], *, colour: bool, files: str = "No file was touched.") -> str:
    """The errors each with its line; the notices shortly, so that they do not hide them. `files` says what has become
    of the files."""
    from sinopack.cli.notices import notices_told
    from sinopack.cli.summary import counted
    from sinopack.source import show

    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    notices = [problem for problem in problems if problem.severity is Severity.NOTICE]
    parts = [show(errors, colour=colour)]
    if notices:
        parts.append("\n".join([*notices_told(notices), ""]))
    return "\n".join([*parts, f"{counted(len(errors), 'problem')} to mend. {files}"])


def problems_as_data(problems: Sequence[Problem]) -> object:
    """Problems in JSON's types."""
    if not problems:
        return []
    from sinopack.source import as_json

    return json.loads(as_json(problems))


def print_json(data: object) -> None:
    """Print JSON in ASCII, which every console and every script can take."""
    click.echo(json.dumps(data, indent=2))
