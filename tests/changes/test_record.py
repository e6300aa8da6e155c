"""The record of a file's pages: what is in it, and what is not read as one."""

from __future__ import annotations

import zlib
from io import BytesIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sinopack.changes.record import VERSION, packed, record_of_deck, record_of_document, unpacked
from sinopack.layout import lay_out_deck
from sinopack.page import Role, TextBox
from sinopack.render import pdf
from tests.changes.records import a_record
from tests.layout.handout.laid import PACKS, laid_out, loaded

RECORD = a_record("a/paragraph/one", "b/event/1949; Victory")


def test_a_record_comes_back_from_its_bytes() -> None:
    assert unpacked(packed(RECORD)) == RECORD


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not packed",
        packed(RECORD)[:-4],
        msgspec.msgpack.encode([1, 2, 3]),
        msgspec.msgpack.encode([VERSION, [1, 2], {}, [[1, 2, [["a", "b", ["not a number"]]]]]]),
        packed(replace(RECORD, version=VERSION + 1)),
    ],
)
def test_what_is_no_record_of_this_version_is_none(data: bytes) -> None:
    assert unpacked(data) is None


@given(st.binary(max_size=200))
def test_no_bytes_are_a_fault(data: bytes) -> None:
    assert unpacked(data) is None


@pytest.mark.parametrize("name", PACKS)
def test_every_pack_has_a_small_record_that_names_its_parts(name: str) -> None:
    made = laid_out(loaded(name), "A4", PACKS[name].parent)
    record = record_of_document(made.document)
    assert len(record.pages) == len(made.document.pages)
    titled = {part.key for part in made.plan.parts}
    assert {passage.part for page in record.pages for passage in page.passages} <= titled
    assert set(record.titles) <= titled
    file = BytesIO()
    pdf.draw(made.document, file, private=packed(record))
    assert len(zlib.compress(packed(record))) < 0.06 * len(file.getvalue())


def test_furniture_is_in_no_record() -> None:
    """Footers, page numbers and fingerprints may say what they will."""
    document = laid_out(loaded("sample"), "A4", PACKS["sample"].parent).document

    def other(page: object) -> object:
        items = []
        for item in page.items:  # type: ignore[attr-defined]
            is_furniture = item.role is Role.FOOTER or item.key == "pack-fingerprint" or item.key.endswith("-page")
            if isinstance(item, TextBox) and is_furniture:
                items.append(replace(item, paragraphs=item.paragraphs[:0], lines=item.lines[:0]))
            else:
                items.append(item)
        return replace(page, items=tuple(items))  # type: ignore[type-var]

    bare = replace(document, pages=tuple(other(page) for page in document.pages))
    assert [page.items for page in bare.pages] != [page.items for page in document.pages]
    assert record_of_document(bare) == record_of_document(document)


def test_what_is_on_a_page_is_called_what_a_teacher_would_call_it() -> None:
    record = record_of_document(laid_out(loaded("sample"), "A4", PACKS["sample"].parent).document)
    kinds: dict[str, set[str]] = {}
    for page in record.pages:
        for passage in page.passages:
            kinds.setdefault(passage.part, set()).add(passage.kind)
    assert kinds["section-brink-of-war"] == {
        "heading", "paragraph", "callout", "picture", "diagram", "key point",
    }  # fmt: skip
    assert {"chart", "quotation", "margin note", "key point"} <= kinds["section-public-split"]
    assert {"table"} <= kinds["section-things-fall-apart"]
    assert {"title", "line of the contents", "point", "drawing"} <= kinds["masthead"]
    assert {"event"} <= kinds["timeline"]
    assert {"person"} <= kinds["people"]
    assert {"term"} <= kinds["glossary"]
    assert {"takeaway"} <= kinds["takeaways"]
    assert kinds["questions"] == {"heading", "paragraph", "question"}
    assert {"source"} <= kinds["sources"]


def test_questions_are_counted_one_by_one() -> None:
    made = laid_out(loaded("sample"), "A4", PACKS["sample"].parent)
    record = record_of_document(made.document)
    found = [each for page in record.pages for each in page.passages if each.kind == "question"]
    asked = next(part for part in made.plan.parts if part.key == "questions").blocks[1:]
    pages = sum(any(each.kind == "question" for each in page.passages) for page in record.pages)
    # What stands over the first question of a page, such as its source, may be of the one before, and is told apart.
    assert len(asked) <= len(found) < len(asked) + pages


def test_a_slide_is_a_part_of_its_own() -> None:
    deck = lay_out_deck(loaded("rome"), PACKS["rome"].parent).result
    record = record_of_deck(deck)
    assert list(record.titles.values()) == [slide.title for slide in deck.slides]
    for slide, page in zip(deck.slides, record.pages, strict=True):
        assert {passage.part for passage in page.passages} <= {slide.page.key}
