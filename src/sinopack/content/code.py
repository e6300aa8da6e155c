"""Program code as an author types it.

In: lines of code, and the word for their language. Out: the same lines, tidy; what is said of a language that nobody
knows. Pygments, which knows the languages, is loaded only where a language is named.
"""

from __future__ import annotations

TAB = 4
"""How many columns a tab goes on to: what editors take where nothing is said."""
PLAIN = frozenset({"", "text", "txt", "plain", "none", "plaintext"})
"""Words for code that is not coloured."""


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

    from sinopack.source.near import nearest

    try:
        get_lexer_by_name(name.lower())
    except ClassNotFound:
        near = nearest(name.lower(), [alias for _, aliases, _, _ in get_all_lexers() for alias in aliases])
        advice = "" if near else "Name it as python, java, javascript, html, sql, c …, or not at all."
        return f"No programming language called “{name}” is known, so this code has no colours.", advice, near
    return None
