"""The verdict on a drawn deck: is every word in its own shape, and set as our layout measured it?

In: a judged copy and its drawing, and the finished deck it was made from. Out: faults, each with its slide and shape,
and a count of the paragraphs that break at the same words.

Glyphs are given back to their paragraph by its dye, so nothing is guessed from positions. Ink is judged, not font
boxes: a font box reaches above the line where leading is tight, and says nothing about what a reader sees.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sinopack.geometry import Rect, Size
from sinopack.page import Chart, Deck, Item, Line, Paragraph
from tests.clients.drawing import DrawnPage, Glyph
from tests.clients.finished import FinishedText, finished_texts
from tests.clients.fonts import TWINS, family_of
from tests.clients.judged_copy import JudgedBox, JudgedChart, JudgedParagraph, JudgedSlide
from tests.clients.libreoffice import Rendered

INSIDE = 1.0
"""Points by which ink may pass its shape's edge: what serifs and italics overshoot, and rounding to 1/100 mm."""
OVERLAP = 0.5
"""Points by which two shapes must reach into each other, across and down, to count as overlapping."""
SIZE = 0.1
"""Points between the layout's font size and the drawn one (the figure to reach)."""
PLACE = 0.1
"""Points between the layout's rectangle and the deck's: far more than a rounding to whole EMU."""
SAME_LINE = 0.35
"""Part of the font size by which baselines may differ within a line."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: `slide` counts from 1, `shape` is its name, `kind` one word for what it is."""

    slide: int
    shape: str
    kind: str
    detail: str

    def __str__(self) -> str:
        return f"slide {self.slide}, {self.shape}: {self.kind}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Breaks:
    """How the paragraphs of more than one line broke: how many there are, and how many at the layout's words."""

    paragraphs: int = 0
    same: int = 0

    def __add__(self, other: Breaks) -> Breaks:
        return Breaks(self.paragraphs + other.paragraphs, self.same + other.same)

    @property
    def share(self) -> float:
        return self.same / self.paragraphs if self.paragraphs else 1.0


@dataclass(frozen=True, slots=True)
class Verdict:
    faults: tuple[Fault, ...]
    breaks: Breaks


def letters(text: str) -> str:
    """Text as ink: without what draws nothing, hyphens of every kind alike."""
    kept = (character for character in unicodedata.normalize("NFC", text) if not _draws_nothing(character))
    return "".join(kept).replace("\u2011", "-").replace("\u2010", "-")


def _draws_nothing(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in {"Cf", "Cc"}


def judge_boxes(rendered: Rendered) -> tuple[Fault, ...]:
    """Judge the deck by itself: all words drawn, inside their shapes and on the slide, no two boxes overlapping."""
    slides, pages = rendered.deck.slides, rendered.drawing.pages
    if len(slides) != len(pages):
        return (Fault(0, "deck", "missing", f"{len(slides)} slides, {len(pages)} drawn"),)
    faults: list[Fault] = []
    for number, (slide, page) in enumerate(zip(slides, pages, strict=True), start=1):
        ink = sort_ink(slide, page)
        for box in slide.boxes:
            faults += [Fault(number, box.name, *fault) for fault in _judge_box(box, ink, page.size)]
        for chart in slide.charts:
            faults += [Fault(number, chart.name, *fault) for fault in _judge_chart(chart, ink, page.size)]
        faults += [Fault(number, name, "overlap", detail) for name, detail in _overlaps(slide)]
        if ink.strangers:
            faults.append(Fault(number, "slide", "stranger", f"text of no shape: {_text(ink.strangers)[:60]!r}"))
    return tuple(faults)


def judge_layout(deck: Deck, rendered: Rendered) -> Verdict:
    """Judge the deck against the layout: same boxes, fonts and sizes, and never more lines than were measured."""
    faults: list[Fault] = []
    breaks = Breaks()
    slides = zip(deck.slides, rendered.deck.slides, rendered.drawing.pages, strict=True)
    for number, (finished, slide, page) in enumerate(slides, start=1):
        ink = sort_ink(slide, page)
        free = list(slide.boxes)
        for text in finished_texts(finished.page.items):
            box = _box_of(text, free)
            if box is None:
                faults.append(Fault(number, text.key, "misplaced", f"no such box in the deck: {text.text[:60]!r}"))
                continue
            free.remove(box)
            for index, paragraph in enumerate(text.paragraphs):
                lines = [line for line in text.lines if line.paragraph == index]
                drawn = split_lines(ink.text[box.paragraphs[index]])
                faults += [Fault(number, text.key, *fault) for fault in _judge_paragraph(paragraph, lines, drawn)]
                breaks += _compare_breaks(lines, drawn)
        for item, chart in zip(_charts(finished.page.items), slide.charts, strict=True):
            faults += [Fault(number, item.key, *fault) for fault in _judge_words(item, ink.charts[chart])]
        faults += [Fault(number, box.name, "stray", f"not in the layout: {box.text[:60]!r}") for box in free]
    return Verdict(tuple(faults), breaks)


@dataclass(frozen=True, slots=True)
class Ink:
    """The glyphs of a slide, in drawing order: those of each paragraph's text, of its bullet, and of no paragraph."""

    text: dict[JudgedParagraph, list[Glyph]]
    bullets: dict[JudgedParagraph, list[Glyph]]
    strangers: list[Glyph]
    charts: dict[JudgedChart, list[Glyph]]


def sort_ink(slide: JudgedSlide, page: DrawnPage) -> Ink:
    """Give every glyph back to its paragraph, by its dye."""
    ink = Ink({}, {}, [], {})
    owners: dict[str, list[Glyph]] = {}
    for paragraph in (paragraph for box in slide.boxes for paragraph in box.paragraphs):
        mine = ink.text.setdefault(paragraph, [])
        owners |= dict.fromkeys(paragraph.dyes, mine)
        owners[paragraph.bullet_dye] = ink.bullets.setdefault(paragraph, [])
    for chart in slide.charts:
        owners[chart.dye] = ink.charts.setdefault(chart, [])
    for glyph in page.glyphs:
        owners.get(glyph.colour, ink.strangers).append(glyph)
    return ink


def split_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs of a paragraph, line by line."""
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        if not lines or abs(glyph.baseline - lines[-1][-1].baseline) > SAME_LINE * glyph.size:
            lines.append([])
        lines[-1].append(glyph)
    return lines


def _judge_box(box: JudgedBox, ink: Ink, slide: Size) -> Iterator[tuple[str, str]]:
    for paragraph in box.paragraphs:
        drawn = ink.text[paragraph]
        if not _same_ink(paragraph.text, _text(drawn)):
            yield "missing", f"{paragraph.text[:80]!r} is drawn as {_text(drawn)[:80]!r}"
        for line in split_lines([*drawn, *ink.bullets[paragraph]]):
            if past := _reach_outside(line, box.rect):
                yield "outside", f"{_text(line)[:60]!r} by {past}"
            if past := _reach_outside(line, Rect(0, 0, slide.width, slide.height)):
                yield "off slide", f"{_text(line)[:60]!r} by {past}"


def _judge_chart(chart: JudgedChart, ink: Ink, slide: Size) -> Iterator[tuple[str, str]]:
    """No word of a chart outside its frame or the slide."""
    drawn = ink.charts[chart]
    if not drawn:
        yield "missing", "nothing is written in the chart"
    for glyph in drawn:
        for kind, rect in (("outside", chart.rect), ("off slide", Rect(0, 0, slide.width, slide.height))):
            if past := _reach_outside([glyph], rect):
                yield kind, f"{glyph.text!r} by {past}"


def _charts(items: Iterable[Item]) -> list[Chart]:
    return [item for item in items if isinstance(item, Chart)]


def _judge_words(chart: Chart, drawn: Sequence[Glyph]) -> Iterator[tuple[str, str]]:
    """The same letters and figures as in the printed chart, as large. (Which of many names on an axis stand there, each
    program decides.)"""
    printed = Counter("".join(letters(text.text) for text in chart.texts))
    found = Counter(letters(_text(drawn)))
    if found != printed and (chart.names is None or chart.names.every == 1):
        missing, added = "".join((printed - found).elements()), "".join((found - printed).elements())
        yield "missing", f"not written are {missing[:40]!r}, and {added[:40]!r} are in their place"
    for glyph in drawn:
        if abs(glyph.size - chart.text.size) > SIZE:
            yield "size", f"{glyph.text!r} at {glyph.size:.2f} pt instead of {chart.text.size:g} pt"
            return


def _reach_outside(glyphs: Sequence[Glyph], rect: Rect) -> str:
    """How far the ink of any glyph passes an edge of `rect` ("2.5 pt below"), or "" where it keeps inside."""
    inks = [glyph.ink for glyph in glyphs if glyph.ink.width > 0 and glyph.ink.height > 0]
    reaches = {
        "left": max((rect.x - ink.x for ink in inks), default=0.0),
        "above": max((rect.y - ink.y for ink in inks), default=0.0),
        "right": max((ink.right - rect.right for ink in inks), default=0.0),
        "below": max((ink.bottom - rect.bottom for ink in inks), default=0.0),
    }
    side = max(reaches, key=reaches.__getitem__)
    return f"{reaches[side]:.1f} pt {side}" if reaches[side] > INSIDE else ""


def _overlaps(slide: JudgedSlide) -> Iterator[tuple[str, str]]:
    """The pairs of shapes with text that reach into each other; the cells of a table are one shape."""
    shapes: dict[int, tuple[str, Rect]] = {}
    for number, chart in enumerate(slide.charts):
        shapes[10**6 + number] = chart.name, chart.rect
    for box in slide.boxes:
        name, rect = shapes.get(box.shape, (box.name, box.rect))
        shapes[box.shape] = name, _around(rect, box.rect)
    for (name, rect), (other_name, other) in combinations(shapes.values(), 2):
        across = min(rect.right, other.right) - max(rect.x, other.x)
        down = min(rect.bottom, other.bottom) - max(rect.y, other.y)
        if min(across, down) > OVERLAP:
            yield name, f"overlaps {other_name} by {across:.1f} by {down:.1f} pt"


def _around(first: Rect, second: Rect) -> Rect:
    x, y = min(first.x, second.x), min(first.y, second.y)
    return Rect(x, y, max(first.right, second.right) - x, max(first.bottom, second.bottom) - y)


def _box_of(text: FinishedText, boxes: Iterable[JudgedBox]) -> JudgedBox | None:
    """The deck's box that says the same at the same place."""
    paragraphs = [letters(paragraph.text) for paragraph in text.paragraphs]
    for box in boxes:
        here, there = text.rect, box.rect
        moved = (here.x - there.x, here.y - there.y, here.width - there.width, here.height - there.height)
        if max(map(abs, moved)) <= PLACE and [letters(paragraph.text) for paragraph in box.paragraphs] == paragraphs:
            return box
    return None


def _judge_paragraph(
    paragraph: Paragraph, lines: Sequence[Line], drawn: Sequence[Sequence[Glyph]]
) -> Iterator[tuple[str, str]]:
    if len(drawn) > len(lines):
        yield "lines", f"{len(drawn)} drawn, {len(lines)} measured: {paragraph.text[:60]!r}"
    glyphs = [glyph for line in drawn for glyph in line]
    wanted = [(run.style.size, run.style.font) for run in paragraph.runs for _ in letters(run.text)]
    if len(wanted) != len(glyphs):
        return  # a word is missing or hyphenated: the judge of boxes says which
    for (size, font), glyph in zip(wanted, glyphs, strict=True):
        if abs(glyph.size - size) > SIZE:
            yield "size", f"{glyph.size:.2f} pt drawn, {size:.2f} measured: {paragraph.text[:60]!r}"
            return
        if family_of(glyph.font) != family_of(TWINS.get(font.office_family, font.family)):
            yield "font", f"{glyph.font} drawn, {font.family} measured: {glyph.text!r} of {paragraph.text[:60]!r}"
            return


def _compare_breaks(lines: Sequence[Line], drawn: Sequence[Sequence[Glyph]]) -> Breaks:
    if max(len(lines), len(drawn)) < 2:
        return Breaks()
    measured = [letters(line.text)[: -1 if line.hyphen else None] for line in lines]
    same = [_plain(text) for text in measured] == [_plain(_text(line)) for line in drawn]
    return Breaks(1, int(same))


def _same_ink(text: str, drawn: str) -> bool:
    if "\u00ad" in text:  # a soft hyphen is drawn only where a line breaks at it
        return _plain(text) == _plain(drawn)
    return letters(text) == letters(drawn)


def _plain(text: str) -> str:
    return letters(text).replace("-", "")


def _text(glyphs: Iterable[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)
