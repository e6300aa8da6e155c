"""What a build says of what differs from the last print, and `sinopack printed`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click
import pytest

from sinopack.cli.changed import MOST_LINES, changed
from sinopack.cli.new import make_pack
from sinopack.difference import FileDifference, Moved, PageDifference, Reason, Since, Standing
from sinopack.report import BuildReport, BuiltFile, Product
from tests.cli.conftest import Run, Stages


def a_report(*changes: FileDifference, changed: bool = True, deleted: tuple[Path, ...] = ()) -> BuildReport:
    files = tuple(BuiltFile(Product.HANDOUT, Path("output") / each.file, each.count, changed) for each in changes)
    return BuildReport(files, 9, 0, changes=changes, deleted=deleted)


def told(*changes: FileDifference, changed_files: bool = True, deleted: tuple[Path, ...] = ()) -> list[str]:
    return [click.unstyle(line) for line in changed(a_report(*changes, changed=changed_files, deleted=deleted))]


def handout(**fields: object) -> FileDifference:
    values: dict[str, object] = {"file": "handout.pdf", "unit": "page", "since": Since.PRINT}
    return FileDifference(**{**values, "standing": Standing.COMPARED, "count": 15, "was": 15, **fields})  # type: ignore[arg-type]


def test_pages_are_told_with_what_has_changed_on_them() -> None:
    pages = (
        PageDifference(3, 3, ("3 Aid and strain",), (Reason("3 Aid and strain", "key point", changed=2),)),
        PageDifference(
            11,
            11,
            ("Timeline", "People"),
            (Reason("Timeline", "event", new=1), Reason("People", "person", changed=1, gone=2)),
        ),
    )
    assert told(handout(pages=pages, sheets=(2, 6))) == [
        "handout.pdf: 2 of 15 pages differ from what you printed:",
        "  page 3, “3 Aid and strain”: 2 key points",
        "  page 11: “Timeline”, 1 new event; “People”, 1 person, 2 people gone",
        "  To copy again: pages 3 and 11; printed on both sides, sheets 2 and 6.",
    ]


def test_what_only_flows_or_moves_or_looks_different_is_told_together() -> None:
    pages = (
        PageDifference(3, 3, ("A",), (Reason("A", "paragraph", new=1),)),
        *(PageDifference(number, number, ("A",)) for number in (4, 5)),
        PageDifference(6, 0, ("B",)),
        PageDifference(7, 7, ("A",)),
    )
    moved = tuple(Moved(number, number - 1) for number in (8, 9, 10))
    assert told(handout(pages=pages, count=16, moved=moved, restyled=(1,), sheets=(2, 3, 4), since=Since.BUILD)) == [
        "handout.pdf: 5 of 16 pages differ from the last build, which has 15:",
        "  page 3, “A”: 1 new paragraph",
        "  page 6, “B”: new",
        "  pages 4–5 and 7: the same text, only divided otherwise between pages",
        "  To copy again: pages 3–7; printed on both sides, sheets 2–4.",
        "  Pages 8–10 were 7–9: only their numbers differ.",
        "  Page 1 says the same but looks different.",
    ]


@pytest.mark.parametrize("files", [1, 2, 3, 9, 19])
def test_there_is_a_screenful_at_most(files: int) -> None:
    pages = tuple(PageDifference(number, number, ("A",), (Reason("A", "event", 1),)) for number in range(1, 40))
    whole = [
        handout(file=f"{number}.pdf", pages=pages, count=40, sheets=(1, 2), moved=(Moved(40, 41),), restyled=(40,))
        for number in range(files)
    ]
    lines = told(*whole)
    at_length = files if files <= 2 else 1
    others = lines.index(next(line for line in lines if line.startswith("Others"))) if files > 2 else len(lines)
    assert len(lines[:others]) <= MOST_LINES
    assert len(lines) <= MOST_LINES + 8
    assert all(len(line) <= 96 for line in lines[others:])
    assert [line[:6] for line in lines[:others] if not line.startswith(" ")] == [f"{n}.pdf:" for n in range(at_length)]
    for number in range(at_length, files):
        assert sum(f"{number}.pdf, pages 1–39" in line.replace(f"1{number}.pdf", "") for line in lines[others:]) == 1
    assert any(line.startswith("  and pages") for line in lines)


def test_of_many_files_the_handout_and_the_slides_are_told_at_length() -> None:
    pages = tuple(PageDifference(number, number, ("A",), (Reason("A", "event", 1),)) for number in (3, 4, 9))
    names = ("worksheet.pdf", "handout.pdf", "answer-key.pdf", "slides.pptx")
    lines = told(*(handout(file=name, pages=pages, sheets=(2, 5)) for name in names))
    assert [line for line in lines if not line.startswith(" ")] == [
        "handout.pdf: 3 of 15 pages differ from what you printed:",
        "slides.pptx: 3 of 15 pages differ from what you printed:",
        "Others that differ from what you printed: worksheet.pdf, pages 3–4 and 9;",
    ]
    assert lines[1] == "  page 3, “A”: 1 event"
    assert lines[-1] == "  answer-key.pdf, pages 3–4 and 9."


def test_of_others_it_is_said_what_cannot_be_compared_is_shorter_or_was_not_printed() -> None:
    others = (
        handout(file="a.pdf", standing=Standing.RESIZED),
        handout(file="b.pdf", standing=Standing.UNKNOWN, since=Since.BUILD),
        handout(file="c.pdf", was=16),
        handout(file="d.pdf", restyled=(1,)),
        handout(file="e.pdf", standing=Standing.NEW),
    )
    assert told(handout(), *others)[1:] == [
        "Others that differ from the last build: b.pdf, perhaps every page.",
        "Others that differ from what you printed: a.pdf, perhaps every page;",
        "  c.pdf, which has fewer pages.",
        "Not printed yet: e.pdf.",
    ]


def test_pages_that_are_only_gone_are_told() -> None:
    assert told(handout(was=16, sheets=(8,))) == [
        "handout.pdf: has 15 pages; what you printed has 16.",
        "  To copy again: no page; printed on both sides, sheet 8.",
    ]


def test_changed_pages_of_an_earlier_build_are_told(tmp_path: Path) -> None:
    (tmp_path / "handout-changed.pdf").write_bytes(b"pages")
    file = BuiltFile(Product.HANDOUT, tmp_path / "handout.pdf", 3, False)
    assert list(changed(BuildReport((file,), 3, 0))) == ["handout-changed.pdf in the folder is of an earlier build."]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (handout(standing=Standing.NEW), "handout.pdf has not been printed yet."),
        (
            handout(standing=Standing.RESIZED),
            "handout.pdf: every page differs from what you printed, which has another size.",
        ),
        (handout(), "handout.pdf: no page says anything else than what you printed."),
    ],
)  # fmt: skip
def test_one_line_says_what_holds_for_every_page(change: FileDifference, line: str) -> None:
    assert told(change) == [line]


def test_one_line_says_that_a_print_cannot_be_compared() -> None:
    (line,) = told(handout(standing=Standing.UNKNOWN))
    assert line.startswith("handout.pdf: every page may differ from what you printed")


def test_a_first_build_and_one_that_changes_nothing_say_nothing() -> None:
    assert told(handout(standing=Standing.NEW, since=Since.BUILD)) == []
    assert told(handout(since=Since.BUILD), changed_files=False) == []


def test_changed_pages_that_are_deleted_are_told() -> None:
    assert told(deleted=(Path("output/handout-changed.pdf"),)) == [
        "handout-changed.pdf of an earlier build is deleted: no page differs."
    ]


def test_the_outcome_as_json_has_every_page(pack: Path, stages: Stages, run: Run) -> None:
    code, out, _ = run("build", "--json")
    data = json.loads(out)
    assert (code, data["changes"], data["deleted"]) == (0, [], [])


def test_pages_are_of_what_is_printed(pack: Path, stages: Stages, run: Run) -> None:
    code, _, err = run("build", "--only", "slides", "--pages", "changed")
    assert code == 2
    assert "--pages makes no file of the slides" in err


def test_a_file_in_the_place_of_a_copy_is_kept_if_sinopack_did_not_make_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(make_pack(tmp_path / "lesson").parent)
    run("build", "--only", "handout")
    copies = Path("output") / "printed"
    copies.mkdir()
    (copies / "handout.pdf").write_bytes(b"%PDF-1.7 scanned")
    assert run("printed")[0] == run("printed")[0] == 0
    assert sorted(path.name for path in copies.iterdir()) == ["handout (kept 1).pdf", "handout.pdf"]
    assert (copies / "handout (kept 1).pdf").read_bytes() == b"%PDF-1.7 scanned"


def test_who_asks_for_changed_pages_is_told_that_there_are_none(pack: Path, stages: Stages, run: Run) -> None:
    assert "No file of changed pages is made: none differs." in run("build", "--pages", "changed")[1]
    assert "No file of changed pages" not in run("build")[1]


def test_a_file_of_changed_pages_needs_no_more_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    content = make_pack(tmp_path / "lesson")
    monkeypatch.chdir(content.parent)
    run("build", "--only", "handout")
    content.write_text(content.read_text(encoding="utf-8").replace("lead: One", "lead: Another", 1), encoding="utf-8")
    assert "handout-changed.pdf" in (told := run("build", "--only", "handout", "--pages", "changed")[1]), told
    assert "No file of changed pages" not in told


def test_printed_keeps_copies_and_forgets_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(make_pack(tmp_path / "lesson").parent)
    output = Path("output")
    run("build")
    (output / "my own.pdf").write_bytes(b"%PDF-1.7 a list of names")
    shutil.copy(output / "handout.pdf", output / "handout (kept 1).pdf")
    code, out, _ = run("printed")
    assert code == 0
    assert out == (
        "Noted as printed: handout.pdf and slides.pptx.\nFrom now on a build tells which pages differ from these.\n"
    )
    assert sorted(path.name for path in (output / "printed").iterdir()) == ["handout.pdf", "slides.pptx"]
    assert (output / "printed" / "slides.pptx").read_bytes() == (output / "slides.pptx").read_bytes()
    assert run("printed")[1] == "It is known already that handout.pdf and slides.pptx are printed.\n"
    assert json.loads(run("printed", "--only", "handout", "--json")[1]) == {
        "ok": True,
        "printed": [{"file": "handout.pdf", "path": str(output / "printed" / "handout.pdf"), "changed": False}],
    }
    (output / "printed" / "my own.txt").write_text("a list", encoding="utf-8")
    assert run("printed", "--forget")[1].startswith("What you printed is forgotten")
    assert [path.name for path in (output / "printed").iterdir()] == ["my own.txt"]
    assert run("printed", "--forget")[1] == "There were no copies of what you printed.\n"
    assert run("printed", "--forget", "--quiet") == (0, "", "")


def test_pages_to_copy_again_are_told_by_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    pack = make_pack(tmp_path / "lesson")
    monkeypatch.chdir(pack.parent)
    assert "differ" not in run("build", "--only", "handout")[1]
    assert "differ" not in run("build", "--only", "handout")[1]
    run("printed")
    assert "no page says anything else than what you printed" in run("build", "--only", "handout")[1]
    text = pack.read_text(encoding="utf-8")
    pack.write_text(text.replace("title: A first look", "title: A second look"), encoding="utf-8")
    code, out, _ = run("build", "--only", "handout", "--pages", "changed")
    assert code == 0
    assert "handout-changed.pdf" in out
    assert "differs from what you printed" in out or "differ from what you printed" in out
    assert "To copy again: page" in out
    data = json.loads(run("build", "--only", "handout", "--pages", "changed", "--json")[1])
    (change,) = data["changes"]
    assert (change["file"], change["since"], change["standing"]) == ("handout.pdf", "print", "compared")
    assert {(reason["kind"], reason["changed"]) for page in change["pages"] for reason in page["reasons"]} == {
        ("line of the contents", 1),
        ("heading", 1),
    }


def test_nothing_can_be_printed_before_it_is_made(pack: Path, run: Run) -> None:
    code, _, err = run("printed")
    assert code == 2
    assert "To make it: sinopack build\n" in err
    assert "To make it: sinopack build --only booklet\n" in run("printed", "--only", "booklet")[2]
