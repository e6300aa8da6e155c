"""How old a reader has to be for an English text.

In: texts. Out: `Reading`: words, and the ages that two formulas give; and the sentences, each with its own difficulty.

Both formulas count letters, words and sentences and nothing else, so that they need neither a dictionary nor syllables:
the Automated Readability Index (Smith and Senter, AMRL-TR-66-220, 1967) and the Coleman–Liau index (Journal of Applied
Psychology 60, 1975). They were fitted to English, and give a school grade of the United States; grade 1 begins at the
age of six. Words and sentences are those of Unicode (UAX 29).

Names, numbers and the terms that a pack explains are no measure of its language: they count as words of a sentence, but
not for the length of its words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

import unicode_segmentation_rs as unicode_segmentation
from msgspec import Struct

_AGE_AT_GRADE_0 = 5.0
_ADDRESS = re.compile(r"\S*(?://|@|www\.)\S*")
_FEWEST_WORDS = 3  # of a sentence: less is a label, or what an abbreviation leaves behind


class Reading(Struct, frozen=True):
    """What was counted in texts."""

    words: int = 0
    sentences: int = 0
    measured: int = 0
    letters: int = 0

    @property
    def ages(self) -> tuple[float, float]:
        """The ages by the two formulas, the lower first. Texts without words to be measured are for everybody."""
        if not self.sentences or not self.measured:
            return 0.0, 0.0
        length, sentence = self.letters / self.measured, self.words / self.sentences
        automated = 4.71 * length + 0.5 * sentence - 21.43
        coleman_liau = 5.88 * length - 29.6 / sentence - 15.8
        low, high = sorted((automated, coleman_liau))
        return low + _AGE_AT_GRADE_0, high + _AGE_AT_GRADE_0

    @property
    def age(self) -> float:
        """The mean of the two."""
        return sum(self.ages) / 2

    def __add__(self, other: Reading) -> Reading:
        return Reading(
            self.words + other.words, self.sentences + other.sentences, self.measured + other.measured,
            self.letters + other.letters,
        )  # fmt: skip


class Sentence(Struct, frozen=True):
    """A sentence: the number of the text that it is in, the words of that text before it, what was counted in it."""

    text: int
    before: int
    reading: Reading


def sentences(texts: Iterable[str], known: Collection[str]) -> Iterator[Sentence]:
    """The sentences of texts. `known` are words, in lower case, that count as names."""
    for number, text in enumerate(texts):
        before = 0
        for sentence in unicode_segmentation.unicode_sentences(_ADDRESS.sub(" ", text)):
            words = words_of(sentence)
            if len(words) >= _FEWEST_WORDS:
                yield Sentence(number, before, _counted(words, known))
            before += len(words)


def words_of(text: str) -> list[str]:
    """The words of a text, web addresses left out."""
    return unicode_segmentation.unicode_words(_ADDRESS.sub(" ", text))


def _counted(words: list[str], known: Collection[str]) -> Reading:
    measured = [word for index, word in enumerate(words) if not _is_name(word, index, known)]
    return Reading(len(words), 1, len(measured), sum(map(str.isalpha, "".join(measured))))


def _is_name(word: str, index: int, known: Collection[str]) -> bool:
    """Whether a word is a name, a number, or explained in the pack."""
    return not word[0].isalpha() or (index > 0 and word[0].isupper()) or without_ending(word) in known


def without_ending(word: str) -> str:
    """A word in lower case, without the ending of a possessive or a plural."""
    return re.sub(r"(?:['’]s?|s)$", "", word.casefold())
