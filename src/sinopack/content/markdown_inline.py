"""Inline Markdown tokens into spans.

In: the tokens of one paragraph, and a function from an offset in its content to one in the text. Out: `Inline`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from msgspec.structs import replace

from sinopack.content.formulas import faults_in
from sinopack.content.languages import by_language, is_unspaced, slug
from sinopack.content.links import LinkFault, read_target
from sinopack.content.markdown import Fault, Found, FoundLink, PlaceAt, Remarks
from sinopack.content.markdown_formulas import teach_formulas
from sinopack.content.markdown_gaps import teach_gaps
from sinopack.content.markup import Inline, Reference, Span
from sinopack.problems import Place, Severity, SourceFile

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

NO_PLACE = Place(SourceFile(""), 1, 1)
"""The place of a reference in text that was not typed in a file."""
_ADDRESS = re.compile(r"https?://[^\s<>“”«»\"]+[^\s<>“”«»\".,;:!?’')\]]")
_UNREAD_LINK = re.compile(r"\[([^\]\[]+)\]\(([^)]*)\)?")
_TAGS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
_HTML = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_SPACED_GAP = re.compile(r"(?<!\S)==[ \u00a0]+(?P<words>[^=`\n]{1,60}?)[ \u00a0]+==(?![^\s.,;:!?)])")


@cache
def parser() -> MarkdownIt:
    """The one parser: CommonMark and tables, every address let through, so that each fault is ours to explain."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table").disable(["reference", "code"])
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    for rule, kind in (
        ("link", "link_open"),
        ("image", "image"),
        ("html_inline", "html_inline"),
        ("autolink", "link_open"),
    ):
        markdown.inline.ruler.at(rule, _with_offset(markdown, rule, kind))
    teach_formulas(markdown)
    teach_gaps(markdown)
    return markdown


def _with_offset(markdown: MarkdownIt, name: str, kind: str) -> Callable[[StateInline, bool], bool]:
    """The inline rule `name`, which also writes down from where to where it read. (Inline tokens have no position.)"""
    rule = next(rule.fn for rule in markdown.inline.ruler.__rules__ if rule.name == name)

    def located(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        found = bool(rule(state, silent))
        if found and not silent:
            token = next(token for token in state.tokens[known:] if token.type == kind)
            token.meta = {"start": start, "stop": state.pos}
        return found

    return located


class InlineReader:
    """Reads inline tokens, and keeps the remarks on all that it has read."""

    def __init__(self, place_at: PlaceAt, language: str):
        self.place_at = place_at
        self.language = language
        self.remarks = Remarks()

    def read(self, inline: Token, offset_of: Callable[[int], int]) -> Inline:
        """`offset_of` takes an offset in the content of the token to one in the author's text."""
        tokens = inline.children or []
        spans: list[Span] = []
        self.closed: set[int] = set()  # where HTML tags end whose opening tag has been explained
        self.bare: list[str] = []  # web addresses that are links by themselves
        bold = italic = gaps = gap = 0
        address, reference = "", None
        for index, token in enumerate(tokens):
            match token.type:
                case "strong_open" | "strong_close":
                    bold += token.nesting
                case "em_open" | "em_close":
                    italic += token.nesting
                case "link_open":
                    label = _label(tokens[index + 1 :])
                    address, reference = self._target(token, label, inline.content, offset_of)
                case "link_close":
                    address, reference = "", None
                case "gap_open":
                    gap = gaps = gaps + 1
                case "gap_close":
                    gap = 0
                case "equals":
                    self._mind_equals(token, offset_of)
                    self._append(spans, token.content, Span("", bool(bold), bool(italic), False, address, reference))
                case "image":
                    self._refuse_image(token, offset_of)
                case "html_inline":
                    self._refuse_html(token, inline.content, offset_of)
                case "formula":
                    look = Span(token.content.strip(), bool(bold), bool(italic), False, address, reference)
                    spans.append(replace(look, formula=True, gap=gap))
                    self._mind_formula(token, offset_of)
                case "dollar":
                    self._mind_money(token, inline.content, offset_of)
                    self._append(spans, "$", Span("", bool(bold), bool(italic), False, address, reference))
                case _:
                    style = Span("", bool(bold), bool(italic), token.type == "code_inline", address, reference)
                    style = replace(style, gap=gap) if gap else style
                    self._append(spans, _text_of(token, spans, tokens[index + 1 :]), style)
        self._refuse_left_over(tokens, inline.content, offset_of)
        self._mind_spaced_gaps(inline.content, offset_of)
        self._find_bare(inline.content, offset_of)
        return Inline(tuple(spans), self.place_at(offset_of(0)))

    def _append(self, spans: list[Span], text: str, style: Span) -> None:
        """Adds text in a style, cut at bare web addresses and where its language changes."""
        pieces = [(text, style.address)]
        if "://" in text and not (style.code or style.address or style.reference):
            pieces = _with_addresses(text)
            self.bare += [address for _, address in pieces if address]
        for piece, address in pieces:
            for part, language in by_language(piece, self.language):
                add_span(spans, replace(style, text=part, address=address, language=language))

    def _target(
        self, token: Token, label: str, content: str, offset_of: Callable[[int], int]
    ) -> tuple[str, Reference | None]:
        href = str(token.attrGet("href") or "")
        opening, closing = token.meta["start"], token.meta["stop"]
        try:
            address, kind, identifier = read_target(href, label)
        except LinkFault as error:
            better = None if error.better is None else f"[{label}]({error.better})"
            self._refuse(offset_of(opening), offset_of(closing), str(error), error.advice, better)
            return "", None
        link = FoundLink(label, address or f"{kind.value if kind else ''}:{identifier}", offset_of(opening))
        self.remarks.links.append(link)
        if kind is None:
            return address, None
        start = content.rfind(href, opening, closing)
        start = offset_of(start if start >= 0 else opening)
        reference = Reference(kind, identifier, self.place_at(start) or NO_PLACE)
        self.remarks.references.append(Found(reference, start, start + len(href)))
        return "", reference

    def _mind_formula(self, token: Token, offset_of: Callable[[int], int]) -> None:
        start = token.meta["start"]
        if token.meta["is_double"]:
            self._refuse(offset_of(start), offset_of(token.meta["stop"]),
                         "Two dollar signs stand around a formula by itself; inside a line it has one on either side.",
                         "For a formula by itself, leave an empty line before and after it.",
                         f"${token.content.strip()}$")  # fmt: skip
            return
        self.find_formula_faults(token.content, lambda offset: offset_of(start + 1 + offset))

    def find_formula_faults(self, source: str, offset_of: Callable[[int], int], *, display: bool = False) -> None:
        """Writes down what is wrong with a formula; `offset_of` takes an offset in it to one in the text."""
        for fault in faults_in(source, display=display):
            stop = max(offset_of(fault.stop), offset_of(fault.start))
            self._refuse(offset_of(fault.start), stop, fault.message, fault.advice, fault.better)

    def _mind_money(self, token: Token, content: str, offset_of: Callable[[int], int]) -> None:
        """A notice on dollar signs that could be meant as a formula's."""
        start, stop = token.meta["start"], token.meta["stop"]
        typed = content[start:stop]
        self.remarks.faults.append(
            Fault(
                offset_of(start), offset_of(stop), f"“{typed}” is read as text, not as a formula.",
                "Put a backslash before each dollar sign of money; to have a formula, put its words in \\text{…}.",
                severity=Severity.NOTICE,
            )
        )  # fmt: skip

    def _mind_equals(self, token: Token, offset_of: Callable[[int], int]) -> None:
        """A fault for equals signs that were meant for a gap and make none."""
        start, stop = offset_of(token.meta["start"]), offset_of(token.meta["stop"])
        if token.meta["is_empty"]:
            self._refuse(start, stop, "This gap is empty: there is nothing for students to write.",
                         "Type the words between the equals signs: ==words==.")  # fmt: skip
        elif token.meta["is_lone"]:
            self._refuse(start, stop, "These two equals signs have no partner, so they make no gap.",
                         "A gap is typed as ==two equals signs right before and right after the words==. "
                         "To print the signs, put a backslash before them.")  # fmt: skip

    def _mind_spaced_gaps(self, content: str, offset_of: Callable[[int], int]) -> None:
        """A notice on words that may be meant for a gap, but have spaces inside its signs."""
        for found in _SPACED_GAP.finditer(content) if "==" in content else ():
            self.remarks.faults.append(
                Fault(
                    offset_of(found.start()), offset_of(found.end()),
                    f"“{found[0]}” is read as text, not as a gap.",
                    "The signs of a gap stand right before and right after its words.",
                    f"=={found['words']}==", severity=Severity.NOTICE,
                )
            )  # fmt: skip

    def _find_bare(self, content: str, offset_of: Callable[[int], int]) -> None:
        """Writes down the bare addresses, which have no token of their own to say where they are."""
        end = 0
        for address in self.bare:
            start = content.find(address, end)
            if start >= 0:
                end = start + len(address)
                self.remarks.links.append(FoundLink(address, address, offset_of(start)))

    def _refuse(self, start: int, stop: int, message: str, advice: str = "", better: str | None = None) -> None:
        self.remarks.faults.append(Fault(start, stop, message, advice, better))

    def _refuse_image(self, token: Token, offset_of: Callable[[int], int]) -> None:
        source = token.attrGet("src") or "picture.jpg"
        self._refuse(
            offset_of(token.meta["start"]), offset_of(token.meta["stop"]),
            "A picture cannot stand inside a text.",
            f"Make it a block of its own in the `body`: `- figure: {source}`, and below it "
            f"`  alt: {token.content or 'what it shows'}`.",
        )  # fmt: skip

    def _refuse_html(self, token: Token, content: str, offset_of: Callable[[int], int]) -> None:
        start, stop = offset_of(token.meta["start"]), offset_of(token.meta["stop"])
        found = _HTML.match(token.content)
        tag = found[1].lower() if found else ""
        if token.meta["start"] in self.closed:
            return
        if tag in _TAGS:
            closing = content.find(token.content.replace("<", "</"), token.meta["stop"])
            mark, better = _TAGS[tag], ""
            if closing >= 0 and not token.content.startswith("</"):
                self.closed.add(closing)
                better = mark + content[token.meta["stop"] : closing].strip() + mark
                stop = offset_of(closing) + len(tag) + 3
            self._refuse(start, stop, f"HTML such as {token.content} is not used here: mark the words with {mark}.",
                         better=better)  # fmt: skip
        elif tag == "br":
            at_end = content[token.meta["stop"] : token.meta["stop"] + 1] == "\n"
            self._refuse(start, stop, "HTML such as <br> is not used here: end the line with a backslash \\ instead.",
                         "" if at_end else "Go on in the next line.", "\\" if at_end else None)  # fmt: skip
        elif token.content.startswith("<!--"):
            self._refuse(start, stop, "A comment in HTML is not used here.",
                         "Put notes to yourself outside the text, on a line that starts with #.")  # fmt: skip
        else:
            self._refuse(
                start, stop, f"HTML such as {token.content} is not used here.",
                "Leave it out; if the sign itself is meant, put a backslash before the <.",
            )  # fmt: skip

    def _refuse_left_over(self, tokens: Sequence[Token], content: str, offset_of: Callable[[int], int]) -> None:
        """Faults for links and bold marks that CommonMark leaves as plain characters, which nobody means to print."""
        end = 0
        for token in tokens:
            if token.type != "text":
                continue
            for found in _UNREAD_LINK.finditer(token.content):
                start = content.find(found[0], end)
                if start >= 0:
                    end = start + len(found[0])
                    self._explain_link(found, offset_of(start))
            if "**" in token.content and content.find("**", end) >= 0:
                start = offset_of(content.find("**", end))
                self._refuse(start, start + 2, "These two asterisks have no partner, so nothing becomes bold.",
                             "Bold is typed as **two asterisks right before and right after the words**. "
                             "To print an asterisk, put a backslash before it.")  # fmt: skip

    def _explain_link(self, found: re.Match[str], start: int) -> None:
        label, target = found[1], found[2].strip()
        name, colon, rest = target.partition(":")
        if not found[0].endswith(")"):
            self._refuse(start, start + len(found[0]), "This link is not closed: its round bracket has no partner.",
                         "Type it as [words](address).")  # fmt: skip
            return
        clean = f"{name}:{slug(rest)}" if colon and slug(rest) and "/" not in target else target.replace(" ", "%20")
        self._refuse(start, start + len(found[0]), "The address of a link cannot hold a space.",
                     better=f"[{label}]({clean})")  # fmt: skip


def add_span(spans: list[Span], span: Span) -> None:
    """Adds a span, to the last one if both are in one style."""
    if spans and not span.formula and replace(spans[-1], text=span.text) == span:
        spans[-1] = replace(span, text=spans[-1].text + span.text)
    elif span.text:
        spans.append(span)


def _label(tokens: Sequence[Token]) -> str:
    return "".join(token.content for token in takewhile(lambda token: token.type != "link_close", tokens))


def _text_of(token: Token, spans: list[Span], rest: Sequence[Token]) -> str:
    """The text of a token; a line's end is a space, nothing between Han characters, or "\\n" where it was asked for."""
    if token.type == "hardbreak":
        return "\n"
    if token.type != "softbreak":
        return token.content
    before = spans[-1].text[-1] if spans else ""
    after = next((found.content[0] for found in rest if found.content), "")
    return "" if before and after and is_unspaced(before) and is_unspaced(after) else " "


def _with_addresses(text: str) -> list[tuple[str, str]]:
    """Pieces of text, each with its address: its own if it is a bare web address."""
    pieces, end = [], 0
    for found in _ADDRESS.finditer(text):
        pieces += [(text[end : found.start()], ""), (found[0], found[0])]
        end = found.end()
    return [*pieces, (text[end:], "")]
