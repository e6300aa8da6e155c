"""A solver for a pack, with all that it is composed with."""

from __future__ import annotations

from sinopack.content.model import Pack
from sinopack.layout.compose import Composer
from sinopack.layout.organiser import smallest_styles
from sinopack.layout.organiser.sheet import OrganiserSheet
from sinopack.layout.organiser.solving import Solver
from sinopack.layout.styles import page_styles
from sinopack.layout.text import Setting, Typesetter
from sinopack.plan.organiser import plan_organiser
from sinopack.theme import load_labels, load_theme
from sinopack.theme.fonts import FONT_SETS


def solver_of(pack: Pack, sheet: OrganiserSheet) -> Solver:
    from pathlib import Path

    labels = load_labels("en")
    composer = Composer(Typesetter(FONT_SETS["textbook"], "en"), load_theme("two-colour", Path()), labels, Setting())
    return Solver(plan_organiser(pack, labels), sheet, composer, smallest_styles(page_styles(composer.theme)))
