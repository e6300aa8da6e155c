"""A table that is too wide for a slide is turned or divided by its columns, and says so; no word of it is broken."""

from __future__ import annotations

import pytest

from sinopack.page import Table
from tests.layout.slides.decks import deck_of
from tests.layout.slides.reading import cells, sizes, slides_of, table

LONG = [
    "Parliamentarianism",
    "Counterrevolutionaries",
    "Industrialisation",
    "Disenfranchisement",
    "Extraterritoriality",
]


def wide(rows: int, columns: int = 5, extra: str = "        header: both\n") -> str:
    heads = ", ".join(["Country", *(f"{LONG[at % 5]}{'s' * (at // 5)}" for at in range(columns))])
    lines = [
        f"[{heads}]",
        *(f"[Land {row}, {', '.join(f'{row}-{at}' for at in range(columns))}]" for row in range(rows)),
    ]
    body = "".join(f"          - {line}\n" for line in lines)
    return f"pack: A pack\nsections:\n  - title: S\n    body:\n      - title: Wide\n        table:\n{body}{extra}"


def tables_of(content: str, ratio: str) -> tuple[list[Table], list[str]]:
    found = deck_of(content, ratio)
    return [table(slide) for slide in slides_of(found.result, "Title only")], [each.message for each in found.notices]


def no_word_is_broken(found: Table) -> bool:
    return all(not line.hyphen for row in found.rows for cell in row for line in cell.lines) and all(
        " ".join(line.text.strip() for line in cell.lines).replace("- ", "-") == cell.text
        for row in found.rows
        for cell in row
    )


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_a_wide_table_of_few_rows_is_turned(ratio: str) -> None:
    found, notices = tables_of(wide(2, 7), ratio)
    assert [row[0] for part in found for row in cells(part)[1:]][:2] == LONG[:2]
    assert cells(found[0])[0] == ["Country", "Land 0", "Land 1"]
    assert (found[0].header_rows, found[0].header_column) == (1, True)
    assert any("“Wide” is too wide for a slide and is turned there" in notice for notice in notices)
    assert all(map(no_word_is_broken, found))


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_a_wide_table_of_many_rows_is_divided_by_its_columns(ratio: str) -> None:
    found, notices = tables_of(wide(12, 8), ratio)
    heads = list(dict.fromkeys(tuple(cells(part)[0]) for part in found))
    assert len(heads) >= 2
    assert {head[0] for head in heads} == {"Country"}
    assert [name for head in heads for name in head[1:]] == [*LONG, *(f"{name}s" for name in LONG[:3])]
    for head in heads:
        rows = [row for part in found if tuple(cells(part)[0]) == head for row in cells(part)[1:]]
        assert [row[0] for row in rows] == [f"Land {row}" for row in range(12)]
    assert any(f"its columns are divided into {len(heads)} groups" in notice for notice in notices)
    assert all(map(no_word_is_broken, found))
    assert len({size for part in found for size in sizes(part)}) == 1
    assert min(size for part in found for size in sizes(part)) >= 18.0


def test_a_table_that_fits_smaller_stays_as_it_was_typed() -> None:
    found, notices = tables_of(wide(3, 4), "16:9")
    assert [len(cells(part)) for part in found] == [4]
    assert not any("too wide" in notice for notice in notices)


def test_without_any_heads_a_table_is_not_turned() -> None:
    found, notices = tables_of(wide(2, 7, "        header: none\n"), "16:9")
    assert all(len(part.columns) > 3 for part in found[:1])
    assert any("its columns are divided" in notice for notice in notices)
