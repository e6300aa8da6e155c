"""Charts that count the events of the timeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack.content import load
from sinopack.content.charts import Chart
from sinopack.content.counting import Words, counted

PACK = """
pack: Counted
sections:
  - title: One
    body:
      - chart: column
        count: {count}
        {more}
timeline:
  eras:
    - Late: 1950/
    - Early: 1900/1960
  events:
    - {{ date: 1890, text: Before, category: war }}
    - {{ date: 1900, text: First, category: War }}
    - {{ date: 1949/1955, text: Across, category: peace }}
    - {{ date: 1950, text: Turn, category: war }}
    - {{ date: 1999, text: Last, category: peace, show: handout }}
    - {{ date: 1951, text: Hidden, category: peace, show: none }}
    - {{ date: 1955, text: Uncategorised }}
"""


def chart_of(folder: Path, count: str, more: str = "title: T") -> tuple[Chart, list[str], object]:
    path = folder / "content.yaml"
    path.write_text(PACK.format(count=count, more=more), encoding="utf-8")
    pack = load(path)
    chart = pack.sections[0].body[0]
    assert isinstance(chart, Chart)
    assert pack.timeline
    return chart, [notice.message for notice in pack.notices], counted(chart, pack.timeline, Words())


@pytest.mark.parametrize(
    ("count", "categories", "series"),
    [
        ("categories by eras", ("Early", "Late"), {"war": (1, 1), "peace": (1, 1)}),
        ("category by era", ("Early", "Late"), {"war": (1, 1), "peace": (1, 1)}),
        ("eras by categories", ("war", "peace"), {"Early": (1, 1), "Late": (1, 1)}),
        ("categories", ("war", "peace"), {"Events": (3, 2)}),
        ("eras", ("Early", "Late"), {"Events": (2, 3)}),
    ],
)
def test_counts(tmp_path: Path, count: str, categories: tuple[str, ...], series: dict[str, tuple[int, ...]]) -> None:
    """An event counts in the era in which it begins, which ends where the next begins; one that shows nowhere does
    not; capitals make no difference."""
    _, _, data = chart_of(tmp_path, count)
    assert data.categories == categories
    assert {each.name: each.values for each in data.series} == series


def test_chosen_categories_come_in_their_order_and_spelling(tmp_path: Path) -> None:
    _, _, data = chart_of(tmp_path, "categories by eras", "categories: [Peace, WAR]")
    assert [each.name for each in data.series] == ["Peace", "WAR"]


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    _, notices, _ = chart_of(tmp_path, "categories by eras")
    assert notices == [
        "1 event is without a category, and not counted in this chart.",
        "1 event is outside every era, and not counted in this chart.",
    ]


def test_what_is_chosen_against_is_not_told(tmp_path: Path) -> None:
    _, notices, _ = chart_of(tmp_path, "categories by eras", "categories: peace")
    assert notices == []


def test_a_category_may_be_listed_with_words_of_its_own(tmp_path: Path) -> None:
    """They name it, and it may be chosen by them; those without events count nothing."""
    path = tmp_path / "content.yaml"
    listed = "timeline:\n  categories:\n    - peace: Years of peace\n    - war\n    - flood"
    path.write_text(PACK.format(count="categories", more="title: T").replace("timeline:", listed), encoding="utf-8")
    pack = load(path)
    chart = pack.sections[0].body[0]
    assert pack.timeline
    data = counted(chart, pack.timeline, Words())
    assert (data.categories, data.series[0].values) == (("Years of peace", "war", "flood"), (2, 3, 0))
    chosen = chart.model_copy(update={"categories": ("years of peace",)})
    assert counted(chosen, pack.timeline, Words()).series[0].values == (2,)
