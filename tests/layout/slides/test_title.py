"""The title slide, and what stands at the foot of every other."""

from __future__ import annotations

import pytest

from sinopack.page import Connector, Deck, PlaceholderKind, Slide
from tests.layout.slides.decks import deck_of
from tests.layout.slides.reading import box, boxes, leaves, outside, overlaps, shapes, sizes

SECTIONS = "sections:\n  - {title: First, dates: 1917/1950}\n  - {title: Second, dates: 1950/1969}\n"
ERAS = "timeline:\n  eras:\n    - {name: Before, dates: 1917/1950}\n    - {name: After, dates: 1950/1969}\n"


def pack(fields: str, ratio: str = "16:9", more: str = ERAS) -> Deck:
    return deck_of(f"pack: {{{fields}}}\n{SECTIONS}{more}", ratio).result


def test_title_dates_and_the_rest() -> None:
    fields = "title: Stones, dates: 1917/1969, subtitle: How they came, course: History, level: Year 9"
    fields += ", school: ABC, author: N. N."
    slide = pack(fields).slides[0]
    assert slide.title == "Stones 1917–1969"
    assert box(slide, "-title").text == "Stones\n1917–1969"
    assert sizes(box(slide, "-title")) == {80}
    assert [box(slide, f"-{name}").text for name in ("subtitle", "course", "level", "credit")] == [
        "How they came", "History", "Year 9", "ABC  |  N. N.",
    ]  # fmt: skip


def test_the_axis_names_its_eras() -> None:
    slide = pack("title: Stones").slides[0]
    assert on_axis(slide) == {
        "axis-era-1": "Before",
        "axis-era-1-year": "1917",
        "axis-era-2": "After",
        "axis-era-2-year": "1950",
        "axis-end": "1969",
    }
    for era in ("axis-era-1", "axis-era-2"):
        name, year = box(slide, era), box(slide, f"{era}-year")
        assert name.rect.x == year.rect.x
        assert name.rect.bottom <= year.rect.y == box(slide, "axis-end").rect.y
    lines = [item for item in leaves(slide.page.items) if isinstance(item, Connector)]
    ticks = [line for line in lines if line.key.startswith("axis-tick")]
    assert [tick.x1 for tick in ticks] == sorted(tick.x1 for tick in ticks)
    assert ticks[0].x1 == 48.0
    assert ticks[-1].x1 == 912.0


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize(
    ("start", "shown"),
    [
        (1960, {"axis-era-2": "Now", "axis-era-2-year": "1960"}),
        (1984, {"axis-era-2": "Now"}),
        (1990, {}),
    ],
    ids=["room for both", "room for the name", "room for neither"],
)
def test_the_last_era_gives_up_its_year_before_its_name(start: int, shown: dict[str, str], ratio: str) -> None:
    eras = f"[{{name: Before, dates: 1917/{start}}}, {{name: Now, dates: {start}/1991}}]"
    text = f"pack: Stones\nsections: [{{title: S}}]\ntimeline:\n  eras: {eras}\n"
    slide = deck_of(text, ratio).result.slides[0]
    first = {"axis-era-1": "Before", "axis-era-1-year": "1917"}
    assert on_axis(slide) == {**first, **shown, "axis-end": "1991"}
    assert overlaps(slide) == outside(slide) == []


def test_years_before_christ_are_written_so() -> None:
    more = "timeline:\n  eras: [{name: Old, dates: 300 BC/AD 100}]\n"
    slide = deck_of(f"pack: Rome\nsections: [{{title: S}}]\n{more}").result.slides[0]
    assert on_axis(slide) == {"axis-era-1": "Old", "axis-era-1-year": "300\u00a0BC", "axis-end": "100"}


def on_axis(slide: Slide) -> dict[str, str]:
    """The names and years at the axis by their keys."""
    return {each.key: each.text for each in boxes(slide) if each.key.startswith("axis-")}


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize(
    "fields",
    [
        f"title: {'Stones and bones ' * 9}",
        f"title: Stones, subtitle: {'how they came to be ' * 11}",
        f"title: Stones, school: {'The School of Stone ' * 8}",
        f"title: {'Stones and bones ' * 5}, subtitle: {'how they came ' * 8}, school: {'The School of Stone ' * 8}",
        f"title: Stones, course: {'History of stone ' * 5}, level: {'Years nine and ten ' * 5}",
    ],
    ids=["title", "subtitle", "school", "all", "head"],
)
def test_long_words_of_the_title_slide_keep_apart(fields: str, ratio: str) -> None:
    slide = pack(fields, ratio).slides[0]
    assert overlaps(slide) == outside(slide) == []


def test_every_slide_but_the_first_has_its_footer_and_number() -> None:
    deck = pack("title: Stones")
    for number, slide in enumerate(deck.slides, 1):
        footers = {item.placeholder.kind: item for item in boxes(slide) if item.placeholder}
        assert (PlaceholderKind.FOOTER in footers) == (number > 1)
        if number > 1:
            assert footers[PlaceholderKind.SLIDE_NUMBER].text == str(number)
            assert footers[PlaceholderKind.FOOTER].rect.y == 511.0


def test_a_footer_is_one_line() -> None:
    section = (
        f"sections:\n  - title: S\n    key_points: [One]\n  - title: {'Stones and bones ' * 6}\n    key_points: [One]\n"
    )
    slide = deck_of(f"pack: P\n{section}", "4:3").result.slides[-1]
    footer = box(slide, "-footer")
    assert len(footer.lines) == 1
    assert footer.text.startswith("2 Stones and bones")
    assert footer.text.endswith("…")


def test_the_section_is_marked_on_the_strip() -> None:
    deck = pack("title: Stones", more="").slides
    text = f"pack: P\n{SECTIONS}".replace("1917/1950}", "1917/1950, key_points: [One]}")
    slide = deck_of(text).result.slides[2]
    (mark,) = [shape for shape in shapes(slide, "") if shape.rect.y == 496.0]
    assert mark.rect.height == 8.0
    assert mark.rect.x == 48.0
    assert len(deck) == 3
