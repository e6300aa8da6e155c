"""What the author is told of slides that ask a class to read too much.

In: what the author typed for a slide, and the slides made of it. Out: notices at the lines that only the author can
mend. What the layout mends by itself, by dividing, it says where it divides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sinopack.content.markup import Inline
from sinopack.layout.slides.desk import Desk, Draft
from sinopack.layout.slides.limits import (
    MOST_POINT_WORDS,
    MOST_PROSE_WORDS,
    MOST_TABLE_WORDS,
    MOST_TITLE_WORDS,
    PASSING,
)
from sinopack.layout.slides.split import words_in
from sinopack.page import Item, Role, Table, TextBox
from sinopack.plan import blocks, plans

_LOOKED_UP = "sources"
"""The key of points that are not read out."""


def say_too_many_words(planned: plans.SlidePlan, drafts: Sequence[Draft], desk: Desk) -> None:
    """Tell the author of titles and points, and of tables and running text on one slide, with more words than a class
    can read at a glance."""
    title = getattr(planned.block, "title", None)
    if isinstance(title, Inline):
        _say_long(title, MOST_TITLE_WORDS, "This title", "Shorten it; the rest can stand in the text below it.", desk)
    for point in _points(planned.block):
        _say_long(point, MOST_POINT_WORDS, "This point", "Shorten it; the rest can stand in `notes`.", desk)
    items = [item for draft in drafts for item in draft.items]
    words, place = _in_tables(items), planned.block.place
    if words > MOST_TABLE_WORDS:
        message = f"“{planned.title}” shows a table of {words} words on one slide."
        advice = f"Shorten it to about {MOST_TABLE_WORDS} words, or show it in the handout only (show: handout)."
        desk.composer.notice(message, place, advice)
    words = 0 if isinstance(planned.block, blocks.Extract) else _in_texts(items, planned)
    if words > MOST_PROSE_WORDS * PASSING:
        message = f"“{planned.title}” shows {words} words of running text on one slide."
        advice = f"Shorten it to about {MOST_PROSE_WORDS} words, or make two sentences of its longest."
        desk.composer.notice(message, place, advice)


def _points(block: plans.SlideBlock) -> Iterator[Inline]:
    match block:
        case blocks.Points(points=points, key=key) if key != _LOOKED_UP:
            yield from (point.text for point in points)
        case blocks.Enquiry(objectives=objectives):
            yield from objectives
        case _:
            pass


def _say_long(text: Inline, most: int, subject: str, advice: str, desk: Desk) -> None:
    """Say that a text of the author's is too long; what sinopack itself wrote has no place."""
    words = words_in(text.text)
    if text.place and words > most:
        message = f"{subject} has {words} words; on a slide, up to {most} can be read at a glance."
        desk.composer.notice(message, text.place, advice)


def _in_tables(items: Iterable[Item]) -> int:
    """The words of the longest table."""
    tables = (item for item in items if isinstance(item, Table))
    return max((sum(words_in(cell.text) for row in table.rows for cell in row) for table in tables), default=0)


def _in_texts(items: Iterable[Item], planned: plans.SlidePlan) -> int:
    """The words of the longest running text. What is asked counts for the question's slide, not for the answer's."""
    roles = (Role.PARAGRAPH, Role.QUOTE) if planned.answer else (Role.PARAGRAPH, Role.QUOTE, Role.HEADING_1)
    texts = (item.text for item in items if isinstance(item, TextBox) and item.role in roles)
    return max(map(words_in, texts), default=0)
