"""How the tests are shared out: which go to one process together, and in what order.

In: the identifiers of tests. Out: the unit that each belongs to. What a test has made is kept by its process, so that a
unit is all tests that need the same: those of a file, or of a folder all that judge one pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xdist.scheduler import LoadScopeScheduling

STRESS_PACKS = sorted(path.parent.name for path in (Path(__file__).parent / "packs").glob("*/content.yaml"))
_PACK = re.compile(rf"\[(?:.*[- ])?({'|'.join(sorted(STRESS_PACKS, key=len, reverse=True))}|sample)(?:[- ].*)?\]$")
_BY_PACK = {
    "tests/tagged/": "tags",
    "tests/editions/": "editions",
    "tests/layout/": "layout",
    "tests/changes/": "layout",
    "tests/clients/test_deck_accessibility.py": "layout",
    "tests/test_warm.py": "warm",
}
"""Where tests of one pack share what they make, and what they share."""
_FIRST = (
    "tags of sample",
    "editions of sample",
    "tests/clients/test_decks.py",
    "layout of sample",
    "tests/test_leaves.py",
    "tests/revise/test_histories.py",
    "tests/test_reproducible.py",
)
"""The units that take longest, so that none is left for the end, when other processes have nothing more to do."""
_ONE_WORKSHOP = tuple(f"tests/clients/test_{name}.py" for name in ("files", "tables", "connectors", "formulas"))
"""They judge the decks that LibreOffice has drawn for `test_decks.py`, all in one run."""


def pack_of(identifier: str) -> str:
    """The pack that a test judges, if it judges one of several."""
    found = _PACK.search(identifier)
    return found[1] if found else ""


def unit_of(identifier: str) -> str:
    """What a test belongs to: a file, or what tests of its pack share."""
    file, pack = identifier.partition("::")[0], pack_of(identifier)
    shared = next((name for start, name in _BY_PACK.items() if pack and file.startswith(start)), "")
    if shared:
        return f"{shared} of {pack}"
    return "tests/clients/test_decks.py" if file in _ONE_WORKSHOP else file


def in_units(items: Iterable[Any]) -> list[Any]:
    """Tests one unit after the other, those that take longest first."""
    units: dict[str, list[Any]] = {unit: [] for unit in _FIRST}
    for item in items:
        units.setdefault(unit_of(item.nodeid), []).append(item)
    return [item for unit in units.values() for item in unit]


def scheduling(config: Any, log: Any) -> LoadScopeScheduling:
    """The scheduler of pytest-xdist that hands out whole units, in their order."""
    from xdist.scheduler import LoadScopeScheduling

    class ByUnit(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return unit_of(nodeid)

    config.option.loadscopereorder = False
    return ByUnit(config, log)
