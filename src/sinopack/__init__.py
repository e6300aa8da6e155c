"""sinopack compiles one lesson, kept in one YAML file, into a printable handout and an editable slide deck.

    import sinopack

    report = sinopack.build("content.yaml")          # writes output/handout.pdf and output/slides.pptx
    print(report.pages, report.slides, report.sheets.both_sides)

    for problem in sinopack.check("content.yaml"):   # writes nothing
        print(problem.place, problem.message)

    for attempt in sinopack.watch("content.yaml"):   # builds, and builds again whenever something is saved
        print(attempt.report or attempt.problems or attempt.failure)
    for difference in sinopack.compare("old.yaml", "content.yaml").differences:
        print(difference.kind.value, difference.new_place, difference.new)

`build` raises `Problems` when the content is at fault (nothing is written) and `CannotWrite` when the files cannot be
written. Importing sinopack itself loads nothing: each name below is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sinopack.changes import Printed, mark_printed
    from sinopack.comparison import ContentComparison, Difference, DifferenceKind, compare
    from sinopack.difference import FileDifference, Moved, PageDifference, Reason, Since, Standing
    from sinopack.pipeline import build, check
    from sinopack.problems import Place, Problem, Problems, Severity
    from sinopack.report import (
        BuildReport,
        BuiltFile,
        Edition,
        Hands,
        MovedFile,
        Pages,
        Product,
        Profile,
        RevisedSlide,
        Sheets,
        SlideFate,
    )
    from sinopack.verification import FileState, Verification, VerifiedFile, verify
    from sinopack.watching import Attempt, watch
    from sinopack.writing import CannotWrite

__version__ = "0.1.0"

__all__ = [
    "Attempt",
    "BuildReport",
    "BuiltFile",
    "CannotWrite",
    "ContentComparison",
    "Difference",
    "DifferenceKind",
    "Edition",
    "FileDifference",
    "FileState",
    "Hands",
    "Moved",
    "MovedFile",
    "PageDifference",
    "Pages",
    "Place",
    "Printed",
    "Problem",
    "Problems",
    "Product",
    "Profile",
    "Reason",
    "RevisedSlide",
    "Severity",
    "Sheets",
    "Since",
    "SlideFate",
    "Standing",
    "Verification",
    "VerifiedFile",
    "__version__",
    "build",
    "check",
    "compare",
    "mark_printed",
    "verify",
    "watch",
]

_HOMES = {
    "build": "pipeline",
    "check": "pipeline",
    "compare": "comparison",
    "ContentComparison": "comparison",
    "Difference": "comparison",
    "DifferenceKind": "comparison",
    "Printed": "changes",
    "mark_printed": "changes",
    "FileDifference": "difference",
    "Moved": "difference",
    "PageDifference": "difference",
    "Reason": "difference",
    "Since": "difference",
    "Standing": "difference",
    "Place": "problems",
    "Problem": "problems",
    "Problems": "problems",
    "Severity": "problems",
    "BuildReport": "report",
    "BuiltFile": "report",
    "Edition": "report",
    "Hands": "report",
    "MovedFile": "report",
    "Pages": "report",
    "Product": "report",
    "Profile": "report",
    "RevisedSlide": "report",
    "Sheets": "report",
    "SlideFate": "report",
    "FileState": "verification",
    "Verification": "verification",
    "VerifiedFile": "verification",
    "verify": "verification",
    "CannotWrite": "writing",
    "Attempt": "watching",
    "watch": "watching",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
