"""Every PDF of the sample and of all stress packs is PDF/UA-1 and PDF/A-2a at once, and its tree is sound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import page as page_validation
import pytest

from sinopack.report import Edition, Product, Profile
from sinopack.selection import targets
from tests.tagged.bijection import faults
from tests.tagged.products import MADE, data_of, files_of, tagged
from tests.tagged.reading import Element, TaggedFile

pytestmark = pytest.mark.uncovered  # that a file is drawn says little about the lines that draw it
every_pack = pytest.mark.parametrize(("name", "look"), MADE)


def test_every_product_is_among_them() -> None:
    """In every profile and edition, of the sample."""
    every = [target for target in targets(Product, Profile, Edition) if not target.product.is_master]

    assert set(files_of("sample")) == {target.file_name for target in every if target.file_name.endswith(".pdf")}


@every_pack
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_validator_finds_no_fault(name: str, look: str, profile: str) -> None:
    files = {file: data_of(name, file, look) for file in files_of(name, look)}
    results = {file: page_validation.validate_pdf_bytes(data, profile=profile) for file, data in files.items()}

    assert results
    assert {file: str(result) for file, result in results.items() if not result.is_compliant} == {}


@every_pack
def test_pieces_and_elements_belong_to_one_another(name: str, look: str) -> None:
    assert {file: found for file, opened in opened_of(name, look) if (found := faults(opened))} == {}


@every_pack
def test_headings_begin_at_the_top_and_skip_no_level(name: str, look: str) -> None:
    for file, opened in opened_of(name, look):
        levels = [int(each.tag[1]) for each in opened.document if each.tag[1:].isdigit()]

        assert levels[0] == 1, file
        assert all(after <= before + 1 for before, after in pairwise(levels)), (file, levels)


@every_pack
def test_what_elements_hold_makes_sense(name: str, look: str) -> None:
    found = {
        file: [each for part in opened.document for each in misfits(part, opened)]
        for file, opened in opened_of(name, look)
    }

    assert {file: wrong for file, wrong in found.items() if wrong} == {}


def opened_of(name: str, look: str) -> Iterator[tuple[str, TaggedFile]]:
    """Every file of a pack, and what it is when it is opened."""
    return ((file, tagged(name, file, look)) for file in files_of(name, look))


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


@every_pack
def test_links_say_the_words_that_they_are_on(name: str, look: str) -> None:
    for file, opened in opened_of(name, look):
        for link in (each for each in opened.document if each.tag == "Link"):
            words = " ".join(opened.text(link).replace("\u00ad", "").split())
            said = [str(kid.Contents) for kid in link.kids if not isinstance(kid, Element | tuple)]
            assert said == [words] * len(said), file
