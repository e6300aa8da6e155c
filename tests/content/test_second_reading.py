"""One slip of the keyboard in a whole lesson is one problem, at its line, with the line to type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from sinopack.content import load
from sinopack.problems import Problem, Problems, Severity

LESSON = """\
pack:
  title: The Long March
  language: en-GB
sections:
  - id: base
    title: Why they left
    body:
      - Four campaigns had failed, as [Mao](person:mao) wrote.
      - diagram: causes
        title: Why the base fell
        steps:
          - Blockhouses -> Hunger
          - Hunger, Heavy losses -> The break-out
      - table:
          - Campaign | Months
          - Fourth | 3
        title: How long they took
    key_points:
      - The base was ringed with blockhouses
      - About 86,000 people broke out
    notes: |
      Ask who stayed behind.
people:
  - id: zhu
    name: Zhu De
    text: He led the army.
  - id: mao
    name: Mao Zedong
    text: He took command at Zunyi.
timeline:
  events:
    - {date: 1934-10, text: The army breaks out}
    - {date: 1935-10, text: "The army arrives, worn out"}
questions:
  - question: Why did they leave?
    marks: 4
  - question: Put these in order.
    order:
      - The fifth campaign
      - The break-out
      - Zunyi
  - question: What became of [Zhu De](person:zhu)?
    marks: 2
"""


def told(folder: Path, text: str) -> list[Problem]:
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as caught:
        load(path, "content.yaml")
    return list(caught.value.problems)


def slips(line: str) -> Iterator[tuple[str, str]]:
    """What the line becomes by each slip that can befall it."""
    if found := re.fullmatch(r"( *(?:- )?[a-z_]+):( .*)?", line):
        yield "a colon forgotten", found[1] + (found[2] or "")
        yield "a space forgotten", line.replace(": ", ":", 1)
    if line.lstrip().startswith("- "):
        yield "a dash without its space", line.replace("- ", "-", 1)
        yield "a dash forgotten", line.replace("- ", "", 1)
        yield "a dash forgotten, the space kept", line.replace("- ", "  ", 1)
    if line.startswith(" "):
        yield "one space more", f" {line}"
        yield "one space less", line[1:]
        yield "a tab", f"\t{line.lstrip()}"
    if line.count('"') == 2:
        yield "an open quote mark", line[: line.rindex('"')] + line[line.rindex('"') + 1 :]
    if line.endswith("}"):
        yield "an open bracket", line[:-1]


ANOTHER_LESSON = {
    "5: a dash forgotten, the space kept",
    "13: a dash forgotten, the space kept",
    "16: a dash forgotten, the space kept",
    "20: a dash forgotten, the space kept",
    "40: a dash forgotten, the space kept",
    "41: a dash forgotten, the space kept",
    "22: one space more",
    "22: one space less",
    "31: one space more",
    "31: one space less",
}
"""What is no mistake to anybody who does not know what was meant: a line that goes on with the one above, a list of one
section without its dash, and text or a mapping a space deeper."""
SLIPS = [
    pytest.param(number, slipped, id=f"{number + 1}: {what}")
    for number, line in enumerate(LESSON.splitlines())
    for what, slipped in slips(line)
    if slipped != line
]


def is_told(slip: Any) -> bool:
    return slip.id not in ANOTHER_LESSON


@pytest.mark.parametrize(("number", "slipped"), list(filter(is_told, SLIPS)))
def test_a_slip_is_one_problem_at_its_line(tmp_path: Path, number: int, slipped: str) -> None:
    lines = LESSON.splitlines()
    lines[number] = slipped
    problems = told(tmp_path, "\n".join(lines) + "\n")
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert len(errors) <= 2
    assert errors[0].place is not None
    assert abs(errors[0].place.line - number - 1) <= 1


def test_two_slips_far_apart_are_two_problems(tmp_path: Path) -> None:
    text = LESSON.replace("- id: zhu", "id: zhu").replace("- diagram: causes", "- diagram causes")
    assert [problem.place.line for problem in told(tmp_path, text) if problem.place] == [9, 24]


def test_what_is_wrong_besides_is_told_with_it(tmp_path: Path) -> None:
    problems = told(tmp_path, LESSON.replace("- id: zhu", "id: zhu").replace("(person:mao)", "(person:maoo)"))
    assert [(problem.place.line, problem.suggestion) for problem in problems if problem.place] == [
        (8, "      - Four campaigns had failed, as [Mao](person:mao) wrote."),
        (24, "  - id: zhu"),
    ]


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    """Where it shows is behind the last line."""
    for end in range(1, len(LESSON), 7):
        for rest in ('"', "{", "[a, ", "  - x: {y: 'z", "\n\n-x\n\t"):
            (tmp_path / "content.yaml").write_text(LESSON[:end] + rest, encoding="utf-8")
            with suppress(Problems):
                load(tmp_path / "content.yaml")


def test_what_need_not_be_there_is_forgiven_in_every_reading(tmp_path: Path) -> None:
    text = LESSON.replace("- id: zhu", "id: zhu").replace(
        "      - table:", "      - figure: gone.png\n        alt: Hills\n      - table:"
    )
    (tmp_path / "content.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as caught:
        load(tmp_path / "content.yaml", "content.yaml", absent=set())
    errors = [problem for problem in caught.value.problems if problem.severity is Severity.ERROR]
    assert [problem.suggestion for problem in errors] == ["  - id: zhu"]


def test_a_hopeless_file_is_told_as_it_stands(tmp_path: Path) -> None:
    text = "\n".join(line[::-1] for line in LESSON.splitlines())
    assert told(tmp_path, text)


def test_the_lesson_is_right(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(LESSON, encoding="utf-8")
    assert load(tmp_path / "content.yaml").sections
