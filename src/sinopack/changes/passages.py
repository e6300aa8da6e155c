"""What a page says and shows, without furniture and decoration.

In: the items of a page. Out: passages in reading order, each with hashes of what it says; and two digests of the whole
page, of what it shows and of how that looks. Places do not count for what is said, nor do page numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from msgspec import Struct

from sinopack.page import (
    UNREAD,
    Chart,
    Connector,
    Enclosure,
    Group,
    Item,
    Page,
    Paragraph,
    Picture,
    Role,
    Shape,
    Table,
    TextBox,
    uncompressed,
)

_KINDS = {
    Role.TITLE: "title",
    Role.HEADING_1: "heading",
    Role.HEADING_2: "heading",
    Role.HEADING_3: "heading",
    Role.LIST: "point",
    Role.LIST_ITEM: "point",
    Role.QUOTE: "quotation",
    Role.NOTE: "margin note",
    Role.CAPTION: "caption",
    Role.FIGURE: "drawing",
    Role.FORMULA: "formula",
    Role.TABLE: "table",
    Role.CONTENTS: "line of the contents",
}
_KINDS_OF_PARTS = {
    "timeline": "event",
    "people": "person",
    "glossary": "term",
    "takeaways": "takeaway",
    "sources": "source",
    "questions": "question",
    "credits": "picture credit",
}
"""What the entries of a part are called, by the part's key."""
_HEADED = ("questions", "people")
"""The parts whose entries each begin with a heading."""
_HEADINGS = (Role.HEADING_2, Role.HEADING_3)
_KINDS_OF_BLOCKS = {
    "callout": "callout",
    "chart": "chart",
    "comparison": "comparison",
    "diagram": "diagram",
    "figure": "picture",
}
"""What a block is called that is a section within its section, by the last word of its key."""


class Passage(Struct, frozen=True, array_like=True):
    """Something on a page that one would point at: a paragraph, an event, a table. `part` is the key of the part that
    it stands in, `said` hashes each of its pieces (a paragraph, a row of a table), as far as they are on the page."""

    part: str
    kind: str
    said: tuple[int, ...]


def passages(items: Iterable[Item]) -> tuple[Passage, ...]:
    """The passages of a page's items."""
    found: list[tuple[str, str, str, list[int]]] = []
    entry = 1  # what stands before the first heading of a page belongs to an entry of the page before
    for item, within in _read(items, ()):
        part, kind, name = _identity(item, within)
        if part in _HEADED:
            entry = 0 if item.role is Role.HEADING_1 else entry + (item.role in _HEADINGS)
            if entry:
                kind, name = _KINDS_OF_PARTS[part], f"{entry}"
        said = [hashed(each) for each in _said(item)]
        if found and found[-1][:3] == (part, kind, name):
            found[-1][3].extend(said)
        elif said:
            found.append((part, kind, name, said))
    return tuple(Passage(part, kind, tuple(said)) for part, kind, _, said in found)


def shown(page: Page, found: Iterable[Passage]) -> int:
    """A digest of what a page says and shows, line by line; `found` are its passages."""
    lines = [[line.text for line in item.lines] for item, _ in _read(page.items, ()) if isinstance(item, TextBox)]
    return hashed([lines, [passage.said for passage in found]], 8)


def look(page: Page) -> int:
    """A digest of how a page looks, all but its furniture: places to a tenth of a point, fonts, colours."""
    return hashed([page.ground, [list(_looks(item)) for item in page.items]], 8)


def hashed(value: object, size: int = 4) -> int:
    """So many bytes that stand for a value, which is made of texts, numbers, tuples and lists alone."""
    return int.from_bytes(blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=size).digest(), "big")


def _read(items: Iterable[Item], around: tuple[Enclosure, ...]) -> Iterator[tuple[Item, tuple[Enclosure, ...]]]:
    """The items that are read, with what encloses them; groups that are none but their items are taken apart."""
    for item in items:
        within = around if isinstance(item, Connector) else around + item.within
        match item:
            case Group(alternative=""):
                yield from _read(item.items, within)
            case Connector() | Shape(alternative=""):
                continue
            case TextBox() | Table() if item.role in UNREAD or _is_page_number(item):
                continue
            case _:
                yield item, within


def _is_page_number(item: TextBox | Table) -> bool:
    """In the contents the title is the link, and the number beside it is not."""
    if not isinstance(item, TextBox) or item.role is not Role.CONTENTS:
        return False
    return not any(run.style.link for paragraph in item.paragraphs for run in paragraph.runs)


def _identity(item: Item, within: tuple[Enclosure, ...]) -> tuple[str, str, str]:
    """The part in which an item stands, the kind of thing that it belongs to, and the name of that."""
    part = _own(within[0].key) if within and within[0].role is Role.SECTION else ""
    for enclosure in within[1:]:
        ending = enclosure.key.rpartition("-")[2]
        if enclosure.role is Role.SECTION and ending in _KINDS_OF_BLOCKS:
            return part, _KINDS_OF_BLOCKS[ending], enclosure.key
        if enclosure.role is Role.QUOTE:
            return part, "quotation", enclosure.key
        if enclosure.role is Role.CONTENTS_ENTRY:
            return part, _KINDS[Role.CONTENTS], enclosure.key
        if enclosure.role is Role.LIST_ITEM:
            return part, _kind_of_entry(part, within), enclosure.key
    if item.role is Role.LIST_ITEM or item.role is Role.LIST:
        return part, _kind_of_entry(part, within), item.key
    match item:
        case Picture():
            return part, "picture", item.key
        case Chart():
            return part, "chart", item.key
    return part, _KINDS.get(item.role, "paragraph"), item.key


def _kind_of_entry(part: str, within: tuple[Enclosure, ...]) -> str:
    """What an entry of a list is called."""
    listing = next((each.key for each in within if each.role is Role.LIST), "")
    if part in _KINDS_OF_PARTS:
        return _KINDS_OF_PARTS[part]
    return "key point" if _own(listing) == f"{part}-points" else "point"


def _said(item: Item) -> Iterator[object]:
    """What an item says, piece by piece, however its lines are broken."""
    match item:
        case TextBox():
            yield from map(_paragraph, item.paragraphs)
        case Table():
            yield from ([[_paragraph(each) for each in cell.paragraphs] for cell in row] for row in item.rows)
        case Picture():
            yield _picture(item)
        case Chart():
            yield _chart(item)
        case Group() | Shape():
            yield [item.alternative, *(said for each, _ in _insides(item) for said in _said(each))]


def _insides(item: Group | Shape) -> Iterator[tuple[Item, tuple[Enclosure, ...]]]:
    return _read(item.items if isinstance(item, Group) else (), ())


def _paragraph(paragraph: Paragraph) -> object:
    """A paragraph's words, what stands out among them, and its number in a list."""
    number = paragraph.bullet.number if paragraph.bullet else 0
    return [
        (run.said, run.style.font.bold, run.style.font.italic, run.style.underline) for run in paragraph.runs
    ], number


def _picture(picture: Picture) -> object:
    data = picture.drawing.svg if picture.drawing else uncompressed(picture.data)
    crop = [round(each, 4) for each in picture.crop]
    return blake2b(data, digest_size=8).hexdigest(), crop, picture.alternative


def _chart(chart: Chart) -> object:
    series = [(each.name, [str(value) for value in each.values]) for each in chart.series]
    return chart.kind.value, chart.corner, chart.categories, series, chart.alternative


def _looks(item: Item) -> Iterator[object]:
    """How an item looks and where it stands."""
    if item.role is Role.FOOTER or (isinstance(item, TextBox) and (_is_page_number(item) or _is_edition(item))):
        return
    yield _tenths(item.rect.x, item.rect.y, item.rect.width, item.rect.height)
    match item:
        case TextBox():
            yield repr((item.outline, item.fill, item.stroke))
            for line in item.lines:
                yield _tenths(line.baseline, *(run.x for run in line.runs))
                yield [(run.style.font.family, _tenths(run.style.size), run.style.colour.rgb) for run in line.runs]
        case Shape():
            yield repr((item.outline, item.fill, item.stroke))
        case Connector():
            yield repr((item.stroke, item.arrow)), [_tenths(x, y) for x, y in item.points]
        case Table():
            yield _tenths(*item.columns, *item.heights)
            yield [repr((cell.fill, cell.top, cell.bottom)) for row in item.rows for cell in row]
        case Chart():
            for mark in item.marks:
                yield [_tenths(*step[1:]) for step in mark.steps], repr((mark.fill, mark.stroke))
        case Group():
            for each in item.items:
                yield from _looks(each)


def _is_edition(item: TextBox) -> bool:
    """The pack's fingerprint on the first page is furniture too."""
    return item.role is Role.ARTIFACT and _own(item.key) == "pack-fingerprint"


def _own(key: str) -> str:
    """A key without that of the half of a sheet on which its page stands (see `layout.imposition`)."""
    return key.rpartition("/")[2]


def _tenths(*lengths: float) -> list[int]:
    return [round(length * 10) for length in lengths]
