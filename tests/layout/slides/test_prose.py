"""Running text on slides (quotes, callouts, the summary) and in the notes."""

from __future__ import annotations

from textwrap import indent

import pytest

from sinopack.page import BulletKind, Paragraph, Slide
from tests.layout.slides.decks import deck_of
from tests.layout.slides.reading import box, boxes, letters, said, sizes, slides_of


def body(block: str) -> str:
    return f"pack: P\nsections:\n  - title: S\n    body:\n{indent(block, '      ')}\n"


def quotes(block: str, ratio: str = "16:9") -> list[Slide]:
    return slides_of(deck_of(body(block), ratio).result, "Source")


def test_a_source_has_its_words_and_who_said_them() -> None:
    (slide,) = quotes("- quote: We sailed at dawn.\n  by: The log, 1901\n  about: Kept by the mate.")
    assert (slide.title, box(slide, "-by").text) == ("Source A", "The log, 1901")
    assert box(slide, "-words").text == "“We sailed at dawn.”"
    assert sizes(box(slide, "-words")) == {46}
    assert box(slide, "-about").text == "Kept by the mate."
    assert box(slide, "-words").rect.bottom <= box(slide, "-about").rect.y


def test_a_paraphrase_says_so_and_has_no_marks() -> None:
    (slide,) = quotes("- quote: They sailed.\n  by: The log\n  paraphrase: true")
    assert box(slide, "-words").text == "They sailed."
    assert box(slide, "-by").text == "The log\nParaphrase"
    assert box(slide, "-title").rect.bottom <= box(slide, "-by").rect.y
    assert box(slide, "-by").rect.right <= box(slide, "-words").rect.x
    assert said([slide]).count("Paraphrase") == 1


def test_a_paraphrase_of_no_one_says_so_too_and_a_quotation_does_not() -> None:
    (slide,) = quotes("- quote: They sailed.\n  paraphrase: true")
    assert box(slide, "-by").text == "Paraphrase"
    (exact,) = quotes("- quote: They sailed.\n  by: The log")
    assert "Paraphrase" not in said([exact])
    (unsigned,) = quotes("- quote: They sailed.")
    assert not any(each.key.endswith("-by") for each in boxes(unsigned))


def test_every_slide_of_a_paraphrase_says_so() -> None:
    text = " ".join(f"They sailed on day {n} with the wind behind them." for n in range(30))
    slides = quotes(f"- quote: {text}\n  by: The log\n  paraphrase: true")
    assert len(slides) > 2
    assert {box(slide, "-by").text for slide in slides} == {"The log\nParaphrase"}


def test_a_source_in_a_smaller_size_or_on_several_slides_is_said() -> None:
    found = deck_of(body(f"- quote: {'They sailed on. ' * 20}"))
    (slide,) = slides_of(found.result, "Source")
    (size,) = sizes(box(slide, "-words"))
    (notice,) = found.notices
    assert size < 46
    assert notice.message == f"“Source A” is set in {size:g} pt instead of 46 pt, to fit."
    assert str(notice.place).endswith(":5:9")
    longer = deck_of(body(f"- quote: {'They sailed on. ' * 60}"))
    assert longer.notices[0].message == (
        f"“Source A” is too much for one slide and is divided over {len(slides_of(longer.result, 'Source'))}."
    )
    assert deck_of(body("- quote: They sailed.\n  by: The log")).notices == ()


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_a_long_source_is_parted_between_sentences(ratio: str) -> None:
    text = " ".join(f"We sailed on day {n} with the wind behind us." for n in range(30))
    slides = quotes(f"- quote: {text}\n  by: The log", ratio)
    parts = [box(slide, "-words") for slide in slides]
    assert len(parts) > 2
    assert letters("".join(part.text for part in parts)) == letters(f"“{text}”")
    assert all(part.text.rstrip("”").endswith(".") for part in parts)
    assert len({size for part in parts for size in sizes(part)}) == 1
    assert slides[1].title == f"Source A (2\u00a0of\u00a0{len(slides)})"


def test_an_attribution_too_long_for_its_place_follows_the_words() -> None:
    by = " ".join(["the mate of the ship"] * 20)
    slides = quotes(f"- quote: We sailed.\n  by: {by}", "4:3")
    assert not any(each.key.endswith("-by") for slide in slides for each in boxes(slide))
    assert letters(by) in letters("".join(box(slide, "-words").text for slide in slides))


def test_a_callout_keeps_its_list() -> None:
    deck = deck_of(body("- title: Try it\n  callout: |\n    Take\n\n    - a stone\n    - a hammer"))
    (slide,) = slides_of(deck.result, "Points")
    text = box(slide, "-text")
    assert text.text == "Take\na stone\na hammer"
    assert [each.bullet is not None for each in text.paragraphs] == [False, True, True]
    assert sizes(text) == {36}


def test_a_long_callout_is_divided() -> None:
    text = " ".join(f"Strike stone number {n} with a hammer." for n in range(40))
    found = deck_of(body(f"- title: Try it\n  callout: {text}"), "4:3")
    slides = slides_of(found.result, "Points")
    assert len(slides) > 2
    assert letters(text) in letters("".join(box(slide, "-text").text for slide in slides))
    assert "Try it" in found.notices[0].message


def test_the_summary_is_a_slide_where_it_is_asked_for() -> None:
    text = "pack: {title: P, summary: Stones are old.}\nsections: [{title: S}]\nslides: {parts: [summary, sections]}\n"
    deck = deck_of(text).result
    assert deck.slides[1].title == "In brief"
    assert box(deck.slides[1], "-text").text == "Stones are old."


def test_notes_hold_the_body_in_order() -> None:
    text = body("|\n  ## Kinds\n\n  Three *kinds*:\n\n  - marl\n    1. grey\n  - slate\n\n  > Hard!\n")
    text = text.replace("    body:\n      |", "    notes: Bring some.\n    body: |")
    notes = deck_of(text).result.slides[1].notes
    assert [note.text for note in notes] == [
        "Bring some.",
        "Kinds",
        "Three kinds:",
        "marl",
        "grey",
        "slate",
        "Hard!",
    ]
    assert [note.runs[0].style.font.bold for note in notes[:3]] == [False, True, False]
    assert {run.style.size for note in notes for run in note.runs} == {12.0}


def test_lists_in_notes_keep_their_marks_and_their_paragraphs() -> None:
    text = body("|\n  1. marl\n\n     It is *soft*.\n     - grey\n  2. slate\n\n  Then:\n\n  5. tuff\n  6. - pumice\n")
    notes = deck_of(text).result.slides[1].notes
    assert [(note.text, note.level, _mark(note)) for note in notes] == [
        ("marl", 0, "1"),
        ("It is soft.", 0, ""),
        ("grey", 1, "square"),
        ("slate", 0, "2"),
        ("Then:", 0, ""),
        ("tuff", 0, "5"),
        ("", 0, "6"),
        ("pumice", 1, "square"),
    ]
    assert [note.indent for note in notes] == [18.0, 18.0, 36.0, 18.0, 0.0, 18.0, 18.0, 36.0]
    assert [run.text for run in notes[1].runs if run.style.font.italic] == ["soft"]


def _mark(note: Paragraph) -> str:
    if note.bullet is None:
        return ""
    return str(note.bullet.number) if note.bullet.kind is BulletKind.NUMBER else note.bullet.kind.value


def test_tables_inside_running_text_are_lines() -> None:
    text = "- title: T\n  callout: |\n    | a | b |\n    |---|---|\n    | c | d |"
    (slide,) = slides_of(deck_of(body(text)).result, "Points")
    assert box(slide, "-text").text == "a  |  b\nc  |  d"
    assert "a|bc|d" in said([slide])
