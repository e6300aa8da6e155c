"""Figures: credits in both forms, crops, pins in both forms, and what is wrong with them at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from sinopack.content import load
from sinopack.content.cropping import Point
from sinopack.content.model import Figure
from sinopack.problems import Problem, Problems, Severity

Reader = Callable[[str], Figure]


@pytest.fixture
def figure(tmp_path: Path) -> Reader:
    """The figure of a pack, whose further keys begin on line 7."""
    Image.new("L", (200, 100)).save(tmp_path / "map.png")

    def read(keys: str) -> Figure:
        lines = "\n".join(f"        {line}".rstrip() for line in keys.split("\n"))
        text = (
            "pack: T\nsections:\n  - title: S\n    body:\n      - figure: map.png\n        alt: A map of the border\n"
        )
        (tmp_path / "content.yaml").write_text(text + lines, encoding="utf-8")
        found = load(tmp_path / "content.yaml", "content.yaml").sections[0].body[0]
        assert isinstance(found, Figure)
        return found

    return read


def faults(read: Reader, keys: str) -> list[Problem]:
    with pytest.raises(Problems) as caught:
        read(keys)
    return [problem for problem in caught.value.problems if problem.severity is Severity.ERROR]


def test_a_credit_is_one_text_or_several(figure: Reader) -> None:
    plain = figure("credit: Drawn by Anna").credit
    assert plain is not None
    assert [part.text for part in plain.parts] == ["Drawn by Anna"]
    long = figure(
        "credit:\n  title: T\n  author: A\n  source: https://example.org/x\n  licence: '[L](https://l.org)'"
    ).credit
    assert long is not None
    assert [part.text for part in long.parts] == ["A", "https://example.org/x", "L"]
    assert long.parts[2].spans[0].address == "https://l.org"


@pytest.mark.parametrize(("keys", "line"), [("credit: {title: T}", 7), ("credit: {autor: A}", 7)])
def test_a_credit_that_says_nothing(figure: Reader, keys: str, line: int) -> None:
    found = faults(figure, keys)
    assert [problem.place.line for problem in found if problem.place][:1] == [line]


def test_pins_in_both_forms(figure: Reader) -> None:
    pins = figure("pins:\n  - 62% 30%: Zhenbao Island\n  - at: 10% 20%\n    text: Moscow\n    label: yes").pins
    assert [(pin.at, pin.text.text, pin.label) for pin in pins] == [
        (Point(0.62, 0.3), "Zhenbao Island", False),
        (Point(0.1, 0.2), "Moscow", True),
    ]
    assert len(figure("pins:\n  62% 30%: A\n  63% 30%: B").pins) == 2


def test_pins_outside_of_the_picture(figure: Reader) -> None:
    (problem,) = faults(figure, "pins:\n  - 10% 10%: A\n  - 162% 30%: B")
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (9, 13)
    assert "outside of the picture" in problem.message


def test_pins_that_are_cut_off(figure: Reader) -> None:
    keys = "crop: square\nfocus: 10% 50%\npins:\n  - 10% 10%: A\n  - 90% 30%: B"
    (problem,) = faults(figure, keys)
    assert problem.place is not None
    assert problem.place.line == 11
    assert "crop" in problem.message
    shown = figure("crop: square\nfocus: 90% 50%\npins:\n  - 90% 30%: B")
    assert shown.cut == (0.5, 0.0, 0.0, 0.0)


def test_too_many_pins(figure: Reader) -> None:
    assert faults(figure, "pins:\n" + "\n".join(f"  - {n}% 5%: P" for n in range(41)))


def test_a_focus_without_a_crop_is_noticed(figure: Reader, tmp_path: Path) -> None:
    figure("focus: 10% 10%")
    notices = load(tmp_path / "content.yaml").notices
    assert [(notice.place.line if notice.place else 0) for notice in notices] == [7]


def test_decoration_has_no_pins(figure: Reader, tmp_path: Path) -> None:
    text = tmp_path / "content.yaml"
    figure("pins: {10% 10%: A}")
    text.write_text(
        text.read_text(encoding="utf-8").replace("alt: A map of the border", "decorative: yes"), encoding="utf-8"
    )
    with pytest.raises(Problems, match="decorative"):
        load(text)
