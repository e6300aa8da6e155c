"""Spans, eras and the events in them."""

from __future__ import annotations

import pytest

from sinopack.plan import blocks
from sinopack.plan.chronology import chronology_of, year_label
from sinopack.plan.keys import Keys
from sinopack.plan.planner import Planner, letters
from sinopack.plan.reference import plan_people
from sinopack.plan.timeline import plan_timeline
from sinopack.theme import load_labels
from tests.plan.typed import typed


def planner(more: str, head: str = "pack: Title") -> Planner:
    pack = typed(f"{head}\nsections: [{{title: One, dates: 1905/1910}}, Two]\n{more}\n")
    return Planner(pack, load_labels("en"), "handout", Keys(pack))


ERAS = """
timeline:
  eras: [{name: Late, dates: 1930/1960}, {name: Early, dates: 1900/1935}]
  events:
    - {date: 1950, text: In the late era}
    - {date: 1890, text: Before}
    - {date: 1932, text: Where they overlap}
    - {date: 1901, text: In the early era}
    - {date: 1970, text: After}
"""


def test_an_era_ends_where_the_next_begins() -> None:
    found = chronology_of(planner(ERAS).pack)
    assert [(era.name, era.start, era.end) for era in found.eras] == [("Early", 1900, 1930), ("Late", 1930, 1961)]
    assert found.sections == (blocks.TimeSpan("One", 1905.0, 1911.0, 1), None)


def test_a_span_without_an_end_runs_as_far_as_anything_does() -> None:
    found = chronology_of(
        planner("timeline: {eras: [{name: Now, dates: 1900/}], events: [{date: 1950, text: A}]}").pack
    )
    assert [(era.start, era.end) for era in found.eras] == [(1900.0, 1951.0)]


def test_events_stand_in_their_eras_and_the_others_between_them() -> None:
    found = plan_timeline(planner(ERAS))
    assert found is not None
    assert [(era.number, era.name, [event.text.text for event in era.events]) for era in found.eras] == [
        (0, "", ["Before"]),
        (1, "Early", ["In the early era"]),
        (2, "Late", ["Where they overlap", "In the late era"]),
        (0, "", ["After"]),
    ]


def test_an_era_without_events_stays() -> None:
    found = plan_timeline(planner("timeline: {eras: [{name: Empty, dates: 1900}], events: [{date: 1950, text: A}]}"))
    assert found is not None
    assert [era.name for era in found.eras] == ["Empty", ""]


@pytest.mark.parametrize("more", ["", "timeline: {eras: [{name: Empty, dates: 1900}]}"])
def test_without_events_there_is_no_list(more: str) -> None:
    assert plan_timeline(planner(more)) is None


@pytest.mark.parametrize(("year", "label"), [(1956.99, "1956"), (-43.0, "44\u00a0BC"), (0.5, "1\u00a0BC")])
def test_year_label(year: float, label: str) -> None:
    assert year_label(year, load_labels("en")) == label


PEOPLE = "people: [{name: A, dates: 1879/1953}, {name: B, dates: 1893/}, {name: C}]"


def test_life_rules_run_between_round_years() -> None:
    found = plan_people(planner(PEOPLE, "pack: {title: T, dates: 1917/1969}"))
    assert found is not None
    assert (found.start, found.end) == (1860.0, 1980.0)
    assert [(each.born, each.died) for each in found.people] == [(1879.0, 1954.0), (1893.0, None), (None, None)]
    assert found.span == blocks.TimeSpan("1917–1969", 1917.0, 1970.0)


def test_the_years_of_a_pack_without_dates_are_those_of_its_eras() -> None:
    found = plan_people(planner(f"{PEOPLE}\n{ERAS}"))
    assert found is not None
    assert found.span == blocks.TimeSpan("1900–1960", 1900.0, 1961.0)


def test_a_pack_without_dates_and_eras_has_no_years() -> None:
    found = plan_people(planner(PEOPLE))
    assert found is not None
    assert found.span is None


def test_letters() -> None:
    assert [letters(index) for index in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]
