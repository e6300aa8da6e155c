"""Every leaf of the sample is said just where docs/content-format.md says, and every optional one can go (figure 3).

The leaves are changed to words (years, marks) that occur nowhere else, many in one build, and the finished pages,
slides and notes are searched for them; then one leaf of each kind is followed into the real files.
"""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Iterable, Iterator
from itertools import count, groupby, product
from pathlib import Path
from typing import Any

import pytest

from sinopack.memory import Memory
from sinopack.page import Deck, Document
from tests.clients.leaves import (
    Keys,
    Leaf,
    Rule,
    UndocumentedLeaf,
    leaves_of,
    load_tree,
    places_of,
    read_rules,
    save_tree,
)
from tests.clients.packs import build_pack, lay_out_pack
from tests.clients.said import Texts, places_with, said_by_files, said_by_pages

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "content.yaml"
PICTURES = ROOT / "pictures"
FORMAT = ROOT / "docs" / "content-format.md"

DATES = {"date", "dates"}
IDS = {"id", "section", "source", "analyse"}
REQUIRED = {
    "title", "name", "term", "meaning", "question", "text", "quote", "callout", "extract", "word", "date", "chart",
    "count", "formula", "code", "figure", "alt", "decorative", "at",
}  # fmt: skip
TASKS = {"statement", "gaps", "order", "match", "label", "pins", "complete", "analyse"}
"""Keys of questions without which nothing is asked."""
REQUIRED_OF_AN_ERA = ("timeline", "eras")
"""Keys without which their entry says nothing (an era: none of its keys): whoever wants them gone deletes the entry."""
OTHER_CHOICES = {
    "importance": {"low": "normal", "normal": "high", "high": "normal"},
    "header": {"row": "both", "both": "row", "column": "both", "none": "row"},
    "header_rows": {},
    "align": {},
    "align[]": {},
    "paraphrase": {"true": "no", "yes": "no", "false": "yes", "no": "yes"},
    "decorative": {},
    "crop": {},
    "focus": {},
    "at": {},
    "lines": {},
    "language": {"en-GB": "en-US"},
    "native_language": {},
    "show": {},
    "parts[]": {},
    "paper": {"A4": "Letter"},
    "ratio": {"16:9": "4:3"},
    "theme": {"two-colour": "plain"},
    "fonts": {"textbook": "plain"},
    "figure": {},
    "label": {},
    "diagram": {},
    "chart": {"column": "bar"},
    "count": {"categories by eras": "eras by categories"},
    "stacked": {"yes": "no", "no": "yes"},
    "category": {},
    "categories": {},
    "categories[]": {},
}
"""Keys whose value is one of a few, and the other value to try; those without one are tried only by removal."""
REFERENCE = re.compile(r"\[([^\]]*)\]\((term|person|source|section):([^)]*)\)")
EFFECT = "Zqz"
"""What all arrows of a diagram lead to, when their causes are changed."""
FIRST_MARKS = 61
"""Marks that no page number, slide number or total of the sample comes near, up to the largest allowed, 100."""
FIRST_YEAR, OLDEST, LONGER = 2101, 1800, 20
"""Where the years of `change_dates` begin, what year that was, and how many years it makes of one."""


def is_choice(leaf: Leaf) -> bool:
    is_letter = leaf.field == "answer" and ("options" in leaf.entry or "statement" in leaf.entry)
    return leaf.field in IDS | set(OTHER_CHOICES) or "show" in leaf.keys or is_letter


def words() -> Iterator[str]:
    """Words that no language has, in no language's alphabetical reach of another: Zqbbb, Zqbbc, …"""
    return ("Zq" + "".join(letters) for letters in product("bcdfghjklmnpqrstvwxz", repeat=3))


def put(tree: Any, keys: Keys, value: str) -> None:
    for key in keys[:-1]:
        tree = tree[key]
    tree[keys[-1]] = value


def change(tree: dict[str, Any], leaves: Iterable[Leaf], values: Iterator[str]) -> list[tuple[Leaf, str]]:
    """Change leaves of `tree` to values of their own; each leaf with its value."""
    changed = [(leaf, next(values)) for leaf in leaves]
    for leaf, value in changed:
        put(tree, leaf.keys, _with_what_it_needs(leaf, value))
    return changed


def _with_what_it_needs(leaf: Leaf, value: str) -> str:
    """A value for a leaf: with an arrow, a gap, or the cells of its row, where the leaf has some."""
    if leaf.field == "step" and "->" in leaf.text:
        return f"{value} -> {EFFECT}"
    first, *others = leaf.text.split("|") if "complete" in leaf.keys else [leaf.text]
    return "|".join((f"{value} =={EFFECT}==" if "==" in first else value, *others))


def change_dates(tree: dict[str, Any]) -> list[tuple[Leaf, str]]:
    """Give every date years of its own; each leaf with its first year.

    They are the old years on a longer scale, on which each has room for all that was in it: order and proportion stay,
    so events stay in their eras, and what has room on an axis still has.
    """
    leaves = [leaf for leaf in leaves_of(tree) if leaf.field in DATES]
    ends = [
        (int(year), position if "/" in leaf.text else 0.5, leaf, position)
        for leaf in leaves
        for position, year in enumerate(re.findall(r"\d{4}", leaf.text))
    ]
    new: dict[tuple[Keys, int], str] = {}
    for _, group in groupby(sorted(ends, key=lambda end: end[:2]), key=lambda end: end[0]):
        free = (year for year in count(FIRST_YEAR) if year % 5)  # a scale may print the others by itself
        for (old, _, leaf, position), year in zip(group, free, strict=False):
            new[leaf.keys, position] = str(year + LONGER * (old - OLDEST))
    for leaf in leaves:
        put(tree, leaf.keys, "/".join(new[leaf.keys, position] for position in (0, 1) if (leaf.keys, position) in new))
    return [(leaf, new[leaf.keys, 0]) for leaf in leaves]


def save_sample(tree: dict[str, Any], folder: Path) -> Path:
    """Write a changed sample beside its pictures."""
    if PICTURES.is_dir():
        shutil.copytree(PICTURES, folder / PICTURES.name, dirs_exist_ok=True)
    return save_tree(tree, folder / "content.yaml")


def lay_out(tree: dict[str, Any], folder: Path, memory: Memory | None = None) -> Texts:
    """What the handout, the slides and the notes of a pack say."""
    finished = lay_out_pack(save_sample(tree, folder), memory)
    handout, deck = finished.documents.values()
    assert isinstance(handout, Document)
    assert isinstance(deck, Deck)
    return said_by_pages(handout, deck)


def differences(said: Texts, changed: Iterable[tuple[Leaf, str]], rules: list[Rule]) -> str:
    """The leaves that are not said where the table says, in words."""
    wrong = []
    for leaf, value in changed:
        try:
            promised, found = places_of(leaf, rules), places_with(said, value)
        except UndocumentedLeaf as gap:
            wrong.append(str(gap))
            continue
        if promised != found:
            wrong.append(f"{leaf}: promised in {sorted(promised)}, found in {sorted(found)}")
    return "\n".join(wrong)


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    return load_tree(SAMPLE)


@pytest.fixture(scope="module")
def rules() -> list[Rule]:
    return read_rules(FORMAT.read_text(encoding="utf-8"))


@pytest.fixture
def tree(sample: dict[str, Any]) -> dict[str, Any]:
    """The sample, to change."""
    return copy.deepcopy(sample)


@pytest.fixture(scope="module")
def built(sample: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Memory:
    """What a build of the sample leaves in memory. A build that has it lays out only what is new, and gives the same
    (`test_warm.py`): for the many tests in which one leaf is another or gone."""
    memory = Memory()
    lay_out_pack(save_sample(sample, tmp_path_factory.mktemp("sample")), memory)
    memory.end_build(good=True)
    return memory


@pytest.fixture
def memory(built: Memory) -> Iterator[Memory]:
    """The same for each test: it forgets what that has built."""
    yield built
    built.end_build(good=False)


def test_every_text_is_said_where_the_format_says(tree: dict[str, Any], rules: list[Rule], tmp_path: Path) -> None:
    leaves = [leaf for leaf in leaves_of(tree) if not is_choice(leaf) and leaf.field not in DATES | {"marks"}]
    changed = change(tree, leaves, words())

    assert differences(lay_out(tree, tmp_path), changed, rules) == ""


def test_every_date_is_said_where_the_format_says(tree: dict[str, Any], rules: list[Rule], tmp_path: Path) -> None:
    changed = change_dates(tree)

    assert differences(lay_out(tree, tmp_path), changed, rules) == ""


def test_categories_are_said_where_the_format_says(tree: dict[str, Any], rules: list[Rule], tmp_path: Path) -> None:
    """Without the charts that count them, which name those that they count."""
    _drop_counts(tree)
    changed = change(tree, [leaf for leaf in leaves_of(tree) if leaf.field == "category"], words())

    assert differences(lay_out(tree, tmp_path), changed, rules) == ""


def test_marks_are_said_where_the_format_says(tree: dict[str, Any], rules: list[Rule], tmp_path: Path) -> None:
    leaves = [leaf for leaf in leaves_of(tree) if leaf.field == "marks"]
    changed = change(tree, leaves, map(str, range(FIRST_MARKS, 101)))
    for question in tree["questions"]:
        _drop_marking(question)
        if not {"gaps", "order", "match", "label", "complete"} & set(question):
            question["lines"] = "1"

    assert differences(lay_out(tree, tmp_path), changed, rules) == ""


def test_ids_are_never_said(tree: dict[str, Any], tmp_path: Path) -> None:
    """Every id, and what refers to it, gets another name: the files say the same."""
    before = lay_out(tree, tmp_path)
    renamed = change(tree, [leaf for leaf in leaves_of(tree) if leaf.field == "id"], words())
    new = {leaf.text: value.lower() for leaf, value in renamed}
    assert new
    for leaf in list(leaves_of(tree)):
        if leaf.field in {"section", "source", "analyse"}:
            put(tree, leaf.keys, new[leaf.text])
        else:
            put(tree, leaf.keys, REFERENCE.sub(lambda m: f"[{m[1]}]({m[2]}:{new.get(m[3], m[3])})", leaf.text))

    after = lay_out(tree, tmp_path)

    assert _without_fingerprints(after) == _without_fingerprints(before)


def test_a_right_answer_moves_to_its_letter(tree: dict[str, Any], tmp_path: Path) -> None:
    """An answer that names a letter is a choice: another letter changes the slides and no word of the handout."""
    before = lay_out(tree, tmp_path)
    answers = [question for question in tree["questions"] if "options" in question]
    assert answers
    for question in answers:
        del question["distractors"]
        question["answer"] = "B" if question["answer"] != "B" else "A"

    after = lay_out(tree, tmp_path)

    assert _without_fingerprints(after)["handout"] == _without_fingerprints(before)["handout"]


CHOICES = sorted({leaf.pattern for leaf in leaves_of(load_tree(SAMPLE)) if OTHER_CHOICES.get(leaf.field)})


@pytest.mark.parametrize("pattern", CHOICES)
def test_another_choice_builds(tree: dict[str, Any], tmp_path: Path, pattern: str, memory: Memory) -> None:
    for leaf in [leaf for leaf in leaves_of(tree) if leaf.pattern == pattern]:
        put(tree, leaf.keys, OTHER_CHOICES[leaf.field][leaf.text])

    assert all(lay_out(tree, tmp_path, memory).values())


@pytest.mark.parametrize(
    ("shown", "gone"),
    [("handout", {"slides", "notes"}), ("slides", {"handout"})],
)
def test_what_is_shown_elsewhere_is_not_said_here(
    tree: dict[str, Any], tmp_path: Path, shown: str, gone: set[str]
) -> None:
    """A section that shows in one product, with all that stands in it."""
    tree["sections"][0]["show"] = [shown]
    marked = [leaf for leaf in leaves_of(tree["sections"][0], ("sections", 0)) if not is_choice(leaf)]
    texts_of_it = [leaf for leaf in marked if leaf.field not in DATES]
    changed = change(tree, texts_of_it, words())
    _flatten_references(tree)

    said = lay_out(tree, tmp_path)

    assert [str(leaf) for leaf, value in changed if places_with(said, value) & gone] == []


def test_one_leaf_of_each_kind_is_found_in_the_files(tree: dict[str, Any], rules: list[Rule], tmp_path: Path) -> None:
    """The same, read back from the finished files by others than us; all else in the pack stays as it is."""
    kinds: dict[str, Leaf] = {}
    for leaf in leaves_of(tree):
        if (
            not is_choice(leaf)
            and leaf.field not in DATES | {"marks", "alt"}
            and not {"body", "aspects"} & set(leaf.keys)
        ):
            kinds.setdefault(leaf.pattern, leaf)
    changed = change(tree, kinds.values(), words())
    _flatten_references(tree)
    pack = build_pack(save_sample(tree, tmp_path), tmp_path / "made")

    assert differences(said_by_files(pack.pdf, pack.pptx), changed, rules) == ""


def removable(tree: dict[str, Any]) -> dict[str, list[Leaf]]:
    """The leaves that may go, by their pattern: all but the pack's title and one section's."""
    found: dict[str, list[Leaf]] = {}
    for leaf in leaves_of(tree):
        if leaf.keys not in (("pack", "title"), ("sections", 0, "title")):
            found.setdefault(leaf.pattern, []).append(leaf)
    return found


REMOVABLE = removable(load_tree(SAMPLE))
REMOVALS = [
    (pattern, how)
    for pattern in sorted(REMOVABLE)
    for how in (("first", "all") if REMOVABLE[pattern][1:] else ("all",))
]


@pytest.mark.uncovered  # nothing runs here that does not in the tests above
@pytest.mark.parametrize(("pattern", "how"), REMOVALS)
def test_a_pack_without_an_optional_leaf_builds(
    tree: dict[str, Any], tmp_path: Path, pattern: str, how: str, memory: Memory
) -> None:
    """Without one, and without all of its kind. Whatever the pack refers to it by goes with it."""
    if pattern.rpartition(".")[2] in REQUIRED | {"id"} or pattern.startswith("sections"):
        _flatten_references(tree)
    leaves = removable(tree)[pattern]
    if pattern.startswith("timeline") and how == "all":
        _drop_counts(tree)
    if pattern == "questions[].options[]":
        del tree["questions"][leaves[0].keys[1]]["distractors"]
    _remove(tree, leaves[:1] if how == "first" else leaves)

    assert lay_out(tree, tmp_path, memory)["handout"]


def test_a_pack_without_any_optional_leaf_builds(tmp_path: Path) -> None:
    said = lay_out({"pack": {"title": "Zqbare"}, "sections": [{"title": "Zqsole"}]}, tmp_path)

    assert all(places_with(said, word) >= {"handout", "slides"} for word in ("Zqbare", "Zqsole"))


def _going_with(keys: Keys) -> Keys:
    """What goes with a leaf: the entry that says nothing without it, the table or comparison of a cell, the diagram of
    a step, the mark scheme of a point, the question of a task, or only the leaf itself."""
    if keys[0] == "questions" and set(keys) & TASKS:
        return keys[:2]
    for whole in ("mark_scheme", "levels"):
        if whole in keys:
            return keys[: keys.index(whole) + 1]
    for whole in ("table", "comparison", "aspects", "diagram", "steps"):
        if whole in keys and keys[0] != "questions":
            return keys[: keys.index(whole)]
    needed = keys[-1] in REQUIRED and not (keys[-1] == "title" and "body" in keys)
    in_a_list = len(keys) > 1 and isinstance(keys[-2], int)
    return keys[:-1] if in_a_list and (needed or keys[:2] == REQUIRED_OF_AN_ERA) else keys


def _remove(tree: dict[str, Any], leaves: Iterable[Leaf]) -> None:
    """Remove leaves, what goes with them, and whatever is then empty."""
    going = [
        leaf.keys[:2] if leaf.field == "answer" and "statement" in leaf.entry else _going_with(leaf.keys)
        for leaf in leaves
    ]
    for keys in reversed(list(dict.fromkeys(going))):
        _delete(tree, keys)


def _drop_counts(tree: dict[str, Any]) -> None:
    """Take away the charts that count what the timeline holds."""
    for section in tree["sections"]:
        if isinstance(section.get("body"), list):
            section["body"] = [block for block in section["body"] if not (isinstance(block, dict) and "count" in block)]


def _drop_marking(question: dict[str, Any]) -> None:
    """Take away what must add up to the marks of a question."""
    for key in ("mark_scheme", "levels"):
        question.pop(key, None)


def _delete(tree: dict[str, Any], keys: Keys) -> None:
    holder: Any = tree
    for key in keys[:-1]:
        holder = holder[key]
    del holder[keys[-1]]
    if not holder and keys[1:]:
        _delete(tree, keys[:-1])


def _flatten_references(tree: dict[str, Any]) -> None:
    """Take away every reference within the pack, so that nothing in it is missed when it goes."""
    leaves = list(leaves_of(tree))
    for leaf in leaves:
        put(tree, leaf.keys, REFERENCE.sub(r"\1", leaf.text))
    _remove(tree, [leaf for leaf in leaves if leaf.field in {"section", "source", "analyse"}])


def _without_fingerprints(said: Texts) -> Texts:
    return {place: re.sub(r"\b[0-9a-f]{4,}\b", "", text) for place, text in said.items()}
