"""A tagged PDF read back with pikepdf: its tree of elements, and the text that belongs to each.

In: the bytes of a file. Out: elements with what they hold, in the tree's order; and what each page marks. The text is
read as a screen reader reads it: by the numbers of the pieces, from the fonts' own tables of text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf

PAINTING = frozenset({"f", "F", "f*", "S", "s", "B", "b", "B*", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "BI"})


@dataclass
class Marked:
    """What one page marks: the text of each numbered piece, how often each number is used, and operators that paint
    outside of every piece and artifact."""

    texts: dict[int, str] = field(default_factory=dict)
    uses: dict[int, int] = field(default_factory=dict)
    artifacts: list[dict[str, str]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    open_at_end: int = 0


@dataclass
class Element:
    """An element: its tag, the object itself, and what it holds: elements, (page, piece), or annotations."""

    tag: str
    source: Any
    kids: list[Any] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid


class TaggedFile:
    """A file, opened."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}

    @cached_property
    def marked(self) -> list[Marked]:
        return [_marked(page) for page in self.pdf.pages]

    @cached_property
    def document(self) -> Element:
        return self._element(self.pdf.Root.StructTreeRoot.K)

    def text(self, element: Element) -> str:
        """What is read for an element: its replacement text if it has one, a formula's description, else what it
        holds."""
        if "/ActualText" in element.source:
            return str(element.source.ActualText)
        if element.tag == "Formula":
            return str(element.source.Alt)
        parts = []
        for kid in element.kids:
            if isinstance(kid, Element):
                parts.append(self.text(kid))
            elif isinstance(kid, tuple):
                page, number = kid
                parts.append(self.marked[page].texts.get(number, ""))
        return "".join(parts)

    def _element(self, source: Any) -> Element:
        element = Element(str(source.S)[1:], source)
        own_page = source.get("/Pg")
        for kid in _listed(source.get("/K")):
            if isinstance(kid, int):
                element.kids.append((self.pages[own_page.objgen], kid))
            elif "/S" in kid:
                element.kids.append(self._element(kid))
            elif kid.Type == "/MCR":
                element.kids.append((self.pages[kid.get("/Pg", own_page).objgen], int(kid.MCID)))
            else:
                element.kids.append(kid.Obj)
        return element


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _marked(page: pikepdf.Page) -> Marked:
    found, open_marks = Marked(), []
    fonts = {str(name): _texts(font) for name, font in page.Resources.get("/Font", {}).items()}
    font: dict[str, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("BMC", "BDC"):
            open_marks.append(_mark(str(operands[0]), operands[1] if len(operands) > 1 else None, found))
        elif operator == "EMC":
            open_marks.pop()
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator in PAINTING:
            number = next((mark for mark in reversed(open_marks) if isinstance(mark, int)), None)
            if number is None and "artifact" not in open_marks:
                found.loose.append(operator)
            elif number is not None and operator in ("Tj", "TJ") and not _is_replaced(open_marks):
                found.texts[number] = found.texts.get(number, "") + _said(operator, operands, font)
    found.open_at_end = len(open_marks)
    return found


def _mark(tag: str, properties: Any, found: Marked) -> object:
    """What a mark means: a piece's number, an artifact, a replacement of text, or nothing."""
    if tag == "/Artifact":
        found.artifacts.append({} if properties is None else {str(k): str(v) for k, v in properties.items()})
        return "artifact"
    if properties is not None and "/MCID" in properties:
        number = int(properties.MCID)
        found.uses[number] = found.uses.get(number, 0) + 1
        return number
    if properties is not None and "/ActualText" in properties:
        number = max(found.uses, default=None)
        if number is not None:
            found.texts[number] = found.texts.get(number, "") + str(properties.ActualText)
        return "replaced"
    return None


def _is_replaced(open_marks: list[object]) -> bool:
    return bool(open_marks) and open_marks[-1] == "replaced"


def _said(operator: str, operands: Any, font: dict[str, str]) -> str:
    shown = operands[0] if operator == "TJ" else operands
    codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
    return "".join(font[codes[at : at + 2].hex().upper()] for at in range(0, len(codes), 2))


def _texts(font: Any) -> dict[str, str]:
    """What each code stands for, from the font's ToUnicode table."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", table)
    return {code: bytes.fromhex(text).decode("utf-16-be", "replace") for code, text in pairs if len(text) >= 4}
