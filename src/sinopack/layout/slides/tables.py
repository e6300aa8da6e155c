"""Tables on slides, and what is set as one: key terms and the timeline's list. Native tables, rules between rows."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.layout.described import events_in_words, table_in_words
from sinopack.layout.frame import within
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import HEADING_ROOM, Desk, Draft, shortened
from sinopack.layout.slides.grid import CONTENT_BOTTOM, CONTENT_TOP, MARGIN
from sinopack.layout.slides.group import members
from sinopack.layout.slides.rows import FittedTable, column_groups, fit_table, fits_at
from sinopack.layout.slides.split import Parts, text_of
from sinopack.layout.styles import CAPTION_STEPS, TABLE_STEPS
from sinopack.layout.table import Row, TableText
from sinopack.layout.text import Piece, SetText
from sinopack.page import Item, Role, Table, TextBox
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
    return table_slides(text, desk.heading(block.title, title), block, desk)


def set_caption(block: blocks.TableOf | blocks.Comparison, desk: Desk) -> SetText | None:
    """The caption of a block, if it has one."""
    if not block.caption:
        return None
    room = (desk.grid.width, _CAPTION_ROOM)
    return desk.fitted(desk.pieces(block.caption), desk.styles.caption, CAPTION_STEPS, room, block.place)


def caption_box(caption: SetText, key: str, role: Role, desk: Desk) -> TextBox:
    """The caption at the foot of a slide."""
    at = (MARGIN, CONTENT_BOTTOM - caption.height + 4.0)
    return desk.composer.box([caption], at, desk.grid.width, role, f"{key}-caption")


def table_slides(text: TableText, heading: Parts, block: blocks.TableOf | blocks.Comparison, desk: Desk) -> list[Draft]:
    """A table with its caption. What is too wide for a slide in every size is turned, if its columns fit as rows; else
    its columns are divided over several slides, the first of them again on each. The author is told."""
    subject = _Subject(heading, text_of(heading), block.key, block.place, set_caption(block, desk))
    named = Named(subject.name, subject.key, subject.place)
    return _finished(best_fit(text, named, _room(subject), desk), subject, desk)


class Named(Struct, frozen=True):
    """What a table is called, its key, and where it was typed."""

    name: str
    key: str
    place: Place | None


def best_fit(text: TableText, subject: Named, room: float, desk: Desk) -> FittedTable:
    """The table as it was typed if that fits, or turned, or its columns divided. Says what was done, and what the
    author must mend."""
    fitted = _best_fit(text, subject, room, desk)
    _mind_tall(fitted, subject, desk)
    return fitted


def _mind_tall(fitted: FittedTable, subject: Named, desk: Desk) -> None:
    """A problem where a row is higher than a slide."""
    if fitted.is_too_tall:
        message = f"A row of “{shortened(subject.name)}” is too tall for a slide, even at {fitted.step[0]:g} pt."
        advice = "Shorten its cells, or show it in the handout only (show: handout)."
        desk.composer.problem(message, subject.place, advice)


def _best_fit(text: TableText, subject: Named, room: float, desk: Desk) -> FittedTable:
    fitted = fit_table(text, room, desk, subject.key)
    if not fitted.is_too_wide and not fitted.is_too_tall:
        return fitted
    turned = text.turned()
    if turned and turned.columns <= text.columns and fits_at(turned, TABLE_STEPS[-1], desk):
        other = fit_table(turned, room, desk, subject.key)
        if not other.is_too_tall:
            message = f"“{subject.name}” is too wide for a slide and is turned there: what was a column is a row."
            desk.composer.notice(message, subject.place)
            return other
    groups = column_groups(text, desk)
    return fitted if len(groups) == 1 else _side_by_side(groups, subject, room, desk)


def _side_by_side(groups: Sequence[TableText], subject: Named, room: float, desk: Desk) -> FittedTable:
    """The columns of a table in groups, all in one size."""
    smallest = max(TABLE_STEPS.index(fit_table(group, room, desk, subject.key).step) for group in groups)
    parts = [fit_table(group, room, desk, subject.key, TABLE_STEPS[smallest:]) for group in groups]
    tables = tuple(table for part in parts for table in part.tables)
    message = (
        f"“{subject.name}” is too wide for a slide: its columns are divided into {len(groups)} groups, with the first "
        "column again in each."
    )
    desk.composer.notice(message, subject.place)
    return FittedTable(tables, parts[0].step, any(part.is_too_tall for part in parts))


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
    fitted = fit_table(text, _room(subject), desk, subject.key)
    _mind_tall(fitted, Named(subject.name, subject.key, subject.place), desk)
    return _finished(fitted, subject, desk)


def _room(subject: _Subject) -> float:
    return CONTENT_BOTTOM - CONTENT_TOP - (subject.caption.height + _CAPTION_GAP if subject.caption else 0.0)


def _finished(fitted: FittedTable, subject: _Subject, desk: Desk) -> list[Draft]:
    """The slides of a fitted table; says what the author should know."""
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
            items.append(within(caption_box(subject.caption, key, Role.CAPTION, desk), Role.TABLE, key))
        drafts.append(Draft("Title only", key, tuple(items)))
    return drafts
