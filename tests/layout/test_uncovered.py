"""A character that no font has is named with the place where it was typed, in every kind of block."""

from __future__ import annotations

from pathlib import Path

import pytest

import sinopack

SIGN = "\U00012000"

BLOCKS = {
    "a name in a chart": (f"- chart: column\n  data: [Year | {SIGN}, 1950 | 3]", 5),
    "a box of causes": (f"- diagram: causes\n  steps:\n    - a -> b\n    - b -> {SIGN}", 8),
    "a step": (f"- diagram: sequence\n  steps:\n    - a\n    - {SIGN}", 8),
    "a side": (f"- comparison: [{SIGN}, b]\n  aspects: [x | 1 | 2]", 5),
    "a hard word": (f"- extract: hello\n  words:\n    hello: {SIGN}", 7),
    "program code": (f"- code: |\n    {SIGN}", 5),
    "program code in a text": (f"- |\n  Text.\n\n  ```\n  {SIGN}\n  ```", 8),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_of_a_block(kind: str, tmp_path: Path) -> None:
    typed, line = BLOCKS[kind]
    body = "\n".join(f"      {each}" for each in typed.splitlines())
    assert lines_named(f"pack: A\nsections:\n  - title: One\n    body:\n{body}\n", tmp_path) == [line]


def test_of_an_event(tmp_path: Path) -> None:
    text = f"pack: A\nsections: [B]\ntimeline:\n  events:\n    - 1950: a\n    - 1951: {SIGN}\n"
    assert lines_named(text, tmp_path) == [6]


def lines_named(text: str, folder: Path) -> list[int | None]:
    """The lines of the content file at which a check names the character."""
    (folder / "content.yaml").write_text(text, encoding="utf-8")
    found = [problem for problem in sinopack.check(folder / "content.yaml") if "U+12000" in problem.message]
    return [problem.place.line if problem.place else None for problem in found]
