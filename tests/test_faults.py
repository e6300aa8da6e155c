"""What can go wrong on a disk, at each step of the writing: all files are as they were, or all are new, and if neither
can be, it is said which are which."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sinopack import homes
from sinopack.writing import CannotWrite, Draft, leftovers, write_together
from tests.two_files import CALLS, EDITED, NEW_DECK, NEW_HANDOUT, OLD, build, found_in, kept, shown

BEFORE = {"handout.pdf": OLD, "slides.pptx": EDITED, **kept(1, 2, 3)}
AFTER = {"handout.pdf": NEW_HANDOUT, "slides.pptx": NEW_DECK, **kept(2, 3, 4)}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    path = tmp_path / "content.yaml"
    path.touch()
    return path


def fail_at(patch: pytest.MonkeyPatch, names: tuple[str, ...], number: int, code: int, *, for_ever: bool) -> list[str]:
    """Let the so-manieth call to any of these functions of `os` fail, and perhaps all that follow. What failed is
    appended to the list returned."""
    calls, failed = iter(range(1, 1000)), []

    def failing(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            turn = next(calls)
            if turn == number or (for_ever and turn > number):
                failed.append(name)
                raise OSError(code, os.strerror(code))
            return real(*arguments, **options)

        return call

    for name in names:
        patch.setattr(os, name, failing(name, getattr(os, name)))
    return failed


def is_after(folder: Path) -> bool:
    """Whether all is new. The oldest backup may still be there: one that is held by another program stays."""
    return shown(folder) in (AFTER, {**AFTER, **kept(1)})


def refusal(work: Callable[[], None]) -> CannotWrite | None:
    try:
        work()
    except CannotWrite as failure:
        return failure
    return None


FULL = ("open", "fsync", "link", "mkdir", "rename", "replace")
HELD = ("replace", "unlink", "link", "rename")
CASES = [
    pytest.param(FULL, errno.ENOSPC, False, id="disk full once"),
    pytest.param(FULL[:4], errno.ENOSPC, True, id="disk full"),
    pytest.param(CALLS[:-1], errno.EIO, False, id="disk fails once"),
    pytest.param(HELD, errno.EACCES, False, id="file held once"),
    pytest.param(("replace",), errno.EACCES, True, id="files held"),
    pytest.param(CALLS[:-1], errno.EROFS, True, id="disk becomes read-only"),
]


@pytest.mark.parametrize(("names", "code", "for_ever"), CASES)
def test_all_files_are_old_or_all_are_new_wherever_something_fails(
    tmp_path: Path, content: Path, names: tuple[str, ...], code: int, for_ever: bool
) -> None:
    number, refused = 0, 0
    while True:
        number += 1
        folder = found_in(tmp_path / f"output {number}")
        changed: tuple[Path, ...] | None = None
        with pytest.MonkeyPatch.context() as patch:
            failed = fail_at(patch, names, number, code, for_ever=for_ever)
            failure = refusal(lambda folder=folder: build(folder, content))
        if failure is not None:
            refused += 1
            changed = failure.changed
            assert failure.advice
            assert all(path.name in str(failure) for path in failure.changed)
        if changed is None:
            assert is_after(folder)
        elif not changed:
            assert shown(folder) == BEFORE
        else:
            assert for_ever or code == errno.EIO
            assert {path.name for path in changed} == {
                name for name in ("handout.pdf", "slides.pptx") if shown(folder)[name] != BEFORE[name]
            }  # what is said to be new is new, and the rest is old
            assert EDITED in shown(folder).values()
        build(folder, content)
        assert is_after(folder)
        assert not leftovers(folder)
        if not failed:
            break
    assert number > len(names)
    assert refused >= 2


def test_each_file_held_in_turn(tmp_path: Path, content: Path) -> None:
    """As Windows has it: what another program has open cannot be replaced."""
    real = os.replace
    for held in ("handout.pdf", "slides.pptx"):
        folder = found_in(tmp_path / held)

        def replace(source: Path, target: Path, held: str = held) -> None:
            if Path(target).name == held:
                raise PermissionError(errno.EACCES, "Permission denied")
            real(source, target)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "replace", replace)
            with pytest.raises(CannotWrite, match=f"{held} cannot be replaced: it is open .* Close it and build again"):
                build(folder, content)
        assert shown(folder) == BEFORE
        assert leftovers(folder) == []


def test_a_file_changed_while_it_is_made_anew_is_not_replaced(tmp_path: Path, content: Path) -> None:
    """Somebody saves the slides in PowerPoint after sinopack has read them."""
    folder = found_in(tmp_path / "output")
    real = os.fsync

    def saved_meanwhile(handle: int) -> None:
        real(handle)
        (folder / "slides.pptx").write_bytes(b"saved just now")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", saved_meanwhile)
        with pytest.raises(CannotWrite, match=r"slides\.pptx was changed by another program .* Build again"):
            build(folder, content)
    assert shown(folder) == {**BEFORE, "slides.pptx": b"saved just now"}


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "slides.pptx").write_bytes(b"put here just now")
    with pytest.raises(CannotWrite, match="was changed by another program"):
        write_together([Draft(tmp_path / "slides.pptx", NEW_DECK, seen=())])
    assert shown(tmp_path) == {"slides.pptx": b"put here just now"}


def test_a_folder_that_vanishes_is_said(tmp_path: Path, content: Path) -> None:
    folder = found_in(tmp_path / "output")
    real = os.fsync

    def taken_away(handle: int) -> None:
        real(handle)
        shutil.rmtree(folder, ignore_errors=True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", taken_away)
        with pytest.raises(CannotWrite, match=r"taken away meanwhile\. Build again"):
            build(folder, content)
    build_anew = folder.parent / "output"
    write_together([Draft(build_anew / "handout.pdf", NEW_HANDOUT)])
    assert shown(folder) == {"handout.pdf": NEW_HANDOUT}


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk that has room for the old files, and little more."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=48k", "tmpfs", str(disk)]
    if os.name == "nt" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("may not mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_really_full(tiny_disk: Path, content: Path) -> None:
    folder = found_in(tiny_disk / "output")
    with pytest.raises(CannotWrite, match=r"no room left on the disk for .*Free some space and build again"):
        build(folder, content)
    assert shown(folder) == BEFORE
    assert leftovers(folder) == []
    subprocess.run(["mount", "-o", "remount,size=128k", str(tiny_disk)], check=True)
    build(folder, content)
    assert shown(folder) == AFTER


def test_a_folder_on_another_disk_behind_a_link(tiny_disk: Path, tmp_path: Path, content: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=256k", str(tiny_disk)], check=True)
    found_in(tiny_disk / "elsewhere")
    (tmp_path / "output").symlink_to(tiny_disk / "elsewhere")
    build(tmp_path / "output", content)
    assert shown(tiny_disk / "elsewhere") == AFTER


READ_ONLY = """
import os, sys
from pathlib import Path
from sinopack import homes
from sinopack.writing import CannotWrite
from tests.two_files import build

if os.getuid() == 0:
    os.setuid(65534)
try:
    build(Path(sys.argv[1]), Path(sys.argv[2]))
except CannotWrite as failure:
    print(failure)
"""


@pytest.mark.skipif(os.name == "nt", reason="a folder is not read-only on Windows")
def test_a_folder_in_which_nobody_may_write(tmp_path: Path, content: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = found_in(Path(place) / "output")
        folder.chmod(0o555)
        command = [sys.executable, "-c", READ_ONLY, str(folder), str(content)]
        printed = subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=True)
        assert printed.stdout.endswith(
            "handout.pdf cannot be written: its folder is read-only. Choose another folder with --output.\n"
        )
        folder.chmod(0o755)
        assert shown(folder) == BEFORE
        assert not homes.interrupted(folder)
