"""Program code as an author types it.

In: lines of code, and the word for their language. Out: the same lines, tidy; what is said of a language that nobody
knows. Pygments, which knows the languages, is loaded only where a language is named.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from sinopack.content.findings import note_input
from sinopack.source.near import nearest

TAB = 4
"""How many columns a tab goes on to: what editors take where nothing is said."""
PLAIN = frozenset({"", "text", "txt", "plain", "none", "plaintext"})
"""Words for code that is not coloured."""
_PATH = re.compile(r"(?:https?://|[A-Za-z]:|~)?[/\\]?(?:[\w.+-]+[/\\])*[\w+-]+(?:\.[\w+-]+)*\.[A-Za-z]\w{0,9}")

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""What no text has; form feeds and their like part the lines of some."""


def tidy_code(text: str) -> str:
    """The lines with their tabs as spaces, without spaces at their ends and empty lines around them."""
    lines = [line.expandtabs(TAB).rstrip() for line in text.splitlines()]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    return "\n".join(lines)


def unknown_language(name: str) -> tuple[str, str, str | None] | None:
    """What to say of a language that Pygments does not know, what to do, and a name that is near; None of one that it
    knows."""
    if name.lower() in PLAIN:
        return None
    from pygments.lexers import get_all_lexers, get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        get_lexer_by_name(name.lower())
    except ClassNotFound:
        near = nearest(name.lower(), [alias for _, aliases, _, _ in get_all_lexers() for alias in aliases])
        advice = "" if near else "Name it as python, java, javascript, html, sql, c …, or not at all."
        return f"No programming language called “{name}” is known, so this code has no colours.", advice, near
    return None


MOST_BYTES = 200_000
"""The largest file of code; a thousand lines are 40,000."""
MOST_LINES = 2_000


class CodeFault(ValueError):
    """A file of code that cannot be used. `better` is the path to type instead, where one can be guessed."""

    def __init__(self, message: str, advice: str = "", better: str = "") -> None:
        super().__init__(message)
        self.advice = advice
        self.better = better


def looks_like_a_file(text: str) -> bool:
    """Whether a text is the path of a file of code rather than code: one word with an ending that code has."""
    if not _PATH.fullmatch(text):
        return False
    from pygments.lexers import find_lexer_class_for_filename

    return find_lexer_class_for_filename(PurePosixPath(text).name) is not None


def language_of_file(name: str) -> str:
    """The word for the language that a file's ending tells."""
    from pygments.lexers import find_lexer_class_for_filename

    lexer = find_lexer_class_for_filename(PurePosixPath(name).name)
    return str(lexer.aliases[0]) if lexer and lexer.aliases else ""


def code_in(name: str, folder: Path) -> str:
    """The code in a file of the content file's folder or one inside it. Raises CodeFault."""
    outside = CodeFault("This path leads out of the folder of the content file.",
                        "Copy the file into the folder of the content file, and type its name.")  # fmt: skip
    if re.match(r"https?:", name):
        raise CodeFault("Code cannot be fetched from the web.",
                        "Save the file in the folder of the content file, and type its name.")  # fmt: skip
    if name.startswith(("/", "~")) or re.match(r"[A-Za-z]:", name):
        raise outside
    root = folder.resolve()
    try:
        path = (root / name).resolve()
    except (OSError, RuntimeError, ValueError):
        raise outside from None
    if not path.is_relative_to(root):
        raise outside
    note_input(folder / name)
    if not path.is_file():
        near = nearest(path.name, _names_in(path.parent))
        better = str(PurePosixPath(name).parent / near) if near else ""
        raise CodeFault(f"There is no file {name} beside the content file.",
                        "" if better else "Check its name, or type the code itself after code: |", better)  # fmt: skip
    if path.stat().st_size > MOST_BYTES:
        raise CodeFault(f"{name} is larger than {MOST_BYTES // 1000} KB.", "Type the lines that matter after code: |")
    try:
        code = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CodeFault(f"{name} is not text in UTF-8.", "Save it as UTF-8.") from None
    except OSError:
        raise CodeFault(f"{name} cannot be opened.", "Check that you may read this file.") from None
    if not code.strip():
        raise CodeFault(f"{name} is empty.", "Type the code into it, or save it again.")
    if _CONTROL.search(code):
        raise CodeFault(f"{name} is not a text file.", "Type the code itself after code: |")
    return code


def _names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if each.is_file())[:MOST_LINES] if folder.is_dir() else []
