"""The tree of a tagged file: elements go in as they are drawn, the objects that make them a tree come out.

An element holds other elements, pieces of page content (each a number within its page) and links' annotations, in
reading order (ISO 32000-1, 14.7). What leads from the pages back to the elements is written with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from sinopack.render.pdf.objects import File, Value, array, dictionary, string, string_bytes
from sinopack.render.pdf.script import Script


class Piece(Struct, frozen=True):
    """A piece of content: its page (a reference) and its number there."""

    page: str
    number: int


class Annotation(Struct, frozen=True):
    """An annotation: its page and itself, as references."""

    page: str
    reference: str


class Element(Struct, eq=False):
    """An element of the tree. `tag` is a standard structure type (14.8.4), `entries` what else its dictionary says,
    `attributes` what its attribute objects say, by owner, and `named` its children by key."""

    tag: str
    reference: str
    parent: Element | None = None
    entries: dict[str, Value] = field(default_factory=dict)
    attributes: dict[str, dict[str, Value]] = field(default_factory=dict)
    kids: list[Element | Piece | Annotation] = field(default_factory=list)
    named: dict[str, Element] = field(default_factory=dict)


class Structure:
    """The tree of a file being drawn, page after page. `document` is the element that holds all others. What is done to
    the tree is written down in a `script`, if there is one, so that it can be done again."""

    def __init__(self, file: File) -> None:
        self.script: Script | None = None
        self._file = file
        self._root = file.reserve()
        self.document = Element("Document", file.reserve())
        self._page = ""
        self._on_page: list[str] = []
        self._parents: list[str | list[str]] = []
        self._identified: dict[str, str] = {}

    def begin_page(self, page: str) -> dict[str, Value]:
        """What is marked from here on is on this page (a reference). Returns the entries for the page's dictionary."""
        self._page, self._on_page = page, []
        self._parents.append(self._on_page)
        return {"StructParents": len(self._parents) - 1, "Tabs": "/S"}

    def child(self, parent: Element, tag: str, key: str = "") -> Element:
        """A new element at the end of another; with a key, the one of that key if there is one already."""
        element = parent.named.get(key) if key else None
        if element is None:
            element = Element(tag, self._file.reserve(), parent)
            parent.kids.append(element)
            if key:
                parent.named[key] = element
        if self.script:
            self.script.note_element("child", element, element.tag, parent, tag, key)
        return element

    def known(self, parent: Element, key: str) -> Element | None:
        """The element of a key within another, if there is one."""
        element = parent.named.get(key)
        if self.script:
            self.script.note_element("known", element, element.tag if element else None, parent, key)
        return element

    def last(self, element: Element) -> Element | None:
        """What an element holds last; None where it holds nothing."""
        last = element.kids[-1] if element.kids else None
        assert last is None or isinstance(last, Element)
        if self.script:
            self.script.note_element("last", last, last.tag if last else None, element)
        return last

    def around(self, element: Element) -> Element | None:
        """What holds an element."""
        if self.script:
            tag = element.parent.tag if element.parent else None
            self.script.note_element("around", element.parent, tag, element)
        return element.parent

    def say(self, element: Element, name: str, value: Value) -> None:
        """Write something into an element's dictionary."""
        element.entries[name] = value
        if self.script:
            self.script.note("say", element, name, value)

    def attribute(self, element: Element, owner: str, values: dict[str, Value]) -> None:
        """Set what an element's attribute object of an owner says (14.8.5)."""
        element.attributes[owner] = values
        if self.script:
            self.script.note("attribute", element, owner, values)

    def identify(self, element: Element) -> None:
        """Give an element an identifier, as every note must have (ISO 14289-1, 7.9)."""
        if "ID" not in element.entries:
            name = f"{element.tag.lower()}-{len(self._identified) + 1:05}"
            self._identified[name] = element.reference
            element.entries["ID"] = string(name)
        if self.script:
            self.script.note("identify", element)

    def piece(self, element: Element) -> int:
        """The number of a new piece of this page's content, which belongs to an element."""
        self._on_page.append(element.reference)
        number = len(self._on_page) - 1
        element.kids.append(Piece(self._page, number))
        if self.script:
            self.script.note("piece", element)
        return number

    def annotate(self, element: Element, annotation: str) -> int:
        """Make an annotation of this page (a reference) part of an element; returns its StructParent."""
        element.kids.append(Annotation(self._page, annotation))
        self._parents.append(element.reference)
        return len(self._parents) - 1

    def write(self) -> dict[str, Value]:
        """Write the tree; returns the entries for the catalogue."""
        for element in _with_all_below(self.document):
            above = element.parent.reference if element.parent else self._root
            self._file.fill(element.reference, _written(element, above))
        places = [part if isinstance(part, str) else self._file.add(array(part)) for part in self._parents]
        numbers = array([value for number, place in enumerate(places) for value in (number, place)])
        entries: dict[str, Value] = {
            "Type": "/StructTreeRoot",
            "K": self.document.reference,
            "ParentTree": self._file.add(dictionary({"Nums": numbers})),
            "ParentTreeNextKey": len(places),
        }
        if self._identified:
            ordered = sorted(self._identified.items(), key=lambda pair: string_bytes(pair[0]))
            names = array([value for name, place in ordered for value in (string(name), place)])
            entries["IDTree"] = self._file.add(dictionary({"Names": names}))
        self._file.fill(self._root, dictionary(entries))
        return {"StructTreeRoot": self._root, "MarkInfo": dictionary({"Marked": "true"})}


def _with_all_below(element: Element) -> Iterator[Element]:
    waiting = [element]
    while waiting:
        following = waiting.pop()
        yield following
        waiting.extend(kid for kid in reversed(following.kids) if isinstance(kid, Element))


def _written(element: Element, above: str) -> str:
    """The element's dictionary (14.7.2): content on its own page needs no more than its number."""
    page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), "")
    written = f"/S /{element.tag} /P {above}"
    if element.entries:
        written += f" {dictionary(element.entries)[2:-2]}"
    if page:
        written += f" /Pg {page}"
    if element.attributes:
        attributes = [dictionary({"O": f"/{owner}", **values}) for owner, values in element.attributes.items()]
        written += f" /A {attributes[0] if len(attributes) == 1 else array(attributes)}"
    if element.kids:
        kids = [_kid(kid, page) for kid in element.kids]
        written += f" /K {kids[0]}" if len(kids) == 1 else f" /K [{' '.join(kids)}]"
    return f"<<{written}>>"


def _kid(kid: Element | Piece | Annotation, page: str) -> str:
    if isinstance(kid, Element):
        return kid.reference
    if isinstance(kid, Piece):
        return f"{kid.number}" if kid.page == page else f"<</Type /MCR /Pg {kid.page} /MCID {kid.number}>>"
    return f"<</Type /OBJR /Pg {kid.page} /Obj {kid.reference}>>"
