"""Diagrams on slides: as large as they can be; a long sequence on several; what has no room is the author's problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack.content import load
from sinopack.layout import lay_out_deck
from sinopack.page import Deck, Group, Role, Slide, TextBox
from sinopack.problems import Problems
from sinopack.theme import load_theme


@pytest.fixture
def deck(tmp_path: Path):  # type: ignore[no-untyped-def]
    def laying_out(block: str, **settings: str) -> Deck:
        lines = "\n".join(f"      {line}" for line in block.splitlines())
        slides = "".join(f"  {key}: '{value}'\n" for key, value in settings.items())
        text = f"pack: T\nsections:\n  - title: S\n    body:\n{lines}\n"
        path = tmp_path / "content.yaml"
        path.write_text(text + (f"slides:\n{slides}" if slides else ""), encoding="utf-8")
        return lay_out_deck(load(path), tmp_path).result

    return laying_out


def steps(count: int, text: str = "Somebody does something that takes a while to tell") -> str:
    return "\n".join(["- diagram: sequence", "  title: Long", "  steps:", *(f"    - {text} {n}" for n in range(count))])


def figure(slide: Slide) -> Group:
    (found,) = [item for item in slide.page.items if isinstance(item, Group) and item.role is Role.FIGURE]
    return found


def boxes(slide: Slide) -> list[TextBox]:
    return [item for item in figure(slide).items if isinstance(item, TextBox) and item.fill]


def sizes(slide: Slide) -> set[float]:
    return {run.style.size for box in boxes(slide) for paragraph in box.paragraphs for run in paragraph.runs}


def test_a_small_diagram_is_set_large(deck) -> None:  # type: ignore[no-untyped-def]
    found = deck("- diagram: causes\n  title: Small\n  steps: A -> B")
    assert sizes(found.slides[-1]) == {24}


def test_a_long_sequence_is_divided_in_one_size_and_only_its_end_stands_out(deck) -> None:  # type: ignore[no-untyped-def]
    found = [slide for slide in deck(steps(20)).slides if slide.title.startswith("Long")]
    assert [slide.title for slide in found] == [
        f"Long ({n}\u00a0of\u00a0{len(found)})" for n in range(1, len(found) + 1)
    ]
    assert len(found) > 1
    assert len({size for slide in found for size in sizes(slide)}) == 1
    accent = load_theme("two-colour", Path()).surface("current").fill
    assert [box.fill == accent for slide in found for box in boxes(slide)] == [False] * 19 + [True]
    assert [box.text.rpartition(" ")[2] for slide in found for box in boxes(slide)] == [str(n) for n in range(20)]
    for slide in found:
        assert all(box.text in figure(slide).alternative for box in boxes(slide))


def test_causes_without_room_are_the_authors_problem(deck) -> None:  # type: ignore[no-untyped-def]
    lines = "\n".join(f"    - A rather long cause of everything {n} -> Effect" for n in range(12))
    with pytest.raises(Problems) as found:
        deck(f"- diagram: causes\n  title: Wide\n  steps:\n{lines}")
    (problem,) = found.value.problems
    assert problem.message == "“Wide” has 13 boxes, which do not fit on a slide at 18 pt."
    assert "of them would" in problem.advice
    assert problem.place is not None
    assert problem.place.line == 5


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_a_narrow_slide_leads_downwards_if_it_must(deck, ratio: str) -> None:  # type: ignore[no-untyped-def]
    chain = "Collectivisation -> Industrialisation -> Disillusionment"
    found = boxes(deck(f"- diagram: causes\n  title: Chain\n  steps: {chain} -> End", ratio=ratio).slides[-1])
    is_level = len({round(box.rect.y + box.rect.height / 2, 2) for box in found}) == 1
    assert is_level == (ratio == "16:9")
