"""Files that an author names: one way to find pictures, data and code, and the same words where they are not there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sinopack.content import beside
from sinopack.content.beside import FileFault
from sinopack.content.code import code_in
from sinopack.content.pictures import inspect
from sinopack.content.spreadsheets import read_rows

Reader = Callable[[str, Path, str], object]
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>'
KINDS: dict[str, tuple[Reader, str, int]] = {
    "a.svg": (inspect, DRAWING, 40_000_000),
    "a.csv": (read_rows, "Year,Loan\n1950,3\n", 2_000_000),
    "a.js": (code_in, "let x = 1\n", 200_000),
}
"""Of each kind: who reads it, what it may hold, and how large it may be."""

every_kind = pytest.mark.parametrize("name", KINDS)


def reads(name: str, folder: Path, typed: str) -> object:
    return KINDS[name][0](typed, folder, "packs")


def fault_of(name: str, folder: Path, typed: str) -> FileFault:
    with pytest.raises(FileFault) as caught:
        reads(name, folder, typed)
    return caught.value


def written(folder: Path, *names: str) -> Path:
    """The folder, with a file of the right kind at each path."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(KINDS[f"a{path.suffix}"][1], encoding="utf-8")
    return folder


@every_kind
def test_a_file_is_found_in_the_folder_and_in_one_inside_it(tmp_path: Path, name: str) -> None:
    written(tmp_path, name, f"inner/{name}")
    for typed in (name, f"inner/{name}", f"./inner/../{name}"):
        assert reads(name, tmp_path, typed)


@every_kind
@pytest.mark.parametrize(
    "path", ["../{}", "/etc/{}", "~/{}", "C:/{}", "C:\\{}", "inner/../../{}", "linked/{}", "a\0{}"]
)
def test_nothing_outside_the_folder_is_looked_at(tmp_path: Path, name: str, path: str) -> None:
    pack = written(tmp_path, name) / "pack"
    (pack / "inner").mkdir(parents=True)
    (pack / "linked").symlink_to(tmp_path)
    (pack / f"link-{name}").symlink_to(tmp_path / name)
    for typed in (path.format(name), f"link-{name}"):
        assert str(fault_of(name, pack, typed)) == "This path leads out of the folder of the content file."


@every_kind
@pytest.mark.parametrize("start", ["https://example.org/", "http:", "FTP://example.org/", "data:"])
def test_nothing_is_fetched(tmp_path: Path, name: str, start: str) -> None:
    assert str(fault_of(name, tmp_path, start + name)) == "Nothing is fetched from the web."


@every_kind
def test_links_inside_the_folder_are_followed_and_those_in_a_circle_are_not(tmp_path: Path, name: str) -> None:
    written(tmp_path, name)
    (tmp_path / f"link-{name}").symlink_to(name)
    assert reads(name, tmp_path, f"link-{name}")
    (tmp_path / f"circle-{name}").symlink_to(f"circle-{name}")
    fault_of(name, tmp_path, f"circle-{name}")


def test_a_link_leads_to_the_picture_itself(tmp_path: Path) -> None:
    written(tmp_path, "a.svg")
    (tmp_path / "link.svg").symlink_to("a.svg")
    assert inspect("link.svg", tmp_path).path == tmp_path.resolve() / "a.svg"


@every_kind
def test_backslashes_part_folders_on_every_system(tmp_path: Path, name: str) -> None:
    assert reads(name, written(tmp_path, f"inner/{name}"), f"inner\\{name}")


@every_kind
def test_a_folder_is_no_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    found = fault_of(name, tmp_path, name)
    assert str(found) == f"packs/{name} is not a file."
    assert found.advice


@every_kind
def test_a_byte_too_many(tmp_path: Path, name: str) -> None:
    most = KINDS[name][2]
    written(tmp_path, name)
    os.truncate(tmp_path / name, most + 1)
    found = fault_of(name, tmp_path, name)
    allowed = f"{most / 1_000_000:g} MB"
    assert str(found).startswith(f"packs/{name} is ")
    assert str(found).endswith(f" may have {allowed} at most.")
    assert f" {allowed} large" not in str(found)


@every_kind
def test_a_file_that_another_program_holds(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, name)

    def refused(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    assert str(fault_of(name, tmp_path, name)) == f"packs/{name} cannot be opened."


@every_kind
def test_one_that_is_not_there_is_told_with_the_name_that_is_meant(tmp_path: Path, name: str) -> None:
    ending = name[1:]
    written(tmp_path, f"inner/loans{ending}", f"inner/Borders{ending}")
    for typed, meant in (
        (f"inner/loan{ending}", f"inner/loans{ending}"),
        (f"inner/bordErs{ending}", f"inner/Borders{ending}"),
    ):
        found = fault_of(name, tmp_path, typed)
        message = f"There is no file {typed}. It was looked for as packs/{typed}. Did you mean {meant}?"
        assert (str(found), found.better) == (message, meant)
    found = fault_of(name, tmp_path, f"outer/loans{ending}")
    assert str(found).startswith("There is no such folder as packs/outer.")


def test_another_ending_is_nearer_than_another_name(tmp_path: Path) -> None:
    (tmp_path / "maps.jpg").touch()
    (tmp_path / "map.png").touch()
    assert fault_of("a.svg", tmp_path, "map.jpg").better == "map.png"


def test_what_is_there_is_listed_where_nothing_is_near(tmp_path: Path) -> None:
    written(tmp_path, "hills.svg", "rivers.svg", "loans.csv")
    assert fault_of("a.svg", tmp_path, "xyz.png").advice == "The pictures there are hills.svg, rivers.svg."
    assert fault_of("a.csv", tmp_path, "xyz.csv").advice == "The CSV files there are loans.csv."


def test_a_folder_of_very_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_LISTED", 2)
    written(tmp_path, *(f"{letter}.svg" for letter in "abcd"))
    assert fault_of("a.svg", tmp_path, "zzzzzz.png").advice.count(".svg") == 2
