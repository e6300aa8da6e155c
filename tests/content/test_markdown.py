"""Markdown: what each construct means, where it is, and what a pack refuses."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sinopack.content.markdown import Fault, nowhere, read_inline, read_prose
from sinopack.content.markup import (
    Inline,
    Kind,
    ListBlock,
    ListItem,
    Paragraph,
    Prose,
    QuotedProse,
    Span,
    TableBlock,
)
from sinopack.problems import Place, SourceFile


def plain(text: str) -> Inline:
    return Inline((Span(text),))


def blocks(text: str) -> tuple[object, ...]:
    prose, remarks = read_prose(text)
    assert remarks.faults == []
    return prose.blocks


def spans(text: str, language: str = "en") -> tuple[Span, ...]:
    inline, remarks = read_inline(text, nowhere, language)
    assert remarks.faults == []
    return inline.spans


def faults(text: str) -> list[tuple[str, str | None]]:
    """Each fault: the characters it is about, and what is to replace them."""
    _, remarks = read_prose(text)
    return [(text[fault.start : fault.stop], fault.better) for fault in remarks.faults]


def test_paragraphs_without_markdown() -> None:
    assert blocks("One\ntwo.\n\n  Three.\n") == (Paragraph(plain("One two.")), Paragraph(plain("Three.")))
    assert blocks("") == ()


def test_paragraphs_with_markdown_are_the_same() -> None:
    assert blocks("One\ntwo.\n\n  *Three.*\n")[0] == Paragraph(plain("One two."))


def test_emphasis_strong_and_code() -> None:
    assert spans("a *b* **c *d*** `e*`") == (
        Span("a "), Span("b", italic=True), Span(" "), Span("c ", bold=True), Span("d", bold=True, italic=True),
        Span(" "), Span("e*", code=True),
    )  # fmt: skip


def test_text_stays_as_typed() -> None:
    typed = 'It\'s "so" -- R&D, 2 * 3, snake_case_word, a < b, #3 ... (c)'
    assert "".join(span.text for span in spans(typed)) == typed
    assert spans("1. Early ties") == (Span("1. Early ties"),)


def test_hard_breaks_and_soft_ones() -> None:
    assert spans("*a*\\\nb") == (Span("a", italic=True), Span("\nb"))
    assert spans("*a*\nb") == (Span("a", italic=True), Span(" b"))
    assert blocks("one  \ntwo") == (Paragraph(plain("one\ntwo")),)


def test_lines_of_han_join_without_a_space() -> None:
    assert spans("毛泽\n东", "zh") == (Span("毛泽东"),)
    assert spans("**毛**泽\n东", "zh") == (Span("毛", bold=True), Span("泽东"))


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.org/a?b=c&d", "https://example.org/a?b=c&d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("www.example.org", "https://www.example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_to_addresses(target: str, address: str) -> None:
    assert spans(f"[*x*]({target})") == (Span("x", italic=True, address=address),)


def test_bare_addresses_are_links() -> None:
    assert spans("(see https://example.org/a.)") == (
        Span("(see "), Span("https://example.org/a", address="https://example.org/a"), Span(".)"),
    )  # fmt: skip
    assert spans("<https://example.org>")[0].address == "https://example.org"


@pytest.mark.parametrize(
    ("typed", "kind", "id"),
    [
        ("[Comintern](term:comintern)", Kind.TERM, "comintern"),
        ("[the body](term:Comintern)", Kind.TERM, "comintern"),
        ("[Comintern](term:)", Kind.TERM, "comintern"),
        ("[Mao](people:mao_zedong)", Kind.PERSON, "mao-zedong"),
        ("[Lüthi](source:luthi-2008)", Kind.SOURCE, "luthi-2008"),
        ("[above](section:early-ties)", Kind.SECTION, "early-ties"),
        ("[above](#early-ties)", Kind.SECTION, "early-ties"),
        ("[毛](person:毛泽东)", Kind.PERSON, "毛泽东"),
    ],
)
def test_references(typed: str, kind: Kind, id: str) -> None:
    _, remarks = read_inline(typed)
    (found,) = remarks.references
    assert (found.reference.kind, found.reference.id) == (kind, id)
    assert typed[found.start : found.stop] == typed.partition("](")[2][:-1]


def test_languages_of_spans() -> None:
    assert spans("Mao (毛泽东)") == (Span("Mao ("), Span("毛泽东", language="zh"), Span(")"))
    assert spans("Никита Хрущёв", "uk") == (Span("Никита Хрущёв"),)


def test_lists_nest() -> None:
    assert blocks("3. a\n4. b\n   - c\n\n     d\n\n       - e\n5.\n") == (
        ListBlock(
            (
                ListItem(plain("a")),
                ListItem(plain("b"), (ListBlock((ListItem(plain("c\nd"), (ListBlock((ListItem(plain("e")),)),)),)),)),
            ),
            ordered=True,
            start=3,
        ),
    )


def test_deeply_indented_text_is_text() -> None:
    assert blocks("    - a\n") == (ListBlock((ListItem(plain("a")),)),)
    assert blocks("*x*\n\n        indented\n")[1] == Paragraph(plain("indented"))


def test_subheadings_have_relative_levels() -> None:
    found = [(block.text.text, block.level, block.marks) for block in blocks("### A\n##### B\n### C\n")]  # type: ignore[attr-defined]
    assert found == [("A", 1, 3), ("B", 2, 5), ("C", 1, 3)]


def test_a_table() -> None:
    table = "| Year | Loan | x |\n|:--|--:|:-:|\n| 1950 | *300* \\| more | |\n"
    assert blocks(table) == (
        TableBlock(
            (plain("Year"), plain("Loan"), plain("x")),
            ((plain("1950"), Inline((Span("300", italic=True), Span(" | more"))), Inline(())),),
            ("left", "right", "centre"),
        ),
    )


def test_a_quotation() -> None:
    assert blocks("> a\n> b\n>\n> *c*\n") == (QuotedProse((plain("a b"), Inline((Span("c", italic=True),)))),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>bold</b> c <i>x", [("<b>bold</b>", "**bold**"), ("<i>", "")]),
        ("a</em>", [("</em>", "")]),
        ("a<br>\nb", [("<br>", "\\")]),
        ("a<br/> b", [("<br/>", None)]),
        ("a <!-- b --> c", [("<!-- b -->", None)]),
        ("H<sub>2</sub>", [("<sub>", None), ("</sub>", None)]),
        ("<div>\nx\n</div>", [("<div>", None)]),
        ("<!-- x -->", [("<!-- x -->", None)]),
        ("a\n\n---\n\nb", [("---", None)]),
        ("```\nx", [("```", None)]),
        ("```pyhton\nx\n```", [("pyhton", "python")]),
        ("$$ x", [("$$ x", None)]),
        ("a $$x$$", [("$$x$$", "$x$")]),
        (r"a $\fraq{1}{2}$", [(r"\fraq", r"\frac")]),
        ("a $5 or 6$", [("$5 or 6$", None)]),
        ("- a\n\n  ```\n  x\n  ```", [("- a", None)]),
        ("a ![b](c.png)", [("![b](c.png)", None)]),
        ("[x](foo)", [("[x](foo)", None)]),
        ("[x]()", [("[x]()", None)]),
        ("[x](javascript:alert)", [("[x](javascript:alert)", None)]),
        ("[x](trem:foo)", [("[x](trem:foo)", "[x](term:foo)")]),
        ("[x](term:early ties)", [("[x](term:early ties)", "[x](term:early-ties)")]),
        ("[x](https://a.b/c d)", [("[x](https://a.b/c d)", "[x](https://a.b/c%20d)")]),
        ("[x](term:foo", [("[x](term:foo", None)]),
        ("a **b", [("**", None)]),
        ("- a\n  > b", [("- a", None)]),
        ("- # a", [("- # a", None)]),
        ("- a\n\n  | b |\n  |---|\n", [("- a", None)]),
        ("> - a", [("> - a", None)]),
        ("> # a", [("> # a", None)]),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", [("| 1 | 2 | 3 |", None)]),
    ],
)
def test_what_a_pack_does_not_have(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert faults(text) == expected


def test_two_faults_of_one_kind_are_told_apart() -> None:
    assert faults("[a](x y) and [a](x y)\n") == [("[a](x y)", "[a](x%20y)")] * 2
    starts = [fault.start for fault in read_prose("[a](x y) and [a](x y)\n")[1].faults]
    assert starts == [0, 13]


@pytest.mark.parametrize(
    ("text", "start"), [("One.\n\nTwo.", 6), ("Two:\n- a\n- b", 5), ("A\n## B", 2), ("*A*\n\n*B*", 5)]
)
def test_inline_text_is_one_paragraph(text: str, start: int) -> None:
    _, remarks = read_inline(text)
    assert [(fault.start, "Only one paragraph" in fault.message) for fault in remarks.faults] == [(start, True)]


def test_places_inside_the_text() -> None:
    file = SourceFile("t")
    text = "- a *b*\n  [c](term:d)\n\n> e\n> [f](term:g)\n\n| h | [i](term:j) |\n|---|---|\n"

    def place_at(offset: int) -> Place:
        return Place(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))

    prose, remarks = read_prose(text, place_at)
    assert [(found.reference.place.line, found.reference.place.column) for found in remarks.references] == [
        (2, 7), (5, 7), (7, 11),
    ]  # fmt: skip
    table = prose.blocks[2]
    assert isinstance(table, TableBlock)
    assert table.place == Place(file, 7, 1)
    assert table.header[0].place == Place(file, 7, 3)


def test_a_fault_is_a_value() -> None:
    assert Fault(0, 1, "x") == Fault(0, 1, "x", "", None)
    assert not Prose(())
    assert not Inline(())


def test_plain_text_does_not_load_the_parser() -> None:
    code = (
        "import sys; from sinopack.content import load; from sinopack.content.markdown import read_prose, read_inline\n"
        "read_prose('It began in 1917.\\n\\nThen came “peace”.'); read_inline('1. Sino-Soviet relations: 毛泽东')\n"
        "sys.exit(any(name.split('.')[0] in ('markdown_it', 'PIL', 'jsonschema') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
