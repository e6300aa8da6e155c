"""Program code as an author types it.

In: lines of code, and the word for their language. Out: the same lines, tidy; what is said of a language that nobody
knows. Pygments, which knows the languages, is loaded only where a language is named.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from sinopack.content.beside import FileFault, Kind, find, read, typed_path
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


_CODE = Kind(
    "a file of code",
    looks_like_a_file,
    MOST_BYTES,
    "Give the path of a file of code.",
    "Type the lines that matter after code: |",
    "Check its name, or type the code itself after code: |",
)


def code_in(name: str, folder: Path, shown_folder: str = "") -> str:
    """The code in the file `name` of `folder`. Raises FileFault."""
    name = typed_path(name)
    shown = str(PurePosixPath(shown_folder) / name)
    try:
        code = read(find(name, folder, shown, _CODE), shown, _CODE).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileFault(f"{shown} is not text in UTF-8.", "Save it as UTF-8.") from None
    if not code.strip():
        raise FileFault(f"{shown} is empty.", "Type the code into it, or save it again.")
    if _CONTROL.search(code):
        raise FileFault(f"{shown} is not a text file.", "Type the code itself after code: |")
    return code
