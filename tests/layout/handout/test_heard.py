"""What a reader who cannot see the pages is told: labels of sources are headings, and drawings explain themselves to
the eye alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from sinopack.layout.axis import Axis, Piece
from sinopack.layout.handout.imprint import compose_imprint
from sinopack.layout.handout.questions import compose_question
from sinopack.layout.profile import PROFILES
from sinopack.page import Role, TextBox
from sinopack.plan import blocks, plan_handout
from sinopack.report import Profile
from sinopack.theme import load_labels, load_theme
from tests.layout.desks import make_desk
from tests.layout.handout.laid import ROOT, laid, laid_out
from tests.layout.handout.reading import text_boxes
from tests.plan.typed import typed

every_profile = pytest.mark.parametrize("profile", [profile.value for profile in Profile])

QUOTED = """
    pack: Title
    sections:
      - title: One
        body:
          - {quote: They could not live together., id: volcano, by: A delegate, label: Source A}
    questions:
      - {question: What does it mean?, id: meaning, source: volcano, marks: 2}
"""


def boxes(content: str, profile: str) -> list[TextBox]:
    return [box for page in laid_out(typed(content), "A4", profile=profile).document.pages for box in text_boxes(page)]


@every_profile
def test_a_source_is_found_by_its_heading_before_its_words_and_before_its_question(profile: str) -> None:
    found = boxes(QUOTED, profile)
    labels = [box for box in found if "Source A" in (paragraph.text for paragraph in box.paragraphs)]
    assert [box.role for box in labels] == [Role.HEADING_3, Role.HEADING_2]

    asked = found[found.index(labels[1]) :]
    heard = [box.paragraphs[0].text for box in asked if box.role is not Role.FOOTER]
    assert heard[:5] == ["Source A", "A delegate.", "“They could not live together.”", "1", "What does it mean?"]
    assert asked[4].role is Role.HEADING_2


@every_profile
def test_the_key_to_the_life_rules_is_for_the_eye_as_they_are(profile: str) -> None:
    found = [box for page in laid("sample", "A4", profile).document.pages for box in text_boxes(page)]
    assert [box.role for box in found if box.key == "people-key"] == [Role.ARTIFACT]


def test_bookmarks_have_single_spaces() -> None:
    titles = [bookmark.title for bookmark in laid("sample", "A4").document.bookmarks]
    assert "1 Early ties" in titles
    assert not any("  " in title for title in titles)


@every_profile
@pytest.mark.parametrize("name", ["sample", "everything"])
def test_footers_name_the_pack_on_every_page_or_on_none(name: str, profile: str) -> None:
    made = laid(name, "A4", profile)
    found = [box for page in made.document.pages for box in text_boxes(page)]
    left = {box.paragraphs[0].text for box in found if box.key.startswith("footer-left-")} - {made.plan.title}
    assert len(left) > 1
    assert len({"  |  " in text for text in left}) == 1


def test_a_stretch_of_one_year_is_named_once() -> None:
    desk = make_desk()
    eras = (blocks.TimeSpan("Then", 1900.0, 1911.0), blocks.TimeSpan("Now", 2023.0, 2024.0))
    axis = Axis((Piece(1900.0, 1911.0, 0.0, 300.0), Piece(2023.0, 2024.0, 320.0, 480.0)))
    plan = replace(desk.plan, chronology=replace(desk.plan.chronology, eras=eras))
    masthead = next(
        block
        for part in plan_handout(typed("pack: Title\nsections: [One]\n"), load_labels("en")).parts
        for block in part.blocks
        if isinstance(block, blocks.Masthead)
    )
    frames = compose_imprint(masthead, with_band=True, desk=replace(desk, plan=plan, axis=axis))
    (note,) = [item for frame in frames for item in frame.items if item.key == "era-break-note"]
    assert isinstance(note, TextBox)
    assert note.paragraphs[0].text.startswith("1900–1910 and 2023 are ")


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("lines", range(1, 12))
def test_on_a_linear_sheet_a_stem_keeps_two_lines(profile: str, lines: int) -> None:
    pack = typed(f"pack: Title\nsections: [One]\nquestions:\n  - {{question: Why?, id: why, lines: {lines}}}\n")
    found = [block for part in plan_handout(pack, load_labels("en")).parts for block in part.blocks]
    made, desk = PROFILES[profile], make_desk()
    linear = replace(desk, sheet=made.sheet("A4"), styles=made.styles(load_theme("two-colour", ROOT)))
    (frame,) = compose_question(next(block for block in found if isinstance(block, blocks.QuestionOf)), linear)
    rules = [item.rect.y for item in frame.items if "-line-" in item.key]
    above = [sum(y < each for y in rules) for each in (*frame.breaks, *frame.poor_breaks)]
    assert above == list(range(2, lines - 1))
    assert all(second - first == 1 for first, second in pairwise(above))


@pytest.mark.parametrize("profile", PROFILES)
def test_what_the_standard_handout_can_set_every_profile_can(profile: str) -> None:
    """⑪ is in none of the fonts of a profile, and 𞸀 in no bold one; the profiles set titles in bold."""
    content = "pack: Step ⑪\nsections:\n  - {title: 𞸀 and ₼, body: Step ⑳.}\n"
    assert any("⑪" in box.paragraphs[0].text for box in boxes(content, profile))
