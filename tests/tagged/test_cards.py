"""Who listens hears each card's front and then its back, whichever pages they stand on; and the organiser part by part,
down its columns, every entry once."""

from __future__ import annotations

import pytest

from sinopack.layout import seen_in
from sinopack.plan.cards import plan_flashcards, plan_sorting_cards
from sinopack.plan.organiser import entries_of, plan_organiser
from sinopack.theme import load_labels
from tests.tagged.products import PACKS, data_of, loaded, tagged
from tests.tagged.reading import Element
from tests.tagged.test_reading_order import assert_in_order, squeezed

every_pack = pytest.mark.parametrize("name", PACKS)


@every_pack
@pytest.mark.parametrize("file", ["flashcards.pdf", "flashcards-large-print.pdf"])
def test_each_card_is_read_front_and_then_back(name: str, file: str) -> None:
    data_of(name, file)
    pack, labels = loaded(name), load_labels(loaded(name).pack.language)
    cards = plan_flashcards(seen_in("student", pack, labels), labels, pack).cards
    read = tagged(name, file)
    sections = [each for each in read.document.kids if isinstance(each, Element) and each.tag == "Sect"]
    sections = [each for each in sections if any(kid.tag == "H2" for kid in each.kids if isinstance(kid, Element))]

    assert len(sections) == len(cards)
    for card, section in zip(cards, sections, strict=True):
        texts = [text for text in (*card.front, *card.back) if not any(span.formula for span in text.text.spans)]
        assert_in_order([card.name, *(text.text.text for text in texts)], read.text(section))


@every_pack
def test_sorting_cards_and_their_key_are_read_in_order(name: str) -> None:
    data_of(name, "sorting-cards.pdf")
    labels = load_labels(loaded(name).pack.language)
    plan = plan_sorting_cards(seen_in("student", loaded(name), labels), labels)
    with_key, without = tagged(name, "sorting-cards.pdf"), tagged(name, "sorting-cards-student.pdf")

    cards = [text for card in plan.cards for text in (card.name, card.front[0].text.text)]
    order = [text for row in plan.order for text in (row.letter, row.date, row.text.text)]
    assert_in_order(cards, without.text(without.document))
    assert_in_order([*cards, *order], with_key.text(with_key.document))


@every_pack
def test_the_organiser_is_read_part_by_part(name: str) -> None:
    data_of(name, "organiser.pdf")
    labels = load_labels(loaded(name).pack.language)
    plan = plan_organiser(seen_in("student", loaded(name), labels), labels)
    read = tagged(name, "organiser.pdf")
    said = read.text(read.document)

    texts = [plan.masthead.title.text]
    for part in plan.parts:
        texts.append(part.title.text)
        for entry in entries_of(part):
            inline = getattr(entry, "text", None) or getattr(entry, "meaning", None)
            if inline and not any(span.formula for span in inline.spans):
                texts.append(inline.text)
    assert_in_order(texts, said)
    again = [squeezed(title.text) for title in (part.title for part in plan.parts)]
    tops = [each for each in read.document if each.tag == "H2"]
    assert sorted(squeezed(read.text(each)) for each in tops) == sorted(again)
