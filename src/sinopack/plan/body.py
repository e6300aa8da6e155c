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
from sinopack.problems import Place
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
            rows = plan_rows(block.table, heads_of(block), key, place, block.align)
            return replace(rows, title=block.title, caption=block.caption)
        case model.Chart():
            return plan_chart(block, planner)
        case model.Comparison():
            sides = tuple(blocks.SideOf(side.side, side.points) for side in block.comparison)
            aspects = tuple(blocks.AspectOf(aspect.aspect, aspect.cells) for aspect in block.aspects)
            return blocks.Comparison(sides, aspects, block.title, block.caption, key, place)
        case model.Extract():
            return plan_extract(block, planner)
        case model.Diagram():
            return plan_diagram(block, planner)
        case model.Figure():
            return plan_figure(block, key, planner.labels)
        case model.Formula():
            said = block.alt or block.formula.text
            return blocks.FormulaOf(block.formula, said, block.title, block.caption, key, place)
        case model.Code():
            listing = block.listing
            return blocks.CodeOf(listing.text, listing.language, block.lines, block.title, block.caption, key, place)


Heads = tuple[int, bool]
"""How many rows of a table are headings, and whether its first column has some."""


def heads_of(table: model.TableData | model.Completion) -> Heads:
    return table.header_rows if table.header in ("row", "both") else 0, table.header in ("column", "both")


def plan_rows(
    rows: tuple[tuple[Inline, ...], ...], heads: Heads, key: str, place: Place | None, wished: Sequence[str] = ()
) -> blocks.TableOf:
    """A table of rows, without title and caption."""
    return blocks.TableOf(rows, *heads, _alignments(rows, heads[0], wished), None, None, key, place)


def plan_figure(figure: model.Figure, key: str, labels: Labels, *, blank: bool = False) -> blocks.FigureOf:
    """A picture; `blank`, without the words of its pins and without title and caption, which may tell them."""
    return blocks.FigureOf(
        picture=figure.picture,  # a pack whose picture is missing is not valid
        alternative=_alternative(figure, labels),
        decorative=figure.decorative,
        title=None if blank else figure.title,
        caption=None if blank else figure.caption,
        credit=credit_line(figure.credit, labels),
        key=key,
        place=figure.place,
        crop=figure.cut,
        pins=_pins(figure, key, blank=blank),
    )


def _pins(figure: model.Figure, key: str, *, blank: bool) -> tuple[blocks.PinOf, ...]:
    points = [within(pin.at, figure.cut) for pin in figure.pins]
    texts = [(Inline(()), False) if blank else (pin.text, pin.label) for pin in figure.pins]
    return tuple(
        blocks.PinOf(number, point.x, point.y, text, has_label, f"{key}-pin-{number}")
        for number, (point, (text, has_label)) in enumerate(zip(points, texts, strict=True), 1)
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


def plan_extract(extract: model.Extract, planner: Planner) -> blocks.Extract:
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
