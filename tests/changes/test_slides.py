"""Two decks compared, and what a build says of its slides."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

import sinopack
from sinopack import BuildReport, FileDifference, Moved, Reason, Standing

PACK = """
pack:
  title: The Long March
sections:
  - id: jiangxi
    title: Why they left Jiangxi
    lead: By October 1934 the base could not be held.
    body: |
      Four campaigns had failed. The fifth did not.
    key_points:
      - The base was ringed with blockhouses
      - About 86,000 people broke out
    notes: Begin with the map.
  - id: luding
    title: The bridge at Luding
    lead: Twenty-two men crossed on bare chains.
    key_points:
      - The planks had been taken away
"""
MIDDLE = """  - id: snow
    title: The snow mountains
    lead: Many froze.
    key_points:
      - The passes are above 4,000 m
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "content.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


def edit(pack: Path, was: str, now: str) -> None:
    text = pack.read_text(encoding="utf-8")
    assert was in text
    pack.write_text(text.replace(was, now, 1), encoding="utf-8")


def built(pack: Path) -> FileDifference:
    report: BuildReport = sinopack.build(pack, only=["slides"])
    return report.changes[0]


def titles(pack: Path) -> list[str]:
    slides = Presentation(str(pack.parent / "output" / "slides.pptx")).slides
    return [slide.shapes.title.text_frame.text for slide in slides]


def test_the_first_deck_is_new_and_the_second_differs_in_nothing(pack: Path) -> None:
    first = built(pack)
    assert (first.standing, first.is_whole) == (Standing.NEW, True)
    second = built(pack)
    assert (second.standing, second.pages, second.moved, second.count) == (Standing.COMPARED, (), (), first.count)


def test_a_slide_that_says_something_else_is_told_with_its_title(pack: Path) -> None:
    built(pack)
    edit(pack, "- About 86,000 people broke out", "- Some 86,000 people broke out")
    told = built(pack)
    (slide,) = told.pages
    assert titles(pack)[slide.number - 1] == slide.parts[0]
    assert (slide.was, slide.reasons) == (slide.number, (Reason(slide.parts[0], "text", changed=1),))


def test_notes_alone_are_a_reason(pack: Path) -> None:
    built(pack)
    edit(pack, "Begin with the map.", "Begin with the film.")
    (slide,) = built(pack).pages
    assert slide.reasons == (Reason(slide.parts[0], "speaker’s notes", changed=1),)


def test_slides_put_in_between_move_the_others(pack: Path) -> None:
    built(pack)
    before = titles(pack)
    edit(pack, "  - id: luding\n", MIDDLE + "  - id: luding\n")
    told, after = built(pack), titles(pack)
    new = [slide for slide in told.pages if not slide.was]
    assert [after[slide.number - 1] for slide in new] == [slide.parts[0] for slide in new]
    assert {"The snow mountains"} & {slide.parts[0] for slide in new}
    shift = len(after) - len(before)
    assert told.moved
    assert all(each == Moved(each.was + shift, each.was) for each in told.moved)
    assert {after[each.number - 1] == before[each.was - 1] for each in told.moved} == {True}


def test_slides_that_are_gone_are_counted(pack: Path) -> None:
    edit(pack, "  - id: luding\n", MIDDLE + "  - id: luding\n")
    before = built(pack)
    edit(pack, MIDDLE, "")
    after = built(pack)
    assert (after.was, after.differs) == (before.count, True)
    assert after.count < after.was


def test_another_size_of_slide_differs_everywhere(pack: Path) -> None:
    built(pack)
    edit(pack, "sections:\n", "slides:\n  ratio: '4:3'\nsections:\n")
    told = built(pack)
    assert (told.standing, told.is_whole) == (Standing.RESIZED, True)


def test_what_somebody_has_changed_by_hand_is_no_change_of_the_content(pack: Path) -> None:
    built(pack)
    path = pack.parent / "output" / "slides.pptx"
    deck = Presentation(str(path))
    deck.slides[2].shapes.title.text_frame.text = "My own title"
    deck.save(str(path))
    assert built(pack).pages == ()
    edit(pack, "- The planks had been taken away", "- The planks were gone")
    report = sinopack.build(pack, only=["slides"])
    (slide,) = report.changes[0].pages
    assert titles(pack)[slide.number - 1] == slide.parts[0]
    assert "The planks were gone" in _texts(path, slide.number)
    assert report.revised


def _texts(path: Path, number: int) -> str:
    slide = Presentation(str(path)).slides[number - 1]
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_a_deck_of_somebody_else_is_no_print_of_this_pack(pack: Path) -> None:
    (pack.parent / "output").mkdir()
    Presentation().save(str(pack.parent / "output" / "slides.pptx"))
    assert built(pack).standing is Standing.NEW
    (pack.parent / "output" / "slides.pptx").write_bytes(b"no deck")
    assert built(pack).standing is Standing.NEW
