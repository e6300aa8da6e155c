"""What sinopack puts between the author's words are signs of their language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from sinopack.content.markup import Inline, Span
from sinopack.content.model import Pack
from sinopack.layout import (
    lay_out_deck,
    lay_out_flashcards,
    lay_out_handout,
    lay_out_organiser,
)
from sinopack.layout.inline import sentences
from sinopack.layout.written_on import lay_out_answer_key, lay_out_worksheet
from sinopack.page import Deck, Document
from sinopack.theme import load_labels
from tests.layout.handout.reading import flat
from tests.plan.typed import typed

PACK = """
    pack: {title: 春天, language: zh-Hans, level: 二年级, school: 实验小学}
    products: {worksheet: {versions: 2}}
    sections:
      - title: 诗
        body:
          - {quote: 好雨知时节, by: 杜甫《春夜喜雨》, about: 写的是春雨, id: 雨}
          - extract: 春眠不觉晓
            by: 孟浩然《春晓》
            about: 写的是早晨
            id: 晓
            words: {晓: 天刚亮}
    people:
      - {name: 杜甫, dates: 712/770, role: 唐代诗人, text: 他写了很多诗}
    terms: {春天: 一年的第一季}
    questions:
      - {match: {春: 花, 夏: 雨, 秋: 叶}}
      - gaps: ==春天==来了，天气==暖和==了
"""
MIXED = re.compile("[\u4e00-\u9fff》）][.,:;]|(?<![A-Z])[.,:;] ?[\u4e00-\u9fff]")
"""“A. 花” is how Chinese books set an option's letter."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return typed(PACK)


def _handout(pack: Pack) -> Document:
    return lay_out_handout(pack).result


def _worksheet(pack: Pack) -> Document:
    return lay_out_worksheet(pack, "b").result


def _said(made: Document | Deck) -> Iterator[str]:
    yield made.properties.title
    pages = [slide.page for slide in made.slides] if isinstance(made, Deck) else made.pages
    for item in (item for page in pages for item in flat(page.items)):
        yield getattr(item, "said", "") or getattr(item, "text", "") or ""
        for row in getattr(item, "rows", ()):
            yield from (cell.said for cell in row)
    if isinstance(made, Deck):
        yield from (note.said for slide in made.slides for note in slide.notes)


@pytest.mark.parametrize(
    "lay_out",
    [
        _handout,
        _worksheet,
        lambda pack: lay_out_answer_key(pack).result,
        lambda pack: lay_out_organiser(pack).result,
        lambda pack: lay_out_flashcards(pack).result,
        lambda pack: lay_out_deck(pack).result,
    ],
)
def test_no_sign_of_another_script_stands_beside_chinese(
    lay_out: Callable[[Pack], Document | Deck], pack: Pack
) -> None:
    texts = [text for text in _said(lay_out(pack)) if text]
    assert any("春" in text for text in texts)
    assert [text for text in texts if MIXED.search(text)] == []


def test_sentences_end_and_part_as_their_language_does() -> None:
    first, second = Inline((Span("第一"),)), Inline((Span("第二！"),))
    chinese = sentences([first, second, first], load_labels("zh").between("sentences"))
    assert "".join(span.text for span in chinese) == "第一。第二！第一。"
    one, two = Inline((Span("One"),)), Inline((Span("Two?"),))
    english = sentences([one, two, one], load_labels("en").between("sentences"))
    assert "".join(span.text for span in english) == "One. Two? One."


@pytest.mark.parametrize(("language", "sign"), [("en", "; "), ("fr", "\u202f; "), ("zh", "；")])
def test_what_stands_between_the_blanks_of_a_label(language: str, sign: str) -> None:
    assert load_labels(language).between("listed") == sign
