"""The connectors of whole decks, read back from their files: what they are glued to is there, and they end on its
sites.
Sites are worked out anew from what the file says, as a presenting program does (ECMA-376 part 1, 20.1.9 and annex D).
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from sinopack import content
from sinopack.layout import lay_out_deck
from sinopack.render import powerpoint

ROOT = Path(__file__).parents[1]
PACKS = {"sample": ROOT / "content.yaml", "rome": ROOT / "tests" / "packs" / "rome" / "content.yaml"}
NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
TENTH_OF_A_POINT = 1270
SHAPES = "p:sp | p:pic | p:cxnSp | p:grpSp"
AROUND = {"rect": 4, "diamond": 4, "ellipse": 8}


def slides(path: Path) -> list[etree._Element]:
    file = BytesIO()
    powerpoint.draw(lay_out_deck(content.load(path), path.parent).result, file)
    with ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.startswith("ppt/slides/slide")]
        return [etree.fromstring(archive.read(name)) for name in names]


def frame(shape: etree._Element) -> tuple[int, int, int, int]:
    (off,), (ext,) = (
        shape.xpath("p:spPr/a:xfrm/a:off", namespaces=NAMES),
        shape.xpath("p:spPr/a:xfrm/a:ext", namespaces=NAMES),
    )
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


def site(shape: etree._Element, number: int) -> tuple[float, float]:
    """Where a site of a shape is, in EMU."""
    x, y, width, height = frame(shape)
    preset = shape.xpath("p:spPr/a:prstGeom/@prst", namespaces=NAMES)
    if preset:
        turn = number * 4 // AROUND[preset[0]]
        return [
            (x + width / 2, y), (x, y + height / 2), (x + width / 2, y + height), (x + width, y + height / 2),
        ][turn]  # fmt: skip
    places = {"l": x, "hc": x + width / 2, "r": x + width, "t": y, "vc": y + height / 2, "b": y + height}
    for guide in shape.xpath("p:spPr/a:custGeom/a:gdLst/a:gd", namespaces=NAMES):
        _, length, share, whole = guide.get("fmla").split()
        places[guide.get("name")] = (x if length == "w" else y) + {"w": width, "h": height}[length] * int(share) / int(
            whole
        )
    at = shape.xpath("p:spPr/a:custGeom/a:cxnLst/a:cxn/a:pos", namespaces=NAMES)[number]
    return places[at.get("x")], places[at.get("y")]


def ends(connector: etree._Element) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a connector begins and ends, in EMU."""
    x, y, width, height = frame(connector)
    (transform,) = connector.xpath("p:spPr/a:xfrm", namespaces=NAMES)
    left, right = (x + width, x) if transform.get("flipH") else (x, x + width)
    top, bottom = (y + height, y) if transform.get("flipV") else (y, y + height)
    return (left, top), (right, bottom)


@pytest.mark.parametrize("name", PACKS)
def test_glued_ends_stand_on_the_sites_that_they_name(name: str) -> None:
    glued = 0
    for slide in slides(PACKS[name]):
        shapes = {
            shape.xpath("string(*/p:cNvPr/@id)", namespaces=NAMES): shape
            for shape in slide.xpath("//p:sp | //p:pic", namespaces=NAMES)
        }
        for group in slide.xpath("//p:grpSp/p:grpSpPr/a:xfrm", namespaces=NAMES):
            off, ext, inner, extent = group
            assert (off.attrib, ext.attrib) == (inner.attrib, extent.attrib)  # no shape is moved or scaled by its group
        for connector in slide.xpath("//p:cxnSp", namespaces=NAMES):
            for tag, point in zip(("stCxn", "endCxn"), ends(connector), strict=True):
                for join in connector.xpath(f"p:nvCxnSpPr/p:cNvCxnSpPr/a:{tag}", namespaces=NAMES):
                    at = site(shapes[join.get("id")], int(join.get("idx")))
                    assert max(abs(at[0] - point[0]), abs(at[1] - point[1])) <= TENTH_OF_A_POINT
                    glued += 1
    assert glued > 20
