"""Advice on how hard a pack is to read, section by section.

In: a pack. Out: a notice at the title of each section that is for older readers than the pack is; where the pack does
not say whom it is for, one line on the whole of it. Nothing for packs that are not in English, as the formulas are for
English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sinopack.advice.measure import Reading, Sentence, sentences, without_ending, words_of
from sinopack.advice.readers import lowest_age
from sinopack.content.blocks import Markdown
from sinopack.content.editions import for_students
from sinopack.content.markup import Inline, ListBlock, ListItem, Paragraph, ProseBlock, QuotedProse
from sinopack.content.model import Pack, Section
from sinopack.problems import Place, Problem, Severity

LENIENCE = 2
"""Years by which a section may be above the youngest readers: the formulas are no better than that."""
FEWEST_WORDS = 100
"""A text shorter than that cannot be measured."""
_GROWN_UP = 18
_HARDEST = 2
_LEAST_SENTENCE = 8  # words; a shorter one cannot be judged alone
_TARGET = re.compile(r"\]\([^)]*\)?")


def advise_on_reading(pack: Pack) -> tuple[Problem, ...]:
    """The advice there is to give, in the order of the sections. What is for teachers is not measured."""
    if pack.pack.language.partition("-")[0] != "en":
        return ()
    pack = for_students(pack)
    known = frozenset(_names(pack))
    age = lowest_age(pack.pack.level) if pack.pack.level else None
    sections = [section for section in pack.sections if section.show.handout or section.show.slides]
    if age is None:
        return tuple(_on_the_whole(pack, sections, known))
    return tuple(problem for section in sections for problem in _on_section(section, age, known))


def _on_the_whole(pack: Pack, sections: Iterable[Section], known: frozenset[str]) -> Iterator[Problem]:
    texts = [text.text for section in sections for text in _texts(section)]
    reading = _total(sentences(texts, known))
    if reading.words >= FEWEST_WORDS:
        yield Problem(
            f"Advice: this pack reads like a text for {_readers(reading.age)}.",
            pack.pack.title.place,
            advice="Say whom it is for (`level: Ages 11–14`), and each section will be held against that.",
            severity=Severity.NOTICE,
        )


def _on_section(section: Section, age: int, known: frozenset[str]) -> Iterator[Problem]:
    texts = list(_texts(section))
    found = list(sentences([text.text for text in texts], known))
    reading = _total(found)
    # Both formulas have to say so: where they differ, one of them is misled by what it counts.
    if reading.words < FEWEST_WORDS or reading.ages[0] <= age + LENIENCE:
        return
    lines = _lines_of_the_hardest(found, texts)
    where = f" The hardest sentences begin on {_listed(lines)}." if lines else ""
    yield Problem(
        f"Advice: this section reads like a text for {_readers(reading.age)}, and your youngest are {age}.{where}",
        section.title.place,
        advice="Shorter sentences and everyday words make it easier; names and the pack’s own terms are not counted.",
        severity=Severity.NOTICE,
    )


def _total(found: Iterable[Sentence]) -> Reading:
    return sum((sentence.reading for sentence in found), Reading())


def _readers(age: float) -> str:
    return "adults" if age > _GROWN_UP else f"readers of about {round(age)}"


def _listed(lines: list[int]) -> str:
    return f"line {lines[0]}" if len(lines) == 1 else f"lines {lines[0]} and {lines[1]}"


def _names(pack: Pack) -> Iterator[str]:
    """The words of the people and terms of a pack, which it introduces or explains itself."""
    for person in pack.people:
        yield from map(without_ending, words_of(person.name))
    for term in pack.terms:
        yield from map(without_ending, words_of(f"{term.term} {term.also or ''}"))


def _texts(section: Section) -> Iterator[Inline]:
    """What a reader reads on: the lead, the text, the key points. Quotations are as hard as they were written."""
    if section.lead:
        yield section.lead
    for block in section.body:
        if isinstance(block, Markdown):
            for part in block.text.blocks:
                yield from _within(part)
    for point in section.key_points:
        yield point.text


def _within(block: ProseBlock | ListItem) -> Iterator[Inline]:
    match block:
        case Paragraph(text=text):
            yield text
        case ListBlock(items=items):
            for item in items:
                yield from _within(item)
        case ListItem(text=text, children=children):
            yield text
            for child in children:
                yield from _within(child)
        case QuotedProse(paragraphs=paragraphs):
            yield from paragraphs


def _lines_of_the_hardest(found: Iterable[Sentence], texts: list[Inline]) -> list[int]:
    """The lines on which the hardest sentences begin, in order; only of sentences long enough to be judged alone."""
    long = [sentence for sentence in found if sentence.reading.words >= _LEAST_SENTENCE and sentence.reading.measured]
    hardest = sorted(long, key=lambda sentence: -sentence.reading.age)[:_HARDEST]
    lines = {_line(texts[sentence.text].place, sentence.before) for sentence in hardest}
    return sorted(line for line in lines if line)


def _line(place: Place | None, before: int) -> int:
    """The line of the word after the first `before` of a text that begins at `place`; 0 where it was not typed."""
    if place is None:
        return 0
    number, rest = place.line, place.text[place.column - 1 :]
    passed = len(words_of(_plain(rest)))
    while passed <= before and number < len(place.file.lines):
        number += 1
        passed += len(words_of(_plain(place.file.lines[number - 1])))
    return number


def _plain(line: str) -> str:
    """A typed line without the targets of its links."""
    return _TARGET.sub("", line)
