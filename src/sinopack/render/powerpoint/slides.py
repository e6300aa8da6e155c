"""Slides (ECMA-376 part 1, 19.3.1.38): each a page's items on its layout, the title first for those who listen.

In: a finished slide. Out: its part in the package, and its notes' part.
"""

from __future__ import annotations

from collections.abc import Sequence

from sinopack.page import Colour, Item, PlaceholderKind, Slide, TextBox
from sinopack.render.powerpoint.items import draw_items
from sinopack.render.powerpoint.master import TREE_HEAD, LayoutPart, background
from sinopack.render.powerpoint.notes import write_notes
from sinopack.render.powerpoint.placeholders import title_for_listeners
from sinopack.render.powerpoint.shapes import is_decoration
from sinopack.render.powerpoint.sheet import Sheet
from sinopack.render.powerpoint.xml import NAMESPACES, attribute, number_of

_CREATION = (
    '<p:extLst><p:ext uri="{{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}}">'
    '<p14:creationId xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" val="{number}"/>'
    "</p:ext></p:extLst>"
)


def write_slide(slide: Slide, on: LayoutPart, sheet: Sheet, language: str) -> str:
    """Add a slide and its notes to the sheet's package; returns the name of its part. `language` is the deck's."""
    sheet.relationships.to("slideLayout", on.part)
    sheet.offer(on.layout.placeholders)
    items = title_first(slide.page.items)
    sheet.note(items)
    hidden = "" if any(map(_is_title, items)) else title_for_listeners(slide.title, language, sheet)
    shapes = hidden + draw_items(items, sheet)
    if slide.notes:
        write_notes(slide.notes, sheet)
    creation = _CREATION.format(number=number_of("slide", slide.page.key))
    ground = _ground(slide.page.ground, on.layout.ground, sheet)
    xml = (
        f'<p:sld {NAMESPACES}><p:cSld name="{attribute(slide.title)}">{ground}'
        f"<p:spTree>{TREE_HEAD}{shapes}</p:spTree>{creation}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )
    return sheet.package.add(sheet.relationships, ".presentationml.slide", xml)


def title_first(items: Sequence[Item]) -> list[Item]:
    """The items with the title before all else that is read. Decoration that stood before it stays behind it, or what
    was its ground would cover it."""
    found = next((index for index, item in enumerate(items) if _is_title(item)), None)
    if found is None:
        return list(items)
    before = items[:found]
    grounds = [item for item in before if is_decoration(item)]
    return [*grounds, items[found], *(item for item in before if not is_decoration(item)), *items[found + 1 :]]


def _is_title(item: Item) -> bool:
    return isinstance(item, TextBox) and item.placeholder is not None and item.placeholder.kind is PlaceholderKind.TITLE


def _ground(ground: Colour | None, of_layout: Colour, sheet: Sheet) -> str:
    """A slide says its ground only where it is not the layout's."""
    return background(ground, sheet.palette) if ground and ground != of_layout else ""
