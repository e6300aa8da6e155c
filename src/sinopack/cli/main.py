"""Where the program starts and ends: one command is run, and whatever happens becomes an exit code."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from sinopack.cli.commands import sinopack
from sinopack.cli.exit_codes import ExitCode
from sinopack.cli.terminal import never_fail_to_print

DEBUG = "SINOPACK_DEBUG"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command (by default the one that was typed) and return its exit code."""
    never_fail_to_print()
    try:
        outcome = sinopack.main(arguments, prog_name="sinopack", standalone_mode=False)
    except click.ClickException as misuse:
        misuse.show()
        return misuse.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return ExitCode.INTERRUPTED
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        _apologise(error)
        return ExitCode.BUG
    return outcome if isinstance(outcome, int) else ExitCode.FINE


def _apologise(error: Exception) -> None:
    """A bug in two lines: a traceback tells a teacher nothing."""
    what = f"{type(error).__name__}: {error}".splitlines()[0].rstrip(": ")
    click.echo(f"sinopack has failed, through no fault of yours. Please report it with this line: {what}", err=True)
    click.echo(f"To see where, set the environment variable {DEBUG}=1 and run the same command again.", err=True)
