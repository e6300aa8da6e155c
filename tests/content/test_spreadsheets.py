"""Rows of a CSV file, however a spreadsheet program or a person saved it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sinopack.content import load
from sinopack.content.beside import FileFault
from sinopack.content.blocks import TableData
from sinopack.content.spreadsheets import MAXIMUM_COLUMNS, MAXIMUM_ROWS, read_rows

ROWS = [["Year", "Loan, in roubles"], ["1950", "“three” – 3,5"], ["1951", "Ürümqi; Žabljak"]]


def written(rows: list[list[str]], separator: str = ",", end: str = "\r\n") -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, lineterminator=end).writerows(rows)
    return file.getvalue()


def read(folder: Path, data: bytes | str, name: str = "data.csv", language: str = "en") -> list[list[str]]:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return [[str(cell) for cell in row] for row in read_rows(name, folder, language=language)]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_encodings_and_separators_are_told(tmp_path: Path, separator: str, encoding: str, end: str) -> None:
    assert read(tmp_path, written(ROWS, separator, end).encode(encoding)) == ROWS


@pytest.mark.parametrize(
    ("language", "encoding", "text"),
    [
        ("ru", "cp1251", "Пекин"),
        ("uk-UA", "cp1251", "Київ"),
        ("pl", "cp1250", "Łódź"),
        ("zh-Hans", "gb18030", "北京市"),
    ],
)
def test_without_a_mark_the_code_page_is_that_of_the_language(
    tmp_path: Path, language: str, encoding: str, text: str
) -> None:
    rows = [["a", "b"], [text, "1"]]
    assert read(tmp_path, written(rows, ";").encode(encoding), language=language) == rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Year;Share\n1950;3,5\n1951;4,5\n", [["Year", "Share"], ["1950", "3,5"], ["1951", "4,5"]]),
        ("1,5;2,5\n3,5;4,5\n", [["1,5", "2,5"], ["3,5", "4,5"]]),
        ("a,b\n1;2;3,4;5\n", [["a", "b"], ["1;2;3", "4;5"]]),
        ("sep=|\na|b\n1,5|2\n", [["a", "b"], ["1,5", "2"]]),
        ("one\ntwo\n", [["one"], ["two"]]),
        ("a\tb\n1,2\t3\n", [["a", "b"], ["1,2", "3"]]),
    ],
)
def test_a_separator_is_no_decimal_comma(tmp_path: Path, text: str, expected: list[list[str]]) -> None:
    assert read(tmp_path, text) == expected


def test_what_is_empty_at_the_end_is_filled_or_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, "a,b,c,,\n1\n,,,\n\n ,2,,,\n") == [["a", "b", "c"], ["1", "", ""], ["", "2", ""]]


def test_quoted_cells_hold_anything(tmp_path: Path) -> None:
    rows = [["a", "b"], ['say "no", please', "two\nlines"], ["", "x"]]
    assert read(tmp_path, written(rows)) == rows


def test_cells_know_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text('Year,Loan\n"19\n50","a ""b"", c",d\n', encoding="utf-8")
    with pytest.raises(FileFault, match=r"Line 2 of data\.csv has 3 cells, and line 1 has 2 cells"):
        read_rows("data.csv", tmp_path)
    (tmp_path / "data.csv").write_text('Year,Loan\n"19\n50","a ""b"", c"\n1951,d\n', encoding="utf-8")
    rows = read_rows("data.csv", tmp_path, "packs")
    assert [[str(cell.place) for cell in row] for row in rows] == [
        ["packs/data.csv:1:1", "packs/data.csv:1:6"],
        ["packs/data.csv:2:2", "packs/data.csv:3:6"],
        ["packs/data.csv:4:1", "packs/data.csv:4:6"],
    ]


def test_bounds(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="more than 2,000 rows"):
        read(tmp_path, "a\n" * (MAXIMUM_ROWS + 1))
    with pytest.raises(FileFault, match="61 columns"):
        read(tmp_path, "a," * MAXIMUM_COLUMNS + "a\n")


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200))
def test_any_bytes_are_rows_or_a_fault(tmp_path: Path, data: bytes) -> None:
    try:
        rows = read(tmp_path, data)
    except FileFault:
        return
    assert len({len(row) for row in rows}) == 1


CELLS = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1, max_size=12).map(str.strip)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(CELLS.filter(bool), CELLS.filter(bool), CELLS.filter(bool)), min_size=1, max_size=6),
    st.sampled_from(["utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_read(tmp_path: Path, rows: list[tuple[str, str, str]], encoding: str) -> None:
    data = written([list(row) for row in rows]).encode(encoding)
    typed = [[cell.replace("\r", "\n") for cell in row] for row in rows]
    assert read(tmp_path, data, "data.csv") == typed or _is_ambiguous(rows)


def _is_ambiguous(rows: list[tuple[str, str, str]]) -> bool:
    """Whether another sign than the comma parts the rows as evenly."""
    return any(sign in cell for sign in ";\t" for cell in rows[0]) or rows[0][0].lower().startswith("sep=")


def test_a_table_of_a_file_is_a_table(tmp_path: Path) -> None:
    (tmp_path / "loans.csv").write_bytes('Year;"Loan\r\nagreed"\r\n1950;**300** million\r\n'.encode("cp1252"))
    path = tmp_path / "content.yaml"
    path.write_text("pack: T\nsections:\n  - title: A\n    body:\n      - table: loans.csv\n", encoding="utf-8")
    (table,) = load(path).sections[0].body
    assert isinstance(table, TableData)
    assert [[cell.text for cell in row] for row in table.table] == [["Year", "Loan\nagreed"], ["1950", "300 million"]]
    assert table.table[1][1].spans[0].bold
