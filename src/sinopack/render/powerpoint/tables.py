"""Tables as native tables (ECMA-376 part 1, 21.1.3).

In: a table of a finished page. Out: a `p:graphicFrame`, with every border and fill said, so that no style shows.
"""

from __future__ import annotations

from sinopack.page import Cell, PlaceholderKind, Stroke, Table
from sinopack.render.powerpoint.paragraphs import paragraphs
from sinopack.render.powerpoint.placeholders import placeholder_tag
from sinopack.render.powerpoint.sheet import Sheet
from sinopack.render.powerpoint.xml import emu, frame

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style that PowerPoint calls “No Style, No Grid”."""


def table(item: Table, sheet: Sheet) -> str:
    """A table, with its header row and column marked for those who hear it read."""
    in_table_placeholder = item.placeholder and item.placeholder.kind is PlaceholderKind.TABLE
    placeholder = sheet.claim(item.placeholder) if in_table_placeholder else None
    application = placeholder_tag(placeholder.ref) if placeholder else ""
    flags = (' firstRow="1"' if item.header_rows else "") + (' firstCol="1"' if item.header_column else "")
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in item.columns)
    rows = "".join(_row(item, index, sheet) for index in range(len(item.rows)))
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{sheet.properties('Table', item.key, item.alternative)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{application}</p:nvPr></p:nvGraphicFramePr>{frame(item.rect, 'p:xfrm')}"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl><a:tblPr{flags}><a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(item: Table, index: int, sheet: Sheet) -> str:
    cells = "".join(_cell(item, index, column, sheet) for column in range(len(item.rows[index])))
    return f'<a:tr h="{emu(item.heights[index])}">{cells}</a:tr>'


def _cell(item: Table, row: int, column: int, sheet: Sheet) -> str:
    cell = item.rows[row][column]
    padding, palette = cell.padding, sheet.palette
    margins = (
        f' marL="{emu(padding.left)}" marR="{emu(padding.right)}"'
        f' marT="{emu(padding.top)}" marB="{emu(padding.bottom)}"'
    )
    borders = (
        f"{palette.stroke(None, 'a:lnL')}{palette.stroke(None, 'a:lnR')}"
        f"{palette.stroke(_edge(item, row - 1, column), 'a:lnT')}{palette.stroke(_edge(item, row, column), 'a:lnB')}"
    )
    merged = ' hMerge="1"' if not cell.span else f' gridSpan="{cell.span}"' if cell.span > 1 else ""
    return (
        f"<a:tc{merged}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(cell.paragraphs, sheet)}</a:txBody>"
        f'<a:tcPr{margins} anchor="t">{borders}{palette.fill(cell.fill)}</a:tcPr></a:tc>'
    )


def _edge(item: Table, row: int, column: int) -> Stroke | None:
    """The line under a row (row -1: over the table). Neighbours must say the same of the edge they share."""
    above = _cell_at(item, row, column)
    below = _cell_at(item, row + 1, column)
    return (above.bottom if above else None) or (below.top if below else None)


def _cell_at(item: Table, row: int, column: int) -> Cell | None:
    return item.rows[row][column] if 0 <= row < len(item.rows) and column < len(item.rows[row]) else None
