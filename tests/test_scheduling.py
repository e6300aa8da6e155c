"""Tests that share what they make stay together, and each is run once; stress packs are known by their names."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.scheduling import STRESS_PACKS, in_units, pack_of, unit_of


@pytest.mark.parametrize(
    ("identifier", "pack"),
    [
        ("tests/tagged/test_products.py::test_links[long-word-plain on other papers]", "long-word"),
        ("tests/tagged/test_cards.py::test_each_card[flashcards-large-print.pdf-sample]", "sample"),
        ("tests/layout/handout/test_pages.py::test_no_key[rome A4 large-print]", "rome"),
        ("tests/layout/slides/test_decks.py::test_nothing_lies[sample-4:3-plain]", "sample"),
        ("tests/content/test_dates.py::test_a_date[romeo]", ""),
        ("tests/tagged/test_products.py::test_every_product_is_among_them", ""),
    ],
)
def test_the_pack_that_a_test_judges(identifier: str, pack: str) -> None:
    assert pack_of(identifier) == pack


def test_every_stress_pack_is_known_and_the_sample_is_none() -> None:
    assert {"rome", "everything", "long-word"} <= set(STRESS_PACKS)
    assert "sample" not in STRESS_PACKS
    assert [pack_of(f"tests/x.py::test_x[{name}]") for name in STRESS_PACKS] == STRESS_PACKS


def test_what_stays_together() -> None:
    products, order = (f"tests/tagged/test_{name}.py::test_x[rome]" for name in ("products", "reading_order"))
    assert unit_of(products) == unit_of(order) != unit_of("tests/tagged/test_products.py::test_x[han]")
    assert unit_of("tests/clients/test_files.py::test_x[rome]") == unit_of("tests/clients/test_decks.py::test_x[han]")
    assert unit_of("tests/layout/test_frame.py::test_x") == "tests/layout/test_frame.py"


def test_every_test_is_run_once_and_a_unit_at_a_stretch() -> None:
    identifiers = [
        f"{file}::test_{number}[{pack}]"
        for file in ("tests/layout/test_a.py", "tests/layout/test_b.py", "tests/tagged/test_c.py", "tests/test_d.py")
        for number in range(2)
        for pack in ("rome", "sample", "han")
    ]
    ordered = [item.nodeid for item in in_units(SimpleNamespace(nodeid=each) for each in identifiers)]
    assert sorted(ordered) == sorted(identifiers)
    units = [unit_of(each) for each in ordered]
    assert len([unit for unit, before in zip(units, ["", *units], strict=False) if unit != before]) == len(set(units))
    assert units[0] == "tags of sample"
