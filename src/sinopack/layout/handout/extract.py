"""Extracts: a longer source under an accent rule, its lines numbered by fives, its hard words explained in the margin.

The numbers are those of the lines as they are set on this sheet, and go on over the page. They are for the eye, which
finds “line 10” by them; to a reader who listens they would stand in the middle of sentences, so they are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sinopack.content.extract import stands_in
from sinopack.content.markup import Inline, Paragraph
from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, Heading, enclosed, inset, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.panels import PANEL_GAP
from sinopack.layout.handout.prose import prose_frames
from sinopack.layout.inline import plain, sentences
from sinopack.layout.text import Piece
from sinopack.page import Alignment, Role, TextBox
from sinopack.plan import blocks
from sinopack.theme import Labels

EVERY = 5
"""Each so many lines one has its number."""
_INDENT = 26.0
_BEFORE_TEXT = 8.0
_TOP = 14.0


def compose_extract(block: blocks.Extract, desk: Desk) -> list[Frame]:
    """Its label, where it comes from, its words with their numbers."""
    width, styles = desk.sheet.main, desk.styles
    label = desk.paragraph(plain(block.label), Column(0.0, width, styles.label), Role.HEADING_3, f"{block.key}-label")
    frames = [replace(whole(label), space_after=2.0, keep_with_next=True)]
    credit = provenance(block, desk.composer.labels)
    if credit:
        quiet = Column(0.0, width, replace(styles.note, colour=desk.colour("quiet")))
        by = desk.paragraph(desk.pieces(credit), quiet, Role.PARAGRAPH, f"{block.key}-by")
        frames.append(replace(whole(by), space_after=8.0, keep_with_next=True))
    frames[-1] = replace(frames[-1], space_after=8.0)
    column = Column(_INDENT, width - _INDENT, styles.source)
    words = numbered([enclosed(each, Role.QUOTE, f"{block.key}-words") for each in _words(block, column, desk)], desk)
    inner = inset(stack([*frames, *words]), 0.0, _TOP)
    rule = desk.bar(Rect(0.0, 0.0, width, 2.0), "accent", f"{block.key}-rule")
    heading = Heading(block.key, "", -1)
    frame = replace(inner, items=(rule, *inner.items), headings=(heading,), place=block.place)
    return [replace(frame, space_before=PANEL_GAP, space_after=PANEL_GAP)]


def compose_elsewhere(source: blocks.ExtractElsewhere, desk: Desk) -> Frame:
    """Where the extract stands that a question is about."""
    words = desk.composer.labels("see", source=source.label, n=source.section)
    link = f"#{source.key}" if desk.leads_to(source.key) else ""
    column = desk.main_column(desk.styles.label)
    frame = desk.paragraph((Piece(words, link=link),), column, Role.PARAGRAPH, f"{source.key}-see")
    return replace(whole(frame), keep_with_next=True, space_after=4.0)


def provenance(block: blocks.Extract, labels: Labels) -> Inline | None:
    """Who wrote it, whether it is a paraphrase, what to know of it, and what it is taken from, as one text."""
    said = [text for text in (block.by, block.remark, block.about, block.origin) if text]
    place = next((text.place for text in (block.by, block.about, block.origin) if text), None)
    return Inline(sentences(said, labels.between("sentences")), place) if said else None


def numbered(frames: Sequence[Frame], desk: Desk, every: int = EVERY) -> list[Frame]:
    """The frames with a number beside each fifth of their lines, counted over all of them."""
    style = replace(desk.styles.note, colour=desk.colour("quiet"))
    found, count = [], 0
    for frame in frames:
        numbers: list[FrameItem] = []
        for box in (item for item in frame.items if isinstance(item, TextBox)):
            for line in box.lines:
                count += 1
                if count % every:
                    continue
                number = desk.composer.set(plain(str(count)), style, _INDENT - _BEFORE_TEXT, alignment=Alignment.RIGHT)
                y = box.rect.y + line.baseline - number.lines[0].baseline
                key = f"{box.key}-line-{count}"
                numbers.append(desk.composer.box([number], (0.0, y), _INDENT - _BEFORE_TEXT, Role.ARTIFACT, key))
        found.append(replace(frame, items=(*frame.items, *numbers)))
    return found


def _words(block: blocks.Extract, column: Column, desk: Desk) -> list[Frame]:
    """The text, its hard words bold where they first stand, with notes of what they mean; a word that does not stand in
    it is explained below."""
    waiting = {f"{block.key}-word-{number}": gloss for number, gloss in enumerate(block.words, 1)}
    for key, gloss in waiting.items():
        desk.add_note(key, blocks.TermEntry(gloss.word, "", gloss.meaning, key, block.place))
    frames: list[Frame] = []
    for number, prose in enumerate(block.text.blocks, 1):
        key = f"{block.key}-{number}"
        if isinstance(prose, Paragraph):
            parts = tuple(_glossed(desk.pieces(prose.text), waiting))
            frame = desk.paragraph(parts, column, Role.PARAGRAPH, key)
            frames.append(replace(frame, space_after=desk.styles.paragraph_gap))
        else:
            frames += prose_frames(prose, column, desk, key)
    note = replace(column, style=desk.styles.note)
    for key, gloss in waiting.items():
        head = Piece(gloss.word + desk.composer.labels.between("number-of"), bold=True, colour=desk.colour("accent"))
        frames.append(desk.paragraph((head, *desk.pieces(gloss.meaning)), note, Role.PARAGRAPH, key))
    return frames


def _glossed(parts: Sequence[Piece], waiting: dict[str, blocks.GlossOf]) -> Iterator[Piece]:
    """The pieces, parted where a word that waits for its note first stands; that word waits no longer."""
    for piece in parts:
        yield from _parted(piece, waiting)


def _parted(piece: Piece, waiting: dict[str, blocks.GlossOf]) -> Iterator[Piece]:
    found = [
        (match.start(), match.end(), key)
        for key, gloss in waiting.items()
        if (match := stands_in(gloss.word, piece.text))
    ]
    if not found:
        yield piece
        return
    start, end, key = min(found)
    del waiting[key]
    if start:
        yield replace(piece, text=piece.text[:start])
    yield replace(piece, text=piece.text[start:end], bold=True, mark=key)
    if end < len(piece.text):
        yield from _parted(replace(piece, text=piece.text[end:]), waiting)
