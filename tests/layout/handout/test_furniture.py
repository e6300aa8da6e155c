"""What runs at the foot of pages: parts of it are left out where there is no room, and no word is cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack.layout import lay_out_handout
from sinopack.layout.written_on import lay_out_worksheet
from sinopack.page import Document, TextBox
from tests.plan.typed import typed

PACK = """
pack: {{title: {title}, language: de}}
sections:
  - {{title: {section}, body: "{body}"}}
questions:
  - {{question: Warum?, id: why, lines: 3}}
"""
LONG = "Der Konjunktiv der Vergangenheit in Haupt- und Nebensätzen"


def feet(document: Document) -> list[tuple[TextBox, TextBox]]:
    """What stands on the left and on the right of each foot."""
    found = []
    for page in document.pages:
        boxes = [item for item in page.items if isinstance(item, TextBox) and item.key.startswith("footer-")]
        left, right = sorted(boxes, key=lambda box: box.key)[:2]
        found.append((left, right))
    return found


@pytest.mark.parametrize("profile", ["standard", "large-print", "dyslexia-friendly"])
def test_no_foot_is_cut(profile: str) -> None:
    pack = typed(PACK.format(title="Der Konjunktiv II", section=LONG, body="Text. " * 900))
    documents = [
        lay_out_handout(pack, Path(), profile, "student").result,
        lay_out_handout(pack, Path(), profile, "teacher").result,
        lay_out_worksheet(pack, Path(), profile).result,
    ]
    for left, right in (each for document in documents for each in feet(document)):
        assert "…" not in left.text
        assert len(left.lines) == len(right.lines) == 1
        assert left.rect.right <= right.rect.x


def test_a_worksheet_with_a_long_title_says_at_its_foot_what_it_is() -> None:
    pack = typed(PACK.format(title=LONG, section="S", body="Text."))
    texts = [left.text for left, _ in feet(lay_out_worksheet(pack, Path(), "large-print").result)]
    assert set(texts) == {"Arbeitsblatt"}


def test_a_part_with_a_long_title_is_named_by_its_number() -> None:
    pack = typed(PACK.format(title="T", section=LONG, body="Text. " * 900))
    texts = [left.text for left, _ in feet(lay_out_handout(pack, Path(), "large-print", "teacher").result)]
    assert "Ausgabe für Lehrkräfte  |  1" in texts


def test_the_whole_stands_at_the_foot_where_there_is_room() -> None:
    pack = typed(PACK.format(title="Der Konjunktiv II", section="S", body="Text."))
    texts = {left.text for left, _ in feet(lay_out_worksheet(pack, Path(), "large-print").result)}
    assert texts == {"Arbeitsblatt – Der Konjunktiv II"}
