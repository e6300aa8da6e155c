"""From roles to tags: an item goes in, the elements that its content belongs to come out.

The roles are the finished pages'; the tags are PDF's standard structure types (ISO 32000-1, 14.8.4). Items of one key
within one enclosure share an element, so that a paragraph, a list or a table that goes on over the page stays one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from sinopack.page import Cell, Enclosure, Marker, Role, Table, TextBox
from sinopack.render.pdf.objects import Value, string
from sinopack.render.pdf.structure import Element, Structure

_HEADINGS = {Role.TITLE: 1, Role.HEADING_1: 2, Role.HEADING_2: 3, Role.HEADING_3: 4}
_TAGS = {
    Role.SECTION: "Sect",
    Role.PARAGRAPH: "P",
    Role.LABEL: "P",
    Role.LIST: "L",
    Role.LIST_ITEM: "LI",
    Role.QUOTE: "BlockQuote",
    Role.NOTE: "Note",
    Role.CAPTION: "Caption",
    Role.FIGURE: "Figure",
    Role.FORMULA: "Formula",
    Role.TABLE: "Table",
    Role.CONTENTS: "TOC",
    Role.CONTENTS_ENTRY: "TOCI",
}

_BULLET = "\u2022"
"""What is read for the square before an item."""

Elements = tuple[Element, Element | None]
"""Those of a paragraph: its text's, and that of the mark before it."""


class Tagged(Struct, frozen=True):
    """Where a paragraph belongs: its text and the mark before it; and the language that it is in."""

    text: Element
    language: str
    label: Element | None = None


class Tagger:
    """Finds the elements of one document. `language` is the document's; what is in another says so itself. What is
    drawn next is in the element `base`; `headings` are the levels of those above it."""

    def __init__(self, structure: Structure, language: str) -> None:
        self.structure = structure
        self.language = language
        self.base = structure.document
        self.headings: list[int] = []

    def begin_section(self, key: str) -> None:
        """What follows is in a section of its own, until the next begins."""
        self.base = self.structure.child(self.structure.document, "Sect", key)

    def paragraphs(self, box: TextBox) -> list[Tagged]:
        """Where each paragraph of a text box belongs."""
        found = []
        for text, label in self._paragraphs(box):
            self._say_language(text, box.language)
            found.append(Tagged(text, box.language or self.language, label))
        return found

    def _paragraphs(self, box: TextBox) -> list[Elements]:
        """The elements of each paragraph."""
        around = self._around(box.within)
        markers = {line.paragraph: line.marker for line in box.lines if line.marker}
        match box.role:
            case Role.LIST:
                return list(self._flow(box, around, markers, self._element(around, Role.LIST, box.key)))
            case Role.LIST_ITEM:
                return [self._item(around, key, markers.get(index)) for index, key in enumerate(_keys(box))]
            case Role.QUOTE | Role.NOTE:
                return list(self._flow(box, self._element(around, box.role, box.key), markers))
            case _ if markers:
                return list(self._flow(box, around, markers))
            case _:
                return [(element, None) for element in self._plain(around, box)]

    def _plain(self, around: Element, box: TextBox) -> list[Element]:
        """An element for each paragraph; one without text, such as an empty line of code, has none of its own."""
        found: list[Element] = []
        for paragraph, key in zip(box.paragraphs, _keys(box), strict=True):
            has_text = paragraph.said.strip() or not found
            found.append(self._paragraph(around, box, key) if has_text else found[-1])
        return found

    def figure(self, within: tuple[Enclosure, ...], role: Role, key: str, alternative: str, corners: str) -> Element:
        """The element of something drawn, with its description and its place on the page (an array of corners)."""
        drawn = Role.FIGURE if role not in (Role.FIGURE, Role.FORMULA) else role
        element = self._element(self._around(within), drawn, key)
        self.structure.say(element, "Alt", string(alternative))
        self.structure.attribute(element, "Layout", {"Placement": "/Block", "BBox": corners})
        return element

    def cells(self, table: Table) -> list[list[list[Tagged]]]:
        """Where each paragraph of each cell of a table belongs, row by row. Headers say which way they head
        (14.8.5.7)."""
        element = self._element(self._around(table.within), Role.TABLE, table.key)
        self._say_language(element, table.language)
        if table.alternative:
            self.structure.attribute(element, "Table", {"Summary": string(table.alternative)})
        rows = []
        for number, row in enumerate(table.rows):
            is_head = number < table.header_rows
            part = self.structure.child(element, "THead" if is_head else "TBody", "head" if is_head else "body")
            line = self.structure.child(part, "TR")
            tagged: list[list[Tagged]] = []
            for at, cell in enumerate(row):
                if not cell.span:  # covered by the one before it
                    tagged.append([])
                    continue
                part_of_row = self._cell(line, cell, is_head, table.header_column and not at)
                tagged.append(self._texts(part_of_row, cell, table.language, f"{table.key}/{number}/{at}"))
            rows.append(tagged)
        return rows

    def _texts(self, element: Element, cell: Cell, language: str, key: str) -> list[Tagged]:
        """Where the paragraphs of a cell belong: right into it where there is but one; points in a list."""
        markers = {line.paragraph: line.marker for line in cell.lines if line.marker}
        found: list[Elements] = [(element, None)]
        if markers:
            listing = self._element(element, Role.LIST, key)
            found = [
                self._item(listing, f"{key}/{number}", markers.get(number)) for number in range(len(cell.paragraphs))
            ]
        elif len(cell.paragraphs) > 1:
            found = [(self.structure.child(element, "P"), None) for _ in cell.paragraphs]
        return [Tagged(text, language or self.language, label) for text, label in found]

    def _say_language(self, element: Element, language: str) -> None:
        """Say the language of an element, where it is not the document's."""
        if language and language != self.language:
            self.structure.say(element, "Lang", string(language))

    def _cell(self, row: Element, cell: Cell, heads_column: bool, heads_row: bool) -> Element:
        said: dict[str, Value] = {}
        is_head = cell.said.strip() and (heads_column or heads_row)
        if is_head:
            said["Scope"] = "/Column" if heads_column else "/Row"
        if cell.span > 1:
            said["ColSpan"] = cell.span
        element = self.structure.child(row, "TH" if is_head else "TD")
        if said:
            self.structure.attribute(element, "Table", said)
        return element

    def _around(self, enclosures: Iterable[Enclosure]) -> Element:
        element = self.base
        for enclosure in enclosures:
            element = self._element(element, enclosure.role, enclosure.key)
        return element

    def _element(self, parent: Element, role: Role, key: str) -> Element:
        """The element of a role and key within another; within a list's item, it is in its body."""
        if parent.tag == "LI":
            parent = self.structure.child(parent, "LBody", "body")
        element = self.structure.known(parent, key)
        if element is None:
            element = self.structure.child(parent, self._tag(role), key)
            if role is Role.NOTE:
                self.structure.identify(element)
        return element

    def _tag(self, role: Role) -> str:
        """Headings never skip a level on the way down (ISO 14289-1, 7.4.2): one that would is as deep as there are
        headings above it."""
        level = _HEADINGS.get(role)
        if level is None:
            return _TAGS[role]
        self.headings = [*(above for above in self.headings if above < level), level]
        return f"H{len(self.headings)}"

    def _paragraph(self, around: Element, box: TextBox, key: str) -> Element:
        match box.role:
            case Role.LABEL if around.tag == "LI":
                return self._label(around, key, _numbering(box.text))
            case Role.LABEL if around.tag == "TOCI":
                element = self.structure.child(around, "Lbl", key)
            case Role.LABEL if around.tag.startswith("H"):
                element = self.structure.child(around, "Span", key)
                # Or it would run into the heading's words.
                self.structure.say(element, "ActualText", string(f"{box.text} "))
            case Role.CONTENTS:
                element = self.structure.child(around, "Reference", key)
            case _:
                element = self._element(around, box.role, key)
        if box.alternative:
            self.structure.say(element, "Alt", string(box.alternative))
        return element

    def _item(self, listing: Element, key: str, marker: Marker | None, *, has_text: bool = True) -> Elements:
        item = self.structure.child(listing, "LI", key)
        label = None
        if marker:
            label = self._label(item, "label", "/Square" if marker.side else "/Decimal")
            if marker.side:
                self.structure.say(label, "ActualText", string(_BULLET))
        if label and not has_text:  # an empty line of numbered code
            return label, label
        return self.structure.child(item, "LBody", "body"), label

    def _label(self, item: Element, key: str, numbering: str) -> Element:
        """The mark of a list's item; the list says what kind of marks it has (14.8.5.5)."""
        listing = self.structure.around(item)
        if listing:
            self.structure.attribute(listing, "List", listing.attributes.get("List") or {"ListNumbering": numbering})
        return self.structure.child(item, "Lbl", key)

    def _flow(
        self, box: TextBox, around: Element, markers: Mapping[int, Marker], listing: Element | None = None
    ) -> Iterator[Elements]:
        """Paragraphs, and those with marks as lists, in one text box; with a `listing` all are its items. An item of a
        deeper level is in a list within the item before it."""
        lists = [listing] if listing else []
        for index, (paragraph, key) in enumerate(zip(box.paragraphs, _keys(box), strict=True)):
            if paragraph.bullet is None and not listing:
                lists = []
                yield self.structure.child(around, "P", key), None
                continue
            if not lists:
                lists = [self._element(around, Role.LIST, f"{key}/list")]
            del lists[paragraph.level + 1 :]
            last = self.structure.last(lists[-1]) if paragraph.level >= len(lists) else None
            if last:
                lists.append(self._element(last, Role.LIST, f"{key}/list"))
            yield self._item(lists[-1], key, markers.get(index), has_text=bool(paragraph.said.strip()))


def _keys(box: TextBox) -> list[str]:
    """A key for each paragraph: the box's own for the first, since mostly there is one."""
    numbers = range(box.begins, box.begins + len(box.paragraphs))
    return [f"{box.key}/{number}" if number else box.key for number in numbers]


def _numbering(label: str) -> str:
    if label.isdigit():
        return "/Decimal"
    return "/UpperAlpha" if label.isalpha() and label.isupper() else "/None"
