"""What a file says of the standards that it keeps, and that it keeps them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import page as page_validation
import pytest
from PIL import ImageCms

from tests.render.pdf.reading_back import opened
from tests.render.pdf.samples import HAN, box, drawn, page, style
from tests.render.pdf.specimen import specimen


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_specimen_of_everything_keeps_both_standards(profile: str, tmp_path: Path) -> None:
    assert said_of(drawn(specimen()), profile, tmp_path) == []


def test_without_tags_it_can_still_be_kept_for_good(tmp_path: Path) -> None:
    assert said_of(drawn(specimen(), tagged=False), "2b", tmp_path) == []


def test_the_validator_sees_that_tags_are_missing(tmp_path: Path) -> None:
    assert said_of(drawn(specimen(), tagged=False), "ua1", tmp_path) != []


def said_of(data: bytes, profile: str, folder: Path) -> list[str]:
    path = folder / "drawn.pdf"
    path.write_bytes(data)
    return [str(failure) for failure in page_validation.validate_pdf(str(path), profile=profile).failures]


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [(True, {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}),
     (False, {"pdfaid:part": "2", "pdfaid:conformance": "B"})],
)  # fmt: skip
def test_the_metadata_name_the_standards(tagged: bool, expected: dict[str, str]) -> None:
    packet = opened(drawn(page(), tagged=tagged)).Root.Metadata.read_bytes().decode("utf-8")

    assert dict(re.findall(r"<(pdf(?:a|ua)id:\w+)>(\w+)</", packet)) == expected


def test_colours_are_those_of_the_screen() -> None:
    (intent,) = opened(drawn(page())).Root.OutputIntents
    profile = ImageCms.ImageCmsProfile(BytesIO(intent.DestOutputProfile.read_bytes()))

    assert str(intent.S) == "/GTS_PDFA1"
    assert "sRGB" in ImageCms.getProfileName(profile)


def test_pages_are_numbered_from_one() -> None:
    assert [each.label for each in opened(drawn(page(), page(key="second"))).pages] == ["1", "2"]


def test_no_glyph_stands_for_nothing() -> None:
    (font,) = opened(drawn(page(box(["office 毛泽东"], style(HAN))))).pages[0].Resources.Font.values()
    texts = re.findall(r"<[0-9A-F]{4}> <([0-9A-F]+)>", font.ToUnicode.read_bytes().decode("ascii"))

    assert texts
    assert not {"0000", "FEFF", "FFFE"} & set(texts)
