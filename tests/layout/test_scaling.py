"""A3 is A4 enlarged: every length by the same factor, and nothing else changed."""

from __future__ import annotations

import pytest

from sinopack.geometry import Size
from sinopack.layout.scaling import scaled
from sinopack.page import Connector, Page, Stroke, TextBox
from tests.layout.desks import INK
from tests.layout.handout.laid import LaidOut, laid
from tests.layout.handout.reading import flat, tables, text_boxes

FACTOR = 2**0.5


@pytest.fixture(scope="module")
def both() -> tuple[LaidOut, LaidOut]:
    return laid("everything", "A4"), laid("everything", "A3")


def test_rectangles_and_sizes_grow(both: tuple[LaidOut, LaidOut]) -> None:
    for small, large in zip(both[0].document.pages, both[1].document.pages, strict=True):
        assert large.size.width == pytest.approx(small.size.width * FACTOR)
        for first, second in zip(flat(small.items), flat(large.items), strict=True):
            assert first.key == second.key
            assert lengths(second.rect) == pytest.approx([each * FACTOR for each in lengths(first.rect)])
            if isinstance(first, TextBox):
                assert isinstance(second, TextBox)
                check_text(first, second)


def lengths(rect: object) -> list[float]:
    return [getattr(rect, name) for name in ("x", "y", "width", "height")]


def check_text(small: TextBox, large: TextBox) -> None:
    for first, second in zip(small.lines, large.lines, strict=True):
        assert second.baseline == pytest.approx(first.baseline * FACTOR)
        for a, b in zip(first.runs, second.runs, strict=True):
            assert (a.text, a.glyphs, a.style.font) == (b.text, b.glyphs, b.style.font)
            assert b.style.size == pytest.approx(a.style.size * FACTOR)
            assert sum(b.advances) == pytest.approx(sum(a.advances) * FACTOR)


def test_tables_marks_and_bookmarks_grow(both: tuple[LaidOut, LaidOut]) -> None:
    small, large = both
    for first, second in zip(_tables(small), _tables(large), strict=True):
        assert second.columns == pytest.approx([width * FACTOR for width in first.columns])
    for a, b in zip(small.document.bookmarks, large.document.bookmarks, strict=True):
        assert (b.title, b.page, b.y) == (a.title, a.page, pytest.approx(a.y * FACTOR))
    markers = [[line.marker for box in _boxes(each) for line in box.lines if line.marker] for each in both]
    assert markers[0]
    assert [m.side for m in markers[1]] == pytest.approx([m.side * FACTOR for m in markers[0]])


def test_the_fingerprint_is_the_same(both: tuple[LaidOut, LaidOut]) -> None:
    assert both[0].document.properties.fingerprint == both[1].document.properties.fingerprint


def test_lines_and_their_corners_grow() -> None:
    line = Connector(0, 0, 10, 6, Stroke(INK, 1), "line", corners=((5, 0), (5, 6)))
    pages = (Page(Size(100, 100), (line,), "page"),)
    (page,) = scaled(pages, 2.0)
    (large,) = page.items
    assert isinstance(large, Connector)
    assert large.points == ((0, 0), (10, 0), (10, 12), (20, 12))


def _tables(found: LaidOut):  # type: ignore[no-untyped-def]
    return [table for page in found.document.pages for table in tables(page)]


def _boxes(found: LaidOut) -> list[TextBox]:
    pages: tuple[Page, ...] = found.document.pages
    return [box for page in pages for box in text_boxes(page)]
