"""An extract on slides: where it comes from in three columns with its hard words, its text in nine, divided between
sentences over as many slides as it needs. Its lines have no numbers here, for they are not those of the handout.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.content.extract import stands_in
from sinopack.content.markup import Inline, Paragraph, Prose
from sinopack.layout.compose import total_height
from sinopack.layout.inline import plain
from sinopack.layout.slides.column import Column, fit, set_texts
from sinopack.layout.slides.desk import TITLE, Desk, Draft, body
from sinopack.layout.slides.grid import CONTENT_BOTTOM, HANGING_LINE, MARGIN
from sinopack.layout.slides.group import members
from sinopack.layout.slides.limits import MOST_EXTRACT_WORDS
from sinopack.layout.slides.prose import prose_groups
from sinopack.layout.slides.quote import LABEL_ROOM, side_width
from sinopack.layout.slides.split import Parts, text_of
from sinopack.layout.styles import CAPTION_STEPS, LABEL_STEPS, LEAD_STEPS, Step
from sinopack.layout.text import Piece, SetText
from sinopack.page import Item, Role, TextBox
from sinopack.plan import blocks

_AFTER = 10.0
_SHARE = 0.75
"""The share of the column beside the text that is for its provenance; the rest is for its hard words."""
_STEPS: tuple[Step, ...] = ((36, 46), (32, 42), (28, 36), *LEAD_STEPS)


def compose_extract(block: blocks.Extract, title: str, desk: Desk) -> list[Draft]:
    """The text on as many slides as it needs, beside it on each who wrote it and whether it is a paraphrase, on the
    first also what to know of it; what finds no room there follows the text."""
    beside, left_over = _provenance(block, desk)
    always = sum(1 for text in (block.by, block.remark) if text and text not in left_over)
    column = Column.hanging((3, 9), desk.styles.lead, desk)
    text = Prose((*block.text.blocks, *map(Paragraph, left_over)), block.text.place)
    fitted = fit(prose_groups(text, desk, MOST_EXTRACT_WORDS), column, _STEPS, desk)
    waiting = list(block.words)
    drafts: list[Draft] = []
    for member, group in members(fitted.groups):
        key = member.key(block.key)
        said = " ".join(text_of(parts) for parts in group)
        here = [gloss for gloss in waiting if member.is_last or stands_in(gloss.word, said)]
        waiting = [gloss for gloss in waiting if gloss not in here]
        heading = _heading(member.name(title, desk.composer.labels), key, block, desk)
        texts, rect = set_texts(group, fitted.column, desk), fitted.column.rect
        side, notes = _side(
            heading, beside if member.index == 1 else beside[:always], [_gloss(gloss, desk) for gloss in here], desk
        )
        items: list[Item] = [heading, desk.stacked(texts, rect, Role.QUOTE, f"{key}-words", body(2))]
        if side:
            at = (MARGIN, heading.rect.bottom)
            items.append(desk.composer.box(side, at, side_width(desk), Role.PARAGRAPH, f"{key}-by", body(1)))
        drafts.append(Draft("Source", key, tuple(items), extra_notes=tuple(notes)))
    desk.say_split(title, len(drafts), block.place)
    return drafts


def _provenance(block: blocks.Extract, desk: Desk) -> tuple[list[SetText], list[Inline]]:
    """Who wrote it, whether it is a paraphrase, what to know of it and what it is taken from, as far as the column
    beside the text has room for it; and the rest."""
    styles, room = desk.styles, _SHARE * (CONTENT_BOTTOM - HANGING_LINE)
    small, caption = styles.small, styles.caption
    beside: list[SetText] = []
    left_over: list[Inline] = []
    said = ((block.by, small), (block.remark, caption), (block.about, caption), (block.origin, caption))
    for text, style in said:
        if not text:
            continue
        steps = tuple(dict.fromkeys(((style.size, style.leading), *CAPTION_STEPS)))
        found = desk.if_it_fits(desk.pieces(text), style, steps, (side_width(desk), room - total_height(beside)))
        if found is None:
            left_over.append(text)
        else:
            beside.append(replace(found, paragraph=replace(found.paragraph, space_after=_AFTER)))
    return beside, left_over


def _heading(name: str, key: str, block: blocks.Extract, desk: Desk) -> TextBox:
    """“Source C (1 of 2)”."""
    label, width = desk.styles.label, side_width(desk)
    text = desk.fitted(plain(name), label, LABEL_STEPS, (width, LABEL_ROOM), block.place)
    return desk.composer.box(
        [text], (MARGIN, desk.composer.hang(label, HANGING_LINE)), width, Role.TITLE, f"{key}-title", TITLE
    )


def _side(
    heading: TextBox, beside: Sequence[SetText], glosses: Sequence[Parts], desk: Desk
) -> tuple[list[SetText], list[Parts]]:
    """What stands beside the text; and the hard words for which there is no room, for the speaker to explain."""
    side, notes = list(beside), []
    room = CONTENT_BOTTOM - heading.rect.bottom
    for parts in glosses:
        text = desk.composer.set(parts, desk.styles.caption, side_width(desk), space_after=_AFTER)
        if total_height([*side, text]) + desk.styles.caption.leading <= room:
            side.append(text)
        else:
            notes.append(parts)
    return side, notes


def _gloss(gloss: blocks.GlossOf, desk: Desk) -> Parts:
    """A hard word and what it means."""
    labels = desk.composer.labels
    return (
        Piece(gloss.word + labels.between("number-of"), bold=True, colour=desk.composer.theme["accent"]),
        *desk.pieces(gloss.meaning),
    )
