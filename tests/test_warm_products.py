"""Cards, organisers and imposed pages laid out with a memory are what they are without one, after an edit too."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack import content
from sinopack.content.model import Pack
from sinopack.layouts import Layouts
from sinopack.memory import Memory
from sinopack.page import Document
from sinopack.report import Product, Profile, Target

TEXT = """
pack: The Long March
products: {flashcards: [terms, dates, questions]}
sections:
  - title: Retreat
    body: The base could not be held. WORDS
    key_points: [One, Two, Three]
terms:
  - {term: CCP, meaning: The *party*}
  - {term: Base, meaning: WORDS}
timeline:
  - {date: 1934-10, text: The march begins}
  - {date: 1935-10, text: The march ends}
questions:
  - {statement: It was a retreat., answer: true}
"""
PRODUCTS = (Product.FLASHCARDS, Product.SORTING_CARDS, Product.ORGANISER, Product.BOOKLET, Product.TWO_UP)


def pack_of(words: str, folder: Path) -> Pack:
    path = folder / "content.yaml"
    path.write_text(TEXT.replace("WORDS", words), encoding="utf-8")
    return content.load(path)


def made(product: Product, pack: Pack, folder: Path, memory: Memory | None) -> Document:
    found = Layouts(pack, folder, memory).of(Target(product, Profile.STANDARD, product.editions[0]))
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_memory_changes_nothing(product: Product, tmp_path: Path) -> None:
    memory = Memory()
    for words in ("It was ringed.", "It was ringed with blockhouses.", "It was ringed."):
        pack = pack_of(words, tmp_path)
        assert made(product, pack, tmp_path, memory) == made(product, pack, tmp_path, None)
        memory.end_build(good=True)


@pytest.mark.parametrize("product", [Product.BOOKLET, Product.TWO_UP])
def test_a_side_whose_pages_are_the_same_is_the_same(product: Product, tmp_path: Path) -> None:
    memory, pack = Memory(), pack_of("It was ringed.", tmp_path)
    first = made(product, pack, tmp_path, memory)
    memory.end_build(good=True)
    second = made(product, pack, tmp_path, memory)
    assert all(one is other for one, other in zip(first.pages, second.pages, strict=True))
