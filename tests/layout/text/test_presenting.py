from __future__ import annotations

import pytest

from sinopack.layout.text.presenting import meetings, presented_breaks
from sinopack.layout.text.segments import opportunities


@pytest.mark.parametrize(
    "units",
    [
        ["well-", "known ", "1917–", "1969"],
        ["party—", "state"],
        ["he ", "and/or ", "she"],
        ["and/", "or ", "both/neither"],
        ["see ", "https://a-b.org/c-d?e=f"],
        ["what?no"],
        ["中", "苏", "关", "系，", "一"],
        ["一", "九，1949 ", "年"],
        ["毛", "Mao", "泽"],
        ["约", "（1950）"],
        ["见", "(1950)", "年"],
        ["中/汉"],
        ["שלום ", "עולם"],
    ],
    ids=lambda units: "|".join(units),
)
def test_breaks_are_those_that_every_program_takes(units: list[str]):
    text = "".join(units)
    ends = presented_breaks(text, opportunities(text))
    assert [text[start:end] for start, end in zip([0, *ends], ends, strict=False)] == units


def test_room_is_added_where_han_and_latin_meet():
    assert meetings("毛泽东 Mao said 1949年") == [4, 17]
    assert meetings("Mao said") == []
    assert meetings("毛，泽“东”…") == []
    assert meetings("毛“Mao”泽") == [2, 6]
