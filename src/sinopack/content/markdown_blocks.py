"""Block Markdown into prose.

In: text, and a function from an offset in it to its place. Out: prose blocks, and remarks on what a pack cannot hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from sinopack.content.code import tidy_code, unknown_language
from sinopack.content.markdown import Fault, PlaceAt, Remarks
from sinopack.content.markdown_inline import InlineReader, add_span, parser
from sinopack.content.markup import (
    CodeBlock,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Prose,
    ProseBlock,
    QuotedProse,
    Span,
    Subheading,
    TableBlock,
)
from sinopack.problems import Severity

if TYPE_CHECKING:
    from markdown_it.token import Token

_ALIGNMENTS = {"text-align:left": "left", "text-align:center": "centre", "text-align:right": "right"}
_DASH_OF_A_WORD = re.compile(r"[ \t>]*(-)(?=[^\W\d_]|\*\*|\[)")
_LIST_ADVICE = "Leave an empty line, and write it without indentation, so that it stands below the list."
_QUOTE_ADVICE = "For more than paragraphs, use a block of its own in the `body`: `- callout: …` or `- quote: …`."


class BlockReader:
    """Reads one text."""

    def __init__(self, text: str, place_at: PlaceAt, language: str):
        self.text = text
        self.place_at = place_at
        self.inline = InlineReader(place_at, language)
        self.lines = text.splitlines(keepends=True) or [""]
        self.starts = [0, *accumulate(len(line) for line in self.lines)]
        self.position = 0
        self.tokens: list[Token] = []

    @property
    def remarks(self) -> Remarks:
        return self.inline.remarks

    def read(self) -> tuple[ProseBlock, ...]:
        self.tokens = parser().parse(self.text)
        return ranked(self._blocks(""))

    def _blocks(self, closing: str) -> tuple[ProseBlock, ...]:
        """Blocks up to the token of the type `closing`, which is passed over."""
        blocks: list[ProseBlock] = []
        while self.position < len(self.tokens):
            token = self._next()
            if token.type == closing:
                break
            block = self._block(token)
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def _block(self, token: Token) -> ProseBlock | None:
        match token.type:
            case "paragraph_open":
                self._mind_dashes(token)
                return Paragraph(self._text_inside())
            case "heading_open":
                marks, text = int(token.tag[1:]), self._text_inside()
                if text.text.strip():
                    return Subheading(text, marks, marks)
                self._notice(token, "This heading has no words, so it is left out.", "Type them, or delete the line.")
                return None
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token)
            case "blockquote_open":
                return self._quotation(token)
            case "table_open":
                return self._table(token)
            case "formula_block":
                return self._formula(token)
            case "fence":
                return self._code(token)
            case _:
                self._refuse(token)
                return None

    def _next(self) -> Token:
        token = self.tokens[self.position]
        self.position += 1
        return token

    def _text_inside(self) -> Inline:
        """The text of a paragraph, heading or cell whose opening token has just been read."""
        token = self._next()
        self._next()
        return self.inline.read(token, self._offsets(token))

    def _offsets(self, token: Token) -> Callable[[int], int]:
        """From offsets in a token's content to offsets in the text: the parser strips each line's prefix."""
        first = token.map[0] if token.map else 0

        def offset_of(offset: int) -> int:
            number = token.content.count("\n", 0, offset)
            begin = token.content.rfind("\n", 0, offset) + 1
            content = token.content[begin:].split("\n", 1)[0]
            line = first + number
            column = self.lines[line].find(content.rstrip()) if line < len(self.lines) else 0
            return self.starts[min(line, len(self.lines))] + max(column, 0) + offset - begin

        return offset_of

    def _list(self, opening: Token) -> ListBlock:
        ordered = opening.type.startswith("ordered")
        items: list[ListItem] = []
        while self._next().type == "list_item_open":
            place = self.tokens[self.position - 1]
            item = self._item(place, self._blocks("list_item_close"))
            if item.text or item.children:
                items.append(item)
        return ListBlock(tuple(items), ordered, int(opening.attrGet("start") or 1) if ordered else 1)

    def _item(self, opening: Token, blocks: tuple[ProseBlock, ...]) -> ListItem:
        texts = [block.text for block in blocks if isinstance(block, Paragraph)]
        children = tuple(block for block in blocks if isinstance(block, ListBlock))
        for block in blocks:
            if not isinstance(block, Paragraph | ListBlock):
                self._fault(opening, f"{_name(block)} cannot stand inside a list.", _LIST_ADVICE)
        return ListItem(_joined(texts), children)

    def _quotation(self, opening: Token) -> QuotedProse:
        blocks = self._blocks("blockquote_close")
        for block in blocks:
            if not isinstance(block, Paragraph):
                self._fault(opening, f"{_name(block)} cannot stand inside a quotation (lines that start with >).",
                            _QUOTE_ADVICE)  # fmt: skip
        return QuotedProse(tuple(block.text for block in blocks if isinstance(block, Paragraph)))

    def _formula(self, token: Token) -> Paragraph:
        """A formula by itself: a paragraph of nothing else."""
        first = token.map[0] if token.map else 0
        begin = self.starts[first] + self.lines[first].find("$$") + 2
        if not token.meta["is_closed"]:
            self._fault(token, "These two dollar signs begin a formula that never ends.",
                        "Type $$ where it ends too. One dollar sign for money stands as it is.")  # fmt: skip
        else:
            whole = self.text.startswith(token.content, begin)
            where = (lambda offset: begin + offset) if whole else (lambda offset: begin)
            self.inline.find_formula_faults(token.content, where, display=True)
        source = " ".join(token.content.split())
        return Paragraph(Inline((Span(source, formula=True, display=True),), self.place_at(begin)))

    def _code(self, token: Token) -> CodeBlock | None:
        first, last = token.map or (0, 0)
        closing = self.lines[last - 1].strip().lstrip("> ")
        if last - first < 2 or set(closing) != set(token.markup) or len(closing) < len(token.markup):
            self._fault(token, f"This block of program code never ends: its closing line of {token.markup} is missing.",
                        f"Type {token.markup} on a line of its own below the code.")  # fmt: skip
        text = tidy_code(token.content)
        if not text:
            self._notice(
                token, "This block of program code is empty, so it is left out.", "Type it, or delete the lines."
            )
            return None
        language = token.info.split()[0] if token.info.strip() else ""
        place = self.place_at(self.starts[first])
        unknown = unknown_language(language)
        if unknown:
            begin = self.starts[first] + self.lines[first].find(language)
            self.remarks.faults.append(Fault(begin, begin + len(language), *unknown, severity=Severity.NOTICE))
        return CodeBlock(text, language, place)

    def _table(self, opening: Token) -> TableBlock:
        rows: list[tuple[Inline, ...]] = []
        alignments: list[str] = []
        cells: list[Inline] = []
        while (token := self._next()).type != "table_close":
            if token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    alignments.append(_ALIGNMENTS.get(str(token.attrGet("style") or ""), "auto"))
                cells.append(self._text_inside())
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        self._refuse_lost_cells(opening, len(alignments))
        self._mind_header(opening, rows[0])
        place = self.place_at(self.starts[opening.map[0]] if opening.map else 0)
        return TableBlock(rows[0], tuple(rows[1:]), tuple(alignments), place)

    def _mind_dashes(self, opening: Token) -> None:
        """A notice on each line that may be meant as an item of a list, and goes on with the line above."""
        for number in range(*(opening.map or (0, 0))):
            if found := _DASH_OF_A_WORD.match(self.lines[number]):
                start = self.starts[number] + found.start(1)
                message = "This dash stands at a word, so the line is no item of a list, but goes on with the text."
                advice = "If it is meant as an item, type a space behind the dash."
                self.remarks.faults.append(Fault(start, start + 1, message, advice, "- ", Severity.NOTICE))

    def _mind_header(self, opening: Token, header: Sequence[Inline]) -> None:
        """A notice on headings without words: Markdown has no table without a first row of them."""
        if all(head.text.strip() for head in header):
            return
        from sinopack.content.table_heads import NO_HEADER, empty_heads

        any_words = any(head.text.strip() for head in header)
        told = empty_heads(header, "column") if any_words else NO_HEADER
        if told:
            self._notice(opening, *told)

    def _refuse_lost_cells(self, opening: Token, columns: int) -> None:
        """A fault for each row with more cells than the header: Markdown drops them without a word."""
        first, last = opening.map or (0, 0)
        for number in range(first + 2, last):
            line = re.sub(r"\\.", "", self.lines[number]).strip()
            cells = line.strip("|").count("|") + 1 if line else 0
            if cells > columns:
                start = self.starts[number]
                self.remarks.faults.append(
                    Fault(start, start + len(line), f"This row has {cells} cells, but the first row has {columns}.",
                          "Give every row of a table the same number of cells; write \\| for a bar inside one.")
                )  # fmt: skip

    def _refuse(self, token: Token) -> None:
        if token.type == "hr":
            self._fault(token, "A line across the page is not drawn inside a text.",
                        "Leave the line empty, or start a sub-heading with ##.")  # fmt: skip
        elif token.content.lstrip().startswith("<!--"):
            self._fault(token, "A comment in HTML is not used here.",
                        "Put notes to yourself outside the text, on a line that starts with #.")  # fmt: skip
        else:
            tag = re.match(r"\s*<[^>\n]*>?", token.content)
            self._fault(token, f"HTML such as {tag[0].strip() if tag else '<'} is not used here.",
                        "Use Markdown: **bold**, *italic*, - for a list item, | for the cells of a table.")  # fmt: skip

    def _notice(self, token: Token, message: str, advice: str) -> None:
        self._fault(token, message, advice, Severity.NOTICE)

    def _fault(self, token: Token, message: str, advice: str, severity: Severity = Severity.ERROR) -> None:
        number = token.map[0] if token.map else 0
        line = self.lines[number]
        start = self.starts[number] + len(line) - len(line.lstrip())
        stop = self.starts[number] + len(line.rstrip())
        self.remarks.faults.append(Fault(start, stop, message, advice, severity=severity))


def ranked(blocks: tuple[ProseBlock, ...], all_marks: tuple[int, ...] | None = None) -> tuple[ProseBlock, ...]:
    """The blocks with the level of each sub-heading counted from the outermost of `all_marks`, by default its own."""
    marks = sorted(set(all_marks if all_marks is not None else marks_in(blocks)))
    return tuple(
        Subheading(block.text, marks.index(block.marks) + 1, block.marks) if isinstance(block, Subheading) else block
        for block in blocks
    )


def marks_in(blocks: tuple[ProseBlock, ...]) -> Iterator[int]:
    """The number of # of each sub-heading."""
    return (block.marks for block in blocks if isinstance(block, Subheading))


def ranked_together(texts: tuple[Prose, ...]) -> tuple[Prose, ...]:
    """Texts of one body, with the levels of their sub-headings counted over all of them."""
    marks = tuple(mark for text in texts for mark in marks_in(text.blocks))
    return tuple(Prose(ranked(text.blocks, marks), text.place) for text in texts)


def _joined(texts: list[Inline]) -> Inline:
    """The paragraphs of one list item as one text, each on its own line."""
    if not texts:
        return Inline(())
    spans = list(texts[0].spans)
    for text in texts[1:]:
        for span in (Span("\n"), *text.spans):
            add_span(spans, span)
    return Inline(tuple(spans), texts[0].place)


def _name(block: ProseBlock) -> str:
    match block:
        case Subheading():
            return "A heading"
        case TableBlock():
            return "A table"
        case QuotedProse():
            return "A quotation"
        case ListBlock():
            return "A list"
        case CodeBlock():
            return "Program code"
        case Paragraph():
            return "A paragraph"
