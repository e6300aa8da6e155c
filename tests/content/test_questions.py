"""Questions of every kind: told by their keys, worth what they ask, right by what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack.content import load, model
from sinopack.content.marking import MarkRange
from sinopack.content.question_kinds import KINDS, kind_of_question
from sinopack.content.questions import ChoiceQuestion, TrueFalse
from sinopack.problems import Problems, Severity

ROOT = Path(__file__).parents[2]
HEAD = "pack: T\nsections:\n  - title: S\n    body:\n      - {quote: Words., id: log}\nquestions:\n"
MAP = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90"/></svg>'


def read(tmp_path: Path, question: str, body: str = "") -> model.Question:
    """The one question that is typed, of a pack with a picture beside it."""
    (tmp_path / "map.svg").write_text(MAP, encoding="utf-8")
    head = HEAD.replace("questions:", f"{body}questions:")
    typed = "\n".join(f"    {line}" for line in question.splitlines())
    (tmp_path / "content.yaml").write_text(f"{head}  -{typed[3:]}\n", encoding="utf-8")
    (found,) = load(tmp_path / "content.yaml").questions
    return found


FIGURE = "      - {figure: map.svg, alt: A river., pins: [10% 20%: '**Mill:** old', 60% 20%: Bridge]}\n"


@pytest.mark.parametrize(
    ("question", "kind", "marks"),
    [
        ("Why?", model.OpenQuestion, 1),
        ("question: Why?\nmark_scheme: [One (2), Two]", model.OpenQuestion, 3),
        ("question: Why?\nmark_scheme:\n  - any: 2\n    of: [One (2), Two (2), Three (2)]", model.OpenQuestion, 4),
        ("question: Why?\nlevels: {4-6: Well, 1-3: Badly}", model.OpenQuestion, 6),
        ("question: Why?\nlevels: {3-4: Well, 0-2: Badly}\nmark_scheme: [One, Two, Three]", model.OpenQuestion, 4),
        ("question: Which?\noptions: [A, B]\nanswer: B", model.ChoiceQuestion, 1),
        ("statement: It is.\nanswer: no", model.TrueFalse, 1),
        ("gaps: The ==one== and the ==other==.", model.GapFill, 2),
        ("order: [One, Two, Three]", model.Ordering, 3),
        ("match: {A: One, B: Two}\nextra: Three", model.Matching, 2),
        ("label: map.svg", model.Labelling, 2),
        ("label: map.svg\nalt: A map.\npins: [5% 5%: Source]", model.Labelling, 1),
        ("complete:\n  - a | b\n  - ==c== | the ==d==", model.Completion, 2),
        ("analyse: log", model.Analysis, 10),
        ("analyse: log\nmarks: 5", model.Analysis, 5),
        ("analyse: log\naspects:\n  origin: Him\n  tone: {expect: Sad, marks: 3}", model.Analysis, 5),
    ],
)
def test_a_kind_is_told_by_its_key_and_worth_what_it_asks(
    tmp_path: Path, question: str, kind: type[model.Question], marks: int
) -> None:
    found = read(tmp_path, question, FIGURE)
    assert type(found) is kind
    assert found.marks == marks


def test_typed_marks_stand(tmp_path: Path) -> None:
    assert read(tmp_path, "gaps: ==One==\nmarks: 3").marks == 3
    assert read(tmp_path, "label: map.svg\nmarks: 7", FIGURE).marks == 7


@pytest.mark.parametrize("typed", ["false", "False", "no", "F", "wrong", "incorrect."])
def test_a_false_statement(tmp_path: Path, typed: str) -> None:
    found = read(tmp_path, f"statement: It is.\nanswer: {typed}\ncorrection: It is not.")
    assert isinstance(found, model.TrueFalse)
    assert found.answer is False


def test_true_and_false_may_be_said_in_the_language_of_the_pack(tmp_path: Path) -> None:
    text = "pack: {title: T, language: fr}\nsections: [S]\nquestions:\n  - {statement: Il pleut., answer: faux}\n"
    (tmp_path / "content.yaml").write_text(text, encoding="utf-8")
    (found,) = load(tmp_path / "content.yaml").questions
    assert isinstance(found, model.TrueFalse)
    assert found.answer is False


def test_pins_are_those_of_the_figure_and_named_by_their_bold_words(tmp_path: Path) -> None:
    found = read(tmp_path, "label: map.svg", FIGURE)
    assert isinstance(found, model.Labelling)
    assert [each.text for each in found.answers] == ["Mill", "Bridge"]
    assert found.figure.alt == "A river."


def test_a_picture_without_pins_anywhere_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="No figure of a section shows this picture"):
        read(tmp_path, "label: map.svg")
    with pytest.raises(Problems, match="has no pins"):
        read(tmp_path, "label: map.svg", "      - {figure: map.svg, alt: A river.}\n")


def test_a_description_that_tells_what_is_asked_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "map.svg").write_text(MAP, encoding="utf-8")
    typed = "  - {label: map.svg, alt: The Bridge over a river, pins: [60% 20%: Bridge]}\n"
    (tmp_path / "content.yaml").write_text(HEAD + typed, encoding="utf-8")
    (notice,) = load(tmp_path / "content.yaml").notices
    assert notice.severity is Severity.NOTICE
    assert "names “Bridge”" in notice.message


def test_answers_of_gaps_are_known_where_the_gaps_are_blank(tmp_path: Path) -> None:
    from sinopack.content.cloze import concealed

    found = concealed(read(tmp_path, "gaps: The ==one== and ==the **other**==."), "(blank)")
    assert isinstance(found, model.GapFill)
    assert [each.text for each in found.answers] == ["one", "the other"]
    assert "one" not in found.gaps.blocks[0].text.text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "name", "marks"),
    [
        ("10-12: Well", None, MarkRange(10, 12)),
        ("10–12 marks: Well", None, MarkRange(10, 12)),
        ("10 to 12: Well", None, MarkRange(10, 12)),
        ("'Level 4 (10-12)': Well", "Level 4", MarkRange(10, 12)),
        ("'Level 4, 10–12 marks': Well", "Level 4", MarkRange(10, 12)),
    ],
)
def test_levels(tmp_path: Path, typed: str, name: str | None, marks: MarkRange) -> None:
    found = read(tmp_path, f"question: Why?\nlevels:\n  {typed}\n  1-9: Badly")
    assert isinstance(found, model.OpenQuestion)
    level = found.levels[0]
    assert (level.name, level.marks, level.descriptor.text) == (name, marks, "Well")


def test_marks_behind_a_point_are_told_from_its_words(tmp_path: Path) -> None:
    found = read(tmp_path, "question: Why?\nmark_scheme: ['In Moscow (2)', 'In 1950 (1950)', 'Twice [1 mark].']")
    assert isinstance(found, model.OpenQuestion)
    points = [(point.point.text if point.point else "", point.marks) for point in found.mark_scheme]
    assert points == [("In Moscow", 2), ("In 1950 (1950)", 1), ("Twice", 1)]


def test_aspects_are_known_by_their_names_in_both_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, "analyse: log\naspects: origin, Limitations, mood")
    assert isinstance(found, model.Analysis)
    assert [aspect.name for aspect in found.asked] == ["origin", "limitation", ""]
    assert found.source == "log"


@pytest.mark.parametrize(
    "question", ["gaps: ==One== two ==three==.", "order: [Zeta, Alpha, Mid]", "complete: [a | b, c | ==d==]"]
)
def test_what_a_question_is_known_by_does_not_tell_its_answer(tmp_path: Path, question: str) -> None:
    """Keys stand in the students' files."""
    known = read(tmp_path, question).text
    assert not {"One", "three", "Zeta", "d"} & set(known.split())


def test_a_key_that_is_nearly_right_tells_the_kind() -> None:
    assert kind_of_question({"statment": "It is.", "answer": "no"}) == "TrueFalse"
    assert kind_of_question({"Why did they match?": "So."}) == "OpenQuestion"
    assert kind_of_question({"question": "Why?", "marks": "2"}) == "OpenQuestion"


def test_the_sample_has_every_kind() -> None:
    kinds = {type(question) for question in load(ROOT / "content.yaml").questions}
    assert kinds == {model.OpenQuestion, *KINDS.values()}


@pytest.mark.parametrize("answer", ["A and C", "A und C", "A et C", "A y C", "A、C", "A和C", "A，C", "A, C", "A & C"])
def test_several_right_options_are_joined_in_any_language(answer: str) -> None:
    question = ChoiceQuestion.model_validate({"question": "Which?", "options": ["x", "y", "z"], "answer": answer})
    assert question.right_options == (0, 2)


@pytest.mark.parametrize(("typed", "truth"), [("对", True), ("錯", False), ("错", False), ("✓", True)])
def test_truth_is_read_as_teachers_of_chinese_type_it(typed: str, truth: bool) -> None:
    assert TrueFalse.model_validate({"statement": "S", "answer": typed}).answer is truth
