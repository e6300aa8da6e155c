"""Charts as typed: what becomes of rows, files and short forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack.content import load
from sinopack.content.chart_data import ChartData, Series
from sinopack.content.charts import Chart
from sinopack.problems import Problems


def chart_in(folder: Path, typed: str, language: str = "en") -> Chart:
    """The chart of a pack whose only block is typed so."""
    lines = "\n".join(f"        {line}" for line in typed.strip().splitlines())
    text = f"pack: {{title: T, language: {language}}}\nsections:\n  - title: S\n    body:\n      -\n{lines}\n"
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8")
    block = load(path).sections[0].body[0]
    assert isinstance(block, Chart)
    return block


def test_rows_become_series(tmp_path: Path) -> None:
    chart = chart_in(tmp_path, "chart: columns\ndata:\n  - Year | A | B\n  - 1950 | 1,200 | –\n  - [1951, '3.5', '−4']")
    assert chart.chart == "column"
    assert chart.data == ChartData(
        "Year", ("1950", "1951"), (Series("A", (1200, 3.5)), Series("B", (None, -4))), "", "", 1
    )


def test_numbers_are_read_in_the_packs_language(tmp_path: Path) -> None:
    typed = "chart: line\ndata:\n  - Jahr | A\n  - 1950 | 1.200\n  - 1951 | 1,5"
    assert [series.values for series in chart_in(tmp_path, typed, "de").data.series] == [(1200, 1.5)]
    assert [series.values for series in chart_in(tmp_path, typed, "en").data.series] == [(1.2, 1.5)]


def test_a_markdown_table_will_do(tmp_path: Path) -> None:
    chart = chart_in(
        tmp_path, "chart: pie\ndata: |\n  | Fuel | Share |\n  |---|---|\n  | Coal | 60 % |\n  | Oil | 40 % |"
    )
    assert chart.data == ChartData("Fuel", ("Coal", "Oil"), (Series("Share", (60, 40)),), "", "%", 0)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_is_read(tmp_path: Path, separator: str) -> None:
    rows = [["Year", "Loans", "Debts"], ["1950", "$300", "$5"], ["1951", "", "$−2.5"]]
    (tmp_path / "loans.csv").write_text("\n".join(separator.join(row) for row in rows), encoding="utf-8")
    chart = chart_in(tmp_path, "chart: line\ndata: loans.csv")
    assert chart.data == ChartData(
        "Year", ("1950", "1951"), (Series("Loans", (300, None)), Series("Debts", (5, -2.5))), "$", "", 1
    )


def test_a_fault_in_a_csv_file_is_shown_at_its_cell(tmp_path: Path) -> None:
    (tmp_path / "loans.csv").write_text("Year,Loans\n1950,300\n1951,three hundred\n", encoding="utf-8")
    with pytest.raises(Problems) as found:
        chart_in(tmp_path, "chart: line\ndata: loans.csv")
    (problem,) = found.value.problems
    assert problem.message == "“three hundred” is not a number."
    assert problem.place is not None
    assert (problem.place.file.name.endswith("loans.csv"), problem.place.line) == (True, 3)


def test_years_may_head_columns(tmp_path: Path) -> None:
    chart = chart_in(tmp_path, "chart: bar\ndata:\n  - Country | 1950 | 1960\n  - China | 1 | 2")
    assert [series.name for series in chart.data.series] == ["1950", "1960"]


def test_a_chart_made_in_code_is_the_one_that_was_typed(tmp_path: Path) -> None:
    made = Chart(chart="bar", data=[["Year", "A"], ["1950", 3], ["1951", 4.5]])
    assert made == chart_in(tmp_path, "chart: bar\ndata:\n  - Year | A\n  - 1950 | 3\n  - 1951 | 4.5")
