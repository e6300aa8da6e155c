"""Each pack has a folder of its own, and none takes another's."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sinopack.folder_record import NAME, FolderRecord, owner_of, read_record, write_record
from sinopack.homes import claimed, folders_in, home_of, homes_of, interrupted
from sinopack.writing import CannotWrite, leftovers

Make = Callable[..., tuple[Path, ...]]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Makes content files in the current folder."""
    monkeypatch.chdir(tmp_path)

    def made(*names: str) -> tuple[Path, ...]:
        for name in names:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).touch()
        return tuple(map(Path, names))

    return made


def claim(content: Path, folder: Path) -> None:
    with claimed(folder, content, lambda: None):
        (folder / "handout.pdf").write_bytes(b"new")


def texts(folders: tuple[Path, ...]) -> list[str]:
    return [folder.as_posix() for folder in folders]


def test_a_pack_lives_beside_its_content_file(make: Make) -> None:
    (content,) = make("packs/mao.yaml")
    assert home_of(content) == Path("packs/output")
    claim(content, home_of(content))
    assert home_of(content) == Path("packs/output")
    assert owner_of(Path("packs/output")) == content.absolute()


def test_a_second_pack_does_not_move_in(make: Make) -> None:
    mao, stalin = make("packs/mao.yaml", "packs/stalin.yaml")
    claim(mao, home_of(mao))
    assert home_of(stalin) == Path("packs/output/stalin")
    claim(stalin, home_of(stalin))
    assert [home_of(mao), home_of(stalin)] == [Path("packs/output"), Path("packs/output/stalin")]
    mao.unlink()  # the first is gone, but the second stays where it is used to be
    assert home_of(stalin) == Path("packs/output/stalin")


def test_a_content_file_that_was_renamed_keeps_its_folder(make: Make) -> None:
    (content,) = make("packs/mao.yaml")
    claim(content, home_of(content))
    renamed = content.rename("packs/the long march.yaml")
    assert home_of(renamed) == Path("packs/output")
    claim(renamed, home_of(renamed))
    assert owner_of(Path("packs/output")) == renamed.absolute()


def test_a_folder_may_be_moved_with_all_that_is_in_it(make: Make) -> None:
    (content,) = make("packs/mao.yaml")
    claim(content, home_of(content))
    Path("packs").rename("lessons")
    assert owner_of(Path("lessons/output")) == Path("lessons/mao.yaml").absolute()


def test_what_was_asked_for_and_is_another_packs_is_refused(make: Make) -> None:
    mao, stalin = make("mao.yaml", "stalin.yaml")
    claim(mao, Path("to print"))
    with pytest.raises(CannotWrite, match=r"has the files of another pack: .*mao\.yaml\. Choose another folder"):
        claim(stalin, Path("to print"))
    assert Path("to print/handout.pdf").read_bytes() == b"new"


def test_packs_of_one_run_do_not_share(make: Make) -> None:
    alone, mao, stalin = make("alone/content.yaml", "packs/mao.yaml", "packs/stalin.yaml")
    assert texts(homes_of([alone, mao, stalin])) == ["alone/output", "packs/output/mao", "packs/output/stalin"]
    claim(mao, Path("packs/output"))
    assert texts(homes_of([alone, mao, stalin])) == ["alone/output", "packs/output", "packs/output/stalin"]


def test_packs_whose_names_differ_in_little_do_not_share(make: Make) -> None:
    contents = make("a.yaml", "a.yml", "b.yaml")
    assert texts(homes_of(contents)) == ["output/a-yaml", "output/a-yml", "output/b"]
    homes = homes_of([Path("c.yaml"), Path("C.yaml")])  # on a disk where these are two
    assert len({home.as_posix().casefold() for home in homes}) == 2


@pytest.mark.parametrize(
    ("names", "folders"),
    [
        (["mao/content.yaml", "stalin/content.yaml"], ["mao", "stalin"]),
        (["packs/mao/content.yaml", "packs/stalin.yaml"], ["mao", "stalin"]),
        (["y9/mao/content.yaml", "y10/mao/content.yaml"], ["y9/mao", "y10/mao"]),
        (["y9/mao.yaml", "y10/mao.yaml", "y10/stalin.yaml"], ["y9/mao", "y10/mao", "y10/stalin"]),
        (["mao.yaml", "mao/content.yaml"], ["mao-yaml", "mao-yaml-2"]),
        (["content.yaml", "content/content.yaml"], ["all", "content"]),
        (["mao.yaml"], [""]),
    ],
)
def test_folders_inside_of_one_are_named_to_keep_packs_apart(make: Make, names: list[str], folders: list[str]) -> None:
    found = folders_in(Path("out"), make(*(f"all/{name}" for name in names)))
    assert texts(found) == [Path("out", folder).as_posix() for folder in folders]


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[]", b'{"content": 3}', b"\xff\xfe", b'{"content": ""}', b"[" * 100_000, b'{"a": 1}']
)
def test_a_broken_record_is_no_record(make: Make, broken: bytes) -> None:
    (content,) = make("content.yaml")
    Path("output").mkdir()
    Path("output", NAME).write_bytes(broken)
    assert owner_of(Path("output")) is None
    claim(content, Path("output"))
    assert read_record(Path("output")) == FolderRecord("../content.yaml")


def test_a_record_that_cannot_be_written_stops_nothing(make: Make) -> None:
    (content,) = make("content.yaml")
    Path("output", NAME).mkdir(parents=True)
    claim(content, Path("output"))
    assert Path("output/handout.pdf").read_bytes() == b"new"


def test_what_is_known_of_unchanged_files_is_kept(make: Make) -> None:
    (content,) = make("content.yaml")
    claim(content, Path("output"))
    record = FolderRecord("../content.yaml", "abc", ("../content.yaml",), {"handout.pdf": "def"})
    write_record(Path("output"), record)
    claim(content, Path("output"))
    assert read_record(Path("output")) == record


def test_leftovers_of_killed_builds_are_told_and_cleared(make: Make) -> None:
    (content,) = make("content.yaml")
    Path("output").mkdir()
    for name in (".sinopack-0a.tmp", ".sinopack-0b.old", ".sinopack.lock"):
        Path("output", name).write_bytes(b"half")
    assert interrupted(Path("output"))
    claim(content, Path("output"))
    assert leftovers(Path("output")) == []
    assert not interrupted(Path("output"))
    assert sorted(os.listdir("output")) == [NAME, "handout.pdf"]


def test_nothing_is_written_down_where_a_build_fails(make: Make) -> None:
    (content,) = make("content.yaml")
    with pytest.raises(CannotWrite), claimed(Path("output"), content, lambda: None):
        raise CannotWrite("No.")
    assert os.listdir() == ["content.yaml"]
