"""Whether pieces of content and elements belong to one another, one to one, whichever way one looks (ISO 32000-1,
14.7.4.4): from the tree to the pages, and from the pages through the tree of parents back to the elements.

In: a tagged file. Out: every fault, in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.tagged.reading import Element, TaggedFile


def faults(file: TaggedFile) -> list[str]:
    """All that is wrong; nothing where all is well."""
    return [*_parents(file), *_pieces(file), *_links(file), *_pages(file), *_identifiers(file)]


def _parents(file: TaggedFile) -> Iterator[str]:
    root = file.pdf.Root.StructTreeRoot
    if file.document.source.P.objgen != root.objgen:
        yield "the document's element does not hang from the root"
    for element in file.document:
        for kid in element.kids:
            if isinstance(kid, Element) and kid.source.P.objgen != element.source.objgen:
                yield f"{kid.tag} names another parent than the one that holds it"


def _pieces(file: TaggedFile) -> Iterator[str]:
    owners = [(kid, element) for element in file.document for kid in element.kids if isinstance(kid, tuple)]
    for piece, count in Counter(piece for piece, _ in owners).items():
        if count > 1:
            yield f"piece {piece} belongs to {count} elements"
    owned = {piece: element.source.objgen for piece, element in owners}
    drawn = {(page, number) for page, marked in enumerate(file.marked) for number in marked.uses}
    yield from (f"piece {piece} belongs to no element" for piece in sorted(drawn - owned.keys()))
    yield from (f"piece {piece} is not drawn" for piece in sorted(owned.keys() - drawn))
    parents = _parent_tree(file)
    for page, obj in enumerate(file.pdf.pages):
        places = parents.get(int(obj.obj.get("/StructParents", -1)))
        if not isinstance(places, pikepdf.Array):
            yield f"page {page} does not lead to its elements"
            continue
        listed = {(page, number): place.objgen for number, place in enumerate(places)}
        if listed != {piece: element for piece, element in owned.items() if piece[0] == page}:
            yield f"page {page} leads to other elements than hold its pieces"


def _links(file: TaggedFile) -> Iterator[str]:
    parents = _parent_tree(file)
    held = {
        kid.objgen: element for element in file.document for kid in element.kids if not isinstance(kid, Element | tuple)
    }
    annotations = [(page, each) for page in file.pdf.pages for each in page.obj.get("/Annots", [])]
    for _, annotation in annotations:
        element = held.pop(annotation.objgen, None)
        parent = parents.get(int(annotation.get("/StructParent", -1)))
        if element is None:
            yield "a link belongs to no element"
        elif element.tag != "Link":
            yield f"a link belongs to a {element.tag}"
        elif parent is None or parent.objgen != element.source.objgen:
            yield "a link leads to another element than holds it"
    yield from ("an element holds a link that is on no page" for _ in held)


def _pages(file: TaggedFile) -> Iterator[str]:
    keys = [int(page.obj.get("/StructParents", -1)) for page in file.pdf.pages]
    keys += [int(each.get("/StructParent", -1)) for page in file.pdf.pages for each in page.obj.get("/Annots", [])]
    used, listed = Counter(keys), set(_parent_tree(file))
    yield from (f"the number {key} is used {count} times" for key, count in used.items() if count > 1)
    yield from (f"nothing has the number {key}" for key in sorted(listed - used.keys()))
    for page, marked in enumerate(file.marked):
        yield from (f"page {page} draws with {operator} outside of all marks" for operator in marked.loose)
        yield from (f"page {page} uses the number {key} {n} times" for key, n in marked.uses.items() if n > 1)
        if marked.open_at_end:
            yield f"page {page} leaves a mark open"


def _identifiers(file: TaggedFile) -> Iterator[str]:
    names = file.pdf.Root.StructTreeRoot.get("/IDTree", {}).get("/Names", [])
    listed = {str(names[at]): names[at + 1].objgen for at in range(0, len(names), 2)}
    found = {str(each.source.ID): each.source.objgen for each in file.document if "/ID" in each.source}
    if listed != found:
        yield "the tree of identifiers lists other elements than have one"
    yield from ("a note has no identifier" for each in file.document if each.tag == "Note" and "/ID" not in each.source)


def _parent_tree(file: TaggedFile) -> dict[int, Any]:
    numbers = file.pdf.Root.StructTreeRoot.ParentTree.Nums
    return {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
