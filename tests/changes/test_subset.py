"""Some pages by themselves: files that are whole, and pages that are what they were."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from sinopack.changes.subset import subset
from sinopack.page import Document
from sinopack.render import pdf
from tests.layout.handout.laid import PACKS, laid_out, loaded
from tests.tagged.bijection import faults
from tests.tagged.reading import TaggedFile


def finished(name: str, profile: str = "standard") -> Document:
    return laid_out(loaded(name), "A4", PACKS[name].parent, profile).document


def drawn(document: Document) -> bytes:
    file = BytesIO()
    pdf.draw(document, file)
    return file.getvalue()


def choices(count: int) -> list[tuple[int, ...]]:
    """Every other page, so that whatever goes on over a page is cut off before and after; and the last by itself."""
    return [tuple(range(1, count + 1, 2)), tuple(range(2, count + 1, 2)) or (1,), (count,)]


@pytest.mark.parametrize(("name", "profile"), [*((name, "standard") for name in PACKS), ("sample", "large-print")])
def test_pages_by_themselves_are_valid_files(name: str, profile: str, tmp_path: Path) -> None:
    document = finished(name, profile)
    for numbers in choices(len(document.pages)):
        data = drawn(subset(document, numbers))
        path = tmp_path / "some.pdf"
        path.write_bytes(data)
        for standard in ("ua1", "2a"):
            result = page_validation.validate_pdf(str(path), profile=standard)
            assert result.is_compliant, f"{name} {numbers}: {result}"
        assert faults(TaggedFile(data)) == [], f"{name} {numbers}"


def test_pages_keep_their_items_and_their_numbers() -> None:
    document = finished("sample")
    some = subset(document, (9, 2, 3, 99))
    assert some.pages == (document.pages[1], document.pages[2], document.pages[8])
    with pikepdf.open(BytesIO(drawn(some))) as file:
        labels = [page.label for page in file.pages]
        with file.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
    assert labels == ["2", "3", "9"]
    assert titles == ["1 Early ties", "2 Alliance", "7 The brink of war"]


def test_links_to_pages_that_are_not_there_are_plain_text() -> None:
    document = finished("sample")
    contents = document.pages[0]
    with pikepdf.open(BytesIO(drawn(document))) as file:
        links = [link for link in file.pages[0].Annots if link.A.S == "/GoTo"]
    with pikepdf.open(BytesIO(drawn(subset(document, (1, 3))))) as file:
        left = [link for link in file.pages[0].Annots if link.A.S == "/GoTo"]
        names = {str(name) for name in file.Root.Names.Dests.Names[::2]}
        assert {str(link.A.D) for link in left} == {"section-alliance"}
        assert {str(link.A.D) for link in left} <= names
    assert len(links) > 10, "the contents lead everywhere"
    assert subset(document, (1, 3)).pages[0] == contents


def test_a_whole_document_numbers_its_pages_from_one() -> None:
    with pikepdf.open(BytesIO(drawn(finished("rome")))) as file:
        assert file.Root.PageLabels.Nums[0] == 0
        assert "/St" not in file.Root.PageLabels.Nums[1]
        assert [page.label for page in file.pages] == [str(number) for number in range(1, len(file.pages) + 1)]
