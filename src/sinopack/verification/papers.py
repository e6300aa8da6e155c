"""A PDF of the folder against the one that would be written.

In: the bytes of both. Out: a `Judgement`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from sinopack.report import RevisedSlide
from sinopack.verification.pdf_matching import Label, Matching
from sinopack.verification.pdf_objects import PdfFile
from sinopack.verification.pdf_values import CannotRead, Stream, unpacked
from sinopack.verification.values import FileState
from sinopack.verification.wording import listed

_SIGNED = b"sinopack "
_IDENTIFIER = re.compile(r"<dc:identifier>([^<]*)</dc:identifier>")
_OF_THE_MAKER = re.compile(r"<(dc:identifier|pdf:Producer)>[^<]*</\1>\s*")
_END = b"%%EOF"


class Judgement(Struct, frozen=True):
    """What a file is; as in `VerifiedFile`."""

    state: FileState
    differences: tuple[str, ...] = ()
    made_by: str = ""
    made_from: str = ""
    saved_by: str = ""
    slides: tuple[RevisedSlide, ...] = ()


def judge_paper(found: bytes, today: bytes, unit: str) -> Judgement:
    """Judge a PDF whose pages are called by a `unit`: page or slide."""
    if found == today:
        return _signed(Judgement(FileState.AS_BUILT), PdfFile(today))
    try:
        file, expected = PdfFile(found), PdfFile(today)
        producer = _producer(file)
        if not producer.startswith(_SIGNED):
            return Judgement(FileState.FOREIGN)
        matching = Matching(file, expected)
        labels = matching.run()
        differences = [
            *_origin(file, expected),
            *_counted(matching, unit),
            *_words(labels, unit),
            *_properties(labels, file, expected),
        ]
        if producer != _producer(expected):
            same = "" if differences else f"; its {unit}s are the same"
            differences.insert(0, f"made by {producer.decode('ascii', 'replace')}{same}")
    except CannotRead:
        return _unread(found)
    if not differences:
        return _signed(Judgement(FileState.REPACKED), file)
    if found.count(_END) > 1:
        differences.append("written into by another program since it was made")
    return _signed(Judgement(FileState.DIFFERENT, tuple(differences)), file)


def _unread(found: bytes) -> Judgement:
    """A file that cannot be read as one of ours: broken off, or another's."""
    if found.startswith(b"%PDF") and (_END not in found or b"/Producer (sinopack" in found):
        return Judgement(FileState.DAMAGED)
    return Judgement(FileState.FOREIGN)


def _signed(judgement: Judgement, file: PdfFile) -> Judgement:
    """The judgement with what the file says of itself."""
    version = _producer(file).removeprefix(_SIGNED).decode("ascii", "replace")
    identifier = _IDENTIFIER.search(_packet(file))
    return Judgement(judgement.state, judgement.differences, version, identifier[1] if identifier else "")


def _producer(file: PdfFile) -> bytes:
    found = file.entries(file.trailer.get(b"Info")).get(b"Producer")
    return found if isinstance(found, bytes) else b""


def _packet(file: PdfFile) -> str:
    found = file.resolved(file.catalogue.get(b"Metadata"))
    return unpacked(found).decode("utf-8", "replace") if isinstance(found, Stream) else ""


def _spelled(packet: str) -> str:
    """An XMP packet in the one form that says the same."""
    from xml.etree import ElementTree

    try:
        return ElementTree.canonicalize(packet, strip_text=True, rewrite_prefixes=True)
    except ElementTree.ParseError:
        return packet


def _counted(matching: Matching, unit: str) -> Iterator[str]:
    found, expected = map(len, matching.pages)
    if found != expected:
        yield f"{found} {unit}{'s' if found != 1 else ''} instead of {expected}"


def _words(labels: set[Label], unit: str) -> Iterator[str]:
    pages = sorted({label.page for label in labels if label.what == "page"})
    tags = sorted({label.page for label in labels if label.what == "tags"})
    if pages:
        yield listed(unit, pages)
    silent = [page for page in tags if page and page not in pages]
    if silent:
        yield f"what is read aloud of {listed(unit, silent)}"
    elif tags and not pages:
        yield "what is read aloud"
    fonts = sorted({label.name for label in labels if label.what == "font"})
    if fonts:
        yield f"the fonts {', '.join(fonts)}" if len(fonts) > 1 else f"the font {fonts[0]}"
    for what in ("bookmarks", "links"):
        if Label(what) in labels:
            yield f"the {what}"


def _properties(labels: set[Label], file: PdfFile, expected: PdfFile) -> Iterator[str]:
    """What both say of themselves, but for who made them and from what."""
    abouts = [
        {key: value for key, value in each.entries(each.trailer.get(b"Info")).items() if key != b"Producer"}
        for each in (file, expected)
    ]
    packets = [_spelled(_OF_THE_MAKER.sub("", _packet(each))) for each in (file, expected)]
    if abouts[0] != abouts[1] or packets[0] != packets[1] or Label("properties") in labels:
        yield "the title or other properties of the document"


def _origin(file: PdfFile, expected: PdfFile) -> Iterator[str]:
    """From which content a file was made, if it was another."""
    marks = [_IDENTIFIER.search(_packet(each)) for each in (file, expected)]
    found, wanted = (mark[1] if mark else "" for mark in marks)
    if found != wanted:
        yield f"made from other content: {found or 'none'} instead of {wanted or 'none'}"
