"""Charts on pages and slides: whole, on the page, in letters large enough for whoever reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sinopack.content import load
from sinopack.geometry import Size
from sinopack.layout import lay_out_deck, lay_out_handout
from sinopack.layout.chart.texts import ink_rect
from sinopack.layout.frame import moved
from sinopack.layout.handout.fingerprint import fingerprint
from sinopack.layout.scaling import scaled
from sinopack.page import Chart, Item, Role, Shape, Table, TextBox
from tests.layout.chart.charts import PAGE, laid_out, planned
from tests.layout.handout.laid import laid
from tests.layout.handout.reading import charts_of, flat

PACK = Path(__file__).parents[2] / "packs" / "charts" / "content.yaml"
LEAST = {"standard": 9.0, "large-print": 18.0, "dyslexia-friendly": 13.0}


@pytest.mark.parametrize("paper", ["A4", "Letter", "A5", "A3"])
@pytest.mark.parametrize("profile", LEAST)
def test_letters_are_large_enough_and_on_the_page(paper: str, profile: str) -> None:
    pages = laid("charts", paper, profile).document.pages
    charts = [(page, chart) for page in pages for chart in charts_of(page)]
    assert len(charts) == 18
    for page, chart in charts:
        assert min(run.style.size for text in chart.texts for line in text.lines for run in line.runs) >= LEAST[profile]
        for rect in (chart.rect, *(ink_rect(text) for text in chart.texts)):
            assert rect.x >= 0
            assert rect.y >= 0
            assert rect.right <= page.size.width
            assert rect.bottom <= page.size.height


@pytest.mark.parametrize("profile", LEAST)
def test_nothing_stands_on_a_chart(profile: str) -> None:
    """Titles, captions, notes and the text keep off it; a full one leaves no margin notes beside it."""
    for page in laid("charts", "A4", profile).document.pages:
        for chart in charts_of(page):
            for item in flat(page.items):
                if isinstance(item, TextBox | Table):
                    across = min(item.rect.right, chart.rect.right) - max(item.rect.x, chart.rect.x)
                    down = min(item.rect.bottom, chart.rect.bottom) - max(item.rect.y, chart.rect.y)
                    assert min(across, down) <= 0.1, (item.key, chart.key)


def test_slides_keep_to_their_floor() -> None:
    deck = lay_out_deck(load(PACK), PACK.parent).result
    assert deck is not None
    sizes = [run.style.size for slide in deck.slides for chart in _charts(slide.page.items) for text in chart.texts
             for line in text.lines for run in line.runs]  # fmt: skip
    assert sizes
    assert min(sizes) >= 18.0


def _charts(items: tuple[Item, ...]) -> list[Chart]:
    return [item for item in items if isinstance(item, Chart)]


def test_title_and_caption_stay_with_their_chart() -> None:
    for page in laid("charts", "A4").document.pages:
        keys = {item.key for item in flat(page.items)}
        for key in keys:
            if key.endswith("-caption") and "chart" in key:
                assert key.removesuffix("-caption") in keys
        for item in page.items:
            if isinstance(item, TextBox) and item.role is Role.HEADING_2 and "-chart-" in item.key:
                assert item.key.removesuffix("-title") in keys


def test_columns_with_long_names_become_bars_and_it_is_said(tmp_path: Path) -> None:
    names = [f"Die {n}. Konstantinopolitanische Dudelsackpfeifenmacherei" for n in range(1, 6)]
    rows = "".join(f"\n          - {name} | {n}" for n, name in enumerate(names))
    head = "pack: T\nsections:\n  - title: S\n    body:\n      - chart: column\n        title: Pipes\n        data:"
    text = f"{head}\n          - Name | Pipes{rows}\n"
    (tmp_path / "content.yaml").write_text(text, encoding="utf-8")
    pack = load(tmp_path / "content.yaml")
    slides, pages = lay_out_deck(pack, tmp_path), lay_out_handout(pack, tmp_path)
    assert slides.result is not None
    assert pages.result is not None
    kinds = [chart.kind.value for slide in slides.result.slides for chart in _charts(slide.page.items)]
    kinds += [chart.kind.value for page in pages.result.pages for chart in charts_of(page)]
    assert kinds == ["bar", "bar"]
    for laid_out_again in (slides, pages):
        assert any("are too long for columns" in notice.message for notice in laid_out_again.notices)


def test_a_chart_is_moved_and_enlarged_with_all_that_is_drawn_of_it() -> None:
    chart = replace(laid_out(planned("line", One=(1, 2), Two=(5, 9)), PAGE), legend=None)
    there = moved(chart, 10.0, 20.0)
    assert there.plot == chart.plot.moved(10.0, 20.0)
    assert [text.rect for text in there.texts] == [text.rect.moved(10.0, 20.0) for text in chart.texts]
    assert [mark.rect for mark in there.marks] == [mark.rect.moved(10.0, 20.0) for mark in chart.marks]
    assert there.marks[0].steps[1][1:] == tuple(
        place + by for place, by in zip(chart.marks[0].steps[1][1:], (10.0, 20.0), strict=True)
    )
    twice = scaled(chart, 2.0)
    assert Size(twice.rect.width, twice.rect.height) == Size(2 * PAGE.width, 2 * PAGE.height)
    assert twice.marks[0].steps[1][1] == 2 * chart.marks[0].steps[1][1]
    assert twice.marks[0].steps[1][0] == "L"
    assert twice.series[0].paint.size == 2 * chart.series[0].paint.size
    assert twice.series[0].values == chart.series[0].values
    assert twice.values.maximum == chart.values.maximum


def test_other_numbers_make_another_print() -> None:
    one, other = (laid_out(planned("column", One=(1, number)), PAGE) for number in (2, 2.001))
    assert fingerprint([one]) != fingerprint([other])
    assert fingerprint([one]) == fingerprint([moved(one, 5.0, 5.0)])
    assert isinstance(one, Chart)
    assert not isinstance(one, Shape)
