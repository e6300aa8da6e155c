"""What to leave out of an organiser that does not fit, in which order, and whether a larger paper would do.

In: the plan, and the sheet on which not even its smallest text fits. Out: a problem of the composer's.
"""

from __future__ import annotations

from collections.abc import Sequence

from sinopack.layout.compose import Composer
from sinopack.layout.organiser.sheet import OrganiserSheet, sheet_of
from sinopack.layout.organiser.solving import Solver
from sinopack.layout.styles import PageStyles
from sinopack.plan.organiser import WAYS, OrganiserPlan, Reduction, Way, entries_of, places_of, shortened
from sinopack.problems import Place

_LARGER = {"A4": "A3", "Letter": "Tabloid"}
_LINES_TOLD = 5


def say_too_long(
    plan: OrganiserPlan, sheet: OrganiserSheet, composer: Composer, styles: PageStyles, place: Place | None
) -> None:
    """Tell the author what to leave out until it fits: each step on top of those before it."""
    chosen, remaining = _chosen(plan, sheet, composer, styles)
    steps = [_told(each.words, each.places) for each in chosen]
    if not Solver(remaining, sheet, composer, styles).fits():
        steps += _cut(remaining, sheet, composer, styles)
    advice = [f"Leave out, in this order: {'; '.join(steps)}. Then it fits."] if steps else []
    larger = _LARGER.get(sheet.paper)
    if (
        larger
        and Solver(plan, sheet_of(larger, "landscape" if sheet.is_lying else "portrait"), composer, styles).fits()
    ):
        advice.append(f"Or print it on {larger}, where all of it fits: `products: {{organiser: {{paper: {larger}}}}}`.")
    if steps:
        advice.append("A part is left out by `parts`, an entry by `show: slides` or `show: none`.")
    else:
        advice.append("Shorten the title or the enquiry question.")
    composer.problem(
        f"The knowledge organiser does not fit on one page of {sheet.paper}, even at {sheet.floor:g} pt.",
        place or plan.masthead.place,
        " ".join(advice),
    )


def _chosen(
    plan: OrganiserPlan, sheet: OrganiserSheet, composer: Composer, styles: PageStyles
) -> tuple[list[Reduction], OrganiserPlan]:
    """What to leave out, and the plan without it: step by step until it fits, and then without the steps that turn out
    to be needless."""

    def fits(ways: Sequence[Way]) -> bool:
        return Solver(_applied(plan, ways)[1], sheet, composer, styles).fits()

    ways: list[Way] = []
    for way in WAYS:
        if way.reduced(_applied(plan, ways)[1]) is None:
            continue
        ways.append(way)
        if fits(ways):
            break
    for other in ways[:-1]:
        fewer = [each for each in ways if each is not other]
        if not any(other.goes_before(each) for each in fewer) and fits(fewer):
            ways = fewer
    return _applied(plan, ways)


def _applied(plan: OrganiserPlan, ways: Sequence[Way]) -> tuple[list[Reduction], OrganiserPlan]:
    """A plan made shorter in several ways, one after the other."""
    found: list[Reduction] = []
    for way in ways:
        reduced = way.reduced(plan)
        if reduced:
            found.append(reduced)
            plan = reduced.plan
    return found, plan


def _told(words: str, places: Sequence[Place]) -> str:
    """What is left out, and on which lines it stands: the first few."""
    lines = sorted({place.line for place in places})
    if not lines:
        return words
    told = ", ".join(map(str, lines[:_LINES_TOLD]))
    more = " …" if len(lines) > _LINES_TOLD else ""
    return f"{words} ({'line' if len(lines) == 1 else 'lines'} {told}{more})"


def _cut(plan: OrganiserPlan, sheet: OrganiserSheet, composer: Composer, styles: PageStyles) -> list[str]:
    """The end of the only part that is left, as much of it as is too much; nothing where not one entry fits."""
    total = len(entries_of(plan.parts[0]))
    low, high = 0, total
    while low < high:
        middle = (low + high + 1) // 2
        fits = Solver(shortened(plan, middle), sheet, composer, styles).fits()
        low, high = (middle, high) if fits else (low, middle - 1)
    if not low:
        return []
    places = places_of(plan.parts[0])
    beyond = places[low].line if low < len(places) else 0
    return [f"of the {total} that are left the last {total - low}" + (f" (from line {beyond} on)" if beyond else "")]
