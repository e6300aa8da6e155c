"""What a build makes: what was asked for, what the pack says, and what is made if neither says anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack import content
from sinopack.content.model import Pack
from sinopack.report import EVERYDAY_PRODUCTS, Edition, Product, Profile, Target
from sinopack.selection import targets, targets_of, wish

BARE = "pack: {title: T}\nsections: [S]\n"
EVENTS = "timeline: [{1949: A}]\n"


def pack(folder: Path, more: str = "") -> Pack:
    path = folder / "content.yaml"
    path.write_text(BARE + more, encoding="utf-8")
    return content.load(path)


def names(pack: Pack, *only: str, everything: bool = False, **more: list[str]) -> list[str]:
    return [target.file_name for target in targets_of(pack, wish(only, **more, everything=everything))]


@pytest.mark.parametrize(
    ("only", "products"),
    [
        ([], ()),
        (["slides-pdf", Product.HANDOUT], (Product.HANDOUT, Product.SLIDES_PDF)),
        (["slides", "slides"], (Product.SLIDES,)),
    ],
)
def test_products_are_wished_by_name(only: list[Product | str], products: tuple[Product, ...]) -> None:
    assert wish(only).products == products


def test_the_handout_and_the_slides_are_made_where_nobody_says_otherwise(tmp_path: Path) -> None:
    assert names(pack(tmp_path)) == [product.file_name for product in EVERYDAY_PRODUCTS]


@pytest.mark.parametrize("typed", ["products: timeline, handout\n", "products: {make: [handout, poster]}\n",
                                   "products: [timeline, handout]\n"])  # fmt: skip
def test_a_pack_names_its_products(tmp_path: Path, typed: str) -> None:
    own = pack(tmp_path, EVENTS + typed)
    assert names(own) == ["handout.pdf", "timeline.pdf"]
    assert names(own, "slides") == ["slides.pptx"]


def test_profiles_are_those_of_the_pack_unless_others_are_asked_for(tmp_path: Path) -> None:
    own = pack(tmp_path, "print: {profiles: [standard, large-print]}\n")
    assert names(own) == ["handout.pdf", "handout-large-print.pdf", "slides.pptx"]
    assert names(own, "handout", profiles=["dyslexia-friendly"]) == ["handout-dyslexia-friendly.pdf"]


def test_everything_is_what_the_pack_has_something_for(tmp_path: Path) -> None:
    without, events = pack(tmp_path), pack(tmp_path, EVENTS)
    assert "timeline.pdf" not in names(without, everything=True)
    assert "timeline.pdf" in names(events, everything=True)
    assert "slides.pdf" in names(without, everything=True)


def test_a_product_is_made_in_the_editions_that_it_has() -> None:
    for product in Product:
        for edition in Edition:
            made = [target.readers for target in targets([product], [Profile.STANDARD], [edition])]
            assert made == [edition if edition in product.editions else product.editions[0]]
        assert [target.readers for target in targets([product], [Profile.STANDARD], Edition)] == sorted(
            product.editions, key=product.editions.index
        )


def test_file_names_tell_targets_apart() -> None:
    every = [
        Target(product, profile, edition, variant)
        for product in Product
        for profile in (Profile if product.is_paged else [Profile.STANDARD])
        for edition in product.editions
        for variant in ("", "b")
    ]
    assert len({target.file_name for target in every}) == len(every)
    assert Target(Product.HANDOUT, Profile.LARGE_PRINT, Edition.TEACHER).file_name == "handout-teacher-large-print.pdf"


def test_products_that_are_none_are_told_with_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    path.write_text(BARE + "products: handout, slide\n", encoding="utf-8")
    with pytest.raises(Exception, match="slide"):
        content.load(path)
