"""The whole file: what PowerPoint would ask to repair, what restyling needs, and the same bytes each time."""

from __future__ import annotations

import os
import posixpath
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from time import perf_counter
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from sinopack.geometry import Rect, Size
from tests.render.powerpoint import specimens as s
from tests.render.powerpoint.reading import all_of, drawn, one, parts, parts_of, shape_names

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def everything() -> bytes:
    return drawn(s.everything())


def relationships(contents: dict[str, bytes]) -> list[tuple[str, str]]:
    """Every reference inside a package, as (source part, target part); the package itself is ""."""
    found = []
    for name, data in contents.items():
        if not name.endswith(".rels"):
            continue
        folder, base = posixpath.split(posixpath.dirname(name))[0], posixpath.basename(name)[: -len(".rels")]
        for reference in etree.fromstring(data):
            if reference.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, reference.get("Target")))
                found.append((posixpath.join(folder, base), target))
    return found


@pytest.mark.parametrize("deck", [s.everything(), s.deck(), s.deck(s.slide(), layouts=(s.POINTS,))])
def test_validator_finds_nothing(deck: s.Deck, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(drawn(deck))
    assert OpenXmlValidator().validate(path).errors == []


def test_a_deck_without_layouts_still_has_one(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(drawn(s.deck(layouts=())))
    assert [layout.name for layout in Presentation(str(path)).slide_layouts] == ["Blank"]
    assert OpenXmlValidator().validate(path).errors == []


def test_every_part_is_referred_to_and_every_reference_is_met(everything: bytes) -> None:
    contents = parts_of(everything)
    held = {name for name in contents if not name.endswith(".rels") and name != "[Content_Types].xml"}
    references = relationships(contents)
    assert {target for _, target in references} == held
    assert {source for source, _ in references} - {""} <= held


def test_every_part_has_one_content_type(everything: bytes) -> None:
    contents = parts_of(everything)
    types = etree.fromstring(contents["[Content_Types].xml"])
    overrides = [entry.get("PartName") for entry in all_of(types, "ct:Override")]
    extensions = {entry.get("Extension") for entry in all_of(types, "ct:Default")}
    assert len(overrides) == len(set(overrides))
    xml_parts = {f"/{name}" for name in contents if name.endswith(".xml")} - {"/[Content_Types].xml"}
    assert set(overrides) == xml_parts
    assert {name.rpartition(".")[2] for name in contents} == extensions


def test_every_relationship_id_in_use_exists_and_every_one_there_is_used(everything: bytes) -> None:
    contents = parts_of(everything)
    for name in contents:
        if name.startswith("ppt/slides/slide"):
            folder, base = posixpath.split(name)
            known = {entry.get("Id") for entry in etree.fromstring(contents[f"{folder}/_rels/{base}.rels"])}
            used = set(all_of(etree.fromstring(contents[name]), "//@r:id | //@r:embed"))
            assert used <= known
            assert len(known - used) <= 2  # the layout and the notes, which no element names


def test_no_two_shapes_of_a_sheet_share_an_id_or_a_name(everything: bytes) -> None:
    for name, data in parts_of(everything).items():
        if (
            name.startswith(("ppt/slides/s", "ppt/slideLayouts/s", "ppt/slideMasters/s", "ppt/notes"))
            and "_rels" not in name
        ):
            shapes = all_of(etree.fromstring(data), "//p:cNvPr")
            ids, names = [shape.get("id") for shape in shapes], [shape.get("name") for shape in shapes]
            assert len(set(ids)) == len(ids), name
            assert len(set(names)) == len(names), name


def test_slides_refer_to_the_themes_colours_and_fonts(everything: bytes) -> None:
    for name, data in parts_of(everything).items():
        if name.startswith(("ppt/slides/slide", "ppt/slideLayouts/slide", "ppt/slideMasters/slide")):
            tree = etree.fromstring(data)
            assert {e.get("val") for e in all_of(tree, "//a:srgbClr")} <= {s.SILVER.rgb}  # in no slot of the theme
            fonts = {e.get("typeface") for e in all_of(tree, "//a:latin | //a:ea | //a:cs")}
            assert fonts <= {f"+{slot}-{script}" for slot in ("mj", "mn") for script in ("lt", "ea", "cs")} | {
                "Segoe UI Symbol"
            }


def test_every_run_says_its_language(everything: bytes) -> None:
    for name, data in parts_of(everything).items():
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes")):
            for run in all_of(etree.fromstring(data), "//a:r | //a:fld | //a:br"):
                assert one(run, "a:rPr").get("lang") in {"en-GB", "zh-CN"}


def test_another_program_reads_it(everything: bytes) -> None:
    presentation = Presentation(BytesIO(everything))
    assert (presentation.slide_width, presentation.slide_height) == (12192000, 6858000)
    assert [slide.slide_layout.name for slide in presentation.slides] == [
        "Statement", "Points", "Points", "Table", "Points",
    ]  # fmt: skip
    assert presentation.slides[1].shapes.title.text == "China had to take a position of its own"
    assert presentation.slides[1].notes_slide.notes_text_frame.text == "Say this slowly.\nOne & two\nFirst\nSee the web"
    grid = next(shape for shape in presentation.slides[3].shapes if shape.has_table).table
    assert [[cell.text for cell in row.cells] for row in grid.rows][1] == ["Leader", "Mao", "Khrushchev"]
    assert grid.first_row
    assert grid.first_col


def test_nothing_foreign_or_dated_inside(everything: bytes) -> None:
    contents = parts_of(everything)
    assert not [name for name in contents if "thumbnail" in name or "printer" in name]
    with ZipFile(BytesIO(everything)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert archive.namelist()[2:] == sorted(archive.namelist()[2:])
    properties = Presentation(BytesIO(everything)).core_properties
    assert (properties.author, properties.last_modified_by, properties.title) == (
        "A. Teacher",
        "",
        "Sino-Soviet relations",
    )
    assert properties.modified is None


SCRIPT = """
import hashlib
from tests.render.powerpoint.reading import drawn
from tests.render.powerpoint.specimens import everything
print(hashlib.sha256(drawn(everything())).hexdigest())
"""


def test_the_same_bytes_in_other_processes_hash_seeds_and_time_zones(tmp_path: Path) -> None:
    digests = set()
    for seed, zone, folder in (("0", "UTC", ROOT), ("4242", "Pacific/Auckland", tmp_path)):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        }
        result = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, cwd=folder, capture_output=True, check=True
        )
        digests.add(result.stdout)
    assert len(digests) == 1


def test_any_size(tmp_path: Path) -> None:
    contents = parts(s.deck(size=Size(720, 540)))
    assert b'<p:sldSz cx="9144000" cy="6858000"/>' in contents["ppt/presentation.xml"]


def test_a_picture_shown_twice_is_kept_once(everything: bytes) -> None:
    media = [name for name in parts_of(everything) if name.startswith("ppt/media/")]
    assert media == ["ppt/media/image1.png", "ppt/media/image2.png"]


def test_drawing_imports_neither_pptx_nor_lxml() -> None:
    script = (
        "import sys; from tests.render.powerpoint.specimens import everything; from io import BytesIO;"
        "from sinopack.render.powerpoint import draw; draw(everything(), BytesIO());"
        "print(sorted({'pptx', 'lxml', 'PIL', 'reportlab'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    result = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert result.stdout.strip() == b"[]"


def test_time_grows_with_the_number_of_slides_and_no_faster() -> None:
    def seconds(count: int) -> float:
        slides = [
            s.slide(
                s.title(f"Slide {n}", f"{n}/title"),
                s.text_box(*[s.point("Some words")] * 5, key=f"{n}"),
                key=f"slide-{n}",
            )
            for n in range(count)
        ]
        deck = s.deck(*slides)
        best = 9.0
        for _ in range(3):
            start = perf_counter()
            drawn(deck)
            best = min(best, perf_counter() - start)
        return best

    assert (seconds(900) - seconds(90)) / 10 < 2.5 * (seconds(90) - seconds(9)) + 0.01


def test_items_stand_where_the_layout_put_them() -> None:
    box = s.text_box(s.paragraph("Here"), key="here", rect=Rect(10.5, 20.25, 100, 50))
    presentation = Presentation(BytesIO(drawn(s.deck(s.slide(box)))))
    shape = next(shape for shape in presentation.slides[0].shapes if shape.name == "Text here")
    assert (shape.left, shape.top, shape.width, shape.height) == (133350, 257175, 1270000, 635000)


def test_names_come_from_keys(everything: bytes) -> None:
    tree = etree.fromstring(parts_of(everything)["ppt/slides/slide3.xml"])
    assert shape_names(tree) == [
        "Title lists/title", "List lists/body", "Group lists/marks", "Decoration lists/dot", "Decoration lists/here",
        "Decoration lists/tick", "Decoration lists/solid", "Footer 3/footer", "Slide number 3/number",
    ]  # fmt: skip


def test_a_slide_on_a_layout_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(KeyError, match="Nowhere"):
        drawn(s.deck(s.slide(layout="Nowhere")))
