"""What both products plan in the same way: names, numbers, eras, and blocks made from the author's blocks.

In: a validated pack and the labels of its language. Out: blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Literal, TypeVar

from sinopack.content import model
from sinopack.content.dates import HistoricDate
from sinopack.content.markup import Inline, Paragraph, Prose, Span
from sinopack.plan import blocks
from sinopack.plan.dates import written
from sinopack.plan.keys import Keys
from sinopack.theme import Labels

Product = Literal["handout", "slides"]
ROUND_YEARS = 20
"""The life rules of people begin and end at a multiple of these years."""

Entry = TypeVar(
    "Entry",
    model.Section, model.KeyPoint, model.Event, model.Person, model.Term, model.Takeaway, model.Question,
    model.SourceEntry, model.Block,
)  # fmt: skip


def shown(entries: Iterable[Entry], product: Product) -> Iterator[Entry]:
    """The entries that show in `product`."""
    return (entry for entry in entries if getattr(entry.show, product))


def plain(text: str) -> Inline:
    """Text of ours as inline text."""
    return Inline((Span(text),))


@dataclass(frozen=True)
class Planner:
    """A pack seen by one product."""

    pack: model.Pack
    labels: Labels
    product: Product
    keys: Keys

    def key(self, entry: object) -> str:
        return self.keys[entry]

    def sections(self) -> list[tuple[int, model.Section]]:
        """The sections that show, each with its number, which is the same in every product."""
        return [
            (number, section) for number, section in enumerate(self.pack.sections, 1)
            if getattr(section.show, self.product)
        ]  # fmt: skip

    def date(self, date: HistoricDate | None, *, short: bool = False) -> str:
        return written(date, self.labels, short=short) if date else ""

    def chronology(self) -> blocks.Chronology:
        """The spans that the time ornaments draw. An era ends where the next begins; a section's span may overlap."""
        eras = sorted(self.pack.timeline.eras, key=lambda era: era.dates.first_year) if self.pack.timeline else []
        starts = [era.dates.first_year for era in eras[1:]]
        ends = [min(era.dates.last_year, start) for era, start in zip(eras, starts, strict=False)]
        ends += [self._end(era.dates) for era in eras[len(ends) :]]
        spans = tuple(blocks.TimeSpan(era.name, era.dates.first_year, end) for era, end in zip(eras, ends, strict=True))
        sections = tuple(
            blocks.TimeSpan(section.title.text, section.dates.first_year, self._end(section.dates), number)
            if section.dates
            else None
            for number, section in enumerate(self.pack.sections, 1)
        )
        return blocks.Chronology(spans, sections)

    def _end(self, date: HistoricDate) -> float:
        """Where a span ends; one without an end runs as far as anything in the pack does."""
        if isfinite(date.last_year):
            return date.last_year
        timeline = self.pack.timeline
        dates = [section.dates for section in self.pack.sections if section.dates]
        dates += [era.dates for era in timeline.eras] + [event.date for event in timeline.events] if timeline else []
        finite = [each.last_year for each in dates if isfinite(each.last_year)]
        return max([*finite, date.first_year + 1.0])

    def quote(self, quote: model.Quote) -> blocks.Quote:
        return blocks.Quote(
            quote.label or self.quote_labels()[id(quote)],
            quote.quote if quote.paraphrase else as_quoted(quote.quote, self.labels), quote.by, quote.about, quote.paraphrase,
            self.key(quote), quote.place,
        )  # fmt: skip

    def quote_labels(self) -> dict[int, str]:
        """“Source A”, “Source B”, … for the quotes without a label of their own, the same in every product."""
        letters: dict[int, str] = {}
        for section in self.pack.sections:
            for block in section.body:
                if isinstance(block, model.Quote) and not block.label:
                    letters[id(block)] = self.labels("source", letter=_letter(len(letters)))
        return letters

    def masthead(self, contents: tuple[blocks.ContentsEntry, ...]) -> blocks.Masthead:
        info = self.pack.pack
        return blocks.Masthead(
            course=info.course or "", level=info.level or "", school=info.school or "", author=info.author or "",
            date=self.date(info.date), title=info.title, dates=self.date(info.dates), subtitle=info.subtitle,
            enquiry=info.enquiry, objectives=info.objectives, summary=info.summary, licence=info.licence,
            contents=contents, place=info.place,
        )  # fmt: skip

    def timeline(self, *, only_important: bool = False) -> blocks.TimelineList | None:
        """The events of each era in order, and those outside every era by themselves."""
        timeline = self.pack.timeline
        events = sorted(shown(timeline.events, self.product), key=lambda e: e.date.first_year) if timeline else []
        if only_important and any(event.importance == "high" for event in events):
            events = [event for event in events if event.importance == "high"]
        if timeline is None or not events:
            return None
        return blocks.TimelineList(
            timeline.title or plain(self.labels("timeline")), tuple(self._eras(timeline, events)), "timeline",
            timeline.place,
        )  # fmt: skip

    def _eras(self, timeline: model.Timeline, events: list[model.Event]) -> Iterator[blocks.EraEvents]:
        """Every era with its events; between them, in their place in time, the events outside every era."""
        spans = self.chronology().eras
        eras = sorted(timeline.eras, key=lambda era: era.dates.first_year)
        inside: dict[int, list[model.Event]] = {index: [] for index in range(len(eras))}
        outside: dict[int, list[model.Event]] = {}
        for event in events:
            year = event.date.first_year
            begun = sum(1 for span in spans if span.start <= year)
            if begun and year < spans[begun - 1].end:
                inside[begun - 1].append(event)
            else:
                outside.setdefault(begun, []).append(event)
        for index in range(len(eras) + 1):
            if index in outside:
                yield self._era(None, outside[index], index)
            if index < len(eras):
                yield self._era(eras[index], inside[index], index)

    def _era(self, era: model.Era | None, events: list[model.Event], index: int) -> blocks.EraEvents:
        entries = tuple(
            blocks.EventEntry(
                self.date(event.date, short=True), event.date, event.text, event.section or "",
                self.key(event), event.place,
            )
            for event in events
        )  # fmt: skip
        if era is None:
            return blocks.EraEvents("", "", entries, f"outside-{index}")
        return blocks.EraEvents(era.name, self.date(era.dates), entries, f"era-{index + 1}", era.place)

    def people(self) -> blocks.People | None:
        people = tuple(self._person(person) for person in shown(self.pack.people, self.product))
        if not people:
            return None
        years = [year for person in people for year in (person.born, person.died) if year is not None]
        start = ROUND_YEARS * (min(years, default=0) // ROUND_YEARS)
        end = -ROUND_YEARS * (-(max(years, default=0) - 1) // ROUND_YEARS)
        span = self.pack.pack.dates
        chronology = self.chronology()
        if span:
            named = blocks.TimeSpan(self.date(span), span.first_year, self._end(span))
        elif chronology.eras:
            named = self._era_span()
        return blocks.People(
            plain(self.labels("people")), people, start, end, named if span or chronology.eras else None, "people",
            people[0].place,
        )  # fmt: skip

    def _era_span(self) -> blocks.TimeSpan:
        eras = self.chronology().eras
        first, last = int(eras[0].start), int(eras[-1].end - 0.001)
        years = [
            str(year) if year > 0 else self.labels.dates["before-christ"].format(year=1 - year)
            for year in (first, last)
        ]
        return blocks.TimeSpan(
            self.labels.dates["range"].format(start=years[0], end=years[1]), eras[0].start, eras[-1].end
        )

    def _person(self, person: model.Person) -> blocks.PersonCard:
        dates = person.dates
        ends = dates is not None and (dates.end is not None or not dates.open_end)
        return blocks.PersonCard(
            person.name, person.native or "", person.native_language or self.pack.pack.language, self.date(dates),
            dates.first_year if dates else None, dates.last_year if dates and ends else None,
            person.role, person.text, self.key(person), person.place,
        )  # fmt: skip

    def glossary(self) -> blocks.Glossary | None:
        terms = tuple(
            blocks.TermEntry(term.term, term.also or "", term.meaning, self.key(term), term.place)
            for term in shown(self.pack.terms, self.product)
        )
        return blocks.Glossary(plain(self.labels("glossary")), terms, "glossary", terms[0].place) if terms else None

    def takeaways(self) -> blocks.Points | None:
        points = self._points(shown(self.pack.takeaways, self.product))
        title = plain(self.labels("takeaways"))
        return blocks.Points(title, points, "takeaways", numbered=True, place=points[0].place) if points else None

    def sources(self) -> blocks.Points | None:
        points = self._points(shown(self.pack.sources, self.product))
        title = plain(self.labels("sources"))
        return blocks.Points(title, points, "sources", place=points[0].place) if points else None

    def key_points(self, section: model.Section) -> tuple[blocks.Point, ...]:
        return self._points(shown(section.key_points, self.product))

    def _points(
        self, entries: Iterable[model.KeyPoint] | Iterable[model.Takeaway] | Iterable[model.SourceEntry]
    ) -> tuple[blocks.Point, ...]:
        return tuple(blocks.Point(entry.text, self.key(entry), entry.place) for entry in entries)

    def questions(self, *, answers: bool) -> list[tuple[model.Question, blocks.QuestionOf]]:
        """The questions that show, each with its number, which is the same in every product; with `answers` each knows
        its answer (never in a student's edition)."""
        return [
            (question, self._question(question, number, answers))
            for number, question in enumerate(self.pack.questions, 1)
            if getattr(question.show, self.product)
        ]

    def _question(self, question: model.Question, number: int, answers: bool) -> blocks.QuestionOf:
        source = self.pack.quote(question.source) if question.source else None
        kind = question.kind or (self.labels("multiple-choice") if question.options else "")
        lines = question.lines if question.lines is not None else 0 if question.options else question.marks
        return blocks.QuestionOf(
            number=number, text=question.question, kind=kind, marks=question.marks, lines=lines,
            options=question.options, right=question.right_options if answers else (),
            answer=question.answer if answers else None, reason=question.reason if answers else None,
            source=self.quote(source) if source else None, key=self.key(question), place=question.place,
        )  # fmt: skip

    def body_block(self, block: model.Block) -> blocks.Quote | blocks.Callout | blocks.TableOf | blocks.FigureOf | None:
        """A block of a body other than Markdown text, for which the answer is None."""
        key = self.key(block)
        match block:
            case model.Quote():
                return self.quote(block)
            case model.Callout():
                return blocks.Callout(block.title, block.callout, key, block.place)
            case model.TableData():
                rows = 1 if block.header in ("row", "both") else 0
                column = block.header in ("column", "both")
                return blocks.TableOf(block.table, rows, column, (), block.title, block.caption, key, block.place)
            case model.Figure():
                assert block.picture is not None
                return blocks.FigureOf(
                    block.picture, block.alt or "", block.decorative, block.title, block.caption, block.credit, key,
                    block.place,
                )  # fmt: skip
            case _:
                return None


def _letter(index: int) -> str:
    """A, B, …, Z, AA, AB, …"""
    letters = ""
    while index >= 0:
        index, digit = divmod(index, 26)
        letters = chr(ord("A") + digit) + letters
        index -= 1
    return letters


def as_quoted(text: Prose, labels: Labels) -> Prose:
    """Words quoted exactly, between quotation marks, unless the author typed some."""
    if not text.blocks:
        return text
    first, last = text.blocks[0], text.blocks[-1]
    if not isinstance(first, Paragraph) or not isinstance(last, Paragraph) or first.text.text[:1] in "“\"'‘«„「":
        return text
    opened = Paragraph(Inline((Span(labels("open-quote")), *first.text.spans), first.text.place))
    body = (opened, *text.blocks[1:])
    end = body[-1]
    assert isinstance(end, Paragraph)
    closed = Paragraph(Inline((*end.text.spans, Span(labels("close-quote"))), end.text.place))
    return Prose((*body[:-1], closed), text.place)
