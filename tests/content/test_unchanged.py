"""What stands on the same lines as in the last good build is the very same value; all else is read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack import content
from sinopack.content.editions import for_students, for_the_class
from sinopack.content.findings import Findings, collecting
from sinopack.content.model import Pack
from sinopack.content.unchanged import entry_again
from sinopack.memory import Memory
from sinopack.problems import Place, Problems, SourceFile
from sinopack.source.nodes import MapNode, TextNode

TYPED = """\
pack: The Long March
sections:
  - title: Why they left
    body: See [the party](term:party).
    notes: For the teacher.
  - title: Who led them
    body: |
      First.

      ⚑ A remark.
terms:
  Party: Those who led.
questions:
  - question: Who fired first?
    answer: Nobody knows.
"""


class Reader:
    """Reads one file again and again, as builds do that all end well, or that do not."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "content.yaml"
        self.memory = Memory()

    def read(self, typed: str) -> Pack:
        self.path.write_text(typed, encoding="utf-8")
        try:
            pack = content.load(self.path, memory=self.memory)
        except Problems:
            self.memory.end_build(good=False)
            raise
        for_students(pack, self.memory)
        self.memory.end_build(good=True)
        return pack


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


def test_only_what_is_typed_otherwise_is_made_anew(reader: Reader) -> None:
    first = reader.read(TYPED)
    second = reader.read(TYPED.replace("First.", "At first."))
    assert second.sections[0] is first.sections[0]
    assert second.terms[0] is first.terms[0]
    assert second.questions[0] is first.questions[0]
    assert second.sections[1] is not first.sections[1]
    assert second.sections[1] != first.sections[1]


def test_what_has_moved_has_its_new_place(reader: Reader) -> None:
    first = reader.read(TYPED)
    second = reader.read(f"# One line more.\n{TYPED}")
    for old, new in zip(first.sections, second.sections, strict=True):
        assert old.place
        assert new.place
        assert new.place.line == old.place.line + 1
        assert new.title.text == old.title.text


def test_the_same_lines_can_be_read_otherwise(reader: Reader) -> None:
    """A line further down closes what a line above has opened."""
    quoted = 'sections:\n  - title: One\n    body: "said\n  - title: Two\n    body: and said"\npack: P\n'
    plain = quoted.replace('"said', '"said"').replace('and said"', "and said")
    for typed, titles in ((quoted, ["One"]), (plain, ["One", "Two"]), (quoted, ["One"])):
        assert [section.title.text for section in reader.read(typed).sections] == titles


def test_what_was_read_otherwise_from_the_same_place_is_made_anew() -> None:
    """As where a line was read as it may have been meant."""
    findings = Findings(memory=Memory())
    place = Place(SourceFile("content.yaml", ("said: so",)), 1, 1)
    readings = [MapNode({TextNode("said", place): TextNode(text, place)}, place) for text in ("so", "otherwise", "so")]
    with collecting(findings):
        made = [entry_again(dict, typed, lambda typed=typed: dict(typed)) for typed in readings]
    assert made == [dict(typed) for typed in readings]


def test_another_language_reads_everything_anew(reader: Reader) -> None:
    first = reader.read(TYPED.replace("pack: The Long March", "pack: {title: The Long March, language: en}"))
    second = reader.read(TYPED.replace("pack: The Long March", "pack: {title: The Long March, language: fr}"))
    assert second.sections[0] is not first.sections[0]


def test_a_reference_that_leads_nowhere_any_more_is_found(reader: Reader) -> None:
    reader.read(TYPED)
    with pytest.raises(Problems, match="There is no term “party”"):
        reader.read(TYPED.replace("Party:", "State:"))
    assert reader.read(TYPED).term("party")


def test_an_id_that_somebody_else_has_now_is_found(reader: Reader) -> None:
    reader.read(TYPED)
    twice = TYPED.replace("title: Why they left", "title: Who led them")
    with pytest.raises(Problems) as found:
        reader.read(twice)
    with pytest.raises(Problems) as from_nothing:
        content.load(reader.path)
    said = [(str(each.place), each.message) for each in found.value.problems]
    assert said == [(str(each.place), each.message) for each in from_nothing.value.problems]


def test_editions_are_the_same_values_too(reader: Reader) -> None:
    first = reader.read(TYPED)
    seen = for_students(first, reader.memory)
    second = reader.read(TYPED.replace("First.", "At first."))
    again = for_students(second, reader.memory)
    assert seen.sections[0].notes is None
    assert again.sections[0] is seen.sections[0]
    assert again == for_students(second)


def test_what_was_left_out_for_the_class_is_known_again(reader: Reader) -> None:
    first = reader.read(TYPED)
    for_the_class(first, reader.memory)
    shown = for_the_class(first, reader.memory)
    plain = for_the_class(first)
    assert shown.pack == plain.pack
    section = shown.pack.sections[1]
    assert shown.originals[id(section)] is first.sections[1]
    assert len(shown.originals) == len(plain.originals)
