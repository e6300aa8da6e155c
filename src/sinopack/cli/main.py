"""Where the program starts and ends: one command is run, and whatever happens becomes an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from sinopack.cli import comparing as comparing  # which adds its commands to those of `commands`
from sinopack.cli.commands import sinopack
from sinopack.cli.exit_codes import ExitCode
from sinopack.cli.terminal import never_fail_to_print

DEBUG = "SINOPACK_DEBUG"


def run() -> NoReturn:
    """The program: one command in a process of its own, which ends with it.

    Such a process need not look for unused memory while it works, nor clear it away piece by piece at its end; that
    would take a tenth of the time of a small build.
    """
    gc.disable()
    code = main()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # as it is in a program without a console
                stream.flush()
    except OSError:
        sys.exit(code)  # so that Python says in its own way what could not be printed
    os._exit(code)


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
