"""The published JSON Schema: current, valid, and agreeing with what is loaded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from sinopack.content import load
from sinopack.content.schema import DRAFT, PATH, schema, schema_text

SAMPLES = sorted([*Path(__file__).parents[2].glob("content.yaml"), *Path(__file__).parents[1].glob("packs/**/*.yaml")])
SHORT_FORMS = """
pack: Title
sections:
  - Alliance
  - title: 1984
    body: One text
    key_points: One
    show: slides
  - title: Split
    body:
      - One
      - table: |
          a | b
      - table: [a | b, [1, ~]]
        header: column
      - diagram: causes
        steps:
          - A, B -> C
          - C -> D: because
          - step: C -> E
            text: Words
        boxes: [A, B, {C: More}, {box: D, dates: 1956}, E]
      - diagram: cycle
        steps: {A: Detail, B: Detail, 1956: Detail}
      - diagram: sequence
        steps: |
          One
          Two
      - quote: Words
        id: words
        paraphrase: yes
    notes: [One, Two]
timeline:
  - 1956: Speech
  - 1956-02-25: Speech
    category: USSR
people: {Mao Zedong: Leader}
terms:
  - Comintern: A body
    also: Third International
takeaways: One
questions:
  - Why?
  - Who led?: Mao
  - question: Which?
    options: [yes, 1921]
    answer: A
    marks: 3 marks
    lines: 4 lines
    source: words
sources: [A book, {book: Another}]
print: {parts: "sections, glossary"}
"""


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema())


def as_an_editor_reads(text: str) -> Any:
    """Numbers, yes/no and nothing as such (YAML 1.2's core types), all else as text."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in rules if tag.rpartition(":")[2] in ("int", "float", "null")]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return json.loads(json.dumps(yaml.load(text, Loader)))  # names of keys become text


def test_the_shipped_schema_is_current() -> None:
    assert PATH.read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == DRAFT


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name + "/" + path.name)
def test_every_sample_is_valid(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    load(path)
    assert [error.message for error in validator().iter_errors(as_an_editor_reads(text))] == []
    assert [error.message for error in validator().iter_errors(yaml.load(text, yaml.BaseLoader))] == []


def test_short_forms_are_valid(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    path.write_text(SHORT_FORMS, encoding="utf-8")
    load(path)
    assert [error.message for error in validator().iter_errors(as_an_editor_reads(SHORT_FORMS))] == []
    assert [error.message for error in validator().iter_errors(yaml.load(SHORT_FORMS, yaml.BaseLoader))] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "pack: {title: T}",
        "pack: {titel: T}\nsections: [A]",
        "pack: T\nsections: []",
        "pack: T\nsections: [{title: A, boddy: x}]",
        "pack: T\nsections: [{title: A, show: nowhere}]",
        "pack: T\nsections: [A]\nprint: {paper: A6}",
        "pack: T\nsections: [A]\nquestions: [{question: Q, marks: 0}]",
        "pack: T\nsections: [A]\nquestions: [{question: Q, lines: many}]",
        "pack: T\nsections: [{title: A, body: [{quote: a, paraphrase: perhaps}]}]",
        "pack: T\nsections: [A]\nfoo: 1",
    ],
)
def test_mistakes_are_seen(wrong: str) -> None:
    assert list(validator().iter_errors(as_an_editor_reads(wrong)))


def described(node: Any) -> None:
    if isinstance(node, dict):
        for name, found in node.get("properties", {}).items() if "not" not in node else ():
            assert found.get("description"), name
        for value in node.values():
            described(value)
    elif isinstance(node, list):
        for value in node:
            described(value)


def test_every_key_has_a_description() -> None:
    described(schema())
    assert "title" not in schema()["$defs"]["Term"]["anyOf"][1]
