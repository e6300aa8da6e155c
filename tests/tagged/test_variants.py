"""Files that come in variants, and the masters to print from: the standards that each keeps, by a validator."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import page as page_validation
import pytest

from sinopack import pipeline
from sinopack.report import Edition, Product, Profile, Target
from sinopack.selection import targets_of, wish
from tests.tagged.bijection import faults
from tests.tagged.products import PACKS, loaded
from tests.tagged.reading import TaggedFile

VARIANTS = ("worksheet-a.pdf", "worksheet-b.pdf", "worksheet-support.pdf", "worksheet-support-large-print.pdf")
MASTERS = ("booklet.pdf", "two-up.pdf")
NAMES = ("sample", "question-kinds", "cloze")


@cache
def drawn(name: str) -> dict[str, bytes]:
    """The worksheets in two versions and with support, and the masters, by their files' names."""
    pack = loaded(name)
    worksheet = pack.products.worksheet.model_copy(update={"versions": 2, "support": True})
    pack = pack.model_copy(update={"products": pack.products.model_copy(update={"worksheet": worksheet})})
    wanted = [
        *targets_of(pack, wish([Product.WORKSHEET], [Profile.STANDARD, Profile.LARGE_PRINT])),
        Target(Product.BOOKLET, edition=Edition.STUDENT),
        Target(Product.TWO_UP, edition=Edition.STUDENT),
    ]
    files = pipeline.draw(pipeline.lay_out(pack, wanted, PACKS[name].parent))
    return {target.file_name: data for target, data in files.items()}


def failures(data: bytes, profile: str, folder: Path) -> str:
    path = folder / "drawn.pdf"
    path.write_bytes(data)
    result = page_validation.validate_pdf(str(path), profile=profile)
    return "" if result.is_compliant else str(result)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("file", VARIANTS)
def test_every_version_of_a_worksheet_keeps_both_standards(name: str, file: str, tmp_path: Path) -> None:
    data = drawn(name)[file]
    assert failures(data, "ua1", tmp_path) == ""
    assert failures(data, "2a", tmp_path) == ""
    assert faults(TaggedFile(data)) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("file", MASTERS)
def test_a_master_can_be_kept_for_good_and_claims_no_tags(name: str, file: str, tmp_path: Path) -> None:
    data = drawn(name)[file]
    assert failures(data, "2b", tmp_path) == ""
    assert b"<pdfuaid:part>" not in data  # the schema that could say so is described in every file
