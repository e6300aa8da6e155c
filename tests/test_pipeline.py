"""The whole way through: the library's `build` and `check`."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pptx import Presentation

import sinopack
from sinopack import (
    BuildReport,
    Hands,
    MovedFile,
    Place,
    Problem,
    Problems,
    Product,
    Profile,
    RevisedSlide,
    Severity,
    Sheets,
    SlideFate,
    pipeline,
)
from sinopack.cli.new import make_pack
from sinopack.cli.summary import summary
from sinopack.problems import SourceFile
from sinopack.report import Target
from sinopack.selection import targets, wish

EVENTS = """
products: {guided_notes: {gaps: terms}}
timeline:
  - 1949-10-01: The republic is proclaimed
  - 1950-02-14: The treaty is signed
"""
"""What a timeline needs, which the starter has not."""


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pack(tmp_path_factory.mktemp("packs") / "starter")


@pytest.fixture(scope="module")
def built(starter: Path) -> BuildReport:
    return sinopack.build(starter)


def test_a_build_makes_both_files_and_says_so(starter: Path, built: BuildReport) -> None:
    folder = starter.parent / "output"
    assert [(file.product, file.path, file.changed) for file in built.files] == [
        (Product.HANDOUT, folder / "handout.pdf", True),
        (Product.SLIDES, folder / "slides.pptx", True),
    ]
    assert [file.count for file in built.files] == [built.pages, built.slides]
    assert built.moved == ()
    assert built.fingerprint
    assert (folder / "handout.pdf").read_bytes().count(b"/Type /Page\n") in (0, built.pages)
    with zipfile.ZipFile(folder / "slides.pptx") as deck:
        slides = [name for name in deck.namelist() if name.startswith("ppt/slides/slide")]
    assert len(slides) == built.slides


def test_building_again_changes_nothing(starter: Path, built: BuildReport) -> None:
    again = sinopack.build(starter)
    assert [file.changed for file in again.files] == [False, False]
    assert again.moved == ()


def test_our_own_files_are_replaced_when_the_content_changes(tmp_path: Path) -> None:
    content = make_pack(tmp_path)
    content.write_text(f"{content.read_text(encoding='utf-8')}{EVENTS}", encoding="utf-8")
    sinopack.build(content, only=list(Product))
    changed = re.sub("  title: .*", "  title: Another title", content.read_text(encoding="utf-8"), count=1)
    content.write_text(changed, encoding="utf-8")
    report = sinopack.build(content, only=list(Product))
    assert [file.path.name for file in report.files if not file.changed] == []
    assert report.moved == ()
    made = {file.path.name for file in report.files}
    assert set(os.listdir(tmp_path / "output")) == {".sinopack.json", *made}
    assert len(report.files) == len(Product)


def test_what_a_teacher_has_changed_is_kept(tmp_path: Path) -> None:
    content, folder = make_pack(tmp_path), tmp_path / "output"
    sinopack.build(content)
    edited = _said_otherwise(folder / "slides.pptx")
    (folder / "handout.pdf").write_bytes(b"%PDF-1.4 another program's %%EOF")
    report = sinopack.build(content)
    assert report.moved == (
        MovedFile(folder / "handout.pdf", folder / "handout (kept 1).pdf"),
        MovedFile(folder / "slides.pptx", folder / "slides (backup 1).pptx", is_backup=True, is_changed=True),
    )
    assert (folder / "slides (backup 1).pptx").read_bytes() == edited
    assert report.revised == (RevisedSlide(1, "My own title", SlideFate.KEPT, "slides.pptx"),)
    assert [file.changed for file in sinopack.build(content).files] == [False, False]


def test_each_deck_keeps_what_was_changed_in_it(tmp_path: Path) -> None:
    content, folder = make_pack(tmp_path), tmp_path / "output"
    sinopack.build(content, only=["slides"], editions=["student", "teacher"])
    theirs = (folder / "slides-student.pptx").read_bytes()
    _said_otherwise(folder / "slides.pptx")
    report = sinopack.build(content, only=["slides"], editions=["student", "teacher"])
    assert [(slide.file, slide.fate) for slide in report.revised] == [("slides.pptx", SlideFate.KEPT)]
    assert (folder / "slides-student.pptx").read_bytes() == theirs
    _said_otherwise(folder / "slides-student.pptx")
    report = sinopack.build(content, only=["slides"], editions=["student", "teacher"])
    assert {slide.file for slide in report.revised} == {"slides.pptx", "slides-student.pptx"}
    told = summary(report)
    assert "Changes made by hand in slides.pptx are kept" in told
    assert "Changes made by hand in slides-student.pptx are kept" in told
    kept = sinopack.build(content, only=["slides"], editions=["student"], hands=Hands.KEEP)
    assert [file.untouched for file in kept.files] == [True]
    assert "slides-student.pptx has changes made by hand and was left as it is" in summary(kept)


def test_a_teachers_slides_are_made_anew_if_that_is_asked_for(tmp_path: Path) -> None:
    content, deck = make_pack(tmp_path), tmp_path / "output" / "slides.pptx"
    sinopack.build(content, only=["slides"])
    made, edited = deck.read_bytes(), _said_otherwise(deck)
    report = sinopack.build(content, only=["slides"], hands=Hands.OVERWRITE)
    assert (deck.read_bytes(), report.revised) == (made, ())
    assert (tmp_path / "output" / "slides (backup 1).pptx").read_bytes() == edited


def test_a_teachers_slides_are_left_alone_if_that_is_asked_for(tmp_path: Path) -> None:
    content, deck = make_pack(tmp_path), tmp_path / "output" / "slides.pptx"
    slides = sinopack.build(content, only=["slides"]).slides
    edited = _said_otherwise(deck)
    report = sinopack.build(content, only=["slides"], hands=Hands.KEEP)
    assert (deck.read_bytes(), report.untouched, report.moved) == (edited, True, ())
    assert report.files[0].count == slides


def test_only_the_last_backups_are_kept(tmp_path: Path) -> None:
    content, folder = make_pack(tmp_path), tmp_path / "output"
    sinopack.build(content, only=["slides"])
    for number in range(5):
        _said_otherwise(folder / "slides.pptx", f"My title {number}")
        sinopack.build(content, only=["slides"])
    kept = ["slides (backup 3).pptx", "slides (backup 4).pptx", "slides (backup 5).pptx", "slides.pptx"]
    assert sorted(os.listdir(folder)) == [".sinopack.json", *kept]


def test_a_deck_that_sinopack_did_not_make_is_never_overwritten(tmp_path: Path) -> None:
    content, folder = make_pack(tmp_path), tmp_path / "output"
    folder.mkdir()
    for number, hands in enumerate(Hands, 1):
        deck = Presentation()
        deck.core_properties.title = f"My own {number}"
        deck.save(str(folder / "slides.pptx"))
        own = (folder / "slides.pptx").read_bytes()
        report = sinopack.build(content, only=["slides"], hands=hands)
        assert report.moved == (MovedFile(folder / "slides.pptx", folder / f"slides (kept {number}).pptx"),)
        assert report.moved[0].now.read_bytes() == own


def test_an_edited_deck_whose_record_is_lost_is_kept(tmp_path: Path) -> None:
    content, folder = make_pack(tmp_path), tmp_path / "output"
    sinopack.build(content, only=["slides"])
    _said_otherwise(folder / "slides.pptx", lost=b"sinopack-record-1")
    assert [file.now.name for file in sinopack.build(content, only=["slides"]).moved] == ["slides (kept 1).pptx"]


def _said_otherwise(deck: Path, title: str = "My own title", lost: bytes = b"") -> bytes:
    """Change the first title of a deck by hand, and take something off its properties; returns what it now holds."""
    with zipfile.ZipFile(deck) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    slide = parts["ppt/slides/slide1.xml"]
    start = slide.index(b"<a:t>") + 5
    parts["ppt/slides/slide1.xml"] = slide[:start] + title.encode() + slide[slide.index(b"</a:t>") :]
    parts["docProps/custom.xml"] = (
        parts["docProps/custom.xml"].replace(lost, b"gone") if lost else parts["docProps/custom.xml"]
    )
    with zipfile.ZipFile(deck, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return deck.read_bytes()


def test_check_says_what_a_build_says_and_writes_nothing(starter: Path, built: BuildReport, tmp_path: Path) -> None:
    content = make_pack(tmp_path)
    found = sinopack.check(content)
    assert [problem.message for problem in found] == [notice.message for notice in built.notices]
    assert all(problem.severity is Severity.NOTICE for problem in found)
    assert os.listdir(tmp_path) == ["content.yaml"]


def test_what_is_wrong_is_raised_by_build_and_returned_by_check(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text("pack:\n  titel: The Long March\n", encoding="utf-8")
    with pytest.raises(Problems) as raised:
        sinopack.build(content)
    found = sinopack.check(content)
    assert [problem.message for problem in found] == [problem.message for problem in raised.value.problems]
    assert any(problem.severity is Severity.ERROR for problem in found)
    assert not (tmp_path / "output").exists()


def test_a_product_that_is_none_is_refused(starter: Path) -> None:
    with pytest.raises(ValueError, match="poster"):
        sinopack.build(starter, only=["poster"])


@pytest.mark.parametrize("products", [(), ("handout",), ("slides",), ("slides-pdf",), ("timeline",), tuple(Product)])
def test_the_listener_hears_the_steps_that_were_announced(tmp_path: Path, products: tuple[Product | str, ...]) -> None:
    content = make_pack(tmp_path)
    content.write_text(f"{content.read_text(encoding='utf-8')}{EVENTS}", encoding="utf-8")
    heard: list[str] = []
    sinopack.build(content, tmp_path, only=products, listener=heard.append)
    assert tuple(heard) == pipeline.step_names(wish(products))
    assert heard[0] == "Reading"
    assert heard[-1] == "Writing"


def test_sheets_of_paper() -> None:
    sheets = [BuildReport((), pages=pages, slides=0).sheets for pages in (0, 1, 4, 5)]
    assert sheets == [Sheets(0, 0), Sheets(1, 1), Sheets(2, 4), Sheets(3, 5)]


SOURCE = SourceFile("content.yaml", ("one", "two", "three"))


def problem(line: int, message: str) -> Problem:
    return Problem(message, Place(SOURCE, line, 1), severity=Severity.NOTICE)


@dataclass(frozen=True)
class Laid:
    result: object
    notices: tuple[Problem, ...] = ()


Stage = Callable[..., Any]


def stand_in(monkeypatch: pytest.MonkeyPatch, handout: Stage, deck: Stage) -> None:
    monkeypatch.setattr("sinopack.layout.lay_out_handout", handout)
    monkeypatch.setattr("sinopack.layout.lay_out_deck", deck)


def failing(*problems: Problem) -> Stage:
    def stage(*_: object, **__: object) -> None:
        raise Problems(problems)

    return stage


PACK: Any = SimpleNamespace(notices=(problem(2, "of the content"),), inputs=(Path("a.yaml"),))
BOTH = (Target(Product.HANDOUT), Target(Product.SLIDES))


def test_what_does_not_fit_is_told_for_both_products_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = problem(3, "in both")
    stand_in(monkeypatch, failing(shared, problem(2, "in print")), failing(problem(1, "on screen"), shared))
    with pytest.raises(Problems) as raised:
        pipeline.lay_out(PACK, BOTH, Path())
    assert [found.message for found in raised.value.problems] == ["on screen", "in print", "in both"]


def test_notices_are_sorted_and_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = problem(3, "in both")
    stand_in(
        monkeypatch, lambda *_: Laid("pages", (shared,)), lambda *_, **__: Laid("deck", (shared, problem(1, "first")))
    )
    finished = pipeline.lay_out(PACK, BOTH, Path())
    assert [notice.message for notice in finished.notices] == ["first", "of the content", "in both"]
    assert tuple(finished.documents.values()) == ("pages", "deck")


def test_the_handout_is_laid_out_in_every_profile_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, lambda pack, folder, profile, edition, memory: Laid(f"in {profile}"), failing())
    wanted = tuple(targets([Product.HANDOUT], [Profile.STANDARD, Profile.LARGE_PRINT]))
    assert list(pipeline.lay_out(PACK, wanted, Path()).documents.values()) == ["in standard", "in large-print"]


def test_what_does_not_fit_in_any_profile_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def laid(pack: object, folder: Path, profile: str, edition: str, memory: object) -> Laid:
        raise Problems([problem(1, f"in {profile}"), problem(2, "in all")])

    stand_in(monkeypatch, laid, failing())
    with pytest.raises(Problems) as raised:
        pipeline.lay_out(PACK, tuple(targets([Product.HANDOUT], Profile)), Path())
    told = [found.message for found in raised.value.problems]
    assert told == ["in standard", "in large-print", "in dyslexia-friendly", "in all"]


def test_a_file_for_each_profile_and_its_pages(starter: Path, tmp_path: Path) -> None:
    report = sinopack.build(starter, tmp_path, profiles=["dyslexia-friendly", "large-print", "standard"])
    assert [(file.product, file.profile, file.path.name) for file in report.files] == [
        (Product.HANDOUT, Profile.STANDARD, "handout.pdf"),
        (Product.HANDOUT, Profile.LARGE_PRINT, "handout-large-print.pdf"),
        (Product.HANDOUT, Profile.DYSLEXIA_FRIENDLY, "handout-dyslexia-friendly.pdf"),
        (Product.SLIDES, Profile.STANDARD, "slides.pptx"),
    ]
    assert report.pages == report.files[0].count
    assert report.files[1].count > report.files[0].count
    assert report.files[1].sheets == Sheets((report.files[1].count + 1) // 2, report.files[1].count)
    assert report.files[-1].sheets is None
    again = sinopack.build(starter, tmp_path, profiles=tuple(Profile))
    assert not any(file.changed for file in again.files)
    assert again.moved == ()


def test_a_profile_that_is_none_is_refused(starter: Path) -> None:
    with pytest.raises(ValueError, match="braille"):
        sinopack.build(starter, profiles=["braille"])


def test_a_pack_names_its_profiles(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text("pack: {title: T}\nsections: [S]\nprint: {profiles: Large print}\n", encoding="utf-8")
    report = sinopack.build(content, only=["handout"])
    assert [file.path.name for file in report.files] == ["handout-large-print.pdf"]


def test_only_what_is_needed_is_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, failing(problem(1, "not asked for")), lambda *_, **__: Laid("deck"))
    finished = pipeline.lay_out(PACK, (Target(Product.SLIDES_PDF),), Path())
    assert tuple(finished.documents.values()) == ("deck",)
    assert finished.first(Product.HANDOUT) is None


def test_a_poster_of_no_events_is_refused(starter: Path, tmp_path: Path) -> None:
    with pytest.raises(sinopack.Problems, match="no events to show on a timeline"):
        sinopack.build(starter, tmp_path, only=["timeline"])
    assert os.listdir(tmp_path) == []


def test_a_build_names_the_files_that_it_was_made_from(tmp_path: Path) -> None:
    content = make_pack(tmp_path)
    assert sinopack.build(content, only=["handout"]).inputs == (content,)
    content.write_text(f"{content.read_text(encoding='utf-8')}\nprint: {{theme: school.yaml}}\n", encoding="utf-8")
    with pytest.raises(Problems) as caught:
        sinopack.build(content, only=["handout"])
    assert caught.value.inputs == (content, tmp_path / "school.yaml")
    shipped = Path(sinopack.__file__).parent / "theme" / "themes" / "plain.yaml"
    (tmp_path / "school.yaml").write_bytes(shipped.read_bytes())
    assert sinopack.build(content, only=["handout"]).inputs == (content, tmp_path / "school.yaml")
