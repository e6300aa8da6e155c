"""Make the vendored Han font: the GB 2312 repertoire of Noto Sans SC, glyf outlines, no hinting, its own name.

    python docs/make_han_font.py NotoSansSC-Regular.ttf NotoSansSC-Bold.ttf DESTINATION

Needs fontTools. In: two static TrueType instances of Noto Sans SC. Out: SinopackHan-Regular.ttf and -Bold.ttf. The
licence (OFL 1.1, reserved name 'Source') allows it; a name of its own keeps the subset apart from an installed copy.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Sinopack Han"
KEPT_NAMES = {0, 5, 8, 9, 11, 12, 13, 14}
"""Copyright, version, makers and licence (OpenType 1.9, name table)."""


def repertoire() -> set[int]:
    """Every character of GB 2312 (rows 1 to 9: signs, letters and forms; rows 16 to 87: the 6,763 characters), and
    ASCII so that the font stands alone."""
    characters = set(range(0x20, 0x7F)) | {0xA0, 0x3000}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                characters.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    # Codecs differ on three cells of row 1: take the characters of both.
    return characters | {0x00B7, 0x2014, 0x2015, 0x30FB}


def make(source: str, target: Path, style: str) -> None:
    """Write the subset of `source` to `target`; `style` is "Regular" or "Bold"."""
    options = subset.Options(layout_features=[], hinting=False, name_IDs=["*"], notdef_outline=True, glyph_names=False)
    options.drop_tables += ["vhea", "vmtx", "VORG", "GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG"]
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=repertoire())
    subsetter.subset(font)
    rename(font, style)
    font["head"].modified = font["head"].created  # the same bytes whenever it is made
    subset.save_font(font, str(target), options)


def rename(font: TTFont, style: str) -> None:
    """Give the subset its own name; who made it and its licence stay."""
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    names = {1: FAMILY, 2: style, 3: postscript, 4: f"{FAMILY} {style}", 6: postscript}
    table = font["name"]
    table.names = [name for name in table.names if name.nameID in KEPT_NAMES and name.langID in {0, 0x409}]
    for identifier, text in names.items():
        table.setName(text, identifier, 3, 1, 0x409)


if __name__ == "__main__":
    regular, bold, destination = sys.argv[1:]
    make(regular, Path(destination) / "SinopackHan-Regular.ttf", "Regular")
    make(bold, Path(destination) / "SinopackHan-Bold.ttf", "Bold")
