"""The whole file: a finished document or deck and a binary file go in; the file holds a PDF when they return.

Three steps: note every glyph and cut the faces down to them; draw the pages; write what leads to them and what the file
says about itself. The same input gives the same bytes, whatever the day, the folder or the process.
"""

from __future__ import annotations

from typing import BinaryIO, NamedTuple

from msgspec.structs import replace

from sinopack.memory import Memory, Same, said_by
from sinopack.page import Bookmark, Deck, Document, Page, shown
from sinopack.render.pdf.colours import output_intent
from sinopack.render.pdf.content import Content
from sinopack.render.pdf.embedding import embed
from sinopack.render.pdf.faces import FaceBook
from sinopack.render.pdf.navigation import add_labels, add_names, add_outline
from sinopack.render.pdf.objects import File, Value, array, dictionary
from sinopack.render.pdf.pages import PageDrawer
from sinopack.render.pdf.pictures import PictureBook
from sinopack.render.pdf.private import add_private
from sinopack.render.pdf.properties import catalogue_entries, creation_date, information, packet
from sinopack.render.pdf.script import Differs
from sinopack.render.pdf.sheet import Sheet
from sinopack.render.pdf.structure import Structure
from sinopack.render.pdf.tags import Tagger


class Manner(NamedTuple):
    """How a document is drawn: with tags, each page a section of its own, with `private` bytes."""

    tagged: bool = True
    sections: bool = False
    private: bytes = b""


def draw(
    document: Document, target: BinaryIO, *, tagged: bool = True, private: bytes = b"", memory: Memory | None = None
) -> None:
    """Write a finished document to a binary file as PDF 1.7: with tags as PDF/UA-1 and PDF/A-2a at once; without (a
    print master), as PDF/A-2b. `private` are bytes to travel with it, for `private_in` to find. `memory` is that of
    earlier builds.

    Raises OSError when the target cannot be written. Fonts and pictures are as layout opened them: one that cannot be
    read any more is an error of HarfBuzz or a ValueError.
    """
    _draw(document, target, Manner(tagged, private=private), memory)


def draw_deck(
    deck: Deck, target: BinaryIO, *, tagged: bool = True, private: bytes = b"", memory: Memory | None = None
) -> None:
    """Write a finished deck to a binary file as PDF 1.7, a slide a page: what its layout has, then the slide's items.

    The outline lists the sections, and in each its slides. Tags, `private`, and what is raised, as in `draw`.
    """
    document = Document(deck.properties, _shown(deck, memory), tuple(_slide_bookmarks(deck)))
    _draw(document, target, Manner(tagged, sections=True, private=private), memory)


def _shown(deck: Deck, memory: Memory | None) -> tuple[Page, ...]:
    """The slides as pages; those of an earlier build where nothing on them has changed."""
    pages = shown(deck)
    if memory is None:
        return pages
    layouts = {layout.name: said_by(layout).digest for layout in deck.layouts}
    keys = [("shown", Same(slide.page), layouts.get(slide.layout)) for slide in deck.slides]
    return tuple(memory.again(key, lambda page=page: page) for key, page in zip(keys, pages, strict=True))  # type: ignore[misc]


def _draw(document: Document, target: BinaryIO, manner: Manner, memory: Memory | None) -> None:
    pages = PageDrawer(memory)
    try:
        _write(document, target, manner, pages)
    except Differs:  # what was remembered fits this document no longer
        _write(document, target, manner, replace(pages, recalls=False))


def _write(document: Document, target: BinaryIO, manner: Manner, drawer: PageDrawer) -> None:
    file = File(drawer.memory)
    faces, pictures = FaceBook(), PictureBook(file)
    for page in document.pages:
        faces.note(drawer.runs(page))
    fonts = {face.label: embed(face, file) for face in faces.subset(drawer.memory)}
    destinations = {destination.name for page in document.pages for destination in page.destinations}
    structure = Structure(file) if manner.tagged else None
    tagger = Tagger(structure, document.properties.language) if structure else None
    references = []
    for page in document.pages:
        sheet = Sheet(file, _content_of(page), faces, pictures, destinations, tagger)
        references.append(file.reserve())
        entries = structure.begin_page(references[-1]) if structure else {}
        if tagger and manner.sections:
            tagger.begin_section(page.key)
        content = drawer.draw(page, sheet)
        file.fill(references[-1], _page(page, sheet, content, fonts, entries))
    catalogue: dict[str, Value] = {
        **catalogue_entries(document.properties),
        **add_names(document.pages, references, file),
        **add_outline(document.bookmarks, document.pages, references, file),
        **(structure.write() if structure else {}),
        **add_labels(document.numbers),
        **add_private(manner.private, file, creation_date(document.properties)),
        "OutputIntents": array([output_intent(file)]),
        "Metadata": file.add_stream(
            packet(document.properties, tagged=manner.tagged), {"Type": "/Metadata", "Subtype": "/XML"}, compress=False
        ),
    }
    file.write(target, references, catalogue, information(document.properties))


def _slide_bookmarks(deck: Deck) -> list[Bookmark]:
    bookmarks, section = [], ""
    for number, slide in enumerate(deck.slides):
        if slide.section and slide.section != section:
            bookmarks.append(Bookmark(slide.section, 0, number, 0.0))
        section = slide.section
        bookmarks.append(Bookmark(slide.title, 1 if section else 0, number, 0.0))
    return bookmarks


def _content_of(page: Page) -> Content:
    return Content(page.size.height, page.size.width if page.is_turned else 0.0)


def _page(page: Page, sheet: Sheet, content: bytes, fonts: dict[str, str], structure: dict[str, Value]) -> str:
    """The dictionary of a page that has been drawn; `structure` is what leads from it to its elements."""
    file = sheet.file
    resources: dict[str, Value] = {"Font": dictionary({label: fonts[label] for label in sheet.face_labels})}
    if sheet.picture_labels:
        pictures = {label: sheet.pictures.references[label] for label in sheet.picture_labels}
        resources["XObject"] = dictionary(pictures)
    if sheet.opacities:
        states = {label: dictionary({"ca": fill, "CA": line}) for (fill, line), label in sheet.opacities.items()}
        resources["ExtGState"] = dictionary(states)
    if sheet.patterns:
        resources["Pattern"] = dictionary({label: pattern for pattern, label in sheet.patterns.items()})
    entries: dict[str, Value] = {
        "Type": "/Page",
        "Parent": file.page_tree,
        "MediaBox": array([0, 0, page.size.width, page.size.height]),
        "Resources": dictionary(resources),
        "Contents": file.add_stream(content, {}),
        **structure,
    }
    if sheet.annotations:
        entries["Annots"] = array(sheet.annotations)
    return dictionary(entries)
