"""The shapes of a slide as values, however a program has written them down: runs are split and joined, attributes
change their order, lengths are rounded, themes are resolved, names and descriptions are lost. None of that is a value.
In: a slide's tree of shapes. Out: a `ShapeValue` for each, groups before what is in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from sinopack.revise.archive import A, Element, P, R
from sinopack.revise.embedded import Embedded
from sinopack.revise.looks import Sheet, mark_of, placeholder_of, resolved
from sinopack.revise.values import Rect, ShapeValue, hashed, name_hash

_EIGHTH = 12700 / 8
"""English Metric Units in an eighth of a point."""
_FURNITURE = ("ftr", "sldNum", "dt")
_LOST = "PlaceHolder "
"""How LibreOffice calls every placeholder (measured: 7.4)."""
_SHAPE, _GROUP, _CONNECTOR, _FRAME = (f"{P}{kind}" for kind in ("sp", "grpSp", "cxnSp", "graphicFrame"))
_SHAPE_PROPERTIES, _GROUP_PROPERTIES, _BLIP_FILL = (f"{P}{kind}" for kind in ("spPr", "grpSpPr", "blipFill"))
_PLACE, _FRAME_PLACE, _FORM, _LINE = f"{A}xfrm", f"{P}xfrm", f"{A}prstGeom", f"{A}ln"
_BODY, _CELL_BODY, _CELL, _TABLE = f"{P}txBody", f"{A}txBody", f"{A}tcPr", f"{A}tbl"
_PARAGRAPH, _SETTINGS, _RUN, _FIELD, _BREAK, _WORDS = (f"{A}{kind}" for kind in ("p", "pPr", "r", "fld", "br", "t"))
_RUN_SETTINGS, _END, _LINK, _BLIP = (f"{A}{kind}" for kind in ("rPr", "endParaRPr", "hlinkClick", "blip"))
_GRAPHIC, _DATA, _CROP, _SOLID = f"{A}graphic", f"{A}graphicData", f"{A}srcRect", f"{A}solidFill"
_OTHER_FILLS = (f"{A}gradFill", f"{A}pattFill", f"{A}blipFill")
_IDENTITY, _EMBEDDED, _LINKED = f"{R}id", f"{R}embed", f"{R}link"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DRAWN = {_SHAPE, _CONNECTOR, _FRAME, f"{P}pic"}
_OFFSET, _EXTENT, _COLUMN, _TABLE_IN = f"{A}off", f"{A}ext", f"{A}gridCol", f".//{A}tbl"
_ENDS, _EFFECTS = (f"{A}headEnd", f"{A}tailEnd"), f"{A}effectLst"
_TRUE = ("1", "true")
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"

Frame = tuple[float, float, float, float]
"""How a group's coordinates become the slide's: scales and shifts."""
_SAME: Frame = (1.0, 1.0, 0.0, 0.0)


class Scene:
    """The shapes of one slide; `order` counts them by their ids. A shape whose name begins with `ignored` is none of
    the slide's own."""

    def __init__(self, embedded: Embedded, part: str, sheet: Sheet, ignored: str):
        self._embedded, self._part, self._sheet, self._ignored = embedded, part, sheet, ignored
        self.order: dict[str, int] = {}

    def shapes(self, tree: Element | None, frame: Frame = _SAME) -> Iterator[ShapeValue]:
        """The values of the shapes in a tree, in painting order."""
        for shape in () if tree is None else tree:
            if shape.tag in _DRAWN:
                yield from self._shape(shape, frame)
            elif shape.tag == _GROUP:
                yield from self._group(shape, frame)
            elif shape.tag == _CHOICE:
                yield from self.shapes(shape[0] if len(shape) else None, frame)

    def _is_ignored(self, named: Element) -> bool:
        return bool(self._ignored) and named.get("name", "").startswith(self._ignored)

    def _group(self, group: Element, frame: Frame) -> Iterator[ShapeValue]:
        named = group[0][0]
        if self._is_ignored(named):
            return
        self.order[named.get("id", "")] = len(self.order)
        yield ShapeValue(_name(named), 0, 0, _alternative(named), (0, 0, 0, 0))
        yield from self.shapes(group, _inside(_place_in(group.find(_GROUP_PROPERTIES)), frame))

    def _shape(self, shape: Element, frame: Frame) -> Iterator[ShapeValue]:
        named = shape[0][0]
        if self._is_ignored(named):
            return
        self.order[named.get("id", "")] = len(self.order)
        placeholder = placeholder_of(shape)
        kind = "" if placeholder is None else placeholder.get("type", "")
        said, looks = self._text(shape, placeholder)
        pictures = self._pictures(shape)
        if placeholder is not None and not said and not pictures and shape.tag == _SHAPE and kind != "title":
            return  # an empty placeholder shows nothing
        look = hashed(looks, self._paint(shape), named.get("hidden") in _TRUE, self._leads(named))
        rect = self._rect(shape, placeholder, frame)
        yield ShapeValue(_name(named), hashed(said, pictures), look, _alternative(named), rect, kind in _FURNITURE)

    def _rect(self, shape: Element, placeholder: Element | None, frame: Frame) -> Rect:
        holders = (shape, *self._sheet.parents(placeholder))
        places = [place for each in holders if (place := _place_of(each)) is not None]
        offset = next((found for place in places if (found := place.find(_OFFSET)) is not None), None)
        extent = next((found for place in places if (found := place.find(_EXTENT)) is not None), None)
        if offset is None or extent is None:
            return (0, 0, 0, 0)
        scale_x, scale_y, left, top = frame
        size = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
        edges = (int(offset.get("x", "0")) * scale_x + left, int(offset.get("y", "0")) * scale_y + top)
        x, y, width, height = (round(edge / _EIGHTH) for edge in (*edges, size[0] * scale_x, size[1] * scale_y))
        if shape.tag == _CONNECTOR and _quarters(places[0]) % 2:  # programs turn a connector in more ways than one
            x, y, width, height = x + (width - height) // 2, y + (height - width) // 2, height, width
        return x, y, width, _columns(shape) if shape.tag == _FRAME and shape.find(_TABLE_IN) is not None else height

    def _leads(self, named: Element) -> str:
        """Where a click on a shape leads to, outside the deck."""
        link = named.find(_LINK)
        return "" if link is None else self._embedded.link(self._part, link.get(_IDENTITY, ""))

    def _text(self, shape: Element, placeholder: Element | None) -> tuple[list[str], list[object]]:
        """The paragraphs of a shape or table, and how they look."""
        said: list[str] = []
        looks: list[object] = []
        for body in shape.iter(_CELL_BODY) if shape.tag == _FRAME else shape.findall(_BODY):
            for paragraph in body.findall(_PARAGRAPH):
                words = words_of(paragraph)
                if words:
                    looks.append((len(said), *self._paragraph(paragraph, placeholder, body)))
                said.append(words)
        while said and not said[-1]:
            said.pop()
        return (said if any(said) else []), looks

    def _paragraph(self, paragraph: Element, placeholder: Element | None, body: Element) -> Iterator[object]:
        """How a paragraph is aligned, and its runs: how many letters look how, and where they lead."""
        settings = paragraph.find(_SETTINGS)
        level = "" if settings is None else settings.get("lvl", "")
        base, alignment, mark = self._sheet.looks(placeholder, body, level)
        yield alignment if settings is None else settings.get("algn") or alignment
        yield int(level or 0)
        yield (mark_of(settings) or mark).replace("none", "")
        last: object = None
        letters = 0
        for run in paragraph:
            if run.tag not in (_RUN, _FIELD):
                continue
            properties = run.find(_RUN_SETTINGS)
            count = 1 if run.tag == _FIELD else len("".join((run.findtext(_WORDS) or "").split()))
            if not count:
                continue
            link = None if properties is None else properties.find(_LINK)
            leads = "" if link is None else self._embedded.link(self._part, link.get(_IDENTITY, ""))
            look = (base if properties is None else resolved((properties,), self._sheet.theme, base), leads)
            if look != last and letters:
                yield letters, last
                letters = 0
            last = look
            letters += count
        yield letters, last

    def _pictures(self, shape: Element) -> list[object]:
        fill = shape.find(_BLIP_FILL)
        if fill is None:
            fill = shape.find(_SHAPE_PROPERTIES)
        found: list[object] = [
            self._embedded.media(self._part, blip.get(_EMBEDDED) or blip.get(_LINKED) or "")
            for blip in (() if fill is None else fill.iter(_BLIP))
        ]
        graphic = shape.find(_GRAPHIC) if shape.tag == _FRAME else None
        data = None if graphic is None else graphic.find(_DATA)
        for child in () if data is None else data:
            if child.tag == _CHART:
                found.append(self._embedded.chart(self._part, child.get(_IDENTITY, "")))
            elif child.tag != _TABLE:
                found.append(child.tag)
        return found

    def _paint(self, shape: Element) -> object:
        """Fill, outline, form, crop and turn."""
        properties, filled = shape.find(_SHAPE_PROPERTIES), shape.find(_BLIP_FILL)
        if properties is None:
            return [self._fill(cell) for cell in shape.iter(_CELL)]
        place, form, line = properties.find(_PLACE), properties.find(_FORM), properties.find(_LINE)
        turned = 0 if place is None or shape.tag == _CONNECTOR else int(place.get("rot", "0")) // 60000
        crop = None if filled is None else filled.find(_CROP)
        cut = [] if crop is None else [round(int(crop.get(side, "0")) / 1000) for side in "ltrb"]
        ink = None if line is None else self._fill(line)
        width = (int(line.get("w") or 9525) + 4500) // 6350 if line is not None and ink else 0
        turning = {} if place is None or shape.tag == _CONNECTOR else place.attrib
        flips = [turning.get(way) in _TRUE for way in ("flipH", "flipV")]
        heads = [] if line is None else [end.get("type", "none") for end in line if end.tag in _ENDS]
        effects = [effect.tag for each in properties if each.tag == _EFFECTS for effect in each]
        return (
            turned,
            _form(shape, form),
            self._fill(properties),
            ink,
            width,
            cut if any(cut) else [],
            flips if any(flips) else [],
            [head for head in heads if head != "none"],
            effects,
        )

    def _fill(self, holder: Element) -> object:
        for child in holder:
            if child.tag == _SOLID:
                return self._sheet.theme.colour(child)
            if child.tag in _OTHER_FILLS:
                return "drawn"
        return None


def _place_of(shape: Element) -> Element | None:
    place = _place_in(shape.find(_SHAPE_PROPERTIES))
    return shape.find(_FRAME_PLACE) if place is None else place


def _columns(table: Element) -> int:
    """How a table is divided into columns, as one length that every one of them moves. It stands in place of the
    height, which every program makes another, as its text needs it."""
    widths = (int(column.get("w", "0")) for column in table.iter(_COLUMN))
    return round(sum(number * width for number, width in enumerate(widths)) / _EIGHTH)


def _place_in(properties: Element | None) -> Element | None:
    return None if properties is None else properties.find(_PLACE)


def _quarters(place: Element) -> int:
    """By how many quarters of a circle a shape is turned."""
    return round(int(place.get("rot", "0")) / 5_400_000)


def _form(shape: Element, form: Element | None) -> str:
    if shape.tag == _CONNECTOR:
        return "line"
    preset = "" if form is None else form.get("prst", "")
    return {"straightConnector1": "line", "rect": ""}.get(preset, preset)


def _name(named: Element) -> int:
    name = named.get("name", "")
    return 0 if name.startswith(_LOST) else name_hash(name)


def _alternative(named: Element) -> int:
    return hashed(" ".join(named.get("descr", "").split())) & 0xFFFF


def words_of(paragraph: Element) -> str:
    """The text of a paragraph: white space within a line is one space, and the slide's own number a sign."""
    found = []
    for run in paragraph:
        if run.tag == _RUN:
            found.append(run.findtext(_WORDS) or "")
        elif run.tag == _FIELD:
            found.append("\ufffc" if run.get("type") == "slidenum" else run.findtext(_WORDS) or "")
        elif run.tag == _BREAK:
            found.append("\n")
        elif run.tag != _SETTINGS and run.tag != _END:
            found += (each.text or "" for each in run.iter() if each.text)
    return "\n".join(_line(line) for line in "".join(found).rstrip().split("\n"))


def _line(line: str) -> str:
    """A line with its indentation, which in code says something."""
    text = line.lstrip(" \u00a0")
    return " " * (len(line) - len(text)) + " ".join(text.split())


def _numbers(place: Element) -> tuple[int, int, int, int]:
    offset, extent = place[0].attrib, place[1].attrib
    return int(offset["x"]), int(offset["y"]), int(extent["cx"]), int(extent["cy"])


def _inside(place: Element | None, outer: Frame) -> Frame:
    if place is None or len(place) < 4:
        return outer
    x, y, width, height = _numbers(place)
    child_x, child_y = int(place[2].get("x", "0")), int(place[2].get("y", "0"))
    child_width, child_height = int(place[3].get("cx", "0")), int(place[3].get("cy", "0"))
    own_x = width / child_width if child_width else 1.0
    own_y = height / child_height if child_height else 1.0
    scale_x, scale_y, left, top = outer
    return (
        scale_x * own_x,
        scale_y * own_y,
        left + scale_x * (x - child_x * own_x),
        top + scale_y * (y - child_y * own_y),
    )
