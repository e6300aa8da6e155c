"""Large print and dyslexia-friendly pages: the figures of the clear print guides, for every pack, on finished pages.

What holds for pages of every profile (nothing overlaps, leaves the sheet or is lost) is in `test_pages`; the same
figures read back from the PDF are in `test_profiles_drawn`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from sinopack.cli.options import PROFILE_NAMES
from sinopack.content import load
from sinopack.content.settings import Profile as TypedProfile
from sinopack.geometry import millimetres
from sinopack.layout import STANDARD, lay_out_handout
from sinopack.layout.profile import PROFILES
from sinopack.page import (
    UNREAD,
    Alignment,
    Chart,
    Colour,
    Connector,
    Line,
    Outline,
    Page,
    Paragraph,
    Picture,
    Role,
    Table,
    TextBox,
)
from sinopack.plan.keys import Keys
from sinopack.plan.planner import Planner
from sinopack.problems import Severity
from sinopack.report import Profile
from sinopack.theme import load_labels, load_theme
from sinopack.theme.contrast import contrast
from tests.layout.handout.laid import PACKS, LaidOut, laid, loaded
from tests.layout.handout.reading import cells, flat, tables, text_boxes
from tests.layout.handout.test_pages import words

LEAST_SIZE = {"large-print": 18.0, "dyslexia-friendly": 12.0}
LEAST_PITCH = {"large-print": 1.25, "dyslexia-friendly": 1.5}
BODY = {"large-print": (18.0, 20.0), "dyslexia-friendly": (12.0, 14.0)}
MOST_CHARACTERS = 75
"""In a line of text, spaces included."""
HEADINGS = (Role.TITLE, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)
EPSILON = 1e-6


@pytest.fixture(params=[(name, profile) for name in PACKS for profile in PROFILES], ids=" ".join, scope="module")
def made(request: pytest.FixtureRequest) -> tuple[str, str, LaidOut]:
    """The name of a pack, a profile, and the pack laid out in it."""
    name, profile = request.param
    return name, profile, laid(name, "A4", profile)


def texts(page: Page) -> Iterator[tuple[Role, str, tuple[Paragraph, ...], tuple[Line, ...]]]:
    """Every text of a page: its role, its key, its paragraphs and its lines."""
    for box in text_boxes(page):
        yield box.role, box.key, box.paragraphs, box.lines
    for table in tables(page):
        for row in table.rows:
            yield from ((table.role, table.key, cell.paragraphs, cell.lines) for cell in row)


def all_texts(handout: LaidOut) -> Iterator[tuple[Role, str, tuple[Paragraph, ...], tuple[Line, ...]]]:
    for page in handout.document.pages:
        yield from texts(page)


def test_no_text_is_too_small(made: tuple[str, str, LaidOut]) -> None:
    _, profile, handout = made
    for _, key, paragraphs, lines in all_texts(handout):
        sizes = [run.style.size for paragraph in paragraphs for run in paragraph.runs]
        sizes += [run.style.size for line in lines for run in line.runs]
        sizes += [run.style.size for line in lines if line.marker for run in line.marker.runs]
        assert all(size >= LEAST_SIZE[profile] - EPSILON for size in sizes), key


def test_running_text_has_the_size_of_its_profile(made: tuple[str, str, LaidOut]) -> None:
    name, profile, handout = made
    least, most = BODY[profile]
    sizes = Counter(
        run.style.size
        for role, _, paragraphs, _ in all_texts(handout)
        for paragraph in paragraphs
        for run in paragraph.runs
        if role in (Role.PARAGRAPH, Role.LIST_ITEM, Role.NOTE)
    )
    if name != "title-only":
        assert least <= sizes.most_common(1)[0][0] <= most


def test_text_is_upright_sans_and_never_underlined(made: tuple[str, str, LaidOut]) -> None:
    for _, key, paragraphs, lines in all_texts(made[2]):
        styles = [run.style for paragraph in paragraphs for run in paragraph.runs]
        styles += [run.style for line in lines for run in line.runs]
        for style in styles:
            assert not style.font.italic, key
            assert not style.underline or style.blank, key  # a blank is a rule to write on
            assert "Gelasio" not in style.font.family, key
            assert "Carlito" not in style.font.family, key


def test_lines_are_far_enough_apart(made: tuple[str, str, LaidOut]) -> None:
    """Running text has the pitch of its profile; a heading of several lines at least a quarter more than its size."""
    _, profile, handout = made
    for role, key, paragraphs, lines in all_texts(handout):
        for paragraph in paragraphs:
            size = max((run.style.size for run in paragraph.runs), default=0.0)
            is_display = size > BODY[profile][1] and role is not Role.LIST_ITEM
            if len(lines) > 1:
                least = 1.25 if is_display else LEAST_PITCH[profile]
                assert paragraph.leading >= least * size - EPSILON, key


def test_paragraphs_of_the_dyslexia_friendly_profile_are_a_line_apart() -> None:
    styles = PROFILES["dyslexia-friendly"].styles(load_theme("two-colour", Path()))
    assert styles.paragraph_gap >= styles.body.leading


def test_headings_are_larger_than_text_and_bold(made: tuple[str, str, LaidOut]) -> None:
    """But for the stem of a question, which is a heading to a screen reader and running text to the eye."""
    _, profile, handout = made
    body = PROFILES[profile].sizes.body * PROFILES[profile].scale
    factor = 1.2 if profile == "dyslexia-friendly" else 1.1
    for role, key, paragraphs, _ in all_texts(handout):
        if role in HEADINGS and not key.startswith("question-") and not key.endswith("-numeral"):
            for run in (run for paragraph in paragraphs for run in paragraph.runs):
                assert run.style.size >= factor * body - EPSILON, key
                assert run.style.font.bold, key


def test_no_word_is_hyphenated_that_has_room(made: tuple[str, str, LaidOut]) -> None:
    """A line ends in a hyphen that is not in the text only where the word alone is wider than its column."""
    for page in made[2].document.pages:
        columns = [(box.key, box.rect.width, box.lines) for box in text_boxes(page)]
        columns += [(table.key, rect.width, lines) for table in tables(page) for rect, lines in cells(table)]
        for key, width, lines in columns:
            for word in hyphenated(lines):
                assert width_of(word, lines) > 0.9 * width, (key, word)


def hyphenated(lines: Sequence[Line]) -> Iterator[str]:
    """The words that hyphens of ours divide, each whole."""
    word = ""
    for line in lines:
        first, *others = line.text.split(" ")
        word += first
        if others:
            if word != first:
                yield word
            word = others[-1]
        if not line.hyphen:
            if word not in (first, *others[-1:]):
                yield word
            word = ""
        word = word.removesuffix("-")


def width_of(text: str, lines: Sequence[Line]) -> float:
    """About how wide a text is in the type of some lines."""
    return len(text) * sum(line.width for line in lines) / max(sum(len(line.text) for line in lines), 1)


def test_lines_are_short_enough_to_find_the_next(made: tuple[str, str, LaidOut]) -> None:
    for role, key, _, lines in all_texts(made[2]):
        for line in lines:
            if role not in (Role.FOOTER, Role.ARTIFACT):
                read = "".join(run.text for run in line.runs if not run.style.blank)
                assert len(read.rstrip()) <= MOST_CHARACTERS, (key, read)


def test_text_is_set_flush_left(made: tuple[str, str, LaidOut]) -> None:
    """Only figures, and what stands at the end of a line, are set to the right; a table's cells as their author wants;
    and the number of a pin in the middle of its disc."""
    for page in made[2].document.pages:
        for box in text_boxes(page):
            is_centred = any(paragraph.alignment is Alignment.CENTRE for paragraph in box.paragraphs)
            assert not is_centred or box.outline is Outline.ELLIPSE, box.key
            if any(paragraph.alignment is Alignment.RIGHT for paragraph in box.paragraphs):
                assert len(box.lines) == 1, box.key


def test_text_stands_out_from_the_paper(made: tuple[str, str, LaidOut]) -> None:
    """Or from the box that it stands in."""
    filled = (box for page in made[2].document.pages for box in text_boxes(page) if isinstance(box.fill, Colour))
    grounds = {box.key: box.fill.rgb for box in filled}
    for _, key, paragraphs, _ in all_texts(made[2]):
        for run in (run for paragraph in paragraphs for run in paragraph.runs):
            assert contrast(run.style.colour.rgb, grounds.get(key, "FFFFFF")) >= 7.0, key


def test_rules_are_no_hairlines(made: tuple[str, str, LaidOut]) -> None:
    for page in made[2].document.pages:
        for item in flat(page.items):
            if isinstance(item, Connector):
                assert item.stroke.width >= 1.0, item.key


def test_lines_to_write_on_are_far_apart(made: tuple[str, str, LaidOut]) -> None:
    _, profile, handout = made
    least = millimetres(12.0 if profile == "large-print" else 8.0)
    for page in handout.document.pages:
        ruled = [item for item in flat(page.items) if isinstance(item, Connector) and "-line-" in item.key]
        for first, second in pairwise(ruled):
            if first.key.rpartition("-")[0] == second.key.rpartition("-")[0]:
                assert second.y1 - first.y1 >= least


def test_nothing_is_lost_and_nothing_is_added(made: tuple[str, str, LaidOut]) -> None:
    """The words are those of the standard handout. A table set row by row says the heads of its columns again, and a
    diagram set as a list its boxes; the band of the eras, which a first page may have no room for, is not drawn. A
    timeline is a list: it has no scale and no numbers at the edge, but says every category in words."""
    name, _, handout = made
    mine, standard = (Counter(said(each)) for each in (handout, laid(name, "A4")))
    assert standard - mine == Counter()
    added = set(mine - standard)
    heads = {word for key, text in keyed(handout) if "-row-" in key or "-said-" in key for word in words(text)}
    pack = loaded(name)
    planner = Planner(pack, load_labels(pack.pack.language), "handout", Keys(pack))
    categories = {word for each in planner.categories.values() for word in words(each)}
    assert added <= heads | categories


def said(handout: LaidOut) -> list[str]:
    drawn = re.compile(r"era-|overview-|timeline-scale-|event-.*-(?:section|sign)$")
    return [word for key, text in keyed(handout) if not drawn.match(key) for word in words(text)]


def keyed(handout: LaidOut) -> Iterator[tuple[str, str]]:
    """What is said under each key, once, furniture and contents excepted: what was cut has its key on both pages."""
    found: dict[tuple[str, str], None] = {}
    for page in handout.document.pages:
        for box in text_boxes(page):
            if box.role not in UNREAD and not box.key.startswith("contents-"):
                found.update(((box.key, paragraph.text), None) for paragraph in box.paragraphs)
    yield from found
    for page in handout.document.pages:
        for table in tables(page):
            if table.role not in UNREAD:
                yield table.key, " ".join(cell.text for row in table.rows for cell in row)


def test_no_heading_is_left_at_the_foot_of_a_page(made: tuple[str, str, LaidOut]) -> None:
    """Names of people may have nothing below them, and stems are not headings to the eye."""
    for page in made[2].document.pages:
        read = [item for item in flat(page.items) if isinstance(item, TextBox | Table | Picture | Chart)]
        last = max((item for item in read if item.role not in UNREAD), key=lambda item: item.rect.bottom, default=None)
        if last is not None and not last.key.startswith(("question-", "person-")):
            assert last.role not in HEADINGS, (page.key, last.key)


def test_everything_stands_in_one_column(made: tuple[str, str, LaidOut]) -> None:
    """Nothing of a sentence's length stands beside anything else, but in the boxes of a diagram."""
    _, _, handout = made
    for page in handout.document.pages:
        read = [box for box in text_boxes(page) if box.role in (Role.PARAGRAPH, Role.LIST_ITEM, Role.NOTE)]
        read = [box for box in read if box.fill is None]
        for first in read:
            for second in read:
                beside = first.rect.right <= second.rect.x and abs(first.rect.y - second.rect.y) < 1.0
                if beside:
                    assert len(first.lines) == 1 or len(first.text) < 40, (first.key, second.key)


@pytest.mark.parametrize("profile", PROFILES)
def test_notes_stand_behind_what_mentions_them(profile: str) -> None:
    handout = laid("sample", "A4", profile)
    read = [box for page in handout.document.pages for box in text_boxes(page) if box.role is not Role.FOOTER]
    keys = [box.key for box in read]
    at = keys.index("term-bolsheviks-note")
    assert "Bolsheviks" in read[at - 1].text
    standard = [box.key for page in laid("sample", "A4").document.pages for box in text_boxes(page)]
    notes = [key for key in standard if key.startswith("term-") and key.endswith("-note")]
    assert sorted(set(keys) & set(notes)) == sorted(notes)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_table_without_room_is_set_row_by_row_and_its_author_is_told(profile: str) -> None:
    handout = laid("wide-tables", "A4", profile)
    called = PROFILES[profile].called
    (told,) = [notice for notice in handout.notices if "Hydrogen to yttrium" in notice.message]
    assert told.message == f"The table “Hydrogen to yttrium” is too wide for {called} and is set row by row."
    assert told.severity is Severity.NOTICE
    assert told.place is not None
    boxes = [box for page in handout.document.pages for box in text_boxes(page)]
    (helium,) = [box for box in boxes if box.text == "Name: Helium"]
    assert [enclosure.role for enclosure in helium.within] == [Role.SECTION, Role.LIST, Role.LIST_ITEM]
    heads = [box for box in boxes if box.role is Role.LABEL and box.within[1:] == helium.within[1:]]
    assert [box.text for box in heads] == ["Number: 2"]


def test_large_print_on_a_small_paper_comes_on_a_larger_one() -> None:
    sizes = {paper: laid("title-only", paper, "large-print").document.pages[0].size for paper in ("A4", "A5", "A3")}
    assert sizes["A5"] == sizes["A4"]
    assert sizes["A3"].width == pytest.approx(sizes["A4"].width * 2**0.5)
    small = laid("title-only", "A5", "dyslexia-friendly").document.pages[0].size
    assert small.width == pytest.approx(419.53)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_same_content_gives_the_same_pages(profile: str) -> None:
    path = PACKS["sample"]
    one, other = (lay_out_handout(load(path), path.parent, profile).result for _ in range(2))
    assert one == other


def test_the_profiles_of_layout_report_and_content_are_the_same() -> None:
    names = [profile.value for profile in Profile]
    assert names == [STANDARD, *PROFILES]
    assert names == list(get_args(TypedProfile))
    assert names == list(PROFILE_NAMES)
