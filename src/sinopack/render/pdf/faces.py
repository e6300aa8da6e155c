"""Font files in a PDF: the runs that a document draws go in, subsets with their codes, widths and texts come out.

HarfBuzz makes the subset, which is small and quick because the glyphs are numbered anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from struct import unpack_from
from typing import NamedTuple

import uharfbuzz

from sinopack.memory import Memory, Same
from sinopack.page import Font, ShapedRun
from sinopack.render.pdf.reading import clusters, is_plain

_KEPT = {"glyf", "loca", "CFF ", "CFF2", "head", "hhea", "hmtx", "maxp"}
_VARIATIONS = {"fvar", "gvar", "avar", "HVAR", "MVAR", "cvar", "STAT"}
_BOLD_WEIGHT = 600
_UNKNOWN = "\ufffd"


class Metrics(NamedTuple):
    """The measures of a face, in thousandths of the em, and its slope in degrees."""

    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    capitals: int
    slope: float
    weight: int
    underline: float
    underline_width: float


class Noted(NamedTuple):
    """Runs in one font: of the plain ones each glyph with its character, of the others the whole with its text."""

    font: Font
    plain: set[tuple[int, str]]
    complex: list[tuple[ShapedRun, str]]


def noted(runs: Iterable[tuple[ShapedRun, str]]) -> tuple[Noted, ...]:
    """Runs by font, in the order in which the fonts are met."""
    found: dict[Font, Noted] = {}
    for run, text in runs:
        of_font = found.get(run.style.font)
        if of_font is None:
            of_font = found[run.style.font] = Noted(run.style.font, set(), [])
        if is_plain(run, text):
            of_font.plain.update(zip(run.glyphs, text, strict=True))
        else:
            of_font.complex.append((run, text))
    return tuple(found.values())


class Face:
    """One face of one font file, named `label` in the pages. All measures are in thousandths of the em.

    First `note` every run that will be drawn, then `subset`. After that `codes`, `widths` and `texts` hold for each
    glyph of the file its code in the pages (four hexadecimal digits), its width, and the text it stands for.
    """

    def __init__(self, label: str, path: str, index: int) -> None:
        self.label, self.path, self.index = label, path, index
        self._face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path), index)
        self._font = uharfbuzz.Font(self._face)
        self._scale = 1000 / self._face.upem
        self._plain: set[tuple[int, str]] = set()
        self._complex: list[tuple[ShapedRun, str]] = []
        self.space = self._font.get_nominal_glyph(0x20) or None
        self.codes: dict[int, str] = {}
        self.widths: dict[int, float] = {}
        self.texts: dict[int, str] = {}
        self.all_widths: list[float] = []
        self.program = b""

    @property
    def postscript_name(self) -> str:
        return self._face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME) or "Unnamed"

    @property
    def is_cff(self) -> bool:
        return "glyf" not in self._face.table_tags

    @cached_property
    def metrics(self) -> Metrics:
        """What the font's tables head, hhea, OS/2 and post say (OpenType 1.9)."""
        head, hhea, post = self._table("head", 54), self._table("hhea", 36), self._table("post", 32)
        os2 = self._table("OS/2", 96)
        height = unpack_from(">h", os2, 88)[0] if unpack_from(">H", os2)[0] >= 2 else 0
        ascent, descent = unpack_from(">hh", hhea, 4)
        underline, underline_width = unpack_from(">hh", post, 8)
        slope: float = unpack_from(">i", post, 4)[0] / 65536
        left, bottom, right, top, ascent, descent, height = (
            round(length * self._scale) for length in (*unpack_from(">hhhh", head, 36), ascent, descent, height)
        )
        return Metrics(
            (left, bottom, right, top),
            ascent,
            descent,
            height or 700,
            slope,
            unpack_from(">H", os2, 4)[0] or 400,
            underline * self._scale or -100.0,
            underline_width * self._scale or 50.0,
        )

    @property
    def is_bold(self) -> bool:
        return self.metrics.weight >= _BOLD_WEIGHT

    def note(self, runs: Noted) -> None:
        """Say that runs will be drawn, and for what texts."""
        self._plain |= runs.plain
        self._complex += runs.complex

    def subset(self, memory: Memory | None = None) -> None:
        """Number the noted glyphs anew, and cut the face down to them."""
        self._choose_texts()
        key = ("subset", self.path, self.index, tuple(sorted(self.texts.items())))
        known: tuple[dict[int, float], dict[int, str], list[float], bytes] | None
        known = memory.recall(key) if memory else None
        if known is None:
            self._subset()
            known = self.widths, self.codes, self.all_widths, self.program
        self.widths, self.codes, self.all_widths, self.program = known
        if memory:
            memory.keep(key, known)

    def _subset(self) -> None:
        plan = uharfbuzz.SubsetPlan(self._face, self._wanted())
        numbers = dict(plan.old_to_new_glyph_mapping)
        widths = {glyph: round(self._font.get_glyph_h_advance(glyph) * self._scale, 2) for glyph in numbers}
        self.widths = widths
        self.codes = {glyph: f"{number:04X}" for glyph, number in numbers.items()}
        self.all_widths = [widths[glyph] for glyph, _ in sorted(numbers.items(), key=lambda pair: pair[1])]
        subset = plan.execute()
        self.program = subset.reference_table("CFF ").data if self.is_cff else subset.blob.data

    def _choose_texts(self) -> None:
        """Give every glyph the text that it mostly stands for: of several characters the first in Unicode's order (the
        space before the no-break space), a ligature all its letters, the parts of a cluster one each. Where a run
        means something else, it says so itself."""
        if self.space:
            self.texts[self.space] = " "
        for glyph, character in sorted(self._plain):
            self.texts.setdefault(glyph, character)
        for run, text in self._complex:
            for start, end, said in clusters(run, text):
                for place, glyph in enumerate(run.glyphs[start:end]):
                    self.texts.setdefault(glyph, (said if end - start == 1 else said[place : place + 1]) or _UNKNOWN)

    def _wanted(self) -> uharfbuzz.SubsetInput:
        wanted, flags = uharfbuzz.SubsetInput(), uharfbuzz.SubsetFlags
        wanted.glyph_set.update(self.texts)
        # An identity character set makes the codes of a CID-keyed CFF font glyph numbers too, as in all other fonts.
        wanted.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE | flags.CFF_IDENTITY_CHARSET
        wanted.flags |= flags.DOWNGRADE_CFF2  # PDF knows no CFF2
        kept = _KEPT
        if self._face.has_var_data:
            wanted.pin_all_axes_to_default(self._face)
            kept = _KEPT | _VARIATIONS
        dropped = set(self._face.table_tags) - kept
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in dropped)
        return wanted

    def _table(self, tag: str, length: int) -> bytes:
        """A table's bytes, made up with zeros where a font leaves some out."""
        present = self._face.reference_table(tag).data if tag in self._face.table_tags else b""
        return bytes(present).ljust(length, b"\0")


class FaceBook:
    """The faces of a document, by file. Fonts that differ only in what was asked for share a face."""

    def __init__(self) -> None:
        self._faces: dict[tuple[str, int], Face] = {}
        self._by_font: dict[Font, Face] = {}

    def __getitem__(self, font: Font) -> Face:
        face = self._by_font.get(font)
        if face is None:
            key = (font.path, font.index)
            if key not in self._faces:
                self._faces[key] = Face(f"F{len(self._faces) + 1}", *key)
            face = self._by_font[font] = self._faces[key]
        return face

    def note(self, runs: Iterable[Noted]) -> None:
        """Note every run that a page draws."""
        for each in runs:
            self[each.font].note(each)

    def subset(self, memory: Memory | None = None) -> list[Face]:
        """Subset every face; return them all."""
        for face in self._faces.values():
            face.subset(memory)
        return list(self._faces.values())

    def state(self, labels: Iterable[str]) -> tuple[object, ...]:
        """What pages with faces of these labels depend on: the files, and what each glyph stands for."""
        by_label = {face.label: face for face in self._faces.values()}
        found = (by_label.get(label) for label in labels)
        return tuple(face and (face.path, face.index, Same(face.codes)) for face in found)
