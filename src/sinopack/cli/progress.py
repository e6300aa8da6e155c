"""A progress bar for work that takes long, on a terminal only."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from sinopack.cli.terminal import is_terminal

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

PATIENCE = 1.0
"""Seconds before a bar appears: shorter work is done before a bar could be read."""


class Progress:
    """A bar over named steps, unseen until `appear` is called (from another thread, while a step is running). There may
    turn out to be more of them."""

    def __init__(self, steps: Sequence[str], label: str = "Building"):
        self._steps, self._label = steps, label
        self._current, self._begun = "", 0
        self._bar: ProgressBar[str] | None = None
        self._shown = ExitStack()
        self._lock = threading.Lock()

    def begin(self, step: str) -> None:
        """Say that a step begins, and so that those before it are done."""
        with self._lock:
            self._current, self._begun = step, self._begun + 1
            if self._bar:
                self._place(self._bar)
                self._bar.render_progress()

    def appear(self) -> None:
        """Show how far the work is."""
        with self._lock:
            self._bar = click.progressbar(
                self._steps, label=self._label, show_eta=False, item_show_func=lambda step: step, file=sys.stderr
            )
            self._place(self._bar)
            self._shown.enter_context(self._bar)

    def _place(self, bar: ProgressBar[str]) -> None:
        """Put the bar at the step that has begun last."""
        if self._begun:
            bar.current_item, bar.pos = self._current, self._begun - 1
            bar.length = max(bar.length or 0, self._begun)

    def close(self) -> None:
        """End the bar's line, if there is one."""
        with self._lock:
            self._shown.close()


@contextmanager
def progress(
    steps: Sequence[str], *, wanted: bool = True, patience: float = PATIENCE, label: str = "Building"
) -> Iterator[Progress]:
    """A progress bar that appears once `patience` seconds have gone by, if it is wanted and somebody is watching."""
    bar = Progress(steps, label)
    # The first step may be the long one, so the bar cannot wait for the next one to appear.
    timer = threading.Timer(patience, bar.appear)
    timer.daemon = True
    if wanted and is_terminal(sys.stderr):
        timer.start()
    try:
        yield bar
    finally:
        timer.cancel()
        bar.close()
