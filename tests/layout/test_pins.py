"""Pins: discs on their points, apart from one another and on the picture; the same pins always stand alike."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from sinopack import content
from sinopack.content.markup import Inline, Span
from sinopack.geometry import Rect
from sinopack.layout import lay_out_deck, lay_out_handout
from sinopack.layout.pins import place_pins
from sinopack.page import UNREAD, Group, Item, Outline, Picture, Role, TextBox
from sinopack.plan.blocks import PinOf

RECT = Rect(40.0, 60.0, 340.0, 210.0)
WORDS = Inline((Span("A place"),))


def pins(points: list[tuple[float, float]]) -> list[PinOf]:
    return [PinOf(number, x, y, WORDS, False, f"pin-{number}") for number, (x, y) in enumerate(points, 1)]


def test_a_pin_by_itself_stands_on_its_point() -> None:
    (placed,) = place_pins(pins([(0.25, 0.5)]), RECT, 16.0)
    assert placed.middle == placed.point == (125.0, 165.0)


@pytest.mark.parametrize("corner", [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_discs_stay_on_the_picture(corner: tuple[float, float]) -> None:
    (placed,) = place_pins(pins([corner]), RECT, 16.0)
    x, y = placed.middle
    assert RECT.x + 8 <= x <= RECT.right - 8
    assert RECT.y + 8 <= y <= RECT.bottom - 8


def test_discs_never_meet_wherever_their_points_are() -> None:
    chance = random.Random(40)
    for _ in range(200):
        spread = chance.choice([0.02, 0.2, 1.0])
        points = [(chance.random() * spread, chance.random() * spread) for _ in range(chance.randint(1, 24))]
        placed = place_pins(pins(points), RECT, 16.0)
        assert [each.pin.number for each in placed] == list(range(1, len(points) + 1))
        for one, other in combinations(placed, 2):
            assert max(abs(one.middle[0] - other.middle[0]), abs(one.middle[1] - other.middle[1])) >= 16.0
        for each in placed:
            x, y = each.middle
            assert RECT.x + 7.99 <= x <= RECT.right - 7.99
            assert RECT.y + 7.99 <= y <= RECT.bottom - 7.99
        assert placed == place_pins(pins(points), RECT, 16.0)


def pack(folder: Path, pinned: str, more: str = "") -> content.Pack:
    Image.new("RGB", (1200, 700), "grey").save(folder / "map.png")
    (folder / "content.yaml").write_text(
        "pack: P\nsections:\n  - title: S\n    body:\n      - figure: map.png\n        alt: A map\n"
        f"        title: The map\n        caption: What there is.\n{more}        pins:\n{pinned}",
        encoding="utf-8",
    )
    return content.load(folder / "content.yaml")


def everything(items: tuple[Item, ...]) -> list[Item]:
    found: list[Item] = []
    for item in items:
        found += [item, *(everything(item.items) if isinstance(item, Group) else [])]
    return found


THREE = """\
          - 20% 30%: Moscow
          - {at: 70% 60%, text: Beijing, label: yes}
          - 71% 61%: Tiananmen
"""


def check(items: tuple[Item, ...]) -> list[Item]:
    """The rules for both products; all items."""
    (group,) = [item for item in items if isinstance(item, Group) and item.key.endswith("-pinned")]
    assert (group.alternative, group.role) == ("A map", Role.FIGURE)
    (picture,) = [item for item in group.items if isinstance(item, Picture)]
    assert (picture.alternative, picture.role) == ("", Role.ARTIFACT)
    discs = [item for item in group.items if isinstance(item, TextBox) and item.outline is Outline.ELLIPSE]
    assert [disc.text for disc in discs] == ["1", "2", "3"]
    labels = [item for item in group.items if isinstance(item, TextBox) and item.key.endswith("-label")]
    assert [label.text for label in labels] == ["Beijing"]
    for box in (*discs, *labels):
        assert box.rect.x >= picture.rect.x
        assert box.rect.right <= picture.rect.right
        assert len(box.lines) == 1
    for one, other in combinations((*discs, *labels), 2):
        assert not (one.rect.x < other.rect.right and other.rect.x < one.rect.right
                    and one.rect.y < other.rect.bottom and other.rect.y < one.rect.bottom)  # fmt: skip
    at = discs[0].rect
    assert (at.x + at.width / 2 - picture.rect.x) / picture.rect.width == pytest.approx(0.2)
    assert (at.y + at.height / 2 - picture.rect.y) / picture.rect.height == pytest.approx(0.3)
    return everything(items)


@pytest.mark.parametrize("profile", ["standard", "large-print"])
def test_pins_and_their_key_in_the_handout(tmp_path: Path, profile: str) -> None:
    document = lay_out_handout(pack(tmp_path, THREE), tmp_path, profile).result
    page = next(page for page in document.pages if any(item.key.endswith("-pinned") for item in page.items))
    check(page.items)
    texts = [item.text for other in document.pages for item in other.items if isinstance(item, TextBox)]
    at = [texts.index(text) for text in ("Moscow", "Beijing", "Tiananmen", "What there is.")]
    assert at == sorted(at)
    least = 18.0 if profile == "large-print" else 9.0
    assert all(run.style.size >= least for item in check(page.items) if isinstance(item, TextBox)
               for line in item.lines for run in line.runs)  # fmt: skip


def test_pins_and_their_key_on_a_slide(tmp_path: Path) -> None:
    deck = lay_out_deck(pack(tmp_path, THREE), tmp_path).result
    slide = next(slide for slide in deck.slides if slide.title == "The map")
    items = check(slide.page.items)
    (key,) = [item for item in items if isinstance(item, TextBox) and item.key.endswith("-key")]
    assert [paragraph.text for paragraph in key.paragraphs] == ["Moscow", "Beijing", "Tiananmen"]
    assert [paragraph.bullet.number for paragraph in key.paragraphs if paragraph.bullet] == [1, 2, 3]
    assert key.role is Role.LIST
    picture = next(item for item in items if isinstance(item, Picture))
    assert key.rect.x > picture.rect.right
    shown = [item for item in items if isinstance(item, TextBox) and item.role not in UNREAD]
    assert all(run.style.size >= 18 for item in shown for line in item.lines for run in line.runs)


def test_a_key_that_is_too_long_has_slides_of_its_own(tmp_path: Path) -> None:
    many = "".join(
        f"          - {n * 3}% {n * 2}%: Place {n}, of which there is a lot to be said\n" for n in range(1, 25)
    )
    deck = lay_out_deck(pack(tmp_path, many), tmp_path).result
    slides = [slide for slide in deck.slides if slide.title.startswith("The map")]
    assert len(slides) > 2
    assert [slide.title for slide in slides] == [
        f"The map ({n}\u00a0of\u00a0{len(slides)})" for n in range(1, len(slides) + 1)
    ]
    keys = [
        item for slide in slides for item in slide.page.items if isinstance(item, TextBox) and item.key.endswith("-key")
    ]
    numbers = [paragraph.bullet.number for key in keys for paragraph in key.paragraphs if paragraph.bullet]
    assert numbers == list(range(1, 25))


def test_pins_stay_on_their_points_when_a_picture_is_cut(tmp_path: Path) -> None:
    cut = pack(tmp_path, "          - 90% 50%: East\n", "        crop: square\n        focus: right\n")
    document = lay_out_handout(cut, tmp_path, "standard").result
    (group,) = [
        item
        for page in document.pages
        for item in page.items
        if isinstance(item, Group) and item.key.endswith("-pinned")
    ]
    (disc,) = [item for item in group.items if isinstance(item, TextBox)]
    expected = (0.9 - (1 - 700 / 1200)) / (700 / 1200)
    assert (disc.rect.x + disc.rect.width / 2 - group.rect.x) / group.rect.width == pytest.approx(expected)
    assert group.rect.width == pytest.approx(group.rect.height)
