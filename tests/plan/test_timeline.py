"""The plan of the timeline: categories in order with their words, sections by number, details, what shows."""

from __future__ import annotations

from sinopack.plan import plan_handout
from sinopack.plan.blocks import EventEntry, Masthead, TimelineList
from sinopack.theme import load_labels
from tests.plan.typed import typed

PACK = """
pack: {title: Two rivers}
sections:
  - {title: First, id: first}
  - {title: Hidden, id: hidden, show: slides}
  - {title: Third, id: third}
timeline:
  scale: even
  categories: [war, peace: Peace and quiet]
  eras: [{name: Old, dates: 1900/1950}]
  events:
    - {date: 1960, text: After, category: peace}
    - {date: 1910, text: Early, category: War, section: third, detail: More of it., importance: high}
    - {date: 1920, text: Middle, section: hidden}
    - {date: 1930, text: Unseen, show: slides}
    - {date: ../1905, text: Before all}
"""


def timeline_of(text: str) -> TimelineList:
    plan = plan_handout(typed(text), load_labels("en"))
    return next(block for part in plan.parts for block in part.blocks if isinstance(block, TimelineList))


def events(block: TimelineList) -> dict[str, EventEntry]:
    return {event.text.text: event for era in block.eras for event in era.events}


def test_events_are_in_order_within_their_eras() -> None:
    found = [(era.name, [event.text.text for event in era.events]) for era in timeline_of(PACK).eras]
    assert found == [("", ["Before all"]), ("Old", ["Early", "Middle"]), ("", ["After"])]


def test_categories_are_those_listed_in_their_words() -> None:
    block = timeline_of(PACK)
    assert block.categories == ("war", "Peace and quiet")
    assert {text: event.category for text, event in events(block).items()} == {
        "Before all": 0, "Early": 1, "Middle": 0, "After": 2,
    }  # fmt: skip


def test_categories_that_are_not_listed_come_as_they_are_met() -> None:
    text = PACK.replace("  categories: [war, peace: Peace and quiet]\n", "")
    assert timeline_of(text).categories == ("peace", "War")


def test_a_section_is_known_by_its_number_where_it_is_printed() -> None:
    found = events(timeline_of(PACK))
    assert (found["Early"].section, found["Early"].number) == ("section-third", 3)
    assert (found["Middle"].section, found["Middle"].number) == ("", 0)


def test_the_rest_is_as_it_was_typed() -> None:
    block = timeline_of(PACK)
    early = events(block)["Early"]
    assert block.scale == "even"
    assert (early.importance, early.detail and early.detail.text) == ("high", "More of it.")


def test_the_first_page_knows_the_events() -> None:
    plan = plan_handout(typed(PACK), load_labels("en"))
    masthead = plan.parts[0].blocks[0]
    assert isinstance(masthead, Masthead)
    assert [event.text.text for event in masthead.events] == ["Before all", "Early", "Middle", "After"]
