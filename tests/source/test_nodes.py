"""Where every character of a scalar was typed, in each of YAML's styles."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sinopack.problems import Place, SourceFile
from sinopack.source import ListNode, MapNode, TextNode, read
from sinopack.source.parse import parse


def text_in(source: str) -> TextNode:
    """The one scalar under the key `k` of a file."""
    parsed = parse(SourceFile("t.yaml", tuple(source.split("\n"))))
    assert parsed.error is None
    assert isinstance(parsed.top, MapNode)
    node = parsed.top[parsed.top.key_node("k")]
    assert isinstance(node, TextNode)
    return node


def typed(node: TextNode, offset: int) -> str:
    place = node.place_at(offset)
    return place.text[place.column - 1 : place.column]


@pytest.mark.parametrize(
    ("source", "wanted", "line", "column"),
    [
        ("k: Mao said no", "said", 1, 8),
        ("k: 'it''s said'", "said", 1, 11),
        ('k: "a \\"quoted\\" said"', "said", 1, 18),
        ('k: "caf\\u00e9 said"', "said", 1, 15),
        ("k: one\n  two\n  said", "said", 3, 3),
        ("k: one\n\n\n   two said", "said", 4, 8),
        ('k: "one\n\n   two\n   said"', "said", 4, 4),
        ('k: "one \\\n   two said"', "said", 2, 8),
        ("k: |\n  one\n  two said\n", "said", 3, 7),
        ("k: |\n\n\n    one\n      two said\n", "said", 5, 11),
        ("k: |2-\n     one\n  said\n", "said", 3, 3),
        ("k: >\n  one\n  two\n\n  said\n", "said", 5, 3),
        ("k: >\n  one\n    deeper\n  said\n", "said", 4, 3),
        ("k: >-\n  one\n  \n  \n  said", "said", 5, 3),
        ("k: 'a''\n  said'", " ", 1, 8),
        ('k: "\\u00e9  \n  said"', " ", 1, 11),
        ("x: y\nk:\n  said", "said", 3, 3),
        ("k: 周恩来 said", "said", 1, 8),
    ],
)
def test_place_of_a_word(source: str, wanted: str, line: int, column: int) -> None:
    node = text_in(source)
    place = node.place_at(node.index(wanted))
    assert (place.line, place.column) == (line, column)


def test_place_behind_the_last_character() -> None:
    assert text_in("k: abc").place_at(3).column == 7
    assert text_in("k: 'abc'").place_at(99).column == 8
    assert text_in("k: abc").place_at(-1).column == 4
    assert text_in("k: ''").place_at(0).column == 5
    assert text_in("k:").place_at(0).column == 3


_text = st.text(alphabet=st.sampled_from("ab é周\"'\\:#-\n\t"), max_size=40)


@settings(deadline=None, max_examples=400)
@given(_text, st.sampled_from(["|", ">", '"', "'", None]), st.integers(10, 30))
def test_every_character_is_found_where_it_was_typed(text: str, style: str | None, width: int) -> None:
    source = yaml.safe_dump({"k": text}, default_style=style, width=width, allow_unicode=True)
    # A plain dump quotes its keys too when a style is given.
    if style != "|":
        source = source.replace('"k"', "k", 1).replace("'k'", "k", 1).replace("!!str ", "")
    node = text_in(source)
    assert node == text
    for offset, character in enumerate(node):
        place = node.place_at(offset)
        there = place.text[place.column - 1 : place.column]
        if character in "\n ":
            assert there in ("", "\\", " ", *"\t\n")
        elif character in "'\"\\\t":
            assert there in (character, "\\", "'")
        else:
            assert there == character


def test_nodes_are_values_with_keys_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a:\n  - b\n  - c: d\nf: [g, h]\n", encoding="utf-8")
    top = read(path, "a.yaml")
    assert top == {"a": ["b", {"c": "d"}], "f": ["g", "h"]}
    items = top[top.key_node("a")]
    assert isinstance(items, ListNode)
    assert str(items.place) == "a.yaml:2:3"
    assert items.key == "a"
    assert items.key.place.line == 1
    assert items[0].key is None
    assert (items.end.line, items.end.column) == (3, 9)
    flow = top[top.key_node("f")]
    assert isinstance(flow, ListNode)
    assert flow.flow
    assert (flow.end.line, flow.end.column) == (4, 10)
    assert top.key_node("z") is None


def test_a_node_made_by_hand_stands_on_one_line() -> None:
    file = SourceFile("t", ("abc",))
    node = TextNode("bc", Place(file, 1, 2))
    assert node.end.column == 4
    assert node.place_at(1).column == 3
    assert TextNode("bc", Place(file, 1, 2), Place(file, 1, 4)).end.column == 4
    assert not node.several_lines
    assert pickle.loads(pickle.dumps(node)) == "bc"
    assert copy.copy(node) == "bc"


def test_a_text_that_cannot_be_retraced_keeps_its_start() -> None:
    file = SourceFile("t", ("abc",))
    assert TextNode("xyz", Place(file, 1, 1)).place_at(2).column == 1


def test_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CBaseLoader")
    assert text_in("k: |\n  one\n").place_at(1).column == 4
