"""Composers and desks for tests, in real fonts and without the computer's own."""

from __future__ import annotations

from pathlib import Path

from sinopack.layout.compose import Composer
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.sheet import sheet_of
from sinopack.layout.styles import page_styles
from sinopack.layout.table import TableLook
from sinopack.layout.text import Family, Setting, TextStyle
from sinopack.page import Colour, Stroke
from sinopack.plan.blocks import Chronology, TermEntry
from sinopack.plan.plans import HandoutPlan
from sinopack.theme import load_labels, load_theme
from tests.layout.text.conftest import make_typesetter

INK = Colour("ink", "16181D")
SANS = TextStyle(Family.SANS, 11, 16, INK)
LOOK = TableLook(
    text=SANS,
    heads=SANS,
    row_heads=SANS,
    padding=6.0,
    gap=14.0,
    heavy=Stroke(INK, 1.5),
    medium=Stroke(INK, 0.75),
    light=Stroke(INK, 0.5),
)


def make_composer() -> Composer:
    return Composer(make_typesetter(), load_theme("two-colour", Path()), load_labels("en"), Setting())


def make_desk(paper: str = "A4", terms: tuple[TermEntry, ...] = ()) -> Desk:
    """The desk of a handout without dates."""
    composer = make_composer()
    plan = HandoutPlan("Title", (), Chronology((), ()), "en", terms, frozenset())
    return Desk(composer, sheet_of(paper), page_styles(composer.theme), plan, None, {term.key: term for term in terms})
