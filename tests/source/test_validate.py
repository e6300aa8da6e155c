"""Pydantic's errors in the author's words, at the author's place."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from sinopack.problems import Place, Problem, Problems, SourceFile
from sinopack.source import MapNode, TextNode, validate
from sinopack.source.near import listed, nearest
from sinopack.source.parse import parse


class Base(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Quote(Base):
    noun: ClassVar[str] = "quotation"
    quote: str
    by: str | None = None


class Figure(Base):
    figure: str
    alt: str | None = None
    wide: bool = False


def which(value: Any) -> str | None:
    return next((kind for kind in ("quote", "figure") if kind in value), None) if isinstance(value, dict) else None


Block = Annotated[Annotated[Quote, Tag("quote")] | Annotated[Figure, Tag("figure")], Discriminator(which)]


class KeyPoint(Base):
    text: str
    lead: str | None = None


class Section(Base):
    noun: ClassVar[str] = "section"
    title: str
    id: Annotated[str, Field(min_length=2, max_length=5)] | None = None
    body: tuple[Block, ...] = ()
    tried: tuple[Quote | Figure, ...] = ()
    points: tuple[KeyPoint, ...] = ()
    show: frozenset[Literal["handout", "slides"]] = frozenset()
    marks: Annotated[int, Field(ge=1, le=20)] = 1
    weight: float = 1.0
    open: bool = False
    at: Annotated[str, Field(alias="from")] = ""
    table: tuple[tuple[str, ...], ...] = ()

    @field_validator("at")
    @classmethod
    def no_x(cls, value: str, info: ValidationInfo) -> str:
        if "x" in value:
            details = {"message": "No x here.", "suggestion": "from: y", "advice": "Think.", "offset": value.index("x")}
            raise PydanticCustomError("author", "{message}", details)
        if value == "place":
            details = {"message": "There.", "place": (info.context or {})["place"]}
            raise PydanticCustomError("author", "{message}", details)
        if value == "plain":
            raise ValueError("Not a plain one.")
        if value == "other":
            raise PydanticCustomError("strange", "gibberish")
        return value


class Pack(Base):
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    settings: dict[str, int] | None = None
    main: Section | None = None


def node(source: str) -> MapNode:
    parsed = parse(SourceFile("t.yaml", tuple(source.split("\n"))))
    assert parsed.error is None
    assert isinstance(parsed.top, MapNode)
    return parsed.top


def problems(source: str, context: dict[str, Any] | None = None) -> tuple[Problem, ...]:
    with pytest.raises(Problems) as caught:
        validate(Pack, node(source), context)
    return caught.value.problems


def one(body: str, context: dict[str, Any] | None = None) -> tuple[str, str, str, str]:
    """The one problem in a section: place, message, suggestion, advice."""
    (problem,) = problems(f"sections:\n  - title: T\n{body}", context)
    assert problem.place
    return f"{problem.place.line}:{problem.place.column}", problem.message, problem.suggestion, problem.advice


def test_a_right_file_makes_a_model() -> None:
    pack = validate(Pack, node("sections:\n  - title: T\n    marks: 3\n    open: yes\n    body:\n      - quote: Q\n"))
    assert pack.sections[0].marks == 3
    assert pack.sections[0].open is True
    assert isinstance(pack.sections[0].body[0], Quote)


def test_unknown_key() -> None:
    keys = "“title”, “id”, “body”, “tried”, “points”, “show”, “marks”, “weight”, “open”, “from” and “table”"
    advice = f"“title” is there already. The keys of a section are {keys}."
    assert one("    titel: x") == ("3:5", "“titel” is not a key of a section.", "", advice)
    assert one("    mark: 3") == (
        "3:5", "“mark” is not a key of a section. Did you mean “marks”?", "    marks: 3", ""
    )  # fmt: skip
    assert one("    zebra: 3")[3].startswith("The keys of a section are “title”, “id”")
    assert one("    “show”: [slides]")[2] == "    show: [slides]"
    assert one("    body:\n      - quote: Q\n        bye: Z")[:3] == (
        "5:9", "“bye” is not a key of a quotation. Did you mean “by”?", "        by: Z"
    )  # fmt: skip
    assert one("    points:\n      - text: Q\n        led: Z")[1].startswith("“led” is not a key of a key point.")


def test_a_misspelt_key_is_not_missing_too() -> None:
    (problem,) = problems("sections:\n  - titel: x\n")
    assert problem.suggestion == "  - title: x"
    (problem,) = problems("section:\n  - title: x\n")
    assert problem.suggestion == "sections:"


def test_missing_key() -> None:
    (problem,) = problems("settings:\n  a: 1\n")
    assert problem.message == "A pack needs “sections”, and this one has none."
    assert str(problem.place) == "t.yaml:1:1"
    assert "“sections:”" in problem.advice
    assert one("    points:\n      - lead: x")[:2] == ("4:9", "A key point needs “text”, and this one has none.")


@pytest.mark.parametrize(
    ("body", "place", "message", "suggestion"),
    [
        ("    points: one", "3:13", "Expected a list here", "    points:\n      - one"),
        ("    points: {text: x}", "3:13", "Expected a list here", "    points:\n      - {text: x}"),
        ("    points:\n      - one", "4:9", "Expected a key point here", "      - text: one"),
        ("    points:\n      - - one", "4:9", "found a list", ""),
        ("    lines: 3\n", "3:5", "“lines” is not a key", ""),
        ("    marks: many", "3:12", "Expected a whole number here, and found “many”", ""),
        ("    marks: 2.5", "3:12", "Expected a whole number", ""),
        ("    marks: [a]", "3:12", "Expected a whole number here, and found a list", ""),
        ("    marks: 0", "3:12", "“marks” must be at least 1, and here it is “0”", ""),
        ("    marks: 21", "3:12", "“marks” must be at most 20", ""),
        ("    weight: heavy", "3:13", "Expected a number", ""),
        ("    open: perhaps", "3:11", "Expected yes or no", ""),
        ("    id: a", "3:9", "“id” needs at least 2 characters, and here it has 1", ""),
        ("    id: abcdef", "3:9", "at most 5 characters", ""),
        ("    id: {a: b}", "3:9", "because of its braces", '    id: "{a: b}"'),
        ("    id: [a]", "3:9", "because of its brackets", '    id: "[a]"'),
        ("    id:\n      a: b\n      c: d", "4:7", "Expected text here, and found keys", ""),
        ("    id:\n      - b\n      - d", "4:7", "Expected text here, and found a list", ""),
        ("    show: [slide]", "3:12", "Did you mean “slides”?", "    show: [slides]"),
        ("    show: [wall]", "3:12", "“wall” is not a choice here", ""),
        ("    show: [[slides]]", "3:12", "A list is not a choice here", ""),
        ("    marks:", "3:5", "Nothing is typed for “marks”", ""),
        ("    table:\n      - a", "4:9", "Expected a list here", ""),
        ("    table:\n      - [a, [b]]", "4:13", "Expected text here", '      - [a, "[b]"]'),
        ("    table:\n      - - Mao said: no", "4:11", "because of its colon", '      - - "Mao said: no"'),
        ("    table:\n      - - - b", "4:11", "because of its dash", '      - - "- b"'),
        ("    body:\n      - qoute: x", "4:9", "Did you mean “quote”?", "      - quote: x"),
        ("    body:\n      - x: y", "4:9", "None of the keys here", ""),
        ("    body:\n      - x", "4:9", "None of the keys here", ""),
        ("    tried:\n      - quote: x\n        bye: z", "5:9", "Did you mean “by”", "        by: z"),
        ("    tried:\n      - figure: x\n        alte: z", "5:9", "Did you mean “alt”", "        alt: z"),
        ("    from: axe", "3:12", "No x here.", "from: y"),
        ('    from: "\\u00e9x"', "3:18", "No x here.", "from: y"),
        ("    from: |\n      a\n      bx", "5:8", "No x here.", "from: y"),
        ("    from: plain", "3:11", "Not a plain one.", ""),
        ("    from: other", "3:11", "“from” cannot be “other”.", ""),
    ],
)
def test_wrong_values(body: str, place: str, message: str, suggestion: str) -> None:
    found = one(body)
    assert found[0] == place
    assert message in found[1]
    assert found[2] == suggestion


def test_a_validator_may_name_another_place() -> None:
    elsewhere = Place(SourceFile("other.yaml", ("abc",)), 1, 2)
    (problem,) = problems("sections:\n  - title: T\n    from: place", {"place": elsewhere})
    assert problem.place == elsewhere


def test_all_problems_at_once() -> None:
    source = "sections:\n  - title: T\n    marks: 0\n    show: [x]\n  - lead: y\n  - z\nsettings: 3\nmain: []\n"
    found = problems(source)
    assert [problem.place.line for problem in found if problem.place] == [3, 4, 5, 5, 6, 7, 8]


def test_too_few_is_said_only_of_too_few() -> None:
    (problem,) = problems("sections: []\n")
    assert problem.message == "“sections” needs at least 1 item, and here it has 0."
    (problem,) = problems("sections:\n  - zebra: x\n    title: y\n")
    assert problem.message == "“zebra” is not a key of a section."


def test_never_pydantics_words() -> None:
    typed = ("title: [x]", "marks: a", "show: {a: b}", "open: x", "id: a", "body: x", "points: [1]")
    source = "sections:\n  -\n" + "".join(f"    {line}\n" for line in typed)
    for problem in problems(source):
        text = (problem.message + problem.advice).lower()
        for word in ("input", "valid", "dictionary", "instance", "string", "integer", "tuple", "pydantic", "extra"):
            assert word not in text


def test_nearest() -> None:
    known = ["title", "key_points", "notes", "show"]
    assert nearest("titel", known) == "title"
    assert nearest("Key Points", known) == "key_points"
    assert nearest("“notes”", known) == "notes"
    assert nearest("figure", known) == ""
    assert nearest("s", known) == ""
    assert nearest("x" * 100, known) == ""
    assert nearest("a", []) == ""


def test_listed() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "“a”"
    assert listed(["a", "b", "c"], "or") == "“a”, “b” or “c”"


def test_a_value_that_did_not_come_from_a_file() -> None:
    file = SourceFile("t.yaml", ("a: b",))
    key = TextNode("sections", Place(file, 1, 1))
    made = MapNode({key: "x"}, Place(file, 1, 1))
    with pytest.raises(Problems) as caught:
        validate(Pack, made)
    assert str(caught.value.problems[0].place) == "t.yaml:1:1"
    assert "list" in caught.value.problems[0].message
