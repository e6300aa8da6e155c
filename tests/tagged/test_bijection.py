"""The check of the tree finds every kind of fault: each is planted in a sound file and must be caught."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from tests.tagged.bijection import faults
from tests.tagged.products import data_of
from tests.tagged.reading import Element, TaggedFile

Plant = Callable[[pikepdf.Pdf, TaggedFile], Any]


def planted(plant: Plant) -> list[str]:
    """What the check says of the sample's handout once a fault has been planted in it."""
    sound = TaggedFile(data_of("sample", "handout.pdf"))
    plant(sound.pdf, sound)
    target = BytesIO()
    sound.pdf.save(target)
    return faults(TaggedFile(target.getvalue()))


def places(pdf: pikepdf.Pdf, page: int) -> Any:
    """The elements that a page's pieces belong to, as the file lists them."""
    return pdf.Root.StructTreeRoot.ParentTree.Nums[2 * page + 1]


def first(file: TaggedFile, tag: str, with_piece: bool = True) -> Element:
    return next(
        each for each in file.document if each.tag == tag and (not with_piece or isinstance(each.kids[0], tuple))
    )


def swap_parents(pdf: pikepdf.Pdf, _: TaggedFile) -> None:
    listed = places(pdf, 0)
    listed[0], listed[1] = listed[1], listed[0]


def rewrite(pdf: pikepdf.Pdf, page: int, old: bytes, new: bytes) -> None:
    contents = pdf.pages[page].Contents
    data = contents.read_bytes()
    assert old in data
    contents.write(data.replace(old, new, 1))


def link(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[1].Annots[0]


def drop_first_kid_of_a_page(_: pikepdf.Pdf, file: TaggedFile) -> None:
    del first(file, "P").source["/K"]


def own_twice(_: pikepdf.Pdf, file: TaggedFile) -> None:
    title, piece = first(file, "H1"), first(file, "P")
    title.source.K = pikepdf.Array([title.source.K, piece.source.K])


FAULTS: dict[str, tuple[Plant, str]] = {
    "a page without its key": (lambda pdf, _: pdf.pages[3].obj.__delitem__("/StructParents"), "does not lead"),
    "two pages with one key": (lambda pdf, _: pdf.pages[3].obj.__setitem__("/StructParents", 2), "does not lead"),
    "two parents swapped": (swap_parents, "leads to other elements"),
    "a parent too few": (lambda pdf, _: places(pdf, 0).__delitem__(-1), "leads to other elements"),
    "a piece that no element holds": (drop_first_kid_of_a_page, "belongs to no element"),
    "a piece that two elements hold": (own_twice, "belongs to 2 elements"),
    "a number twice": (lambda pdf, _: rewrite(pdf, 1, b"/MCID 4>>", b"/MCID 3>>"), "uses the number 3 2 times"),
    "a number that is not drawn": (lambda pdf, _: rewrite(pdf, 1, b"<</MCID 4>>", b"<</MCID 904>>"), "is not drawn"),
    "text outside of all marks": (lambda pdf, _: rewrite(pdf, 1, b"/Artifact BMC", b"/Span BMC"), "outside of all"),
    "a mark left open": (lambda pdf, _: pdf.pages[1].Contents.write(pdf.pages[1].Contents.read_bytes() + b"\n/P BMC"),
                         "leaves a mark open"),
    "a wrong parent": (lambda pdf, file: first(file, "P").source.__setitem__("/P", pdf.Root.StructTreeRoot.K),
                       "names another parent"),
    "a link without its key": (lambda pdf, _: link(pdf).__delitem__("/StructParent"), "leads to another element"),
    "a link in no element": (lambda pdf, _: pdf.pages[1].Annots.append(pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 1, 1]))), "a link belongs to no element"),
    "a link that is on no page": (lambda pdf, _: pdf.pages[1].Annots.__delitem__(0), "on no page"),
    "a link in a paragraph": (lambda _, file: first(file, "Link", False).source.__setitem__("/S", pikepdf.Name.P),
                              "a link belongs to a P"),
    "a note without its name": (lambda _, file: first(file, "Note", False).source.__delitem__("/ID"), "identifier"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(name: str) -> None:
    plant, words = FAULTS[name]
    found = planted(plant)

    assert any(words in fault for fault in found), found


def test_an_untouched_file_has_no_fault() -> None:
    assert planted(lambda *_: None) == []
