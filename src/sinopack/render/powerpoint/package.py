"""An Open Packaging Conventions file: parts, the relationships between them, and the zip that holds them.

In: parts as bytes. Out: a zip that is the same, byte for byte, whenever the parts are (ECMA-376 part 2).
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from sinopack.render.powerpoint.digest import digest_of
from sinopack.render.powerpoint.xml import DECLARATION, attribute
from sinopack.render.powerpoint.zip import write_zip

if TYPE_CHECKING:
    from sinopack.memory import Memory

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"

CONTENT_TYPES = "[Content_Types].xml"
_MARKUP = "application/vnd.openxmlformats-officedocument"
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg"}
_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
_FIRST = (CONTENT_TYPES, "_rels/.rels")
_WORKBOOK = f"{_MARKUP}.spreadsheetml.sheet"
_OUTSIDE = ' TargetMode="External"'
_PACKED = ("ppt/media/", "ppt/embeddings/")
"""The folders of parts that are compressed already."""


class Relationships:
    """What one part (or, for the source "", the package) refers to. The same reference made twice is one."""

    def __init__(self, source: str):
        self.source = source
        self._ids: dict[tuple[str, str, bool], str] = {}

    def to(self, kind: str, target: str) -> str:
        """The id of the relationship to a part; `kind` is the last step of its type, or the whole type."""
        return self._id(kind, way(self.source, target), external=False)

    def outside(self, kind: str, address: str) -> str:
        """The id of the relationship to an address outside the package."""
        return self._id(kind, address, external=True)

    def _id(self, kind: str, target: str, external: bool) -> str:
        entry = (kind if ":" in kind else f"{OFFICE}/{kind}", target, external)
        return self._ids.setdefault(entry, f"rId{len(self._ids) + 1}")

    @property
    def part_name(self) -> str:
        folder, name = posixpath.split(self.source)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def xml(self) -> str:
        """The part that holds these relationships, or "" where there are none."""
        if not self._ids:
            return ""
        return relationships_xml((identity, *entry) for entry, identity in self._ids.items())


def _media_part(number: int, media_type: str) -> str:
    return f"ppt/media/image{number}.{_EXTENSIONS[media_type]}"


def relationships_xml(entries: Iterable[tuple[str, str, str, bool]]) -> str:
    """A part of relationships, each an id, a type, a target, and whether that is outside the package."""
    written = "".join(
        f'<Relationship Id="{identity}" Type="{kind}" Target="{attribute(target)}"{_OUTSIDE if external else ""}/>'
        for identity, kind, target, external in entries
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{namespace}">{written}</Relationships>'


def content_types_xml(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> str:
    """The list of content types: by extension, and of single parts by name."""
    known = "".join(
        f'<Default Extension="{extension}" ContentType="{content_type}"/>'
        for extension, content_type in sorted((_DEFAULTS | dict(defaults)).items())
    )
    single = "".join(
        f'<Override PartName="/{attribute(name)}" ContentType="{content_type}"/>'
        for name, content_type in sorted(overrides.items())
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{DECLARATION}<Types xmlns="{namespace}">{known}{single}</Types>'


def digest_of_parts(parts: Mapping[str, bytes]) -> str:
    """What `digest_of` says of parts by name."""
    return digest_of((name, len(data), (data,)) for name, data in sorted(parts.items()))


def way(source: str, target: str) -> str:
    """The target of a relationship from one part (or, for "", from the package) to another."""
    folder, name = posixpath.split(target)
    return posixpath.join(_way(posixpath.dirname(source), folder), name)


@cache
def _way(start: str, end: str) -> str:
    """The relative path from one folder of the package to another, "" to itself."""
    return "" if start == end else posixpath.relpath(end, start or ".")


class Media(NamedTuple):
    """A picture as a slide has asked for it: its digest, its bytes, its type, and the part that it became."""

    digest: bytes
    data: bytes
    media_type: str
    name: str


class Addition(NamedTuple):
    """What drawing one slide has added to a package: parts, their types, pictures, and how many charts there were
    before and after."""

    parts: tuple[tuple[str, bytes], ...]
    types: tuple[tuple[str, str], ...]
    media: tuple[Media, ...]
    charts: tuple[int, int]


class Package:
    """The parts of a file by name (without a leading slash)."""

    def __init__(self) -> None:
        self.relationships = Relationships("")
        self._asked: list[Media] = []
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._media: dict[bytes, str] = {}
        self._extensions: dict[str, str] = {}
        self._charts = 0

    def add(self, relationships: Relationships, content_type: str, xml: str) -> str:
        """Add an XML part and its relationships, and return its name. A `content_type` that starts with "." stands for
        Office's own: ".theme" is application/vnd.openxmlformats-officedocument.theme+xml."""
        name = relationships.source
        self._types[name] = f"{_MARKUP}{content_type}+xml" if content_type.startswith(".") else content_type
        self._parts[name] = (DECLARATION + xml).encode("utf-8")
        references = relationships.xml()
        if references:
            self._parts[relationships.part_name] = references.encode("utf-8")
        return name

    def add_media(self, data: bytes, media_type: str) -> str:
        """Add a picture, once however often it is shown, and return the name of its part."""
        digest = sha256(data).digest()
        self._asked.append(Media(digest, data, media_type, self._media_name(digest, data, media_type)))
        return self._asked[-1].name

    def _media_name(self, digest: bytes, data: bytes, media_type: str) -> str:
        if digest not in self._media:
            extension = _EXTENSIONS[media_type]
            self._extensions[extension] = media_type
            self._media[digest] = _media_part(len(self._media) + 1, media_type)
            self._parts[self._media[digest]] = data
        return self._media[digest]

    def recorded(self, draw: Callable[[], object]) -> Addition:
        """What `draw` adds, so that it can be added again to another package."""
        parts, types, charts = self._parts, self._types, self._charts
        self._parts, self._types, self._asked = {}, {}, []
        draw()
        added = self._parts, self._types
        self._parts, self._types = parts | added[0], types | added[1]
        return Addition(tuple(added[0].items()), tuple(added[1].items()), tuple(self._asked), (charts, self._charts))

    def can_take(self, addition: Addition) -> bool:
        """Whether the pictures and charts of an addition would get the names here that they have in it."""
        names: dict[bytes, str] = {}
        number = len(self._media)
        for media in addition.media:
            name = self._media.get(media.digest) or names.get(media.digest)
            if name is None:
                number += 1
                name = names[media.digest] = _media_part(number, media.media_type)
            if name != media.name:
                return False
        return addition.charts[0] in (self._charts, addition.charts[1])

    def take(self, addition: Addition) -> None:
        """Add what was drawn for another package."""
        for media in addition.media:
            self._media_name(*media[:3])
        self._parts.update(addition.parts)
        self._types.update(addition.types)
        before, after = addition.charts
        if after != before:
            self._charts = after
            self._extensions["xlsx"] = _WORKBOOK

    def next_chart(self) -> str:
        """The name for the part of one more chart."""
        self._charts += 1
        return f"ppt/charts/chart{self._charts}.xml"

    def add_workbook(self, data: bytes) -> str:
        """Add the data sheet of the last chart, and return the name of its part."""
        self._extensions["xlsx"] = _WORKBOOK
        name = f"ppt/embeddings/Microsoft_Excel_Sheet{self._charts}.xlsx"
        self._parts[name] = data
        return name

    def close(self) -> None:
        """Add the package's own relationships and the list of content types: after the last part."""
        self._parts[self.relationships.part_name] = self.relationships.xml().encode("utf-8")
        xml = content_types_xml(self._extensions, self._types)
        self._parts[CONTENT_TYPES] = xml.encode("utf-8")

    @property
    def parts(self) -> Mapping[str, bytes]:
        return self._parts

    def digest(self) -> str:
        """What `digest_of` says of this package's parts."""
        return digest_of_parts(self._parts)

    def write(self, target: BinaryIO, memory: Memory | None = None) -> None:
        """Write the zip; with a `memory`, parts that were in the last one are not compressed again."""
        zipped(self._parts, target, memory)


def zipped(parts: Mapping[str, bytes], target: BinaryIO, memory: Memory | None = None) -> None:
    """Write parts as a zip: the list of content types first, then in the order of names, all with one fixed date."""
    names = [name for name in _FIRST if name in parts]
    names += sorted(parts.keys() - set(_FIRST))
    write_zip(((name, parts[name], not name.startswith(_PACKED)) for name in names), target, memory)
