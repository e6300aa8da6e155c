"""Timelines made up from a seed, hard in every way, and what is drawn of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from sinopack.content.date_text import read_date
from sinopack.content.dates import HistoricDate
from sinopack.content.markup import Inline, Span
from sinopack.layout.compose import Composer
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.sheet import sheet_of
from sinopack.layout.styles import page_styles
from sinopack.layout.text import Setting
from sinopack.plan.blocks import Chronology, EraEvents, EventEntry, TimelineList, TimeSpan
from sinopack.plan.dates import written
from sinopack.plan.plans import HandoutPlan
from sinopack.theme import load_labels, load_theme
from tests.layout.text.conftest import make_typesetter

WORDS = (
    "treaty", "of", "friendship", "between", "two", "states", "that", "had", "been", "at", "war", "for", "a", "time",
    "Antidisestablishmentarianism", "signed", "Zhenbao", "Island", "talks", "border", "reopen", "factories",
)  # fmt: skip
EN = load_labels("en")


def make_desk(chronology: Chronology, paper: str = "A4", theme: str = "two-colour", typesetter: object = None) -> Desk:
    composer = Composer(typesetter or make_typesetter(), load_theme(theme, Path()), EN, Setting())  # type: ignore[arg-type]
    plan = HandoutPlan("Title", (), chronology, "en", (), frozenset({"section-1"}))
    return Desk(composer, sheet_of(paper), page_styles(composer.theme), plan, None, {})


def timeline(seed: int) -> tuple[TimelineList, Chronology]:
    """A timeline of 1 to 200 events: clustered or spread, with ties, BCE, one day or three thousand years."""
    chance = random.Random(seed)
    count = chance.choice((1, 2, 3, 5, 8, 13, 21, 34, 60, 100, 200))
    first, span = chance.choice(((1969, 0.0), (1969, 0.01), (1944, 1.0), (1917, 52.0), (-800, 900.0), (-2500, 4500.0)))
    dates = sorted(_dates(chance, count, first, span), key=lambda date: date.first_year)
    years = [date.start.bounds for date in dates]
    start, end = min(year for year, _ in years), max(year for _, year in years)
    eras = chance.choice((0, 0, 1, 3, 4, 6)) if end > start else 0
    bounds = [start + (end - start) * number / eras for number in range(eras)] + [end]
    spans = tuple(TimeSpan(f"Era number {n}", bounds[n], bounds[n + 1]) for n in range(eras))
    categories = chance.choice((0, 0, 2, 6, 9))
    entries = [_entry(chance, number, date, categories) for number, date in enumerate(dates)]
    outside = [each for each in entries if not eras or each.when.open_start]
    groups = [EraEvents("", "", tuple(outside), "outside-0")] if outside else []
    for number, era in enumerate(spans, 1):
        last = number == eras
        inside = tuple(
            each
            for each in entries
            if not each.when.open_start
            and era.start <= each.when.first_year
            and (last or each.when.first_year < era.end)
        )
        groups.append(EraEvents(era.name, "dates", inside, f"era-{number}", number=number))
    block = TimelineList(
        Inline((Span("Timeline"),)),
        tuple(groups),
        "timeline",
        categories=tuple(f"category {number}" for number in range(categories)),
        scale=chance.choice(("auto", "auto", "auto", "proportional", "even", "broken")),
    )
    return block, Chronology(spans, ())


def _dates(chance: random.Random, count: int, first: int, span: float) -> Iterator[HistoricDate]:
    centres = [first + span * chance.random() for _ in range(chance.choice((1, 3, 200)))]
    for _ in range(count):
        year = chance.choice(centres) + chance.gauss(0, 0.02) * span
        yield _date(chance, min(max(year, first), first + span))


def _date(chance: random.Random, year: float) -> HistoricDate:
    whole = int(year // 1)
    month = min(int((year - whole) * 12) + 1, 12)
    day = chance.randint(1, 28) if chance.random() < 0.5 else 1
    written_year = f"{whole:04}" if whole > 0 else f"{1 - whole} BC"
    iso = f"{whole:04}" if whole >= 0 else f"-{-whole:04}"
    kind = chance.randrange(12)
    if kind < 5:
        return read_date(f"{iso}-{month:02}-{day:02}") if whole else read_date("1 BC")
    typed = {
        5: written_year if whole > 99 or whole <= 0 else f"AD {whole}",
        6: f"{iso}-{month:02}" if whole else "1 BC",
        7: f"c. {written_year}" if whole > 99 or whole <= 0 else f"c. AD {whole}",
        8: f"{iso}-{month:02}?" if whole else "1 BC",
        9: f"{whole // 10 * 10}s" if whole > 99 else f"{iso}?" if whole else "1 BC",
        10: f"{iso}/{_later(whole, chance)}" if whole else "1 BC",
        11: chance.choice((f"{iso}/", f"../{iso}")) if whole else "1 BC",
    }[kind]
    return read_date(typed, unbegun=True)


def _later(year: int, chance: random.Random) -> str:
    later = year + chance.choice((0, 1, 5, 40)) or 1
    return f"{later:04}" if later >= 0 else f"-{-later:04}"


def _entry(chance: random.Random, number: int, date: HistoricDate, categories: int) -> EventEntry:
    length = chance.choice((2, 5, 5, 8, 8, 12, 70)) if chance.random() < 0.9 else 3
    text = " ".join(chance.choice(WORDS) for _ in range(length))
    detail = " ".join(chance.choice(WORDS) for _ in range(15)) if chance.random() < 0.15 else ""
    return EventEntry(
        date=written(date, EN, short=True),
        when=date,
        text=Inline((Span(text),)),
        section="section-1",
        key=f"event-{number}",
        detail=Inline((Span(detail),)) if detail else None,
        number=chance.choice((0, 1, 12)),
        category=chance.randint(0, categories),
        importance=chance.choice(("high", "normal", "normal", "low")),
    )
