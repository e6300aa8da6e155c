"""Drawings (SVG files) as elements, made safe: nothing that grows, leads outside or runs is let through.

In: the bytes of a file. Out: its elements, or DrawingFault in the author's words. Nothing is drawn here: see
`sinopack.layout.svg`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

MAXIMUM_BYTES = 5_000_000
MAXIMUM_DEPTH = 200
MAXIMUM_ELEMENTS = 50_000
"""How many elements a drawing may have, those counted again that are used again."""
MAXIMUM_INNER_PIXELS = 20_000_000
_LARGEST = 1e6
"""The largest length of a drawing, in its own units."""
SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "q": 96 / 101.6, "in": 96.0}
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|q|in|)\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)")
_PIXELS = re.compile(r"data:image/(png|jpe?g|webp|gif)[;,]", re.IGNORECASE)
_SHARED = re.compile(r"[^&<>%]{0,200}")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_DRAWN_FROM = ("image", "use", "feImage", "pattern", "linearGradient", "radialGradient", "textPath", "mpath", "tref")
_HARDEST = 1000.0
"""The largest number in an effect (a blur, a light): larger ones take for ever and show nothing."""
_EMBED = "Embed the picture in the drawing (Inkscape: Extensions > Images > Embed Images)."
_PLAIN_TEXT = "Turn formatted text off in the program (draw.io: Text > Formatted Text), and save it again."
_SAVE_AGAIN = "Save it again from the program that it was drawn with, as “Plain SVG” if there is a choice."


class DrawingFault(ValueError):
    """A drawing that cannot be used, in the author's words, and what to do about it."""

    def __init__(self, message: str, advice: str = _SAVE_AGAIN):
        super().__init__(message)
        self.advice = advice


def name_of(element: Element) -> str:
    """What an element is: “path”; "" where it is none of SVG's. A file that names no namespace is taken for SVG."""
    tag = element.tag
    if not isinstance(tag, str) or (tag.startswith("{") and not tag.startswith(SVG)):
        return ""
    return tag.removeprefix(SVG)


def address_of(element: Element) -> str:
    """What an element refers to: "#id", or an address; "" if it refers to nothing."""
    return (element.get("href") or element.get(_XLINK) or "").strip()


def parse_drawing(data: bytes) -> Element:
    """The elements of an SVG file. Raises DrawingFault where it is broken, too large, or leads outside."""
    if len(data) > MAXIMUM_BYTES:
        raise DrawingFault(f"it is {len(data) // 1_000_000} MB large; a drawing may have {MAXIMUM_BYTES // 1_000_000}.",
                           "Leave out what is not seen, or save it as PNG, 3,000 pixels across.")  # fmt: skip
    root = _Reading().read(data)
    if name_of(root) != "svg":
        raise DrawingFault("it is no SVG drawing.")
    _refuse_outside(root)
    _refuse_growth(root)
    size_of(root)
    return root


class _Reading:
    """Elements as expat finds them, counted while they come in."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._depth = self._count = self._letters = self._shared = 0

    def read(self, data: bytes) -> Element:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.ExternalEntityRefHandler = self._outside
        try:
            parser.Parse(data, True)
            return self._builder.close()
        except (expat.ExpatError, LookupError, ValueError) as error:
            if isinstance(error, DrawingFault):
                raise
            raise DrawingFault("it is broken: it cannot be read to its end.") from None

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > MAXIMUM_DEPTH:
            raise DrawingFault(f"its groups lie more than {MAXIMUM_DEPTH} deep in one another.",
                               "Ungroup what need not be grouped.")  # fmt: skip
        if self._count > MAXIMUM_ELEMENTS:
            raise _too_many()
        named = {_qualified(key): value for key, value in attributes.items()}
        self._letters += sum(map(len, named.values()))
        self._limit_letters()
        self._builder.start(_qualified(tag), named)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(_qualified(tag))

    def _text(self, text: str) -> None:
        self._letters += len(text)
        self._limit_letters()
        self._builder.data(text)

    def _limit_letters(self) -> None:
        if self._letters > 2 * MAXIMUM_BYTES:
            raise DrawingFault("it grows beyond all bounds when it is read.")

    def _entity(self, name: str, parameter: bool, value: str | None, *outside: object) -> None:
        """Illustrator shortens addresses so; short plain texts do no harm, all else is refused."""
        self._shared += 1
        if parameter or value is None or self._shared > 100 or not _SHARED.fullmatch(value):
            raise DrawingFault("it defines abbreviations (<!ENTITY …>) that lead outside or grow.")

    def _outside(self, *reference: object) -> int:
        raise DrawingFault("it takes in another file (<!ENTITY … SYSTEM>).")


def _qualified(name: str) -> str:
    return "{" + name if "}" in name else name


def _too_many() -> DrawingFault:
    return DrawingFault(
        f"it has more than {MAXIMUM_ELEMENTS:,} shapes.", "Leave out detail, or save it as PNG, 3,000 pixels across."
    )


def _refuse_outside(root: Element) -> None:
    """A drawing must have all in itself. What only a browser shows (web text, a program, motion) is not drawn at all:
    web text is refused, unless plain text stands in for it."""
    stands_in = {child for each in root.iter() if name_of(each) == "switch" and len(each) > 1 for child in each}
    for element in root.iter():
        name, address = name_of(element), address_of(element)
        if name in _DRAWN_FROM and address and not address.startswith("#"):
            if name in ("image", "feImage") and _PIXELS.match(address):
                _refuse_bomb(address)
            else:
                shown = address if len(address) < 80 else address[:60] + " …"
                raise DrawingFault(f"it shows something that is not in it: {shown}.", _EMBED)
        if name == "foreignObject" and element not in stands_in:
            raise DrawingFault("it holds text of a web page (foreignObject), which only browsers draw.", _PLAIN_TEXT)
        if name.startswith("fe") or name == "filter":
            _refuse_endless(element)
        for value in element.attrib.values():
            _refuse_address(value)
        if name == "style":
            _refuse_address("".join(re.split(r"@font-face\s*\{[^}]*\}|@import[^;]*;", element.text or "")))


def _refuse_bomb(address: str) -> None:
    """A picture in the drawing must be no larger than one beside it may be."""
    import base64
    import binascii
    from io import BytesIO

    from PIL import Image

    try:
        data = base64.b64decode(re.sub(r"\s+|%0A|%0D", "", address.partition(",")[2]))
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP", "GIF")) as image:
            pixels = image.width * image.height
    except (OSError, ValueError, SyntaxError, binascii.Error, Image.DecompressionBombError):
        raise DrawingFault("a picture in it is broken.") from None
    if pixels > MAXIMUM_INNER_PIXELS:
        raise DrawingFault(f"a picture in it has more than {MAXIMUM_INNER_PIXELS // 1_000_000} million pixels.",
                           "Make that picture smaller before you put it into the drawing.")  # fmt: skip


def _refuse_address(text: str) -> None:
    for address in _ADDRESS.findall(text):
        if address and not address.startswith("#"):
            raise DrawingFault(f"it shows something that is not in it: {address[:60]}.", _EMBED)


def _refuse_endless(element: Element) -> None:
    for key, value in element.attrib.items():
        numbers = [float(number) for number in _NUMBER.findall(value)] if "href" not in key else []
        if any(abs(number) > _HARDEST for number in numbers) or (key == "numOctaves" and numbers and numbers[0] > 10):
            raise DrawingFault("it has an effect (a blur or a light) that is too large to be drawn.",
                               "Take the effect off, or save it as PNG, 3,000 pixels across.")  # fmt: skip


def _refuse_growth(root: Element) -> None:
    """Parts that are used again are drawn again: few bytes can be millions of shapes, or, used in themselves, no end
    of them."""
    by_id = {element.get("id", ""): element for element in root.iter() if element.get("id")}
    counted: dict[Element, int] = {}
    open_elements: set[Element] = set()

    def count(element: Element) -> int:
        if element in open_elements:
            raise DrawingFault("a part of it is made of itself, without end.")
        if element not in counted:
            open_elements.add(element)
            counted[element] = 1 + sum(map(count, _drawn_in(element, by_id)))
            open_elements.discard(element)
            if counted[element] > MAXIMUM_ELEMENTS:
                raise _too_many()
        return counted[element]

    count(root)


def _drawn_in(element: Element, by_id: dict[str, Element]) -> Iterator[Element]:
    yield from element
    references = [address_of(element)] if name_of(element) in _DRAWN_FROM else []
    references += [part for value in element.attrib.values() for part in _ADDRESS.findall(value)]
    for reference in references:
        target = by_id.get(reference[1:]) if reference.startswith("#") else None
        if target is not None:
            yield target


def length_in_pixels(text: str | None) -> float | None:
    """A length in CSS pixels (1/96 inch); None for a percentage, or what is no length."""
    found = _LENGTH.fullmatch(text or "")
    value = float(found[1]) * _UNITS[found[2].lower()] if found else None
    return value if value is not None and isfinite(value) else None


def view_box_of(element: Element) -> tuple[float, float, float, float] | None:
    """The viewBox: left, top, width and height. None where there is none, or one that shows nothing."""
    try:
        numbers = [float(part) for part in re.split(r"[\s,]+", element.get("viewBox", "").strip())]
    except ValueError:
        return None
    if len(numbers) != 4 or not all(map(isfinite, numbers)) or min(numbers[2:]) <= 0 or max(map(abs, numbers)) > 1e9:
        return None
    return numbers[0], numbers[1], numbers[2], numbers[3]


def size_of(root: Element) -> tuple[float, float]:
    """The width and height of a drawing in CSS pixels. Raises DrawingFault where it has none, or no sensible one."""
    box = view_box_of(root)
    width, height = length_in_pixels(root.get("width")), length_in_pixels(root.get("height"))
    if width is None and height is None and box:
        width, height = box[2], box[3]
    elif width is None and height is not None and box:
        width = height * box[2] / box[3]
    elif height is None and width is not None and box:
        height = width * box[3] / box[2]
    if width is None or height is None:
        raise DrawingFault("it does not say how large it is (width and height, or viewBox).")
    if not (1e-3 <= width <= _LARGEST and 1e-3 <= height <= _LARGEST) or max(width / height, height / width) > 1000:
        raise DrawingFault(f"it is {width:g} by {height:g} large, which is no size for a picture.")
    return width, height
