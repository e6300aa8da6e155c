"""Every field of every model shows in a comparison: each value of real packs is changed by itself, and exactly that is
told; each field of each model comes and goes, and is told. A new field or block is judged here without a line about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, Literal, get_args, get_origin

import pytest
from msgspec import Struct
from msgspec.structs import replace

from sinopack import content
from sinopack.comparison.fields import LEAVES, fields_of, meaning
from sinopack.comparison.sides import Side
from sinopack.comparison.values import DifferenceKind
from sinopack.comparison.walking import At, Walk
from sinopack.content.base import Entry
from sinopack.content.blocks import Markdown
from sinopack.content.chart_data import ChartData
from sinopack.content.cropping import Point
from sinopack.content.dates import HistoricDate
from sinopack.content.markup import Inline, Span, TableBlock
from sinopack.content.model import Pack
from sinopack.content.show import Show
from tests.clients.packs import PACKS

JUDGED = ("sample", "every-block", "everything", "science", "pictures", "diagrams", "timelines")
LOADED = tuple(PACKS)
PACK = Pack(pack="Title", sections=["One"])  # type: ignore[arg-type, list-item]
Keys = tuple[str | int, ...]
"""A way to a value: names of fields and numbers of items, from 0."""


def leaves_of(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """Every value of a pack that is said as one, with the way to it."""
    if isinstance(value, Inline | HistoricDate | Show | Point):
        yield keys, value
    elif isinstance(value, Entry | Struct):
        for name in fields_of(value):
            yield from leaves_of(getattr(value, name), (*keys, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from leaves_of(item, (*keys, number))
    elif value is not None:
        yield keys, value


def changed(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            return f"{value} zq"
        case Inline():
            return Inline((*value.spans, Span(" zq")), value.place)
        case HistoricDate():
            return replace(value, start=replace(value.start, year=value.start.year + 1), text="")
        case Show():
            return Show(not value.handout, value.slides)
        case Point():
            return Point(value.x / 2 + 0.1, value.y)
        case Enum():
            return next(each for each in type(value) if each is not value)
    raise AssertionError(f"no other value is known for {value!r}")


def put(value: Any, keys: Keys, new: Any) -> Any:
    """The same value with another one at the end of a way."""
    if not keys:
        return new
    first, rest = keys[0], keys[1:]
    if isinstance(first, int):
        return (*value[:first], put(value[first], rest, new), *value[first + 1 :])
    inner = put(getattr(value, first), rest, new)
    return value.model_copy(update={first: inner}) if isinstance(value, Entry) else replace(value, **{first: inner})


def told(old: Entry, new: Entry) -> list[Any]:
    walk = Walk(Side("old", PACK, {}), Side("new", PACK, {}))
    walk.values(At(()), old, new)
    return [each.difference for each in walk.found]


@pytest.fixture(scope="module")
def packs() -> dict[str, Pack]:
    return {name: content.load(PACKS[name]) for name in LOADED}


@pytest.mark.parametrize("name", JUDGED)
def test_each_value_that_changes_is_told_and_nothing_else(packs: dict[str, Pack], name: str) -> None:
    pack = packs[name]
    wrong = []
    for keys, value in leaves_of(pack):
        if keys[-1] == "id" and type(_at(pack, keys[:-1])).named_by:
            continue  # made from the name where no file says that it was typed
        new = put(pack, keys, changed(value))
        found = told(pack, new)
        kinds = (
            (DifferenceKind.CHANGED, DifferenceKind.RENAMED)
            if value or isinstance(value, int | float)
            else (DifferenceKind.ADDED,)
        )
        if len(found) != 1 or found[0].kind not in kinds:
            wrong.append((keys, [(each.kind.value, each.path) for each in found]))
    assert not wrong, wrong[:5]


def _at(value: Any, keys: Keys) -> Any:
    for key in keys:
        value = value[key] if isinstance(key, int) else getattr(value, key)
    return value


def lists_of(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, tuple[Any, ...]]]:
    """Every list of several different things, with the way to it; but not the rows and columns of charts."""
    if isinstance(value, tuple):
        if len({repr(meaning(item)) for item in value}) == len(value) > 1:
            yield keys, value
        for number, item in enumerate(value):
            yield from lists_of(item, (*keys, number))
    elif isinstance(value, Entry | Struct) and not isinstance(value, (*LEAVES, ChartData, TableBlock)):
        for name in fields_of(value):
            yield from lists_of(getattr(value, name), (*keys, name))


def is_one(item: Any) -> bool:
    """Whether an item of a list is told as one."""
    return not isinstance(item, Markdown) or len(item.text.blocks) == 1


@pytest.mark.parametrize("name", ["sample", "everything", "comparisons"])
def test_an_item_that_goes_comes_or_moves_is_told_and_nothing_else(packs: dict[str, Pack], name: str) -> None:
    pack, wrong = packs[name], []
    for keys, items in lists_of(pack):
        if keys[-1] == "cells" or (isinstance(keys[-1], int) and keys[-2] in ("table", "cells", "complete")):
            continue  # cells go by their columns
        for index in {0, len(items) // 2, len(items) - 1}:
            if not is_one(items[index]):
                continue
            without = put(pack, keys, (*items[:index], *items[index + 1 :]))
            other = 0 if index else len(items) - 1
            moved = list(items)
            moved.insert(other, moved.pop(index))
            histories = {
                DifferenceKind.REMOVED: (pack, without),
                DifferenceKind.ADDED: (without, pack),
                DifferenceKind.MOVED: (pack, put(pack, keys, tuple(moved))),
            }
            for kind, (old, new) in histories.items():
                found = [each.kind for each in told(old, new)]
                if found != [kind]:
                    wrong.append((keys, index, kind, found))
    assert not wrong, wrong[:5]


def models(parent: type[Entry] = Entry) -> Iterator[type[Entry]]:
    for each in parent.__subclasses__():
        if each.__module__.startswith("sinopack.") and not each.__subclasses__():  # what has kinds is none itself
            yield each
        yield from models(each)


def entries_of(value: Any) -> Iterator[Entry]:
    if isinstance(value, Entry):
        yield value
    inner = value if isinstance(value, tuple) else [getattr(value, name) for name in fields_of(value)] if isinstance(
        value, Entry
    ) else ()  # fmt: skip
    for each in inner:
        yield from entries_of(each)


def values_of(entries: Iterable[Entry], name: str) -> Iterator[Any]:
    """The values that a field of that name has anywhere."""
    for entry in entries:
        found = getattr(entry, name, None)
        if found not in (None, (), ""):
            yield found


def choices_in(annotation: Any) -> list[Any]:
    """The values of a choice, however it is wrapped."""
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [choice for inner in get_args(annotation) for choice in choices_in(inner)]


def chosen(kind: type[Entry], name: str, default: Any) -> Any:
    """Another value of a field that is a choice, a list of choices or a number; None for any other field."""
    choices = choices_in(kind.model_fields[name].annotation)
    values = [tuple(choices), tuple(choices[:1])] if isinstance(default, tuple) else choices
    found = next((value for value in values if choices and value != default), None)
    return number_in(kind.model_fields[name].annotation) if found is None else found


def number_in(annotation: Any) -> int | None:
    """A number for a field that takes one, however it is wrapped."""
    if annotation is int:
        return 5
    return next((found for inner in get_args(annotation) if (found := number_in(inner)) is not None), None)


def test_each_field_of_each_model_is_told_when_it_comes_and_when_it_goes(packs: dict[str, Pack]) -> None:
    entries = [entry for pack in packs.values() for entry in entries_of(pack)]
    of_kind = {model: [entry for entry in entries if type(entry) is model] for model in models()}
    silent = []
    for kind, name in [(model, name) for model in of_kind for name in model.model_fields]:
        if kind.model_fields[name].is_required() or (name == "id" and kind.named_by):
            continue
        assert of_kind[kind], f"no pack has a {kind.__name__}"
        having = next(
            (entry for entry in of_kind[kind] if getattr(entry, name) not in (None, (), "")), of_kind[kind][0]
        )
        value = next(values_of([having], name), None)
        default = kind.model_fields[name].get_default(call_default_factory=True)
        if value in (None, default):
            value = chosen(kind, name, default) or next(values_of(entries, name), None)
            assert value is not None, f"no pack has a value for {name} of a {kind.__name__}"
        with_it = having.model_copy(update={name: changed(default) if isinstance(default, Show | bool) else value})
        without = having.model_copy(update={name: default})
        if value == default and not isinstance(default, Show | bool):
            continue  # a choice that is typed as it is by default; that another is told is tested above
        for old, new in ((without, with_it), (with_it, without)):
            found = told(old, new)
            if not found or any(all(step.key != name for step in each.path) for each in found):
                silent.append((kind.__name__, name, [each.path for each in found]))
    assert not silent


def test_the_same_is_the_same(packs: dict[str, Pack]) -> None:
    for name, pack in packs.items():
        again = content.load(PACKS[name])
        assert told(pack, again) == []
        assert meaning(pack) == meaning(again)
