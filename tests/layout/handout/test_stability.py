"""An edit in one section leaves the pages of others as they were, as far as is reached today: see
docs/what-changed.md, and benchmarks/stability.py for all packs.
"""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.stability import PACKS, Edited, measured

REACHED = {"sample": 14, "comparisons": 4, "rome": 0}
"""Pages outside what was edited that differ, over all edits of a pack. To be lowered, never raised."""
SMALL = ("word", "sentence", "point", "event")


@cache
def edits_of(name: str) -> tuple[Edited, ...]:
    folder = PACKS[0] if name == "sample" else next(path for path in PACKS if path.name == name)
    return tuple(measured(folder))


@pytest.mark.parametrize("name", REACHED)
def test_edits_move_no_more_pages_than_has_been_reached(name: str) -> None:
    edits = edits_of(name)
    assert len(edits) >= 4
    assert sum(len(edit.differ) for edit in edits) <= REACHED[name], [edit for edit in edits if edit.differ]


def test_small_edits_of_the_sample_move_no_page_of_another_section() -> None:
    moving = [edit for edit in edits_of("sample") if edit.edit in SMALL and edit.differ]
    assert moving == []
