"""Tables on paper: in full size, smaller, turned, or row by row, whatever lets every word stand whole."""

from __future__ import annotations

import pytest

from sinopack.page import Page, Table, TextBox
from sinopack.problems import Problem
from tests.layout.handout.laid import laid_out
from tests.layout.handout.reading import flat
from tests.plan.typed import typed

LONG = [
    "Parliamentarianism",
    "Counterrevolutionaries",
    "Industrialisation",
    "Disenfranchisement",
    "Extraterritoriality",
]


def of(columns: int, rows: int, word: str = "") -> tuple[list[Page], tuple[Problem, ...]]:
    heads = ", ".join(["Country", *(f"{LONG[at % 5]}{'s' * (at // 5)}" for at in range(columns))])
    lines = [f"[{heads}]", *(f"[Land {row}, {', '.join([word or 'x'] * columns)}]" for row in range(rows))]
    body = "".join(f"          - {line}\n" for line in lines)
    start = "pack: P\nsections:\n  - title: S\n    body:\n      - title: Wide\n        header: both\n        table:\n"
    pack = typed(start + body)
    found = laid_out(pack, "A4")
    return list(found.document.pages), found.notices


def tables(pages: list[Page]) -> list[Table]:
    return [item for page in pages for item in flat(page.items) if isinstance(item, Table)]


def sizes(found: Table) -> set[float]:
    return {run.style.size for row in found.rows for cell in row for each in cell.paragraphs for run in each.runs}


@pytest.mark.parametrize(
    ("columns", "rows", "size", "said"),
    [
        (3, 8, 11.0, ""),
        (5, 8, 9.0, "The table “Wide” is set in 9 pt instead of 11 pt, to fit."),
        (7, 3, 11.0, "The table “Wide” is too wide for its page and is turned: what was a column there is a row."),
        (7, 12, None, "The table “Wide” is too wide for its page and is set row by row."),
    ],
)
def test_the_form_that_lets_words_stand_whole(columns: int, rows: int, size: float | None, said: str) -> None:
    pages, notices = of(columns, rows)
    found = tables(pages)
    assert [notice.message for notice in notices] == ([said] if said else [])
    if size is None:
        assert not found
        texts = [item.text for page in pages for item in flat(page.items) if isinstance(item, TextBox)]
        assert [text for text in texts if text.startswith("Country: ")] == [
            f"Country: Land {row}" for row in range(rows)
        ]
        assert sum(text.startswith(f"{LONG[3]}: ") for text in texts) == rows
        return
    assert {each for table in found for each in sizes(table)} == {size}
    assert not any(line.hyphen for table in found for row in table.rows for cell in row for line in cell.lines)
    if "turned" in said:
        assert [row[0].text for row in found[0].rows] == ["Country", *LONG, *(f"{name}s" for name in LONG[:2])]


def test_row_by_row_all_rows_have_one_number_of_columns() -> None:
    """As many as the row with the longest cell lets stand side by side."""
    heads = " | ".join(("Country", *LONG, *(f"{name}s" for name in LONG[:2])))
    rows = [" | ".join((f"Land {row}", *["x" * (22 if row == 3 else 1)] * 7)) for row in range(12)]
    lines = "".join(f"          - {line}\n" for line in (heads, *rows))
    start = "pack: P\nsections:\n  - title: S\n    body:\n      - title: Wide\n        header: both\n        table:\n"
    pages = laid_out(typed(start + lines), "A4").document.pages
    lefts: dict[str, set[float]] = {}
    for item in (item for page in pages for item in flat(page.items)):
        row, _, cell = item.key.partition("-cell-")
        if isinstance(item, TextBox) and cell:
            lefts.setdefault(row, set()).add(round(item.rect.x, 1))
    assert len(lefts) == 12
    first, *others = lefts.values()
    assert others == [first] * 11


def test_a_row_higher_than_half_a_page_is_set_so_that_it_can_be_divided() -> None:
    pages, notices = of(2, 1, " ".join(["word"] * 900))
    assert not tables(pages)
    assert "set row by row" in notices[0].message


def test_a_small_table_is_not_divided() -> None:
    pages, _ = of(2, 3)
    assert len(tables(pages)) == 1
