"""The data sheet of a chart: the workbook that a presenting program opens for “Edit data”.

In: a chart of a finished page. Out: the bytes of an .xlsx file, the same for the same chart. XlsxWriter is loaded when
the first chart is drawn.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from sinopack.page import Chart
from sinopack.render.powerpoint.package import zipped

SHEET = "Sheet1"
_DATE = datetime(1980, 1, 1, tzinfo=UTC)


def workbook(chart: Chart) -> bytes:
    """Names in the first column, a column for each series, both under their heads. Text stays text: a name that begins
    with = is no formula."""
    from xlsxwriter import Workbook

    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    book.set_properties({"created": _DATE.replace(tzinfo=None)})
    sheet = book.add_worksheet(SHEET)
    sheet.write_string(0, 0, chart.corner)
    for row, category in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value)
    book.close()
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    packed = BytesIO()
    zipped(parts, packed)  # for XlsxWriter's own zip tells on what system it was made
    return packed.getvalue()


def cells(column: int, first: int, last: int) -> str:
    """A reference to cells of a column, rows counted from 1."""
    letter = chr(ord("A") + column)
    return f"{SHEET}!${letter}${first}" + (f":${letter}${last}" if last != first else "")
