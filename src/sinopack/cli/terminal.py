"""What the streams that are printed to can show."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody may be watching. A program started without a console (pythonw) has no stream at all."""
    return stream is not None and stream.isatty()


def wants_no_colour() -> bool:
    """Whether the user has asked for none (https://no-color.org), or uses a terminal that has none."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def shows_colour(stream: TextIO | None) -> bool:
    """Colour only where somebody looks at it."""
    return is_terminal(stream) and not wants_no_colour()


def never_fail_to_print() -> None:
    """Let a stream replace what its encoding lacks: an old Windows console has no Cyrillic, and that is no reason to
    stop. A replacement is one character, so carets still stand under what they mean."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
