"""The reader of the table that says where leaves are said."""

from __future__ import annotations

from typing import Any

import pytest

from tests.clients.leaves import Leaf, UndocumentedLeaf, leaves_of, places_of, read_rules

TABLE = """
| key | means | handout | slides | notes |
|---|---|:-:|:-:|:-:|
| `pack.title` | the title | yes | yes | no |
| `sections[].body` | text | **yes** | no | yes, as text |
| `questions[].answer`, `questions[].reason` | | no | yes | no |
| `questions[].answer` with `options` | a letter | no | no | – |
| `timeline.events[].text` | | yes | no | — |
| `timeline.events[].text` with `importance: high` without `section` | | yes | yes | no |

| another | table |
|---|---|
| `pack.title` | yes |
"""


def leaf(tree: Any) -> Leaf:
    return next(leaves_of(tree))


@pytest.mark.parametrize(
    ("tree", "places"),
    [
        ({"pack": {"title": "t"}}, {"handout", "slides"}),
        ({"sections": [{"body": "t"}]}, {"handout", "notes"}),
        ({"sections": [{"body": ["t"]}]}, {"handout", "notes"}),
        ({"sections": [{"body": [{"text": "t"}]}]}, {"handout", "notes"}),
        ({"questions": [{"reason": "t"}]}, {"slides"}),
        ({"questions": [{"answer": "t", "options": []}]}, set()),
        ({"questions": [{"answer": "t"}]}, {"slides"}),
        ({"timeline": {"events": [{"text": "t", "importance": "low"}]}}, {"handout"}),
        ({"timeline": {"events": [{"text": "t", "importance": "high"}]}}, {"handout", "slides"}),
        ({"timeline": {"events": [{"text": "t", "importance": "high", "section": "s"}]}}, {"handout"}),
    ],
)
def test_the_row_with_most_conditions_holds(tree: Any, places: set[str]) -> None:
    assert places_of(leaf(tree), read_rules(TABLE)) == places


def test_a_leaf_without_a_row_is_named() -> None:
    with pytest.raises(UndocumentedLeaf, match=r"people\[0\]\.name"):
        places_of(leaf({"people": [{"name": "t"}]}), read_rules(TABLE))


def test_two_rows_that_differ_are_named() -> None:
    twice = TABLE.replace("| another | table |", "| `pack.title` | | no | no | no |")
    twice = twice.replace("|---|---|\n| `pack.title` | yes |", "").replace("\n\n| `pack.title`", "\n| `pack.title`")

    with pytest.raises(UndocumentedLeaf, match="2 answers"):
        places_of(leaf({"pack": {"title": "t"}}), read_rules(twice))


def test_an_answer_is_yes_or_no() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        read_rules(TABLE.replace("| yes | yes | no |", "| perhaps | yes | no |"))
