"""The language of a name or a phrase, told from its script, and slugs that keep every script's letters.

In: text. Out: BCP 47 tags, pieces of text by language, ids. Scripts are looked up letter by letter in a table, because
the regular expressions for the same take longer to compile than most packs to read.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from functools import cache

_SCRIPTS: tuple[tuple[str, str, tuple[tuple[int, int], ...]], ...] = (
    # a tag, the other languages written in the same script, the first and last of the script's letters
    ("ru", "uk be bg sr mk kk ky tg mn", ((0x0400, 0x052F),)),
    (
        "zh", "ja ko yue",
        ((0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)),
    ),
    ("ja", "", ((0x3041, 0x30FF), (0x31F0, 0x31FF))),
    ("ko", "", ((0x1100, 0x11FF), (0xAC00, 0xD7AF))),
    ("el", "", ((0x0370, 0x03FF), (0x1F00, 0x1FFF))),
    ("he", "yi", ((0x0590, 0x05FF),)),
    ("ar", "fa ur ps", ((0x0600, 0x06FF), (0x0750, 0x077F))),
    ("hi", "mr ne sa", ((0x0900, 0x097F),)),
    ("th", "", ((0x0E00, 0x0E7F),)),
    ("ka", "", ((0x10A0, 0x10FF),)),
    ("hy", "", ((0x0530, 0x058F),)),
)  # fmt: skip
_RANGES = sorted((first, last, tag) for tag, _, ranges in _SCRIPTS for first, last in ranges)
_FIRSTS = [first for first, _, _ in _RANGES]
_SHARED = {tag: others.split() for tag, others, _ in _SCRIPTS}
_JOINTS = frozenset("-\u2010\u2011\u2012\u2013.,·’'、，・")  # with spaces, what may stand between two words of a phrase
# Letters of Vietnamese and, among the living languages, of no other: two marks stacked, or a horn.
_VIETNAMESE = frozenset("\u01a0\u01a1\u01af\u01b0").union(map(chr, range(0x1EA0, 0x1EFA)))
_NOT_DECOMPOSED = str.maketrans(
    {"ß": "ss", "đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "\u0131": "i", "ħ": "h"}
)


@cache
def _script(character: str) -> str:
    """The tag of the script that a letter belongs to; "" for Latin and for what is no letter."""
    code = ord(character)
    first, last, tag = _RANGES[max(bisect(_FIRSTS, code) - 1, 0)]
    return tag if first <= code <= last else ""


def _scripts(text: str) -> set[str]:
    return set() if text.isascii() else set(map(_script, set(text))) - {""}


def language_of(text: str, default: str) -> str:
    """The language that the letters of `text` tell, or `default`: Cyrillic is taken for ru, Han for zh, Vietnamese
    letters for vi, kana for ja and so on, unless `default` is itself written in that script."""
    text = unicodedata.normalize("NFC", text)
    if not _VIETNAMESE.isdisjoint(text):
        return "vi"
    scripts = _scripts(text)
    if not scripts:
        return default
    return _unless_shared("ja" if "ja" in scripts else next(filter(None, map(_script, text))), default)


def by_language(text: str, default: str) -> Iterator[tuple[str, str]]:
    """Pieces of `text` in order, each with its language, or with "" where that is `default`."""
    if all(_unless_shared(script, default) == default for script in _scripts(text)):
        yield text, ""
        return
    end = 0
    for start, stop in _phrases(text):
        language = language_of(text[start:stop], default)
        if language == default:
            continue
        if start > end:
            yield text[end:start], ""
        yield text[start:stop], language
        end = stop
    if end < len(text):
        yield text[end:], ""


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Where words of one script, with what joins them, begin and end. Han and kana are one script here."""
    start = end = 0
    written = ""  # the script of the phrase that has begun at `start`
    for index, character in enumerate(text):
        script = _script(character).replace("zh", "ja")
        if written and (script == written or _is_mark(character)):
            end = index + 1
        elif not (written and (character in _JOINTS or character.isspace())):
            if written:
                yield start, end
            start, end, written = index, index + 1, script
    if written:
        yield start, end


def _is_mark(character: str) -> bool:
    return "\u0300" <= character <= "\u036f"


def is_unspaced(character: str) -> bool:
    """Whether a line break beside this character stands for nothing (Han, kana and their punctuation), not a space."""
    return "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uffef" or _script(character) in ("zh", "ja")


def slug(text: str) -> str:
    """An id from a name or title: lower case, Latin letters bare of marks, other scripts kept, hyphens between."""
    text = text.casefold()
    if not text.isascii():
        bare = unicodedata.normalize("NFKD", text.translate(_NOT_DECOMPOSED))
        text = unicodedata.normalize("NFC", "".join(sign for sign in bare if not _is_mark(sign)))
    return re.sub(r"[\W_]+", "-", text.replace("'", "").replace("’", "")).strip("-")


def _unless_shared(tag: str, default: str) -> str:
    own = default.partition("-")[0].lower()
    return default if own == tag or own in _SHARED[tag] else tag
