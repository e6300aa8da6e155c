"""The slide master and its layouts (ECMA-376 part 1, 19.3.1.42 and 19.3.1.39), written from the deck's own values.

In: a deck's layouts and theme. Out: their parts in the package. The master is set like most of the layouts are; a
layout says what differs, so that a change to the master reaches every slide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.page import (
    Bullet,
    BulletKind,
    Colour,
    Deck,
    Font,
    Paragraph,
    Placeholder,
    PlaceholderKind,
    PlaceholderRef,
    RunStyle,
    SlideLayout,
    Slot,
)
from sinopack.render.powerpoint.items import draw_items
from sinopack.render.powerpoint.package import Package
from sinopack.render.powerpoint.paint import Palette
from sinopack.render.powerpoint.paragraphs import Inherited, level_style
from sinopack.render.powerpoint.placeholders import offered_placeholder
from sinopack.render.powerpoint.sheet import Sheet
from sinopack.render.powerpoint.xml import NAMESPACES, attribute

MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"
FIRST_LAYOUT_ID = 2147483649
"""Ids of masters and layouts begin at 2^31 and share one count; the master has the first."""

TREE_HEAD = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
COLOUR_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"'
    ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
_LEVELS = 5
_SET_BY_MASTER = (
    PlaceholderKind.TITLE,
    PlaceholderKind.BODY,
    PlaceholderKind.FOOTER,
    PlaceholderKind.SLIDE_NUMBER,
)


class LayoutPart(Struct, frozen=True):
    """A layout as written: the name of its part, and what it offers."""

    part: str
    layout: SlideLayout


def write_master(deck: Deck, package: Package, palette: Palette) -> dict[str, LayoutPart]:
    """Add the master and its layouts to the package; returns the layouts by name. The theme is the caller's."""
    typical = dict(_typical_placeholders(deck))
    sheet = Sheet(MASTER, package, palette, {})
    parts: dict[str, LayoutPart] = {}
    ids = []
    for number, layout in enumerate(deck.layouts or (_BARE,), start=1):
        part = _write_layout(layout, number, typical, sheet)
        parts[layout.name] = LayoutPart(part, layout)
        ids.append(
            f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + number - 1}" r:id="{sheet.relationships.to("slideLayout", part)}"/>'
        )
    sheet.relationships.to("theme", THEME)
    shapes = "".join(offered_placeholder(each, sheet, None, on_master=True) for each in typical.values())
    grounds = Counter(layout.ground for layout in deck.layouts) or Counter([_BARE.ground])
    xml = (
        f"<p:sldMaster {NAMESPACES}><p:cSld>{background(grounds.most_common(1)[0][0], palette)}"
        f"<p:spTree>{TREE_HEAD}{shapes}</p:spTree></p:cSld><p:clrMap {COLOUR_MAP}/>"
        f"<p:sldLayoutIdLst>{''.join(ids)}</p:sldLayoutIdLst>{_text_styles(typical, sheet)}</p:sldMaster>"
    )
    package.add(sheet.relationships, ".presentationml.slideMaster", xml)
    return parts


def _write_layout(
    layout: SlideLayout, number: int, typical: Mapping[PlaceholderKind, Placeholder], master: Sheet
) -> str:
    sheet = Sheet(f"ppt/slideLayouts/slideLayout{number}.xml", master.package, master.palette, {})
    sheet.relationships.to("slideMaster", MASTER)
    shapes = draw_items(layout.items, sheet)
    for placeholder in layout.placeholders:
        parent = typical.get(placeholder.ref.kind)
        shapes += offered_placeholder(placeholder, sheet, Inherited.of(parent) if parent else None, on_master=False)
    xml = (
        f'<p:sldLayout {NAMESPACES} preserve="1" userDrawn="1"><p:cSld name="{attribute(layout.name)}">'
        f"{background(layout.ground, sheet.palette)}<p:spTree>{TREE_HEAD}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
    return sheet.package.add(sheet.relationships, ".presentationml.slideLayout", xml)


def background(ground: Colour, palette: Palette) -> str:
    """A sheet's ground."""
    return f"<p:bg><p:bgPr>{palette.fill(ground)}<a:effectLst/></p:bgPr></p:bg>"


def _typical_placeholders(deck: Deck) -> Iterator[tuple[PlaceholderKind, Placeholder]]:
    """The master's placeholders: of each kind one set as in most layouts, or one in the theme's own fonts."""
    offered = [placeholder for layout in deck.layouts for placeholder in layout.placeholders]
    for kind in _SET_BY_MASTER:
        found = [each for each in offered if each.ref.kind is kind]
        yield kind, _most_typical(found) if found else _plain_placeholder(kind, deck)


def _most_typical(found: list[Placeholder]) -> Placeholder:
    """The first of those that are set like most; among body text that means lists, where there are any."""
    lists = [each for each in found if each.bulleted] or found
    looks = Counter((each.style, each.leading, each.bulleted, each.right_aligned) for each in lists)
    look = looks.most_common(1)[0][0]
    return next(each for each in lists if (each.style, each.leading, each.bulleted, each.right_aligned) == look)


def _plain_placeholder(kind: PlaceholderKind, deck: Deck) -> Placeholder:
    width, height = deck.size.width, deck.size.height
    ink = dict(deck.theme.colours).get("dk1", _INK)
    slot = Slot.MAJOR if kind is PlaceholderKind.TITLE else Slot.MINOR
    family = deck.theme.major if slot is Slot.MAJOR else deck.theme.minor
    size, rect = {
        PlaceholderKind.TITLE: (36.0, Rect(width * 0.05, height * 0.1, width * 0.9, height * 0.18)),
        PlaceholderKind.BODY: (24.0, Rect(width * 0.05, height * 0.3, width * 0.9, height * 0.58)),
        PlaceholderKind.FOOTER: (14.0, Rect(width * 0.05, height * 0.94, width * 0.6, 18.0)),
    }.get(kind, (14.0, Rect(width * 0.75, height * 0.94, width * 0.2, 18.0)))
    style = RunStyle(Font(family, family, "", slot=slot), size, ink, deck.properties.language)
    return Placeholder(PlaceholderRef(kind), rect, style, round(size * 1.25), "", right_aligned=rect.x > width / 2)


def _text_styles(typical: Mapping[PlaceholderKind, Placeholder], sheet: Sheet) -> str:
    """How titles, body text and all other text are set where nothing else is said."""
    title, body = (Inherited.of(typical[kind]) for kind in (PlaceholderKind.TITLE, PlaceholderKind.BODY))
    other = Inherited(body.style, Paragraph((), body.paragraph.leading))
    return (
        f"<p:txStyles><p:titleStyle>{level_style('a:lvl1pPr', title, sheet)}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(_deeper(body, level, sheet) for level in range(_LEVELS))}</p:bodyStyle>"
        f"<p:otherStyle>{level_style('a:lvl1pPr', other, sheet)}</p:otherStyle></p:txStyles>"
    )


def _deeper(body: Inherited, level: int, sheet: Sheet) -> str:
    """A level of body text: each below the first hangs under the text of the one before."""
    paragraph = body.paragraph
    if level:
        step = paragraph.hang or body.style.size
        bullet = paragraph.bullet or Bullet(BulletKind.SQUARE, body.style.colour, body.style.size * 0.3)
        paragraph = replace(paragraph, indent=paragraph.indent + step * level, hang=step, bullet=bullet)
    return level_style(f"a:lvl{level + 1}pPr", Inherited(body.style, paragraph), sheet)


_INK = Colour("ink", "000000")
_BARE = SlideLayout("Blank", Colour("paper", "FFFFFF"), ())
"""The one layout of a deck that has none: a master must have a layout for its slides to stand on."""
