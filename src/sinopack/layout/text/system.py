"""The computer's own fonts, looked into only when no vendored font draws a character.

In: a grapheme. Out: a font with TrueType or CFF outlines that draws it. The order is that of file names, so the same
computer always gives the same answer; a pack that needs such a font may look different on another.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from sinopack.layout.text.faces import Faces
from sinopack.page import Font

_EXTENSIONS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_OUTLINES = frozenset({"glyf", "CFF "})


def usual_folders() -> tuple[Path, ...]:
    """Where this operating system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData/Local"))
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", Path(local) / "Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    return (
        Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts",
    )  # fmt: skip


class SystemFonts:
    """Finds fonts in `folders`; by default the usual ones."""

    def __init__(self, faces: Faces, folders: Iterable[Path] | None = None) -> None:
        self._faces = faces
        self._folders = folders
        self._found: dict[tuple[str, bool, bool], Font | None] = {}

    def find(self, grapheme: str, bold: bool, italic: bool) -> Font | None:
        """A font that draws `grapheme`: in the style asked for if there is one, else in regular, else in any."""
        key = (grapheme, bold, italic)
        if key not in self._found:
            drawn_by = [font for font in self._fonts if self._faces(font).draws(grapheme)]
            nearest = sorted(drawn_by, key=lambda font: _distance(font, bold, italic))
            self._found[key] = _asked_for(nearest[0], bold, italic) if nearest else None
        return self._found[key]

    @cached_property
    def _fonts(self) -> tuple[Font, ...]:
        folders = usual_folders() if self._folders is None else self._folders
        return tuple(font for path in _font_files(folders) for font in _faces_of(path))


def _distance(font: Font, bold: bool, italic: bool) -> int:
    wanted = (font.bold == bold) + (font.italic == italic)
    return -wanted * 2 - (not font.bold) - (not font.italic)


def _asked_for(font: Font, bold: bool, italic: bool) -> Font:
    return Font(font.family, font.office_family, font.path, font.index, bold, italic)


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for parent, names, files in os.walk(folder):
            names.sort()
            yield from (Path(parent, name) for name in sorted(files) if Path(name).suffix.lower() in _EXTENSIONS)


def _faces_of(path: Path) -> Iterator[Font]:
    """The faces in a font file that can be measured and embedded; none from a file that is not a sound font."""
    import uharfbuzz as hb

    try:
        blob = hb.Blob.from_file_path(str(path))
    except (OSError, hb.HarfBuzzError):
        return
    for index in range(hb.Face(blob, 0).count):
        face = hb.Face(blob, index)
        if _can_be_embedded(face):
            font = _font(face, path, index)
            if not font.family.lstrip(".").startswith("LastResort"):  # draws a box for every character there is
                yield font


def _can_be_embedded(face: Any) -> bool:
    """Static outlines, and a licence that does not forbid it (OpenType 1.9, OS/2 fsType, bit 1)."""
    if _OUTLINES.isdisjoint(face.table_tags) or not face.glyph_count or face.has_var_data:
        return False
    heights = face.reference_table("OS/2").data
    return len(heights) < 10 or not heights[9] & 0b10


def _font(face: Any, path: Path, index: int) -> Font:
    import uharfbuzz as hb

    family = face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) or path.stem
    font = hb.Font(face)
    bold = font.get_style_value(hb.StyleTag.WEIGHT) >= 600
    italic = bool(font.get_style_value(hb.StyleTag.ITALIC))
    return Font(family, family, str(path), index, bold, italic)
