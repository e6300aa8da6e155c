"""Whole packs: what LibreOffice has only saved counts as unedited, and the sample keeps what is done to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.util import Pt

import sinopack
from sinopack import SlideFate
from sinopack.revise import revise_deck
from tests.revise.decks import faults_of, titles_of
from tests.revise.hands import picture
from tests.revise.histories import saved_by_libreoffice, words

ROOT = Path(__file__).parents[2]
PACKS = ("sample", "everything", "charts", "diagrams")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("made")
    decks = {}
    for name in PACKS:
        content = ROOT / ("content.yaml" if name == "sample" else f"tests/packs/{name}/content.yaml")
        decks[name] = (
            sinopack.build(content, folder / name, only=["slides"]).files[0].path.rename(folder / f"{name}.pptx")
        )
    return decks


@pytest.fixture(scope="module")
def saved(made: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return saved_by_libreoffice(made.values(), tmp_path_factory.mktemp("saved"))


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_that_libreoffice_only_saved_is_unedited(
    made: dict[str, Path], saved: dict[str, Path], name: str
) -> None:
    revised = revise_deck(saved[name], made[name].read_bytes(), words)
    assert (revised.told, revised.keep) == ((), "backup"), "somebody has saved it, perhaps with what is not seen"
    assert revised.data == made[name].read_bytes()


@pytest.mark.parametrize("through_libreoffice", [False, True])
def test_the_sample_keeps_what_is_done_to_it(
    made: dict[str, Path], saved: dict[str, Path], tmp_path: Path, through_libreoffice: bool
) -> None:
    before, after = tmp_path / "before.pptx", tmp_path / "after.pptx"
    presentation = Presentation(str((saved if through_libreoffice else made)["sample"]))
    for number in (3, 8, 20):
        presentation.slides[number].shapes.add_picture(picture(), Pt(700), Pt(200), Pt(120), Pt(80))
    titles = [presentation.slides[number].shapes.title.text_frame.text for number in (3, 8, 20)]
    listed = presentation.slides._sldIdLst
    listed.insert(0, listed[10])
    presentation.save(str(before))
    revised = revise_deck(before, made["sample"].read_bytes(), words)
    after.write_bytes(revised.data)
    assert titles_of(after) == titles_of(before)
    assert [slide.title for slide in revised.told if slide.fate is SlideFate.KEPT] == titles
    assert [slide.number for slide in revised.told if slide.fate is SlideFate.MOVED] == [1]
    assert faults_of(after) == []
    assert [str(error) for error in validate_pptx(after).errors] == []
    again = revise_deck(after, made["sample"].read_bytes(), words)
    assert again.data == revised.data


@pytest.mark.parametrize("through_libreoffice", [False, True])
@pytest.mark.parametrize("name", PACKS[1:])
def test_every_slide_of_a_pack_can_be_kept(
    made: dict[str, Path], saved: dict[str, Path], tmp_path: Path, name: str, through_libreoffice: bool
) -> None:
    before, after = tmp_path / "before.pptx", tmp_path / "after.pptx"
    presentation = Presentation(str((saved if through_libreoffice else made)[name]))
    for slide in presentation.slides:
        slide.shapes.add_textbox(Pt(700), Pt(200), Pt(120), Pt(80)).text_frame.text = "MY OWN"
    charts = [shape for slide in presentation.slides for shape in slide.shapes if shape.has_chart]
    presentation.save(str(before))
    revised = revise_deck(before, made[name].read_bytes(), words)
    after.write_bytes(revised.data)
    assert {slide.fate for slide in revised.told} == {SlideFate.KEPT}
    assert len(revised.told) == revised.slides == len(presentation.slides)
    assert faults_of(after) == []
    # LibreOffice writes pie charts that the validator finds fault with; what is carried over is no worse than it was.
    faults = {error.description for error in validate_pptx(after).errors}
    assert faults <= {error.description for error in validate_pptx(before).errors}
    kept = [shape for slide in Presentation(str(after)).slides for shape in slide.shapes if shape.has_chart]
    assert [_numbers(shape) for shape in kept] == [_numbers(shape) for shape in charts]
    assert revise_deck(after, made[name].read_bytes(), words).data == revised.data


def test_what_a_deleted_slide_alone_referred_to_goes_with_it(made: dict[str, Path], tmp_path: Path) -> None:
    before, after = tmp_path / "before.pptx", tmp_path / "after.pptx"
    presentation = Presentation(str(made["charts"]))
    listed = presentation.slides._sldIdLst
    charts = [index for index, slide in enumerate(presentation.slides) if any(each.has_chart for each in slide.shapes)]
    for index in (charts[2], charts[0]):
        presentation.part.drop_rel(listed[index].rId)
        listed.remove(listed[index])
    presentation.save(str(before))
    revised = revise_deck(before, made["charts"].read_bytes(), words)
    after.write_bytes(revised.data)
    assert [slide.fate for slide in revised.told] == [SlideFate.DELETED] * 2
    assert faults_of(after) == []
    assert titles_of(after) == titles_of(before)


def _numbers(shape: Any) -> list[tuple[float, ...]]:
    return [tuple(series.values) for plot in shape.chart.plots for series in plot.series]
