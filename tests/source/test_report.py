"""Problems as they are printed."""

from __future__ import annotations

import json

from sinopack.problems import Place, Problem, Problems, Severity, SourceFile
from sinopack.source import as_json, show

FILE = SourceFile(
    "content.yaml",
    ("sections:", "  - titel: After Stalin", "\tlead: x", "    title: 周恩来 — who", "x" * 400, "    a: b"),
)


def shown(line: int, column: int, message: str = "Wrong.", suggestion: str = "", advice: str = "") -> list[str]:
    return show([Problem(message, Place(FILE, line, column), suggestion, advice)]).split("\n")


def test_a_problem_with_a_suggestion() -> None:
    assert shown(2, 5, "Not a key.", "  - title: After Stalin", "Or not.") == [
        "content.yaml:2:5: Not a key.",
        "     2 |   - titel: After Stalin",
        "       |     ^^^^^",
        "  type |   - title: After Stalin",
        "  Or not.",
        "",
    ]


def test_a_suggestion_of_several_lines() -> None:
    assert shown(2, 5, suggestion="a:\n  - b")[3:5] == ["  type | a:", "       |   - b"]


def test_the_caret_under_wide_characters_and_tabs() -> None:
    line, caret = shown(4, 18)[1:3]
    assert line[line.index("who") - 2] == "—"
    assert caret == "       | " + " " * (4 + 7 + 3 * 2 + 3) + "^^^"
    assert shown(4, 12)[2] == "       | " + " " * 11 + "^^^^^^"
    assert shown(3, 1)[1:3] == ["     3 | →lead: x", "       | ^"]


def test_a_long_line_is_cut_around_the_caret() -> None:
    line, caret = shown(5, 200)[1:3]
    assert len(line) == 9 + 102
    assert line[9] == line[-1] == "…"
    assert caret.index("^") == 9 + 51
    line = shown(5, 3)[1]
    assert line == "     5 | " + "x" * 100 + "…"
    line, caret = shown(5, 401)[1:3]
    assert len(line) == 9 + 51
    assert caret.rstrip("^") == "       | " + " " * 51


def test_a_corrected_line_far_too_long_is_not_shown() -> None:
    assert "too long" in shown(5, 1, suggestion="x" * 6000)[3]


def test_problems_without_a_place_or_a_line() -> None:
    assert show([Problem("There is no file a.yaml.", advice="Make one.")]) == "There is no file a.yaml.\n  Make one.\n"
    assert show([Problem("Empty.", Place(SourceFile("a.yaml"), 1, 1))]) == "a.yaml:1:1: Empty.\n"
    assert show([Problem("Odd.", suggestion="a\nb")]) == "Odd.\n  type | a\n  type | b\n"
    assert show([]) == ""


def test_problems_are_sorted_and_notices_say_so() -> None:
    late, early = Place(FILE, 6, 1), Place(FILE, 2, 1)
    text = show(Problems([Problem("B", late), Problem("A", early, severity=Severity.NOTICE)]))
    assert text.startswith("content.yaml:2:1: note: A\n")
    assert "\n\ncontent.yaml:6:1: B\n" in text
    assert show([Problem("B", late), Problem("A", early)]) == show([Problem("A", early), Problem("B", late)])


def test_colour_only_when_asked_for() -> None:
    problem = Problem("A", Place(FILE, 2, 5), "x")
    plain, coloured = show([problem]), show([problem], colour=True)
    assert "\033" not in plain
    assert "\033[31m^^^^^\033[0m" in coloured
    import re

    assert re.sub(r"\033\[\d+m", "", coloured) == plain


def test_what_the_author_typed_cannot_colour_or_be_stripped() -> None:
    file = SourceFile("a.yaml", ("a: \033[31mred\x07",))
    assert "\033" not in show([Problem("A", Place(file, 1, 1))])
    assert "a: ·[31mred·" in show([Problem("A", Place(file, 1, 1))])


def test_json() -> None:
    rows = json.loads(as_json([Problem("A", Place(FILE, 2, 5), "x", "y"), Problem("B")]))
    assert rows[0] == dict.fromkeys(("file", "line", "column", "source", "suggestion", "advice")) | {
        "severity": "error", "message": "B",
    }  # fmt: skip
    assert rows[1] == {
        "file": "content.yaml", "line": 2, "column": 5, "severity": "error", "message": "A",
        "source": "  - titel: After Stalin", "suggestion": "x", "advice": "y",
    }  # fmt: skip
