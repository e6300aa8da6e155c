"""What stands on cards: a front that asks, a back that answers; and cards of the timeline to put in order.

In: a validated pack and its labels. Out: a `CardsPlan`. What a card is made of stands in the pack once; a card says
it again in two halves. Notes, marks and reasons are on none; the answer of a question is on its back, because that is
what the back is for, and only where the pack asks for cards of questions.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content import model
from sinopack.content.markup import Inline
from sinopack.plan import blocks
from sinopack.plan.card import Card, CardText, Voice
from sinopack.plan.planner import Planner, letters, plain, planner_for
from sinopack.plan.question_cards import LeftOut, plan_question_cards
from sinopack.plan.reference import plan_glossary, plan_people
from sinopack.plan.shuffling import shuffled
from sinopack.plan.timeline import plan_timeline
from sinopack.theme import Labels


class KeyRow(Struct, frozen=True):
    """A line of the key to sorting cards, in the right order: a card's letter, the date, what happened."""

    letter: str
    date: str
    text: Inline
    key: str


class CardsPlan(Struct, frozen=True):
    """Cards in the order in which they are printed. `running` is the pack's title and dates, which each carries; those
    that are `two_sided` have backs. `left_out` are questions that no card can hold, `order` is the key of sorting
    cards, and `gives_away` are those of them whose words tell their year."""

    title: str
    running: str
    cards: tuple[Card, ...]
    two_sided: bool
    left_out: tuple[LeftOut, ...] = ()
    order: tuple[KeyRow, ...] = ()
    gives_away: tuple[blocks.Point, ...] = ()


def plan_flashcards(pack: model.Pack, labels: Labels, answered: model.Pack | None = None) -> CardsPlan:
    """A card for everything that the handout shows of the kinds that the pack asks for. `answered` is the pack as it
    was typed, if `pack` is what students see of it: its answers are on the backs of questions."""
    planner = planner_for(pack, labels, "handout", "student")
    settings = pack.products.flashcards
    cards: list[Card] = []
    left_out: tuple[LeftOut, ...] = ()
    for kind in settings.of:
        match kind:
            case "terms":
                cards += _terms(planner)
            case "people":
                cards += _people(planner)
            case "dates":
                cards += _dates(planner, settings.both_ways)
            case "questions":
                asked, left_out = plan_question_cards(planner, answered or pack)
                cards += asked
    return CardsPlan(labels("flashcards"), planner.running_title, tuple(cards), True, left_out)


def _terms(planner: Planner) -> Iterator[Card]:
    glossary = plan_glossary(planner)
    for number, term in enumerate(glossary.terms if glossary else (), 1):
        also = (CardText(plain(term.also), Voice.STRONG),) if term.also else ()
        front = (CardText(plain(term.term), Voice.TITLE),)
        back = (*also, CardText(term.meaning, Voice.BODY))
        yield Card(planner.labels("card-term", n=number), front, back, term.key, term.place)


def _people(planner: Planner) -> Iterator[Card]:
    people = plan_people(planner)
    for number, person in enumerate(people.people if people else (), 1):
        native = CardText(plain(person.native), Voice.NATIVE, language=person.native_language)
        front = (CardText(plain(person.name), Voice.TITLE), *([native] if person.native else []))
        dates = (CardText(plain(person.dates), Voice.STRONG),) if person.dates else ()
        said = ((person.role, Voice.STRONG), (person.text, Voice.BODY))
        back = (*dates, *(CardText(text, voice) for text, voice in said if text))
        if back:  # of whom nothing is said there is nothing to ask
            yield Card(planner.labels("card-person", n=number), front, back, person.key, person.place)


def _dates(planner: Planner, both_ways: bool) -> Iterator[Card]:
    """A card for each event, which asks when it was; and with `both_ways` another, which asks what happened then."""
    for number, event in enumerate(_events(planner), 1):
        what = (CardText(event.text, Voice.STATEMENT),)
        detail = (CardText(event.detail, Voice.BODY),) if event.detail else ()
        when = (CardText(plain(event.date), Voice.TITLE),)
        names = [f"{number}{letter}" for letter in "ab"] if both_ways else [str(number)]
        card = Card(planner.labels("card-date", n=names[0]), what, (*when, *detail), event.key, event.place)
        yield card
        if both_ways:
            name = planner.labels("card-date", n=names[1])
            yield replace(card, name=name, front=when, back=(*what, *detail), key=f"{event.key}-turned")


def _events(planner: Planner) -> list[blocks.EventEntry]:
    """The events of the handout in the order of time, their dates in full."""
    timeline = plan_timeline(planner)
    if timeline is None:
        return []
    return [replace(event, date=planner.date(event.when)) for era in timeline.eras for event in era.events]


def plan_sorting_cards(pack: model.Pack, labels: Labels) -> CardsPlan:
    """The events without their dates in an order that says nothing, each with a letter; and which is the right one."""
    planner = planner_for(pack, labels, "handout", "student")
    settings = pack.products.sorting_cards
    events = _most_important(_events(planner), settings.most, settings.seed)
    mixed = [events[number] for number in shuffled([event.key for event in events], settings.seed)]
    named = {event.key: letters(index) for index, event in enumerate(mixed)}
    gives_away = [event for event in events if _names_its_year(event)]
    return CardsPlan(
        title=labels("sorting-cards"),
        running=planner.running_title,
        cards=tuple(_to_sort(event, named[event.key]) for event in mixed),
        two_sided=False,
        order=tuple(KeyRow(named[event.key], event.date, event.text, event.key) for event in events),
        gives_away=tuple(blocks.Point(event.text, event.key, event.place) for event in gives_away),
    )


def _to_sort(event: blocks.EventEntry, letter: str) -> Card:
    return Card(letter, (CardText(event.text, Voice.STATEMENT),), (), event.key, event.place)


def _most_important(events: list[blocks.EventEntry], most: int | None, seed: str) -> list[blocks.EventEntry]:
    """At most so many, in the order of time: those of most importance, and of equals those that chance takes."""
    if most is None or len(events) <= most:
        return events
    rank = {"high": 0, "normal": 1, "low": 2}
    by_chance = [events[number] for number in shuffled([event.key for event in events], seed)]
    kept = {event.key for event in sorted(by_chance, key=lambda event: rank[event.importance])[:most]}
    return [event for event in events if event.key in kept]


def _names_its_year(event: blocks.EventEntry) -> bool:
    """Whether the text itself tells the year."""
    year = event.when.start.year
    return year >= 100 and str(year) in event.text.text
