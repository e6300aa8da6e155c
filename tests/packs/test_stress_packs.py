"""The stress packs are valid, and each is still as hard as the README says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sinopack.content import Pack, load
from sinopack.content.blocks import KINDS
from sinopack.content.charts import Chart
from sinopack.content.diagrams import Diagram
from sinopack.content.markup import Paragraph, Prose
from sinopack.content.model import Figure, Markdown, Quote, TableData

FOLDER = Path(__file__).parent
PACKS = sorted(path.parent.name for path in FOLDER.glob("*/content.yaml"))


def pack_named(name: str) -> Pack:
    return load(FOLDER / name / "content.yaml")


def typed(name: str) -> str:
    return (FOLDER / name / "content.yaml").read_text(encoding="utf-8")


def blocks_of(pack: Pack) -> list[object]:
    return [block for section in pack.sections for block in section.body]


def words_in(prose: Prose) -> int:
    """Words in paragraphs."""
    texts = [block.text.text for block in prose.blocks if isinstance(block, Paragraph)]
    return sum(len(text.split()) for text in texts)


@pytest.mark.parametrize("name", PACKS)
def test_is_valid_without_notices(name: str) -> None:
    assert pack_named(name).notices == ()


@pytest.mark.parametrize("name", PACKS)
def test_is_small(name: str) -> None:
    assert len(typed(name).encode()) < 60_000
    assert all(path.stat().st_size < 60_000 for path in (FOLDER / name).iterdir())


def test_readme_lists_every_pack() -> None:
    listed = re.findall(r"^\| `([\w-]+)` \|", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == PACKS
    assert len(PACKS) >= 12


def test_long_section() -> None:
    (body,) = pack_named("long-section").section("rivers").body
    assert isinstance(body, Markdown)
    assert words_in(body.text) >= 3_000


def test_forty_key_points() -> None:
    assert [len(section.key_points) for section in pack_named("forty-key-points").sections] == [40, 3, 3]


def test_long_titles() -> None:
    pack = pack_named("long-titles")
    titles = [pack.pack.title.text, *(section.title.text for section in pack.sections)]
    titles += [person.name for person in pack.people] + [term.term for term in pack.terms]
    titles += [question.question.text for question in pack.questions]
    assert min(len(title) for title in titles) >= 90


def test_long_word() -> None:
    pack = pack_named("long-word")
    words = [pack.sections[0].title.text, pack.terms[0].term, pack.people[0].name, pack.questions[1].question.text]
    assert {len(word) for word in words} == {120}


def test_long_addresses() -> None:
    addresses = re.findall(r"https://[^\s)>\"]+", typed("long-addresses"))
    assert min(len(address.rstrip(",.")) for address in addresses) >= 200


def test_wide_tables() -> None:
    tables = [block.table for block in blocks_of(pack_named("wide-tables")) if isinstance(block, TableData)]
    assert [(len(table), len(table[0])) for table in tables][:2] == [(40, 8), (8, 14)]


def test_pictures_of_every_shape() -> None:
    pictures = [block.picture for block in blocks_of(pack_named("pictures")) if isinstance(block, Figure)]
    shapes = {(picture.width, picture.height) for picture in pictures if picture}
    assert {(360, 1080), (2400, 240), (12, 9), (1, 1)} <= shapes
    assert (300, 480) in shapes  # stored lying on its side and turned by its EXIF note
    assert {picture.media_type for picture in pictures if picture} == {"image/png", "image/jpeg", "image/webp"}


def test_long_timeline() -> None:
    pack = pack_named("long-timeline")
    assert pack.timeline is not None
    assert (len(pack.timeline.events), len(pack.people), len(pack.terms)) == (200, 40, 60)


def test_many_questions() -> None:
    pack = pack_named("many-questions")
    assert (len(pack.sections), len(pack.questions)) == (15, 20)
    assert max(len(getattr(question, "options", ())) for question in pack.questions) == 8
    assert max(getattr(question, "lines", 0) or 0 for question in pack.questions) == 60


def test_every_block_is_in_one_deck() -> None:
    blocks = blocks_of(pack_named("every-block"))
    assert {type(block).__name__ for block in blocks} == set(KINDS.values())
    assert {block.chart for block in blocks if isinstance(block, Chart)} >= {"column", "line", "pie", "bar"}
    assert {block.diagram for block in blocks if isinstance(block, Diagram)} == {"causes", "sequence", "cycle"}


def test_everything_has_a_long_quote_and_its_own_settings() -> None:
    pack = pack_named("everything")
    quotes = [block.quote for block in blocks_of(pack) if isinstance(block, Quote)]
    assert max(words_in(quote) for quote in quotes) >= 300
    assert (pack.print.paper, pack.slides.ratio) == ("Letter", "4:3")


def test_science_has_no_dates_and_every_symbol() -> None:
    pack = pack_named("science")
    assert pack.timeline is None
    assert pack.pack.dates is None
    assert not [section for section in pack.sections if section.dates]
    assert set("☐✓→≤≥\u00d7°²₂⁻\u03b1") <= set(typed("science"))


def test_rome_begins_before_christ() -> None:
    timeline = pack_named("rome").timeline
    assert timeline is not None
    assert (timeline.events[0].date.start.year, timeline.events[-1].date.start.year) == (-752, 476)


@pytest.mark.parametrize(
    ("name", "language", "letters"),
    [
        ("cyrillic", "ru", "[\u0430-\u044f\u0451]"),
        ("han", "zh-Hans", "[\u4e00-\u9fff]"),
        ("vietnamese", "vi", "[\u1ea1-\u1ef9]"),
    ],
)
def test_other_scripts(name: str, language: str, letters: str) -> None:
    assert pack_named(name).pack.language == language
    assert len(re.findall(letters, typed(name))) > 300


def test_han_stays_within_the_vendored_font() -> None:
    typed("han").encode("gb2312")
