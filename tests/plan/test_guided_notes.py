"""Guided notes: gaps that are typed and gaps that are found, and the words for them."""

from __future__ import annotations

import pytest

from sinopack.content.cloze import answers_in, concealed
from sinopack.content.found_gaps import has_gaps, with_found_gaps
from sinopack.content.model import Markdown, Pack
from sinopack.plan import blocks
from sinopack.plan.guided_notes import plan_guided_notes, word_banks
from sinopack.theme import load_labels
from tests.plan.typed import strings_in, typed

LABELS = load_labels("en")
PACK = """
    pack: {{title: The march, dates: 1930/1936}}
    products: {{guided_notes: {settings}}}
    sections:
      - title: One
        id: one
        lead: It began in 1934.
        body: |
          In October 1934 the base, a [soviet](term:soviet), was given up; by 1935 the Comintern had lost touch with it.

          ## The Comintern of 1935

          - The soviet and the Comintern again, in 1935
          - On 16 October 1934 about 1,934 mules, 1934 km and 12.1935 percent: ==typed==
        key_points: [Begun in 1934]
      - title: Two
        id: two
        body: The Comintern was told in 1936. Nothing of 1812.
    terms:
      Comintern: The International
      soviet: A council
"""


def gapped(settings: str) -> Pack:
    pack = typed(PACK.format(settings=settings))
    return with_found_gaps(pack, pack.products.guided_notes, LABELS.months)


def answers(pack: Pack) -> list[list[str]]:
    found = []
    for section in pack.sections:
        texts = [section.lead] if section.lead else []
        for block in section.body:
            assert isinstance(block, Markdown)
            for prose in block.text.blocks:
                items = getattr(prose, "items", None)
                texts += [item.text for item in items] if items else [prose.text]  # type: ignore[union-attr]
        found.append([answer.text for text in texts for answer in answers_in(text)])
    return found


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ("{}", [["typed"], []]),
        ("{gaps: terms}", [["soviet", "Comintern", "typed"], []]),
        ("{gaps: dates}", [["1934", "October 1934", "1935", "16 October 1934", "typed"], ["1936"]]),
        (
            "{gaps: [terms, dates]}",
            [["1934", "October 1934", "soviet", "1935", "Comintern", "16 October 1934", "typed"], ["1936"]],
        ),
        ("{gaps: [terms, dates], most: 2}", [["1934", "1935", "typed"], ["1936"]]),
    ],
)
def test_terms_and_dates_are_found_where_they_first_stand(settings: str, found: list[list[str]]) -> None:
    assert answers(gapped(settings)) == found


def test_a_text_says_the_same_with_its_gaps() -> None:
    with_gaps, without = gapped("{gaps: [terms, dates]}"), gapped("{}")
    for section, plain in zip(with_gaps.sections, without.sections, strict=True):
        assert " ".join(strings_in(section.body[0].text)).split() == " ".join(
            strings_in(plain.body[0].text)
        ).split() or ("".join(strings_in(section.body[0].text)) == "".join(strings_in(plain.body[0].text)))


def test_a_pack_without_gaps_has_nothing_for_guided_notes() -> None:
    pack = typed("pack: {title: T}\nsections: [{title: S, body: Plain text.}]\n")
    assert not has_gaps(pack)
    assert has_gaps(gapped("{}"))


def test_word_banks_hold_what_belongs_in_the_gaps_shuffled() -> None:
    pack = gapped("{gaps: [terms, dates], word_bank: yes}")
    banks = word_banks(pack)
    words = [word.text for word in banks["one"]]
    assert sorted(words) == sorted(answers(pack)[0])
    assert words != answers(pack)[0]
    assert word_banks(pack) == banks
    assert word_banks(gapped("{gaps: [terms, dates], word_bank: yes, seed: x}"))["one"] != banks["one"]
    assert word_banks(gapped("{gaps: terms}")) == {}


def test_students_read_no_answer_outside_the_word_bank() -> None:
    pack = gapped("{gaps: [terms, dates]}")
    student = plan_guided_notes(concealed(pack, "(blank)"), LABELS, "student", {})
    said = " ".join(strings_in(student))
    assert "typed" not in said
    assert "16 October 1934" not in said
    assert student.terms == ()
    teacher = " ".join(strings_in(plan_guided_notes(pack, LABELS, "teacher", {})))
    assert "typed" in teacher


def test_key_points_that_would_tell_are_left_out_where_gaps_are_found() -> None:
    def has_points(settings: str) -> bool:
        plan = plan_guided_notes(gapped(settings), LABELS, "student", {})
        return any(isinstance(block, blocks.Points) for part in plan.parts for block in part.blocks)

    assert has_points("{}")
    assert not has_points("{gaps: dates}")


def test_the_bank_stands_under_the_heading_of_its_section() -> None:
    pack = gapped("{gaps: terms, word_bank: yes}")
    plan = plan_guided_notes(concealed(pack, "(blank)"), LABELS, "student", word_banks(pack))
    section = plan.parts[1]
    assert isinstance(section.blocks[0], blocks.SectionOpening)
    assert isinstance(section.blocks[1], blocks.WordBank)
    assert section.blocks[1].title == "Word bank"


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "On 1 October 1949 and on October 2, 1949, in May 1950 and 14 February.",
         ["1 October 1949", "October 2, 1949", "May 1950", "14 February"]),
        ("en", "In the 1950s, 1949–1950, 1,950 men, $1950, 1950 km, 1950% and n.1950 are none.", []),
        ("de", "Am 1. Oktober 1949 und im Mai 1950.", ["1. Oktober 1949", "Mai 1950"]),
        ("es", "El 1 de octubre de 1949 y en mayo de 1950.", ["1 de octubre de 1949", "mayo de 1950"]),
        ("ru", "Это было 1 октября 1949 года, а потом в октябре 1950.", ["1 октября 1949", "1950"]),
        ("vi", "Ngày 1 tháng 10 năm 1949 và năm 1950.", ["1 tháng 10 năm 1949", "1950"]),
        ("zh", "他在1949年10月1日，在1950年和1951年2月。", ["1949年10月1日", "1950年", "1951年2月"]),
    ],
)  # fmt: skip
def test_dates_are_found_in_the_language_of_the_pack(language: str, text: str, found: list[str]) -> None:
    pack = typed(f"""
        pack: {{title: T, language: {language}, dates: 1900/2000}}
        products: {{guided_notes: {{gaps: dates}}}}
        sections: [{{title: S, body: "{text}"}}]
    """)
    labels = load_labels(language)
    pack = with_found_gaps(pack, pack.products.guided_notes, (*labels.months, *labels.months_alone))
    assert answers(pack) == [found]


def test_terms_are_found_in_a_script_without_spaces() -> None:
    pack = typed("""
        pack: {title: T, language: zh}
        products: {guided_notes: {gaps: terms}}
        sections: [{title: S, body: 他去了共产国际的大会，又去共产国际。}]
        terms: {共产国际: 国际组织}
    """)
    assert answers(with_found_gaps(pack, pack.products.guided_notes, LABELS.months)) == [["共产国际"]]
