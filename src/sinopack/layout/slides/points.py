"""Points and prose on slides: key points, takeaways, sources, quotations, callouts, the summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sinopack.content.markup import (
    Inline,
    ListBlock,
    Paragraph,
    Prose,
    ProseBlock,
    QuotedProse,
    Span,
    Subheading,
    TableBlock,
)
from sinopack.geometry import Rect
from sinopack.layout.compose import total_height
from sinopack.layout.inline import plain
from sinopack.layout.slides.desk import TITLE, Desk, Draft, body
from sinopack.layout.slides.grid import CONTENT_BOTTOM, HANGING_LINE, MARGIN
from sinopack.layout.slides.split import (
    LIST_ITEM,
    MOST_POINTS,
    MOST_WORDS,
    Parts,
    by_points_and_words,
    halves,
    joined,
    sentences,
    text_of,
    words_in,
)
from sinopack.layout.styles import CAPTION_STEPS, LABEL_STEPS, POINT_STEPS, STATEMENT_STEPS, STATEMENT_TEXT_STEPS, Step
from sinopack.layout.text import Piece, SetText, TextStyle
from sinopack.page import Bullet, BulletKind, Item, Role
from sinopack.plan import blocks
from sinopack.problems import Place
from sinopack.values import replace

_INDENT = 32.0
_SQUARE = 11.0
_AFTER = 24.0
_QUOTED_WORDS = 60
_SOURCE_WORDS = 70
_CONTEXT_Y = 462.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """Groups of points, one for each slide, and the one size in which all are set."""

    groups: list[list[Parts]]
    step: Step


def fit_points(groups: list[list[Parts]], style: TextStyle, steps: Sequence[Step], rect: Rect, desk: Desk) -> Fitted:
    """The largest step at which every group fits with a line to spare; at the smallest, groups are divided further."""
    for step in steps:
        if all(_fits(group, style, step, rect, desk) for group in groups):
            return Fitted(groups, step)
    floor = steps[-1]
    divided = [part for group in groups for part in _divide(group, style, floor, rect, desk)]
    return Fitted(divided, floor)


def _fits(group: Sequence[Parts], style: TextStyle, step: Step, rect: Rect, desk: Desk) -> bool:
    texts = set_points(group, style.at(*step), rect.width, desk, 1)
    return total_height(texts) <= rect.height - step[1]


def _divide(group: list[Parts], style: TextStyle, step: Step, rect: Rect, desk: Desk) -> list[list[Parts]]:
    if _fits(group, style, step, rect, desk):
        return [group]
    if len(group) > 1:
        middle = (len(group) + 1) // 2
        halved = [group[:middle], group[middle:]]
    else:
        halved = [[half] for half in halves(group[0])]
    return [part for half in halved for part in _divide(half, style, step, rect, desk)]


def set_points(
    group: Sequence[Parts], style: TextStyle, width: float, desk: Desk, start: int, *, numbered: bool = False, bulleted: bool = True
) -> list[SetText]:  # fmt: skip
    """Points as paragraphs of one native list."""
    accent = desk.composer.theme["accent"]
    gap = _AFTER * style.leading / 36.0
    texts = []
    for index, parts in enumerate(group):
        if bulleted or any(piece.mark == LIST_ITEM for piece in parts):
            bullet = (
                Bullet(BulletKind.NUMBER, accent, style.size, start + index) if numbered
                else Bullet(BulletKind.SQUARE, accent, _SQUARE * style.size / 28.0)
            )  # fmt: skip
            texts.append(
                desk.composer.set(parts, style, width, indent=_INDENT, hang=_INDENT, bullet=bullet, space_after=gap)
            )
        else:
            texts.append(desk.composer.set(parts, style, width, space_after=gap))
    return texts


def compose_points(block: blocks.Points, title: str, desk: Desk) -> list[Draft]:
    """Key points and takeaways: the claim on the left, the points on the right, at most five and about forty words."""
    most = _SOURCE_WORDS if block.key == "sources" else MOST_WORDS
    points = [desk.pieces(point.text) for point in block.points]
    columns = (5, 7) if desk.grid.is_narrow else (4, 8)
    top = desk.composer.hang(desk.styles.points, HANGING_LINE)
    rect = Rect(desk.grid.x(columns[0]), top, desk.grid.span(columns[1]), CONTENT_BOTTOM - top)
    steps: Sequence[Step] = POINT_STEPS if block.key != "sources" else POINT_STEPS[3:]
    fitted = fit_points(by_points_and_words(points, MOST_POINTS, most), desk.styles.points, steps, rect, desk)
    style = desk.styles.points.at(*fitted.step)
    hung = desk.composer.hang(style, HANGING_LINE)
    rect = replace(rect, y=hung, height=CONTENT_BOTTOM - hung)
    drafts, start = [], 1
    for index, group in enumerate(fitted.groups, 1):
        key = block.key if index == 1 else f"{block.key}-{index}"
        texts = set_points(group, style, rect.width, desk, start, numbered=block.numbered)
        heading = _part_title(desk.heading(block.title, title), index, len(fitted.groups), desk)
        items: tuple[Item, ...] = (
            desk.title(heading, key, columns[0], block.place, height=380.0),
            desk.stacked(texts, rect, Role.LIST, f"{key}-points", body(1)),
        )
        drafts.append(Draft("Points", key, items))
        start += len(group)
    desk.say_split(title, len(drafts), block.place)
    desk.say_shrunk(title, fitted.step[0], steps[0][0], block.place)
    return drafts


def _part_title(parts: Parts, index: int, total: int, desk: Desk) -> Parts:
    """“Title (1 of 2)”."""
    if total == 1:
        return parts
    words = desk.composer.labels("part", title="\0", n=index, total=total)
    before, _, after = words.partition("\0")
    return tuple(piece for piece in (Piece(before), *parts, Piece(after)) if piece.text)


part_title = _part_title


def flattened(prose: Prose) -> list[tuple[Inline, bool]]:
    """The paragraphs, list items and table rows of a prose in order; True marks an item of a list."""
    found: list[tuple[Inline, bool]] = []

    def walk(block: ProseBlock) -> None:
        match block:
            case Paragraph(text) | Subheading(text):
                found.append((text, False))
            case ListBlock(items):
                for item in items:
                    found.append((item.text, True))
                    for child in item.children:
                        walk(child)
            case QuotedProse(paragraphs):
                found.extend((paragraph, False) for paragraph in paragraphs)
            case TableBlock(header, rows):
                found.extend((_row_text(row), False) for row in (header, *rows) if row)

    for block in prose.blocks:
        walk(block)
    return found


def _row_text(row: Sequence[Inline]) -> Inline:
    """A row of a table inside running text: its cells with bars between them."""
    spans: list[Span] = []
    for cell in row:
        spans += [Span("  |  "), *cell.spans] if spans else cell.spans
    return Inline(tuple(spans), row[0].place)


def prose_groups(prose: Prose, desk: Desk, most_words: int) -> list[list[Parts]]:
    """A prose as groups of paragraphs, one for each slide, parted between sentences where a paragraph is too long."""
    units: list[Parts] = []
    for text, is_item in flattened(prose):
        parts = desk.pieces(text)
        if is_item and parts:
            parts = (replace(parts[0], mark=LIST_ITEM), *parts[1:])
        units.extend([parts] if words_in(text_of(parts)) <= most_words else _portions(parts, most_words))
    return by_points_and_words(units, 12, most_words)


def _portions(parts: Parts, most_words: int) -> list[Parts]:
    groups = by_points_and_words(sentences(parts), 100, most_words)
    return [joined(group) for group in groups]


def compose_quote(block: blocks.Quote, title: str, desk: Desk) -> list[Draft]:
    """A source: who and when in three columns, its words in nine; below, what it is and whether it is a paraphrase.

    An attribution or a context too long for its place follows the words instead.
    """
    composer, styles, grid = desk.composer, desk.styles, desk.grid
    side = grid.span(3) - 8.0
    by, about = (
        _if_it_fits(block.by, (side, 330.0), styles.small, desk),
        _if_it_fits(block.about, (grid.span(9), 48.0), styles.caption, desk),
    )
    top = composer.hang(styles.statement, HANGING_LINE)
    bottom = _CONTEXT_Y - 10.0 - (about.height if about else 0.0) if about or block.paraphrase else CONTENT_BOTTOM
    rect = Rect(grid.x(3), top, grid.span(9), bottom - top)
    groups = prose_groups(block.text, desk, _QUOTED_WORDS)
    for text, place in ((block.by, by), (block.about, about)):
        if text and place is None:
            groups += prose_groups(Prose((Paragraph(text),)), desk, _QUOTED_WORDS)
    fitted = _fit_prose(groups, styles.statement, STATEMENT_STEPS, rect, desk)
    style = styles.statement.at(*fitted.step)
    hung = composer.hang(style, HANGING_LINE)
    rect = replace(rect, y=hung, height=rect.bottom - hung)
    drafts = []
    for index, group in enumerate(fitted.groups, 1):
        key = block.key if index == 1 else f"{block.key}-{index}"
        label = text_of(_part_title(plain(title), index, len(fitted.groups), desk))
        name = desk.fitted(plain(label), styles.label, LABEL_STEPS, (side, 150.0), block.place)
        at = (MARGIN, composer.hang(styles.label, HANGING_LINE))
        items: list[Item] = [composer.box([name], at, side, Role.TITLE, f"{key}-title", TITLE)]
        if by:
            below = (MARGIN, items[0].rect.bottom)
            items.append(composer.box([by], below, side, Role.CAPTION, f"{key}-by", body(1)))
        texts = set_points(group, style, rect.width, desk, 1, bulleted=False)
        items.append(desk.stacked(texts, rect, Role.QUOTE, f"{key}-words", body(2)))
        items += _about(block, about, key, desk)
        drafts.append(Draft("Source", key, tuple(items)))
    desk.say_split(title, len(drafts), block.place)
    return drafts


def _if_it_fits(text: Inline | None, room: tuple[float, float], style: TextStyle, desk: Desk) -> SetText | None:
    """A short text in its full size or as a caption; None if even that is too high for its room."""
    if not text:
        return None
    steps = tuple(dict.fromkeys(((style.size, style.leading), *CAPTION_STEPS)))
    return desk.if_it_fits(desk.pieces(text), style, steps, room)


def _about(block: blocks.Quote, about: SetText | None, key: str, desk: Desk) -> list[Item]:
    composer, styles, grid = desk.composer, desk.styles, desk.grid
    items: list[Item] = []
    y = composer.hang(styles.caption, _CONTEXT_Y)
    if block.paraphrase:
        text = composer.set(plain(composer.labels("paraphrase")), styles.caption, grid.span(3) - 8.0)
        items.append(composer.box([text], (MARGIN, y), grid.span(3) - 8.0, Role.CAPTION, f"{key}-paraphrase"))
    if about:
        top = y - (about.height - styles.caption.leading)
        items.append(composer.box([about], (grid.x(3), top), grid.span(9), Role.CAPTION, f"{key}-about", body(3)))
    return items


def _fit_prose(groups: list[list[Parts]], style: TextStyle, steps: Sequence[Step], rect: Rect, desk: Desk) -> Fitted:
    def fit(group: Sequence[Parts], step: Step) -> bool:
        texts = set_points(group, style.at(*step), rect.width, desk, 1, bulleted=False)
        longest = max(desk.composer.typesetter.measure(g, style.at(*step), desk.composer.base).minimum for g in group)
        return total_height(texts) <= rect.height - step[1] and (longest <= rect.width or step == steps[-1])

    for step in steps:
        if all(fit(group, step) for group in groups):
            return Fitted(groups, step)
    divided = [part for group in groups for part in _divide(group, style, steps[-1], rect, desk)]
    return Fitted(divided, steps[-1])


def compose_callout(block: blocks.Callout, title: str, desk: Desk) -> list[Draft]:
    heading = desk.heading(block.title, title)
    return _text_slides(block.text, (heading, title), block.key, desk, block.place)


def compose_summary(block: blocks.Summary, title: str, desk: Desk) -> list[Draft]:
    return _text_slides(block.text, (plain(title), title), block.key, desk, block.place)


def _text_slides(prose: Prose, names: tuple[Parts, str], key: str, desk: Desk, place: Place | None) -> list[Draft]:
    """Prose under a title: the title in four columns, the text in eight."""
    grid = desk.grid
    columns = (5, 7) if grid.is_narrow else (4, 8)
    style = desk.styles.points
    top = desk.composer.hang(style.at(*STATEMENT_TEXT_STEPS[0]), HANGING_LINE)
    rect = Rect(grid.x(columns[0]), top, grid.span(columns[1]), CONTENT_BOTTOM - top)
    fitted = _fit_prose(prose_groups(prose, desk, _QUOTED_WORDS), style, STATEMENT_TEXT_STEPS, rect, desk)
    drafts = []
    for index, group in enumerate(fitted.groups, 1):
        name = key if index == 1 else f"{key}-{index}"
        hung = desk.composer.hang(style.at(*fitted.step), HANGING_LINE)
        texts = set_points(group, style.at(*fitted.step), rect.width, desk, 1, bulleted=False)
        room = replace(rect, y=hung, height=CONTENT_BOTTOM - hung)
        items: tuple[Item, ...] = (
            desk.title(_part_title(names[0], index, len(fitted.groups), desk), name, columns[0], place, height=380.0),
            desk.stacked(texts, room, Role.PARAGRAPH, f"{name}-text", body(1)),
        )
        drafts.append(Draft("Points", name, items))
    desk.say_split(names[1], len(drafts), place)
    desk.say_shrunk(names[1], fitted.step[0], POINT_STEPS[0][0], place)
    return drafts
