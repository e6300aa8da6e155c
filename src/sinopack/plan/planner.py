"""A pack as one product sees it: what shows there, under which numbers and keys, in whose words.

In: a validated pack, the labels of its language, and the names of a product and an edition. Out: a `Planner`, which the
plan of every kind of block asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content import model
from sinopack.content.base import Entry
from sinopack.content.dates import HistoricDate
from sinopack.content.editions import for_students, for_the_class
from sinopack.content.markup import Inline, ProseBlock, Span
from sinopack.content.products import EditionName
from sinopack.content.remarks import remarks_in
from sinopack.content.show import Show
from sinopack.memory import Memory
from sinopack.plan.blocks import Chronology
from sinopack.plan.chronology import chronology_of
from sinopack.plan.dates import written
from sinopack.plan.keys import Keys
from sinopack.theme import Labels

Product = Literal["handout", "slides"]


class _Shown(Protocol):
    @property
    def show(self) -> Show: ...


ShownEntry = TypeVar("ShownEntry", bound=_Shown)
AnyEntry = TypeVar("AnyEntry", bound=Entry)


def planner_for(
    pack: model.Pack, labels: Labels, product: Product, edition: EditionName, memory: Memory | None = None
) -> Planner:
    """The planner of an edition. Students' files are planned from a pack in which nothing for teachers is left; of the
    teacher's slides, which a class sees, remarks are in the notes alone. `memory` is that of earlier builds."""
    if edition == "student":
        seen = for_students(pack, memory)
        return Planner(seen, labels, product, Keys(seen, memory), edition)
    if product == "slides":
        shown = for_the_class(pack, memory)
        return Planner(shown.pack, labels, product, Keys(shown.pack, memory), edition, shown.originals)
    return Planner(pack, labels, product, Keys(pack, memory), edition)


def plain(text: str) -> Inline:
    """Text of ours as inline text."""
    return Inline((Span(text),))


class Planner(Struct, frozen=True, dict=True):
    """A pack seen by one product, for the readers of one edition."""

    pack: model.Pack
    labels: Labels
    product: Product
    keys: Keys
    edition: EditionName = "student"
    originals: Mapping[int, Entry] = {}
    """Of each entry of the pack that was changed for a class to see, by identity, what the author typed."""

    @property
    def is_for_teachers(self) -> bool:
        return self.edition == "teacher"

    def of(self, product: Product) -> Planner:
        """The same pack as another product sees it."""
        return replace(self, product=product)

    def original(self, entry: AnyEntry) -> AnyEntry:
        """The entry with the remarks for the teacher that it was typed with."""
        return self.originals.get(id(entry), entry)  # type: ignore[return-value]

    def remarks_in(self, typed: object) -> tuple[ProseBlock, ...]:
        """The remarks in what an author typed, for the notes of a teacher's slide."""
        return tuple(remarks_in(tuple(typed) if isinstance(typed, Iterator) else typed)) if self.is_for_teachers else ()

    def key(self, entry: object) -> str:
        return self.keys[entry]

    def shows(self, entry: _Shown) -> bool:
        return entry.show.handout if self.product == "handout" else entry.show.slides

    def shown(self, entries: Iterable[ShownEntry]) -> Iterator[ShownEntry]:
        """The entries that show in this product."""
        return (entry for entry in entries if self.shows(entry))

    def numbered(self, entries: Iterable[ShownEntry]) -> Iterator[tuple[int, ShownEntry]]:
        """The entries that show in this product, each with its number, which is the same in every product."""
        return ((number, entry) for number, entry in enumerate(entries, 1) if self.shows(entry))

    def sections(self) -> list[tuple[int, model.Section]]:
        return list(self.numbered(self.pack.sections))

    def date(self, date: HistoricDate | None, *, short: bool = False) -> str:
        """The date in words; "" where there is none."""
        return written(date, self.labels, short=short) if date else ""

    @property
    def running_title(self) -> str:
        """The pack's title and dates, as they run in footers."""
        return f"{self.pack.pack.title.text} {self.date(self.pack.pack.dates)}".rstrip()

    @cached_property
    def chronology(self) -> Chronology:
        return chronology_of(self.pack)

    @cached_property
    def events(self) -> tuple[model.Event, ...]:
        """The events that show in this product, in the order of time."""
        timeline = self.pack.timeline
        events = self.shown(timeline.events) if timeline else ()
        return tuple(sorted(events, key=lambda event: event.date.first_year))

    @cached_property
    def categories(self) -> dict[str, str]:
        """The words for each category of the timeline, by its name in small letters: those listed in their order, then
        those that events have, in the order of the file."""
        timeline = self.pack.timeline
        if timeline is None:
            return {}
        words = {category.name.casefold(): category.label or category.name for category in timeline.categories}
        for event in timeline.events:
            if event.category:
                words.setdefault(event.category.casefold(), event.category)
        return words

    @cached_property
    def section_keys(self) -> dict[str, tuple[str, int]]:
        """The key and the number of each section that shows in this product, by its id."""
        return {section.id: (self.key(section), number) for number, section in self.sections()}

    @cached_property
    def quote_labels(self) -> dict[int, str]:
        """“Source A”, “Source B”, … for the quotes and extracts without a label of their own, the same in every
        product; by their identity."""
        kinds = model.Quote | model.Extract
        quotes = [block for section in self.pack.sections for block in section.body if isinstance(block, kinds)]
        unlabelled = [quote for quote in quotes if not quote.label]
        return {id(quote): self.labels("source", letter=letters(index)) for index, quote in enumerate(unlabelled)}


def letters(index: int) -> str:
    """A, B, …, Z, AA, AB, … for 0, 1, …"""
    result = ""
    while index >= 0:
        index, digit = divmod(index, 26)
        result = chr(ord("A") + digit) + result
        index -= 1
    return result
