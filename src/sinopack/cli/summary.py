"""A build's report in words, for a person, and as JSON, for a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from sinopack import previous
from sinopack.cli.changed import changed, listed
from sinopack.cli.notices import notices_told
from sinopack.cli.revised import revised
from sinopack.report import BuildReport, BuiltFile, Edition, Pages, Product, Sheets, Sides
from sinopack.selection import forms


def summary(report: BuildReport, stale: Sequence[Path] = (), pages: Pages = Pages.ALL) -> str:
    """What was made, what was done to make it fit, what differs from the last print, what was moved, what is `stale`,
    and where it all is. `pages` are those of which a file was asked for besides."""
    parts = ["\n".join(_files(report))]
    if report.notices:
        parts.append("\n".join(notices_told(report.notices)))
    if changes := "\n".join(revised(report)):
        parts.append(changes)
    if differences := "\n".join(changed(report)):
        parts.append(differences)
    if pages is not Pages.ALL and not any(file.only_changed for file in report.files):
        parts.append("No file of changed pages is made: none differs. After printing, say: sinopack printed")
    if report.moved:
        parts.append("\n".join(moved(report)))
    if open_elsewhere := "\n".join(_open_elsewhere(report)):
        parts.append(open_elsewhere)
    if stale:
        parts.append("\n".join(_stale_told(stale)))
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
        return counted(file.count, file.product.unit)
    pages = counted(file.count, "page")
    if file.product.sides is not Sides.ANY:
        sides = "both sides" if file.product.sides is Sides.BOTH else "one side"
        return f"{pages}: {counted(sheets.both_sides, 'sheet')} of paper, printed on {sides}"
    for_whom = "" if file.edition is Edition.TEACHER else " a student"
    paper = f"{counted(sheets.both_sides, 'sheet')} of paper{for_whom}"
    if sheets.one_side == sheets.both_sides:
        return f"{pages}: {paper}"
    return f"{pages}: {paper}, {sheets.one_side} if printed on one side only"


def moved(report: BuildReport, backups: bool = True) -> Iterator[str]:
    """One line for each file that was moved out of the way."""
    for file in report.moved:
        if file.is_backup and not backups:
            continue
        if file.is_backup:
            yield f"The {file.path.name} that was there, which another program had saved, is now “{file.now.name}”."
            continue
        kept = click.style("Kept:", fg="yellow", bold=True)
        why = "was changed after sinopack made it" if file.is_changed else "was not made by sinopack"
        yield f"{kept} the {file.path.name} that was there {why}. It is now “{file.now.name}”."


def _open_elsewhere(report: BuildReport) -> Iterator[str]:
    """Files made anew that another program has open, as far as it leaves a sign: its next save would undo the build."""
    for file in report.files:
        signs = (file.path.with_name(f".~lock.{file.path.name}#"), file.path.with_name(f"~${file.path.name}"))
        if file.changed and any(sign.exists() for sign in signs):
            name = click.style(file.path.name, fg="yellow", bold=True)
            yield f"{name} seems to be open in another program: open it anew before you save it there."


def stale_files(report: BuildReport) -> tuple[Path, ...]:
    """The files beside those of a report that an earlier build made: of other products, for other readers, in other
    versions. To be asked only after a build of all that a pack makes, or what was merely not asked for would seem
    stale."""
    made = {file.path for file in report.files}
    told_elsewhere = {path.with_name(f"{path.stem}-changed{path.suffix}") for path in made}
    folder = report.files[0].path.parent
    return tuple(
        path
        for target in forms(Product)
        for form in (target, replace(target, only_changed=True))
        if (path := folder / form.file_name) not in made | told_elsewhere
        and path.is_file()
        and not previous.word_to_keep_it_by(form.product, path)
    )


def _stale_told(paths: Sequence[Path]) -> Iterator[str]:
    yield from listed("From an earlier build, and not made again:", [path.name for path in paths], ", ")


def counted(number: int, noun: str) -> str:
    """ "1 page", "3 pages"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def as_data(report: BuildReport, stale: Sequence[Path] = ()) -> dict[str, object]:
    """The report in JSON's types, without its notices (see `sinopack.source.as_json`)."""
    return {
        "files": [_file_as_data(file) for file in report.files],
        "pages": report.pages,
        "slides": report.slides,
        "sheets": _sheets_as_data(report.sheets),
        "moved": [
            {"path": str(file.path), "now": str(file.now), "backup": file.is_backup, "changed": file.is_changed}
            for file in report.moved
        ],
        "revised": [
            {"number": slide.number, "title": slide.title, "fate": slide.fate.value, "file": slide.file}
            for slide in report.revised
        ],
        "untouched": report.untouched,
        "changes": [msgspec.to_builtins(change) for change in report.changes],
        "deleted": [str(path) for path in report.deleted],
        "stale": [str(path) for path in stale],
        "fingerprint": report.fingerprint,
    }


def _file_as_data(file: BuiltFile) -> dict[str, object]:
    """A file; one to print with its profile and the sheets that it takes."""
    data: dict[str, object] = {
        "product": file.product.value,
        "path": str(file.path),
        "count": file.count,
        "changed": file.changed,
        "edition": file.edition.value,
        "variant": file.variant,
        "untouched": file.untouched,
    }
    if file.sheets is None:
        return data
    sheets = _sheets_as_data(file.sheets)
    return {**data, "profile": file.profile.value, "only_changed": file.only_changed, "sheets": sheets}


def _sheets_as_data(sheets: Sheets) -> dict[str, int]:
    return {"both_sides": sheets.both_sides, "one_side": sheets.one_side}
