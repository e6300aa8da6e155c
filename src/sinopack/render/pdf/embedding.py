"""Embedding faces: a subset goes in, the objects of a PDF font come out.

A face is a Type 0 font with the encoding Identity-H (ISO 32000-1, 9.7): the codes in the pages are the subset's own
glyph numbers, and `ToUnicode` has an entry for every one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from itertools import islice

from sinopack.render.pdf.faces import Face
from sinopack.render.pdf.objects import File, Value, array, dictionary, name, string

_SYMBOLIC, _ITALIC = 4, 64
_BLOCK = 100
"""A block of a CMap holds at most a hundred entries (Adobe Technical Note 5411)."""

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
@entries@
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def embed(face: Face, file: File) -> str:
    """Add a face that has been subset to a file; return the reference to the font."""
    texts = _cmap({face.codes[glyph]: text for glyph, text in face.texts.items()})
    base = f"{_tag(face.program + texts)}+{face.postscript_name}"
    system: dict[str, Value] = {"Registry": string("Adobe"), "Ordering": string("Identity"), "Supplement": 0}
    descendant: dict[str, Value] = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if face.is_cff else "/CIDFontType2",
        "BaseFont": name(base),
        "CIDSystemInfo": dictionary(system),
        "FontDescriptor": file.add(_descriptor(face, base, file)),
        "DW": 0,
        "W": array([0, array(face.all_widths)]),
    }
    if not face.is_cff:
        descendant["CIDToGIDMap"] = "/Identity"
    font: dict[str, Value] = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": name(f"{base}-Identity-H" if face.is_cff else base),
        "Encoding": "/Identity-H",
        "DescendantFonts": array([file.add(dictionary(descendant))]),
        "ToUnicode": file.add_stream(texts, {}),
    }
    return file.add(dictionary(font))


def _descriptor(face: Face, base: str, file: File) -> str:
    metrics = face.metrics
    if face.is_cff:
        program = file.add_stream(face.program, {"Subtype": "/CIDFontType0C"})
    else:
        program = file.add_stream(face.program, {"Length1": len(face.program)})
    entries: dict[str, Value] = {
        "Type": "/FontDescriptor",
        "FontName": name(base),
        "Flags": _SYMBOLIC | (_ITALIC if metrics.slope else 0),
        "FontBBox": array(metrics.box),
        "ItalicAngle": metrics.slope,
        "Ascent": metrics.ascent,
        "Descent": metrics.descent,
        "CapHeight": metrics.capitals,
        # No table has the width of the stems; this is the usual guess from the weight.
        "StemV": round(50 + (metrics.weight / 65) ** 2),
        "FontFile3" if face.is_cff else "FontFile2": program,
    }
    return dictionary(entries)


def _tag(content: bytes) -> str:
    """Six capitals that tell subsets apart (9.6.4), made from what is in them, so that they are the same every time."""
    number = int.from_bytes(sha256(content).digest()[:8], "big")
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)


def _cmap(texts: Mapping[str, str]) -> bytes:
    """The stream that says what text each code stands for."""
    entries = iter([f"<{code}> <{_utf_16(text)}>" for code, text in sorted(texts.items())])
    blocks = []
    while block := list(islice(entries, _BLOCK)):
        blocks.append("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]))
    return _CMAP.replace("@entries@", "\n".join(blocks)).encode("ascii")


def _utf_16(text: str) -> str:
    return text.encode("utf-16-be", "replace").hex().upper()
