"""Tables on slides, and what is set as one: key terms and the timeline's list. Native tables, rules between rows."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.described import events_in_words, table_in_words
from sinopack.layout.frame import within
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import HEADING_ROOM, Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, CONTENT_TOP, MARGIN
from sinopack.layout.slides.group import members
from sinopack.layout.slides.rows import fit_table
from sinopack.layout.slides.split import Parts, text_of
from sinopack.layout.styles import CAPTION_STEPS, TABLE_STEPS
from sinopack.layout.table import Row, TableText
from sinopack.layout.text import Piece, SetText
from sinopack.page import Item, Role, Table
from sinopack.plan import blocks
from sinopack.problems import Place

_CAPTION_ROOM = 168.0
_CAPTION_GAP = 12.0


class _Subject(Struct, frozen=True):
    """What a group of table slides is about; with `has_events`, its rows are dates and events."""

    title: Parts
    name: str
    key: str
    place: Place | None
    caption: SetText | None = None
    has_events: bool = False


def compose_table(block: blocks.TableOf, title: str, desk: Desk) -> list[Draft]:
    """A table of the author's, with its caption at the foot of each slide."""
    rows = tuple(tuple(desk.pieces(cell) for cell in row) for row in block.rows)
    text = TableText(rows, block.header_rows, block.header_column, block.alignments)
    caption = None
    if block.caption:
        room = (desk.grid.width, _CAPTION_ROOM)
        caption = desk.fitted(desk.pieces(block.caption), desk.styles.caption, CAPTION_STEPS, room, block.place)
    return _slides(text, _Subject(desk.heading(block.title, title), title, block.key, block.place, caption), desk)


def compose_terms(block: blocks.Glossary, title: str, desk: Desk) -> list[Draft]:
    """Terms and their meanings in two columns."""
    quiet = desk.composer.theme["quiet"]
    rows: list[Row] = []
    for term in block.terms:
        also = (Piece(f"\n{term.also}", bold=False, colour=quiet),) if term.also else ()
        rows.append(((Piece(term.term), *also), desk.pieces(term.meaning)))
    first = desk.grid.span(4) + 16.0
    text = TableText(tuple(rows), 0, True, (), (first, desk.grid.width - first))
    return _slides(text, _Subject(desk.heading(block.title, title), title, block.key, block.place), desk)


def compose_events(block: blocks.TimelineList, title: str, desk: Desk) -> list[Draft]:
    """The events that matter most, in order: date, event, era, each column under its head."""
    has_names = any(era.name for era in block.eras)
    quiet, labels = desk.composer.theme["quiet"], desk.composer.labels
    heads = ("date", "event", "era") if has_names else ("date", "event")
    rows: list[Row] = [tuple(plain(labels(head)) for head in heads)]
    for era in block.eras:
        name = ((Piece(era.name, colour=quiet),),) if has_names else ()
        rows += [(plain(event.date), desk.pieces(event.text), *name) for event in era.events]
    text = TableText(tuple(rows), 1, True)
    subject = _Subject(desk.heading(block.title, title), title, block.key, block.place, has_events=True)
    return _slides(text, subject, desk)


def _slides(text: TableText, subject: _Subject, desk: Desk) -> list[Draft]:
    """The table on one slide in the largest size that fits; else its rows over as many as they need, heads repeated."""
    room = CONTENT_BOTTOM - CONTENT_TOP - (subject.caption.height + _CAPTION_GAP if subject.caption else 0.0)
    fitted = fit_table(text, room, desk, subject.key)
    if fitted.is_too_tall:
        message = f"A row of “{subject.name}” is too tall for a slide, even at {fitted.step[0]:g} pt."
        advice = "Shorten its cells, or show it in the handout only (show: handout)."
        desk.composer.problem(message, subject.place, advice)
    drafts = _drafts(fitted.tables, subject, desk)
    desk.say_shrunk(subject.name, fitted.step[0], TABLE_STEPS[0][0], subject.place)
    desk.say_split(subject.name, len(drafts), subject.place)
    return drafts


def _drafts(tables: Sequence[Table], subject: _Subject, desk: Desk) -> list[Draft]:
    drafts: list[Draft] = []
    labels = desk.composer.labels
    for member, table in members(tables):
        key = member.key(subject.key)
        heading = member.title(subject.title, labels)
        alternative = table_in_words(table, text_of(heading).replace("\n", " "), labels)
        if subject.has_events:
            alternative = f"{alternative}\n{events_in_words(table, labels)}"
        items: list[Item] = [
            desk.title(heading, key, 12, subject.place, HEADING_ROOM),
            replace(table, rect=table.rect.moved(MARGIN, CONTENT_TOP), key=key, alternative=alternative),
        ]
        if subject.caption:
            at = (MARGIN, CONTENT_BOTTOM - subject.caption.height + 4.0)
            caption = desk.composer.box([subject.caption], at, desk.grid.width, Role.CAPTION, f"{key}-caption")
            items.append(within(caption, Role.TABLE, key))
        drafts.append(Draft("Title only", key, tuple(items)))
    return drafts
