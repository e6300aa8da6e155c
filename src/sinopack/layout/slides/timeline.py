"""The timeline on slides: drawn across, over as many slides as it needs; a table where a text is too long for that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.across.band import Band, named_eras, nameless
from sinopack.layout.across.dividing import one_row, rows_of, span_of
from sinopack.layout.across.drawing import Stage, draw_row
from sinopack.layout.across.key import SAFE, Entry, Key, set_key
from sinopack.layout.across.labels import labels_of
from sinopack.layout.across.look import Look, look_at
from sinopack.layout.across.rows import DOWN, UP, Frame, Row
from sinopack.layout.described import dated_events_in_words, described, drawn_events_in_words, row_in_words
from sinopack.layout.frame import moved
from sinopack.layout.slides.desk import HEADING_ROOM, Desk, Draft
from sinopack.layout.slides.grid import CONTENT_BOTTOM, CONTENT_TOP, MARGIN
from sinopack.layout.slides.group import members
from sinopack.layout.slides.tables import compose_events
from sinopack.layout.styles import Step
from sinopack.layout.text import Piece
from sinopack.layout.timeline.marks import MarkKind
from sinopack.layout.timeline.scale import Mode
from sinopack.page import Group, Item, Role
from sinopack.plan import blocks

STEPS: tuple[Step, ...] = ((20, 24), (18, 22))
"""The sizes of labels; the smaller only if all events then have room on one slide."""
FLOOR = 18.0
KEY_GAP = 14.0
TOP = CONTENT_TOP + 2.0


def compose_timeline(block: blocks.TimelineList, title: str, desk: Desk) -> list[Draft]:
    """The events that matter most over the band of the eras."""
    events = [event for era in block.eras for event in era.events]
    found = _fitted(block, events, desk)
    if found is None:
        return compose_events(block, title, desk)
    look, rows = found
    drafts = []
    for member, row in members(rows):
        name = member.key(block.key)
        heading = member.title(desk.heading(block.title, title), desk.composer.labels)
        items: list[Item] = [desk.title(heading, name, 12, block.place, HEADING_ROOM)]
        items += drawn(row, block.categories, (TOP, CONTENT_BOTTOM), name, look, desk)
        drafts.append(
            Draft(
                "Timeline",
                name,
                tuple(items),
                strip=False,
                extra_notes=spoken([each.label.event for each in row.placed], desk),
            )
        )
    desk.say_split(title, len(drafts), block.place)
    return drafts


def _fitted(
    block: blocks.TimelineList, events: Sequence[blocks.EventEntry], desk: Desk
) -> tuple[Look, list[Row]] | None:
    """The rows over their keys. What a key has to tell is known once its row is there (names of eras that find no room
    in it), so the rows are made again with less height where it is more than was thought."""
    eras = named_eras(desk.chronology.eras, slide_look(STEPS[0], events, desk), desk.composer)
    reserved = foot_key([], block.categories, events, desk).height
    while reserved < CONTENT_BOTTOM - TOP:
        frame = Frame(desk.grid.width, CONTENT_BOTTOM - KEY_GAP - reserved - TOP, eras, block.scale)
        look, rows = _rows(events, frame, desk)
        if rows is None:
            return None
        keys = [
            foot_key([row], block.categories, [each.label.event for each in row.placed], desk, look) for row in rows
        ]
        needed = max(key.height for key in keys)
        if needed <= reserved:
            return look, rows
        reserved = needed
    return None


def _rows(events: Sequence[blocks.EventEntry], frame: Frame, desk: Desk) -> tuple[Look, list[Row] | None]:
    """All in one row if that can be, else in rows of the full size; None where a label fits in no row."""
    spans = [(era.start, era.end) for era in desk.chronology.eras]
    for step in STEPS:
        look = slide_look(step, events, desk)
        labels = labels_of(events, look, desk.composer)
        rows = one_row(labels, span_of(labels, spans), frame, look)
        if rows:
            return look, rows
    look = slide_look(STEPS[0], events, desk)
    labels = labels_of(events, look, desk.composer)
    return look, rows_of(labels, span_of(labels, spans), frame, look)


def slide_look(step: Step, events: Sequence[blocks.EventEntry], desk: Desk) -> Look:
    """The look of a slide's timeline; weight says nothing where all events weigh the same."""
    look = look_at(*step, desk.composer.theme, FLOOR, safe=SAFE, slack=desk.composer.slack)
    return replace(look, is_weighted=len({event.importance for event in events}) > 1)


def drawn(
    row: Row, categories: Sequence[str], heights: tuple[float, float], key: str, look: Look, desk: Desk
) -> list[Item]:
    """A row and its key as one described figure, between two heights."""
    top, bottom = heights
    events = [placed.label.event for placed in row.placed]
    set_ = foot_key([row], categories, events, desk, look)
    foot = bottom - set_.height - KEY_GAP
    up, down = row.reach(UP, look), row.reach(DOWN, look)
    spare = foot - top - up - look.band - down
    band = min(max((top + foot - look.band) / 2, top + up), top + up + max(spare, 0.0))
    stage = Stage(MARGIN, band, desk.grid.width, desk.chronology.eras, categories, key)
    items: list[Item] = list(_told(draw_row(row, stage, look, desk.composer), events, row, desk))
    items += [moved(item, MARGIN, bottom - set_.height) for item in set_.items]
    words = drawn_events_in_words(events, desk.axis, desk.chronology, desk.composer.labels)
    return described(items, f"{key}-drawing", words, desk.composer.language)


def _told(groups: Iterable[Group], events: Sequence[blocks.EventEntry], row: Row, desk: Desk) -> Iterator[Group]:
    """The group of the band and that of each event, described one by one, for those who go through a drawing."""
    labels = desk.composer.labels
    words = [row_in_words(row.span, desk.chronology, labels)]
    words += [dated_events_in_words([(event.date, event.text.text)], labels) for event in events]
    for group, said in zip(groups, words, strict=True):
        yield replace(group, alternative=said, role=Role.FIGURE, language=desk.composer.language)


def foot_key(
    rows: Sequence[Row],
    categories: Sequence[str],
    events: Sequence[blocks.EventEntry],
    desk: Desk,
    look: Look | None = None,
) -> Key:
    """What is told at the foot of a slide: the scale, the categories that are there, doubts, and names without room."""
    labels = desk.composer.labels
    entries = [Entry(_scale(rows[0] if rows else None, desk))]
    numbers = sorted({event.category for event in events if event.category})
    entries += [Entry(categories[number - 1], number) for number in numbers]
    if rows and any(placed.label.mark.kind is MarkKind.BOX for placed in rows[0].placed):
        entries.append(Entry(labels("mark-about"), kind=MarkKind.BOX))
    if rows and look:
        band = Band(
            Rect(0, 0, desk.grid.width, look.band),
            rows[0].scale,
            rows[0].ticks,
            desk.chronology.eras,
            look.theme.surface("band"),
            "",
        )
        entries += [Entry(labels("era-of", eras=each)) for each in nameless(band, look, desk.composer)]
    return set_key(entries, len(categories), desk.styles.caption, desk.grid.width, desk.composer)


def _scale(row: Row | None, desk: Desk) -> str:
    """Lengths on a screen are no millimetres: whether the scale is one is all there is to say."""
    labels = desk.composer.labels
    match row.ticks.mode if row else Mode.BROKEN:
        case Mode.PROPORTIONAL:
            return labels("to-scale-slide")
        case Mode.EVEN:
            return labels("not-to-scale")
        case Mode.BROKEN:
            return labels("broken-scale")


def spoken(events: Sequence[blocks.EventEntry], desk: Desk) -> tuple[tuple[Piece, ...], ...]:
    """The events for the speaker, with what is told of them in the handout."""
    return tuple(
        (
            Piece(event.date + desk.composer.labels.between("number-of"), bold=True),
            *desk.pieces(event.text),
            *((Piece(" — "), *desk.pieces(event.detail)) if event.detail else ()),
        )
        for event in events
    )
