"""Which dollar signs stand around a formula: what teachers of mathematics type, and what those of history do."""

from __future__ import annotations

import pytest

from sinopack.content.markdown import read_inline, read_prose
from sinopack.problems import Severity

MONEY = (
    "$300 million",
    "from $300 to $500",
    "US$300 million and US$5 more",
    "(US$)300 and (A$)200",
    "a $5-$10 note",
    "costs $5/kg, sells at 6$/kg",
    "It cost $5 (or 6$).",
    "a loan of $300 million (later $450 million), at 1% interest",
    "prices: $3, $4, and $5.",
    "between $1.5bn and 2bn$",
    "5$ for $6",
    "In 1950 the $300 million loan; by 1960 all $300 million was repaid",
    'Worth "$1 million" or "$2 million"',
    "between $300m and $400m (not $500m)",
    "a $5-a-day wage, a $6-a-day wage",
    "$ and $",
    "the U$ and the A$",
    "$100",
    r"\$x\$ and \$5",
    "**$5** and **$6**",
    "GDP per head: $1,200 (1950), $1,900 (1970)",
    "$1 = 7 yuan, and $2 = 14 yuan",
    "earn $10 an hour ($80 a day)",
)
FORMULAS = {
    "the $n$th term of $a_n$": ["n", "a_n"],
    "Area $A = lw$ and $V$.": ["A = lw", "V"],
    "$E = mc^2$": ["E = mc^2"],
    "$ma = F$": ["ma = F"],
    "$x + y$": ["x + y"],
    "$pV = nRT$": ["pV = nRT"],
    "$x$ costs $5": ["x"],
    "$5 and $x$": ["x"],
    "$2x + 3 = 7$": ["2x + 3 = 7"],
    "$1$": ["1"],
    r"$3 \text{ kg}$": [r"3 \text{ kg}"],
    "$a$, $b$": ["a", "b"],
    "方程$x^2$的解": ["x^2"],
    "($x$)": ["x"],
    r"$\{1, 2\}$": [r"\{1, 2\}"],
    "**$x$**": ["x"],
    "earn $10 an hour, spend $x$ an hour": ["x"],
    "$a*b*c$": ["a*b*c"],
}


def formulas(text: str) -> list[str]:
    inline, _ = read_inline(text)
    return [span.text for span in inline.spans if span.formula]


@pytest.mark.parametrize("text", MONEY)
def test_money_stays_text(text: str) -> None:
    inline, remarks = read_inline(text)

    assert formulas(text) == []
    assert inline.text == text.replace("\\$", "$").replace("**", "")
    assert all(fault.severity is Severity.NOTICE for fault in remarks.faults)


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_found(text: str) -> None:
    assert formulas(text) == FORMULAS[text]


def test_what_is_only_probably_money_is_told_of() -> None:
    _, remarks = read_inline("It cost $5 or 6$.")

    (fault,) = remarks.faults
    assert fault.severity is Severity.NOTICE
    assert "It cost $5 or 6$."[fault.start : fault.stop] == "$5 or 6$"


def test_formulas_of_several_lines_stand_by_themselves() -> None:
    prose, remarks = read_prose("Text.\n\n$$\na\n= b\n- c\n$$\n\nText $x$.\n\n- item\n\n  $$y$$\n")

    assert remarks.faults == []
    first, formula, _, listed = prose.blocks
    assert formula.is_formula
    assert formula.text.text == "a = b - c"
    assert [span.display for span in listed.items[0].text.spans] == [False, True]
    assert not first.is_formula


def test_one_that_never_ends_takes_no_more_than_its_paragraph() -> None:
    prose, remarks = read_prose("$$ x\n\nA paragraph.\n")

    assert len(remarks.faults) == 1
    assert [block.text.text for block in prose.blocks] == ["x", "A paragraph."]
