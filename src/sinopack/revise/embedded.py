"""What a slide refers to, as values: pictures, charts, addresses.

In: a relationship of a slide. Out: a hash of a picture's bytes, a chart's numbers and words, where a link leads.
"""

from __future__ import annotations

from hashlib import blake2b

from sinopack.page import uncompressed
from sinopack.revise.archive import A, Archive

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_WAYS = ("barDir", "grouping")


class Embedded:
    """Reads what the slides of one deck refer to, each picture once."""

    def __init__(self, archive: Archive):
        self._archive = archive
        self._hashes: dict[str, int] = {}

    def media(self, part: str, identity: str) -> int:
        """A hash of what a relationship embeds: a picture's bytes, uncompressed, or an address."""
        found = self._archive.relations(part).get(identity)
        if found is None:
            return 0
        if found.target not in self._hashes:
            data = self._archive.parts.get(found.target, found.target.encode("utf-8", "replace"))
            self._hashes[found.target] = int.from_bytes(blake2b(uncompressed(data), digest_size=4).digest(), "big")
        return self._hashes[found.target]

    def chart(self, part: str, identity: str) -> object:
        """The numbers and words of a chart, its titles among them, of which kind it is, and where its legend stands."""
        found = self._archive.relations(part).get(identity)
        if found is None or found.target not in self._archive.parts:
            return ""
        tree = self._archive.tree(found.target)
        numbers = [_number(each.text or "") for each in tree.iter(f"{_CHART}v")]
        titles = [" ".join(each.itertext()).split() for each in tree.iter(f"{A}p")]
        kinds = [
            (kind.tag, *(each.get("val") for way in _WAYS for each in kind.findall(f"{_CHART}{way}")))
            for area in tree.iter(f"{_CHART}plotArea")
            for kind in area
            if kind.tag.endswith("Chart")
        ]
        legend = [each.get("val") for each in tree.iter(f"{_CHART}legendPos")]
        return [numbers, [title for title in titles if title], kinds, legend]

    def link(self, part: str, identity: str) -> str:
        """Where a link to something outside the deck leads."""
        found = self._archive.relations(part).get(identity)
        return found.target.rstrip("/") if found and found.external else ""


def _number(text: str) -> object:
    try:
        return round(float(text), 6)
    except ValueError:
        return " ".join(text.split())
