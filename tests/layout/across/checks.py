"""What must hold of every row of a timeline across, whatever is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from sinopack.geometry import Rect
from sinopack.layout.across.look import Look
from sinopack.layout.across.rows import DOWN, UP, Row
from sinopack.page import Connector, Group, Item, Picture, Shape, Table, TextBox, point_of

TOLERANCE = 0.01
GLUED = 0.1
Point = tuple[float, float]


def flat(items: Iterable[Item]) -> Iterator[Shape | TextBox | Connector | Table | Picture]:
    """The items without groups."""
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items)
        else:
            yield item


def check_order(row: Row, width: float, look: Look) -> None:
    """On each side: in the order of time, apart, inside the row, each leader's end under or over its own label."""
    assert [each.label.at for each in row.placed] == sorted(each.label.at for each in row.placed)
    for side in (UP, DOWN):
        placed = row.side(side)
        for one, two in pairwise(placed):
            assert one.x <= two.x + TOLERANCE
            assert two.left - one.left - one.width >= look.gap - TOLERANCE
        for each in placed:
            assert -TOLERANCE <= each.left <= each.left + each.width <= width + TOLERANCE
            assert each.left - TOLERANCE <= each.end <= each.left + each.width + TOLERANCE


def check_drawn(items: list[Item], row: Row, area: Rect, floor: float) -> None:
    """Nothing over anything else, inside the area, glued, legible; no leader crosses another, a mark or a text."""
    drawn = list(flat(items))
    labels = {each.label.event.key for each in row.placed}
    texts = [item for item in drawn if isinstance(item, TextBox)]
    assert labels == {item.key for item in texts if item.key in labels}
    for item in drawn:
        assert area.x - 12 <= item.rect.x <= item.rect.right <= area.right + 12, item.key
        assert area.y - TOLERANCE <= item.rect.y <= item.rect.bottom <= area.bottom + TOLERANCE, item.key
    for box in texts:
        assert all(run.style.size >= floor for paragraph in box.paragraphs for run in paragraph.runs)
        assert max((line.width for line in box.lines), default=0.0) <= box.rect.width + TOLERANCE, box.text
        assert max((line.top + line.height for line in box.lines), default=0.0) <= box.rect.height + TOLERANCE
    for one, two in combinations(texts, 2):
        is_own_sign = {one.key, two.key} == {f"{one.key.removesuffix('-sign')}{end}" for end in ("", "-sign")}
        assert is_own_sign or not overlap(one.rect, two.rect), (one.text, two.text)
    marks = [item for item in drawn if isinstance(item, Shape) and item.key.endswith("-mark")]
    for mark in marks:
        assert not any(overlap(mark.rect, box.rect) for box in texts)
    check_leaders([item for item in drawn if isinstance(item, Connector) and "-leader" in item.key], texts, marks)
    check_glue(drawn)


def check_leaders(leaders: list[Connector], texts: list[TextBox], marks: list[Shape]) -> None:
    owners = [(leader.key.partition("-leader")[0], leader) for leader in leaders]
    assert {owner for owner, _ in owners} == {mark.key.removesuffix("-mark") for mark in marks}
    for (owner, one), (other, two) in combinations(owners, 2):
        if owner != other:
            assert not cross((one.x1, one.y1), (one.x2, one.y2), (two.x1, two.y1), (two.x2, two.y2)), (owner, other)
    for _, leader in owners:
        for box in texts:
            inner = Rect(box.rect.x + 0.2, box.rect.y + 0.2, box.rect.width - 0.4, box.rect.height - 0.4)
            assert not passes(leader, inner), (leader.key, box.text)


def check_glue(drawn: Iterable[Item]) -> None:
    """Every glued end stands on its site."""
    rects = {item.key: item.rect for item in drawn if not isinstance(item, Connector)}
    for item in drawn:
        if isinstance(item, Connector):
            for join, x, y in ((item.start, item.x1, item.y1), (item.end, item.x2, item.y2)):
                if join:
                    at = point_of(rects[join.key], join.site, join.share)
                    assert max(abs(at[0] - x), abs(at[1] - y)) <= GLUED, item.key
    leaders = [item for item in drawn if isinstance(item, Connector) and "-leader" in item.key]
    assert all(leader.start and leader.end for leader in leaders)


def overlap(one: Rect, two: Rect) -> bool:
    return (
        min(one.right, two.right) - max(one.x, two.x) > TOLERANCE
        and min(one.bottom, two.bottom) - max(one.y, two.y) > TOLERANCE
    )


def cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two lines cross in a point inside both; lines that begin together or lie on one another do not."""

    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    first, second = turn(a, b, c) * turn(a, b, d), turn(c, d, a) * turn(c, d, b)
    return first < -1e-6 and second < -1e-6


def passes(line: Connector, rect: Rect) -> bool:
    """Whether a line enters a rectangle: whether it crosses a diagonal, or lies inside."""
    a, b = (line.x1, line.y1), (line.x2, line.y2)
    inside = rect.x < a[0] < rect.right and rect.y < a[1] < rect.bottom
    corners = (rect.x, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom), (rect.right, rect.y)
    return inside or cross(a, b, corners[0], corners[1]) or cross(a, b, corners[2], corners[3])
