"""What each kind of slide says to someone who hears it: in which order, as what, and in place of what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pytest

from sinopack.layout import Laid
from sinopack.page import UNREAD, Connector, Deck, Group, Item, Picture, Role, Shape, Slide, Table, TextBox
from tests.layout.slides.decks import THEMES, deck_of, laid
from tests.layout.slides.reading import leaves, slides_of
from tests.layout.slides.test_decks import SCREENS

HEADINGS = {Role.TITLE, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3}
ERAS = "timeline:\n  eras:\n    - {name: Before, dates: 1917/1950}\n    - {name: After, dates: 1950/1969}\n"


@pytest.fixture(params=[(*screen, theme) for screen in SCREENS for theme in THEMES], ids="-".join)
def deck(request: pytest.FixtureRequest) -> Deck:
    found: Laid[Deck] = laid(*request.param)
    return found.result


def heard(slide: Slide) -> list[str]:
    """What is read aloud of a slide, in order: descriptions for what is drawn, and neither decoration nor footers."""
    return [_heard(item) for item in slide.page.items if _is_read(item)]


def _heard(item: Item) -> str:
    if isinstance(item, TextBox):
        return item.text
    return "" if isinstance(item, Connector) else item.alternative


def _is_read(item: Item) -> bool:
    return item.role not in UNREAD


def within(slide: Slide, end: str) -> list[tuple[Role, str]]:
    """The roles and keys around the item whose key ends so."""
    (found,) = [item for item in slide.page.items if item.key.endswith(end)]
    assert not isinstance(found, Connector)
    return [(enclosure.role, enclosure.key) for enclosure in found.within]


def test_whatever_is_drawn_is_described_or_decoration(deck: Deck) -> None:
    for slide in deck.slides:
        assert "" not in heard(slide)
        for item in slide.page.items:
            if isinstance(item, Shape | Picture | Group):
                assert (item.role is Role.ARTIFACT) == (item.alternative == ""), item.key


def test_every_part_of_a_list_is_in_a_list(deck: Deck) -> None:
    for item in (item for slide in deck.slides for item in leaves(slide.page.items)):
        roles = [enclosure.role for enclosure in getattr(item, "within", ())]
        if item.role is Role.LIST_ITEM:
            assert roles[-1] is Role.LIST, item.key
        assert all(before is Role.LIST for before, after in _pairs(roles) if after is Role.LIST_ITEM), item.key


def _pairs(roles: list[Role]) -> Iterator[tuple[Role | None, Role]]:
    return zip([None, *roles], roles, strict=False)


def test_what_belongs_together_is_read_together(deck: Deck) -> None:
    for slide in deck.slides:
        read = [getattr(item, "within", ()) for item in slide.page.items if _is_read(item)]
        for depth in range(1, max(map(len, read)) + 1):
            runs = [around for around, _ in groupby(each[:depth] for each in read) if len(around) == depth]
            assert len(runs) == len(set(runs)), slide.title


def pack(more: str = "", section: str = "") -> str:
    return (
        f"pack: {{title: Stones, dates: 1917/1969}}\nsections:\n  - title: Rocks\n    dates: 1949/1952\n{section}{more}"
    )


def test_the_title_slide_tells_the_eras() -> None:
    slide = deck_of(pack(ERAS)).result.slides[0]
    assert heard(slide) == [
        "Stones\n1917–1969", "A line of time: Before from 1917; After from 1950. It ends in 1969.",
    ]  # fmt: skip


def test_an_opener_tells_where_its_section_lies() -> None:
    (slide,) = slides_of(deck_of(pack(ERAS, "    lead: They are hard.\n")).result, "Section")
    assert heard(slide) == [
        "1", "Rocks", "1949–1952", "They are hard.",
        "Section 1 of 1: Rocks, 1949–1952. Era: Before; After.",
    ]  # fmt: skip
    assert within(slide, "-numeral") == [(Role.TITLE, "section-rocks-title")]


@pytest.mark.parametrize(
    ("dates", "more", "said"),
    [
        ("", "", "Section 1 of 2: Rocks."),
        ("", ERAS, "Section 1 of 2: Rocks."),
        (", dates: 1960", ERAS, "Section 1 of 2: Rocks, 1960. Era: After."),
        (", dates: 1960", "", "Section 1 of 2: Rocks, 1960."),
        (", dates: 1990", ERAS, "Section 1 of 2: Rocks, 1990."),
    ],
)
def test_an_opener_tells_no_more_than_is_known(dates: str, more: str, said: str) -> None:
    deck = deck_of(f"pack: P\nsections: [{{title: Rocks{dates}}}, {{title: Two}}]\n{more}").result
    assert heard(slides_of(deck, "Section")[0])[-1] == said


def test_the_enquiry_ends_in_one_list() -> None:
    text = "pack: {title: P, enquiry: Why?, objectives: [Name one, Name two]}\nsections: [{title: S}]\n"
    (slide,) = slides_of(deck_of(text).result, "Enquiry")
    assert heard(slide) == ["Enquiry question", "Why?", "By the end of this pack you can", "Name one", "Name two"]
    assert within(slide, "enquiry-objectives") == within(slide, "-objective-2") == [(Role.LIST, "enquiry-list")]


CHOICE = "questions:\n  - {question: Which?, options: [Marl, Slate], answer: B, reason: It splits., marks: 2}\n"


def test_a_choice_is_a_question_and_a_list() -> None:
    deck = deck_of(pack(CHOICE)).result
    (asked,), (answered,) = slides_of(deck, "Question"), slides_of(deck, "Answer")
    assert heard(asked) == ["Question 1", "Which?", "A", "Marl", "B", "Slate", "2 marks"]
    assert heard(answered) == [
        "Answer 1", "Which?", "A", "Marl", "B", "Slate", "Right answer", "Why? It splits.", "2 marks",
    ]  # fmt: skip
    for end in ("letter-2", "option-2", "option-2-tick"):
        assert [role for role, _ in within(answered, end)] == [Role.LIST, Role.LIST_ITEM]
    assert within(answered, "letter-2") == within(answered, "option-2-tick") != within(answered, "letter-1")


def test_a_question_comes_before_its_source_and_marks_come_last() -> None:
    body = "    body: [{id: log, quote: We sailed at dawn., by: The log, paraphrase: yes}]\n"
    text = pack("questions: [{question: Why?, source: log, answer: To go., marks: 3}]\n", body)
    deck = deck_of(text).result
    (asked,), (answered,), (source,) = (slides_of(deck, name) for name in ("Question", "Answer", "Source"))
    assert heard(asked) == ["Question 1", "Why?", "Source A\nThe log\nParaphrase", "We sailed at dawn.", "3 marks"]
    assert heard(answered) == ["Answer 1", "Why?", "To go.", "3 marks"]
    assert heard(source) == ["Source A", "We sailed at dawn.", "The log\nParaphrase"]


def test_people_come_one_after_the_other() -> None:
    people = "people:\n  - {name: Mao Zedong, native: 毛泽东, dates: 1893/1976, role: Chairman}\n  - {name: N. N.}\n"
    (slide,) = slides_of(deck_of(pack(people)).result, "Title only")
    key = "Each rule runs from 1880 to 1980. Thick: the person’s life. Shaded: 1917–1969."
    assert heard(slide) == ["People", "Mao Zedong", "毛泽东", "1893–1976\nChairman", "N. N.", key]
    names = [item for item in slide.page.items if item.key.endswith(("-name", "-portrait"))]
    assert [(item.role, item.paragraphs[0].runs[0].style.language) for item in names] == [
        (Role.HEADING_1, "en"), (Role.PARAGRAPH, "zh"), (Role.HEADING_1, "en"),
    ]  # fmt: skip


def test_no_heading_is_only_in_another_language(deck: Deck) -> None:
    """Whoever goes from heading to heading can follow (WCAG 2.1, 2.4.6)."""
    headings = [box for slide in deck.slides for box in leaves(slide.page.items) if box.role in HEADINGS]
    assert len(headings) >= len(deck.slides)
    for heading in headings:
        assert isinstance(heading, TextBox)
        runs = [run for paragraph in heading.paragraphs for run in paragraph.runs if run.text.strip()]
        assert deck.properties.language in {run.style.language for run in runs}, heading.text


def test_a_table_has_its_caption_and_says_what_it_is_about() -> None:
    body = "    body: [{table: [[A, B], [1, 2], [3, 4]], title: Numbers, caption: Two of each.}]\n"
    slide = deck_of(pack("", body)).result.slides[-1]
    (table,) = [item for item in slide.page.items if isinstance(item, Table)]
    assert heard(slide) == ["Numbers", "Table: Numbers (rows: 3, columns: 2)", "Two of each."]
    assert within(slide, "-caption") == [(Role.TABLE, table.key)]


def test_a_timeline_lists_its_events() -> None:
    events = "  events:\n    - {date: 1920, text: It rained.}\n    - {date: 1960-02, text: It froze.}\n"
    slide = deck_of(pack(ERAS + events)).result.slides[1]
    said = heard(slide)
    assert said[:2] == [
        "Timeline",
        "A line of time: Before from 1917; After from 1950. It ends in 1969. 1920: It rained.; Feb 1960: It froze.",
    ]
    (drawing,) = [item for item in slide.page.items if isinstance(item, Group) and item.alternative]
    parts = [item.alternative for item in drawing.items if isinstance(item, Group)]
    assert parts[-2:] == ["1920: It rained.", "Feb 1960: It froze."]  # for those who go through it part by part


def test_words_for_drawings_are_in_the_language_of_the_pack() -> None:
    text = f"pack: {{title: Steine, language: de}}\nsections: [{{title: Fels, dates: 1949/1952}}]\n{ERAS}{CHOICE}"
    deck = deck_of(text).result
    assert heard(deck.slides[0])[-1] == "Eine Zeitachse: Before ab 1917; After ab 1950. Sie endet 1969."
    assert heard(slides_of(deck, "Section")[0])[-1] == "Abschnitt 1 von 1: Fels, 1949–1952. Epoche: Before; After."
    assert "Richtige Antwort" in heard(slides_of(deck, "Answer")[0])
    assert {item.language for slide in deck.slides for item in slide.page.items if isinstance(item, Group)} == {"de"}
