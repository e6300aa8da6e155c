"""Openers and “You are here”: segments never overlap, hold their figures, and the pointer stays on the slide."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinopack.layout.slides.segments import segment_spans
from sinopack.plan.blocks import Chronology, TimeSpan
from tests.layout.slides.decks import deck_of, make_desk
from tests.layout.slides.reading import box, boxes, outside, overlaps, shapes, sizes, slides_of, titles


def spans(*years: tuple[float, float] | None, ratio: str = "16:9") -> list[tuple[float, float] | None]:
    sections = tuple(TimeSpan(f"S{n}", *each, n) if each else None for n, each in enumerate(years, 1))
    return segment_spans(make_desk(ratio, Chronology((), sections)))


def check(found: list[tuple[float, float] | None], width: float) -> None:
    drawn = [span for span in found if span]
    assert all(right - left >= 28.0 - 1e-6 for left, right in drawn)
    assert all(before[1] <= after[0] + 1e-6 for before, after in pairwise(drawn))
    assert min(left for left, _ in drawn) >= -1e-6
    assert max(right for _, right in drawn) <= width + 1e-6


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("count", range(1, 20))
def test_sections_without_dates_are_equal(count: int, ratio: str) -> None:
    found = spans(*[None] * count, ratio=ratio)
    width = make_desk(ratio).grid.width
    check(found, width)
    widths = [right - left for left, right in filter(None, found)]
    assert max(widths) - min(widths) <= 1.0 + 1e-6
    assert sum(widths) + 2.0 * (count - 1) == pytest.approx(width)


@given(st.lists(st.tuples(st.integers(1000, 2000), st.integers(1, 200)), min_size=1, max_size=20))
@settings(deadline=None, max_examples=60)
def test_segments_never_overlap(years: list[tuple[int, int]]) -> None:
    found = spans(*((float(start), float(start + length)) for start, length in sorted(years)))
    check(found, 864.0)
    assert None not in found


def test_spans_that_overlap_are_parted_halfway() -> None:
    assert spans((1900, 1960), (1940, 2000)) == [(0.0, 431.0), (433.0, 864.0)]


def test_an_undated_section_of_a_dated_pack_has_no_segment() -> None:
    found = spans((1900, 1950), None, (1950, 2000))
    assert found[1] is None
    check(found, 864.0)


def test_sections_out_of_the_order_of_time_are_equal() -> None:
    assert spans((1950, 2000), (1900, 1950)) == [(0.0, 430.0), (432.0, 862.0)]


def pack(count: int, eras: str = "", dates: bool = False) -> str:
    dated = [f", dates: {1900 + 5 * n}/{1904 + 5 * n}" if dates else "" for n in range(count)]
    sections = "".join(f"  - {{title: Part {n}{each}}}\n" for n, each in enumerate(dated, 1))
    return f"pack: P\nsections:\n{sections}{eras}"


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("dates", [False, True], ids=["undated", "dated"])
@pytest.mark.parametrize("count", [1, 2, 7, 16, 24, 25, 30])
def test_every_opener_points_at_its_own_segment(count: int, dates: bool, ratio: str) -> None:
    openers = slides_of(deck_of(pack(count, dates=dates), ratio).result, "Section")
    assert len(openers) == count
    for number, slide in enumerate(openers, 1):
        assert overlaps(slide) == outside(slide) == []
        figure = box(slide, f"-figure-{number}")
        (pointer,) = shapes(slide, "-pointer")
        assert figure.text == str(number)
        assert pointer.rect.x + 8.0 == pytest.approx(figure.rect.x + figure.rect.width / 2)
        assert 48.0 <= box(slide, "-here").rect.x <= box(slide, "-here").rect.right <= slide.page.size.width - 48.0
        assert box(slide, "-numeral").text == str(number)


def test_eras_stand_under_the_segments_and_narrow_ones_without_names() -> None:
    eras = """timeline:
  eras:
    - {name: A long time ago, dates: 1900/1930}
    - {name: Now or so, dates: 1930/1931}
    - {name: Then, dates: 1931/1934}
"""
    slide = slides_of(deck_of(pack(7, eras, dates=True)).result, "Section")[0]
    names = [each.text for each in boxes(slide) if "-era-name-" in each.key]
    assert names == ["A long time ago", "Then"]
    first, second = shapes(slide, "-era-1-1")[0].rect, shapes(slide, "-era-2-1")[0].rect
    assert first.right == pytest.approx(second.x)
    assert first.y == 456.0


def opener(title: str, lead: str = "", ratio: str = "16:9") -> str:
    return f"pack: P\nsections:\n  - title: {title}\n    dates: 1917/1936\n" + (f"    lead: {lead}\n" if lead else "")


def test_capitals_are_level_and_the_lead_is_at_the_foot() -> None:
    (slide,) = slides_of(deck_of(opener("Stones", "They are hard.")).result, "Section")
    assert [box(slide, "-title").text, box(slide, "-dates").text] == ["Stones", "1917–1936"]
    assert sizes(box(slide, "-title")) == {72}
    numeral, lead = box(slide, "-numeral"), box(slide, "-lead")
    baselines = [each.rect.y + each.lines[-1].baseline for each in (numeral, lead)]
    assert baselines[0] == pytest.approx(baselines[1], abs=0.1)


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_a_long_title_or_lead_takes_the_place_of_you_are_here(ratio: str) -> None:
    for text in (opener("Stones " * 22, ratio=ratio), opener("Stones", "They are hard to tell apart. " * 14)):
        (slide,) = slides_of(deck_of(text, ratio).result, "Section")
        assert overlaps(slide) == outside(slide) == []
    assert shapes(slide, "-pointer") == []


def test_a_section_called_like_the_pack_is_told_apart() -> None:
    deck = deck_of("pack: Stones\nsections: [{title: Stones}]\n").result
    assert titles(deck) == ["Stones", "Stones (2)"]
    assert box(deck.slides[1], "-title").text == "Stones (2)"
