"""Program code as pieces of text: one line of code, one paragraph, in the mono font and the theme's own few colours.

In: code and its language. Out: the pieces of each line. Pygments tells words apart; they differ by weight and slant as
well as by colour, so that a copy in grey says the same. Loaded only by a pack that has code.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.code import PLAIN
from sinopack.layout.compose import Composer
from sinopack.layout.text import Breaking, Family, Piece, SetText, TextStyle
from sinopack.page import Bullet, BulletKind

CodeLine = tuple[Piece, ...]
GO_ON = 4
"""How many columns further in than its own first word a line goes on that is too long for its column."""
_FURTHEST = 0.5
"""No line goes on further in than at this share of the column."""
_FIGURE = 0.62
"""The width of a figure before a line, in ems, with the room that bold needs."""


class CodeLook(Struct, frozen=True):
    """How code is set: its style, what it is painted in, and whether words may slant."""

    style: TextStyle
    quiet: TextStyle
    accent: TextStyle
    upright: bool = False


def code_look(composer: Composer, step: tuple[float, float], *, upright: bool = False) -> CodeLook:
    """Code in a size and leading. Its colours have the contrast of text on the theme's paper."""
    style = TextStyle(Family.MONO, *step, composer.theme["ink"])
    quiet, accent = composer.theme["quiet"], composer.theme["accent"]
    return CodeLook(style, replace(style, colour=quiet), replace(style, colour=accent), upright)


def code_lines(text: str, language: str, look: CodeLook) -> list[CodeLine]:
    """The lines of code, each as pieces; an empty line has one without text."""
    lines: list[list[Piece]] = [[]]
    for kind, words in _words(text, language):
        first, *others = words.split("\n")
        for index, part in enumerate([first, *others]):
            if index:
                lines.append([])
            if part:
                lines[-1].append(_piece(part, kind, look))
    return [tuple(line) or (Piece("", family=Family.MONO, code=True),) for line in lines]


def _piece(text: str, kind: str, look: CodeLook) -> Piece:
    plain = Piece(text, family=Family.MONO, code=True)
    match kind:
        case "keyword":
            return replace(plain, bold=True)
        case "comment":
            return replace(plain, italic=None if look.upright else True, colour=look.quiet.colour)
        case "string":
            return replace(plain, colour=look.accent.colour)
        case _:
            return plain


@lru_cache(64)
def _words(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """Stretches of code with what they are: “keyword”, “comment”, “string” or “”."""
    if language.lower() in PLAIN:
        return (("", text),)
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return (("", text),)
    found: list[tuple[str, str]] = []
    for token, words in lexer.get_tokens(text):
        kind = _kind(token) if words.strip() else found[-1][0] if found else ""
        if found and found[-1][0] == kind:
            words = found.pop()[1] + words
        found.append((kind, words))
    return tuple(found)


def _kind(token: Any) -> str:
    from pygments.token import Comment, Keyword, Name, Operator, String

    if token in Comment:
        return "comment"
    if token in String:
        return "string"
    return "keyword" if token in Keyword or token in Operator.Word or token in Name.Tag else ""


def number_room(count: int, size: float) -> float:
    """The width of the column in which the figures of so many lines stand."""
    return (len(str(count)) + 1) * _FIGURE * size


def set_code(lines: list[CodeLine], look: CodeLook, width: float, first: int, composer: Composer) -> list[SetText]:
    """The lines set in a column. With a `first` number (not 0) each has its own, beside it; without, a line that is too
    long goes on further in."""
    room = number_room(first + len(lines) - 1, look.style.size) if first else 0.0
    texts = []
    for index, line in enumerate(lines):
        if first:
            figure = Bullet(BulletKind.NUMBER, look.quiet.colour, look.style.size, first + index)
            shown = line if any(piece.text for piece in line) else (replace(line[0], text=" "),)
            text = composer.set(  # programs count no line that is empty
                shown, look.style, width, breaking=Breaking.GREEDY, indent=room, hang=room, bullet=figure
            )
        else:
            text = composer.set(line, look.style, width, breaking=Breaking.GREEDY)
            if len(text.lines) > 1:
                text = _gone_on(line, look, width, composer)
        texts.append(text)
    return texts


def _gone_on(line: CodeLine, look: CodeLook, width: float, composer: Composer) -> SetText:
    text = "".join(piece.text for piece in line)
    columns = len(text) - len(text.lstrip()) + GO_ON
    inward = min(columns * column_width(look, composer), _FURTHEST * width)
    return composer.set(line, look.style, width, breaking=Breaking.GREEDY, indent=inward, hang=inward)


def column_width(look: CodeLook, composer: Composer) -> float:
    """The width of a character, which is that of every other."""
    return composer.typesetter.measure((Piece("0", code=True),), look.style, composer.base).maximum


def longest(lines: list[CodeLine], look: CodeLook, composer: Composer) -> float:
    """The width of the longest line in points, with some room for programs that set it wider."""
    return max(composer.typesetter.measure(line, look.style, composer.base).maximum for line in lines)
