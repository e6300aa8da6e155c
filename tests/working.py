"""Work for other processes: functions that they can import."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def doubled(number: int) -> int:
    return 2 * number


def who(number: int) -> int:
    """The process that does it."""
    time.sleep(0.01)
    return os.getpid()


def fatal_for_seven(number: int) -> int:
    """Ends its process where the number is seven, as the system does when there is no memory left."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.02)
    return number


def wrong_for_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


def slow(folder: str) -> None:
    """Writes a file when it begins, and another when it is made to stop; else goes on for a minute."""
    name = f"{os.getpid()}"
    try:
        Path(folder, f"{name}.begun").touch()
        time.sleep(60)
    finally:
        Path(folder, f"{name}.stopped").touch()
