"""What a line may have been meant as: every forgotten sign and every other depth is among it, and nothing twice."""

from __future__ import annotations

import pytest

from sinopack.source.alternatives import alternatives, without_a_sign

LINES = ["sections:", "  - title: Retreat", "    body:", "      - Four campaigns had failed", "", "    notes: None"]


def meant(line: str, number: int = 3) -> list[str]:
    lines = [*LINES[:number], line, *LINES[number + 1 :]]
    found = list(alternatives(lines, number))
    assert all(fix.line == number and fix.message and fix.column <= len(line) for fix in found)
    return [fix.suggestion for fix in found]


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("      -Four campaigns", "      - Four campaigns"),
        ('      -"Four campaigns"', '      - "Four campaigns"'),
        ("      - chart column", "      - chart: column"),
        ("    body", "    body:"),
        ("      - chart:column", "      - chart: column"),
        ("      Four campaigns", "      - Four campaigns"),
        ("  title: Retreat", "  - title: Retreat"),
        ("       - Four campaigns", "      - Four campaigns"),
        ("\t- Four campaigns", "      - Four campaigns"),
        (" body:", "    body:"),
    ],
)
def test_what_was_meant_is_among_it(typed: str, better: str) -> None:
    found = meant(typed)
    assert better in found
    assert typed not in found
    assert len(found) == len(set(found))


@pytest.mark.parametrize("line", ["", "   ", "# a comment", "  # a comment"])
def test_what_says_nothing_was_not_meant_as_anything(line: str) -> None:
    assert meant(line) == []
    assert list(without_a_sign([line], 0)) == []


def test_an_address_is_no_key() -> None:
    assert not any("https: //" in line for line in meant("      - https://example.org"))


def test_far_above_only_a_sign_was_forgotten() -> None:
    found = [fix.suggestion for fix in without_a_sign([*LINES[:1], "    title Retreat"], 1)]
    assert found == ["    title: Retreat", "    - title Retreat", "  - title Retreat"]


def test_at_the_ends_of_a_file() -> None:
    assert "- title: Retreat" in [fix.suggestion for fix in alternatives(["title: Retreat"], 0)]
