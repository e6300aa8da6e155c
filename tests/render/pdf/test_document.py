"""Links, bookmarks, properties, decks; and the same input always gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest

from sinopack.geometry import Rect, Size
from sinopack.page import (
    Bookmark,
    Deck,
    DeckTheme,
    Destination,
    Outline,
    Page,
    Properties,
    Shape,
    Slide,
    SlideLayout,
)
from sinopack.render.pdf import draw_deck
from sinopack.render.pdf.objects import File, number, string
from tests.render.pdf.reading_back import opened, pixels_of, text_of
from tests.render.pdf.samples import ACCENT, TINT, WHITE, box, drawn, page, style
from tests.render.pdf.specimen import links_box, specimen
from tests.tools import require

ROOT = Path(__file__).parents[3]


def annotations(data: bytes, at: int = 0) -> list[Any]:
    found = opened(data).pages[at].get("/Annots")
    return list(found) if found is not None else []


def outline(data: bytes) -> list[Any]:
    """The outline as nested lists of (title, page, y, open count, children)."""
    pdf = opened(data)
    numbers = {page.objgen: at for at, page in enumerate(pdf.pages)}

    def children(entry: Any) -> list[Any]:
        found, child = [], entry.get("/First")
        while child is not None:
            place = child.Dest
            count = int(child.get("/Count", 0))
            found.append((str(child.Title), numbers[place[0].objgen], float(place[3]), count, children(child)))
            assert child.Parent.objgen == entry.objgen
            if "/Next" in child:
                assert child.Next.Prev.objgen == child.objgen
            else:
                assert child.objgen == entry.Last.objgen
            child = child.get("/Next")
        return found

    return children(pdf.Root.Outlines) if "/Outlines" in pdf.Root else []


def test_links_lead_to_the_web_and_into_the_document() -> None:
    there = page(box(["There"], style()), destinations=(Destination("term:comintern", 330.0),))
    web, inner = annotations(drawn(page(links_box()), there))
    assert str(web.A.URI) == "https://example.org/%D0%9C%D0%BE%D1%81%D0%BA%D0%B2%D0%B0?q=(1)"
    assert str(web.Contents) == "the archive"
    assert (str(inner.A.S), str(inner.A.D), str(inner.Contents)) == ("/GoTo", "term:comintern", "Comintern")
    assert [int(side) for side in web.Border] == [0, 0, 0]
    assert int(web.F) == 4


def test_a_link_covers_its_words() -> None:
    web = annotations(drawn(page(links_box())))[0]
    runs = links_box().lines[0].runs
    left, bottom, right, top = (float(side) for side in web.Rect)
    assert (left, right) == pytest.approx((60 + runs[1].x, 60 + runs[2].x), abs=0.01)
    assert (bottom, top) == pytest.approx((841.89 - 316, 841.89 - 300), abs=0.01)


def test_a_link_to_nowhere_is_no_link() -> None:
    assert [str(link.A.S) for link in annotations(drawn(page(links_box())))] == ["/URI"]


def test_destinations_are_named_and_sorted() -> None:
    first = page(destinations=(Destination("ω", 10), Destination("b", 20), Destination("a", 30)))
    again = page(destinations=(Destination("a", 99),))
    pdf = opened(drawn(first, again))
    names = list(pdf.Root.Names.Dests.Names)
    assert [str(name) for name in names[::2]] == ["a", "b", "ω"]
    assert [(place[0].objgen, float(place[3])) for place in names[1:2]] == [(pdf.pages[0].objgen, 811.89)]


def test_without_destinations_and_bookmarks_there_are_none() -> None:
    root = opened(drawn(page())).Root
    assert "/Names" not in root
    assert "/Outlines" not in root


def test_bookmarks_nest_by_level() -> None:
    bookmarks = (
        Bookmark("Überblick (1)", 0, 0, 41.89),
        Bookmark("Deep", 2, 0, 100),
        Bookmark("Less deep", 1, 1, 0),
        Bookmark("毛泽东", 0, 1, 0),
    )
    assert outline(drawn(page(), page(), bookmarks=bookmarks)) == [
        ("Überblick (1)", 0, 800.0, 2, [("Deep", 0, 741.89, 0, []), ("Less deep", 1, 841.89, 0, [])]),
        ("毛泽东", 1, 841.89, 0, []),
    ]
    assert int(opened(drawn(page(), page(), bookmarks=bookmarks)).Root.Outlines.Count) == 4


FULL = Properties(
    "Мао & Stalin <1950>",
    "A. Teacher",
    "Sino-Soviet relations",
    ("Mao", "Stalin"),
    "en-GB",
    "CC BY 4.0",
    "2024-09-01",
    "a1b2c3",
)


def test_properties_are_in_both_places() -> None:
    pdf = opened(drawn(page(), properties=FULL))
    info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info == {
        "/Title": FULL.title,
        "/Author": FULL.author,
        "/Subject": FULL.subject,
        "/Keywords": "Mao, Stalin",
        "/Producer": "sinopack 0.1.0",
        "/CreationDate": "D:20240901000000Z",
    }
    with pdf.open_metadata() as metadata:
        found = {key: metadata[key] for key in metadata}
    assert found["{http://purl.org/dc/elements/1.1/}title"] == FULL.title
    assert found["{http://purl.org/dc/elements/1.1/}rights"] == "CC BY 4.0"
    assert found["{http://purl.org/dc/elements/1.1/}identifier"] == "a1b2c3"
    assert found["{http://purl.org/dc/elements/1.1/}creator"] == ["A. Teacher"]
    assert found["{http://purl.org/dc/elements/1.1/}subject"] == {"Mao", "Stalin"}
    assert found["{http://ns.adobe.com/xap/1.0/}CreateDate"] == "2024-09-01T00:00:00Z"
    assert (str(pdf.Root.Lang), bool(pdf.Root.ViewerPreferences.DisplayDocTitle)) == ("en-GB", True)
    assert pdf.pdf_version == "1.7"


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("1956", "19560101"),
        ("1956-02", "19560201"),
        ("2024-09-01T10:00", "20240901"),
        ("", "20000101"),
        ("soon", "20000101"),
    ],
)
def test_dates(date: str, written: str) -> None:
    info = opened(drawn(page(), properties=Properties("T", date=date))).docinfo
    assert str(info["/CreationDate"]) == f"D:{written}000000Z"


def test_what_is_not_known_is_left_out() -> None:
    pdf = opened(drawn(page(), properties=Properties("Only a \x0b title")))
    assert set(pdf.docinfo.keys()) == {"/Title", "/Producer", "/CreationDate"}
    assert "Only a \ufffd title" in pdf.Root.Metadata.read_bytes().decode("utf-8")


def test_nothing_runs_and_nothing_is_borrowed() -> None:
    data = drawn(specimen(), specimen())
    for forbidden in (b"JavaScript", b"OpenAction", b"Helvetica", b"anonymous", b"untitled"):
        assert forbidden not in data
    streams = [one for one in opened(data).objects if isinstance(one, pikepdf.Stream)]
    plain = b"".join(one.read_bytes() for one in streams if one.get("/Filter") != pikepdf.Name.DCTDecode)
    assert b"Helvetica" not in plain


def test_pages_are_compressed_and_have_their_own_sizes() -> None:
    small = Page(Size(200, 100.5), (box(["Small"], style(), 10, 10),), "small")
    pages = opened(drawn(page(box(["A4"], style())), small)).pages
    assert [[float(side) for side in one.MediaBox] for one in pages] == [[0, 0, 595.28, 841.89], [0, 0, 200, 100.5]]
    assert all(str(one.Contents.Filter) == "/FlateDecode" for one in pages)


UNTAGGED = {
    "PDFUA1-CONTENT-TAGGING-001",
    "PDFUA1-ID-PART-001",
    "PDFUA1-ID-SCHEMA-001",
    "PDFUA1-LINK-LINK-TAG-001",
    "PDFUA1-PAGE-TABS-001",
    "PDFUA1-STRUCT-TREE-ROOT-001",
    "PDFUA1-TAGGED-DOCUMENT-001",
}
"""The rules of PDF/UA-1 that ask for tags, which the file does not have yet."""


def test_a_validator_misses_nothing_but_tags() -> None:
    report = validator.validate_pdf_bytes(drawn(specimen()), profile="ua1")
    assert {failure.rule_id for failure in report.failures} <= UNTAGGED
    assert report.rules.total >= 104


SCRIPT = """
import sys
from tests.render.pdf.samples import drawn
from tests.render.pdf.specimen import specimen
from sinopack.page import Bookmark
sys.stdout.buffer.write(drawn(specimen(), bookmarks=(Bookmark("Start", 0, 0, 0),)))
"""


def test_the_same_bytes_in_any_process_folder_time_zone_and_year(tmp_path: Path) -> None:
    def drawn_in(folder: Path, **variables: str) -> bytes:
        path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        environment = {**os.environ, "PYTHONPATH": path, **variables}
        return subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=folder, env=environment, check=True, capture_output=True
        ).stdout

    first = drawn_in(tmp_path, PYTHONHASHSEED="1", TZ="UTC")
    second = drawn_in(ROOT, PYTHONHASHSEED="77", TZ="Asia/Shanghai", SOURCE_DATE_EPOCH="1000000000")
    assert first == second == drawn(specimen(), bookmarks=(Bookmark("Start", 0, 0, 0),))
    assert str(tmp_path).encode() not in first


def test_other_content_has_another_identifier() -> None:
    identifiers = {opened(drawn(page(box([text], style())))).trailer.ID[0].__bytes__() for text in ("one", "two")}
    assert len(identifiers) == 2


def deck(*sections: str) -> Deck:
    rule = Shape(Rect(48, 40, 864, 4), Outline.RECTANGLE, "rule", ACCENT)
    layouts = (SlideLayout("Plain", WHITE, (), (rule,)), SlideLayout("Tinted", TINT, ()))
    looks = (("Plain", None), ("Tinted", None), ("Plain", ACCENT), ("not a layout", None))
    slides = []
    for at, (section, (layout, ground)) in enumerate(zip(sections, looks, strict=False)):
        text = box([f"Slide {at}"], style(size=28), 48, 64)
        slides.append(Slide(Page(Size(960, 540), (text,), f"s{at}", ground), layout, f"Title {at}", section))
    theme = DeckTheme("theme", "Georgia", "Calibri", "YaHei", ())
    return Deck(Properties("A deck"), Size(960, 540), theme, layouts, tuple(slides))


def drawn_deck(*sections: str) -> bytes:
    target = BytesIO()
    draw_deck(deck(*sections), target)
    return target.getvalue()


def test_a_deck_is_drawn_slide_by_slide(tmp_path: Path) -> None:
    data = drawn_deck("", "One", "One", "Two")
    assert text_of(data, tmp_path).split("\f")[:4] == [f"Slide {at}\n\n" for at in range(4)]
    assert [[float(side) for side in one.MediaBox] for one in opened(data).pages] == [[0, 0, 960, 540]] * 4
    assert outline(data) == [
        ("Title 0", 0, 540.0, 0, []),
        ("One", 1, 540.0, 2, [("Title 1", 1, 540.0, 0, []), ("Title 2", 2, 540.0, 0, [])]),
        ("Two", 3, 540.0, 1, [("Title 3", 3, 540.0, 0, [])]),
    ]


def test_a_slide_lies_on_its_layout(tmp_path: Path) -> None:
    image = pixels_of(drawn_deck(""), tmp_path)
    assert (image.getpixel((500, 42)), image.getpixel((500, 300))) == ((0xA2, 0x23, 0x1D), (255, 255, 255))
    pdf = opened(drawn_deck("", "", ""))
    grounds = [one.Contents.read_bytes().split(b"\n")[1] for one in pdf.pages]
    assert grounds == [b"1 g", b"0.945 0.949 0.957 rg", b"0.635 0.137 0.114 rg"]


@pytest.mark.parametrize(
    ("value", "written"), [(12.0, "12"), (0.5, "0.5"), (-3.14159, "-3.142"), (-0.0001, "0"), (100.0, "100")]
)
def test_numbers_are_short(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a (b) \\", r"(a \(b\) \\)"),
        ("é", "<FEFF00E9>"),
        ("𝔸", "<FEFFD835DD38>"),
        ("a\nb", "<610A62>"),
        ("\ud800", "<FEFF003F>"),
    ],
)
def test_strings(value: str, written: str) -> None:
    assert string(value) == written


def test_an_object_without_content_is_a_bug() -> None:
    file = File()
    file.reserve()
    with pytest.raises(RuntimeError, match="without content"):
        file.write(BytesIO(), [], {}, "<<>>")


def test_tools_are_there_where_they_must_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINOPACK_REQUIRE_TOOLS", "1")
    with pytest.raises(pytest.fail.Exception, match="no-such-tool is not installed"):
        require("no-such-tool")
    monkeypatch.delenv("SINOPACK_REQUIRE_TOOLS")
    with pytest.raises(pytest.skip.Exception):
        require("no-such-tool")
