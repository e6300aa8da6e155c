"""The small change of Office Open XML: escaped text, lengths in its units, rectangles, identities.

In: text, points, rectangles. Out: pieces of XML, as strings.
"""

from __future__ import annotations

import re
from hashlib import sha1
from uuid import NAMESPACE_URL

from sinopack.geometry import Rect

EMU_PER_POINT = 12700
"""English Metric Units in a point (ECMA-376 part 1, 20.1.2.1)."""

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
NAMESPACES = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}" xmlns:p="{PRESENTATION}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_CONTROLS = (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)
_TEXT: dict[int, str | None] = {
    **dict.fromkeys(_CONTROLS),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **{ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): None},
}
_ATTRIBUTE = {**_TEXT, ord('"'): "&quot;", ord("\t"): "&#9;", ord("\n"): "&#10;"}
_SPECIAL = re.compile('[\x00-\x1f"&<>\ud800-\udfff\ufffe\uffff]')


def text(value: str) -> str:
    """`value` as the content of an element. What XML 1.0 (2.2) cannot hold is dropped; half a surrogate is U+FFFD."""
    return value.translate(_TEXT) if _SPECIAL.search(value) else value


def attribute(value: str) -> str:
    """`value` as the value of an attribute in double quotes."""
    return value.translate(_ATTRIBUTE) if _SPECIAL.search(value) else value


def emu(points: float) -> int:
    """A length in English Metric Units."""
    return round(points * EMU_PER_POINT)


def hundredths(points: float) -> int:
    """A font size, spacing or tracking in hundredths of a point."""
    return round(points * 100)


def thousandths_of_percent(fraction: float) -> int:
    """A fraction (1.0 is all) in thousandths of a percent."""
    return round(fraction * 100_000)


def frame(rect: Rect, tag: str = "a:xfrm", flips: str = "", children: bool = False) -> str:
    """Where a shape stands; with `children`, its group's children use the slide's own coordinates."""
    x, y = emu(rect.x), emu(rect.y)
    width, height = emu(rect.right) - x, emu(rect.bottom) - y
    inner = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/>' if children else ""
    return f'<{tag}{flips}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>{inner}</{tag}>'


def guid(*names: str) -> str:
    """A GUID that is the same for the same names, in braces (RFC 4122, version 5)."""
    digits = f"{_identity(names):032X}"
    return f"{{{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}}}"


def number_of(*names: str) -> int:
    """A number above zero and below 2^32 that is the same for the same names."""
    return _identity(names) % 0xFFFFFFFE + 1


def _identity(names: tuple[str, ...]) -> int:
    """What `uuid.uuid5` gives, without its objects: a deck has hundreds (RFC 4122, 4.3)."""
    name = NAMESPACE_URL.bytes + ("sinopack:" + "\n".join(names)).encode("utf-8", "replace")
    digest = int.from_bytes(sha1(name, usedforsecurity=False).digest()[:16], "big")
    return digest & ~(0xF000 << 64) & ~(0xC000 << 48) | 5 << 76 | 1 << 63
