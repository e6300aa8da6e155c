"""The colours of a deck as a program shows them, and how well one can be read on another.

In: elements of a .pptx. Out: sRGB values as six digits. Written from the standards (ECMA-376 part 1, 20.1.2.3 and
20.1.6.2; WCAG 2.1, 1.4.3; ITU-R BT.601 for grey), and on purpose without a line of ours.
"""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn


class Palette:
    """The colours of a master's theme, under the names that its colour map gives them."""

    def __init__(self, master: Any) -> None:
        theme = etree.fromstring(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
        slots = {slot.tag.rpartition("}")[2]: slot[0] for slot in theme.find(f".//{qn('a:clrScheme')}")}
        self._rgb = {name: each.get("lastClr") or each.get("val") for name, each in slots.items()}
        self._rgb |= {name: self._rgb[slot] for name, slot in master._element.find(qn("p:clrMap")).attrib.items()}

    def named(self, name: str) -> str:
        return str(self._rgb[name])

    def of(self, paint: Any) -> str:
        """The colour that an element such as `a:solidFill` holds. Raises ValueError where it is changed or unknown."""
        colour = paint[0]
        kind = colour.tag.rpartition("}")[2]
        if len(colour) or kind not in ("srgbClr", "schemeClr"):
            raise ValueError(etree.tostring(colour))
        return str(colour.get("val")) if kind == "srgbClr" else self.named(colour.get("val"))

    def fill(self, properties: Any) -> tuple[str, ...] | None:
        """The colours of a fill: one, or a pattern's two; none of a picture's; None where nothing is filled."""
        for child in () if properties is None else properties:
            match child.tag.rpartition("}")[2]:
                case "solidFill":
                    return (self.of(child),)
                case "pattFill":
                    return tuple(self.of(child.find(qn(name))) for name in ("a:fgClr", "a:bgClr"))
                case "blipFill" | "gradFill" | "grpFill":
                    return ()
        return None


def worst_contrast(one: str, other: str) -> float:
    """The worse of the contrasts in colour and in grey."""
    return min(_contrast(one, other), _contrast(_grey(one), _grey(other)))


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: str) -> float:
    shares = []
    for value in bytes.fromhex(rgb):
        share = value / 255
        shares.append(share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4)
    return 0.2126 * shares[0] + 0.7152 * shares[1] + 0.0722 * shares[2]


def _grey(rgb: str) -> str:
    red, green, blue = bytes.fromhex(rgb)
    return bytes([round(0.299 * red + 0.587 * green + 0.114 * blue)] * 3).hex()
