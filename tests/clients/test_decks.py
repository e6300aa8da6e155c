"""LibreOffice draws every deck as our layout measured it (figures 1 and 2 of docs/testing.md)."""

from __future__ import annotations

import pytest

from tests.clients.fonts import TWINS, family_of
from tests.clients.judge import Breaks, judge_boxes, judge_layout
from tests.clients.packs import DECKS, PACKS, Workshop
from tests.clients.poppler import listed_fonts
from tests.tools import require

SAME_BREAKS = 0.9
SHOWN = 12

every_pack = pytest.mark.parametrize("name", DECKS)


@pytest.fixture(autouse=True)
def _libreoffice() -> None:
    require("soffice")


@every_pack
def test_only_the_vendored_fonts_were_used(workshop: Workshop, name: str) -> None:
    used = {family_of(font.name) for font in listed_fonts(workshop.drawn(name).pdf)}

    assert used <= {family_of(family) for family in TWINS.values()}


@every_pack
def test_every_word_is_in_its_own_shape(workshop: Workshop, name: str) -> None:
    faults = judge_boxes(workshop.drawn(name))

    assert not faults, _listing(faults)


@every_pack
def test_the_deck_is_set_as_it_was_measured(workshop: Workshop, name: str) -> None:
    """The same boxes, fonts and sizes, and no paragraph in more lines."""
    faults = judge_layout(workshop.built(name).deck, workshop.drawn(name)).faults

    assert not faults, _listing(faults)


def test_nine_in_ten_paragraphs_break_at_the_same_words(workshop: Workshop) -> None:
    total = Breaks()
    for name in DECKS:
        total += judge_layout(workshop.built(name).deck, workshop.drawn(name)).breaks

    assert total.paragraphs >= 100
    assert total.share >= SAME_BREAKS, f"{total.same} of {total.paragraphs}"


def test_there_are_enough_stress_packs() -> None:
    assert len(PACKS) >= 1 + 12


def _listing(faults: tuple[object, ...]) -> str:
    shown = [str(fault) for fault in faults[:SHOWN]]
    return "\n".join([f"{len(faults)} faults:", *shown, *(["…"] if len(faults) > SHOWN else [])])
