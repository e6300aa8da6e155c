"""sinopack compiles one lesson, kept in one YAML file, into a printable handout and an editable slide deck.

    import sinopack

    report = sinopack.build("content.yaml")          # writes output/handout.pdf and output/slides.pptx
    print(report.pages, report.slides, report.sheets.both_sides)

    for problem in sinopack.check("content.yaml"):   # writes nothing
        print(problem.place, problem.message)

`build` raises `Problems` when the content is at fault (nothing is written) and `CannotWrite` when the files cannot be
written. Importing sinopack itself loads nothing: each name below is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sinopack.changes import Printed, mark_printed
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
    from sinopack.writing import CannotWrite

__version__ = "0.1.0"

__all__ = [
    "BuildReport",
    "BuiltFile",
    "CannotWrite",
    "Edition",
    "FileDifference",
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
    "__version__",
    "build",
    "check",
    "mark_printed",
]

_HOMES = {
    "build": "pipeline",
    "check": "pipeline",
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
    "CannotWrite": "writing",
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
