"""Dividing what is too much for one slide: by points and words first, then by sentences, in balanced parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import TypeVar

from msgspec.structs import replace

from sinopack.layout.slides.limits import MOST_POINTS, MOST_WORDS, PASSING
from sinopack.layout.text import Piece

Parts = tuple[Piece, ...]
Thing = TypeVar("Thing")

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\")\]»]*\s+|(?<=[。！？；])[”’」』）]*")


def words_in(text: str) -> int:
    """The words of a text. In a script without spaces two characters count as one word."""
    return sum(max(1, ceil(len(word) / 2)) if is_han(word) else 1 for word in text.split())


def is_han(text: str) -> bool:
    """Whether a text holds a Han character."""
    return any("\u3400" <= character <= "\u9fff" for character in text)


def balanced(things: Sequence[Thing], weights: Sequence[float], parts: int) -> list[list[Thing]]:
    """The things in order in at most `parts` groups, so that the heaviest group is as light as can be, and the others
    as equal as that allows.

    The lightest capacity is found by halving (parametric search for the linear partition), then each group takes its
    share of what is left, so the time grows with the things, not with their square.
    """
    count = len(things)
    parts = min(parts, count)
    if parts <= 1:
        return [list(things)]
    capacity = _lightest_capacity(weights, parts)
    needed = _needed_from(weights, capacity)
    groups: list[list[Thing]] = []
    start, left = 0, sum(weights)
    for part in range(parts, 0, -1):
        end = start + 1 if part > 1 else count
        load = weights[start]
        while part > 1 and end <= count - part and load + weights[end] <= capacity:
            if needed[end] < part and load + weights[end] / 2 > left / part:
                break
            load += weights[end]
            end += 1
        groups.append(list(things[start:end]))
        left -= sum(weights[start:end])
        start = end
    return groups


def _lightest_capacity(weights: Sequence[float], parts: int) -> float:
    low, high = max(weights), sum(weights)
    for _ in range(60):
        middle = (low + high) / 2
        if _groups_needed(weights, middle) <= parts:
            high = middle
        else:
            low = middle
        if high - low <= 1e-9 * high:
            break
    return high * (1 + 1e-9)


def _groups_needed(weights: Sequence[float], capacity: float) -> int:
    needed, load = 1, 0.0
    for weight in weights:
        if load + weight > capacity:
            needed, load = needed + 1, 0.0
        load += weight
    return needed


def _needed_from(weights: Sequence[float], capacity: float) -> list[int]:
    """For each thing, how many groups the things from there on need; 0 after the last."""
    needed = [0] * (len(weights) + 1)
    end, load = len(weights), 0.0
    for start in range(len(weights) - 1, -1, -1):
        load += weights[start]
        while load > capacity and end > start + 1:
            end -= 1
            load -= weights[end]
        needed[start] = 1 + needed[end]
    return needed


def by_points_and_words(
    points: Sequence[Parts], most_points: int = MOST_POINTS, most_words: int = MOST_WORDS
) -> list[list[Parts]]:
    """Points in the fewest balanced groups of at most `most_points` and about `most_words` words (a tenth over passes).

    A single point with more words stands alone.
    """
    counts = [words_in(text_of(point)) for point in points]
    parts = max(1, ceil(len(points) / most_points), ceil(sum(counts) / (most_words * PASSING)))
    while parts < len(points):
        groups = balanced(points, [max(count, 1) for count in counts], parts)
        sizes = [(len(group), sum(words_in(text_of(point)) for point in group)) for group in groups]
        if all(n == 1 or (n <= most_points and words <= most_words * PASSING) for n, words in sizes):
            return groups
        parts += 1
    return [[point] for point in points] if parts > 1 else [list(points)]


LIST_ITEM = "list item"
"""The mark of a piece that begins an item of a list; an item of a numbered one has its number behind it."""
CONTINUED = f"{LIST_ITEM} goes on"
"""The mark of what follows of an item that was parted: it stands under its text, without another square or number."""


def text_of(parts: Parts) -> str:
    return "".join(piece.text for piece in parts)


def between(parts: Parts, start: int, end: int) -> Parts:
    """The pieces of the characters from `start` to before `end`, without spaces at either end."""
    text = text_of(parts)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    found, offset = [], 0
    for piece in parts:
        low, high = max(start - offset, 0), min(end - offset, len(piece.text))
        if low < high:
            found.append(replace(piece, text=piece.text[low:high]))
        offset += len(piece.text)
    return tuple(found)


def sentences(parts: Parts) -> list[Parts]:
    """The sentences of a paragraph, in order."""
    text = text_of(parts)
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text) if match.end() < len(text)), len(text)]
    found = [between(parts, start, end) for start, end in pairwise(cuts)]
    return [sentence for sentence in found if sentence]


def halves(parts: Parts) -> tuple[Parts, Parts]:
    """A text in two at the space nearest its middle, or at its middle character where it has no space."""
    text = text_of(parts)
    middle = len(text) // 2
    spaces = [index for index, character in enumerate(text) if character.isspace()]
    at = min(spaces, key=lambda index: abs(index - middle)) if spaces else middle
    return between(parts, 0, at), continued(parts, between(parts, at, len(text)))


def continued(whole: Parts, rest: Parts) -> Parts:
    """A later part of a text, as the continuation of a list's item if the text is one."""
    if not rest or not any(piece.mark.startswith(LIST_ITEM) for piece in whole):
        return rest
    first, *others = (replace(piece, mark="") for piece in rest)
    return (replace(first, mark=CONTINUED), *others)


def joined(texts: Sequence[Parts]) -> Parts:
    """Sentences as one paragraph again. Scripts without spaces need none between sentences."""
    found: list[Piece] = []
    for text in texts:
        if found and not _ends_wide(text_of(tuple(found))):
            found.append(Piece(" "))
        found.extend(text)
    return tuple(found)


def _ends_wide(text: str) -> bool:
    return text[-1:] in "。！？；，、：”’」』）" and is_han(text)
