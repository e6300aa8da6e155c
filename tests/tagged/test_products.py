"""Every PDF of the sample and of all stress packs is PDF/UA-1 and PDF/A-2a at once, and its tree is sound."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import page as page_validation
import pytest

from tests.tagged.bijection import faults
from tests.tagged.products import FILES, LOOKS, PACKS, data_of, tagged
from tests.tagged.reading import Element, TaggedFile

every_file = pytest.mark.parametrize(
    ("name", "file", "look"), [(name, file, look) for look in LOOKS for name in PACKS for file in FILES]
)


@every_file
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_validator_finds_no_fault(name: str, file: str, look: str, profile: str, tmp_path: Path) -> None:
    path = tmp_path / file
    path.write_bytes(data_of(name, file, look))
    result = page_validation.validate_pdf(str(path), profile=profile)

    assert result.is_compliant, str(result)


@every_file
def test_pieces_and_elements_belong_to_one_another(name: str, file: str, look: str) -> None:
    assert faults(tagged(name, file, look)) == []


@every_file
def test_headings_begin_at_the_top_and_skip_no_level(name: str, file: str, look: str) -> None:
    levels = [int(each.tag[1]) for each in tagged(name, file, look).document if each.tag[1:].isdigit()]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_file
def test_what_elements_hold_makes_sense(name: str, file: str, look: str) -> None:
    opened = tagged(name, file, look)

    assert [fault for each in opened.document for fault in misfits(each, opened)] == []


_BLOCKS = {
    "Sect",
    "P",
    "H1",
    "H2",
    "H3",
    "H4",
    "L",
    "BlockQuote",
    "Note",
    "Table",
    "Figure",
    "Formula",
    "TOC",
    "Caption",
}
_HOLDS: dict[str, set[str]] = {
    "Document": {"Sect"},
    "Sect": _BLOCKS,
    "BlockQuote": {"P", "L"},
    "Note": {"P", "L"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "LBody": {"P", "L", "Span", "Link", "Figure", "Formula", "Code"},
    "Lbl": {"Span"},
    "Table": {"THead", "TBody", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "TH": {"P", "L", "Span", "Link", "Formula", "Code"},
    "TD": {"P", "L", "Span", "Link", "Formula", "Code"},
    "TOC": {"TOCI"},
    "TOCI": {"Lbl", "Reference", "P"},
    "Reference": {"Link", "Span"},
    "Figure": {"Link"},
    "Formula": {"Link"},
    **{tag: {"Span", "Link", "Formula", "Code"} for tag in ("P", "H1", "H2", "H3", "H4", "Caption")},
    "Span": {"Span"},
    "Link": {"Span", "Formula", "Code"},
    "Code": {"Span"},
}
"""What each element may hold."""
_MUST_HOLD = {"Sect", "BlockQuote", "Note", "L", "LI", "Table", "THead", "TBody", "TR", "TOC", "TOCI"}


def misfits(element: Element, file: TaggedFile) -> list[str]:
    """What is wrong with an element by itself (ISO 32000-1, 14.8.4)."""
    kids = [kid.tag for kid in element.kids if isinstance(kid, Element)]
    found = [f"{element.tag} holds {kid}" for kid in kids if kid not in _HOLDS[element.tag]]
    if element.tag in _MUST_HOLD and not kids:
        found.append(f"an empty {element.tag}")
    if element.tag == "Sect" and "Caption" in kids and not {"Figure", "Formula"} & set(kids):
        found.append("a caption of nothing")
    if element.tag in ("P", "LBody", "Lbl", "Span", "Link", "Caption", "TH") and not file.text(element).strip():
        found.append(f"{element.tag} without text")
    if element.tag in ("Figure", "Formula"):
        described = str(element.source.get("/Alt", "")).strip()
        found += [] if described and "/BBox" in element.source.A else [f"{element.tag} without description or place"]
    if element.tag == "TH" and str(element.source.A.get("/Scope")) not in ("/Column", "/Row"):
        found.append("TH without scope")
    if element.tag == "Link" and not any(not isinstance(kid, Element | tuple) for kid in element.kids):
        found.append("Link without its annotation")
    if element.tag == "L" and "Lbl" in {kid.tag for each in element.kids for kid in each.kids}:
        found += [] if "/ListNumbering" in element.source.get("/A", {}) else ["L with marks, without their kind"]
    return found


@every_file
def test_links_say_the_words_that_they_are_on(name: str, file: str, look: str) -> None:
    opened = tagged(name, file, look)
    links = [each for each in opened.document if each.tag == "Link"]

    for link in links:
        words = " ".join(opened.text(link).replace("\u00ad", "").split())
        said = [str(kid.Contents) for kid in link.kids if not isinstance(kid, Element | tuple)]
        assert said == [words] * len(said)
