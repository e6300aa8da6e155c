"""The plan of the knowledge organiser: what of a lesson is to be known by heart, for one page.

In: a validated pack and its labels. Out: an `OrganiserPlan`, and the ways to make it shorter, that which costs least
first. Nothing on it is for teachers, so both editions are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content import model
from sinopack.content.markup import Inline
from sinopack.plan import blocks
from sinopack.plan.masthead import plan_masthead
from sinopack.plan.planner import Planner, plain, planner_for
from sinopack.plan.reference import plan_glossary, plan_people, plan_points, plan_takeaways
from sinopack.plan.timeline import plan_timeline
from sinopack.problems import Place
from sinopack.theme import Labels


class SectionPoints(Struct, frozen=True):
    """The key points of a section, under its number, title and dates."""

    number: int
    title: Inline
    dates: str
    points: tuple[blocks.Point, ...]
    key: str
    place: Place | None = None


class KeyPoints(Struct, frozen=True):
    """The key points of all sections that have any."""

    title: Inline
    sections: tuple[SectionPoints, ...]
    key: str = "key-points"


OrganiserBlock = blocks.TimelineList | blocks.People | blocks.Glossary | KeyPoints | blocks.Points


class OrganiserPlan(Struct, frozen=True):
    """The parts in their order. `masthead` says what the pack is; without an `enquiry` its question is not set."""

    masthead: blocks.Masthead
    running: str
    parts: tuple[OrganiserBlock, ...]
    chronology: blocks.Chronology
    language: str
    with_enquiry: bool = True


class Reduction(Struct, frozen=True):
    """A plan made shorter: what is left out, in words and by the places where it was typed, and what remains."""

    words: str
    places: tuple[Place, ...]
    plan: OrganiserPlan


class Way(Struct, frozen=True):
    """A way to make a plan shorter: without a kind of part, or without its events of an `importance`."""

    kind: type
    words: str
    importance: str = ""

    def reduced(self, plan: OrganiserPlan) -> Reduction | None:
        """The plan made shorter; None where it has nothing of the kind, or nothing else."""
        if self.importance:
            return _without_events(plan, self)
        return _without_part(plan, self)

    def goes_before(self, other: Way) -> bool:
        """Whether the other makes no sense without it: no event stays that matters less than one that goes."""
        return bool(self.importance and other.importance)


def plan_organiser(pack: model.Pack, labels: Labels) -> OrganiserPlan:
    """What the pack wants on its organiser."""
    planner = planner_for(pack, labels, "handout", "student")
    settings = pack.products.organiser
    found = (_part(name, planner, settings.events == "important") for name in settings.parts if name != "enquiry")
    return OrganiserPlan(
        masthead=plan_masthead(planner),
        running=planner.running_title,
        parts=tuple(part for part in found if part is not None),
        chronology=planner.chronology,
        language=pack.pack.language,
        with_enquiry="enquiry" in settings.parts,
    )


def _part(name: str, planner: Planner, only_important: bool) -> OrganiserBlock | None:
    match name:
        case "timeline":
            return plan_timeline(planner, only_important=only_important)
        case "people":
            return plan_people(planner)
        case "terms":
            return plan_glossary(planner)
        case "key-points":
            sections = tuple(_sections(planner))
            return KeyPoints(plain(planner.labels("key-points")), sections) if sections else None
        case _:
            return plan_takeaways(planner)


def _sections(planner: Planner) -> Iterator[SectionPoints]:
    for number, section in planner.sections():
        points = plan_points(section.key_points, planner)
        if points:
            dates, key = planner.date(section.dates), planner.key(section)
            yield SectionPoints(number, section.title, dates, points, f"{key}-points", section.place)


WAYS = (
    Way(blocks.TimelineList, "the {n} events of low importance", "low"),
    Way(blocks.TimelineList, "the {n} events of normal importance", "normal"),
    Way(KeyPoints, "the {n} key points"),
    Way(blocks.People, "the {n} people"),
    Way(blocks.Points, "the {n} takeaways"),
    Way(blocks.TimelineList, "the {n} events"),
    Way(blocks.Glossary, "the {n} terms"),
)
"""Ways to make a plan shorter, that which costs least first: events by their importance; then whole parts, those first
that the handout's own pages say best."""


def _without_part(plan: OrganiserPlan, way: Way) -> Reduction | None:
    """The plan without a part; None where it has none such, or no other: see `shortened`."""
    found = next((part for part in plan.parts if isinstance(part, way.kind)), None)
    if found is None or len(plan.parts) == 1:
        return None
    left = replace(plan, parts=tuple(part for part in plan.parts if part is not found))
    return Reduction(way.words.format(n=len(entries_of(found))), places_of(found), left)


def _without_events(plan: OrganiserPlan, way: Way) -> Reduction | None:
    """The plan without its events of an importance; None where there are none, or no others."""
    timeline = next((part for part in plan.parts if isinstance(part, blocks.TimelineList)), None)
    if timeline is None:
        return None
    gone = [event for era in timeline.eras for event in era.events if event.importance == way.importance]
    eras = tuple(
        replace(era, events=tuple(event for event in era.events if event.importance != way.importance))
        for era in timeline.eras
    )
    if not gone or not any(era.events for era in eras):
        return None
    parts = tuple(replace(timeline, eras=eras) if part is timeline else part for part in plan.parts)
    places = tuple(event.place for event in gone if event.place)
    return Reduction(way.words.format(n=len(gone)), places, replace(plan, parts=parts))


def places_of(part: OrganiserBlock) -> tuple[Place, ...]:
    """Where the entries of a part were typed."""
    return tuple(place for place in (entry.place for entry in entries_of(part)) if place)


def entries_of(part: OrganiserBlock) -> list[blocks.EventEntry | blocks.PersonCard | blocks.TermEntry | blocks.Point]:
    """The entries of a part, in order."""
    match part:
        case blocks.TimelineList(eras=eras):
            return [event for era in eras for event in era.events]
        case blocks.People(people=people):
            return [*people]
        case blocks.Glossary(terms=terms):
            return [*terms]
        case KeyPoints(sections=sections):
            return [point for section in sections for point in section.points]
        case blocks.Points(points=points):
            return [*points]


def shortened(plan: OrganiserPlan, count: int) -> OrganiserPlan:
    """The plan with no more than the first entries of its only part."""
    (part,) = plan.parts
    kept = {entry.key for entry in entries_of(part)[:count]}
    match part:
        case blocks.TimelineList(eras=eras):
            fewer = tuple(
                replace(era, events=tuple(event for event in era.events if event.key in kept)) for era in eras
            )
            return replace(plan, parts=(replace(part, eras=fewer),))
        case blocks.People(people=people):
            return replace(plan, parts=(replace(part, people=people[:count]),))
        case blocks.Glossary(terms=terms):
            return replace(plan, parts=(replace(part, terms=terms[:count]),))
        case KeyPoints(sections=sections):
            cut = (
                replace(section, points=tuple(point for point in section.points if point.key in kept))
                for section in sections
            )
            return replace(plan, parts=(replace(part, sections=tuple(each for each in cut if each.points)),))
        case blocks.Points(points=points):
            return replace(plan, parts=(replace(part, points=points[:count]),))
