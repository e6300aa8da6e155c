"""The fonts that come with sinopack: families by key, and the sets a pack may be set in, by name.

In: the name of a set. Out: `Font` values that say which file to measure and embed, and which font an office program
is told to use in its place. The text families are metric twins (docs/fonts.md): the same words have the same widths.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from sinopack.page import Font, Slot

FOLDER = Path(__file__).parent / "files"


class FontFamily(Struct, frozen=True):
    """A family: its own name, the name an office program knows its twin by, and its files by (bold, italic)."""

    family: str
    office_family: str
    files: Mapping[tuple[bool, bool], str]

    def font(self, bold: bool = False, italic: bool = False, slot: Slot | None = None) -> Font:
        """The face asked for, or the nearest that the family has: upright before light."""
        for face in ((bold, italic), (bold, False), (False, italic), (False, False)):
            if face in self.files:
                path = FOLDER / self.files[face]
                return Font(self.family, self.office_family, str(path), bold=bold, italic=italic, slot=slot)
        raise LookupError(f"{self.family} has no upright regular face")


class FontSet(Struct, frozen=True):
    """The families of a pack: two voices and one for code, then where to look for what they lack, in this order.

    `last` are the voices of every set, so that what can be set in one set can be set in all.
    """

    name: str
    serif: FontFamily
    sans: FontFamily
    mono: FontFamily
    symbol: FontFamily
    han: FontFamily
    last: tuple[FontFamily, ...]

    @property
    def fallbacks(self) -> tuple[FontFamily, ...]:
        return (self.symbol, self.han, *self.last)


def _files(stem: str, styles: str = "Regular Bold Italic BoldItalic") -> Mapping[tuple[bool, bool], str]:
    return MappingProxyType({("Bold" in style, "Italic" in style): f"{stem}-{style}.ttf" for style in styles.split()})


FAMILIES: Mapping[str, FontFamily] = MappingProxyType(
    {
        "gelasio": FontFamily("Gelasio", "Georgia", _files("Gelasio")),
        "carlito": FontFamily("Carlito", "Calibri", _files("Carlito")),
        "liberation-sans": FontFamily("Liberation Sans", "Arial", _files("LiberationSans")),
        "liberation-mono": FontFamily("Liberation Mono", "Courier New", _files("LiberationMono")),
        "symbol": FontFamily("DejaVu Sans", "Segoe UI Symbol", _files("DejaVuSans", "Regular Bold")),
        "han": FontFamily("Sinopack Han", "Microsoft YaHei", _files("SinopackHan", "Regular Bold")),
    }
)


def _set(name: str, serif: str, sans: str) -> FontSet:
    last = (FAMILIES["carlito"], FAMILIES["gelasio"], FAMILIES["liberation-sans"])
    mono = FAMILIES["liberation-mono"]
    return FontSet(name, FAMILIES[serif], FAMILIES[sans], mono, FAMILIES["symbol"], FAMILIES["han"], last)


FONT_SETS: Mapping[str, FontSet] = MappingProxyType(
    {
        "textbook": _set("textbook", "gelasio", "carlito"),
        "plain": _set("plain", "liberation-sans", "liberation-sans"),
    }
)
DEFAULT_FONT_SET = "textbook"
