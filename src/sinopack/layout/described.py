"""What is said in place of a drawing, to a reader who cannot see it.

In: what is drawn. Out: its alternative text, in the words of the pack's language, and groups that carry one.

Life rules have none: a person's dates stand under the rule, so it is decoration. The era strip at the foot of a slide
is decoration too, since the section's first slide says where the section lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from sinopack.geometry import Rect
from sinopack.layout.axis import Axis
from sinopack.page import Group, Item, Role, Table
from sinopack.plan import blocks
from sinopack.plan.blocks import Chronology, TimeSpan
from sinopack.plan.chronology import JUST_BEFORE, year_label
from sinopack.theme import Labels


def described(items: Iterable[Item], key: str, alternative: str, language: str) -> list[Item]:
    """The items as one figure with a description; nothing where there are none."""
    drawn = tuple(items)
    if not drawn:
        return []
    rects = [item.rect for item in drawn]
    x, y = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    around = Rect(x, y, right - x, bottom - y)
    return [Group(around, drawn, key, Role.FIGURE, alternative, language)]


def axis_in_words(axis: Axis, chronology: Chronology, labels: Labels) -> str:
    """The eras with their first years, and the last year of all."""
    eras = [labels("era-from", name=era.name, start=year_label(era.start, labels)) for era in chronology.eras]
    return labels("axis-of", eras=listed_words(eras, labels), end=year_label(axis.end - JUST_BEFORE, labels))


def row_in_words(span: tuple[float, float], chronology: Chronology, labels: Labels) -> str:
    """The eras that a stretch of the axis lies in, from when on, and its last year; without eras its first year."""
    start, end = span
    eras = [
        labels("era-from", name=era.name, start=year_label(max(era.start, start), labels))
        for era in chronology.eras
        if era.start < end and era.end > start
    ]
    return labels(
        "axis-of",
        eras=listed_words(eras, labels) if eras else year_label(start, labels),
        end=year_label(end - JUST_BEFORE, labels),
    )


def place_in_words(block: blocks.SectionOpening, chronology: Chronology, labels: Labels) -> str:
    """Which section of how many this is, its dates, and the eras in which it lies."""
    sections = chronology.sections
    title = block.title.text
    name = labels("dated", title=title, dates=block.dates) if block.dates else title
    words = [labels("located", n=block.number, total=len(sections), section=name)]
    span = sections[block.number - 1]
    eras = [era.name for era in chronology.eras if span and _meet(span, era)]
    if eras:
        words.append(labels("era-of", eras=listed_words(eras, labels)))
    return " ".join(words)


def table_in_words(table: Table, title: str, labels: Labels) -> str:
    """What a table is about, and how large it is."""
    return labels("table-of", title=title, rows=len(table.rows), columns=len(table.columns))


def drawn_events_in_words(
    events: Sequence[blocks.EventEntry], axis: Axis | None, chronology: Chronology, labels: Labels
) -> str:
    """The eras, if there are any, and the events of a timeline that is drawn, in the order of time."""
    told = dated_events_in_words([(event.date, event.text.text) for event in events], labels)
    if axis is None or not chronology.eras:
        return told
    return f"{axis_in_words(axis, chronology, labels)} {told}"


def events_in_words(table: Table, labels: Labels) -> str:
    """The events of a timeline's table, whose first two columns are dates and events, under its heads."""
    rows = table.rows[table.header_rows :]
    return dated_events_in_words([(row[0].text, row[1].text) for row in rows], labels)


def dated_events_in_words(events: Iterable[tuple[str, str]], labels: Labels) -> str:
    """Dates and what happened then, one after the other."""
    said = [labels("event-on", date=date, event=event) for date, event in events]
    return listed_words([event.replace("\n", " ") for event in said], labels)


def listed_words(things: Sequence[str], labels: Labels) -> str:
    return reduce(lambda first, second: labels("listed", first=first, second=second), things)


def _meet(first: TimeSpan, second: TimeSpan) -> bool:
    return first.start < second.end and second.start < first.end
