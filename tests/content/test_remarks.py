"""The flag for teachers: wherever it is typed, it begins a remark that students' editions leave out, or a problem."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from msgspec import Struct
from pydantic import BaseModel

from sinopack.content import load
from sinopack.content.remarks import is_for_teachers
from sinopack.layout import seen_in
from sinopack.problems import Place, Problems, Severity
from sinopack.theme import load_labels

ROOT = Path(__file__).parents[2]
REFERRED_TO = ("diagrams", "every-block", "question-kinds", "timelines")
"""Packs in which texts are called by their words elsewhere, so that a changed one is missed there."""
PACKS = [ROOT / "content.yaml", *sorted((ROOT / "tests" / "packs").glob("*/content.yaml"))]
PACKS = [path for path in PACKS if path.parent.name not in REFERRED_TO]
WAYS = {"behind": " {}", "below": "\n{}", "broken": "\\\n{}", "in brackets": " ({})"}
CASES = [
    (path, way) for path in PACKS for way in WAYS if path.parent.name != "charts" or way in ("behind", "in brackets")
]
"""Below a row of a chart's numbers stands another row, which is wrong for other reasons."""


def leaves(node: yaml.Node | None, key: str = "") -> Iterator[yaml.ScalarNode]:
    """Every value that is not a key; not titles, from which ids are made."""
    match node:
        case yaml.ScalarNode() if key not in ("title", "name", "term"):
            yield node
        case yaml.SequenceNode(value=items):
            for item in items:
                yield from leaves(item, key)
        case yaml.MappingNode(value=pairs):
            for name, value in pairs:
                yield from leaves(value, name.value)


def said(value: object) -> Iterator[str]:
    """Every text in a value of the content model; not the file that it was read from."""
    match value:
        case str():
            yield value
        case BaseModel():
            fields = type(value).model_fields
            yield from said([getattr(value, name) for name in fields if not is_for_teachers(type(value), name)])
        case Struct() if not isinstance(value, Place):
            yield from said([getattr(value, name) for name in value.__struct_fields__])
        case tuple() | list():
            for each in value:
                yield from said(each)


def composed(path: Path) -> yaml.Node | None:
    return yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def write(top: yaml.Node | None, path: Path) -> None:
    path.write_text(yaml.serialize(top, allow_unicode=True, width=10**6), encoding="utf-8")


def lines_of_errors(path: Path) -> set[int]:
    try:
        load(path)
    except Problems as found:
        return {each.place.line for each in found.problems if each.place and each.severity is Severity.ERROR}
    return set()


@pytest.mark.parametrize(
    ("path", "way"), CASES, ids=lambda value: getattr(getattr(value, "parent", None), "name", value)
)
def test_no_remark_within_a_text_reaches_students(path: Path, way: str, tmp_path: Path) -> None:
    """A secret is put behind every value; those that are refused are taken away again; of the others none is seen."""
    content = tmp_path / "content.yaml"
    for folder in (each for each in path.parent.iterdir() if each.name in ("pictures", "data")):
        shutil.copytree(folder, tmp_path / folder.name)
    for file in (each for each in path.parent.glob("*.*") if each.is_file() and each.name != "content.yaml"):
        shutil.copy(file, tmp_path)
    top = composed(path)
    for number, leaf in enumerate(leaves(top)):
        leaf.value = leaf.value.rstrip() + WAYS[way].format(f"⚑ SECRET{number}X")
    write(top, content)
    while wrong := lines_of_errors(content):
        top = composed(content)
        refused = 0
        for leaf in leaves(top):
            if "⚑" in leaf.value and wrong.intersection(range(leaf.start_mark.line + 1, leaf.end_mark.line + 2)):
                leaf.value = leaf.value[: leaf.value.index("⚑")].rstrip("\\\n (")
                refused += 1
        assert refused, "what is wrong is that a secret stands there"
        write(top, content)
    secrets = [
        leaf.value[leaf.value.index("SECRET") :].rstrip(")\n")
        for leaf in leaves(composed(content))
        if "⚑" in leaf.value
    ]
    told = "\n".join(said(seen_in("student", load(content), load_labels("en-GB"))))
    assert [secret for secret in secrets if secret in told] == []
