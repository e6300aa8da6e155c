"""Reading levels: ages that make sense, advice where it is due, and none where it is not."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from sinopack.advice import advise
from sinopack.advice.measure import Reading, sentences
from sinopack.advice.readers import lowest_age
from sinopack.content import Pack, load
from sinopack.problems import Problem, Severity
from tests.clients.packs import copy_pack

ROOT = Path(__file__).parents[2]
EASY = "The cat sat on the mat. It was warm in the sun. The dog ran to the cat. The cat ran up a tree to hide. "
MIDDLE = (
    "In 1066 three men wanted to be king of England. Harold was the most powerful noble in the land. The Vikings also "
    "had a claim, and in September they landed in the north. Harold marched his army to meet them and won a great "
    "victory. "
)
HARD = (
    "The government announced yesterday that it would introduce new legislation to regulate the energy market, after "
    "months of criticism from consumer groups. Ministers said the measures would protect vulnerable households from "
    "sudden increases in prices, although opposition parties argued that the proposals did not go far enough. "
)


def reading(text: str, known: frozenset[str] = frozenset()) -> Reading:
    return sum((sentence.reading for sentence in sentences([text], known)), Reading())


def pack(folder: Path, level: str, *bodies: str, language: str = "en", more: str = "") -> Pack:
    sections = "".join(f"  - title: S{number}\n    body: |\n      {body}\n" for number, body in enumerate(bodies, 1))
    head = f"pack:\n  title: T\n  language: {language}\n" + (f"  level: {level}\n" if level else "")
    (folder / "content.yaml").write_text(f"{head}sections:\n{sections}{more}", encoding="utf-8")
    return load(folder / "content.yaml", "content.yaml")


def lines(problems: tuple[Problem, ...]) -> list[int]:
    return [problem.place.line for problem in problems if problem.place]


def test_harder_texts_are_for_older_readers() -> None:
    ages = [reading(text).age for text in (EASY, MIDDLE, HARD)]
    assert all(younger + 3 < older for younger, older in pairwise(ages))
    assert ages[0] < 6
    assert 7 < ages[1] < 12
    assert ages[2] > 18


def test_the_formulas_are_those_published() -> None:
    """20 words of 5 letters in 2 sentences: ARI 7.12, Coleman–Liau 10.64."""
    text = "There " + "apple " * 9 + ". There " + "apple " * 9 + "."
    counted = reading(text)
    assert counted == Reading(20, 2, 20, 100)
    assert counted.ages == pytest.approx((4.71 * 5 + 5 - 21.43 + 5, 5.88 * 5 - 2.96 - 15.8 + 5))
    assert reading("").age == 0.0
    assert reading("1917, 1949 and: 1956.").age < 5


def test_names_and_numbers_and_addresses_do_not_count_as_hard_words() -> None:
    plain = reading("They met Al in Rome and then went up the hill to the old inn.")
    named = reading("They met Khrushchev in Vladivostok and then went up the hill to the old inn.")
    assert plain == named
    linked = reading("They met Al in Rome https://example.org/a/very/long/address?with=more and then went up the hill "
                     "to the old inn.")  # fmt: skip
    assert linked == plain
    explained = reading("The collectivisation’s cost was high.", frozenset({"collectivisation"}))
    assert explained == reading("The cat’s cost was high.", frozenset({"cat"}))


@pytest.mark.parametrize(
    ("level", "age"),
    [
        ("Ages 14–18", 14), ("Ages 11-14", 11), ("11–14", 11), ("aged 9 to 11", 9), ("Age 12+", 12), ("12+", 12),
        ("14 to 16 years old", 14), ("10-year-olds", 10), ("KS3", 11), ("Key Stage 2", 7), ("KS3 and KS4", 11),
        ("Grade 9", 14), ("Grades 6–8", 11), ("9th grade", 14), ("6th to 8th graders", 11), ("Year 10", 14),
        ("Years 7–9", 11), ("Year 10 (ages 14–15)", 14), ("GCSE", 14), ("A-level", 16), ("Year 9, top set", 13),
    ],
)  # fmt: skip
def test_levels_that_name_ages(level: str, age: int) -> None:
    assert lowest_age(level) == age


@pytest.mark.parametrize(
    "level", ["Beginners", "Lower secondary", "Set 2", "Room 101", "1917–1969", "Unit 3", "B2", ""]
)
def test_levels_that_name_none(level: str) -> None:
    assert lowest_age(level) is None


def test_only_a_section_that_is_too_hard_is_named(tmp_path: Path) -> None:
    found = advise(pack(tmp_path, "Ages 11–14", EASY * 4, HARD * 3, MIDDLE * 3))
    assert lines(found) == [9]
    assert found[0].message == (
        "Advice: this section reads like a text for adults, and your youngest are 11. The hardest sentences begin on "
        "line 11."
    )
    assert found[0].severity is Severity.NOTICE
    assert found[0].advice


def test_the_line_of_a_hard_sentence(tmp_path: Path) -> None:
    """Counted over lines, marks and the targets of links."""
    one, two = HARD.strip().removesuffix(".").split(". ")
    first = f"**Then** it [came](https://a.example/b). {MIDDLE}"
    typed = (MIDDLE, first, f"{one}. {EASY}", "", f"{MIDDLE}{two}. {EASY}")
    found = advise(pack(tmp_path, "Ages 5–6", "\n      ".join(typed)))
    assert "on lines 10 and 12." in found[0].message


def test_without_ages_one_line_on_the_whole(tmp_path: Path) -> None:
    for level in ("", "Beginners"):
        (found,) = advise(pack(tmp_path, level, HARD * 2, MIDDLE * 3))
        assert found.message == "Advice: this pack reads like a text for readers of about 14."
        assert found.place is not None
        assert found.place.line == 2


def test_where_there_is_no_advice(tmp_path: Path) -> None:
    assert advise(pack(tmp_path, "Ages 11–14", HARD)) == (), "a short section"
    assert advise(pack(tmp_path, "", HARD)) == (), "a short pack"
    assert advise(pack(tmp_path, "Ages 16–18", MIDDLE * 4)) == ()
    assert advise(pack(tmp_path, "Ages 6–8", HARD * 4, language="de")) == (), "the formulas are for English"
    assert advise(pack(tmp_path, "Ages 6–8", HARD * 4, language="zh")) == ()
    quoted = f'\n      - quote: "{HARD * 3}"\n'
    (tmp_path / "content.yaml").write_text(
        f"pack: {{title: T, level: Ages 11–14}}\nsections:\n  - title: S\n    body:\n      - {EASY * 6}{quoted}",
        encoding="utf-8",
    )
    assert advise(load(tmp_path / "content.yaml")) == (), "a quotation is as hard as it was written"


def test_the_sample_is_right_for_its_readers() -> None:
    assert advise(load(ROOT / "content.yaml")) == ()


def test_the_sample_would_be_hard_for_children(tmp_path: Path) -> None:
    content = copy_pack(ROOT / "content.yaml", tmp_path)
    content.write_text(content.read_text(encoding="utf-8").replace("Ages 14–18", "Ages 7–8"), encoding="utf-8")
    found = advise(load(content))
    assert 4 <= len(found) <= 7
    assert all("title:" in problem.place.text for problem in found if problem.place)


def test_a_build_does_not_load_it(tmp_path: Path) -> None:
    pack(tmp_path, "Ages 11–14", HARD)
    code = (
        "import sys; from sinopack import pipeline\n"
        f"pipeline.build({str(tmp_path / 'content.yaml')!r})\n"
        "sys.exit(any(name.startswith('sinopack.advice') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
