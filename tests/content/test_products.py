"""What a pack says of its products, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack import content
from sinopack.content.products import ProductSettings
from sinopack.problems import Problems

BARE = "pack: {title: T}\nsections: [S]\n"


def products(folder: Path, typed: str) -> ProductSettings:
    path = folder / "content.yaml"
    path.write_text(f"{BARE}products: {typed}\n", encoding="utf-8")
    return content.load(path).products


@pytest.mark.parametrize(("typed", "number"), [("2", 2), ("'6'", 6), ("4 slides", 4), ("[1]", 1)])
def test_slides_on_a_page(tmp_path: Path, typed: str, number: int) -> None:
    assert products(tmp_path, f"{{slide_notes: {{per_page: {typed}}}}}").slide_notes.per_page == number


def test_five_slides_on_a_page_are_told_with_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(Problems) as raised:
        products(tmp_path, "{slide_notes: {per_page: 5}}")
    (problem,) = raised.value.problems
    assert problem.message == "5 slides on a page is not a choice here."
    assert problem.advice == "Type 1, 2, 3, 4 or 6."
    assert problem.place is not None
    assert problem.place.line == 3


def test_choices_of_imposed_products(tmp_path: Path) -> None:
    typed = products(tmp_path, "{make: [handout, two-up], two_up: {repeat: yes}, booklet: handout}")
    assert (typed.make, typed.two_up.repeat, typed.booklet.of) == (("handout", "two-up"), True, "handout")
