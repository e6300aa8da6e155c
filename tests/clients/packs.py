"""The packs that the judges look at, the sample and the stress packs, each built once a test session.

In: the name of a pack. Out: its finished pages and slides, and its files in a folder of its own.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sinopack import pipeline
from sinopack.memory import Memory
from sinopack.page import Deck, Document
from sinopack.report import Product, Target
from tests.clients.leaves import load_tree, save_tree
from tests.clients.libreoffice import Rendered, render_all

BESIDE = re.compile(r"(?i)\b[a-z_]+: *([^\s,}|]+\.(?:png|jpe?g|webp|svg|csv|tsv|py))(?=[\s,}]|$)")
"""A file that a content file names: a picture, data, or code."""
ROOT = Path(__file__).parents[2]
PACKS = {
    "sample": ROOT / "content.yaml",
    **{path.parent.name: path for path in sorted((ROOT / "tests" / "packs").glob("*/content.yaml"))},
}
VARIANTS = {
    "sample-4x3": {"print": {"paper": "Letter"}, "slides": {"ratio": "4:3"}},
    "sample-plain": {
        "print": {"fonts": "plain", "theme": "plain"},
        "slides": {"fonts": "plain", "theme": "plain"},
    },
}
"""The sample again, with other settings."""
DECKS = (*PACKS, *VARIANTS)
TARGETS = (Target(Product.HANDOUT), Target(Product.SLIDES))


@dataclass(frozen=True, slots=True)
class BuiltPack:
    """A pack's finished pages, and the files drawn from them."""

    handout: Document
    deck: Deck
    pdf: Path
    pptx: Path


def lay_out_pack(content: Path, memory: Memory | None = None) -> pipeline.Finished:
    """The finished pages and slides of a pack, without files. Raises `Problems`."""
    return pipeline.lay_out(pipeline.read(content, memory=memory), TARGETS, content.parent, memory=memory)


def build_pack(content: Path, folder: Path) -> BuiltPack:
    """Build a pack's two files in `folder` from one layout. Raises `Problems`."""
    finished = lay_out_pack(content)
    handout, deck = finished.documents.values()
    assert isinstance(handout, Document)
    assert isinstance(deck, Deck)
    drawn = pipeline.draw(finished)
    folder.mkdir(parents=True, exist_ok=True)
    for target, data in drawn.items():
        (folder / target.file_name).write_bytes(data)
    return BuiltPack(handout, deck, *(folder / target.file_name for target in TARGETS))


def copy_pack(content: Path, folder: Path) -> Path:
    """Copy a content file and the files that it names; where the content file now is."""
    for file in [content.name, *BESIDE.findall(content.read_text(encoding="utf-8"))]:
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(content.parent / file, target)
    return folder / content.name


def write_variant(name: str, folder: Path) -> Path:
    """Write the sample with the settings of a variant."""
    content = copy_pack(PACKS["sample"], folder)
    tree = load_tree(content)
    for key, settings in VARIANTS[name].items():
        tree[key] = {**tree.get(key, {}), **settings}
    return save_tree(tree, content)


class Workshop:
    """Builds packs when they are asked for, and has LibreOffice draw all their decks in one run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._built: dict[str, BuiltPack | Exception] = {}

    def built(self, name: str) -> BuiltPack:
        """The built pack; an error of its build is raised each time it is asked for."""
        if name not in self._built:
            try:
                content = PACKS.get(name) or write_variant(name, self.folder / "variants" / name)
                self._built[name] = build_pack(content, self.folder / name)
            except Exception as error:
                self._built[name] = error
        found = self._built[name]
        if isinstance(found, Exception):
            raise found.with_traceback(None)  # else each raising would lengthen it
        return found

    def drawn(self, name: str) -> Rendered:
        """The pack's deck as LibreOffice draws it."""
        self.built(name)
        return self._drawn[name]

    @cached_property
    def _drawn(self) -> dict[str, Rendered]:
        decks = {name: self._built_or_none(name) for name in DECKS}
        return render_all({name: pack.pptx for name, pack in decks.items() if pack}, self.folder / "drawn")

    def _built_or_none(self, name: str) -> BuiltPack | None:
        """The built pack, or None where it does not build: then its own tests say so, and the others still run."""
        try:
            return self.built(name)
        except Exception:
            return None
