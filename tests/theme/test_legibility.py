"""Every pair of text and ground that is really painted is declared, and can be read in colour and on a copy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from sinopack.content import Pack, load
from sinopack.geometry import Rect
from sinopack.page import Colour, Font, Hatch, Line, Outline, Role, RunStyle, Shape, ShapedRun, TextBox
from sinopack.theme import Theme, load_theme
from sinopack.theme.legibility import LARGE_TEXT, LINE, OWN, PAIRS, PAPER, TEXT, Pair, worst_contrast
from tests.theme import painted as look

ROOT = Path(__file__).parents[2]
PACKS = {
    "sample": ROOT,
    **{name: ROOT / "tests" / "packs" / name for name in ("everything", "wide-tables", "pictures", "rome", "charts")},
}
NEEDED = {"text": TEXT, "large": LARGE_TEXT, "line": LINE, "mark": LINE}
GROUNDS = re.compile(r"-ground$|band|era-strip|section-strip|-segment|-plate|-right$|-era-\d|-between-\d")
"""Shapes that other things stand on, and the tints of eras: each is named, and its years are printed beside it. (The
mark of the current section among them stands out above the strip, on the paper.)"""
OUTLINED = re.compile(r"-span$")
"""Shapes that are seen by their outlines, which are lines to be measured, however pale their fills."""
HOLLOW = re.compile(r"-mark$|-doubt-|-sign$|-disc$")
"""Marks that are hollow where a date is not known to the day: their outlines are lines to be measured."""
PINNED = re.compile(r"-pin-\d+$")
"""Pins stand on their picture, whatever the ground of the slide: a white disc, whose outline sets it off from that."""
HAIR = "hair"
"""Between the rows of a table, which their white space parts as well."""


def pack_in(name: str, theme: str) -> Pack:
    pack = load(PACKS[name] / "content.yaml")
    settings = {key: getattr(pack, key).model_copy(update={"theme": theme}) for key in ("print", "slides")}
    return pack.model_copy(update=settings)


def declared(theme: Theme, pairs: Iterable[Pair] = PAIRS) -> dict[tuple[str, str], float]:
    """The table in this theme: the names of a colour and of its ground, and the contrast declared for them."""
    found: dict[tuple[str, str], float] = {}
    for pair in pairs:
        surface = None if pair.ground == PAPER else theme.surface(pair.ground)
        colour = getattr(surface, pair.colour).name if surface and pair.colour in OWN else pair.colour
        key = (colour, surface.ground.name if surface else PAPER)
        found[key] = max(found.get(key, 0.0), pair.least)
    return found


def faults(pairs: Iterable[look.Pair], table: dict[tuple[str, str], float]) -> set[tuple[str, str, str]]:
    """The pairs that are not in the table, or fall short of what they need."""
    return {
        (pair.kind, pair.colour.name, pair.ground.name)
        for pair in pairs
        if not (pair.kind == "mark" and OUTLINED.search(pair.where))
        if not (pair.kind == "line" and PINNED.search(pair.where))
        if not (pair.kind == "mark" and HOLLOW.search(pair.where) and pair.colour.name == PAPER)
        if not (pair.kind in ("mark", "line") and (GROUNDS.search(pair.where) or pair.colour.name == HAIR))
        if table.get((pair.colour.name, pair.ground.name), 0.0) < NEEDED[pair.kind]
        or worst_contrast(pair.colour.rgb, pair.ground.rgb) < NEEDED[pair.kind]
    }


@pytest.mark.parametrize("theme", ["ink-saving", "plain", "two-colour"])
@pytest.mark.parametrize("name", PACKS)
def test_what_is_painted_is_declared_and_can_be_read(name: str, theme: str) -> None:
    pairs = list(look.painted(pack_in(name, theme), PACKS[name]))
    assert len({pair.kind for pair in pairs}) == 4
    assert faults(pairs, declared(load_theme(theme, ROOT))) == set()


def test_the_table_holds_nothing_that_is_never_painted() -> None:
    theme = load_theme("two-colour", ROOT)
    pairs = {pair for name in PACKS for pair in look.painted(pack_in(name, "two-colour"), PACKS[name])}
    assert set(declared(theme)) - {(pair.colour.name, pair.ground.name) for pair in pairs} == set()


@pytest.mark.parametrize("left_out", [Pair("accent", "panel", TEXT), Pair("quiet", "question", TEXT)])
def test_a_pair_that_is_not_declared_is_seen(left_out: Pair) -> None:
    theme = load_theme("two-colour", ROOT)
    table = declared(theme, [pair for pair in PAIRS if pair != left_out])
    found = faults((pair for name in PACKS for pair in look.painted(pack_in(name, "two-colour"), PACKS[name])), table)
    surface = theme.surface(left_out.ground)
    colour = "silver" if left_out.colour == "quiet" else left_out.colour
    assert ("text", colour, surface.ground.name) in found


INK, WHITE, FAINT = Colour("ink", "16181D"), Colour("paper", "FFFFFF"), Colour("tint", "AAAAAA")


def box(colour: Colour, size: float, at: tuple[float, float]) -> TextBox:
    style = RunStyle(Font("Carlito", "Calibri", "x.ttf"), size, colour, "en")
    run = ShapedRun(0.0, 20.0, "Mao", style, (1,), (20.0,), ((0.0, 0.0),), (0,))
    rect = Rect(*at, 40.0, 20.0)
    return TextBox(rect, (), (Line(0.0, 16.0, 12.0, 20.0, (run,)),), Role.PARAGRAPH, "en", "words")


def test_the_topmost_ground_is_found() -> None:
    below = Shape(Rect(0, 0, 100, 100), Outline.RECTANGLE, "below", fill=FAINT)
    above = Shape(Rect(0, 0, 50, 50), Outline.RECTANGLE, "above", fill=INK)
    later = Shape(Rect(0, 0, 500, 500), Outline.RECTANGLE, "later", fill=FAINT)
    items = (below, above, box(WHITE, 11, (5, 5)), box(INK, 24, (60, 60)), box(INK, 11, (200, 200)), later)
    texts = [pair for pair in look.on_page(items) if pair.where == "words"]
    assert [(pair.kind, pair.colour, pair.ground) for pair in texts] == [
        ("text", WHITE, INK), ("large", INK, FAINT), ("text", INK, WHITE),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("colour", "ground", "size", "is_fault"),
    [(FAINT, WHITE, 11, True), (Colour("ink", "767676"), WHITE, 11, False), (Colour("ink", "8A8A8A"), WHITE, 11, True),
     (Colour("ink", "8A8A8A"), WHITE, 18, False), (Colour("ink", "E00000"), Colour("paper", "00A000"), 11, True)],
)  # fmt: skip
def test_a_planted_fault_is_seen(colour: Colour, ground: Colour, size: float, is_fault: bool) -> None:
    pairs = list(look.on_page([box(colour, size, (0, 0))], ground))
    assert bool(faults(pairs, {("ink", "paper"): TEXT})) is is_fault


def test_text_straight_on_a_hatch_is_a_fault() -> None:
    hatched = Shape(Rect(0, 0, 100, 100), Outline.RECTANGLE, "era-band-1", fill=Hatch(INK, WHITE))
    assert faults(look.on_page([hatched, box(INK, 11, (5, 5))]), {("ink", "paper"): TEXT})


@pytest.mark.parametrize("theme", ["ink-saving", "plain", "two-colour"])
def test_the_years_of_the_pack_are_seen_by_their_outlines(theme: str) -> None:
    spans = [pair for pair in look.painted(pack_in("sample", theme), ROOT) if OUTLINED.search(pair.where)]
    marks, lines = ([pair for pair in spans if pair.kind == kind] for kind in ("mark", "line"))
    assert len(marks) == len(lines) > 0
    assert all(worst_contrast(pair.colour.rgb, pair.ground.rgb) >= LINE for pair in lines)
