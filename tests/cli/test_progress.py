"""The progress bar: seen only when work takes long and somebody is watching."""

from __future__ import annotations

import io
import re
import sys
import threading

import pytest

from sinopack.cli.progress import progress

STEPS = ("Reading", "Laying out the handout", "Writing")


class Terminal(io.StringIO):
    """A terminal that says when something has been drawn on it."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        count = super().write(text)
        if "%" in text:
            self.drawn.set()
        return count


def test_the_bar_appears_during_a_long_step_and_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress(STEPS, patience=0.0) as bar:
        bar.begin("Reading")
        assert terminal.drawn.wait(10)
        bar.begin("Laying out the handout")
        bar.begin("Writing")
    shown = re.findall(r"(\d+)%(?:  ([\w ]+\w))?", terminal.getvalue())
    assert ("0", "Reading") in shown
    assert ("33", "Laying out the handout") in shown
    assert ("66", "Writing") in shown


def test_a_late_bar_shows_what_is_done_already(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress(STEPS, patience=60) as bar:
        bar.begin("Reading")
        bar.begin("Laying out the handout")
        assert terminal.getvalue() == ""
        bar.appear()
        assert "33%  Laying out the handout" in terminal.getvalue()


@pytest.mark.parametrize(("terminal", "wanted"), [(io.StringIO(), True), (Terminal(), False)])
def test_no_bar_where_nobody_watches_or_wants_it(
    monkeypatch: pytest.MonkeyPatch, terminal: io.StringIO, wanted: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal)
    started = threading.active_count()
    with progress(STEPS, wanted=wanted, patience=0.0) as bar:
        bar.begin("Reading")
        assert threading.active_count() == started
    assert terminal.getvalue() == ""


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress(STEPS, patience=60) as bar:
        bar.begin("Reading")
    assert terminal.getvalue() == ""
