"""What the command tells the program that started it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes, as documented in the README and in `sinopack --help`."""

    FINE = 0
    CONTENT = 1
    """The content has problems."""
    USAGE = 2
    """The command was used wrongly: an unknown option, a file that is not there."""
    FILES = 3
    """The files could not be written; none was touched."""
    OTHERWISE = 4
    """What was compared is not the same: `verify`, and `diff --exit-code`."""
    BUG = 70
    """sinopack itself is at fault (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130
    """Stopped with Ctrl+C (128 + SIGINT, as shells have it)."""
