"""Diagrams: the lines that a teacher types become boxes and arrows."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack.content import load
from sinopack.content.model import Diagram
from sinopack.problems import Problems


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    def reading(block: str) -> Diagram:
        lines = "\n".join(f"      {line}" for line in block.splitlines())
        path = tmp_path / "content.yaml"
        path.write_text(f"pack: T\nsections:\n  - title: S\n    body:\n{lines}\n", encoding="utf-8")
        (found,) = load(path).sections[0].body
        assert isinstance(found, Diagram)
        return found

    return reading


def texts(diagram: Diagram) -> list[str]:
    return [box.text for box in diagram.drawn[0]]


def arrows(diagram: Diagram) -> list[str]:
    """Every arrow as one would write it."""
    names = texts(diagram)
    return [
        f"{names[arrow.start]}>{names[arrow.end]}" + (f":{arrow.label.text}" if arrow.label else "")
        for arrow in diagram.drawn[1]
    ]


@pytest.mark.parametrize("sign", ["->", "→", "=>", "-->", "–>", "⇒", "leads to", "lead to", "  ->  "])
def test_an_arrow_is_typed_in_many_ways(read, sign: str) -> None:  # type: ignore[no-untyped-def]
    assert arrows(read(f"- diagram: causes\n  steps:\n    - The ideology {sign} Mistrust")) == ["The ideology>Mistrust"]


def test_several_causes_and_effects_stand_between_commas(read) -> None:  # type: ignore[no-untyped-def]
    found = read("- diagram: causes\n  steps:\n    - Korea, Secret Speech -> Mistrust; Anger")
    assert texts(found) == ["Korea", "Secret Speech", "Mistrust", "Anger"]
    assert arrows(found) == ["Korea>Mistrust", "Korea>Anger", "Secret Speech>Mistrust", "Secret Speech>Anger"]


def test_a_comma_within_a_number_parts_nothing(read) -> None:  # type: ignore[no-untyped-def]
    assert texts(read("- diagram: causes\n  steps: 1,390 advisers leave -> Delay")) == ["1,390 advisers leave", "Delay"]


def test_a_year_belongs_to_what_stands_before_it(read) -> None:  # type: ignore[no-untyped-def]
    found = read("- diagram: causes\n  steps: 'Treaty, 1950, Korea, 1950–53; Aid -> Fighting, 1969'")
    assert texts(found) == ["Treaty, 1950", "Korea, 1950–53", "Aid", "Fighting, 1969"]
    assert texts(read("- diagram: causes\n  steps: '3 wars, 2 treaties -> Debt'")) == ["3 wars", "2 treaties", "Debt"]


def test_arrows_run_on(read) -> None:  # type: ignore[no-untyped-def]
    assert arrows(read("- diagram: causes\n  steps: [A -> B -> C]")) == ["A>B", "B>C"]


@pytest.mark.parametrize(
    "line",
    ["A -> B: because", '"A -> B: because"', "{step: A -> B, text: because}", "step: A -> B\n      text: because"],
)
def test_what_is_said_of_an_arrow(read, line: str) -> None:  # type: ignore[no-untyped-def]
    assert arrows(read(f"- diagram: causes\n  steps:\n    - {line}")) == ["A>B:because"]


def test_steps_without_dashes(read) -> None:  # type: ignore[no-untyped-def]
    assert arrows(read("- diagram: causes\n  steps: |\n    A -> B\n    B -> C")) == ["A>B", "B>C"]
    assert arrows(read("- diagram: causes\n  steps:\n    A -> B: so\n    B -> C: then")) == ["A>B:so", "B>C:then"]


def test_names_are_told_apart_by_more_than_capitals(read) -> None:  # type: ignore[no-untyped-def]
    assert texts(read("- diagram: causes\n  steps: [A war -> Debt, a  War -> Hunger]")) == ["A war", "Debt", "Hunger"]


def test_boxes_have_dates_and_details_and_may_be_called_by_an_id(read) -> None:  # type: ignore[no-untyped-def]
    found = read(
        "- diagram: causes\n  steps: [korea -> Mistrust]\n  boxes:\n    - box: War, in Korea\n      id: korea\n"
        "      dates: 1950/1953\n    - Mistrust: Mao feels used"
    )
    first, second = found.drawn[0]
    assert (first.text, second.text, second.detail.text) == ("War, in Korea", "Mistrust", "Mao feels used")
    assert first.dates is not None
    assert arrows(found) == ["War, in Korea>Mistrust"]


def test_a_name_with_a_comma_stands_by_itself(read) -> None:  # type: ignore[no-untyped-def]
    boxes = '[{box: "War, in Korea"}, Mistrust]'
    assert arrows(read(f"- diagram: causes\n  steps: ['War, in Korea -> Mistrust']\n  boxes: {boxes}")) == [
        "War, in Korea>Mistrust"
    ]


def test_a_sequence_is_a_list(read) -> None:  # type: ignore[no-untyped-def]
    found = read("- diagram: sequence\n  steps:\n    - One\n    - Two: in detail\n    - step: Three\n      dates: 1956")
    assert texts(found) == ["One", "Two", "Three"]
    assert arrows(found) == ["One>Two", "Two>Three"]
    assert found.drawn[0][1].detail is not None
    assert found.drawn[0][2].dates is not None


@pytest.mark.parametrize("steps", ["[A -> B -> C]", "[A -> B, B -> C]", "A → B → C"])
def test_a_sequence_may_be_typed_with_arrows(read, steps: str) -> None:  # type: ignore[no-untyped-def]
    assert arrows(read(f"- diagram: sequence\n  steps: {steps}")) == ["A>B", "B>C"]


@pytest.mark.parametrize("steps", ["[A, B, C]", "[A -> B -> C -> A]", "[A -> B, B -> C, C -> A]"])
def test_a_cycle_closes_itself(read, steps: str) -> None:  # type: ignore[no-untyped-def]
    assert arrows(read(f"- diagram: cycle\n  steps: {steps}")) == ["A>B", "B>C", "C>A"]


@pytest.mark.parametrize("kind", ["causes", "Cause and effect", "CAUSES"])
def test_kinds_have_other_names(read, kind: str) -> None:  # type: ignore[no-untyped-def]
    assert read(f"- diagram: {kind}\n  steps: A -> B").diagram == "causes"


def test_every_ring_is_found(read) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Problems) as found:
        read("- diagram: causes\n  steps:\n    - A -> B -> C\n    - C -> D -> A\n    - C -> B")
    assert [problem.message for problem in found.value.problems] == [
        "These arrows run in a ring: A → B → C → D → A.",
        "These arrows run in a ring: B → C → B.",
    ]
