"""Paragraphs in every script that the vendored fonts cover, made up letter by letter.

In: a seed. Out: texts. Each letter of each script comes up; words are mixed with Latin ones, figures and marks, so that
fonts and directions change within a paragraph.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from random import Random

import uharfbuzz

from sinopack.theme.fonts.registry import FAMILIES, FOLDER

LATIN = ("office", "waffle", "first", "flow", "Văn", "naïve", "Łódź", "1949", "AV", "Tó", "50 %", "“quoted”", "—", "…")
_SPACELESS = ("CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO")
_LEFTWARDS = ("R", "AL")
_OWN_CLUSTERS = ("LAO", "THAI", "KHMER", "MYANMAR")


@cache
def covered() -> dict[str, tuple[str, ...]]:
    """The letters and symbols that some vendored font draws, by the first word of their names (which is the script of a
    letter)."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for family in FAMILIES.values():
        for name in family.files.values():
            face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FOLDER / name)))
            for code in sorted(face.unicodes):
                character = chr(code)
                if unicodedata.category(character)[0] in "LNS":
                    found[unicodedata.name(character, "UNNAMED").split()[0].split("-")[0]][character] = None
    return {script: tuple(letters) for script, letters in found.items() if script != "UNNAMED"}


def is_leftwards(script: str) -> bool:
    return any(unicodedata.bidirectional(letter) in _LEFTWARDS for letter in covered()[script])


def paragraphs(seed: int, least: int) -> Iterator[str]:
    """At least so many paragraphs, in which every covered character comes up at least once."""
    random = Random(seed)
    made = 0
    for script, letters in sorted(covered().items()):
        for start in range(0, len(letters), 40):
            yield _paragraph(letters[start : start + 40], script, random)
            made += 1
    scripts = sorted(script for script, letters in covered().items() if len(letters) > 5)
    while made < least:
        script = random.choice(scripts)
        yield _paragraph(random.choices(covered()[script], k=random.randint(20, 120)), script, random)
        made += 1


def _paragraph(letters: tuple[str, ...] | list[str], script: str, random: Random) -> str:
    """The letters in words, with Latin words between them."""
    words, at = [], 0
    while at < len(letters):
        length = random.randint(1, 9)
        word = "".join(letters[at : at + length])
        words.append(word)
        at += length
        if random.random() < 0.25 and not is_leftwards(script):
            words.append(random.choice(LATIN))
    return ("" if script in _SPACELESS else " ").join(words)
