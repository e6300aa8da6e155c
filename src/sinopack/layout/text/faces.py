"""An open font face: which characters it draws, and its heights. Opened from its file when first asked.

In: a `Font`. Out: coverage and metrics, in fractions of the em. Files are mapped, not read, so opening costs little.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import uharfbuzz as hb
from msgspec import Struct

from sinopack.page import Font

STAND_INS = {"\u2010": "-", "\u2011": "-"}
"""Hyphens that look like the one on the keyboard: they differ only in where a line may break."""
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " ")


class Metrics(Struct, frozen=True):
    """Heights in points (or in ems, for a face): `ascent` and `descent` from hhea, both positive; `cap_height` and
    `x_height` from OS/2."""

    ascent: float
    descent: float
    cap_height: float
    x_height: float

    def at(self, size: float) -> Metrics:
        return Metrics(self.ascent * size, self.descent * size, self.cap_height * size, self.x_height * size)


class Face:
    """A face of a font file; the font's `bold` and `italic` say what was asked for, not what the file has."""

    def __init__(self, font: Font) -> None:
        self.font = font
        self._drawn: dict[str, bool] = {"\n": True, "\t": True}  # a break and a space, whatever the face has
        self._covered = {"\n", "\t"}
        self.advances = _Advances(self)

    @cached_property
    def _face(self) -> Any:
        return hb.Face(hb.Blob.from_file_path(self.font.path), self.font.index)

    @cached_property
    def shaped_by(self) -> Any:
        """The HarfBuzz font, scaled in font units."""
        return hb.Font(self._face)

    @cached_property
    def units_per_em(self) -> int:
        return int(self._face.upem)

    @cached_property
    def metrics(self) -> Metrics:
        """Heights in fractions of the em. A face without OS/2 heights (version 1) is measured on its H and x."""
        font, em = self.shaped_by, self.units_per_em
        extents = font.get_font_extents("ltr")
        cap_height = font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT) or self._top_of("H")
        x_height = font.get_metric_position(hb.OTMetricsTag.X_HEIGHT) or self._top_of("x")
        return Metrics(extents.ascender / em, -extents.descender / em, cap_height / em, x_height / em)

    def side_bearing(self, character: str) -> float:
        """The white on the left of a character's glyph, as a fraction of the em."""
        glyph = self.shaped_by.get_nominal_glyph(ord(character))
        extents = self.shaped_by.get_glyph_extents(glyph) if glyph else None
        return extents.x_bearing / self.units_per_em if extents else 0.0

    def _top_of(self, character: str) -> int:
        glyph = self.shaped_by.get_nominal_glyph(ord(character))
        extents = self.shaped_by.get_glyph_extents(glyph) if glyph else None
        return int(extents.y_bearing) if extents else 0

    def has(self, character: str) -> bool:
        """Whether the face has a glyph for `character`, or for what stands in for it."""
        known = self._drawn.get(character)
        if known is None:
            glyph = self.shaped_by.get_nominal_glyph(ord(character))
            stand_in = STAND_INS.get(character)
            known = self._drawn[character] = bool(glyph) or (stand_in is not None and self.has(stand_in))
            if known:
                self._covered.add(character)
        return known

    def has_all(self, text: str) -> bool:
        """Whether the face has every character of `text`."""
        return all(map(self.has, set(text) - self._covered))

    @cached_property
    def substitutes(self) -> dict[int, str]:
        """For `str.translate`: what is drawn in place of characters that have no glyph of their own."""
        missing = [sign for sign in STAND_INS if not self.shaped_by.get_nominal_glyph(ord(sign))]
        return _CONTROLS | {ord(sign): STAND_INS[sign] for sign in missing}

    def draws(self, grapheme: str) -> bool:
        """Whether the face draws `grapheme` whole, composing or decomposing it where it must (as shaping does)."""
        if len(grapheme) == 1 and self.has(grapheme):
            return True
        known = self._drawn.get(grapheme)
        if known is None:
            buffer = hb.Buffer()
            buffer.add_str(grapheme)
            buffer.guess_segment_properties()
            hb.shape(self.shaped_by, buffer)
            known = self._drawn[grapheme] = all(glyph.codepoint for glyph in buffer.glyph_infos)
        return known


class _Advances(dict[str, int]):
    """How wide each character is by itself, in font units."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> int:
        font = self._face.shaped_by
        advance = self[character] = int(font.get_glyph_h_advance(font.get_nominal_glyph(ord(character)) or 0))
        return advance


class Faces:
    """The faces opened so far, one for each file."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int], Face] = {}

    def __call__(self, font: Font) -> Face:
        key = (font.path, font.index)
        face = self._open.get(key)
        if face is None:
            face = self._open[key] = Face(font)
        return face
