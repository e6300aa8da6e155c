"""Builds take turns in a folder, and a killed one blocks nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from sinopack import locking
from sinopack.locking import NAME, alone_in, is_abandoned
from sinopack.writing import CannotWrite

HOLD = """
import sys, time
from pathlib import Path
from sinopack.locking import alone_in

with alone_in(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock until it is killed."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def unexpected() -> None:
    raise AssertionError("nobody else is there")


def test_the_lock_is_a_file_that_goes_again(tmp_path: Path) -> None:
    with alone_in(tmp_path, unexpected) as locked:
        assert locked
        assert os.listdir(tmp_path) == [NAME]
    assert os.listdir(tmp_path) == []


def test_a_folder_is_made_and_goes_again_if_nothing_was_put_into_it(tmp_path: Path) -> None:
    with alone_in(tmp_path / "deep" / "output", unexpected):
        pass
    assert os.listdir(tmp_path) == []
    with alone_in(tmp_path / "deep" / "output", unexpected):
        (tmp_path / "deep" / "output" / "a.pdf").write_bytes(b"new")
    assert os.listdir(tmp_path / "deep" / "output") == ["a.pdf"]


def test_a_second_build_says_that_it_waits_and_goes_on_when_the_first_ends(
    tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    told: list[str] = []
    timer = threading.Timer(0.3, holder.kill)
    timer.start()
    begun = time.monotonic()
    with alone_in(tmp_path, lambda: told.append("waiting")) as locked:
        assert locked
        assert time.monotonic() - begun >= 0.2
    assert told == ["waiting"]
    end(holder)


def test_a_build_that_never_ends_is_not_waited_for_for_ever(
    tmp_path: Path, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.1)
    with pytest.raises(CannotWrite, match="Another build has been writing"), alone_in(tmp_path, lambda: None):
        pass
    end(holder)


def test_what_a_killed_build_leaves_blocks_nobody_and_is_known(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    assert not is_abandoned(tmp_path)
    holder.send_signal(signal.SIGKILL)
    end(holder)
    assert os.listdir(tmp_path) == [NAME]
    assert is_abandoned(tmp_path)
    with alone_in(tmp_path, unexpected) as locked:
        assert locked
    assert not is_abandoned(tmp_path)
    assert os.listdir(tmp_path) == []


def test_many_take_turns(tmp_path: Path) -> None:
    """Whoever waits must notice that the file it waits at has been removed by the one before."""
    inside: list[int] = []

    def work() -> None:
        for _ in range(20):
            with alone_in(tmp_path, lambda: None):
                inside.append(1)
                assert len(inside) == 1
                time.sleep(0.001)
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert inside == []
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("code", ["ENOLCK", "EOPNOTSUPP", "ENOSYS"])
def test_a_disk_without_locks_is_written_to_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    import errno

    def refused(handle: int) -> None:
        raise OSError(getattr(errno, code), code)

    monkeypatch.setattr(locking, "_lock", refused)
    with alone_in(tmp_path, unexpected) as locked:
        assert not locked
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"mine")
    with pytest.raises(CannotWrite, match="cannot be used as a folder"), alone_in(tmp_path / "output", unexpected):
        pass
