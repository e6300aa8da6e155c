"""Guided notes, worksheets and answer keys as files: what students get and what they do not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import sinopack
from sinopack import content
from sinopack.layout.written_on import lay_out_answer_key, lay_out_guided_notes, lay_out_worksheet
from sinopack.problems import Problems
from sinopack.report import Edition
from tests.plan.typed import typed
from tests.tools import run

PACK = """\
pack: {title: Rivers ==zqtitle==}
products:
  make: [guided-notes, worksheet, answer-key, handout, slides-pdf]
  editions: [student, teacher]
  worksheet: {versions: 2, support: yes}
sections:
  - title: Meanders and ==zqheading==
    body: |
      A river bends where its bank is ==zqbank==, and [once more](https://example.org).

      | Part | Speed |
      |---|---|
      | Outside | ==zqcell== |
    key_points: [Bends ==zqpoint==]
questions:
  - question: Why does a river bend?
    answer: zqanswer
    marks: 2
  - {question: Which?, options: [This one, That one, Another], answer: B, reason: zqreason}
  - {question: Where?, options: [Here, There, Elsewhere], answer: A}
  - {gaps: A bend is a ==zqgap==., word_bank: no}
"""
WORDS = ("zqtitle", "zqheading", "zqbank", "zqcell", "zqpoint", "zqanswer", "zqreason", "zqgap")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files by their names."""
    folder = tmp_path_factory.mktemp("rivers")
    (folder / "content.yaml").write_text(PACK, encoding="utf-8")
    return {file.path.name: file.path for file in sinopack.build(folder / "content.yaml").files}


def said(path: Path) -> str:
    """All that a PDF says to anybody: its text, tags, bookmarks and properties."""
    texts = [run("pdftotext", "-enc", "UTF-8", str(path), "-"), run("pdfinfo", "-struct-text", str(path))]
    with pikepdf.open(path) as file:
        file.save(plain := BytesIO(), object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False,
                  stream_decode_level=pikepdf.StreamDecodeLevel.generalized)  # fmt: skip
        for each in file.objects:
            if isinstance(each, pikepdf.Dictionary):
                texts += [str(value) for value in each.values() if isinstance(value, pikepdf.String)]
    return "\n".join([*texts, plain.getvalue().decode("latin-1")])


def test_each_variant_and_edition_has_a_file(built: dict[str, Path]) -> None:
    assert {"guided-notes.pdf", "guided-notes-teacher.pdf", "worksheet-a.pdf", "worksheet-b.pdf",
            "worksheet-support.pdf", "answer-key.pdf"} <= set(built)  # fmt: skip
    assert "worksheet.pdf" not in built


def test_students_files_hold_no_answer_anywhere(built: dict[str, Path]) -> None:
    students = ("guided-notes.pdf", "worksheet-a.pdf", "worksheet-b.pdf", "worksheet-support.pdf", "handout.pdf",
                "slides-student.pdf")  # fmt: skip
    for name in students:
        text = said(built[name])
        assert [word for word in WORDS if word in text.casefold()] == [], name
        assert "(blank)" in text


def test_teachers_files_hold_them(built: dict[str, Path]) -> None:
    key, notes = said(built["answer-key.pdf"]), said(built["guided-notes-teacher.pdf"])
    assert [word for word in ("zqanswer", "zqreason", "zqgap") if word not in key] == []
    assert [word for word in ("zqtitle", "zqheading", "zqbank", "zqcell", "zqpoint") if word not in notes] == []


def test_the_version_is_on_every_page(built: dict[str, Path]) -> None:
    for letter in "ab":
        pages = run("pdftotext", str(built[f"worksheet-{letter}.pdf"]), "-").split("\f")[:-1]
        assert pages
        assert all(f"Version {letter.upper()}" in page for page in pages)


def test_the_teachers_guided_notes_name_their_edition_at_the_foot(built: dict[str, Path]) -> None:
    for name, is_teachers in (("guided-notes.pdf", False), ("guided-notes-teacher.pdf", True)):
        *_, foot = run("pdftotext", "-layout", "-l", "1", str(built[name]), "-").strip().splitlines()
        assert ("Teacher’s edition | Guided notes" in foot) is is_teachers


def test_the_foot_of_the_key_says_nothing_twice(built: dict[str, Path]) -> None:
    text = run("pdftotext", "-layout", str(built["answer-key.pdf"]), "-")
    assert all(page.count("Answers and mark scheme –") <= 1 for page in text.split("\f"))
    feet = [line for line in text.splitlines() if "Answers and mark scheme –" in line]
    assert feet
    assert all(line.count("Answers and mark scheme") == 1 for line in feet)


def test_the_same_content_makes_the_same_bytes(built: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(PACK, encoding="utf-8")
    again = {file.path.name: file.path for file in sinopack.build(tmp_path / "content.yaml").files}
    assert {name: path.read_bytes() for name, path in again.items()} == {
        name: path.read_bytes() for name, path in built.items()
    }


def test_a_pack_without_gaps_or_questions_is_told_what_to_type() -> None:
    pack = typed("pack: {title: T}\nsections: [{title: S, body: Plain.}]\n")
    for lay_out, message in (
        (lay_out_guided_notes, "This pack has no gaps, so there are no guided notes."),
        (lay_out_worksheet, "This pack has no questions for a worksheet."),
        (lay_out_answer_key, "This pack has no questions for an answer key."),
    ):
        with pytest.raises(Problems) as caught:
            lay_out(pack)  # type: ignore[operator]
        (problem,) = caught.value.problems
        assert problem.message == message
        assert problem.advice


@pytest.mark.parametrize("profile", ["standard", "large-print", "dyslexia-friendly"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_profile_and_paper_is_laid_out(profile: str, paper: str) -> None:
    sample = content.load(Path(__file__).parents[2] / "content.yaml")
    pack = sample.edited({"print": sample.print.edited({"paper": paper})})
    assert lay_out_worksheet(pack, profile=profile).result.pages
    assert lay_out_guided_notes(pack, profile=profile, edition=Edition.STUDENT.value).result.pages
