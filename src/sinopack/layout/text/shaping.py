"""One face setting one script in one language: widths of words, and glyphs of lines.

In: text. Out: widths in ems, kept for words met before, and glyphs in font units. HarfBuzz shapes; kerning is on.
Ligatures and contextual forms are off for scripts that read without them, since presenting programs set none, and on
for those that need them (OpenType 1.9, registered features: liga, clig, dlig, calt).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import uharfbuzz as hb
from msgspec import Struct

from sinopack.layout.text.faces import Face

PLAIN_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek", "Hani", "Hira", "Kana", "Bopo", "Hang", "Armn", "Geor", "Zyyy"})
"""Scripts that read without ligatures."""
WIDE_SCRIPTS = frozenset({"Hani", "Hira", "Kana", "Bopo", "Hang"})
"""Scripts whose characters are one em wide in every font."""
SIMPLE_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek"})
"""Scripts whose letters are about as wide together as by themselves."""
HANGING = " \t\n"
"""Characters that take no room at the end of a line."""
_LIGATURES_OFF = {"liga": False, "clig": False, "dlig": False, "calt": False}
_KERNING_OFF = {"kern": False}
_REMEMBERED = 256


Width = tuple[float, float]
"""The width of a text to the end of its ink, and with the spaces after it."""


class Glyphs(Struct, frozen=True):
    """Shaped text, left to right as drawn, in font units. `offsets` is None where no glyph is moved."""

    identifiers: tuple[int, ...]
    advances: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...] | None
    clusters: tuple[int, ...]


_NO_GLYPHS = Glyphs((), (), None, ())


class Shaper:
    """Shapes text of one script (ISO 15924), language (BCP 47) and direction ("ltr" or "rtl") in one face."""

    def __init__(self, face: Face, script: str, language: str, direction: str = "ltr") -> None:
        self.face = face
        self.script = script
        self._direction = direction
        self._language = language
        self._plain = script in PLAIN_SCRIPTS
        self._features: dict[str, bool] = _LIGATURES_OFF if self._plain else {}
        self._unkerned: dict[str, bool] = self._features | _KERNING_OFF
        self._widths: dict[str, Width] = {}
        self._cautious_widths: dict[str, Width] = {}
        self.glyphs = lru_cache(_REMEMBERED)(self._glyphs)
        """The glyphs of a text, kerned. They are the same in every size."""

    def width(self, text: str) -> Width:
        """The width of `text` shaped alone, in ems."""
        known = self._widths.get(text)
        if known is None:
            word = text.rstrip(HANGING)
            if word and len(word) < len(text):
                ink = self.width(word)[0]
                advance = ink + self.width(text[len(word) :])[1]
            else:
                advance = self._advance(text, self._features) if text else 0.0
                ink = advance if word else 0.0
            known = self._widths[text] = (ink, advance)
        return known

    def cautious_width(self, text: str) -> Width:
        """The same, kerned or unkerned, whichever is wider."""
        known = self._cautious_widths.get(text)
        if known is None:
            ink, advance = self.width(text)
            word = text.rstrip(HANGING)
            plain = self._unkerned_width(word) if word else 0.0
            spaces = self.width(text[len(word) :])[1] if len(word) < len(text) else 0.0
            known = self._cautious_widths[text] = (max(ink, plain), max(advance, plain + spaces))
        return known

    def _glyphs(self, text: str) -> Glyphs:
        if not text:
            return _NO_GLYPHS
        buffer = self._shape(text, self._features)
        infos = buffer.glyph_infos
        xs, ys, advances, _ = zip(*[position.position for position in buffer.glyph_positions], strict=True)
        return Glyphs(
            tuple([info.codepoint for info in infos]),
            advances,
            tuple(zip(xs, ys, strict=True)) if any(xs) or any(ys) else None,
            tuple([info.cluster for info in infos]),
        )

    def _unkerned_width(self, word: str) -> float:
        """The width in ems without kerning. In a plain script the letters of ASCII are then as wide as alone."""
        if self._plain and word.isascii() and word.isprintable():
            return sum(map(self.face.advances.__getitem__, word)) / self.face.units_per_em
        return self._advance(word, self._unkerned)

    def _advance(self, text: str, features: dict[str, bool]) -> float:
        positions = self._shape(text, features).glyph_positions
        total: int = sum([position.x_advance for position in positions])
        return total / self.face.units_per_em

    def _shape(self, text: str, features: dict[str, bool]) -> Any:
        buffer = hb.Buffer()
        if text.isascii() and text.isprintable():
            buffer.add_str(text)
        else:
            buffer.add_str(text.translate(self.face.substitutes))
            buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS  # a mark is a cluster of its own
        buffer.script = self.script
        buffer.direction = self._direction
        buffer.language = self._language
        hb.shape(self.face.shaped_by, buffer, features)
        return buffer
