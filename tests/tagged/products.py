"""The PDFs that are read back: every one that sinopack makes of the sample and of the stress packs, each drawn once. A
product or a profile that is new is among them from the day it has a name.

In: the names of a pack, a file and a look. Out: the file, opened.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import pytest

from sinopack import content, pipeline
from sinopack.content.model import Pack
from sinopack.layouts import Layouts
from sinopack.report import Edition, Product, Profile, Target
from sinopack.selection import Wish, targets_of
from tests.tagged.reading import TaggedFile

ROOT = Path(__file__).parents[2]
PACKS = {
    "sample": ROOT / "content.yaml",
    **{path.parent.name: path for path in sorted((ROOT / "tests" / "packs").glob("*/content.yaml"))},
}
_PRODUCTS = [product for product in Product if product.file_name.endswith(".pdf") and not product.is_master]
Look = dict[str, dict[str, str]]
LOOKS: dict[str, Look] = {
    "two-colour": {},
    "plain": {"print": {"theme": "plain", "fonts": "plain"}, "slides": {"theme": "plain", "fonts": "plain"}},
    "other papers": {"print": {"paper": "A5"}, "slides": {"ratio": "4:3"}},
    "plain on other papers": {
        "print": {"theme": "plain", "fonts": "plain", "paper": "A5"},
        "slides": {"theme": "plain", "fonts": "plain", "ratio": "4:3"},
    },
}
MADE = [
    *(("sample", look) for look in ("two-colour", "plain", "other papers")),
    *((name, look) for name in PACKS if name != "sample" for look in ("two-colour", "plain on other papers")),
]
"""The packs and their looks. What a stress pack is made to strain is strained in any theme and on any paper: so both
are changed at once, and the sample alone shows each by itself."""

_REFUSED = {("long-word", "slides", "ratio"), ("long-titles", "slides", "theme"), ("long-titles", "slides", "fonts")}
"""Settings in which a pack does not fit, and is refused: the longest word on a narrow slide; the longest title on one
in the wider fonts."""

KEPT = 3
"""Of how many packs and looks what was made is kept: tests of one pack follow one another."""


def profiles_of(name: str, look: str) -> tuple[Profile, ...]:
    """The profiles in which a pack's paged products are judged: all as it is, and of a stress pack in its other look
    one, each in its turn."""
    if name == "sample" or look == "two-colour":
        return tuple(Profile)
    return (tuple(Profile)[list(PACKS).index(name) % len(Profile)],)


@cache
def loaded(name: str) -> Pack:
    return content.load(PACKS[name])


@lru_cache(maxsize=KEPT)
def _layouts(name: str, look: str) -> tuple[Layouts, dict[str, Target]]:
    """The layouts of a pack, and all that it has something for, by the names of the files."""
    pack = loaded(name)
    for key, settings in LOOKS[look].items():
        settings = {setting: value for setting, value in settings.items() if (name, key, setting) not in _REFUSED}
        pack = pack.model_copy(update={key: getattr(pack, key).model_copy(update=settings)})
    every = targets_of(pack, Wish(tuple(_PRODUCTS), profiles_of(name, look), tuple(Edition), everything=True))
    return Layouts(pack, PACKS[name].parent), {target.file_name: target for target in every}


def files_of(name: str, look: str = "two-colour") -> tuple[str, ...]:
    """The names of all files that a pack has something for."""
    return tuple(_layouts(name, look)[1])


@lru_cache(maxsize=KEPT * 40)
def _drawn(name: str, file: str, look: str) -> bytes:
    layouts, targets = _layouts(name, look)
    target = targets[file]
    return pipeline.draw(pipeline.Finished({target: layouts.of(target)}, ()))[target]


def data_of(name: str, file: str, look: str = "two-colour") -> bytes:
    """The bytes of a file such as "handout.pdf". Raises Problems."""
    if file not in files_of(name, look):
        pytest.skip("a pack that has nothing for this product")
    return _drawn(name, file, look)


def other_forms(name: str) -> dict[str, str]:
    """The titles of the tables that are “turned” or “set row by row” in the handout, as the author is told."""
    pattern = re.compile("The table “(.*)” is too wide for its page and is (turned|set row by row)")
    layouts, targets = _layouts(name, "two-colour")
    layouts.of(targets["handout.pdf"])
    told = [pattern.match(notice.message) for notice in layouts.notices]
    return {found[1]: found[2] for found in told if found}


@lru_cache(maxsize=KEPT * 40)
def tagged(name: str, file: str, look: str = "two-colour") -> TaggedFile:
    return TaggedFile(data_of(name, file, look))
