"""Files are written whole or not at all; what must not be lost is kept."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import ANY

import pytest

from sinopack.writing import CannotWrite, Draft, Written, write_together


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(code: int, *, on_call: int = 1, then: Callable[..., object] | None = None) -> Callable[..., object]:
    """A stand-in for a function of `os` that fails on one call and otherwise does what `then` does."""
    calls = iter(range(1, 100))

    def stand_in(*arguments: object, **options: object) -> object:
        if next(calls) == on_call or then is None:
            raise OSError(code, os.strerror(code))
        return then(*arguments, **options)

    return stand_in


def test_what_may_not_be_retired_stays_and_does_not_count(tmp_path: Path) -> None:
    path, precious = tmp_path / "slides.pptx", tmp_path / "slides (backup 1).pptx"
    path.write_bytes(b"old")
    precious.write_bytes(b"somebody's own")
    for number in range(5):
        draft = Draft(path, b"new %d" % number, keep="backup", most=2, may_retire=lambda each: each != precious)
        write_together([draft])
    assert precious.read_bytes() == b"somebody's own"
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "slides (backup 1).pptx",
        "slides (backup 5).pptx",
        "slides (backup 6).pptx",
        "slides.pptx",
    ]


def test_all_files_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "output"
    written = write_together([Draft(folder / "a.pdf", b"one"), Draft(folder / "b.pptx", b"two")])
    assert written == (Written(folder / "a.pdf", digest=ANY), Written(folder / "b.pptx", digest=ANY))
    assert (folder / "a.pdf").read_bytes() == b"one"
    assert names(folder) == ["a.pdf", "b.pptx"]


def test_a_file_without_a_word_to_keep_it_by_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    assert write_together([Draft(path, b"new")]) == (Written(path, digest=ANY),)
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.pdf"]


def test_a_file_to_keep_gets_the_next_free_number(tmp_path: Path) -> None:
    path = tmp_path / "slides.pptx"
    (tmp_path / "slides (edited 1).pptx").write_bytes(b"earlier")
    path.write_bytes(b"mine")
    (written,) = write_together([Draft(path, b"new", keep="edited")])
    assert written.kept == tmp_path / "slides (edited 2).pptx"
    assert written.kept.read_bytes() == b"mine"
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["slides (edited 1).pptx", "slides (edited 2).pptx", "slides.pptx"]


def test_a_disk_without_links_keeps_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "slides.pptx"
    path.write_bytes(b"mine")
    monkeypatch.setattr(os, "link", failing(errno.EOPNOTSUPP))
    (written,) = write_together([Draft(path, b"new", keep="edited")])
    assert written.kept is not None
    assert written.kept.read_bytes() == b"mine"
    assert path.read_bytes() == b"new"


def test_a_copy_that_cannot_be_finished_leaves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "slides.pptx"
    path.write_bytes(b"mine")

    def half_a_copy(source: Path, target: Path) -> None:
        target.write_bytes(b"mi")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "link", failing(errno.EOPNOTSUPP))
    monkeypatch.setattr(shutil, "copy2", half_a_copy)
    with pytest.raises(CannotWrite, match="no room left"):
        write_together([Draft(path, b"new", keep="edited")])
    assert names(tmp_path) == ["slides.pptx"]
    assert path.read_bytes() == b"mine"


def test_a_file_that_already_says_the_same_is_not_touched_even_if_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"same")
    os.utime(path, (1, 1))
    monkeypatch.setattr(os, "replace", failing(errno.EACCES))
    assert write_together([Draft(path, b"same")]) == (Written(path, changed=False, digest=ANY),)
    assert path.stat().st_mtime == 1


def test_a_locked_file_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file has taken its name when the second, open in PowerPoint, cannot: the first goes back."""
    handout, deck, extra = (tmp_path / name for name in ("handout.pdf", "slides.pptx", "slides.pdf"))
    handout.write_bytes(b"old handout")
    deck.write_bytes(b"my own slides")
    monkeypatch.setattr(os, "replace", failing(errno.EACCES, on_call=3, then=os.replace))
    drafts = [Draft(handout, b"new"), Draft(extra, b"new"), Draft(deck, b"new", keep="edited")]
    with pytest.raises(CannotWrite, match=r"slides\.pptx.* open in another program.*Close it and build again\."):
        write_together(drafts)
    assert names(tmp_path) == ["handout.pdf", "slides.pptx"]
    assert handout.read_bytes() == b"old handout"
    assert deck.read_bytes() == b"my own slides"


def test_a_kept_file_goes_back_when_a_later_file_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck, extra = tmp_path / "slides.pptx", tmp_path / "slides.pdf"
    deck.write_bytes(b"my own slides")
    monkeypatch.setattr(os, "replace", failing(errno.EACCES, on_call=2, then=os.replace))
    with pytest.raises(CannotWrite):
        write_together([Draft(deck, b"new", keep="edited"), Draft(extra, b"new")])
    assert names(tmp_path) == ["slides.pptx"]
    assert deck.read_bytes() == b"my own slides"


def test_ctrl_c_while_writing_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handout, deck = tmp_path / "handout.pdf", tmp_path / "slides.pptx"
    handout.write_bytes(b"old")
    deck.write_bytes(b"old")
    real = os.replace

    def interrupted(source: Path, target: Path) -> None:
        if target == deck:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_together([Draft(handout, b"new"), Draft(deck, b"new")])
    assert names(tmp_path) == ["handout.pdf", "slides.pptx"]
    assert handout.read_bytes() == b"old"


def test_what_cannot_be_put_back_is_said_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    first.write_bytes(b"old")
    real, calls = os.replace, iter(range(1, 9))

    def works_once(source: Path, target: Path) -> None:
        if next(calls) > 1:
            raise PermissionError(errno.EACCES, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", works_once)
    with pytest.raises(
        CannotWrite, match=r"a\.pdf is new, and could not .*before is now .*\.old\. .* build again"
    ) as failure:
        write_together([Draft(first, b"new"), Draft(second, b"new")])
    (backup,) = tmp_path.glob(".sinopack-*.old")
    assert backup.read_bytes() == b"old"
    assert backup.name in str(failure.value)
    assert failure.value.changed == (first,)


def test_what_is_new_and_cannot_be_taken_away_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    monkeypatch.setattr(os, "replace", failing(errno.EACCES, on_call=2, then=os.replace))
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path == first:
            raise PermissionError(errno.EACCES, "Permission denied")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(
        CannotWrite, match=r"a\.pdf is new, and could not be put back as it was \(Permission denied\)\. C"
    ):
        write_together([Draft(first, b"new"), Draft(second, b"new")])


@pytest.mark.parametrize(
    ("function", "code", "message"),
    [
        ("fsync", errno.ENOSPC, "There is no room left on the disk for .*Free some space"),
        ("fsync", errno.EDQUOT, "There is no room left on the disk for .*Free some space"),
        ("open", errno.EACCES, "its folder is read-only. Choose another folder with --output"),
        ("open", errno.EROFS, "its folder is read-only. Choose another folder with --output"),
        ("open", errno.ENAMETOOLONG, "the name is too long for this disk"),
        ("open", errno.EIO, "Input/output error. Choose another folder"),
    ],
)
def test_each_failure_has_its_words_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, code: int, message: str
) -> None:
    folder = tmp_path / "made" / "output"
    monkeypatch.setattr(os, function, failing(code))
    with pytest.raises(CannotWrite, match=message):
        write_together([Draft(folder / "handout.pdf", b"new")])
    assert names(tmp_path) == []


def test_an_error_without_words_is_named_by_its_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "open", nameless)
    with pytest.raises(CannotWrite, match="cannot be written: OSError"):
        write_together([Draft(tmp_path / "a.pdf", b"new")])


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("not a folder", encoding="utf-8")
    for folder in (tmp_path / "output", tmp_path / "output" / "deeper"):
        with pytest.raises(CannotWrite, match="cannot be used as a folder"):
            write_together([Draft(folder / "handout.pdf", b"new")])
    assert (tmp_path / "output").read_text(encoding="utf-8") == "not a folder"


def test_a_file_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "handout.pdf").mkdir()
    with pytest.raises(CannotWrite, match=r"handout\.pdf is a folder"):
        write_together([Draft(tmp_path / "handout.pdf", b"new")])


def test_only_old_leftovers_of_killed_builds_are_cleared(tmp_path: Path) -> None:
    """A young temporary file may belong to a build that is running now; a teacher's own files are never cleared."""
    old, young, own = (tmp_path / name for name in (".sinopack-0a.tmp", ".sinopack-0b.tmp", "notes.tmp"))
    for path in (old, young, own):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 3600,) * 2)
    os.utime(own, (time.time() - 3600,) * 2)
    write_together([Draft(tmp_path / "a.pdf", b"new")])
    assert names(tmp_path) == [".sinopack-0b.tmp", "a.pdf", "notes.tmp"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
def test_files_get_the_mode_that_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_together([Draft(tmp_path / "a.pdf", b"new")])
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == 0o640


def test_of_files_that_are_kept_only_the_last_few_stay(tmp_path: Path) -> None:
    path = tmp_path / "slides.pptx"
    for other in ("slides (backup 9) old.pptx", "slides (backup x).pptx", "slides (kept 1).pptx"):
        (tmp_path / other).write_bytes(b"not ours to delete")
    for number in range(1, 6):
        path.write_bytes(b"edited %d" % number)
        (written,) = write_together([Draft(path, b"new %d" % number, keep="backup", most=2)])
        assert written.kept == tmp_path / f"slides (backup {number}).pptx"
    assert sorted(each.name for each in tmp_path.glob("*(backup ?).pptx")) == [
        "slides (backup 4).pptx",
        "slides (backup 5).pptx",
        "slides (backup x).pptx",
    ]
    assert (tmp_path / "slides (backup 9) old.pptx").is_file()
