"""Packs for cards, and the PDFs drawn of them.

In: the text of a content file. Out: finished pages, or the PDF's bytes.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from sinopack import content
from sinopack.layout import Laid, lay_out_flashcards, lay_out_sorting_cards
from sinopack.page import Document
from sinopack.render.pdf.document import draw

TERMS = "".join(f"  - Term number {number}: What it means, in a few words, the {number}th\n" for number in range(1, 12))
PEOPLE = """people:
  - name: Mao Zedong
    native: 毛泽东
    dates: 1893/1976
    role: Leader of the party
    text: He broke with Moscow.
"""
EVENTS = """timeline:
  - { date: 1949-10-01, text: The republic is proclaimed, importance: high }
  - { date: 1950-02-14, text: The treaty is signed, detail: In Moscow }
  - { date: 1956-02, text: The secret speech is held }
  - { date: 1960-07, text: The advisers leave, importance: low }
"""
QUESTIONS = """questions:
  - question: Who signed?
    options: [Mao, Lenin]
    answer: A
    reason: Lenin was dead.
  - question: Name two causes.
    answer: |
      Any two of these:

      - the border
      - the bomb
    marks: 4
  - question: How far do you agree?
    answer: WORDS
""".replace("WORDS", "A long answer. " * 40)


def pack_of(*parts: str, products: str = "", print: str = "") -> str:
    """A content file with a title, a section and these parts."""
    settings = f"products:\n  {products}\n" if products else ""
    paper = f"print: {{{print}}}\n" if print else ""
    return f"pack: The Long March\nsections:\n  - Retreat\n{''.join(parts)}{settings}{paper}"


def terms(count: int = 11) -> str:
    return "terms:\n" + "".join(TERMS.splitlines(keepends=True)[:count])


def flashcards(text: str, folder: Path, profile: str = "standard") -> Laid[Document]:
    return lay_out_flashcards(_loaded(text, folder), folder, profile)


def sorting_cards(text: str, folder: Path, profile: str = "standard", *, with_key: bool = True) -> Laid[Document]:
    return lay_out_sorting_cards(_loaded(text, folder), folder, profile, with_key=with_key)


def _loaded(text: str, folder: Path) -> content.model.Pack:
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8")
    return content.load(path)


def drawn(laid: Laid[Document]) -> bytes:
    target = BytesIO()
    draw(laid.result, target)
    return target.getvalue()
