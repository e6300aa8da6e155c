"""Keys come from ids and from what is said, never from positions."""

from __future__ import annotations

import pytest

from sinopack.content.cloze import concealed
from sinopack.plan.keys import Keys, slug
from tests.plan.typed import typed

PACK = """
pack: Title
sections:
  - title: One
    body:
      - {{quote: Words of one., by: A}}
      - {{callout: Mind this.}}
      - {{table: [[a, b], [1, 2]], title: Figures}}
      - Some text.
    key_points: [{points}]
  - Two
timeline: {{events: [{{date: 1950, text: A treaty}}]}}
people: [{people}]
terms: [{{term: Comintern, meaning: A body.}}]
takeaways: [Remember this.]
questions: [{{question: Why?, id: why}}, {{question: How come?}}]
sources: [A book.]
"""


def keys(points: str = "First point, Second point", people: str = "Stalin, Mao") -> dict[str, str]:
    """The key of every entry, by what it says."""
    pack = typed(PACK.format(points=points, people=people))
    found = Keys(pack)
    entries = {point.text.text: found[point] for point in pack.sections[0].key_points}
    return entries | {person.name: found[person] for person in pack.people}


def test_every_entry_has_a_key_of_its_own() -> None:
    pack = typed(PACK.format(points="A, B", people="Stalin"))
    found = Keys(pack)
    section = pack.sections[0]
    assert pack.timeline is not None
    entries = [*pack.sections, *section.body, *section.key_points, *pack.timeline.events, *pack.people, *pack.terms]
    entries += [*pack.takeaways, *pack.questions, *pack.sources]
    assert [found[entry] for entry in entries] == [
        "section-one",
        "section-two",
        "one-quote-words-of-one",
        "one-callout-mind-this",
        "one-table-figures",
        "one-text-some-text",
        "one-point-a",
        "one-point-b",
        "event-a-treaty",
        "person-stalin",
        "term-comintern",
        "takeaway-remember-this",
        "question-why",
        "question-how-come",
        "source-a-book",
    ]


def test_keys_stay_when_entries_move() -> None:
    assert keys() == keys("Second point, First point", "Mao, Stalin")
    assert keys() == {name: key for name, key in keys("New, First point, Second point").items() if name != "New"}


def test_entries_that_say_the_same_are_told_apart() -> None:
    pack = typed(PACK.format(points="Same, Same, Same", people="Stalin"))
    found = Keys(pack)
    assert [found[point] for point in pack.sections[0].key_points] == [
        "one-point-same",
        "one-point-same-2",
        "one-point-same-3",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Red Army, 1918", "the-red-army-1918"),
        ("Ökonomie & Größe", "okonomie-grosse"),
        ("x" * 90, "x" * 40),
        ("  ", "8f5edc4feb"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    found = slug(text)
    assert found == expected if text.strip() else len(found) == 10


def test_a_text_in_another_script_gets_a_digest() -> None:
    assert len(slug("毛泽东")) == 10
    assert slug("毛泽东") != slug("周恩来")


def test_what_is_in_a_gap_is_part_of_no_key() -> None:
    pack = typed("""
        pack: {title: A}
        sections:
          - title: One
            body: It began in ==Jiangxi== in 1934.
            key_points: [The ==Xiang== was crossed]
        questions: [Where is ==Zunyi==?]
    """)
    section, question = pack.sections[0], pack.questions[0]
    keys, hidden = Keys(pack), concealed(pack, "(blank)")
    assert [keys[entry] for entry in (*section.body, *section.key_points, question)] == [
        "one-text-it-began-in-in-1934", "one-point-the-was-crossed", "question-where-is",
    ]  # fmt: skip
    assert Keys(hidden)[hidden.questions[0]] == keys[question]
