from __future__ import annotations

import pytest

from sinopack.layout.text.segments import bound, opportunities
from tests.layout.text.fixed import segments_of


@pytest.mark.parametrize(
    "units",
    [
        ["the ", "cat"],
        ["well-", "known ", "fact"],
        ["Sino-", "Soviet"],
        ["1917–", "1969"],
        ["1917-1969"],
        ["and/", "or"],
        ["“Hi,” ", "he ", "said"],
        ["(a)b"],
        ["“thaw” ", "(1956) ", "and ", "'so' ", "[on]"],
        ["“ (a"],
        ["don’t"],
        ["3,000.5"],
        ["c.\u00a01930"],
        ["ca.\u202f1930"],
        ["a\u2011b"],
        ["e\u0301x"],
        ["soft\u00ad", "hyphen"],
        ["中", "苏", "关", "系，", "一"],
        ["《真", "理", "报》"],
        ["（下）"],
        ["в ", "СССР"],
        ["one ", "-5 ", "two"],
        ["C++ ", "code"],
        ["a ", "--", "b"],
        ["👩\u200d👧", "a"],
    ],
    ids=lambda units: "|".join(units),
)
def test_where_a_line_may_break(units: list[str]):
    text = "".join(units)
    ends = opportunities(text)
    assert [text[start:end] for start, end in zip([0, *ends], ends, strict=False)] == units


def test_segments_know_where_they_start_and_end():
    segments = segments_of("ab  cd e")
    assert segments.ends == [4, 7, 8]
    assert segments.lefts == [0, 4, 7]
    assert segments.rights == [2, 6, 8]
    assert [segments.begin(index) for index in range(3)] == [0, 4, 7]


def test_which_segments_are_too_wide():
    segments = segments_of("a elephant b crocodile")
    assert segments.overwide(8) == [3]
    assert segments.overwide(7) == [1, 3]
    assert segments.overwide(9) == []


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("On 25 February 1956 he spoke", ["On", "25", "February", "1956"]),
        ("about 1.5 million men", ["about", "1.5"]),
        ("A war began", ["A"]),
        ("Marxist-Leninist ideas", ["Marxist-"]),
        ("no figures here", []),
        ("it ends in 1956", ["in"]),
    ],
)
def test_what_should_not_end_a_line(text: str, ends: list[str]):
    segments = segments_of(text)
    found = [text[segments.begin(index) : segments.ends[index]].strip() for index in sorted(bound(text, segments))]
    assert found == ends
