"""Reads back what was drawn: a deck's parts by name, and elements by path."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element as Element

from sinopack.page import Deck
from sinopack.render.powerpoint import draw

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}


def drawn(deck: Deck) -> bytes:
    target = BytesIO()
    draw(deck, target)
    return target.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def parts(deck: Deck) -> dict[str, bytes]:
    return parts_of(drawn(deck))


def slide(deck: Deck, number: int = 1) -> Element:
    return etree.fromstring(parts(deck)[f"ppt/slides/slide{number}.xml"])


def all_of(element: Element, path: str) -> list[Element]:
    return element.xpath(path, namespaces=NAMESPACES)


def one(element: Element, path: str) -> Element:
    (found,) = all_of(element, path)
    return found


def fragment(xml: str) -> Element:
    """A piece of XML that a drawer returned, under a root that knows its prefixes."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return etree.fromstring(f"<root {declared}>{xml}</root>")


def shape_names(sheet: Element) -> list[str]:
    """The names of a slide's shapes in reading order, groups opened."""
    return [element.get("name") for element in all_of(sheet, "//p:spTree//p:cNvPr")[1:]]
