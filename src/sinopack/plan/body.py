"""What stands in the body of a section besides text: quotations, tables, charts, figures, formulas, code.

In: the author's blocks. Out: planned blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, repeat

from msgspec.structs import replace

from sinopack.content import model
from sinopack.content.cropping import within
from sinopack.content.markup import CodeBlock, Inline, Kind, Paragraph, Prose, Reference, Span, TableBlock
from sinopack.plan import blocks
from sinopack.plan.charts import plan_chart
from sinopack.plan.credits import credit_line
from sinopack.plan.diagram import plan_diagram
from sinopack.plan.planner import Planner, plain
from sinopack.theme import Labels

BodyBlock = (
    blocks.Quote
    | blocks.Callout
    | blocks.TableOf
    | blocks.ChartOf
    | blocks.Comparison
    | blocks.Extract
    | blocks.FigureOf
    | blocks.DiagramOf
    | blocks.FormulaOf
    | blocks.CodeOf
)
_FIGURE = re.compile(r"[−–+-]?[£$€¥]?\d[\d .,\u00a0\u202f]*\s?%?")
_OPENING_MARKS = "“\"'‘«„「"


AuthorsBlock = (
    model.Quote
    | model.Callout
    | model.TableData
    | model.Chart
    | model.Comparison
    | model.Extract
    | model.Figure
    | model.Diagram
    | model.Formula
    | model.Code
)


def plan_block(block: AuthorsBlock, planner: Planner) -> BodyBlock:
    """A block of a body other than Markdown text."""
    key, place = planner.key(block), block.place
    match block:
        case model.Quote():
            return plan_quote(block, planner)
        case model.Callout():
            return blocks.Callout(block.title, block.callout, key, place)
        case model.TableData():
            header_rows = block.header_rows if block.header in ("row", "both") else 0
            header_column = block.header in ("column", "both")
            alignments = _alignments(block.table, header_rows, block.align)
            return blocks.TableOf(
                block.table, header_rows, header_column, alignments, block.title, block.caption, key, place
            )
        case model.Chart():
            return plan_chart(block, planner)
        case model.Comparison():
            sides = tuple(blocks.SideOf(side.side, side.points) for side in block.comparison)
            aspects = tuple(blocks.AspectOf(aspect.aspect, aspect.cells) for aspect in block.aspects)
            return blocks.Comparison(sides, aspects, block.title, block.caption, key, place)
        case model.Extract():
            return _plan_extract(block, planner)
        case model.Diagram():
            return plan_diagram(block, planner)
        case model.Figure():
            assert block.picture is not None  # a pack whose picture is missing is not valid
            return blocks.FigureOf(
                picture=block.picture,
                alternative=_alternative(block, planner.labels),
                decorative=block.decorative,
                title=block.title,
                caption=block.caption,
                credit=credit_line(block.credit),
                key=key,
                place=place,
                crop=block.cut,
                pins=_pins(block, key),
            )
        case model.Formula():
            said = block.alt or block.formula.text
            return blocks.FormulaOf(block.formula, said, block.title, block.caption, key, place)
        case model.Code():
            listing = block.listing
            return blocks.CodeOf(listing.text, listing.language, block.lines, block.title, block.caption, key, place)


def _pins(figure: model.Figure, key: str) -> tuple[blocks.PinOf, ...]:
    points = [within(pin.at, figure.cut) for pin in figure.pins]
    return tuple(
        blocks.PinOf(number, point.x, point.y, pin.text, pin.label, f"{key}-pin-{number}")
        for number, (pin, point) in enumerate(zip(figure.pins, points, strict=True), 1)
    )


def _alternative(figure: model.Figure, labels: Labels) -> str:
    """What is said in place of a picture: where the author says nothing, its caption or its title; else at least that a
    picture is there (PDF/UA-1, 7.3, has every figure say something). Of decoration, nothing."""
    if figure.decorative:
        return ""
    if figure.alt:
        return figure.alt
    beside = figure.caption or figure.title
    return beside.text if beside else labels("undescribed")


def _alignments(rows: tuple[tuple[Inline, ...], ...], header_rows: int, wished: Sequence[str] = ()) -> tuple[str, ...]:
    """How each column stands: as the author wishes; else figures by their decimal points, but years and all else on the
    left."""
    columns = zip(*rows[header_rows:], strict=False)
    found = []
    for cells, wish in zip(columns, chain(wished, repeat("auto")), strict=False):
        texts = [cell.text.strip() for cell in cells if cell.text.strip()]
        is_figures = bool(texts) and all(_FIGURE.fullmatch(text) for text in texts)
        is_years = len(texts) > 1 and all(len(text) == 4 and text.isdecimal() for text in texts)
        found.append(("decimal" if is_figures and not is_years else "left") if wish == "auto" else wish)
    return tuple(found) if set(found) - {"left"} else ()


def plan_quote(quote: model.Quote, planner: Planner) -> blocks.Quote:
    """A quotation with its label; words quoted exactly stand between quotation marks."""
    return blocks.Quote(
        label=quote.label or planner.quote_labels[id(quote)],
        text=quote.quote if quote.paraphrase else as_quoted(quote.quote, planner.labels),
        by=quote.by,
        about=quote.about,
        paraphrase=quote.paraphrase,
        key=planner.key(quote),
        place=quote.place,
    )


def _plan_extract(extract: model.Extract, planner: Planner) -> blocks.Extract:
    return blocks.Extract(
        label=extract.label or planner.quote_labels[id(extract)],
        text=extract.extract,
        by=extract.by,
        remark=plain(planner.labels("paraphrase")) if extract.paraphrase else None,
        about=extract.about,
        origin=_origin(planner.pack.source(extract.source)) if extract.source else None,
        words=tuple(blocks.GlossOf(gloss.word, gloss.meaning) for gloss in extract.words),
        key=planner.key(extract),
        place=extract.place,
    )


def _origin(source: model.SourceEntry) -> Inline:
    """A source's own words, which lead to its entry in the list unless they lead elsewhere."""
    if source.id is None or source.text.place is None:
        return source.text
    reference = Reference(Kind.SOURCE, source.id, source.text.place)
    spans = source.text.spans
    linked = (span if span.address or span.reference else replace(span, reference=reference) for span in spans)
    return Inline(tuple(linked), source.text.place)


def plan_markdown_table(table: TableBlock, key: str) -> blocks.TableOf:
    """A table typed in Markdown, whose first row is its header."""
    rows = (table.header, *table.rows) if table.header else table.rows
    header_rows = 1 if table.header else 0
    alignments = _alignments(rows, header_rows, table.alignments)
    return blocks.TableOf(rows, header_rows, False, alignments, None, None, key, table.place)


def plan_markdown_code(code: CodeBlock, key: str) -> blocks.CodeOf:
    """Code typed in Markdown."""
    return blocks.CodeOf(code.text, code.language, False, None, None, key, code.place)


def as_quoted(text: Prose, labels: Labels) -> Prose:
    """Words quoted exactly, between quotation marks, unless the author typed some."""
    if not text.blocks:
        return text
    first, last = text.blocks[0], text.blocks[-1]
    if not isinstance(first, Paragraph) or not isinstance(last, Paragraph) or first.text.text[:1] in _OPENING_MARKS:
        return text
    opened = Paragraph(Inline((Span(labels("open-quote")), *first.text.spans), first.text.place))
    body = (opened, *text.blocks[1:])
    end = body[-1]
    assert isinstance(end, Paragraph)
    closed = Paragraph(Inline((*end.text.spans, Span(labels("close-quote"))), end.text.place))
    return Prose((*body[:-1], closed), text.place)
