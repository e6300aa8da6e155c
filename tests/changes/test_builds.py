"""What differs from the last print, through whole builds of real files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

import sinopack
from sinopack import BuildReport, FileDifference, Product, Profile, Reason, Since, Standing
from sinopack.changes import forget_printed, mark_printed
from sinopack.changes.files import record_in
from sinopack.changes.record import record_of_document
from sinopack.page import Document
from sinopack.report import Target

ROOT = Path(__file__).parents[2]
HANDOUT = ("handout",)
Edit = Callable[..., None]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The sample, in a folder of its own."""
    shutil.copytree(ROOT / "pictures", tmp_path / "pictures")
    return Path(shutil.copy(ROOT / "content.yaml", tmp_path))


def edit(pack: Path, was: str, now: str) -> None:
    text = pack.read_text(encoding="utf-8")
    assert text.count(was) >= 1, was
    pack.write_text(text.replace(was, now, 1), encoding="utf-8")


def change(report: BuildReport, file: str = "handout.pdf") -> FileDifference:
    return next(each for each in report.changes if each.file == file)


def test_the_first_build_has_nothing_to_compare_with_and_the_second_differs_in_nothing(pack: Path) -> None:
    first = sinopack.build(pack)
    assert {each.standing for each in first.changes} == {Standing.NEW}
    second = sinopack.build(pack, pages="changed")
    assert [(each.file, each.standing, each.differs, each.moved, each.restyled) for each in second.changes] == [
        ("handout.pdf", Standing.COMPARED, False, (), ()),
        ("slides.pptx", Standing.COMPARED, False, (), ()),
    ]
    assert not any(file.changed for file in second.files)
    assert sorted(path.name for path in (pack.parent / "output").iterdir()) == [
        ".sinopack.json",
        "handout.pdf",
        "slides.pptx",
    ]


def test_an_edit_is_told_by_page_and_slide_and_the_changed_pages_are_a_file(pack: Path) -> None:
    before = sinopack.build(pack)
    edit(pack, "December 1949:** Mao first meets Stalin", "December 1949:** Mao meets Stalin at last")
    report = sinopack.build(pack, pages="changed")

    page, slides = change(report), change(report, "slides.pptx")
    assert page.numbers == (3,)
    assert page.pages[0].reasons == (Reason("2 Alliance", "key point", changed=1),)
    assert (page.moved, page.restyled, page.sheets) == ((), (), (2,))
    assert slides.count == before.slides
    assert [(slide.was == slide.number, slide.reasons[0].kind) for slide in slides.pages] == [(True, "text")]

    extra = report.files[-1]
    assert (extra.path.name, extra.count, extra.only_changed) == ("handout-changed.pdf", 1, True)
    for standard in ("ua1", "2a"):
        assert page_validation.validate_pdf(str(extra.path), profile=standard).is_compliant
    with pikepdf.open(extra.path) as some:
        assert [each.label for each in some.pages] == ["3"]


def test_both_sides_of_the_changed_sheets(pack: Path) -> None:
    sinopack.build(pack, only=HANDOUT)
    edit(pack, "Mao first meets Stalin", "Mao meets Stalin at last")
    report = sinopack.build(pack, only=HANDOUT, pages="changed-sheets")
    with pikepdf.open(report.files[-1].path) as some:
        assert [each.label for each in some.pages] == ["3", "4"]


def test_the_changed_pages_go_when_nothing_differs_any_more(pack: Path) -> None:
    sinopack.build(pack, only=HANDOUT)
    edit(pack, "Mao first meets Stalin", "Mao meets Stalin at last")
    made = sinopack.build(pack, only=HANDOUT, pages="changed").files[-1].path
    assert made.is_file()
    report = sinopack.build(pack, only=HANDOUT, pages="changed")
    assert report.deleted == (made,)
    assert not made.exists()


def test_what_somebody_has_written_on_changed_pages_is_not_deleted(pack: Path) -> None:
    sinopack.build(pack, only=HANDOUT)
    edit(pack, "Mao first meets Stalin", "Mao meets Stalin at last")
    made = sinopack.build(pack, only=HANDOUT, pages="changed").files[-1].path
    made.write_bytes(made.read_bytes() + b"\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
    assert sinopack.build(pack, only=HANDOUT, pages="changed").deleted == ()
    assert made.is_file()


def test_changes_are_told_against_what_was_printed_however_often_one_builds(pack: Path) -> None:
    sinopack.build(pack, only=HANDOUT)
    kept = mark_printed(pack.parent / "output")
    assert [(each.name, each.changed) for each in kept] == [("handout.pdf", True)]
    edit(pack, "Mao first meets Stalin", "Mao meets Stalin at last")
    sinopack.build(pack, only=HANDOUT)
    edit(pack, "to support revolution abroad.", "to help revolution abroad.")
    sinopack.build(pack, only=HANDOUT)
    told = change(sinopack.build(pack, only=HANDOUT))
    assert (told.since, told.numbers) == (Since.PRINT, (2, 3))

    assert [each.path for each in mark_printed(pack.parent / "output")] == [kept[0].path]
    assert not change(sinopack.build(pack, only=HANDOUT)).differs
    forget_printed(pack.parent / "output")
    assert not (pack.parent / "output" / "printed").exists()
    assert change(sinopack.build(pack, only=HANDOUT)).since is Since.BUILD


def test_a_profile_that_is_new_was_not_printed(pack: Path) -> None:
    sinopack.build(pack, only=HANDOUT)
    mark_printed(pack.parent / "output")
    report = sinopack.build(pack, only=HANDOUT, profiles=["standard", "large-print"], pages="changed")
    told = change(report, "handout-large-print.pdf")
    assert (told.since, told.standing, told.is_whole) == (Since.PRINT, Standing.NEW, True)
    assert [file.path.name for file in report.files] == ["handout.pdf", "handout-large-print.pdf"]


def test_a_product_that_was_not_printed_is_compared_with_the_last_build(pack: Path) -> None:
    sinopack.build(pack)
    mark_printed(pack.parent / "output", ["handout"])
    edit(pack, "Mao first meets Stalin", "Mao meets Stalin at last")
    told = change(sinopack.build(pack, only=["slides"]), "slides.pptx")
    assert (told.since, len(told.pages)) == (Since.BUILD, 1)


def test_each_profile_is_compared_by_itself(pack: Path) -> None:
    both = [Profile.STANDARD, Profile.DYSLEXIA_FRIENDLY]
    sinopack.build(pack, only=HANDOUT, profiles=both)
    edit(pack, "Mao first meets Stalin", "Mao meets Stalin at last")
    report = sinopack.build(pack, only=HANDOUT, profiles=both, pages="changed")
    assert change(report).numbers == (3,)
    assert change(report, "handout-dyslexia-friendly.pdf").pages[0].reasons[0].kind == "key point"
    assert [file.path.name for file in report.files if file.only_changed] == [
        "handout-changed.pdf",
        "handout-dyslexia-friendly-changed.pdf",
    ]


def test_on_another_paper_every_page_differs(pack: Path) -> None:
    sinopack.build(pack, only=HANDOUT)
    edit(pack, "\nprint:\n", "\nprint:\n  paper: A5\n")
    told = change(sinopack.build(pack, only=HANDOUT))
    assert (told.standing, told.is_whole) == (Standing.RESIZED, True)


def test_another_theme_says_the_same_and_looks_different(pack: Path) -> None:
    sinopack.build(pack, only=HANDOUT)
    edit(pack, "\nprint:\n", "\nprint:\n  theme: plain\n")
    told = change(sinopack.build(pack, only=HANDOUT))
    assert (told.standing, told.pages) == (Standing.COMPARED, ())
    assert len(told.restyled) == told.count


def test_a_handout_without_a_record_cannot_be_compared(pack: Path) -> None:
    path = sinopack.build(pack, only=HANDOUT).files[0].path
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"/SinopackRecord", b"/SomethingOther"))
    assert change(sinopack.build(pack, only=HANDOUT)).standing is Standing.UNKNOWN
    path.write_bytes(b"%PDF-1.7 by somebody else")
    assert change(sinopack.build(pack, only=HANDOUT)).standing is Standing.NEW
    assert path.read_bytes() == whole


def test_a_handout_with_notes_in_it_is_still_compared(pack: Path) -> None:
    path = sinopack.build(pack, only=HANDOUT).files[0].path
    path.write_bytes(path.read_bytes() + b"\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
    edit(pack, "Mao first meets Stalin", "Mao meets Stalin at last")
    report = sinopack.build(pack, only=HANDOUT)
    assert change(report).numbers == (3,)
    assert report.moved, "the notes are kept"


def test_the_record_holds_nothing_that_is_not_on_the_pages(pack: Path) -> None:
    """Answers and notes leave no trace in the students' files: with others in their place the bytes are the same."""
    path = sinopack.build(pack, only=HANDOUT).files[0].path
    before = path.read_bytes()
    text = pack.read_text(encoding="utf-8")
    assert "answer: |" in text or "answer:" in text
    edit(pack, "The whole pack takes about three lessons", "The whole pack takes about four lessons")
    sinopack.build(pack, only=HANDOUT)
    assert path.read_bytes() == before


def test_the_record_in_the_file_is_that_of_its_pages(pack: Path) -> None:
    from sinopack import pipeline

    path = sinopack.build(pack, only=HANDOUT).files[0].path
    finished = pipeline.lay_out(pipeline.read(pack), [Target(Product.HANDOUT)], pack.parent)
    document = finished.first(Product.HANDOUT)
    assert isinstance(document, Document)
    assert record_in(path.read_bytes()) == record_of_document(document)
    with pikepdf.open(BytesIO(path.read_bytes())) as file:
        own = file.Root.PieceInfo.sinopack
        assert str(own.LastModified) == str(file.docinfo.CreationDate)
        assert own.Private.Type == "/SinopackRecord"


def test_slides_as_pages_are_compared_too(pack: Path) -> None:
    sinopack.build(pack, only=["slides-pdf", "timeline"])
    edit(pack, "Mao first meets Stalin", "Mao meets Stalin at last")
    report = sinopack.build(pack, only=["slides-pdf", "timeline"])
    told = change(report, "slides.pdf")
    assert [page.reasons[0].kind for page in told.pages] == ["point"]
    assert told.pages[0].parts == (told.pages[0].reasons[0].part,)
    assert not change(report, "timeline.pdf").differs


def test_a_changed_back_of_flashcards_comes_with_its_front(pack: Path) -> None:
    def pages() -> list[int]:
        report = sinopack.build(pack, only=["flashcards"], pages="changed")
        return [file.count for file in report.files if file.only_changed]

    assert pages() == []
    edit(pack, "to a standstill", "to a halt")
    edit(pack, "Worship of a living leader, who is shown as never wrong.", "Worship of a leader who lives.")
    assert pages() == [2]
