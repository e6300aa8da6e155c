"""More of the same: a pack with its content n times over, every copy's names and ids its own.

In: a content file. Out: the same pack with n times the sections, events, people, terms, takeaways, questions and
sources. The first copy is as typed. In copy k each id, title, name, term and reference ends in k; all else (the texts,
the dates, the eras) is said again word for word. The masthead is there once.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

LISTS = ("sections", "people", "terms", "takeaways", "questions", "sources")
NAMES = ("title", "name", "term")
IDS = ("id", "section", "source")
FIELDS_OF_A_TERM = {"term", "meaning", "id", "also", "show"}
_REFERENCE = re.compile(r"\]\((term|person|source|section):([^)\s]+)\)")


def write_multiplied(content: Path, times: int, target: Path) -> Path:
    """Write `content` `times` over to `target`, and copy the pictures that it names beside it."""
    pack = yaml.load(content.read_text(encoding="utf-8"), yaml.BaseLoader)
    more = multiplied(pack, times)
    target.write_text(yaml.safe_dump(more, allow_unicode=True, sort_keys=False, width=10**6), encoding="utf-8")
    for picture in _pictures(pack):
        (target.parent / picture).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(content.parent / picture, target.parent / picture)
    return target


def _pictures(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        named = (str(value.get(key, "")) for key in ("figure", "label"))  # a quotation has a `label` that is no picture
        yield from (name for name in named if name.endswith((".svg", ".png", ".jpg")))
        value = list(value.values())
    if isinstance(value, list):
        for child in value:
            yield from _pictures(child)


def multiplied(pack: dict[str, Any], times: int) -> dict[str, Any]:
    """The pack with `times` as much content; every scalar stays the text that was typed."""
    grown = dict(pack)
    for key in LISTS:
        if key in pack:
            grown[key] = [_copy(item, k, key) for k in range(1, times + 1) for item in pack[key]]
    timeline = pack.get("timeline")
    if timeline and "events" in timeline:
        events = [_copy(event, k, "events") for k in range(1, times + 1) for event in timeline["events"]]
        grown["timeline"] = {**timeline, "events": events}
    return grown


def _copy(value: Any, k: int, key: str) -> Any:
    """Copy number `k` of what stands under `key`."""
    if k == 1:
        return value
    if isinstance(value, dict):
        if key == "terms" and not set(value) <= FIELDS_OF_A_TERM:  # `Comintern: meaning`
            return {f"{name} {k}": _copy(meaning, k, "meaning") for name, meaning in value.items()}
        return {name: _copy(child, k, name) for name, child in value.items()}
    if isinstance(value, list):
        return [_copy(child, k, key) for child in value]
    if key in IDS:
        return f"{value}-{k}"
    return _REFERENCE.sub(rf"](\1:\2-{k})", value) + (f" {k}" if key in NAMES else "")
