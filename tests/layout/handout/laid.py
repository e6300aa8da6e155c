"""Packs laid out on paper, each once a test session.

In: the names of a pack, a paper and a profile. Out: the finished handout, its plan, and the sheet it stands on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from sinopack import content
from sinopack.content.cloze import concealed
from sinopack.content.model import Pack
from sinopack.layout import STANDARD, lay_out_handout
from sinopack.layout.handout.sheet import Sheet, sheet_of
from sinopack.layout.profile import PROFILES
from sinopack.page import Document
from sinopack.plan import plan_handout
from sinopack.plan.plans import HandoutPlan
from sinopack.problems import Problem
from sinopack.theme import load_labels

ROOT = Path(__file__).parents[3]
PACKS = {
    "sample": ROOT / "content.yaml",
    **{path.parent.name: path for path in sorted((ROOT / "tests" / "packs").glob("*/content.yaml"))},
}
PAPERS = ("A4", "Letter", "A5", "A3")


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A handout, the plan it was made from, its sheet as composed, by how much that was enlarged, and what the author
    was told."""

    document: Document
    plan: HandoutPlan
    sheet: Sheet
    factor: float
    notices: tuple[Problem, ...]


@cache
def loaded(name: str) -> Pack:
    return content.load(PACKS[name])


def on_paper(pack: Pack, paper: str) -> Pack:
    """The pack with another size of paper in its print settings."""
    return pack.model_copy(update={"print": pack.print.model_copy(update={"paper": paper})})


def laid_out(pack: Pack, paper: str, folder: Path = ROOT, profile: str = STANDARD) -> LaidOut:
    made = lay_out_handout(on_paper(pack, paper), folder, profile)
    labels = load_labels(pack.pack.language)
    plan = plan_handout(concealed(pack, labels("blank")), labels)
    sheet = sheet_of(paper) if profile == STANDARD else PROFILES[profile].sheet(paper)
    return LaidOut(made.result, plan, sheet, sheet.scale, made.notices)


@lru_cache(maxsize=16)  # the tests of one pack follow one another
def laid(name: str, paper: str, profile: str = STANDARD) -> LaidOut:
    """A pack of the repository on a paper, in a profile. Raises Problems."""
    return laid_out(loaded(name), paper, PACKS[name].parent, profile)
