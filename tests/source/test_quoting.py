"""Corrected lines to suggest."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sinopack.problems import SourceFile
from sinopack.source import (
    MapNode,
    Node,
    TextNode,
    as_list,
    as_scalar,
    as_typed,
    insert_key,
    quote,
    replace_key,
    replace_text,
    replace_value,
)
from sinopack.source.parse import parse


def value(source: str, *path: str | int) -> Node:
    node: Node | None = parse(SourceFile("t.yaml", tuple(source.split("\n")))).top
    for step in path:
        assert node is not None
        node = node[node.key_node(step)] if isinstance(node, MapNode) else node[step]  # type: ignore[index,arg-type]
    assert node is not None
    return node


def key(source: str, name: str) -> TextNode:
    top = value(source)
    assert isinstance(top, MapNode)
    found = top.key_node(name)
    assert found is not None
    return found


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\ufffe\uffff"), max_size=30))
def test_what_is_quoted_is_read_back(text: str) -> None:
    for typed in (quote(text), quote(text, "single"), as_scalar(text)):
        assert yaml.load(f"k: {typed}", Loader=yaml.BaseLoader) == {"k": text}
    assert yaml.load(f"[{as_scalar(text, flow=True)}]", Loader=yaml.BaseLoader) == [text]


@pytest.mark.parametrize(
    ("source", "new", "line"),
    [
        ("titel: x  # note", "title", "title: x  # note"),
        ('"titel": x', "title", '"title": x'),
        ("'titel' : x", "title", "'title' : x"),
        ("- x: y", "a: b", '- "a: b": y'),
    ],
)
def test_replace_key(source: str, new: str, line: str) -> None:
    top = value(source)
    mapping = top if isinstance(top, MapNode) else top[0]  # type: ignore[index]
    assert isinstance(mapping, MapNode)
    assert replace_key(next(iter(mapping)), new) == line


@pytest.mark.parametrize(
    ("source", "new", "line"),
    [
        ("k: old  # note", "new", "k: new  # note"),
        ("k: old", "a: b", 'k: "a: b"'),
        ("k: 'old'", "it's", 'k: "it\'s"'),
        ("k: 'old'", "new", "k: 'new'"),
        ('k: "old"', "new", 'k: "new"'),
        ("k: [a, b]", "a, b", "k: a, b"),
        ("k: {a: b}", "{a: b}", 'k: "{a: b}"'),
        ("k: old\n  more", "new", ""),
        ("k: |\n  old\n", "new", ""),
    ],
)
def test_replace_value(source: str, new: str, line: str) -> None:
    assert replace_value(value(source, "k"), new) == line


def test_replace_value_inside_brackets_quotes_a_comma() -> None:
    assert replace_value(value("k: [a, b]", "k", 1), "c, d") == 'k: [a, "c, d"]'
    assert replace_value(value("k: {a: b}", "k", "a"), "c, d") == 'k: {a: "c, d"}'
    assert replace_value(value("k: [a, b]", "k", 1), "c") == "k: [a, c]"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("k: a [x](term:tset) b", "k: a [x](term:test) b"),
        ("k: 'it''s [x](term:tset)'", "k: 'it''s [x](term:test)'"),
        ('k: "\\u00e9 [x](term:tset)"', 'k: "\\u00e9 [x](term:test)"'),
        ("k: |\n  one\n  two [x](term:tset) more", "  two [x](term:test) more"),
        ("k: one\n  two [x](term:tset)", "  two [x](term:test)"),
        ("k: >\n  [x](term:tset)\n  more", "  [x](term:test)"),
    ],
)
def test_replace_text_in_every_style(source: str, line: str) -> None:
    node = value(source, "k")
    assert isinstance(node, TextNode)
    start = node.index("tset")
    assert replace_text(node, start, start + 4, "test") == line


def test_replace_text_keeps_the_quotes_right() -> None:
    for source, line in (("k: 'ab'", "k: 'a''s'"), ('k: "ab"', 'k: "a\'s"'), ("k: ab", "k: a's")):
        node = value(source, "k")
        assert isinstance(node, TextNode)
        assert replace_text(node, 1, 2, "'s") == line
    node = value("k: ab", "k")
    assert isinstance(node, TextNode)
    assert replace_text(node, 2, 2, ": c") == 'k: "ab: c"'
    assert replace_text(node, 0, 0, "x") == "k: xab"


def test_replace_text_at_the_end_of_a_line_and_over_two() -> None:
    node = value("k: |\n  one\n  two", "k")
    assert isinstance(node, TextNode)
    assert replace_text(node, 0, 3, "1") == "  1"
    assert replace_text(node, 2, 5, "x") == ""
    folded = value("k: >\n  one\n  two", "k")
    assert isinstance(folded, TextNode)
    assert replace_text(folded, 0, 4, "1") == "  1"


def test_as_list() -> None:
    assert as_list(value("s:\n  k: one  # note", "s", "k")) == "  k:\n    - one  # note"
    assert as_list(value("- k: 'one'", 0, "k")) == "- k:\n    - 'one'"
    for source in ("k: [a]", "k:\n  one", "k:", "{k: one}"):
        assert as_list(value(source, "k")) == ""
    assert as_list(value("k: one")) == ""


def test_insert_key() -> None:
    node = value("s:\n  - b: c", "s", 0)
    assert isinstance(node, MapNode)
    assert insert_key(node, "a", "x") == "  - a: x\n    b: c"
    flow = value("s: {b: c}", "s")
    assert isinstance(flow, MapNode)
    assert insert_key(flow, "a", "x") == ""


def test_as_typed() -> None:
    assert as_typed(value("- Mao said: no  # really", 0)) == "Mao said: no"
    assert as_typed(value("k: [a,  b]", "k")) == "[a,  b]"
    assert as_typed(value("k:\n  a: b\n  c: d\n", "k")) == "a: b\n  c: d"
    assert as_typed(value("k: |\n  a\n  b\n\nl: m\n", "k")) == "|\n  a\n  b"
    assert as_typed(value("k: |\n  a", "k")) == "|\n  a"


def test_key_place(tmp_path: Path) -> None:
    assert replace_key(key("a: b\ntitel: c", "titel"), "title") == "title: c"
