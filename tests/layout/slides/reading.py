"""Finished slides as a reader meets them: text boxes, tables, their words, and the rectangles that ink may fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from sinopack.geometry import Rect
from sinopack.page import (
    UNREAD,
    Cell,
    Connector,
    Deck,
    Group,
    Item,
    Paragraph,
    Picture,
    PlaceholderKind,
    Shape,
    Slide,
    Table,
    TextBox,
)
from tests.layout.meeting import enters

EPSILON = 0.01


def leaves(items: Iterable[Item]) -> Iterator[Item]:
    """Items in order, groups opened."""
    for item in items:
        if isinstance(item, Group):
            yield from leaves(item.items)
        else:
            yield item


def boxes(slide: Slide) -> list[TextBox]:
    return [item for item in leaves(slide.page.items) if isinstance(item, TextBox)]


def box(slide: Slide, suffix: str) -> TextBox:
    """The only text box of a slide whose key ends so."""
    (found,) = [each for each in boxes(slide) if each.key.endswith(suffix)]
    return found


def tables(slide: Slide) -> list[Table]:
    return [item for item in slide.page.items if isinstance(item, Table)]


def table(slide: Slide) -> Table:
    (found,) = tables(slide)
    return found


def shapes(slide: Slide, part: str) -> list[Shape]:
    """The shapes of a slide whose key holds `part`, in order."""
    return [item for item in leaves(slide.page.items) if isinstance(item, Shape) and part in item.key]


def titles(deck: Deck) -> list[str]:
    return [slide.title for slide in deck.slides]


def slides_of(deck: Deck, layout: str) -> list[Slide]:
    return [slide for slide in deck.slides if slide.layout == layout]


def slide_titled(deck: Deck, title: str) -> Slide:
    (found,) = [slide for slide in deck.slides if slide.title.replace("\u00a0", " ") == title]
    return found


def cells(found: Table) -> list[list[str]]:
    return [[cell.said for cell in row] for row in found.rows]


def is_furniture(item: Item) -> bool:
    return isinstance(item, TextBox) and item.role in UNREAD


def paragraphs(item: TextBox | Table) -> Iterator[Paragraph]:
    if isinstance(item, TextBox):
        yield from item.paragraphs
    else:
        for cell in all_cells(item):
            yield from cell.paragraphs


def all_cells(found: Table) -> Iterator[Cell]:
    for row in found.rows:
        yield from row


def sizes(item: TextBox | Table) -> set[float]:
    """The font sizes of an item."""
    return {run.style.size for paragraph in paragraphs(item) for run in paragraph.runs}


def ink(found: TextBox) -> Rect:
    """The rectangle of a box's measured lines."""
    bottom = found.padding.top + max((line.top + line.height for line in found.lines), default=0.0)
    return Rect(found.rect.x, found.rect.y, found.rect.width, bottom)


def overlaps(slide: Slide) -> list[tuple[str, str]]:
    """The keys of text boxes, tables and pictures of which two cover the same place, or through which a line runs that
    joins others. Pins are on their picture."""
    pinned = [item for item in slide.page.items if isinstance(item, Group) and item.key.endswith("-pinned")]
    on_pictures = {each.key: group.items[0].key for group in pinned for each in group.items[1:]}
    drawn = list(leaves(slide.page.items))
    solid = [item for item in drawn if isinstance(item, TextBox | Table | Picture) and item.rect.width]
    found = [
        (a.key, b.key) for a, b in combinations(solid, 2) if _meet(a.rect, b.rect) and on_pictures.get(b.key) != a.key
    ]
    for line in (item for item in drawn if isinstance(item, Connector) and item.start):
        for segment in pairwise(line.points):
            found += [(line.key, item.key) for item in solid if enters(segment, item.rect, EPSILON)]
    return found


def _meet(a: Rect, b: Rect) -> bool:
    across = min(a.right, b.right) - max(a.x, b.x)
    down = min(a.bottom, b.bottom) - max(a.y, b.y)
    return across > EPSILON and down > EPSILON


def outside(slide: Slide) -> list[str]:
    """The keys of items that reach over an edge of the slide, and of text boxes with lines below their own."""
    size = slide.page.size
    found = []
    for item in leaves(slide.page.items):
        rect = item.rect
        inside = rect.x >= -EPSILON and rect.y >= -EPSILON
        inside = inside and rect.right <= size.width + EPSILON and rect.bottom <= size.height + EPSILON
        if not inside or (isinstance(item, TextBox) and ink(item).bottom > rect.bottom + EPSILON):
            found.append(item.key)
    return found


def said(slides: Iterable[Slide]) -> str:
    """Everything that slides show, without spaces and furniture, one slide after the other."""
    texts: list[str] = []
    for slide in slides:
        for item in leaves(slide.page.items):
            if isinstance(item, TextBox) and not is_furniture(item):
                texts.append(item.said)
            elif isinstance(item, Table):
                texts += [cell.said for cell in all_cells(item)]
    return letters("\n".join(texts))


def noted(slides: Iterable[Slide]) -> str:
    """Everything in the notes, without spaces."""
    return letters("\n".join(paragraph.said for slide in slides for paragraph in slide.notes))


def letters(text: str) -> str:
    return "".join(text.split())


def placeholders(slide: Slide) -> list[tuple[PlaceholderKind, int]]:
    found = [item.placeholder for item in slide.page.items if isinstance(item, TextBox | Table) and item.placeholder]
    return [(ref.kind, ref.index) for ref in found]
