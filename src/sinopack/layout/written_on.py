"""What students write on, and its key: guided notes, worksheets, answer keys.

In: a pack as it was typed. Out: finished pages; it is here that what students may not see is taken out.
"""

from __future__ import annotations

from pathlib import Path

from sinopack.content.found_gaps import has_gaps, with_found_gaps
from sinopack.content.model import Pack
from sinopack.content.products import EditionName
from sinopack.content.sheets import chosen
from sinopack.layout import STANDARD, Laid, lay_out_paged, seen_in
from sinopack.memory import Memory
from sinopack.page import Document
from sinopack.plan.answer_key import plan_answer_key
from sinopack.plan.guided_notes import plan_guided_notes, word_banks
from sinopack.plan.worksheet import plan_worksheet
from sinopack.problems import Place, Problem, Problems
from sinopack.theme import load_labels


def lay_out_guided_notes(
    pack: Pack,
    folder: Path = Path(),
    profile: str = STANDARD,
    edition: EditionName = "student",
    memory: Memory | None = None,
) -> Laid[Document]:
    """The guided notes; those of teachers are their key. Raises Problems, also where there is no gap."""
    if not has_gaps(pack):
        raise _nothing("This pack has no gaps, so there are no guided notes.", pack.sections[0].place,
                       "Type ==words to fill in== in its texts, or have them found: "
                       "`products: {guided_notes: {gaps: [terms, dates]}}`.")  # fmt: skip
    labels = load_labels(pack.pack.language)
    months = (*labels.months, *labels.months_alone)
    gapped = with_found_gaps(pack, pack.products.guided_notes, months)
    banks = word_banks(gapped)
    seen = seen_in(edition, gapped, labels)
    return lay_out_paged(
        seen, folder, profile, lambda pack, labels: plan_guided_notes(pack, labels, edition, banks), memory
    )


def lay_out_worksheet(
    pack: Pack, folder: Path = Path(), profile: str = STANDARD, variant: str = "", memory: Memory | None = None
) -> Laid[Document]:
    """The worksheet in a variant (see `plan.worksheet`). Raises Problems, also where there are no questions."""
    _mind_questions(pack, "a worksheet")
    seen = seen_in("student", pack, load_labels(pack.pack.language))
    return lay_out_paged(seen, folder, profile, lambda pack, labels: plan_worksheet(pack, labels, variant), memory)


def lay_out_answer_key(pack: Pack, folder: Path = Path(), memory: Memory | None = None) -> Laid[Document]:
    """The answers to all versions of the worksheet. Raises Problems, also where there are no questions."""
    _mind_questions(pack, "an answer key")
    return lay_out_paged(pack, folder, STANDARD, plan_answer_key, memory)


def _mind_questions(pack: Pack, product: str) -> None:
    if not chosen(pack.products.worksheet, pack.questions):
        raise _nothing(f"This pack has no questions for {product}.", pack.place, "Give it some: `questions:`.")


def _nothing(message: str, place: Place | None, advice: str) -> Problems:
    return Problems([Problem(message, place, advice=advice)])
