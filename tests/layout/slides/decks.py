"""Decks laid out for tests: those of the repository's packs, each once a test session, and those of a few typed lines.

In: the name of a pack, or a content file's text. Out: finished slides and what the author was told.
"""

from __future__ import annotations

import tempfile
from functools import cache, lru_cache
from pathlib import Path
from textwrap import dedent

from sinopack import content
from sinopack.content.model import Pack
from sinopack.layout import Laid, lay_out_deck
from sinopack.layout.axis import make_axis
from sinopack.layout.compose import Composer
from sinopack.layout.slides.desk import Desk
from sinopack.layout.slides.grid import RATIOS, Grid
from sinopack.layout.styles import slide_styles
from sinopack.layout.text import Baseline, Breaking, Setting, Typesetter
from sinopack.page import Deck
from sinopack.plan.blocks import Chronology
from sinopack.plan.plans import DeckPlan
from sinopack.theme import load_labels, load_theme
from sinopack.theme.fonts import FONT_SETS

ROOT = Path(__file__).parents[3]
PACKS = {
    "sample": ROOT / "content.yaml",
    **{path.parent.name: path for path in sorted((ROOT / "tests" / "packs").glob("*/content.yaml"))},
}
THEMES = ("two-colour", "plain")
NO_TIME = Chronology((), ())


@cache
def loaded(name: str) -> Pack:
    return content.load(PACKS[name])


def on_screen(pack: Pack, ratio: str, theme: str = "two-colour") -> Pack:
    """The pack with other settings for its slides."""
    settings = pack.slides.model_copy(update={"ratio": ratio, "theme": theme})
    return pack.model_copy(update={"slides": settings})


@lru_cache(maxsize=8)  # the tests of one pack follow one another
def laid(name: str, ratio: str, theme: str = "two-colour") -> Laid[Deck]:
    """A pack of the repository on a screen. Raises Problems."""
    return lay_out_deck(on_screen(loaded(name), ratio, theme), PACKS[name].parent)


def typed(text: str) -> Pack:
    """The pack of a content file's text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "content.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        return content.load(path)


def deck_of(text: str, ratio: str = "16:9") -> Laid[Deck]:
    """The deck of a content file's text. Raises Problems."""
    return lay_out_deck(on_screen(typed(text), ratio))


def make_desk(ratio: str = "16:9", chronology: Chronology = NO_TIME) -> Desk:
    """The tools of a deck, for composing one block."""
    setting = Setting(language="en", breaking=Breaking.GREEDY, baseline=Baseline.LOW)
    composer = Composer(
        Typesetter(FONT_SETS["textbook"], "en"), load_theme("two-colour", ROOT), load_labels("en"), setting
    )
    composer.slack = 0.08
    grid = Grid(RATIOS[ratio])
    plan = DeckPlan("A pack", (), chronology, "en")
    return Desk(composer, grid, slide_styles(composer.theme), plan, make_axis(chronology, grid.width))
