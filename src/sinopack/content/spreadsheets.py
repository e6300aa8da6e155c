"""Rows of cells from a CSV file beside the content file, as spreadsheets and people save them.

In: the file's path as the author typed it, and the folder that it must be in. Out: rows of `DataCell`s, every row with
the same number of them; or FileFault in the author's words. The encoding and the sign between cells are told from the
file itself: no program asks the author which it used. `rows_in` is for a key of the content file that names a file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from sinopack.content.beside import FileFault, Kind, find, line_to_type, read, typed_path
from sinopack.content.findings import current, fault
from sinopack.problems import Place, SourceFile

ENDINGS = (".csv", ".tsv")
MAXIMUM_BYTES = 2_000_000
MAXIMUM_ROWS = 2_000
MAXIMUM_COLUMNS = 60
_WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
_SEPARATORS = {"\t": "tab", ";": "semicolon", ",": "comma"}
"""In the order in which they are believed: a comma may also be a decimal mark, a tab hardly anything else."""
_STAND_INS = 6  # rows that stand in for those of a file that need not be there
_SAMPLE = 200  # records that tell the separator
_CODE_PAGES = {
    "ru": "cp1251", "uk": "cp1251", "be": "cp1251", "bg": "cp1251", "sr": "cp1251", "pl": "cp1250", "cs": "cp1250",
    "sk": "cp1250", "hu": "cp1250", "sl": "cp1250", "hr": "cp1250", "ro": "cp1250", "el": "cp1253", "tr": "cp1254",
    "he": "cp1255", "ar": "cp1256", "lt": "cp1257", "lv": "cp1257", "et": "cp1257", "vi": "cp1258", "th": "cp874",
    "ja": "cp932", "ko": "cp949", "zh": "gb18030",
}  # fmt: skip
"""What “CSV”, not “CSV UTF-8”, means in a spreadsheet program of that language under Windows; elsewhere cp1252."""
_RESAVE = "Save it again from the spreadsheet program, as “CSV UTF-8”."
_SHEET = Kind(
    "a file of data",
    lambda name: name.lower().endswith(ENDINGS),
    MAXIMUM_BYTES,
    "Give the path of a CSV file.",
    "Keep only the rows that the lesson needs.",
    "There is no CSV file in that folder.",
    "CSV files",
    "Close it in the spreadsheet program, and check that you may read it.",
)


class DataCell(str):
    """A cell's text, without spaces around it, and where it stands in its file. It may hold line breaks."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, place: Place) -> DataCell:
        cell = super().__new__(cls, text)
        cell.place = place
        return cell

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)


Rows = tuple[tuple[DataCell, ...], ...]


def names_a_sheet(text: str) -> bool:
    """Whether a text where data are meant is the name of a file of them, or of a workbook that cannot be read."""
    return "\n" not in text and "|" not in text and text.strip().lower().endswith((*ENDINGS, *_WORKBOOKS))


def rows_in(typed: str) -> Rows:
    """The rows of the file that an author names, in the folder of the content file. A file that cannot be used is an
    error at the name, as pydantic raises it."""
    findings = current()
    folder, shown, language = Path(), "", "en"
    if findings is not None:
        folder, shown, language = findings.folder or folder, findings.shown_folder, findings.language
    try:
        return read_rows(typed, folder, shown, language)
    except FileFault as error:
        if findings is not None and findings.forgives(name := typed_path(typed)):
            return _stand_in(name)
        raise fault(str(error), line_to_type(typed, error.better), error.advice) from None


def _stand_in(name: str) -> Rows:
    """Rows in place of those of a file that need not be there, which every table and every chart can take."""
    place = Place(SourceFile(name), 1, 1)
    rows = (("", name), *((str(number), "1") for number in range(1, _STAND_INS)))
    return tuple(tuple(DataCell(text, place) for text in row) for row in rows)


def read_rows(name: str, folder: Path, shown_folder: str = "", language: str = "en") -> Rows:
    """The rows of the file `name` in `folder`. Rows without anything in them are left out, and so are empty columns on
    the right; a row that ends early is filled up, as spreadsheet programs leave out what is empty at its end.

    Raises FileFault for a file that is outside of the folder, absent, of another kind, too large, empty or broken.
    """
    name = typed_path(name)
    shown = str(PurePosixPath(shown_folder) / name)
    if name.lower().endswith(_WORKBOOKS):
        advice = "Save the sheet as “CSV UTF-8” in the same folder, and type the name of that file."
        raise FileFault(f"{name} is a workbook, which cannot be read.", advice)
    text = _decoded(read(find(name, folder, shown, _SHEET), shown, _SHEET), shown, language)
    file = SourceFile(shown, tuple(text.split("\n")))
    return _squared(_records(file, name), name)


def _decoded(data: bytes, shown: str, language: str) -> str:
    """The text, its lines ended by "\\n". Spreadsheet programs save UTF-8 (with a mark or without), UTF-16, or the code
    page of the computer's language, and say it nowhere."""
    if data.startswith(b"PK\x03\x04") or data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileFault(f"{shown} is a workbook that only has the name of a CSV file.", _RESAVE)
    for encoding in _encodings(data, language):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise FileFault(f"{shown} cannot be read as text.", _RESAVE)
    if "\0" in text:
        raise FileFault(f"{shown} is not a text file.", _RESAVE)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _encodings(data: bytes, language: str) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    pairs = len(data) // 2  # of UTF-16 without a mark, nearly every second byte is zero
    if pairs and data[1::2].count(0) > 0.6 * pairs and not data[0::2].count(0):
        return ("utf-16-le",)
    if pairs and data[0::2].count(0) > 0.6 * pairs and not data[1::2].count(0):
        return ("utf-16-be",)
    return ("utf-8", _CODE_PAGES.get(language.partition("-")[0].lower(), "cp1252"))


def _records(file: SourceFile, name: str) -> list[tuple[DataCell, ...]]:
    """The rows that hold anything."""
    first = 0
    said = re.fullmatch(r"\s*sep=(.)\s*", file.lines[0], re.IGNORECASE)  # a line that Excel writes and obeys
    separator = said[1] if said else _separator(file.lines, tsv=name.lower().endswith(".tsv"))
    if said:
        first = 1
    rows: list[tuple[DataCell, ...]] = []
    for line, cells in _read(file.lines[first:], separator, name, first):
        if any(cell.strip() for cell in cells):
            rows.append(tuple(_located(cells, file, line)))
        if len(rows) > MAXIMUM_ROWS:
            raise FileFault(f"{name} has more than {MAXIMUM_ROWS:,} rows.", "Keep only those that the lesson needs.")
    if not rows:
        raise FileFault(f"{name} is empty.", "Type the rows into it, or save it again.")
    return rows


def _read(lines: Sequence[str], separator: str, name: str, passed: int = 0) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of the line that it starts on. `passed` lines stand before them."""
    reader = csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=separator, strict=True)
    while True:
        line = passed + reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken(str(error), name, line, separator) from None


def _broken(error: str, name: str, line: int, separator: str) -> FileFault:
    if "end of data" in error:
        return FileFault(f"In line {line} of {name} a quote mark opens a cell that is never closed.",
                          "Type one more quote mark at the end of the cell, or take away the first.")  # fmt: skip
    if "expected after" in error:
        return FileFault(f"In line {line} of {name} something stands between a quote mark that closes a cell and the "
                          f"next {_SEPARATORS.get(separator, 'separator')}.",
                          'Inside of a cell between quote marks, type every quote mark twice: "".')  # fmt: skip
    return FileFault(f"Line {line} of {name} cannot be read.", _RESAVE)


def _separator(lines: Sequence[str], *, tsv: bool) -> str:
    """The sign that parts the cells: the one by which most records have as many cells as the first, and more than one;
    of two, the one that is more surely a separator."""
    if tsv:
        return "\t"
    scores = {sign: _agreement(lines, sign) for sign in _SEPARATORS}
    best = max(scores, key=scores.__getitem__)
    if scores[best]:
        return best
    return max(",;\t", key="\n".join(lines[:_SAMPLE]).count)


def _agreement(lines: Sequence[str], separator: str) -> float:
    """The share of the records that have as many cells as the first; 0 if that has one, or if any cannot be read."""
    counts: list[int] = []
    try:
        for _, cells in _read(lines, separator, ""):
            if any(cells):
                counts.append(len(cells))
            if len(counts) == _SAMPLE:
                break
    except FileFault:
        return 0.0
    return counts.count(counts[0]) / len(counts) if counts and counts[0] > 1 else 0.0


def _located(cells: Sequence[str], file: SourceFile, line: int) -> Iterator[DataCell]:
    """The cells of a record that starts on `line`, each with its place."""
    column = 0
    for cell in cells:
        text = cell.strip()
        head = text.split("\n", 1)[0].replace('"', '""') or text
        found = file.lines[line - 1].find(head, column) if head else -1
        if found < 0 and head:
            found = file.lines[line - 1].find(text.split("\n", 1)[0], column)
        yield DataCell(text, Place(file, line, max(found, min(column, len(file.lines[line - 1]))) + 1))
        breaks = cell.count("\n")
        if breaks:
            line, column = line + breaks, len(cell) - cell.rfind("\n") - 1
        elif found >= 0:
            column = found + len(head)


def _squared(rows: Sequence[tuple[DataCell, ...]], name: str) -> Rows:
    """The rows, all as long as the first of them that holds something in its last cell must be."""
    filled = [max(number for number, cell in enumerate(row, 1) if cell) for row in rows]
    columns = filled[0]
    if max(filled) > MAXIMUM_COLUMNS:
        raise FileFault(f"{name} has {max(filled)} columns; {MAXIMUM_COLUMNS} is the most.",
                         "Keep only those that the lesson needs.")  # fmt: skip
    for row, count in zip(rows, filled, strict=True):
        if count > columns:
            advice = "Give each column a heading; put a cell between quote marks if it holds the sign that parts them."
            if columns == 1:
                advice = "Delete what stands above the headings; a title is typed behind `title:` in the content file."
            line, first = row[0].place.line, rows[0][0].place.line
            found = "1 cell" if columns == 1 else f"{columns} cells"
            raise FileFault(f"Line {line} of {name} has {count} cells, and line {first} has {found}.", advice)
    return tuple((*row[:columns], *(DataCell("", row[-1].place) for _ in range(columns - len(row)))) for row in rows)
