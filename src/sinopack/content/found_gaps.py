"""Gaps that are found, not typed: terms where a text first has them, and the dates in a text.

In: a pack, what becomes a gap, and how its language writes dates. Out: the pack with these gaps in the leads of its
sections and the texts of their bodies, as if somebody had typed them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.base import Entry
from sinopack.content.blocks import Markdown
from sinopack.content.languages import is_unspaced
from sinopack.content.markup import Inline, Kind, ListBlock, ListItem, Paragraph, Prose, ProseBlock, Span
from sinopack.content.model import Pack, Section
from sinopack.content.rewriting import rewritten
from sinopack.content.sheets import GuidedNotesSettings

_UNIT = r"\s?(?:[%€°]|(?:[kcm]?m|[km]?g|t|ha|km²|l)\b)"
"""What says that the number before it counts something."""
_YEARS = (1000, 2100)
"""What is taken for a year where nothing in the pack has a date."""


class _Stretch(Struct, frozen=True):
    """Characters `start` to `end` of a span that could be a gap, and what they name: each name is asked for once."""

    start: int
    end: int
    name: str


def with_found_gaps(pack: Pack, settings: GuidedNotesSettings, months: Sequence[str]) -> Pack:
    """The pack with the gaps that the settings ask for; itself, where they ask for none. `months` are the names that
    the pack's language has for them."""
    if not settings.gaps:
        return pack
    finder = _Finder(pack, settings, months)
    sections = tuple(finder.section(section) for section in pack.sections)
    return pack.edited({"sections": sections})


def has_gaps(pack: Pack) -> bool:
    """Whether guided notes would have anything to fill in."""
    return bool(pack.products.guided_notes.gaps) or any(span.gap for span in _spans(pack.sections))


def _spans(value: object) -> Iterator[Span]:
    """Every span of marked-up text in a value."""
    match value:
        case Span():
            yield value
        case tuple():
            for each in value:
                yield from _spans(each)
        case Entry():
            yield from _spans(tuple(getattr(value, name) for name in type(value).model_fields))
        case Struct():
            yield from _spans(tuple(getattr(value, name) for name in value.__struct_fields__))
        case _:
            pass


class _Finder:
    """Finds gaps section by section. `_asked` is what has been asked for already."""

    def __init__(self, pack: Pack, settings: GuidedNotesSettings, months: Sequence[str]) -> None:
        self._most = settings.most
        self._asked: set[str] = set()
        terms = {name.casefold(): term.id for term in pack.terms for name in (term.term, term.also) if name}
        self._terms = terms if "terms" in settings.gaps else {}
        self._term = _words(self._terms)
        self._date = _dates(months) if "dates" in settings.gaps else None
        self._years = _years(pack)

    def section(self, section: Section) -> Section:
        """The section with its gaps: all that are found in its texts, or `most` of them, spread evenly."""
        texts = [section.lead] if section.lead else []
        texts += [text for block in section.body if isinstance(block, Markdown) for text in _texts(block.text.blocks)]
        found = list(dict.fromkeys(stretch.name for text in texts for _, stretch in self._found(text)))
        fresh = [name for name in found if name not in self._asked]
        wanted = set(_spread(fresh, self._most))
        self._asked.update(fresh)
        lead = self._with_gaps(section.lead, wanted) if section.lead else None
        body = tuple(self._block(block, wanted) if isinstance(block, Markdown) else block for block in section.body)
        return section.edited({"lead": lead, "body": body})

    def _block(self, block: Markdown, wanted: set[str]) -> Markdown:
        """The text with gaps in its paragraphs and lists; headings, tables and quoted lines stay as they are."""
        prose = tuple(
            rewritten(each, lambda text: self._with_gaps(text, wanted)) if _is_running(each) else each
            for each in block.text.blocks
        )
        return block.edited({"text": Prose(prose, block.text.place)})

    def _with_gaps(self, text: Inline, wanted: set[str]) -> Inline:
        """The text with those that are wanted made gaps, which are not wanted any longer."""
        spans: list[Span] = []
        found = {number: list(group) for number, group in groupby(self._found(text), key=lambda pair: pair[0])}
        number = max((span.gap for span in text.spans), default=0)
        for index, span in enumerate(text.spans):
            end = 0
            for _, stretch in found.get(index, ()):
                if stretch.name not in wanted:
                    continue
                wanted.remove(stretch.name)
                number += 1
                spans.append(replace(span, text=span.text[end : stretch.start]))
                spans.append(replace(span, text=span.text[stretch.start : stretch.end], gap=number))
                end = stretch.end
            spans.append(replace(span, text=span.text[end:]))
        return replace(text, spans=tuple(span for span in spans if span.text))

    def _found(self, text: Inline) -> Iterator[tuple[int, _Stretch]]:
        """What could be a gap in a text, with the number of its span."""
        for index, span in enumerate(text.spans):
            if span.gap or span.code or span.formula or span.address:
                continue
            if span.reference is not None:
                if self._terms and span.reference.kind is Kind.TERM:
                    yield index, _Stretch(0, len(span.text), f"term {span.reference.id}")
                continue
            for stretch in sorted(self._in_span(span.text), key=lambda each: each.start):
                yield index, stretch

    def _in_span(self, text: str) -> Iterator[_Stretch]:
        ends: list[tuple[int, int]] = []
        for found in self._date.finditer(text) if self._date else ():
            year = re.search(r"\d{4}", found[0])
            if year is None or self._years[0] <= int(year[0]) <= self._years[1]:
                ends.append(found.span())
                yield _Stretch(*found.span(), f"date {found[0]}")
        for found in self._term.finditer(text) if self._term else ():
            if not any(start < found.end() and found.start() < end for start, end in ends):
                yield _Stretch(*found.span(), f"term {self._terms[(found[found.lastgroup or 0]).casefold()]}")


def _is_running(block: ProseBlock) -> bool:
    return isinstance(block, Paragraph | ListBlock)


def _texts(blocks: Iterable[ProseBlock]) -> Iterator[Inline]:
    """The texts of paragraphs and lists, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _item(item)


def _item(item: ListItem) -> Iterator[Inline]:
    yield item.text
    yield from _texts(item.children)


def _spread(names: Sequence[str], most: int | None) -> Iterator[str]:
    """So many of the names at most, evenly from first to last."""
    count = len(names) if most is None else min(most, len(names))
    for number in range(count):
        yield names[number * len(names) // count]


def _words(terms: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of the terms as words of their own, also with a plural's ending, the longest first; where a script has
    no spaces, anywhere."""
    names = sorted(terms, key=lambda name: (-len(name), name))
    whole = [re.escape(name) for name in names if not is_unspaced(name[0])]
    anywhere = [re.escape(name) for name in names if is_unspaced(name[0])]
    ways = [rf"(?<!\w)(?P<word>{'|'.join(whole)})(?:e?s)?(?!\w)"] if whole else []
    ways += [f"(?P<part>{'|'.join(anywhere)})"] if anywhere else []
    return re.compile("|".join(ways), re.IGNORECASE) if ways else None


def _dates(months: Sequence[str]) -> re.Pattern[str]:
    """Finds dates in words and years in figures; neither decimals nor what is counted in thousands."""
    month = "|".join(sorted(map(re.escape, set(months)), key=lambda name: (-len(name), name)))
    day, year = r"\d{1,2}(?:\.|st|nd|rd|th|er)?", r"[12]\d{3}"
    of = r"\s(?:de\s|năm\s)?"
    named = rf"{day}{of}(?:{month})(?:{of}{year})?|(?:{month})\s(?:{day},?\s)?(?:de\s|năm\s)?{year}"
    named = rf"{year}年(?:(?:{month})(?:\d{{1,2}}日)?)?|{named}"
    no_year = rf"[.,]?\d|[–-]\d|[A-Za-z]|{_UNIT}"
    return re.compile(rf"(?<![A-Za-z\d.,–$€£-])(?:{named}|{year}(?!{no_year}))(?!\d)", re.IGNORECASE)


def _years(pack: Pack) -> tuple[float, float]:
    """The years between which a number is a date."""
    events = pack.timeline.events if pack.timeline else ()
    dates = [each for each in (pack.pack.dates, *(s.dates for s in pack.sections), *(e.date for e in events)) if each]
    if not dates:
        return _YEARS
    return min(date.first_year for date in dates) - 1, max(date.last_year for date in dates) + 1
