"""Which font draws which characters: the style's own, else the pack's other voice, symbols, Han, the voices of other
packs, the computer's fonts.

In: text in one style. Out: stretches, each with the font that draws it. A grapheme cluster (a letter with its marks,
an emoji sequence) is never split between fonts; punctuation and spaces between two words of a fallback font stay in
it, and so do signs that are not seen (a soft hyphen), so that a name in another script is one run.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from msgspec.structs import replace
from unicode_segmentation_rs import graphemes

from sinopack.layout.text.faces import Faces
from sinopack.layout.text.style import Family
from sinopack.layout.text.system import SystemFonts
from sinopack.page import Font, Slot
from sinopack.theme.fonts import FontSet

FULL_WIDTH_IN_HAN = frozenset("‘’“”…—·")
"""Signs that Chinese and Japanese share with Latin script but set a full em wide (UAX 11, class ambiguous)."""
_HAN_LANGUAGES = ("zh", "ja", "yue", "wuu", "lzh")

Stretch = tuple[int, int, Font]
"""Start and end in the text, and the font."""


class FontChooser:
    """Chooses fonts for characters. `missing` collects the graphemes of the last text that no font draws."""

    def __init__(self, fonts: FontSet, faces: Faces, system: SystemFonts) -> None:
        self._fonts = fonts
        self._faces = faces
        self._system = system
        self._candidates: dict[tuple[Family, bool, bool], tuple[Font, ...]] = {}
        self._settled: dict[tuple[Font, bool], dict[str, Font]] = {}
        self.missing: list[str] = []

    def font(self, family: Family, bold: bool, italic: bool) -> Font:
        """The font of a style itself."""
        return self._voices(family, bold, italic)[0]

    def choose(self, text: str, style: tuple[Family, bool, bool], language: str) -> list[Stretch]:
        """The stretches of `text`, in order and without gaps."""
        self.missing = []
        voices = self._voices(*style)
        own = voices[0]
        face = self._faces(own)
        han_first = language.lower().startswith(_HAN_LANGUAGES)
        if face.has_all(text) and not (han_first and FULL_WIDTH_IN_HAN.intersection(text)):
            return [(0, len(text), own)]
        settled = self._settled.setdefault((own, han_first), {})
        stretches: list[Stretch] = []
        start = 0
        for grapheme in graphemes(text, True):
            font = settled.get(grapheme)
            if font is None:
                found = self._find(grapheme, voices, han_first)
                if found is None:
                    self.missing.append(grapheme)
                else:
                    settled[grapheme] = found
                font = found or own
            end = start + len(grapheme)
            if stretches and stretches[-1][2] == font:
                stretches[-1] = (stretches[-1][0], end, font)
            else:
                stretches.append((start, end, font))
            start = end
        return list(self._joined(text, stretches))

    def _voices(self, family: Family, bold: bool, italic: bool) -> tuple[Font, ...]:
        key = (family, bold, italic)
        known = self._candidates.get(key)
        if known is None:
            serif = self._fonts.serif.font(bold, italic, Slot.MAJOR)
            sans = self._fonts.sans.font(bold, italic, Slot.MINOR)
            known = (serif, sans) if family is Family.SERIF else (sans, serif)
            if family is Family.MONO:
                known = (self._fonts.mono.font(bold, italic), *known)
            self._candidates[key] = known
        return known

    def _find(self, grapheme: str, voices: tuple[Font, ...], han_first: bool) -> Font | None:
        if not grapheme.strip() or all(unicodedata.category(character) in {"Cc", "Cf"} for character in grapheme):
            return voices[0]
        bold, italic = voices[0].bold, voices[0].italic
        candidates = [*voices, *(family.font(bold, italic) for family in self._fonts.fallbacks)]
        if han_first and grapheme in FULL_WIDTH_IN_HAN:
            candidates.insert(0, self._fonts.han.font(bold, italic))
        # A weight may have signs that the other has not, and a profile sets in bold what was regular.
        other_weight = (family.font(not bold) for family in self._fonts.fallbacks)
        for font in (*candidates, *(replace(font, bold=bold, italic=italic) for font in other_weight)):
            if self._faces(font).draws(grapheme):
                return font
        return self._system.find(grapheme, bold, italic)

    def _joined(self, text: str, stretches: list[Stretch]) -> Iterator[Stretch]:
        """The stretches, with neutral characters between two stretches of one font taken into it."""
        merged: list[Stretch] = []
        for stretch in stretches:
            merged.append(stretch)
            while len(merged) > 2 and self._is_bridge(text, *merged[-3:]):
                last, _, first = merged.pop(), merged.pop(), merged.pop()
                merged.append((first[0], last[1], first[2]))
        yield from merged

    def _is_bridge(self, text: str, before: Stretch, between: Stretch, after: Stretch) -> bool:
        if before[2] != after[2]:
            return False
        middle = [sign for sign in text[between[0] : between[1]] if unicodedata.category(sign) != "Cf"]
        neutral = all(unicodedata.category(sign)[0] in "ZP" for sign in middle)
        return neutral and self._faces(before[2]).has_all("".join(middle))
