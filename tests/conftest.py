"""What all tests share: their order and what coverage counts, the flag that rewrites expected outputs, and the fixture
that compares with them."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage

from tests.scheduling import STRESS_PACKS, in_units, pack_of, scheduling

YOUNG = 100_000
"""After how many new objects Python looks for garbage. The pages that tests keep are many small values without cycles:
by default, looking through them takes longer than many a test."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", default=False, help="rewrite the expected outputs instead of comparing"
    )


def pytest_configure(config: pytest.Config) -> None:
    gc.set_threshold(YOUNG, 20, 50)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share what they make one after the other, whether in one process or in several."""
    items[:] = in_units(items)
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    return scheduling(config, log)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Coverage counts the tests that look at one thing and those of the sample. That a stress pack runs through a line
    says little about it, and to note it more than doubles the time that it takes.

    All coverage is stopped: in a worker of pytest-xdist, pytest-cov has begun two, and when one ends the other goes on.
    For that reason its own mark, `no_cover`, changes nothing there.
    """
    stopped: list[Coverage] = []
    if pack_of(item.nodeid) in STRESS_PACKS or item.get_closest_marker("uncovered"):
        while coverage := Coverage.current():
            coverage.stop()
            stopped.append(coverage)
    try:
        return (yield)
    finally:
        for coverage in reversed(stopped):
            coverage.start()


@pytest.fixture(scope="session", autouse=True)
def ctrl_c_is_heard() -> Iterator[None]:
    """As on a terminal. A shell that runs the tests in the background has them, and what they start, ignore Ctrl+C
    (POSIX.1-2017, Shell Command Language, 2.11)."""
    before = signal.getsignal(signal.SIGINT)
    if before == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """`golden(path, text)`: the file must hold exactly `text`; with --update-golden it is made to."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path.name} is missing: run pytest with --update-golden"
        assert text == path.read_text(encoding="utf-8")

    return compare
