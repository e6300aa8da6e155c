"""The contents of a linear sheet stay on one page."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack.layout import lay_out_handout
from tests.plan.typed import typed


@pytest.mark.parametrize("profile", ["large-print", "dyslexia-friendly"])
@pytest.mark.parametrize("sentences", range(2, 40, 3))
def test_short_contents_stand_on_one_page(sentences: int, profile: str) -> None:
    summary = "Water rises, cools and falls again as rain. " * sentences
    sections = "".join(f"  - {{title: Part {n}, body: Text.}}\n" for n in range(5))
    pack = typed(f'pack:\n  title: T\n  summary: "{summary}"\nsections:\n{sections}')
    pages = lay_out_handout(pack, Path(), profile).result.pages
    assert sum(any(item.key.startswith("contents-") for item in page.items) for page in pages) == 1
