"""A slide, layout or master under way: what its shapes need from the sheet they stand on.

In: requests of the drawers. Out: shape ids and names, relationship ids, and the layout's placeholders, each once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from msgspec import Struct

from sinopack.page import MIDDLE, Connector, Group, Item, Join, Outline, Placeholder, PlaceholderRef, Shape, TextBox
from sinopack.render.powerpoint.package import Package, Relationships
from sinopack.render.powerpoint.paint import Palette
from sinopack.render.powerpoint.xml import attribute, guid

_KEPT_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
_KEEP_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr'
    ' xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
_DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
_CREATION = "http://schemas.microsoft.com/office/drawing/2014/main"


_LONGEST_TOOLTIP = 255
"""Characters, of which Office keeps no more."""


class Destination(Struct, frozen=True):
    """A slide that links lead to: the name of its part, and its title."""

    part: str
    title: str


class Sheet:
    """The part `name` of `package`. `places` maps a link's key to the slide it leads to, and `asked` holds
    what was looked up there; `number` counts slides from 1."""

    def __init__(
        self, name: str, package: Package, palette: Palette, places: Mapping[str, Destination], number: int = 0
    ):
        self.relationships = Relationships(name)
        self.package = package
        self.palette = palette
        self.number = number
        self._places = places
        self.asked: dict[str, Destination | None] = {}
        self._last_id = 1  # the tree of shapes itself has the id 1
        self._names: dict[str, int] = {}
        self._ids: dict[str, int] = {}
        self._drawn: set[str] = set()
        self._outlines: dict[str, Outline] = {}
        self._boxes: set[str] = set()
        self._own_sites: dict[str, list[Join]] = {}
        self._free: dict[PlaceholderRef, Placeholder] = {}

    def offer(self, placeholders: tuple[Placeholder, ...]) -> None:
        """The placeholders of this slide's layout."""
        self._free = {placeholder.ref: placeholder for placeholder in placeholders}

    def note(self, items: Iterable[Item]) -> None:
        """What will be drawn on this slide, so that connectors can be glued to what is drawn after them."""
        for item in items:
            if isinstance(item, Group):
                self.note(item.items)
                continue
            self._outlines[item.key] = item.outline if isinstance(item, Shape | TextBox) else Outline.RECTANGLE
            if isinstance(item, TextBox):
                self._boxes.add(item.key)
            elif isinstance(item, Connector):
                for join in (item.start, item.end):
                    if join and join.share != MIDDLE and join not in self._own_sites.setdefault(join.key, []):
                        self._own_sites[join.key].append(join)

    def own_sites(self, key: str) -> list[Join]:
        """Where, other than in the middles of its sides, connectors are glued to the text box with a key."""
        return self._own_sites.get(key, []) if key in self._boxes else []

    def joined(self, key: str) -> tuple[int, Outline]:
        """The id and the outline of the shape with a key. Raises KeyError where nothing on the slide has it."""
        return self._identity(key), self._outlines[key]

    def _identity(self, key: str) -> int:
        """The id kept for the shape with a key; the next free one if there is none yet."""
        if key not in self._ids:
            self._last_id += 1
            self._ids[key] = self._last_id
        return self._ids[key]

    def claim(self, ref: PlaceholderRef | None) -> Placeholder | None:
        """The layout's placeholder for an item: None where there is none, or another item has filled it."""
        return self._free.pop(ref, None) if ref else None

    def properties(self, label: str, key: str, alternative: str = "", decorative: bool = False) -> str:
        """A shape's `p:cNvPr`: an id and a name that no other shape of the sheet has, its alternative text, and an
        identity made from its key, so that it can be found again in a later build."""
        name = f"{label} {key}".strip()
        times = self._names[name] = self._names.get(name, 0) + 1
        if times > 1:
            name = f"{name} ({times})"
        described = f' descr="{attribute(alternative)}"' if alternative else ""
        identity = guid(key or self.relationships.source, label, str(times))
        extensions = (
            f'<a:ext uri="{{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}}"><a16:creationId xmlns:a16="{_CREATION}"'
            f' id="{identity}"/></a:ext>{_DECORATIVE if decorative else ""}'
        )
        return (
            f'<p:cNvPr id="{self._next_id(key)}" name="{attribute(name)}"{described}>'
            f"<a:extLst>{extensions}</a:extLst></p:cNvPr>"
        )

    def _next_id(self, key: str) -> int:
        """An id that no other shape has: the first thing of a key that is drawn gets the one kept for that key."""
        if key in self._drawn or not key:
            self._last_id += 1
            return self._last_id
        self._drawn.add(key)
        return self._identity(key)

    def link(self, target: str) -> str:
        """A run's `a:hlinkClick`, which keeps the run's own colour; "" for a place that is not in the deck. It says
        where it leads, so that no portion of a linked text is a link without a sense of its own."""
        if not target.startswith("#"):
            address = quote(target.encode("utf-8", "replace"), safe=_KEPT_IN_ADDRESSES)
            identity = self.relationships.outside("hyperlink", address)
            return f'<a:hlinkClick r:id="{identity}"{_tooltip(target)}>{_KEEP_COLOUR}</a:hlinkClick>'
        place = self.asked[target[1:]] = self._places.get(target[1:])
        if place is None:
            return ""
        identity = self.relationships.to("slide", place.part)
        jump = f' action="ppaction://hlinksldjump"{_tooltip(place.title)}'
        return f'<a:hlinkClick r:id="{identity}"{jump}>{_KEEP_COLOUR}</a:hlinkClick>'

    def picture(self, data: bytes, media_type: str) -> str:
        """The relationship id of a picture."""
        return self.relationships.to("image", self.package.add_media(data, media_type))


def _tooltip(words: str) -> str:
    kept = words if len(words) <= _LONGEST_TOOLTIP else f"{words[: _LONGEST_TOOLTIP - 1]}…"
    return f' tooltip="{attribute(kept)}"'
