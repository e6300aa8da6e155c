"""A build's report in words, for a person, and as JSON, for a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from sinopack.problems import Problem
from sinopack.report import BuildReport, BuiltFile, Sheets


def summary(report: BuildReport) -> str:
    """What was made, what was done to make it fit, what was moved, and what to do with it."""
    parts = ["\n".join(_files(report))]
    if report.notices:
        parts.append("\n".join(notices_told(report.notices)))
    if report.moved:
        parts.append("\n".join(moved(report)))
    parts.append(f"The files are in {click.style(str(_folder(report)), bold=True)}")
    return "\n\n".join(parts)


def _folder(report: BuildReport) -> Path:
    return report.files[0].path.parent.resolve()


def _files(report: BuildReport) -> Iterator[str]:
    width = max(len(file.path.name) for file in report.files)
    for file in report.files:
        unchanged = "" if file.changed else ", unchanged"
        name = click.style(f"{file.path.name:{width}}", fg="green", bold=True)
        yield f"{name}  {_contents(file)}{unchanged}"


def _contents(file: BuiltFile) -> str:
    sheets = file.sheets
    if sheets is None:
        return counted(file.count, "slide")
    pages = counted(file.count, "page")
    paper = f"{counted(sheets.both_sides, 'sheet')} of paper a student"
    if sheets.one_side == sheets.both_sides:
        return f"{pages}: {paper}"
    return f"{pages}: {paper}, {sheets.one_side} if printed on one side only"


def notices_told(notices: Sequence[Problem]) -> Iterator[str]:
    """What was split or set smaller and the like, a line each, with the source line; nothing if there is nothing."""
    if notices:
        yield "Worth knowing:"
    for notice in notices:
        place = click.style(f"{notice.place.file.name}:{notice.place.line}: ", dim=True) if notice.place else ""
        yield f"  {place}{notice.message} {notice.advice}".rstrip()


def moved(report: BuildReport) -> Iterator[str]:
    """One line for each file that was moved out of the way."""
    for file in report.moved:
        kept = click.style("Kept:", fg="yellow", bold=True)
        why = "was changed after sinopack made it, or was not made by sinopack"
        yield f"{kept} the {file.path.name} that was there {why}. It is now “{file.now.name}”."


def counted(number: int, noun: str) -> str:
    """ "1 page", "3 pages"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def as_data(report: BuildReport) -> dict[str, object]:
    """The report in JSON's types, without its notices (see `sinopack.source.as_json`)."""
    return {
        "files": [_file_as_data(file) for file in report.files],
        "pages": report.pages,
        "slides": report.slides,
        "sheets": _sheets_as_data(report.sheets),
        "moved": [{"path": str(file.path), "now": str(file.now)} for file in report.moved],
        "fingerprint": report.fingerprint,
    }


def _file_as_data(file: BuiltFile) -> dict[str, object]:
    """A file; one to print with its profile and the sheets that it takes."""
    data: dict[str, object] = {
        "product": file.product.value,
        "path": str(file.path),
        "count": file.count,
        "changed": file.changed,
    }
    if file.sheets is None:
        return data
    return {**data, "profile": file.profile.value, "sheets": _sheets_as_data(file.sheets)}


def _sheets_as_data(sheets: Sheets) -> dict[str, int]:
    return {"both_sides": sheets.both_sides, "one_side": sheets.one_side}
