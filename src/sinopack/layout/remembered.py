"""What blocks were composed as in earlier builds, to be used again where nothing of theirs has changed.

In: a block, and what composes it. Out: what that gives, be it made now or remembered. What composing says beside its
result (notices, where formulas were typed) is said again, at the places of today.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.compose import Composer
from sinopack.memory import renewed, said_by
from sinopack.problems import Place, Problem

Result = TypeVar("Result")
Move = Callable[[Place | None], Place | None]
"""Gives the place that now stands for an earlier one."""


class Composed(Struct, Generic[Result], frozen=True):
    """What a block was composed as, and what was said meanwhile. `places` are those of the block; there are none where
    neither the result nor what was said has any."""

    places: tuple[Place, ...]
    result: Result
    notices: tuple[Problem, ...]
    formulas: tuple[tuple[str, Place | None], ...]


class Recall(Struct, Generic[Result], frozen=True):
    """How to use a result again: whether it may be (`is_valid`), and with its places `moved`, if it has any."""

    is_valid: Callable[[Result], bool]
    moved: Callable[[Result, Move], Result] | None = None


def composed(
    key: Hashable, values: tuple[object, ...], compose: Callable[[], Result], recall: Recall[Result], composer: Composer
) -> Result:
    """What `compose` makes of `values`; `key` stands for all else that it depends on."""
    memory = composer.memory
    if memory is None:
        return compose()
    said = said_by(*values)
    known: Composed[Result] | None = memory.recall((key, said.digest))
    if known is not None and recall.is_valid(known.result):
        if not known.places:
            return known.result
        move = renewed(known.places, said.places)
        if move is not None:
            known = _moved(known, said.places, move, recall)
            memory.keep((key, said.digest), known)
            return _said_again(known, composer)
    made, is_sound = _made(said.places, compose, composer)
    if is_sound:
        is_placeless = recall.moved is None and not (made.notices or made.formulas)
        memory.keep((key, said.digest), replace(made, places=()) if is_placeless else made)
    return _said_again(made, composer) if is_sound else made.result


def _made(
    places: tuple[Place, ...], compose: Callable[[], Result], composer: Composer
) -> tuple[Composed[Result], bool]:
    """What is made now, and whether nothing was wrong with it: what stops a build is found anew each time."""
    typesetter = composer.typesetter
    notices, problems = len(composer.notices), len(composer.problems)
    missing = len(typesetter.problems) + len(typesetter.problems_of_blocks)
    formulas, typesetter.formulas = typesetter.formulas, {}
    result = compose()
    found, typesetter.formulas = tuple(typesetter.formulas.items()), formulas
    made = Composed(places, result, tuple(composer.notices[notices:]), found)
    is_sound = len(composer.problems) == problems
    is_sound = is_sound and len(typesetter.problems) + len(typesetter.problems_of_blocks) == missing
    if is_sound:
        del composer.notices[notices:]
    else:
        for source, place in found:
            formulas.setdefault(source, place)
    return made, is_sound


def _said_again(known: Composed[Result], composer: Composer) -> Result:
    composer.notices += known.notices
    for source, place in known.formulas:
        composer.typesetter.formulas.setdefault(source, place)
    return known.result


def _moved(known: Composed[Result], places: tuple[Place, ...], move: Move, recall: Recall[Result]) -> Composed[Result]:
    notices = tuple(replace(notice, place=move(notice.place)) for notice in known.notices)
    formulas = tuple((source, move(place)) for source, place in known.formulas)
    result = recall.moved(known.result, move) if recall.moved else known.result
    return Composed(places, result, notices, formulas)
