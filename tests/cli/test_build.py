"""`sinopack build`: what is made, what is printed, and the exit code."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import click
import msgspec
import pytest

from sinopack import RevisedSlide, SlideFate, pipeline, previous
from sinopack.cli.summary import summary
from sinopack.problems import Problem, Problems
from sinopack.report import BuildReport, BuiltFile, Edition, Product, Profile, Target
from sinopack.revise import Revised
from tests.cli.conftest import Run, Stages, error, notice


def test_the_summary_says_what_was_made_and_where(pack: Path, stages: Stages, run: Run) -> None:
    code, out, err = run("build")
    assert code == 0
    assert out == (
        "handout.pdf  5 pages: 3 sheets of paper a student, 5 if printed on one side only\n"
        "slides.pptx  12 slides\n"
        "\n"
        f"The files are in {pack / 'output'}\n"
    )
    assert err == ""
    assert (pack / "output" / "slides.pptx").read_bytes() == b"slides"


def test_the_summary_says_what_was_split_and_what_was_kept(pack: Path, stages: Stages, run: Run) -> None:
    stages.pages, stages.slides = 1, 1
    stages.notices = (notice(4, "“Retreat” is on two slides, 3 + 3 points."), Problem("Small.", advice="Shorten it."))
    (pack / "output").mkdir()
    (pack / "output" / "slides.pptx").write_bytes(b"my own")
    (pack / "output" / "handout.pdf").write_bytes(b"handout")
    code, out, _ = run("build")
    assert code == 0
    assert out == (
        "handout.pdf  1 page: 1 sheet of paper a student, unchanged\n"
        "slides.pptx  1 slide\n"
        "\n"
        "Worth knowing:\n"
        "  content.yaml:4: “Retreat” is on two slides, 3 + 3 points.\n"
        "  Small. Shorten it.\n"
        "\n"
        "Kept: the slides.pptx that was there was not made by sinopack. "
        "It is now “slides (kept 1).pptx”.\n"
        "\n"
        f"The files are in {pack / 'output'}\n"
    )
    assert (pack / "output" / "slides (kept 1).pptx").read_bytes() == b"my own"


@pytest.mark.parametrize(
    ("product", "count", "told"),
    [
        ("flashcards", 16, "flashcards.pdf  16 pages: 8 sheets of paper, printed on both sides\n"),
        ("sorting-cards", 4, "sorting-cards.pdf  4 pages: 4 sheets of paper, printed on one side\n"),
        ("booklet", 20, "booklet.pdf  20 pages: 10 sheets of paper, printed on both sides\n"),
        ("two-up", 9, "two-up.pdf  9 pages\n"),
    ],
)
def test_what_can_be_printed_in_one_way_only_says_which(product: str, count: int, told: str) -> None:
    file = BuiltFile(Product(product), Path(f"{product}.pdf"), count, changed=True)
    assert click.unstyle(summary(BuildReport((file,), 0, 0))).startswith(told)


@pytest.mark.parametrize(
    ("options", "made"),
    [
        ((), ["handout.pdf", "slides.pptx"]),
        (("--only", "handout"), ["handout.pdf"]),
        (("--only", "slides-pdf"), ["slides.pdf"]),
        (("--only", "slides-pdf", "--only", "slides"), ["slides.pdf", "slides.pptx"]),
    ],
)
def test_only_what_is_asked_for_is_made(
    pack: Path, stages: Stages, run: Run, options: tuple[str, ...], made: list[str]
) -> None:
    assert run("build", "--output", "to print", *options)[0] == 0
    assert sorted(path.name for path in (pack / "to print").iterdir()) == [".sinopack.json", *made]


def test_each_profile_is_a_file_with_its_pages_and_its_paper(pack: Path, stages: Stages, run: Run) -> None:
    code, out, _ = run("build", "--profile", "large-print", "--profile", "standard")
    assert code == 0
    assert out.startswith(
        "handout.pdf              5 pages: 3 sheets of paper a student, 5 if printed on one side only\n"
        "handout-large-print.pdf  6 pages: 3 sheets of paper a student, 6 if printed on one side only\n"
        "slides.pptx              12 slides\n"
    )
    made = sorted(path.name for path in (pack / "output").iterdir())
    assert made == [".sinopack.json", "handout-large-print.pdf", "handout.pdf", "slides.pptx"]


def test_the_pack_names_its_profiles_unless_others_are_asked_for(pack: Path, stages: Stages, run: Run) -> None:
    stages.profiles = (Profile.LARGE_PRINT,)
    assert "handout-large-print.pdf" in run("build", "--only", "handout")[1]
    assert "handout-dyslexia-friendly.pdf" in run("build", "--only", "handout", "--profile", "dyslexia-friendly")[1]


def test_other_products_of_an_earlier_build_are_named_and_those_only_of_changed_pages_too(
    pack: Path, stages: Stages, run: Run
) -> None:
    run("build", "--only", "timeline")
    output = pack / "output"
    for name in ("worksheet-b-changed.pdf", "my-own.pdf"):
        (output / name).write_bytes(b"a file")
    told = run("build")[1]
    assert "From an earlier build, and not made again: timeline.pdf, worksheet-b-changed.pdf.\n" in told
    assert {"timeline.pdf", "worksheet-b-changed.pdf"} <= {path.name for path in output.iterdir()}


@pytest.mark.parametrize("sign", [".~lock.slides.pptx#", "~$slides.pptx"], ids=["LibreOffice", "PowerPoint"])
def test_a_file_that_is_open_in_another_program_is_told(pack: Path, stages: Stages, run: Run, sign: str) -> None:
    (pack / "output").mkdir()
    (pack / "output" / sign).write_bytes(b"")
    assert "slides.pptx seems to be open in another program: open it anew before you save" in run("build")[1]
    assert "seems to be open" not in run("build")[1], "nothing was written over it"


def test_what_an_earlier_build_made_for_other_readers_is_named_and_left(
    pack: Path, stages: Stages, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    stages.profiles = (Profile.STANDARD, Profile.LARGE_PRINT)
    assert "earlier build" not in run("build")[1]
    stages.profiles = (Profile.STANDARD,)
    told = "From an earlier build, and not made again: handout-large-print.pdf.\n"
    assert told in run("build")[1]
    old = pack / "output" / "handout-large-print.pdf"
    assert json.loads(run("build", "--json")[1])["stale"] == [os.path.join("output", old.name)]
    assert old.is_file()
    for options in (("--only", "handout"), ("--profile", "standard"), ("--only", "slides")):
        assert "earlier build" not in run("build", *options)[1], "who asks for some files knows that there are others"
    monkeypatch.setattr(previous, "word_to_keep_it_by", lambda product, path: "kept" if path.name == old.name else "")
    assert "earlier build" not in run("build")[1], "a file of the author's own that only has this name"


def test_the_files_go_beside_the_content_file(pack: Path, stages: Stages, run: Run) -> None:
    (pack / "mao").mkdir()
    (pack / "content.yaml").rename(pack / "mao" / "content.yaml")
    assert run("build", "mao")[0] == 0
    assert (pack / "mao" / "output" / "handout.pdf").is_file()
    assert not (pack / "output").exists()


def test_json_says_everything(pack: Path, stages: Stages, run: Run) -> None:
    stages.notices = (notice(4, "Split."),)
    code, out, err = run("build", "--json")
    data = json.loads(out)
    assert (code, err) == (0, "")
    (told,) = data.pop("notices")
    assert told["message"] == "Split."
    assert told["line"] == 4
    assert data == {
        "ok": True,
        "files": [
            {
                "product": "handout",
                "path": os.path.join("output", "handout.pdf"),
                "count": 5,
                "changed": True,
                "edition": "student",
                "variant": "",
                "untouched": False,
                "profile": "standard",
                "only_changed": False,
                "sheets": {"both_sides": 3, "one_side": 5},
            },
            {
                "product": "slides",
                "path": os.path.join("output", "slides.pptx"),
                "count": 12,
                "changed": True,
                "edition": "teacher",
                "variant": "",
                "untouched": False,
            },
        ],
        "pages": 5,
        "slides": 12,
        "sheets": {"both_sides": 3, "one_side": 5},
        "moved": [],
        "revised": [],
        "untouched": False,
        "changes": [],
        "deleted": [],
        "stale": [],
        "fingerprint": "abc123",
    }


def test_quiet_says_nothing_but_what_was_moved(pack: Path, stages: Stages, run: Run) -> None:
    assert run("build", "-q") == (0, "", "")
    (pack / "output" / "slides.pptx").write_bytes(b"my own")
    code, out, err = run("build", "--quiet")
    assert (code, out) == (0, "")
    assert "slides (kept 1).pptx" in err


def test_problems_are_listed_and_no_file_is_touched(pack: Path, stages: Stages, run: Run) -> None:
    stages.fails = Problems([error(4, "Second."), error(2, "First.")])
    code, out, err = run("build")
    assert (code, out) == (1, "")
    assert err.index("content.yaml:2:3") < err.index("First.") < err.index("content.yaml:4:3") < err.index("Second.")
    assert err.endswith("\n2 problems to mend. No file was touched.\n")
    assert "\x1b" not in err
    assert not (pack / "output").exists()


def test_notices_do_not_hide_what_is_wrong(pack: Path, stages: Stages, run: Run) -> None:
    many = [msgspec.structs.replace(notice(2, f"No {n}."), several="have none") for n in range(60)]
    stages.fails = Problems([error(4, "Wrong."), *many])
    err = run("build")[2]
    assert len(err.splitlines()) < 10
    assert "  content.yaml: 60 have none: line 2.\n" in err
    assert err.endswith("\n1 problem to mend. No file was touched.\n")


def test_problems_as_json(pack: Path, stages: Stages, run: Run) -> None:
    stages.fails = Problems([error(2, "Не так.")])
    code, out, err = run("build", "--json")
    assert (code, err) == (1, "")
    data = json.loads(out)
    assert data["ok"] is False
    assert [problem["message"] for problem in data["problems"]] == ["Не так."]
    assert out.isascii()


def locked(*_: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_a_locked_file(pack: Path, stages: Stages, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (pack / "output").mkdir()
    (pack / "output" / "slides.pptx").write_bytes(b"open in PowerPoint")
    monkeypatch.setattr(os, "replace", locked)
    code, out, err = run("build", "--only", "slides")
    assert (code, out) == (3, "")
    assert err.startswith("Nothing was written. ")
    assert err.endswith("Close it and build again.\n")
    assert (pack / "output" / "slides.pptx").read_bytes() == b"open in PowerPoint"


def test_a_locked_file_as_json(pack: Path, stages: Stages, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", locked)
    code, out, _ = run("build", "--only", "slides", "--json")
    assert code == 3
    assert json.loads(out)["ok"] is False
    assert json.loads(out)["advice"] == "Close it and build again."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("build", "mao.yaml"),
            "no file mao.yaml here. There is content.yaml. Name the file to use: sinopack build",
        ),
        (("build", "folder"), "folder is a folder, and there is no content.yaml in it."),
        (("build", "folder/none.yaml"), "To make a new pack: sinopack new NAME"),
        (("build", "--only", "poster"), "'poster' is not one of 'handout', 'slides',"),
        (("build", "--oputput", "x"), "No such option"),
        (("biuld",), "No such command 'biuld'."),
        (("my lesson.yaml",), 'To build it: sinopack build "my lesson.yaml"'),
    ],
)
def test_wrong_use(pack: Path, stages: Stages, run: Run, arguments: tuple[str, ...], message: str) -> None:
    (pack / "folder").mkdir()
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_with_more_than_one_file_all_are_named(pack: Path, stages: Stages, run: Run) -> None:
    (pack / "stalin.yml").write_text("", encoding="utf-8")
    _, _, err = run("check", "mao.yaml")
    assert "There are content.yaml, stalin.yml. Name the file to use: sinopack check content.yaml" in err


def test_changes_made_by_hand_are_told(pack: Path, stages: Stages, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    told = (
        RevisedSlide(3, "Retreat", SlideFate.KEPT),
        RevisedSlide(4, "Retreat", SlideFate.REVIEW),
        *(RevisedSlide(number, f"Mine {number}", SlideFate.ADDED) for number in range(5, 10)),
        RevisedSlide(0, "Answer 1", SlideFate.DELETED),
    )
    (pack / "output").mkdir()
    (pack / "output" / "slides.pptx").write_bytes(b"edited")
    slides = Target(Product.SLIDES, edition=Edition.TEACHER)
    revised = Revised(b"merged", "backup", 3, told, slides=17)
    monkeypatch.setattr(pipeline, "revise", lambda *_: {slides: revised})
    assert run("build")[1].startswith(
        "handout.pdf  5 pages: 3 sheets of paper a student, 5 if printed on one side only\n"
        "slides.pptx  17 slides\n"
        "\n"
        "Changes made by hand in slides.pptx are kept:\n"
        "  To review: slide 4 “Retreat” (you changed it and so did the content: the slide before it is yours).\n"
        "  As you changed it: slide 3 “Retreat”.\n"
        "  Your own: slides 5 “Mine 5”, 6 “Mine 6”, 7 “Mine 7” and 2 more.\n"
        "  Left out, as you deleted it: slide “Answer 1”.\n"
        "\n"
        "The slides.pptx that was there, which another program had saved, is now “slides (backup 1).pptx”.\n"
    )
    data = json.loads(run("build", "--json")[1])
    assert data["revised"][1] == {"file": "slides.pptx", "number": 4, "title": "Retreat", "fate": "review"}
    assert run("build", "-q")[2].startswith("To review: slide 4")


@pytest.mark.parametrize(("options", "hands"), [((), "merge"), (("--overwrite",), "overwrite"), (("--keep",), "keep")])
def test_what_to_do_with_changes_by_hand_can_be_said(
    pack: Path, stages: Stages, run: Run, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], hands: str
) -> None:
    heard = []
    monkeypatch.setattr(pipeline, "revise", lambda drawn, folder, pack, hands, memory: heard.append(hands.value) or {})
    assert run("build", *options)[0] == 0
    assert heard == [hands]
