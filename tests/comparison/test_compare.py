"""What an editor of a department is told: one edit of a content file each, and the whole of what is said about it."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
import pytest
from PIL import Image

import sinopack
from sinopack.cli.differences import told

BASE = """\
pack:
  title: The Long March
  level: Ages 14–18
sections:
  - id: jiangxi
    title: Why they left Jiangxi
    body:
      - |
        Four campaigns had failed, and the army had hardly lost a man.

        The fifth, with forts, **did not** fail, whatever the leaders of it said.

        - Blockhouses on every hill
        - Roads between them
      - table:
          - Campaign | Months | Men
          - Fourth | 3 | 200,000
          - Fifth | 12 | 700,000
      - chart: column
        data:
          - Campaign | Months
          - Fourth | 3
          - Fifth | 12
    key_points:
      - The base was ringed with blockhouses
      - About 86,000 people broke out
      - Nobody knew where they were going
  - title: Crossing the Xiang
    body: Half of the army was lost in a week.
    key_points: [The baggage train was too slow]
  - title: Zunyi
    body: The leaders met in January 1935, and talked for three days.
timeline:
  eras:
    - Retreat: 1934/1935
  events:
    - 1934-10: The army breaks out
    - 1934-11: The Xiang is crossed
    - 1935-01: The leaders meet at Zunyi
people:
  - Mao Zedong: Leader of the Red Army
  - Otto Braun: Adviser from the Comintern
terms:
  Comintern: The Communist International
  Blockhouse: A small fort of stone or brick
questions:
  - question: Why did it succeed?
    marks: 4
    answer: It advanced slowly, from one line of forts to the next.
sources:
  - "Edgar Snow, Red Star over China, 1937."
print:
  paper: A4
"""


def says(tmp_path: Path, old: str, new: str) -> list[str]:
    """What is said of two texts of content files, without the heading."""
    (tmp_path / "old.yaml").write_text(old, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(new, encoding="utf-8")
    lines = told(sinopack.compare(tmp_path / "old.yaml", tmp_path / "new.yaml"))
    return [click.unstyle(line) for line in lines][1:]


def edited(*edits: tuple[str, str]) -> str:
    text = BASE
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


FIRST = "Section 1 “Why they left Jiangxi”"
XIANG = """\
  - title: Crossing the Xiang
    body: Half of the army was lost in a week.
    key_points: [The baggage train was too slow]
"""
ZUNYI = """\
  - title: Zunyi
    body: The leaders met in January 1935, and talked for three days.
"""
TABLE = """\
      - table:
          - Campaign | Months | Men
          - Fourth | 3 | 200,000
          - Fifth | 12 | 700,000
"""


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(
            [("About 86,000 people broke out", "About 86,000 men and women broke out")],
            [FIRST, "  key point 2: About 86,000 [-people-]{+men and women+} broke out  (line 26)"],
            id="a key point",
        ),
        pytest.param(
            [
                (
                    "      - Nobody knew where they were going\n",
                    "      - Nobody knew where they were going\n      - A third were under twenty\n",
                )
            ],
            [FIRST, "  key point 4: new: “A third were under twenty”  (line 28)"],
            id="a key point more",
        ),
        pytest.param(
            [("      - The base was ringed with blockhouses\n", "")],
            [FIRST, "  key point 1: gone: “The base was ringed with blockhouses”  (was line 25)"],
            id="a key point less",
        ),
        pytest.param(
            [("whatever the leaders of it said", "whatever Moscow said")],
            [
                FIRST,
                "  paragraph 2: … **did not** fail, whatever [-the leaders of it-]{+Moscow+} said.  (line 11)",
            ],
            id="a paragraph",
        ),
        pytest.param(
            [("**did not** fail", "did not fail")],
            [
                FIRST,
                "  paragraph 2: The fifth, with forts, [-**-]did not[-**-] fail, whatever the leaders …  (line 11)",
            ],
            id="words in bold",
        ),
        pytest.param(
            [("- Roads between them", "- Roads and wires between them")],
            [FIRST, "  list 1, item 2: Roads{+ and wires+} between them  (line 14)"],
            id="an item of a list",
        ),
        pytest.param(
            [("title: Why they left Jiangxi", "title: Why they had to leave")],
            [
                "Section 1 “Why they had to leave”",
                "  renamed: “Why they left Jiangxi” → “Why they had to leave”  (line 6)",
            ],
            id="a section renamed",
        ),
        pytest.param(
            [("title: Crossing the Xiang", "title: Over the Xiang")],
            ["Section 2 “Over the Xiang”", "  renamed: “Crossing the Xiang” → “Over the Xiang”  (line 28)"],
            id="a section renamed whose id is made from its title",
        ),
        pytest.param(
            [(ZUNYI, ""), (XIANG, ZUNYI + XIANG)],
            ["Section 2 “Zunyi”", "  moved, was section 3  (line 31 → 28)"],
            id="a section moved",
        ),
        pytest.param(
            [(XIANG, "")],
            ["Section 2 “Crossing the Xiang”", "  gone  (was line 28)"],
            id="a section less",
        ),
        pytest.param(
            [(ZUNYI, ZUNYI + "  - title: Luding\n    body: A bridge.\n")],
            ["Section 4 “Luding”", "  new  (line 33)"],
            id="a section more",
        ),
        pytest.param(
            [
                (TABLE, ""),
                (
                    "    body: The leaders met in January 1935, and talked for three days.\n",
                    "    body:\n      - The leaders met in January 1935, and talked for three days.\n" + TABLE,
                ),
            ],
            ["Section 3 “Zunyi”", "  table 1: moved, from section 1 “Why they left Jiangxi”, table 1  (line 15 → 30)"],
            id="a table moved to another section",
        ),
        pytest.param(
            [("Fifth | 12 | 700,000", "Fifth | 12 | 750,000")],
            [FIRST, "  table 1, row 3 “Fifth”, column 3 “Men”: 700,000 → 750,000  (line 18)"],
            id="a cell",
        ),
        pytest.param(
            [
                ("Campaign | Months | Men", "Campaign | Men"),
                ("Fourth | 3 | 200,000", "Fourth | 200,000"),
                ("Fifth | 12 | 700,000", "Fifth | 700,000"),
            ],
            [FIRST, "  table 1, column 2 “Months”: gone  (was line 16)"],
            id="a column less",
        ),
        pytest.param(
            [
                (
                    "          - Fourth | 3 | 200,000\n",
                    "          - Third | 4 | 300,000\n          - Fourth | 3 | 200,000\n",
                )
            ],
            [FIRST, "  table 1, row 2 “Third”: new  (line 17)"],
            id="a row more",
        ),
        pytest.param(
            [("          - Fifth | 12\n", "          - Fifth | 11\n")],
            [FIRST, "  chart 1, data, row 3 “Fifth”, column 2 “Months”: 12 → 11  (line 21)"],
            id="a number of a chart",
        ),
        pytest.param(
            [("1934-11: The Xiang is crossed", "1934-11-25: The Xiang is crossed")],
            ["Timeline", "  event 2 “1934-11-25”: 1934-11 → 1934-11-25  (line 38)"],
            id="the date of an event",
        ),
        pytest.param(
            [("Retreat: 1934/1935", "Retreat: 1934/1936")],
            ["Timeline", "  era 1 “Retreat”, dates: 1934/1935 → 1934/1936  (line 35)"],
            id="an era",
        ),
        pytest.param(
            [("Adviser from the Comintern", "Military adviser from the Comintern")],
            ["People", "  person 2 “Otto Braun”, role: [-Adviser-]{+Military adviser+} from the Comintern  (line 42)"],
            id="a person",
        ),
        pytest.param(
            [
                (
                    "  Blockhouse: A small fort of stone or brick\n",
                    "  Blockhouse: A small fort\n  Zunyi: A town in Guizhou\n",
                )
            ],
            [
                "Terms",
                "  term 2 “Blockhouse”, meaning: A small fort[- of stone or brick-]  (line 45)",
                "  term 3 “Zunyi”: new  (line 46)",
            ],
            id="terms",
        ),
        pytest.param(
            [("marks: 4", "marks: 6"), ("It advanced slowly, from", "It advanced very slowly, from")],
            [
                "Questions",
                "  question 1 “Why did it succeed?”, marks: 4 → 6  (line 48)",
                "  question 1 “Why did it succeed?”, answer: It advanced{+ very+} slowly, from one line …  (line 49)",
            ],
            id="a question",
        ),
        pytest.param([("paper: A4", "paper: Letter")], ["Print", "  paper: A4 → Letter  (line 53)"], id="a setting"),
        pytest.param(
            [("  level: Ages 14–18\n", "  level: Ages 14–18\n  author: A. Teacher\n")],
            ["Pack", "  author: new: “A. Teacher”  (line 4)"],
            id="what the pack says of itself",
        ),
        pytest.param(
            [("Half of the army was lost", "Half of the ==army== was lost")],
            [
                "Section 2 “Crossing the Xiang”",
                "  paragraph 1: Half of the {+==+}army{+==+} was lost in a …  (line 29)",
            ],
            id="a word that becomes a gap",
        ),
    ],
)
def test_an_edit_is_told(tmp_path: Path, edits: list[tuple[str, str]], expected: list[str]) -> None:
    assert says(tmp_path, BASE, edited(*edits)) == ["", *expected]


def test_how_it_is_typed_is_no_difference(tmp_path: Path) -> None:
    new = (
        BASE.replace(
            "title: The Long March\n  level: Ages 14–18", "# a remark\n  level: 'Ages 14–18'\n  title: The Long March"
        )
        .replace(
            "    marks: 4\n    answer: It advanced slowly, from one line of forts to the next.",
            "    answer: >\n      It advanced slowly, from one\n      line of forts to the next.\n    marks: 4 marks",
        )
        .replace(
            "  - id: jiangxi\n    title: Why they left Jiangxi", '  - title: "Why they left Jiangxi"\n    id: jiangxi'
        )
        .replace(
            "  Comintern: The Communist International", "  - term: Comintern\n    meaning: The Communist International"
        )
        .replace("  Blockhouse: A small", "  - Blockhouse: A small")
        .replace("Half of the army was lost in a week.", "|\n      Half of the army\n      was lost in a week.")
        .replace("Campaign | Months | Men", "[Campaign, Months, Men]")
        .replace("  paper: A4\n", "  paper: a4\n")
    )
    assert new != BASE
    (tmp_path / "old.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(new, encoding="utf-8")
    comparison = sinopack.compare(tmp_path / "old.yaml", tmp_path / "new.yaml")
    assert comparison.differences == ()
    assert list(told(comparison)) == ["The same content."]


def test_a_text_divided_by_a_quote_has_the_quote_more(tmp_path: Path) -> None:
    divided = (
        "        Four campaigns had failed, and the army had hardly lost a man.\n"
        "      - quote: The people are the sea.\n"
        "      - |\n"
    )
    new = edited(("        Four campaigns had failed, and the army had hardly lost a man.\n\n", divided))
    assert says(tmp_path, BASE, new)[1:] == [
        FIRST,
        "  quote 1 “The people are the sea.”: new  (line 10)",
    ]


PICTURED = """\
pack: Pictures
sections:
  - title: One
    body:
      - figure: red.png
        alt: A red square on a wall
      - chart: column
        data: steel.csv
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with a content file, its picture and its data."""
    made = []
    for name in ("old", "new"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "content.yaml").write_text(PICTURED, encoding="utf-8")
        Image.new("RGB", (60, 40), "red").save(folder / "red.png")
        (folder / "steel.csv").write_text("Year,Steel\n1952,1.35\n1957,5.35\n", encoding="utf-8")
        made.append(folder)
    return made[0], made[1]


def compared(old: Path, new: Path) -> tuple[list[str], list[str]]:
    comparison = sinopack.compare(old / "content.yaml", new / "content.yaml")
    lines = [click.unstyle(line).strip() for line in told(comparison) if line.startswith("  ") and "(" in line]
    return lines, [notice.message for notice in comparison.notices]


def test_the_pixels_of_a_picture_changed_though_its_name_did_not(folders: tuple[Path, Path]) -> None:
    old, new = folders
    assert compared(old, new) == ([], [])
    Image.new("RGB", (60, 40), "red").save(new / "red.png", compress_level=0)
    assert (old / "red.png").read_bytes() != (new / "red.png").read_bytes()
    assert compared(old, new) == ([], []), "the same pixels in other bytes are the same picture"
    Image.new("RGB", (80, 40), "blue").save(new / "red.png")
    lines, _ = compared(old, new)
    assert len(lines) == 1
    assert lines[0].startswith("figure 1 “red.png”, file: “60 × 40 pixels, ")
    assert lines[0].endswith("(line 5)")


def test_a_number_in_a_file_of_data_is_told_at_its_line_there(folders: tuple[Path, Path]) -> None:
    old, new = folders
    (new / "steel.csv").write_text("Year,Steel\n1952,1.35\n1957,5.4\n", encoding="utf-8")
    lines, _ = compared(old, new)
    assert lines == ["chart 1, data, row 3 “1957”, column 2 “Steel”: 5.35 → 5.4  (line 8)"]


def test_an_old_file_by_itself_borrows_the_files_of_the_new_one(folders: tuple[Path, Path]) -> None:
    old, new = folders
    (old / "red.png").unlink()
    (old / "steel.csv").unlink()
    lines, notices = compared(old, new)
    assert lines == []
    assert len(notices) == 1
    assert "those beside" in notices[0]


def test_a_file_that_is_nowhere_is_compared_by_its_name(folders: tuple[Path, Path]) -> None:
    old, new = folders
    (new / "content.yaml").write_text(
        PICTURED.replace("red.png", "blue.png").replace("steel.csv", "iron.csv"), encoding="utf-8"
    )
    (new / "red.png").rename(new / "blue.png")
    (new / "steel.csv").rename(new / "iron.csv")
    shutil.rmtree(old)
    old.mkdir()
    (old / "content.yaml").write_text(PICTURED, encoding="utf-8")
    lines, notices = compared(old, new)
    assert lines == [
        "figure 1 “blue.png”: red.png → blue.png  (line 5)",
        "chart 1, data: steel.csv → iron.csv  (line 8)",
    ]
    assert [notice.partition(", which")[0] for notice in notices] == ["There is no red.png", "There is no steel.csv"]


def test_what_is_wrong_in_either_file_is_told_of_both(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(BASE.replace("marks: 4", "marks: many"), encoding="utf-8")
    (tmp_path / "new.yaml").write_text(BASE.replace("paper: A4", "paper: A44"), encoding="utf-8")
    with pytest.raises(sinopack.Problems) as raised:
        sinopack.compare(tmp_path / "old.yaml", tmp_path / "new.yaml")
    places = [
        (Path(each.place.file.name).name, each.place.line, each.place.column)
        for each in raised.value.problems
        if each.place
    ]
    assert places == [("new.yaml", 53, 10), ("old.yaml", 48, 12)]


def test_a_missing_picture_does_not_hide_what_is_wrong(folders: tuple[Path, Path]) -> None:
    old, new = folders
    (old / "red.png").unlink()
    (new / "red.png").unlink()
    (old / "content.yaml").write_text(PICTURED + "print: {paper: A44}\n", encoding="utf-8")
    with pytest.raises(sinopack.Problems) as raised:
        sinopack.compare(old / "content.yaml", new / "content.yaml")
    assert [each.place.line for each in raised.value.problems if each.place] == [9]
