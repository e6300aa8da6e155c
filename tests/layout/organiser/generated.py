"""Packs made up by a number: from a few words to more than a page can hold.

In: a number. Out: the text of a content file; the same number gives the same text.
"""

from __future__ import annotations

from random import Random

_WORDS = """
river treaty harvest council border mountain army paper bridge winter market letter school engine island village
revolution industrialisation peasants government scientists railway friendship independence delegation
"""
_IMPORTANCE = ("low", "normal", "high")


def content_of(number: int) -> str:
    """A content file: the higher the number, the more there is in it; from about 17 on too much for A4."""
    chance = Random(number)

    def words(least: int, most: int) -> str:
        return " ".join(chance.choice(_WORDS.split()) for _ in range(chance.randint(least, most))).capitalize()

    size = 1 + number
    events = [
        f"    - {{date: {1800 + 3 * index}, text: {words(3, 8)}, importance: {chance.choice(_IMPORTANCE)}}}"
        for index in range(3 * size)
    ]
    people = [
        f"  - {{name: {words(2, 2)} {index}, dates: {1790 + index}/{1850 + index}, role: {words(2, 5)}, "
        f"text: {words(4, 14)}}}"
        for index in range(chance.randint(0, 2 + size // 2))
    ]
    terms = [f"  - {{term: {words(1, 2)} {index}, meaning: {words(4, 14)}}}" for index in range(2 + size)]
    sections = [
        f"  - title: {words(2, 4)} {index}\n    dates: {1800 + index}\n    key_points:\n"
        + "".join(f"      - {words(3, 9)}\n" for _ in range(chance.randint(1, 5)))
        for index in range(1 + size // 3)
    ]
    takeaways = [f"  - {words(5, 12)}" for _ in range(chance.randint(0, 5))]
    lines = [
        "pack:", f"  title: {words(2, 5)}", "  dates: 1800/1900", f"  enquiry: {words(6, 14)}?", "  course: History",
        "sections:", *sections, "timeline:", "  eras:", "    - Before: 1800/1840", "    - After: 1840/1900",
        "  events:", *events,
    ]  # fmt: skip
    for name, entries in (("people", people), ("terms", terms), ("takeaways", takeaways)):
        lines += [f"{name}:", *entries] if entries else []
    everything = "all" if number % 2 else "important"
    return "\n".join([*lines, f"products: {{organiser: {{events: {everything}}}}}", ""])
