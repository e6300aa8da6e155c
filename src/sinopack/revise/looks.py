"""How text looks once everything that it inherits is known (ECMA-376 part 1, 21.1.2.3 and 19.3.1.51).

In: the elements of a sheet. Out: `Look`s, with theme colours and fonts resolved, so that what a program writes out in
full equals what another leaves to the master.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sinopack.revise.archive import PRESENTATION, A, Archive, Element, P

Look = tuple[object, ...]
"""Bold, italic, underlined, struck through, size in points, colour, typeface, raised or lowered, capitals, highlighted
in which colour."""

_FALLBACK_SIZE = 18
_MASTER_KIND = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "": "body", "chart": "body", "tbl": "body"}
_TEXT_STYLE = {"title": "titleStyle", "body": "bodyStyle"}
_APPLICATION, _PLACEHOLDER = f"{P}nvPr", f"{P}ph"
_LATIN, _SOLID, _LIST, _HIGHLIGHT = f"{A}latin", f"{A}solidFill", f"{A}lstStyle", f"{A}highlight"
_TRUE = ("1", "true")
_MARKS = {f"{A}buNone": "none", f"{A}buChar": "sign", f"{A}buAutoNum": "number", f"{A}buBlip": "sign"}
_COLOURS = {f"{A}srgbClr", f"{A}schemeClr", f"{A}sysClr", f"{A}prstClr", f"{A}scrgbClr", f"{A}hslClr"}
_PRESETS = {"black": "000000", "white": "ffffff", "red": "ff0000", "blue": "0000ff", "green": "008000"}


class Theme:
    """The colours and fonts that a master gives names to."""

    def __init__(self, archive: Archive, master: str):
        self.colours: dict[str, str] = {}
        self.fonts: dict[str, str] = {}
        part = archive.related(master, "theme")
        if part in archive.parts:
            self._read(archive.tree(part))
        mapping = archive.tree(master).find(f"{P}clrMap")
        for name, slot in {} if mapping is None else mapping.attrib.items():
            if slot in self.colours:
                self.colours[name] = self.colours[slot]

    def _read(self, theme: Element) -> None:
        for slot in theme.iterfind(f".//{A}clrScheme/*"):
            for colour in slot:
                self.colours[slot.tag[len(A) :]] = (colour.get("lastClr") or colour.get("val") or "").casefold()
        for prefix, kind in (("+mj", "majorFont"), ("+mn", "minorFont")):
            for script, tag in (("lt", "latin"), ("ea", "ea"), ("cs", "cs")):
                face = theme.find(f".//{A}{kind}/{A}{tag}")
                self.fonts[f"{prefix}-{script}"] = "" if face is None else face.get("typeface", "")

    def colour(self, holder: Element | None) -> str:
        """The colour in an element such as `a:solidFill`, as six digits, and how it is changed if it is."""
        for child in () if holder is None else holder:
            if child.tag in _COLOURS:
                value = child.get("val") or child.get("lastClr") or "".join(child.attrib.values())
                if child.tag == f"{A}sysClr":
                    value = child.get("lastClr") or value
                known = self.colours.get(value, _PRESETS.get(value, value)).casefold()
                return known + "".join(
                    f" {change.tag[len(A) :]}{change.get('val', '')}"
                    for change in child
                    if (change.tag, change.get("val")) != (f"{A}alpha", "100000")
                )
        return ""


class Sheet:
    """What the shapes of one slide inherit: their layout's and master's placeholders, text styles and theme."""

    def __init__(self, archive: Archive, layout: str):
        master = archive.related(layout, "slideMaster") if layout else ""
        self.theme = Theme(archive, master) if master else Theme.__new__(Theme)
        if not master:
            self.theme.colours, self.theme.fonts = {}, {}
        self._layout = _placeholders(archive, layout)
        self._master = _placeholders(archive, master)
        self._master_tree = archive.tree(master) if master else None
        self._default = archive.tree(PRESENTATION).find(f"{P}defaultTextStyle")
        self._grounds = [archive.tree(part).find(f"{P}cSld/{P}bg") for part in (layout, master) if part]
        self._looks: dict[object, tuple[Look, str, str]] = {}

    def ground(self, own: Element | None) -> str:
        """What a slide stands on: its own ground, else its layout's, else its master's."""
        for each in (own, *self._grounds):
            if each is not None:
                colour = self.theme.colour(each.find(f"{P}bgPr/{A}solidFill"))
                reference = each.find(f"{P}bgRef")
                return (
                    colour or self.theme.colour(reference) or next((child.tag for child in each.iter(f"{A}blip")), "")
                )
        return ""

    def parents(self, placeholder: Element | None) -> list[Element]:
        """The placeholders that one on a slide inherits from: of the layout, then of the master."""
        if placeholder is None:
            return []
        kind, index = placeholder.get("type", ""), placeholder.get("idx", "")
        found = self._layout.get(("idx", index)) if index else None
        if found is None:
            found = self._layout.get(("type", kind or "body"))
        if found is not None and not kind:
            kind = _application(found)
        of_master = self._master.get(("type", _MASTER_KIND.get(kind, kind)))
        return [each for each in (found, of_master) if each is not None]

    def looks(self, placeholder: Element | None, body: Element, level: str) -> tuple[Look, str, str]:
        """How text at a level of a text body looks where nothing is said of it, how its paragraphs are aligned, and
        what mark they have."""
        own = body.find(_LIST)
        key = None
        if own is None or not len(own):
            key = (None if placeholder is None else (placeholder.get("type"), placeholder.get("idx")), level)
            if key in self._looks:
                return self._looks[key]
        chain = list(self._styles(placeholder, body, f"{A}lvl{int(level or 0) + 1}pPr"))
        look = resolved((each.find(f"{A}defRPr") for each in chain), self.theme)
        alignment = next((each.get("algn", "") for each in chain if each.get("algn")), "l")
        mark = next(filter(None, map(mark_of, chain)), "")
        if key:
            self._looks[key] = look, alignment, mark
        return look, alignment, mark

    def _styles(self, placeholder: Element | None, body: Element, tag: str) -> Iterator[Element]:
        """The settings of a level, the nearest first."""
        parents = self.parents(placeholder)
        lists = [each.find(f".//{A}lstStyle") for each in (body, *parents)]
        kind = _application(parents[0]) if parents else ""
        kind = _MASTER_KIND.get(kind, kind) if placeholder is not None else "other"
        if self._master_tree is not None:
            lists.append(self._master_tree.find(f"{P}txStyles/{P}{_TEXT_STYLE.get(kind, 'otherStyle')}"))
        for each in (*lists, self._default):
            found = None if each is None else each.find(tag)
            if found is not None:
                yield found


def resolved(properties: Iterable[Element | None], theme: Theme, base: Look | None = None) -> Look:
    """The look of text with these properties (`a:rPr`, `a:defRPr`), the nearest first, over a base."""
    said: list[object] = [None] * 10
    for each in properties:
        if each is None:
            continue
        for index, value in enumerate(_said(each, theme)):
            if said[index] is None:
                said[index] = value
    under = base or (
        False,
        False,
        False,
        False,
        _FALLBACK_SIZE,
        theme.colours.get("tx1", ""),
        theme.fonts.get("+mn-lt"),
        0,
        "none",
        "",
    )
    return tuple(under[index] if value is None else value for index, value in enumerate(said))


def _said(properties: Element, theme: Theme) -> Look:
    get = properties.get
    bold, italic, underline, strike, size = get("b"), get("i"), get("u"), get("strike"), get("sz")
    face = properties.find(_LATIN)
    name = None if face is None else face.get("typeface", "")
    fill, ground, raised = properties.find(_SOLID), properties.find(_HIGHLIGHT), get("baseline")
    return (
        None if bold is None else bold in _TRUE,
        None if italic is None else italic in _TRUE,
        None if underline is None else underline != "none",
        None if strike is None else strike != "noStrike",
        None if size is None else (int(size) + 25) // 100,
        None if fill is None else theme.colour(fill),
        None if name is None else theme.fonts.get(name, name),
        None if raised is None else (int(raised) > 0) - (int(raised) < 0),
        get("cap"),
        None if ground is None else theme.colour(ground),
    )


def mark_of(settings: Element | None) -> str:
    """The kind of list mark that a paragraph's settings say; "" where they say nothing."""
    for child in () if settings is None else settings:
        if child.tag in _MARKS:
            return _MARKS[child.tag]
    return ""


def _application(shape: Element) -> str:
    placeholder = placeholder_of(shape)
    return "" if placeholder is None else placeholder.get("type", "")


def placeholder_of(shape: Element) -> Element | None:
    """The `p:ph` of a shape that fills a placeholder."""
    for properties in shape[:1]:
        application = properties.find(_APPLICATION)
        if application is not None:
            return application.find(_PLACEHOLDER)
    return None


def _placeholders(archive: Archive, part: str) -> dict[tuple[str, str], Element]:
    """The placeholders of a layout or master, by index and by type; of one type the first."""
    found: dict[tuple[str, str], Element] = {}
    for shape in archive.tree(part).iterfind(f"{P}cSld/{P}spTree/*") if part else ():
        placeholder = placeholder_of(shape)
        if placeholder is not None:
            found.setdefault(
                ("type", _MASTER_KIND.get(placeholder.get("type", ""), placeholder.get("type", ""))), shape
            )
            if index := placeholder.get("idx"):
                found.setdefault(("idx", index), shape)
    return found
