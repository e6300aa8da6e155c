"""Finding one's way: destinations and bookmarks go in, the tree of names and the outline come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from sinopack.page import Bookmark, Page
from sinopack.render.pdf.objects import File, Value, array, dictionary, number, string, string_bytes


def add_names(pages: Sequence[Page], references: Sequence[str], file: File) -> dict[str, Value]:
    """Add the destinations of all pages, by name; return the entries for the catalogue. Of two with one name the first
    counts."""
    places: dict[str, str] = {}
    for page, reference in zip(pages, references, strict=True):
        for destination in page.destinations:
            places.setdefault(destination.name, _place(reference, page, destination.y))
    if not places:
        return {}
    # A tree of names is sorted by the bytes of its keys (ISO 32000-1, 7.9.6).
    ordered = sorted(places.items(), key=lambda pair: string_bytes(pair[0]))
    names = dictionary({"Names": array([value for name, place in ordered for value in (string(name), place)])})
    return {"Names": dictionary({"Dests": file.add(names)})}


def add_labels(numbers: Sequence[int]) -> dict[str, Value]:
    """The entries for the catalogue that say what each page is called (ISO 32000-1, 12.4.2): its number; without
    numbers, from 1 on."""
    labels: list[Value] = []
    for index, number_there in enumerate(numbers or (1,)):
        if not index or number_there != numbers[index - 1] + 1:
            labels += [index, dictionary({"S": "/D", "St": number_there} if number_there != 1 else {"S": "/D"})]
    return {"PageLabels": dictionary({"Nums": array(labels)})}


def add_outline(
    bookmarks: Sequence[Bookmark], pages: Sequence[Page], references: Sequence[str], file: File
) -> dict[str, Value]:
    """Add the outline; return the entries for the catalogue."""
    if not bookmarks:
        return {}
    root = _Entry(file.reserve(), -1)
    path = [root]
    for bookmark in bookmarks:
        while path[-1].level >= bookmark.level:
            path.pop()
        place = _place(references[bookmark.page], pages[bookmark.page], bookmark.y)
        entry = _Entry(file.reserve(), bookmark.level, {"Title": string(bookmark.title), "Dest": place})
        path[-1].children.append(entry)
        path.append(entry)
    _fill(root, {"Type": "/Outlines"}, file)
    return {"Outlines": root.reference}


class _Entry(Struct):
    """An entry of the outline; a level that skips one hangs from the nearest entry above it."""

    reference: str
    level: int
    values: dict[str, Value] = field(default_factory=dict)
    children: list[_Entry] = field(default_factory=list)


def _fill(entry: _Entry, values: Mapping[str, Value], file: File) -> int:
    """Write an entry and all below it (ISO 32000-1, 12.3.3); return how many show when all are open."""
    shown = len(entry.children)
    for at, child in enumerate(entry.children):
        links: dict[str, Value] = {**child.values, "Parent": entry.reference}
        if at:
            links["Prev"] = entry.children[at - 1].reference
        if at + 1 < len(entry.children):
            links["Next"] = entry.children[at + 1].reference
        shown += _fill(child, links, file)
    below: dict[str, Value] = {}
    if entry.children:
        below = {"First": entry.children[0].reference, "Last": entry.children[-1].reference, "Count": shown}
    file.fill(entry.reference, dictionary({**values, **below}))
    return shown


def _place(reference: str, page: Page, y: float) -> str:
    """A place on a page, with whatever magnification the reader has chosen."""
    return f"[{reference} /XYZ null {number(page.size.height - y)} null]"
