"""The PDFs that are read back: every one that sinopack makes of the sample and of the stress packs, each drawn once a
session. A product or a profile that is new is among them from the day it has a name.

In: the names of a pack, a file and a look. Out: the file, opened.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from sinopack import content, pipeline
from sinopack.content.model import Pack
from sinopack.report import Edition, Product, Profile
from sinopack.selection import Wish, targets, targets_of
from tests.tagged.reading import TaggedFile

ROOT = Path(__file__).parents[2]
PACKS = {
    "sample": ROOT / "content.yaml",
    **{path.parent.name: path for path in sorted((ROOT / "tests" / "packs").glob("*/content.yaml"))},
}
_PRODUCTS = [product for product in Product if product.file_name.endswith(".pdf") and not product.is_master]
FILES = tuple(target.file_name for target in targets(_PRODUCTS, Profile, Edition))
LOOKS: dict[str, dict[str, dict[str, str]]] = {
    "two-colour": {},
    "plain": {"print": {"theme": "plain", "fonts": "plain"}, "slides": {"theme": "plain", "fonts": "plain"}},
    "other papers": {"print": {"paper": "A5"}, "slides": {"ratio": "4:3"}},
}


@cache
def loaded(name: str) -> Pack:
    return content.load(PACKS[name])


@cache
def _drawn(name: str, look: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Every PDF of a pack, by its file's name, and what the author is told. Raises Problems."""
    pack = loaded(name)
    for key, settings in LOOKS[look].items():
        if name == "long-word" and "ratio" in settings:
            continue  # its longest word does not fit on a narrow slide, and is refused
        pack = pack.model_copy(update={key: getattr(pack, key).model_copy(update=settings)})
    every = Wish(tuple(_PRODUCTS), tuple(Profile), tuple(Edition), everything=True)
    finished = pipeline.lay_out(pack, targets_of(pack, every), PACKS[name].parent)
    files = {target.file_name: data for target, data in pipeline.draw(finished).items()}
    return files, tuple(notice.message for notice in finished.notices)


def data_of(name: str, file: str, look: str = "two-colour") -> bytes:
    """The bytes of a file such as "handout.pdf"."""
    drawn = _drawn(name, look)[0]
    if file not in drawn:
        pytest.skip("a pack that has nothing for this product")
    return drawn[file]


def other_forms(name: str) -> dict[str, str]:
    """The titles of the tables that are “turned” or “set row by row” in the handout, as the author is told."""
    pattern = re.compile("The table “(.*)” is too wide for its page and is (turned|set row by row)")
    told = map(pattern.match, _drawn(name, "two-colour")[1])
    return {found[1]: found[2] for found in told if found}


@cache
def tagged(name: str, file: str, look: str = "two-colour") -> TaggedFile:
    return TaggedFile(data_of(name, file, look))
