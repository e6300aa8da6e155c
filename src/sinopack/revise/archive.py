"""A presentation's parts, and what refers to what (ECMA-376 part 2): as much as comparing and joining decks takes.

In: the bytes of a .pptx. Out: `Archive`, parts by name and their relationships. Nothing is written here.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from urllib.parse import unquote
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

Element = ElementTree.Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PRESENTATION = "ppt/presentation.xml"
CONTENT_TYPES = "[Content_Types].xml"
_APPLICATION = "docProps/app.xml"

_MOST_BYTES = 1 << 30
"""Unpacked; a deck that claims more is not a lesson."""
_DAMAGE = (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, zlib.error)
_STRICT = "http://purl.oclc.org/ooxml/"


class CannotRead(Exception):
    """The file is no presentation that can be read."""


class Relation(Struct, frozen=True):
    """A relationship: the last step of its type, the whole of it, and the part or address it leads to."""

    identity: str
    kind: str
    type: str
    target: str
    external: bool


class Archive:
    """The parts of a package by name, without a leading slash."""

    def __init__(self, parts: Mapping[str, bytes]):
        self.parts = parts
        self._relations: dict[str, dict[str, Relation]] = {}
        self._trees: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}

    @classmethod
    def read(cls, data: bytes) -> Archive:
        """Unpack a deck. Raises CannotRead where it is none, damaged, locked, or in the strict dialect."""
        try:
            with ZipFile(BytesIO(data)) as archive:
                entries = [entry for entry in archive.infolist() if not entry.is_dir()]
                if sum(entry.file_size for entry in entries) > _MOST_BYTES:
                    raise CannotRead("too large")
                parts = {entry.filename: archive.read(entry) for entry in entries}
        except _DAMAGE as error:
            raise CannotRead(str(error)) from error
        if PRESENTATION not in parts or _STRICT.encode() in parts[PRESENTATION][:2000]:
            raise CannotRead("no presentation, or one in the strict dialect")
        return cls(parts)

    def tree(self, part: str) -> Element:
        """A part's XML, to be looked at and not changed. Raises CannotRead."""
        if part not in self._trees:
            try:
                self._trees[part] = ElementTree.fromstring(self.parts[part])
            except (KeyError, ElementTree.ParseError) as error:
                raise CannotRead(part) from error
        return self._trees[part]

    def relations(self, part: str) -> dict[str, Relation]:
        """A part's relationships by id; the package's own for ""."""
        if part not in self._relations:
            name = relations_name(part)
            found = self.tree(name) if name in self.parts else ()
            folder = posixpath.dirname(part)
            self._relations[part] = {each.identity: each for each in (_relation(entry, folder) for entry in found)}
        return self._relations[part]

    def related(self, part: str, kind: str) -> str:
        """The part that a relationship of a kind leads to; "" where there is none."""
        return next((each.target for each in self.relations(part).values() if each.kind == kind), "")

    def slides(self) -> Iterator[tuple[str, int]]:
        """The slides' parts in order, with their ids."""
        relations = self.relations(PRESENTATION)
        listed = self.tree(PRESENTATION).find(f"{P}sldIdLst")
        for entry in () if listed is None else listed:
            found = relations.get(entry.get(f"{R}id", ""))
            if found and found.target in self.parts:
                yield found.target, int(entry.get("id", "0"))

    def content_type(self, part: str) -> str:
        """What the list of content types says of a part; "" where it says nothing."""
        if not self._defaults:
            for each in self.tree(CONTENT_TYPES):
                if name := each.get("PartName"):
                    self._overrides[name.lstrip("/")] = each.get("ContentType", "")
                else:
                    self._defaults[each.get("Extension", "").casefold()] = each.get("ContentType", "")
        return self._overrides.get(part) or self._defaults.get(part.rpartition(".")[2].casefold(), "")

    @property
    def saved_by(self) -> str:
        """The program that saved the file last, as it calls itself."""
        if "docProps/app.xml" not in self.parts:
            return ""
        return next(
            (each.text or "" for each in self.tree("docProps/app.xml") if each.tag.endswith("}Application")), ""
        )


def relations_name(part: str) -> str:
    """The part that holds a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relation(entry: Element, folder: str) -> Relation:
    """A relationship of a part in a folder."""
    target, external = entry.get("Target", ""), entry.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    whole = entry.get("Type", "")
    return Relation(entry.get("Id", ""), whole.rpartition("/")[2], whole, target, external)
