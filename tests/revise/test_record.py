"""The record: what it holds comes back, it fits into properties, and it holds no word."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

from sinopack.revise.archive import Archive
from sinopack.revise.reading import Reader
from sinopack.revise.record import Entry, entry_of, packed, unpacked
from sinopack.revise.revision import properties_of
from sinopack.revise.values import ShapeValue, SlideValue, hashed
from tests.revise.histories import Studio


def entries(slides: int, shapes: int, seed: int = 1) -> list[Entry]:
    chance = random.Random(seed)

    def shape() -> ShapeValue:
        x, y, width, height = (chance.randrange(-900, 8000) for _ in range(4))
        number = chance.randrange(1 << 32)
        return ShapeValue(
            number & 0xFFFF, number, number ^ 0xABCDEF, number >> 16, (x, y, width, height), chance.random() < 0.1
        )

    values = [
        SlideValue(chance.randrange(1 << 32), tuple(shape() for _ in range(shapes)), number, number * 7)
        for number in range(slides)
    ]
    return [entry_of(value, deleted=chance.random() < 0.1) for value in values]


def test_a_record_comes_back_as_it_was() -> None:
    for slides, shapes in ((0, 0), (1, 0), (3, 40), (200, 12)):
        record = entries(slides, shapes)
        assert unpacked(packed(record)) == tuple(record)


def test_each_property_is_as_long_as_programs_keep_it() -> None:
    properties = packed(entries(60, 12))
    assert properties
    assert max(map(len, properties.values())) <= 255


def test_a_record_that_would_be_too_large_is_none() -> None:
    assert packed(entries(2000, 20)) == {}


def test_a_record_with_a_piece_missing_or_changed_is_none() -> None:
    properties = packed(entries(30, 10))
    assert unpacked({}) is None
    for name in list(properties)[:3]:
        assert unpacked({key: value for key, value in properties.items() if key != name}) is None
        assert unpacked({**properties, name: "?" * 20}) is None


def test_the_record_in_a_deck_is_what_is_read_back_from_it(studio: Studio) -> None:
    archive = Archive.read(studio.pure("nothing").read_bytes())
    reader = Reader(archive)
    read = tuple(entry_of(reader.value(part)) for part, _ in archive.slides())
    assert unpacked(properties_of(archive)) == read


def test_the_properties_of_a_deck_say_no_word_of_it(studio: Studio) -> None:
    with zipfile.ZipFile(studio.pure("nothing")) as deck:
        properties = deck.read("docProps/custom.xml").decode("utf-8")
    for word in ("blockhouses", "Zunyi", "mountain", "campaign", "march", "Mao"):
        assert word.casefold() not in properties.casefold()


def test_a_hash_is_no_checksum_from_which_a_short_text_can_be_computed() -> None:
    assert hashed("1956") != hashed("1957")
    assert hashed("") == hashed() == hashed(0, "", []) == 0
    assert 0 < hashed("1956") < 1 << 32


def test_the_record_costs_a_deck_few_bytes(studio: Studio) -> None:
    deck: Path = studio.pure("nothing")
    with zipfile.ZipFile(deck) as archive:
        assert archive.getinfo("docProps/custom.xml").compress_size < 0.1 * deck.stat().st_size
