"""What is remembered, what is forgotten, and what tells values apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct

from sinopack.memory import Memory, Same, renewed, said_by
from sinopack.problems import Place, SourceFile

FILE = SourceFile("content.yaml", ("a", "b"))


class Text(Struct, frozen=True):
    words: str
    place: Place | None = None


class Heading(Struct, frozen=True):
    words: str
    place: Place | None = None


def test_what_a_build_has_kept_the_next_one_has() -> None:
    memory = Memory()
    memory.keep("key", 1)
    memory.end_build(good=True)
    assert memory.recall("key") == 1


def test_what_the_last_good_build_has_not_used_is_forgotten() -> None:
    memory = Memory()
    memory.keep("old", 1)
    memory.keep("used", 2)
    memory.end_build(good=True)
    assert memory.recall("used") == 2
    memory.end_build(good=True)
    assert memory.recall("used") == 2
    assert memory.recall("old") is None


def test_a_build_that_failed_leaves_nothing_and_takes_nothing() -> None:
    memory = Memory()
    memory.keep("good", 1)
    memory.end_build(good=True)
    for number in range(5):
        memory.keep(number, number)
        memory.end_build(good=False)
    assert len(memory) == 1
    assert memory.recall("good") == 1


def test_a_tool_is_made_once() -> None:
    memory = Memory()
    made = [memory.tool("fonts", object) for _ in range(2)]
    memory.end_build(good=True)
    assert made[0] is made[1] is memory.tool("fonts", object)


def test_a_value_as_a_key_is_itself_alone() -> None:
    one, other = [1], [1]
    assert Same(one) == Same(one)
    assert hash(Same(one)) == hash(Same(one))
    assert Same(one) != Same(other)


def test_values_that_say_the_same_in_other_places_have_one_digest() -> None:
    here, there = (said_by(Text("w", Place(FILE, line, 1))) for line in (1, 2))
    assert here.digest == there.digest
    assert [place.line for place in (*here.places, *there.places)] == [1, 2]


@pytest.mark.parametrize(
    "other", [Text("v"), Heading("w"), ("w",), "w", (Text("w"),), Text("w", Place(FILE, 1, 1))], ids=repr
)
def test_values_that_differ_have_other_digests(other: object) -> None:
    """A place that is there differs from none: what has no place is not told of."""
    assert said_by(Text("w")).digest != said_by(other).digest


def test_several_values_are_told_from_one_of_several() -> None:
    assert said_by("a", "b").digest != said_by(("a", "b")).digest
    assert said_by("a", "b").digest != said_by("ab").digest


def test_a_path_is_plain_and_a_set_of_tools_is_not() -> None:
    assert said_by(Path("a")).digest != said_by(Path("b")).digest
    with pytest.raises(TypeError, match="Memory"):
        said_by(Memory())


def test_places_are_renewed_one_by_one() -> None:
    old = tuple(Place(FILE, line, 1) for line in (1, 2))
    new = tuple(Place(FILE, line, 1) for line in (5, 6))
    move = renewed(old, new)
    assert move is not None
    assert [move(place) for place in (*old, None)] == [*new, None]


def test_two_that_were_one_place_and_are_no_longer_cannot_be_renewed() -> None:
    place = Place(FILE, 1, 1)
    assert renewed((place, place), (Place(FILE, 1, 1), Place(FILE, 2, 1))) is None
