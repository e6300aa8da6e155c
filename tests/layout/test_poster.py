"""The poster of the timeline: everything on one page, as large as can be, and what is told where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinopack import content
from sinopack.layout import Laid, lay_out_timeline
from sinopack.page import Document, TextBox
from sinopack.problems import Problems
from tests.layout.across.checks import check_glue, flat, overlap

ROOT = Path(__file__).parents[2]
FLOOR = 9.0
EVENTS = "".join(f"    - {1900 + number}-03-05: Something happened in year {number}\n" for number in range(200))


def poster(text: str, folder: Path) -> Laid[Document]:
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8")
    return lay_out_timeline(content.load(path), folder)


def pack(count: int, more: str = "") -> str:
    events = "".join(EVENTS.splitlines(keepends=True)[:count])
    return f"pack: T\nsections: [S]\ntimeline:\n  events:\n{events}{more}"


def texts(laid: Laid[Document]) -> list[TextBox]:
    (page,) = laid.result.pages
    return [item for item in flat(page.items) if isinstance(item, TextBox)]


@pytest.mark.parametrize(
    "name", ["content.yaml", "tests/packs/rome/content.yaml", "tests/packs/long-timeline/content.yaml"]
)
def test_nothing_lies_over_anything_or_leaves_the_page(name: str) -> None:
    laid = lay_out_timeline(content.load(ROOT / name), (ROOT / name).parent)
    (page,) = laid.result.pages
    drawn = list(flat(page.items))
    boxes = texts(laid)
    for index, one in enumerate(boxes):
        assert all(run.style.size >= FLOOR for paragraph in one.paragraphs for run in paragraph.runs)
        for two in boxes[index + 1 :]:
            is_sign = one.key.endswith("-sign") or two.key.endswith("-sign")
            assert is_sign or not overlap(one.rect, two.rect), (one.text, two.text)
    for item in drawn:
        assert 30.0 <= item.rect.x <= item.rect.right <= page.size.width - 30.0, item.key
        assert 30.0 <= item.rect.y <= item.rect.bottom <= page.size.height - 8.0, item.key
    check_glue(drawn)


def test_fewer_events_are_larger(tmp_path: Path) -> None:
    sizes = []
    for count in (6, 60, 100):
        laid = poster(pack(count), tmp_path)
        shown = [box for box in texts(laid) if box.key.startswith("event-")]
        assert len(shown) == count
        assert laid.notices == ()
        sizes.append(shown[0].paragraphs[0].runs[0].style.size)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1] >= FLOOR


def test_what_has_no_room_is_left_out_by_importance_and_told(tmp_path: Path) -> None:
    last = "    - {date: 2100, text: The end, importance: high}\n"
    laid = poster(pack(200, last) + "print: {poster: A4}\n", tmp_path)
    (notice,) = laid.notices
    assert "of 201 events" in notice.message
    assert any("The end" in box.text for box in texts(laid))


def test_its_paper_follows_the_handouts_unless_it_has_its_own(tmp_path: Path) -> None:
    sizes = {
        settings: poster(pack(3) + settings, tmp_path).result.pages[0].size.width
        for settings in ("", "print: {paper: Letter}\n", "print: {poster: A4}\n")
    }
    assert [round(width) for width in sizes.values()] == [1191, 1224, 842]


def test_a_pack_without_events_has_none(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="no events"):
        poster("pack: T\nsections: [S]\n", tmp_path)


def test_the_same_pack_gives_the_same_poster(tmp_path: Path) -> None:
    assert poster(pack(40), tmp_path).result == poster(pack(40), tmp_path).result
