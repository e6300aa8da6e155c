"""Decisions, on random histories of made-up slides: no work is lost, nothing is there twice, and the order is kept."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from msgspec.structs import replace

from sinopack import SlideFate
from sinopack.revise.decisions import Decided, Found, Mark, decide
from sinopack.revise.matching import matched
from sinopack.revise.record import entry_of
from sinopack.revise.values import ShapeValue, SlideValue, hashed


def slide(key: str, text: str, by: str = "") -> SlideValue:
    """A slide of the content's, or of a teacher's: those have lost their names and identities."""
    title = ShapeValue(hashed(key) & 0xFFFF, hashed("title", key), 1, 0, (100, 100, 4000, 400))
    body = ShapeValue(hashed(key, "body") & 0xFFFF, hashed(text, by), 1, 0, (100, 900, 4000, 2000))
    return SlideValue(hashed("slide", key), (title, body), 0, 0)


def forgotten(value: SlideValue) -> SlideValue:
    return SlideValue(0, tuple(replace(shape, name=0) for shape in value.shapes), value.notes, value.setting)


def own(value: SlideValue) -> SlideValue:
    """Set otherwise than the content's slides."""
    return replace(value, shapes=tuple(replace(shape, rect=(7, 7, 70, 70)) for shape in value.shapes))


class World:
    """A deck, what a teacher does to it, and what becomes of the content, all at random."""

    def __init__(self, seed: int):
        chance = random.Random(seed)
        keys = [f"key {number}" for number in range(chance.randrange(3, 14))]
        self.record = [entry_of(slide(key, "as it was")) for key in keys]
        self.edited = {key for key in keys if chance.random() < 0.25}
        self.deleted = {key for key in keys if chance.random() < 0.15} - self.edited
        self.forgetful = chance.random() < 0.5
        order = [key for key in keys if key not in self.deleted]
        if chance.random() < 0.5:
            chance.shuffle(order)
        for number in range(chance.randrange(3)):
            order.insert(chance.randrange(len(order) + 1), f"own {number}")
        self.order = order
        values = [slide(key, "as it was", by="hand" if key in self.edited or key[0] == "o" else "") for key in order]
        # What is set like a slide that was deleted at its place is taken for that slide, rightly or not: see below.
        values = [own(value) if key[0] == "o" else value for key, value in zip(order, values, strict=True)]
        self.found = [forgotten(value) if self.forgetful else value for value in values]
        self.changed = {key for key in keys if chance.random() < 0.25}
        now = [key for key in keys if chance.random() < 0.85] + [
            f"new {number}" for number in range(chance.randrange(3))
        ]
        if chance.random() < 0.3:
            chance.shuffle(now)
        self.now = now
        self.today = [slide(key, "changed" if key in self.changed else "as it was") for key in now]

    def decided(self) -> Decided:
        found = Found(self.found, [None] * len(self.found), self.forgetful)
        return decide(found, self.record, self.today)


@pytest.mark.parametrize("seed", range(300))
def test_nothing_is_lost_and_nothing_is_doubled(seed: int) -> None:
    world = World(seed)
    decided = world.decided()
    olds = Counter(world.order[each.old] for each in decided.slides if each.old is not None)
    news = Counter(world.now[each.new] for each in decided.slides if each.new is not None and each.old is None)
    work = {key for key in world.order if key in world.edited or key.startswith("own")}
    assert set(olds) == work
    assert {*olds.values(), *news.values()} <= {1}
    for key in world.now:
        if key in world.deleted or key in world.edited:
            assert news[key] == (key in world.changed)
        else:
            assert news[key] == 1
    left_out = {world.now[new] for new in decided.deleted}
    assert left_out == {key for key in world.now if key in world.deleted - world.changed}


@pytest.mark.parametrize("seed", range(300))
def test_who_only_moved_slides_finds_them_in_that_order(seed: int) -> None:
    world = World(seed)
    world.today = [entry.value for entry in world.record]
    decided = world.decided()
    names = [f"key {number}" for number in range(len(world.record))]
    order = [names[each.new] if each.new is not None else world.order[each.old or 0] for each in decided.slides]
    assert order == world.order


def test_a_review_follows_the_slide_it_is_about() -> None:
    record = [entry_of(slide("a", "one")), entry_of(slide("b", "two"))]
    found = Found([slide("a", "one", by="hand"), slide("b", "two")], [None, None])
    decided = decide(found, record, [slide("a", "another"), slide("b", "two")])
    assert [(each.old, each.new, each.mark) for each in decided.slides] == [
        (0, 0, None),
        (None, 0, Mark.CHANGED),
        (None, 1, None),
    ]


def test_who_made_the_same_change_as_the_content_has_nothing_to_review() -> None:
    record = [entry_of(slide("a", "one"))]
    decided = decide(Found([slide("a", "two")], [None]), record, [slide("a", "two")])
    assert [(each.old, each.new, each.fate) for each in decided.slides] == [(None, 0, None)]


def test_a_lost_description_is_no_edit_of_a_program_that_drops_them() -> None:
    described = replace(slide("a", "one").shapes[0], alternative=7)
    was = replace(slide("a", "one"), shapes=(described,))
    found = replace(was, shapes=(replace(described, alternative=0),))
    for forgetful, fates in ((True, [None]), (False, [SlideFate.KEPT])):
        decided = decide(Found([found], [None], forgetful), [entry_of(was)], [was])
        assert [each.fate for each in decided.slides] == fates


def test_slides_that_moved_by_a_rounding_are_where_they_were() -> None:
    was = slide("a", "one")
    for shift, fates in ((4, [None]), (5, [SlideFate.KEPT])):
        x, y, width, height = was.shapes[1].rect
        moved = replace(was.shapes[1], rect=(x + shift, y, width - shift, height))
        found = replace(was, shapes=(was.shapes[0], moved))
        decided = decide(Found([found], [None]), [entry_of(was)], [was])
        assert [each.fate for each in decided.slides] == fates


def test_a_slide_that_has_nothing_of_its_own_left_is_known_by_its_neighbours() -> None:
    were = [slide(key, key) for key in "abc"]
    found = [forgotten(were[0]), forgotten(slide("?", "?")), forgotten(were[2])]
    assert matched(found, were) == [0, 1, 2]
    assert matched(found, were, by_place=False) == [0, None, 2]


@pytest.mark.parametrize("changed", [False, True])
def test_an_own_slide_in_the_place_of_a_deleted_one_is_kept_whatever_it_is_taken_for(changed: bool) -> None:
    record = [entry_of(slide(key, "one")) for key in "abc"]
    found = [forgotten(each) for each in (slide("a", "one"), slide("x", "mine"), slide("c", "one"))]
    today = [slide("a", "one"), slide("b", "two" if changed else "one"), slide("c", "one")]
    decided = decide(Found(found, [None] * 3, True), record, today)
    assert [each.old for each in decided.slides] == [None, 1, None, None][: 3 + changed]
