"""The language of a name or a phrase, told from its script, and slugs that keep every script's letters.

In: text. Out: BCP 47 tags, pieces of text by language, ids.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_SCRIPTS: tuple[tuple[str, str, str], ...] = (
    # a tag, the other languages written in the same script, the script's letters
    ("ru", "uk be bg sr mk kk ky tg mn", "\u0400-\u052f"),
    ("zh", "ja ko yue", "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"),
    ("ja", "", "\u3041-\u30ff\u31f0-\u31ff"),
    ("ko", "", "\u1100-\u11ff\uac00-\ud7af"),
    ("el", "", "\u0370-\u03ff\u1f00-\u1fff"),
    ("he", "yi", "\u0590-\u05ff"),
    ("ar", "fa ur ps", "\u0600-\u06ff\u0750-\u077f"),
    ("hi", "mr ne sa", "\u0900-\u097f"),
    ("th", "", "\u0e00-\u0e7f"),
    ("ka", "", "\u10a0-\u10ff"),
    ("hy", "", "\u0530-\u058f"),
)
_FOREIGN = re.compile("[" + "".join(letters for _, _, letters in _SCRIPTS) + "]")
_JOINTS = r"[\s\-\u2010-\u2013.,·’'、，・]"  # what may stand between two words of one phrase
# Letters of Vietnamese and, among the living languages, of no other: two marks stacked, or a horn.
_VIETNAMESE = re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_NOT_DECOMPOSED = str.maketrans(
    {"ß": "ss", "đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "\u0131": "i", "ħ": "h"}
)
_MARKS = re.compile("[\u0300-\u036f]")


@cache
def _letters(tag: str) -> re.Pattern[str]:
    return re.compile("[" + next(letters for name, _, letters in _SCRIPTS if name == tag) + "]")


@cache
def _phrases() -> re.Pattern[str]:
    """Words of one script with what joins them; Han and kana are one script here."""
    letters = {tag: letters for tag, _, letters in _SCRIPTS}
    letters["ja"] += letters.pop("zh")
    words = (f"[{group}\u0300-\u036f]+" for group in letters.values())
    return re.compile("|".join(f"{word}(?:{_JOINTS}*{word})*" for word in words))


def language_of(text: str, default: str) -> str:
    """The language that the letters of `text` tell, or `default`: Cyrillic is taken for ru, Han for zh, Vietnamese
    letters for vi, kana for ja and so on, unless `default` is itself written in that script."""
    text = unicodedata.normalize("NFC", text)
    if _VIETNAMESE.search(text):
        return "vi"
    found = _FOREIGN.search(text)
    if not found:
        return default
    if _letters("ja").search(text):
        return _unless_shared("ja", default)
    tag = next(tag for tag, _, _ in _SCRIPTS if _letters(tag).match(found[0]))
    return _unless_shared(tag, default)


def by_language(text: str, default: str) -> Iterator[tuple[str, str]]:
    """Pieces of `text` in order, each with its language, or with "" where that is `default`."""
    if not _FOREIGN.search(text):
        yield text, ""
        return
    end = 0
    for phrase in _phrases().finditer(text):
        language = language_of(phrase[0], default)
        if language == default:
            continue
        if phrase.start() > end:
            yield text[end : phrase.start()], ""
        yield phrase[0], language
        end = phrase.end()
    if end < len(text):
        yield text[end:], ""


def is_unspaced(character: str) -> bool:
    """Whether a line break beside this character stands for nothing (Han, kana and their punctuation), not a space."""
    return bool(re.match("[\u3000-\u303f\uff00-\uffef]", character)) or any(
        _letters(tag).match(character) for tag in ("zh", "ja")
    )


def slug(text: str) -> str:
    """An id from a name or title: lower case, Latin letters bare of marks, other scripts kept, hyphens between."""
    text = text.casefold().translate(_NOT_DECOMPOSED)
    text = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text)))
    return re.sub(r"[\W_]+", "-", text.replace("'", "").replace("’", "")).strip("-")


def _unless_shared(tag: str, default: str) -> str:
    shared = next((others for name, others, _ in _SCRIPTS if name == tag), "")
    own = default.partition("-")[0].lower()
    return default if own == tag or own in shared.split() else tag
