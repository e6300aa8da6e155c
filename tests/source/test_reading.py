"""A file into nodes: encodings, files that are none, what YAML would do in silence, and hostile input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinopack.problems import Problem, Problems
from sinopack.source import Reading, read, read_all, show
from sinopack.source.decode import MAXIMUM_BYTES, MAXIMUM_LINES
from sinopack.source.parse import MAXIMUM_DEPTH, MAXIMUM_VALUES


def reading(folder: Path, data: bytes | str) -> Reading:
    path = folder / "a.yaml"
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return read_all(path, "a.yaml")


def told(found: Reading) -> list[tuple[int, int, str]]:
    """Line, column and suggestion of each problem, in order."""
    problems = Problems(found.problems).problems
    return [(p.place.line if p.place else 0, p.place.column if p.place else 0, p.suggestion) for p in problems]


def test_every_scalar_stays_text(tmp_path: Path) -> None:
    typed = ["1949-10-01", "12:30", "-0500", "010", "no", "~", "null", "1e3", ".inf", "0x1F", "yes", "=", "1_000"]
    found = reading(tmp_path, "k:\n" + "".join(f"  - {text}\n" for text in typed))
    assert found == Reading({"k": typed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "typed",
    [
        "“Let a hundred flowers” bloom", "==Stalin== is safe", "https://example.org/#top", "C# and F#", "a:b", "it's",
        "5 > 4", "a & b", "100%", "x@y.org", "f(x) = [y]", "ends in *stars*", "-5 degrees",
        "?really", "a — b", "<b>x</b>",
    ],
)  # fmt: skip
def test_text_that_is_read_as_typed(tmp_path: Path, typed: str) -> None:
    found = reading(tmp_path, f"k: {typed}\nl:\n  - {typed}\n")
    assert found == Reading({"k": typed, "l": [typed]})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "place", "corrected"),
    [
        ("k: issue #3", (1, 10), 'k: "issue #3"'),
        ("k: the # sign", (1, 8), 'k: "the # sign"'),
        ("k: 4\t#3", (1, 6), 'k: "4\t#3"'),
        ("k: #3 in the list", (1, 4), 'k: "#3 in the list"'),
        ("k: &c and more", (1, 4), 'k: "&c and more"'),
        ("k: !x y", (1, 4), 'k: "!x y"'),
        ("k: *c", (1, 4), 'k: "*c"'),
        ("k:\n  - [[Stalin]]", (2, 5), '  - "[[Stalin]]"'),
        ("k: [[Josef, Stalin]]", (1, 4), 'k: "[[Josef, Stalin]]"'),
        ("k:\n  - a\n    - b", (3, 5), "  - b"),
        ("k: {{name}}", (1, 5), 'k: "{{name}}"'),
    ],
)
def test_what_yaml_would_do_in_silence(
    tmp_path: Path, source: str, place: tuple[int, int], corrected: str
) -> None:  # fmt: skip
    found = reading(tmp_path, source)
    (problem,) = found.problems
    assert problem.place
    assert (problem.place.line, problem.place.column) == place
    lines = source.split("\n")
    if corrected.count('"') and "\t" in corrected:
        assert "\\t" in problem.suggestion
    else:
        assert problem.suggestion == corrected
    lines[place[0] - 1] = problem.suggestion
    again = reading(tmp_path, "\n".join(lines))
    assert not again.problems
    assert again.node == found.node


@pytest.mark.parametrize(
    "source",
    [
        "k: a  # a comment", "k: 'a' # a comment", "k: # a comment\n  - a", "# a comment\nk: a",
        "k: |  # a comment\n  #3\n",
        "k:\n  - a\n  # - b\n  - c", "k:\n  - a\n  #- b\n", "k: [a, b] # c", "k:  # none yet",
        "k: a\n   # deeper, but clear",
        "---\nk: a\n", "---\nk: a\n...\n", "k: [[a, b], [c, d]]", "k: {a: b}", "k: a\n  and more\n", "k: a\n  ---\n",
    ],
)  # fmt: skip
def test_what_is_plainly_meant(tmp_path: Path, source: str) -> None:
    assert not reading(tmp_path, source).problems


def test_all_problems_in_one_run_and_what_the_corrected_file_says(tmp_path: Path) -> None:
    found = reading(
        tmp_path,
        'a: "open\nb: **Bold** x\nc: issue #3\nd:\n  - [[x]]\n  -two\nc: again\ne: "x" y\n\tf: g\nh: i: j\nk: &l m\n',
    )
    assert [line for line, _, _ in told(found)] == [1, 2, 3, 5, 6, 7, 8, 9, 10, 11]
    assert found.node == {
        "a": "open", "b": "**Bold** x", "c": "issue #3", "d": ["[[x]]", "two"], "e": '"x" y', "f": "g", "h": "i: j",
        "k": "&l m",
    }  # fmt: skip


def test_two_problems_in_one_line_are_placed_as_typed(tmp_path: Path) -> None:
    found = reading(tmp_path, "k\x07: a: b\n")
    assert told(found) == [(1, 2, "k: a: b"), (1, 5 + 1, 'k: "a: b"')]
    found = reading(tmp_path, "a:\n\tb: c: d #1\n")
    assert [(line, column) for line, column, _ in told(found)] == [(2, 1), (2, 6)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, end: str) -> None:
    text = end.join(["title: A plain title", "names:", "  - Мао", "  - 周恩来", "text: |", "  one", "  two", ""])
    found = reading(tmp_path, text.encode(encoding))
    assert found == Reading({"title": "A plain title", "names": ["Мао", "周恩来"], "text": "one\ntwo\n"})  # type: ignore[arg-type]


def test_utf_16_without_a_mark_in_big_endian_order(tmp_path: Path) -> None:
    data = b"\xfe\xff" + "k: v\n".encode("utf-16-be")
    assert reading(tmp_path, data) == Reading({"k": "v"})  # type: ignore[arg-type]


def test_windows_1252_is_named_where_it_shows(tmp_path: Path) -> None:
    found = reading(tmp_path, "a: b\r\nk: café – “x”\r\n".encode("cp1252"))
    (problem,) = found.problems
    assert str(problem.place) == "a.yaml:2:7"
    assert "Windows-1252" in problem.message
    assert "3 more characters" in problem.message
    assert problem.place
    assert problem.place.text == "k: café – “x”"
    assert found.node == {"a": "b", "k": "café – “x”"}


def test_control_characters_are_named(tmp_path: Path) -> None:
    found = reading(tmp_path, "k: a\x0bb\nl: \x00c\ufeff\nm: |\n  x\u2028y\n" + "# padding\n" * 20)
    assert told(found) == [(1, 5, "k: a b"), (2, 4, "l: c"), (4, 4, "  x y")]
    assert "(U+2028)" in show(found.problems)
    assert found.node == {"k": "a b", "l": "c", "m": "x y\n"}


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04rest", "Word"), (b"%PDF-1.7", "PDF"), (b"\x89PNG\r\n", "picture"), (b"\x00\x01\x02" * 50, "text"),
        (b"\xff\xfe\x00\xd8\x41\x00", "damaged"), (b"", "empty"), (b"\n\n# x\n", "empty"), (b"- a\n", "only a list"),
        (b"hello\n", "only a text"), (b"{\\rtf1", "rich text"),
    ],
)  # fmt: skip
def test_files_that_hold_no_pack(tmp_path: Path, data: bytes, word: str) -> None:
    found = reading(tmp_path, data)
    assert found.node is None
    (problem,) = found.problems
    assert word in problem.message


def only(path: Path) -> Problem:
    with pytest.raises(Problems) as caught:
        read(path)
    (problem,) = caught.value.problems
    return problem


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert only(Path("content.yaml")).message == "There is no file content.yaml."
    assert "sinopack new" in only(Path("content.yaml")).advice
    Path("other.yaml").touch()
    assert only(Path("content.yaml")).advice == "This folder has other.yaml."
    assert "folder is not there" in only(Path("no/content.yaml")).advice
    assert only(Path()).message == ". is a folder, not a file."
    assert only(Path("other.yaml/x")).message == "other.yaml/x is a folder, not a file." or os.name == "nt"
    assert "null" in only(Path("a\0b")).message

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert only(Path("other.yaml")).message == "other.yaml may not be read."
    assert only(Path()).message == ". is a folder, not a file."

    def fail(self: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert only(Path("other.yaml")).message == "other.yaml cannot be read: Input/output error."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in only(tmp_path / "pipe").message


def test_the_name_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("k: v\n", encoding="utf-8")
    assert str(read(Path("a.yaml")).place) == "a.yaml:1:1"
    assert str(read(Path("a.yaml"), "The label file").place) == "The label file:1:1"


LETTERS = "abcdefghi"
HOSTILE = {
    "alias bomb": "a: &a [lol]\n"
    + "".join(f"{c}: &{c} [{','.join(['*' + LETTERS[i]] * 9)}]\n" for i, c in enumerate(LETTERS[1:])),
    "merge bomb": "a0: &a0 {x: 1}\n" + "".join(f"a{i}: &a{i}\n  <<: [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 3000)),
    "brackets": "a: " + "[" * 2_000_000,
    "brackets on lines": "[\n" * 150_000,
    "dashes": "- " * 100_000,
    "question marks": "? " * 100_000,
    "braces": "a: {" * 100_000,
    "indentation": "\n".join(" " * i + "a:" for i in range(2_000)),
    "open quotes": 'a: "x\n' * 150_000,
    "an open quote": '- "a\n' + "  b\n" * 150_000,
    "open brackets": "- [a\n  - [b\n" * 50_000,
    "apostrophes in a bracket": "a: [" + "'" * 3_000_000,
    "colons": "- a b: c: d\n" * 150_000,
    "values": "[" + "a," * (MAXIMUM_VALUES + 5),
    "lines": "- a\n" * (MAXIMUM_LINES + 5),
    "one key again and again": "a:\n" + "  b: 1\n" * 150_000,
    "a long key": "x" * 7_000_000 + ": y: z",
    "a long line of colons": "- " + "x: " * 2_000_000,
    "tabs": "a:\n" + "\tb: 1\n" * 150_000,
    "control characters": "- a\x07\n" * 150_000,
    "comments": "- a #b\n" * 150_000,
    "size": "x" * (MAXIMUM_BYTES + 1),
    "spaces": "a:" + " " * 3_000_000 + "b: c: d",
}


_MEASURE = """
import json, re, sys, time
from pathlib import Path
from sinopack.source import read_all, show
for name in sys.argv[1:]:
    started = time.process_time()
    found = read_all(Path(name), "a.yaml")
    text = show(found.problems)
    status = Path("/proc/self/status")
    peak = re.search(r"VmHWM:\\s+(\\d+)", status.read_text(encoding="utf-8")).group(1) if status.exists() else 0
    print(json.dumps([time.process_time() - started, len(found.problems), len(text), int(peak)]))
"""


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[float]]:
    """Seconds, problems, characters of output and the highest kilobytes so far, of each kind, in a process of its own
    (where nothing traces it)."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, text in enumerate(HOSTILE.values()):
        (folder / str(number)).write_text(text, encoding="utf-8", newline="\n")
    command = [sys.executable, "-c", _MEASURE, *(str(folder / str(number)) for number in range(len(HOSTILE)))]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return dict(zip(HOSTILE, map(json.loads, run.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_input_is_refused_in_time_and_memory(refusals: dict[str, list[float]], kind: str) -> None:
    seconds, problems, characters, kilobytes = refusals[kind]
    assert seconds < 1.5  # a second, and a half for a slow machine
    assert kilobytes < 200_000
    assert 0 < problems <= 101
    assert characters < 100_000


@pytest.mark.parametrize("kind", ["alias bomb", "merge bomb", "brackets", "lines"])
def test_a_bomb_is_never_expanded(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(HOSTILE[kind], encoding="utf-8")
    tracemalloc.start()
    try:
        read_all(path, "a.yaml")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 30_000_000


def test_bounds_are_said_at_their_line(tmp_path: Path) -> None:
    nested = reading(tmp_path, "a:\n  b: " + "[" * MAXIMUM_DEPTH)
    assert [(line, column) for line, column, _ in told(nested)] == [(2, 5 + MAXIMUM_DEPTH - 1)]
    assert not reading(tmp_path, "a: " + "[" * (MAXIMUM_DEPTH - 1) + "]" * (MAXIMUM_DEPTH - 1)).problems
    many = reading(tmp_path, "- a\n" * (MAXIMUM_LINES + 1))
    assert told(many) == [(MAXIMUM_LINES + 1, 1, "")]


def test_a_big_lesson_is_still_read(tmp_path: Path) -> None:
    section = "  - title: T\n    lead: Some words here\n    key_points:\n      - one\n      - two\n"
    found = reading(tmp_path, "sections:\n" + section * 20_000)
    assert not found.problems


_pieces = st.sampled_from(
    [
        "a", "b c", ": ", ":", "- ", "-", "\n", "\n  ", "\n    ", "\n\t", '"', "'", "[", "]", "{",
        "}", "#", " #", "&x ", "*x", "!y ",
        "|", ">", "|\n", "%", "@", "`", "?", "? ", "---\n", "...\n", "<<: ", "“", "”", "\\", "é",
        "周", "\x07", "\u2028", "\u00a0",
        "\r\n", ",", "key: ", "- item", "：", " = ", "k:v",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(st.lists(_pieces, max_size=30))
def test_nothing_typed_ever_brings_a_traceback(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.yaml"
    path.write_text("".join(pieces), encoding="utf-8", newline="")
    found = read_all(path, "fuzz.yaml")
    assert found.problems or found.node is not None
    for problem in found.problems:
        if problem.place is not None:
            assert 1 <= problem.place.line <= max(1, len(problem.place.file.lines))
            assert 1 <= problem.place.column <= len(problem.place.text) + 1, problem
    show(found.problems)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=60))
def test_no_bytes_ever_bring_a_traceback(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.yaml"
    path.write_bytes(data)
    show(read_all(path, "fuzz.yaml").problems)
