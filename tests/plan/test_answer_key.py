"""What the answer key and the word banks say: formulas as formulas, and gaps where the sheet has them."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sinopack import content
from sinopack.content import model
from sinopack.content.markup import Inline, Paragraph, TableBlock
from sinopack.plan import blocks
from sinopack.plan.answer_key import plan_answer_key
from sinopack.plan.planner import planner_for
from sinopack.plan.plans import Part
from sinopack.plan.questions import Wish
from sinopack.plan.worksheet import set_questions
from sinopack.theme import load_labels

LABELS = load_labels("en")
PACK = r"""
    pack: T
    sections: [S]
    products: {worksheet: {versions: 2, support: yes}}
    questions:
      - gaps: 'The value is ==$\frac{a}{b}$==, also ==*loose* ends==.'
        id: value
      - complete:
          - Layer | Cells | Chloroplasts
          - Palisade | ==upright, close together== | ==many==
          - Spongy | loose | ==few==
        header: both
        id: layers
      - label: leaf.svg
        alt: A leaf with places to name
        pins:
          - 5% 7%: '$\mathrm{CO_2}$ enters'
          - 50% 7%: "**Wax**"
        id: leaf
      - {question: How bright is it?, answer: 'It is $I = \frac{1}{9}$.', id: light}
      - gaps: des ==Löwen==, die ==Löwen==
        id: lions
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> model.Pack:
    folder = tmp_path_factory.mktemp("key")
    (folder / "leaf.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"/>')
    (folder / "content.yaml").write_text(dedent(PACK), encoding="utf-8")
    return content.load(folder / "content.yaml")


@pytest.fixture(scope="module")
def glance(pack: model.Pack) -> dict[str, Inline]:
    """The answers of version A in a row of the table, by the keys of their questions."""
    asked = set_questions(planner_for(pack, LABELS, "handout", "teacher"), "a", Wish(answers=True))
    table = _part(pack, "glance-a").blocks[1]
    assert isinstance(table, blocks.TableOf)
    return {block.key: row[1] for (_, block), row in zip(asked, table.rows[1:-1], strict=True)}


def _part(pack: model.Pack, key: str) -> Part:
    return next(part for part in plan_answer_key(pack, LABELS).parts if part.key == key)


def _entry(pack: model.Pack, key: str) -> blocks.KeyEntry:
    entries = [block for block in _part(pack, "answers").blocks if isinstance(block, blocks.KeyEntry)]
    return next(entry for entry in entries if entry.key == f"{key}-key")


def test_a_formula_stays_a_formula_at_a_glance(glance: dict[str, Inline]) -> None:
    for key in ("question-value", "question-light"):
        formulas = [span.text for span in glance[key].spans if span.formula]
        assert len(formulas) == 1
        assert "\\frac" in formulas[0]
        assert not any("\\" in span.text for span in glance[key].spans if not span.formula)


def test_at_a_glance_only_places_that_are_numbered_on_the_sheet_have_numbers(glance: dict[str, Inline]) -> None:
    assert glance["question-layers"].text == "upright, close together; many; few"
    assert glance["question-lions"].text == "Löwen; Löwen"
    assert glance["question-leaf"].text.startswith("1\u00a0")
    assert glance["question-leaf"].text.endswith("; 2\u00a0Wax")
    assert not any(span.bold for span in glance["question-leaf"].spans)


def test_the_key_has_the_text_with_its_gaps_filled(pack: model.Pack) -> None:
    (text,) = _entry(pack, "question-lions").answer
    assert isinstance(text, Paragraph)
    assert text.text.text == "des Löwen, die Löwen"
    assert [span.text for span in text.text.spans if span.gap] == ["Löwen", "Löwen"]


def test_the_key_has_the_table_with_its_cells_filled(pack: model.Pack) -> None:
    (table,) = _entry(pack, "question-layers").answer
    assert isinstance(table, TableBlock)
    assert [cell.text for cell in table.header] == ["Layer", "Cells", "Chloroplasts"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Palisade", "upright, close together", "many"],
        ["Spongy", "loose", "few"],
    ]
    assert all(row[0].spans[0].bold for row in table.rows)
    assert not any(span.bold for row in table.rows for cell in row[1:] for span in cell.spans)


def test_a_word_bank_has_formulas_and_looks_that_tell_nothing(pack: model.Pack) -> None:
    asked = set_questions(planner_for(pack, LABELS, "handout", "student"), "a", Wish(support=True))
    banks = {block.key: block.support.bank for _, block in asked}
    assert {word.text for word in banks["question-value"]} == {"\\frac{a}{b}", "loose ends"}
    assert [span.text for word in banks["question-value"] for span in word.spans if span.formula] == ["\\frac{a}{b}"]
    assert not any(span.bold or span.italic for bank in banks.values() for word in bank for span in word.spans)


def test_a_word_bank_of_one_word_is_no_help_but_the_answer(pack: model.Pack) -> None:
    asked = set_questions(planner_for(pack, LABELS, "handout", "student"), "a", Wish(support=True))
    assert not next(block.support.bank for _, block in asked if block.key == "question-lions")
