"""A file's bytes into lines of clean text.

In: a path. Out: the lines, and what is wrong with their characters. UTF-8 and UTF-16, with or without a byte order
mark, are read as they are, and so is every kind of line end. Bytes of Windows-1252 are refused, with the text they
seem to mean, because nothing in a file tells that code page from others.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from pathlib import Path

from msgspec import Struct, field

from sinopack.problems import Place, Problem, Problems, SourceFile

MAXIMUM_BYTES = 8_000_000
MAXIMUM_LINES = 200_000
_FOREIGN = (
    (b"PK\x03\x04", "a Word, PowerPoint, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word, PowerPoint or Excel file"),
    (b"{\\rtf", "a rich text file"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What YAML 1.1 does not allow in a file (§5.1), and the line ends that only it knows.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_NAMES = {
    "\x00": "a null character", "\x0b": "a line break of Word’s", "\x0c": "a page break",
    "\x85": "a line break of its own kind",
    "\u2028": "a line separator", "\u2029": "a paragraph separator", "\ufeff": "a byte order mark",
    "\x7f": "a delete character",
    "\x1b": "an escape character", "\x08": "a backspace",
}  # fmt: skip
_ESCAPED = re.compile("[\udc80-\udcff]")
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
"""Characters that a space can replace; the rest are dropped."""
_CLEAN = {
    code: " " if chr(code) in _BREAKS else ""
    for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)
    if _UNFIT.match(chr(code))
}
_WINDOWS_1252 = {0xDC80 + index: bytes([0x80 + index]).decode("cp1252", "replace") for index in range(0x80)}
MAXIMUM_LINES_NAMED = 101  # more lines of unfit characters are not listed one by one


class Decoded(Struct):
    """The file as typed, its lines without unfit characters, and the problems with them."""

    file: SourceFile
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)


def decode(path: Path, name: str) -> Decoded:
    """Reads the file. Raises Problems if there is no text to go on with."""
    text = _text(_load(path, name), name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MAXIMUM_LINES:
        file = SourceFile(name, tuple(text.split("\n", MAXIMUM_LINES + 1)[: MAXIMUM_LINES + 1]))
        message = f"This file has more than {MAXIMUM_LINES:,} lines, more than one lesson can hold."
        raise Problems([Problem(message, Place(file, MAXIMUM_LINES + 1, 1))])
    guessed = _ESCAPED.search(text)
    typed = text.translate(_WINDOWS_1252) if guessed else text
    lines = _lines(typed)
    decoded = Decoded(SourceFile(name, tuple(lines)), lines)
    if guessed:
        count = len(text) - len(text.encode("utf-32-le", "ignore")) // 4
        decoded.problems.append(_guessed(decoded.file, typed, guessed.start(), count))
    if _UNFIT.search(typed):
        decoded.problems += _unfit_lines(decoded.file)
        decoded.lines = _lines(typed.translate(_CLEAN))
    return decoded


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def _unfit_lines(file: SourceFile) -> list[Problem]:
    found = (
        (number, matches) for number, line in enumerate(file.lines, 1) if (matches := list(_UNFIT.finditer(line)))
    )  # fmt: skip
    return [
        _unfit(Place(file, number, matches[0].start() + 1), matches)
        for number, matches in islice(found, MAXIMUM_LINES_NAMED)
    ]


def _load(path: Path, name: str) -> bytes:
    advice = ""
    try:
        if path.stat().st_size > MAXIMUM_BYTES:
            message = f"{name} has more than {MAXIMUM_BYTES // 1_000_000} MB of text, more than one lesson can hold."
        elif not path.is_file() and not path.is_dir():
            message = f"{name} is not an ordinary file."
        else:
            return path.read_bytes()
    except FileNotFoundError:
        message, advice = f"There is no file {name}.", _what_is_there(path)
    except (IsADirectoryError, NotADirectoryError):
        message, advice = f"{name} is a folder, not a file.", "Name the file in it, such as content.yaml."
    except PermissionError:
        if path.is_dir():  # as Windows says it
            message, advice = f"{name} is a folder, not a file.", "Name the file in it, such as content.yaml."
        else:
            message, advice = (
                f"{name} may not be read.",
                "Allow yourself to read it, or close the program that locks it.",
            )
    except (OSError, ValueError) as error:
        message = f"{name} cannot be read: {getattr(error, 'strerror', None) or error}."
    raise Problems([Problem(message, advice=advice)])


def _what_is_there(path: Path) -> str:
    """The YAML files in the folder where one was looked for."""
    try:
        there = sorted(entry.name for entry in path.parent.iterdir() if entry.suffix.lower() in (".yaml", ".yml"))
    except OSError:
        return "Its folder is not there either. Check the path."
    if not there:
        return "“sinopack new NAME” makes a pack to start from."
    return "This folder has " + ", ".join(there[:5]) + ("." if len(there) <= 5 else " and more.")


def _text(data: bytes, name: str) -> str:
    """The text; a byte that is not UTF-8 is a lone surrogate in it, as Python's `surrogateescape` has it."""
    foreign = next((what for magic, what in _FOREIGN if data.startswith(magic)), "")
    encoding = _wide_encoding(data)
    if foreign or (not encoding and data.count(0) > len(data) // 100):
        what = f"{name} is {foreign or 'not a text file'}."
        raise Problems([Problem(what, advice="Save it as plain text (UTF-8) from a text editor.")])
    if not encoding:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        message = f"{name} seems to be {encoding.upper()[:6]} text, and is damaged."
        raise Problems([Problem(message, advice="Save it again as UTF-8.")]) from None


def _wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32, from the byte order mark, or from every other byte being null."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:1000]
    half = len(head) // 2
    if half and len(data) % 2 == 0:
        if head[1::2].count(0) > 0.7 * half and head[::2].count(0) == 0:
            return "utf-16-le"
        if head[::2].count(0) > 0.7 * half and head[1::2].count(0) == 0:
            return "utf-16-be"
    return ""


def _guessed(file: SourceFile, text: str, first: int, count: int) -> Problem:
    line = text.count("\n", 0, first) + 1
    column = first - text.rfind("\n", 0, first)
    more = f" and {count - 1:,} more characters are" if count > 1 else " is"
    return Problem(
        f"This “{text[first]}”{more} not saved as UTF-8. The file seems to be in Windows-1252 (called ANSI in "
        "Notepad), or "
        "in another old encoding in which the letters would be different ones.",
        Place(file, line, column),
        advice="Check that the line reads right, then save the file with the encoding UTF-8 "
        "(in Notepad: File, Save as, Encoding).",
    )


def _unfit(place: Place, found: list[re.Match[str]]) -> Problem:
    character = found[0].group()
    named = _NAMES.get(character, "a control character")
    more = f", and {len(found) - 1} more like it on this line" if len(found) > 1 else ""
    instead = "A space can stand in its place." if character in _BREAKS else "It can be deleted."
    return Problem(
        f"Here stands {named} (U+{ord(character):04X}), which cannot be seen or printed{more}. {instead}",
        place,
        place.text.translate(_CLEAN),
    )
