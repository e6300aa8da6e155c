"""Drawings as pixels: for programs that show no paths, and for what paths cannot show.

In: an SVG file. Out: the bytes of a PNG file. The same file always gives the same bytes: it is drawn with the fonts
that come with sinopack, and nothing outside of it is looked at.
"""

from __future__ import annotations

from xml.etree import ElementTree

from sinopack.content.drawings import DrawingFault, name_of, parse_drawing
from sinopack.theme.fonts.registry import FAMILIES, FOLDER

_NEVER = ("script", "foreignObject", "metadata", "title", "desc", "animate", "animateMotion", "animateTransform", "set")


def pixels_of(svg: bytes, width: int) -> bytes:
    """A file of our own writing, `width` pixels across."""
    return _drawn(svg.decode("utf-8"), width, [])


def pixels_of_original(data: bytes, width: int) -> bytes:
    """An author's file, with its effects; without what could do something. Raises DrawingFault where that fails."""
    root = parse_drawing(data)
    for element in list(root.iter()):
        for child in list(element):
            if name_of(child) in _NEVER:
                element.remove(child)
        for key in [key for key in element.attrib if key.lower().startswith("on")]:
            del element.attrib[key]
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    has_words = any(name_of(element) == "text" for element in root.iter())
    families = FAMILIES.values() if has_words else ()
    fonts = [str(FOLDER / name) for family in families for name in dict.fromkeys(family.files.values())]
    return _drawn(ElementTree.tostring(root, encoding="unicode"), width, fonts)


def _drawn(svg: str, width: int, fonts: list[str]) -> bytes:
    import resvg_py

    try:
        made = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            dpi=96.0,
            skip_system_fonts=True,
            font_files=fonts,
            font_family="Carlito",
            sans_serif_family="Carlito",
            serif_family="Gelasio",
            monospace_family="Carlito",
        )
    except BaseException as error:
        if isinstance(error, ValueError) or type(error).__name__ == "PanicException":  # what a bug in Rust becomes
            raise DrawingFault("it has something that cannot be drawn.") from None
        raise
    return bytes(made)
