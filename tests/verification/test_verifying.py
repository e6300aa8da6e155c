"""`sinopack.verify` and the command: each file of a folder is told for what it is."""

from __future__ import annotations

import json
import shutil
import zlib
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

import sinopack
from sinopack import FileState, Product, Profile
from sinopack.cli.main import main
from sinopack.cli.summary import stale_files
from tests.verification.conftest import CONTENT, MADE

OTHER = {"PNG": {"compress_level": 1}, "JPEG": {}}
"""How pictures are saved on the other machine."""


def states(pack: Path, **options: object) -> dict[str, str]:
    found = sinopack.verify(pack / "output", **options)  # type: ignore[arg-type]
    return {file.path.name: file.state.value for file in found.files}


def test_all_that_is_there_is_as_built_and_nothing_is_written(pack: Path) -> None:
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in pack.rglob("*") if path.is_file()}
    found = sinopack.verify(pack / "output")
    assert found.agrees
    assert [file.path.name for file in found.files] == [
        "handout.pdf", "handout-large-print.pdf", "slides.pptx", "slides.pdf", "timeline.pdf", "worksheet.pdf",
        "worksheet-large-print.pdf", "answer-key.pdf", "slide-notes.pdf", "booklet.pdf", "two-up.pdf", "flashcards.pdf",
        "flashcards-large-print.pdf", "sorting-cards.pdf", "sorting-cards-large-print.pdf", "organiser.pdf",
    ]  # fmt: skip
    assert {file.state for file in found.files} == {FileState.AS_BUILT}
    assert found.fingerprint == found.files[0].made_from != ""
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in pack.rglob("*") if path.is_file()} == before


def test_built_with_another_zlib_it_is_the_same(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compress, compressobj, save = zlib.compress, zlib.compressobj, Image.Image.save
    with monkeypatch.context() as patched:
        patched.setattr(zlib, "compress", lambda data, *levels, **named: compress(data, 1))
        patched.setattr(zlib, "compressobj", lambda level=-1, *rest, **named: compressobj(1, *rest, **named))
        patched.setattr(
            Image.Image, "save", lambda image, file, kind, **named: save(image, file, kind, **{**named, **OTHER[kind]})
        )
        elsewhere = sinopack.build(pack / "content.yaml", pack / "output", only=MADE)
    assert all(file.changed for file in elsewhere.files)
    found = sinopack.verify(pack / "output")
    assert {file.state for file in found.files} == {FileState.REPACKED}
    assert found.fingerprint == elsewhere.fingerprint, "what is printed does not depend on the machine"
    presentation = Presentation(str(pack / "output" / "slides.pptx"))
    presentation.slides[1].shapes.title.text_frame.text = "Mine"
    presentation.save(str(pack / "output" / "slides.pptx"))
    deck = sinopack.verify(pack / "output", only=["slides"]).files[0]
    assert (deck.state, len(deck.slides)) == (FileState.BY_HAND, 1)


def test_what_is_missing_is_told_and_what_nobody_asked_for_is_not(pack: Path) -> None:
    for file in (pack / "output").iterdir():
        if file.name != "handout-large-print.pdf":
            file.unlink()
    found = sinopack.verify(pack / "output")
    assert not found.agrees
    assert states(pack) == {
        "handout.pdf": "missing", "handout-large-print.pdf": "as built", "slides.pptx": "missing",
    }  # fmt: skip
    assert states(pack, only=["timeline"]) == {"timeline.pdf": "missing"}


def test_files_with_each_other_s_names(pack: Path) -> None:
    output = pack / "output"
    (output / "handout.pdf").rename(output / "spare.pdf")
    (output / "handout-large-print.pdf").rename(output / "handout.pdf")
    (output / "slides.pdf").rename(output / "handout-large-print.pdf")
    shutil.copy(output / "spare.pdf", output / "slides.pptx")
    files = {file.path.name: file for file in sinopack.verify(output).files}
    assert files["handout.pdf"].differences == ("it is what handout-large-print.pdf should be",)
    assert files["handout-large-print.pdf"].state is FileState.DIFFERENT
    assert files["slides.pptx"].state is FileState.FOREIGN


def test_other_content_is_told_by_page_and_fingerprint(pack: Path) -> None:
    text = CONTENT.replace("They crossed twenty-four rivers and", "They crossed thirty rivers and")
    (pack / "content.yaml").write_text(text, encoding="utf-8")
    found = sinopack.verify(pack / "output", only=["handout"])
    handout = found.files[0]
    assert (handout.product, handout.profile, handout.state) == (Product.HANDOUT, Profile.STANDARD, FileState.DIFFERENT)
    assert any(each.startswith("page") for each in handout.differences)
    assert f"made from other content: {handout.made_from} instead of {found.fingerprint}" in handout.differences


def test_a_file_of_an_earlier_build_is_stale(pack: Path) -> None:
    text = CONTENT.replace("profiles: [standard, large-print]", "paper: A4").replace("Six thousand", "Seven thousand")
    text = text[: text.index("timeline:")] + text[text.index("questions:") :]
    (pack / "content.yaml").write_text(text, encoding="utf-8")
    sinopack.build(pack / "content.yaml")
    files = {file.path.name: file for file in sinopack.verify(pack / "output").files}
    assert files["handout.pdf"].state is FileState.AS_BUILT
    assert files["handout-large-print.pdf"].state is FileState.STALE
    assert files["timeline.pdf"].state is FileState.STALE
    assert files["timeline.pdf"].differences == ("This pack has no events to show on a timeline.",)


def test_a_version_of_the_worksheet_that_is_no_longer_made_is_stale(pack: Path) -> None:
    content = pack / "content.yaml"
    versions = "\nproducts:\n  worksheet:\n    versions: 2\n    support: yes\n"
    content.write_text(CONTENT + versions, encoding="utf-8")
    sinopack.build(content, only=["worksheet"])
    made = [
        f"worksheet-{version}{profile}.pdf" for version in ("a", "b", "support") for profile in ("", "-large-print")
    ]
    old = dict.fromkeys(("worksheet.pdf", "worksheet-large-print.pdf"), "stale")
    assert states(pack, only=["worksheet"]) == {**dict.fromkeys(made, "as built"), **old}
    (pack / "output" / "worksheet-c.pdf").write_bytes(b"%PDF-1.7 somebody's own")
    content.write_text(CONTENT, encoding="utf-8")
    report = sinopack.build(content, only=["worksheet"])
    stale = {path.name for path in stale_files(report)}
    assert {name for name in stale if name.startswith("worksheet")} == set(made)
    assert {"handout.pdf", "answer-key.pdf"} < stale
    assert states(pack, only=["worksheet"]) == {**dict.fromkeys(made, "stale"), **dict.fromkeys(old, "as built")}


def test_a_profile_that_the_pack_does_not_name_may_be_there(pack: Path) -> None:
    (pack / "content.yaml").write_text(CONTENT.replace("[standard, large-print]", "standard"), encoding="utf-8")
    assert states(pack, only=["handout"]) == {"handout.pdf": "as built", "handout-large-print.pdf": "as built"}


def test_content_that_is_wrong_is_told_as_usual(pack: Path) -> None:
    (pack / "content.yaml").write_text(CONTENT.replace("marks: 4", "marks: many"), encoding="utf-8")
    with pytest.raises(sinopack.Problems):
        sinopack.verify(pack / "output")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["verify", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_command(pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pack)
    code, out, err = run(capsys)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "handout.pdf                    as built"
    assert out.splitlines()[-1] == f"The files are what content.yaml gives with sinopack {sinopack.__version__}."
    assert run(capsys, "--quiet", "--only", "handout") == (0, "", "")
    (pack / "output" / "handout.pdf").write_bytes(b"notes")
    code, out, err = run(capsys, "--quiet", "--only", "handout")
    assert (code, out) == (4, "")
    assert err.startswith("handout.pdf              not as sinopack writes it")
    assert err.rstrip().endswith("To make it anew: sinopack build")
    code, out, _ = run(capsys, "--json", "--only", "handout", "--content", "content.yaml", pack / "output")
    data = json.loads(out)
    assert (code, data["ok"], data["agrees"]) == (4, True, False)
    assert [(each["state"], each["profile"]) for each in data["files"]] == [
        ("foreign", "standard"), ("as built", "large-print"),
    ]  # fmt: skip


def test_the_command_used_wrongly(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, pack / "outputs")
    assert (code, "There is no folder" in err) == (2, True)
    code, _, err = run(capsys, pack / "content.yaml")
    assert (code, "--content" in err) == (2, True)
    (pack / "content.yaml").rename(pack / "mao.yaml")
    code, _, err = run(capsys, pack / "output")
    assert (code, "mao.yaml" in err) == (2, True)
    assert "sinopack verify" not in err.splitlines()[-1], "a content file is not what it takes first"
    (pack / "mao.yaml").write_text("pack: A\n", encoding="utf-8")
    code, out, err = run(capsys, pack / "output", "--content", pack / "mao.yaml")
    assert code == 1
    assert "sections" in err + out
