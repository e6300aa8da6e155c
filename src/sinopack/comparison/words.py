"""The words that changed within a text.

In: a text as it was and as it is. Out: pieces that are the same, removed and added; none where little is the same, for
then the two are read more easily side by side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from sinopack.comparison.values import Piece, PieceKind

_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff"
"""Scripts that leave no spaces between words: there every character is taken for one."""
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|\s+|[^\w\s]")
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MOST_TOKENS = 1500
"""Beyond, whole lines are compared: the time grows with the square."""
_LEAST_ALIKE = 0.4


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The texts as pieces."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > _MOST_TOKENS:
        before, after = _LINE.findall(old), _LINE.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    same = sum(len("".join(before[block.a : block.a + block.size]).strip()) for block in matcher.get_matching_blocks())
    if 2 * same < _LEAST_ALIKE * (len(old) + len(new)):
        return ()
    return tuple(_joined(_steps(matcher, before, after)))


def _steps(matcher: SequenceMatcher[str], before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(PieceKind.SAME, "".join(before[a:b]))
            continue
        if a != b:
            yield Piece(PieceKind.REMOVED, "".join(before[a:b]))
        if c != d:
            yield Piece(PieceKind.ADDED, "".join(after[c:d]))


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    """Changes with nothing but a space between them as one."""
    removed = added = space = ""
    for piece in found:
        if piece.kind is PieceKind.REMOVED:
            removed, added, space = removed + space + piece.text, added + space, ""
        elif piece.kind is PieceKind.ADDED:
            removed, added, space = removed + space, added + space + piece.text, ""
        elif piece.text.isspace() and (removed or added) and not space:
            space = piece.text
        else:
            yield from _change(removed, added)
            yield Piece(PieceKind.SAME, space + piece.text)
            removed = added = space = ""
    yield from _change(removed, added)
    if space:
        yield Piece(PieceKind.SAME, space)


def _change(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece(PieceKind.REMOVED, removed)
    if added:
        yield Piece(PieceKind.ADDED, added)


def likeness(one: str, other: str) -> float:
    """How many of the words of two texts are the same, 0 to 1 (Dice’s coefficient), wherever they stand."""
    here, there = _counted(one), _counted(other)
    total = here.total() + there.total()
    return 2 * (here & there).total() / total if total else 1.0


def _counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))
