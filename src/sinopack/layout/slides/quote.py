"""A source: who and when in three columns, and whether it is a paraphrase; its words in nine; below, its context."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from sinopack.content.markup import Inline, Paragraph, Prose
from sinopack.layout.inline import plain
from sinopack.layout.slides.column import Column, fit, set_texts
from sinopack.layout.slides.desk import TITLE, Desk, Draft, body
from sinopack.layout.slides.grid import CONTENT_BOTTOM, HANGING_LINE, MARGIN
from sinopack.layout.slides.group import members
from sinopack.layout.slides.prose import prose_groups
from sinopack.layout.slides.split import Parts
from sinopack.layout.styles import CAPTION_STEPS, LABEL_STEPS, STATEMENT_STEPS
from sinopack.layout.text import SetText, TextStyle
from sinopack.page import Item, Role
from sinopack.plan import blocks

_CONTEXT_Y = 462.0
"""Where the capitals of the last line of the context hang."""
_CONTEXT_ROOM = 48.0
_CONTEXT_GAP = 10.0
_BY_ROOM = 330.0
LABEL_ROOM = 150.0
_PARAPHRASE_GAP = 6.0


class _About(Struct, frozen=True):
    """What a source's slide says besides its words; None is nothing, or too long for its place."""

    by: SetText | None
    context: SetText | None


def compose_quote(block: blocks.Quote, title: str, desk: Desk) -> list[Draft]:
    """The source on as many slides as its words need. An attribution or a context too long for its place follows the
    words instead."""
    about = _About(
        _if_it_fits(block.by, (side_width(desk), _BY_ROOM), desk.styles.small, desk),
        _if_it_fits(block.about, (desk.grid.span(9), _CONTEXT_ROOM), desk.styles.caption, desk),
    )
    column = Column.hanging((3, 9), desk.styles.statement, desk, bottom=_bottom(about))
    fitted = fit(_groups(block, about, desk), column, STATEMENT_STEPS, desk)
    drafts: list[Draft] = []
    for member, group in members(fitted.groups):
        key = member.key(block.key)
        words = desk.stacked(
            set_texts(group, fitted.column, desk), fitted.column.rect, Role.QUOTE, f"{key}-words", body(2)
        )
        heading, *by = _side(member.name(title, desk.composer.labels), block, about, key, desk)
        drafts.append(Draft("Source", key, (heading, words, *by, *_below(about, key, desk))))
    desk.say_split(title, len(drafts), block.place)
    desk.say_shrunk(title, fitted.size, STATEMENT_STEPS[0][0], block.place)
    return drafts


def side_width(desk: Desk) -> float:
    """The width of the column beside a source's words."""
    return desk.grid.span(3) - 8.0


def _if_it_fits(text: Inline | None, room: tuple[float, float], style: TextStyle, desk: Desk) -> SetText | None:
    """A short text in its full size or as a caption; None if even that is too high for its room."""
    if not text:
        return None
    steps = tuple(dict.fromkeys(((style.size, style.leading), *CAPTION_STEPS)))
    return desk.if_it_fits(desk.pieces(text), style, steps, room)


def _bottom(about: _About) -> float:
    return _CONTEXT_Y - _CONTEXT_GAP - about.context.height if about.context else CONTENT_BOTTOM


def _groups(block: blocks.Quote, about: _About, desk: Desk) -> list[list[Parts]]:
    groups = prose_groups(block.text, desk)
    for text, placed in ((block.by, about.by), (block.about, about.context)):
        if text and placed is None:
            groups += prose_groups(Prose((Paragraph(text),)), desk)
    return groups


def _side(name: str, block: blocks.Quote, about: _About, key: str, desk: Desk) -> Iterator[Item]:
    """“Source A”, and under it who said it, where and when."""
    label, width = desk.styles.label, side_width(desk)
    text = desk.fitted(plain(name), label, LABEL_STEPS, (width, LABEL_ROOM), block.place)
    at = (MARGIN, desk.composer.hang(label, HANGING_LINE))
    title = desk.composer.box([text], at, width, Role.TITLE, f"{key}-title", TITLE)
    yield title
    under = [about.by] if about.by else []
    if block.paraphrase:
        under.append(paraphrase(desk.styles.caption, width, desk))
    if under:
        below = (MARGIN, title.rect.bottom)
        yield desk.composer.box(under, below, width, Role.PARAGRAPH, f"{key}-by", body(1))


def paraphrase(style: TextStyle, width: float, desk: Desk) -> SetText:
    """The word that says that these are not the exact words, as a line under who said them."""
    return desk.composer.set(plain(desk.composer.labels("paraphrase")), style, width, space_before=_PARAPHRASE_GAP)


def _below(about: _About, key: str, desk: Desk) -> Iterator[Item]:
    composer, style, grid = desk.composer, desk.styles.caption, desk.grid
    y = composer.hang(style, _CONTEXT_Y)
    if about.context:
        top = y - (about.context.height - style.leading)
        yield composer.box([about.context], (grid.x(3), top), grid.span(9), Role.PARAGRAPH, f"{key}-about", body(3))
