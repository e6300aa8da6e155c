"""Whoever listens hears the content in the order in which it was typed, as poppler reads the tree; and words in other
languages in their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sinopack.content.cloze import concealed
from sinopack.content.model import Pack
from sinopack.report import Profile
from sinopack.theme import load_labels
from tests.tagged.content_order import GAP, slide_texts_of, texts_of, without_formulas
from tests.tagged.products import PACKS, data_of, loaded, other_forms, tagged
from tests.tagged.reading import Element
from tests.tools import run

every_pack = pytest.mark.parametrize("name", PACKS)


def _texts_of(name: str) -> list[str]:
    return list(texts_of(_for_students(name), forms=other_forms(name)))


def _for_students(name: str) -> Pack:
    pack = loaded(name)
    return concealed(pack, load_labels(pack.pack.language)("blank"))


@every_pack
def test_poppler_reads_the_handout_in_the_order_of_its_content(name: str, tmp_path: Path) -> None:
    """Hyphens aside: poppler takes no replacements, and reads one at the end of a line as if it were the author's. Nor
    does it read what is said of formulas, so that the words around them are looked for."""
    path = tmp_path / "drawn.pdf"
    path.write_bytes(data_of(name, "handout.pdf"))
    leaves = re.findall(r'^ *"(.*)"$', run("pdfinfo", "-struct-text", "-enc", "UTF-8", str(path)), re.MULTILINE)

    texts = texts_of(without_formulas(_for_students(name)), forms=other_forms(name))
    parts = [part.replace("-", "") for text in texts for part in text.split(GAP)]
    assert_in_order(parts, "".join(leaves).replace("-", ""))


@every_pack
def test_the_handout_is_read_in_the_order_of_its_content(name: str) -> None:
    file = tagged(name, "handout.pdf")

    assert_in_order(_texts_of(name), file.text(file.document))


@every_pack
@pytest.mark.parametrize("profile", [profile.value for profile in Profile if profile is not Profile.STANDARD])
def test_the_profiles_are_read_in_the_same_order(name: str, profile: str) -> None:
    """A table may have been set row by row there, with its headers said again in each."""
    file = tagged(name, f"handout-{profile}.pdf")

    assert_in_order(list(texts_of(_for_students(name), with_cells=False)), file.text(file.document))


@every_pack
def test_the_slides_are_read_in_the_order_of_their_content(name: str) -> None:
    file = tagged(name, "slides.pdf")

    assert_in_order(list(slide_texts_of(loaded(name))), file.text(file.document))


def test_another_order_is_caught() -> None:
    file, texts = tagged("sample", "handout.pdf"), list(texts_of(loaded("sample")))
    texts[20], texts[21] = texts[21], texts[20]

    with pytest.raises(AssertionError):
        assert_in_order(texts, file.text(file.document))


def assert_in_order(texts: list[str], read: str) -> None:
    """Each text stands behind the one before it."""
    read, at = squeezed(read), 0
    for text in texts:
        found = read.find(squeezed(text), at)
        assert found >= 0, f"“{text}” is not read behind “{read[max(0, at - 60) : at]}”"
        at = found + len(squeezed(text))


def squeezed(text: str) -> str:
    """A text without spaces and soft hyphens, which only say where lines end."""
    return re.sub(r"[\s\u00ad]+", "", text)


@every_pack
def test_each_slide_is_a_section_that_begins_with_its_title(name: str) -> None:
    file = tagged(name, "slides.pdf")
    sections = [each for each in file.document.kids if isinstance(each, Element)]

    assert [each.tag for each in sections] == ["Sect"] * len(file.pdf.pages)
    assert [section.kids[0].tag for section in sections] == ["H1"] * len(sections)
    titles = [file.text(section.kids[0]) for section in sections]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "Владимир Ленин"), ("zh", "毛泽东"), ("vi", "Hồ Chí Minh")],
)
@pytest.mark.parametrize("product", ["handout.pdf", "slides.pdf"])
def test_names_are_read_in_their_own_language(language: str, words: str, product: str) -> None:
    file = tagged("sample", product)
    foreign = [(str(each.source.Lang), file.text(each)) for each in file.document if "/Lang" in each.source]

    assert any(said.startswith(language) and text.strip() == words for said, text in foreign), foreign


def test_the_document_says_its_own_language() -> None:
    file = tagged("sample", "handout.pdf")

    assert str(file.pdf.Root.Lang) == "en-GB"
    assert "en-GB" not in {str(each.source.Lang) for each in file.document if "/Lang" in each.source}
