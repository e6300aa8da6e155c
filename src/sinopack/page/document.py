"""Finished documents: what the layout hands to a renderer."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect, Size
from sinopack.page.items import Item, PlaceholderRef
from sinopack.page.paint import Colour
from sinopack.page.text import Paragraph, RunStyle


class Destination(Struct, frozen=True):
    """A named place on a page that links point at ("#name"); `y` in points from the top."""

    name: str
    y: float


class Bookmark(Struct, frozen=True):
    """An entry of the PDF outline: `level` 0 is outermost; `page` counts from 0."""

    title: str
    level: int
    page: int
    y: float


class Page(Struct, frozen=True):
    """A finished page: items in painting order, which is also reading order. One that `is_turned` is printed upside
    down, for the back of a sheet that is turned over its short edge; its items stand as they are read."""

    size: Size
    items: tuple[Item, ...]
    key: str
    ground: Colour | None = None
    destinations: tuple[Destination, ...] = ()
    is_turned: bool = False


class Properties(Struct, frozen=True):
    """What a file says about itself. `date` is ISO 8601 or ""; `fingerprint` identifies the content."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en"
    licence: str = ""
    date: str = ""
    fingerprint: str = ""


class Document(Struct, frozen=True):
    """A finished paged document. `numbers` are what its pages are called, where that is not 1, 2, 3…: of a larger
    document only some are then there."""

    properties: Properties
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    numbers: tuple[int, ...] = ()


class Placeholder(Struct, frozen=True):
    """A placeholder of a slide layout: where it is, how its text is set, and what it prompts for."""

    ref: PlaceholderRef
    rect: Rect
    style: RunStyle
    leading: float
    prompt: str
    bulleted: Paragraph | None = None
    right_aligned: bool = False


class SlideLayout(Struct, frozen=True):
    """A layout of the deck's master: its name, its ground, its placeholders, and its fixed items."""

    name: str
    ground: Colour
    placeholders: tuple[Placeholder, ...]
    items: tuple[Item, ...] = ()


class Slide(Struct, frozen=True):
    """A finished slide: a page, its layout, its unique title, the section it belongs to, and what the speaker reads.

    Items whose role is ARTIFACT and which fill a FOOTER or SLIDE_NUMBER placeholder become real fields in a deck.
    """

    page: Page
    layout: str
    title: str
    section: str
    notes: tuple[Paragraph, ...] = ()


class DeckTheme(Struct, frozen=True):
    """The theme that an editable deck carries: its name, its fonts' office names, and its colours by slot.

    `colours` maps a DrawingML slot (dk1, lt1, dk2, lt2, accent1…accent6, hlink, folHlink) to a colour of the theme;
    a colour whose name is in no slot is written as its sRGB value.
    """

    name: str
    major: str
    minor: str
    east_asian: str
    colours: tuple[tuple[str, Colour], ...]


class Deck(Struct, frozen=True):
    """A finished deck."""

    properties: Properties
    size: Size
    theme: DeckTheme
    layouts: tuple[SlideLayout, ...]
    slides: tuple[Slide, ...] = ()


def shown(deck: Deck) -> tuple[Page, ...]:
    """The slides as pages on which all is that one sees: what a slide's layout has, then the slide's own items."""
    layouts = {layout.name: layout for layout in deck.layouts}
    return tuple(_shown(slide.page, layouts.get(slide.layout)) for slide in deck.slides)


def _shown(page: Page, layout: SlideLayout | None) -> Page:
    if layout is None:
        return page
    return replace(page, ground=page.ground or layout.ground, items=(*layout.items, *page.items))
