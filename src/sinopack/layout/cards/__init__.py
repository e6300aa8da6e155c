"""Cards to cut out: as many on a page as the longest text allows; behind the fronts their backs, in a mirror.

In: a plan of cards, a paper, a profile. Out: finished pages. Every sheet of two-sided cards has two pages, the fronts
and the backs behind them; behind a cell without a card there is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sinopack.geometry import Size
from sinopack.layout.cards.face import Side, fitted, holds
from sinopack.layout.cards.grid import COUNTS, Grid, grid_of
from sinopack.layout.cards.key import KeySheet, key_pages
from sinopack.layout.cards.look import CardLook, look_of
from sinopack.layout.cards.sheets import Press, SetCard, sheet_pages
from sinopack.layout.compose import Composer
from sinopack.layout.handout.fingerprint import digest
from sinopack.layout.handout.furniture import FinishedPages
from sinopack.layout.handout.sheet import ENLARGED, PAPERS
from sinopack.layout.profile import PROFILES
from sinopack.layout.styles import PageStyles
from sinopack.page import Bookmark
from sinopack.plan.card import Card
from sinopack.plan.cards import CardsPlan
from sinopack.plan.question_cards import LONGEST_ANSWER, LONGEST_FRONT, Reason
from sinopack.problems import Place

_USUAL = {"A5": 4, "large-print": 6}
"""The most cards on a page of a small paper, or in large print, if the pack does not say how many."""


_WHY: dict[Reason, tuple[str, str]] = {
    Reason.ANSWER: (
        "it has no short answer in words",
        f"A card has room for an answer of up to {LONGEST_ANSWER} characters.",
    ),
    Reason.FRONT: (
        "there is too much to read on it",
        f"The front of a card has room for {LONGEST_FRONT} characters, with options, gaps and all.",
    ),
    Reason.KIND: ("a card is too small for its picture or table", ""),
    Reason.SOURCE: ("it is about a source, for which a card has no room", ""),
}


class CardsJob(Struct, frozen=True):
    """What to make of cards: on which paper (a key of `PAPERS`), in which profile, how many on a page (0: `usual`, or
    fewer where a text needs it); whether the sheet is turned over its short edge, and whether the key is added.
    `place` is where the pack says so."""

    paper: str
    profile: str
    cards: int
    usual: int
    place: Place | None
    over_short_edge: bool = False
    with_key: bool = False


def say_left_out(plan: CardsPlan, composer: Composer) -> None:
    """Tell the author of questions that are not on cards, and of events whose words give their dates away."""
    for question in plan.left_out:
        why, advice = _WHY[question.reason]
        composer.notice(f"This question is on no flashcard: {why}.", question.place, advice)
    for event in plan.gives_away:
        composer.notice("The words of this event tell its year, so its sorting card does too.", event.place)


def lay_out_cards(plan: CardsPlan, job: CardsJob, composer: Composer, styles: PageStyles) -> FinishedPages:
    """The finished pages. What no card can hold is a problem of the composer's."""
    look = look_of(job.profile, composer.theme)
    size = _size(PROFILES[job.profile].replaced.get(job.paper, job.paper) if job.profile in PROFILES else job.paper)
    grid, cards = _fitting(plan, job, size, look, composer)
    mark = digest("\n".join(_said(cards, plan)))
    pages = sheet_pages(cards, Press(plan, grid, look, composer, mark, job.over_short_edge))
    bookmarks = [Bookmark(plan.title, 0, 0, grid.head)]
    if job.with_key and plan.order:
        bookmarks.append(Bookmark(composer.labels("sorting-key"), 0, len(pages), 0.0))
        scale = PROFILES[job.profile].scale if job.profile in PROFILES else 1.0
        pages += key_pages(plan, KeySheet(size, scale, mark, len(pages)), composer, styles)
    return FinishedPages(tuple(pages), tuple(bookmarks), mark)


def _size(paper: str) -> Size:
    """The paper as it is printed."""
    size, scale = PAPERS[paper], ENLARGED.get(paper, 1.0)
    return Size(size.width * scale, size.height * scale)


def _said(cards: Sequence[SetCard], plan: CardsPlan) -> list[str]:
    """What the cards say, and in which order they stand."""
    texts = [each for card in cards for each in (card.card.name, *(line.text for line in card.lines))]
    return [plan.running, *texts]


def _fitting(
    plan: CardsPlan, job: CardsJob, size: Size, look: CardLook, composer: Composer
) -> tuple[Grid, list[SetCard]]:
    """The grid with the most cards, at most as many as are wanted, whose cells hold every card."""
    wanted = job.cards or min(job.usual, *(_USUAL.get(name, job.usual) for name in (job.paper, job.profile)))
    counts = [count for count in COUNTS if count <= wanted] if _may_be_fewer(job) else [wanted]
    unfit: list[Card] = []
    for count in counts:
        grid = grid_of(size, look.end, count)
        misfits = [card for card in plan.cards if not _holds(card, plan, grid, look, composer)]
        if not misfits:
            break
        unfit = misfits
    if misfits:
        _say_unfit(misfits, counts[-1], look, composer)
        return grid, []
    if unfit and job.profile == "standard":
        _say_fewer(unfit, (wanted, grid.count), composer)
    return grid, [_set(card, plan, grid, look, composer) for card in plan.cards]


def _say_unfit(misfits: Sequence[Card], count: int, look: CardLook, composer: Composer) -> None:
    """What no card of the sheet can hold, each at its line."""
    fewer = f", or have fewer cards on a page: `cards: {max(count - 2, 2)}`" if count > 2 else ""
    for card in misfits:
        message = f"This does not fit on a card of {count} on a page, even at {look.floor:g} pt."
        composer.problem(message, card.place, f"Shorten it, leave it out of the handout with `show`{fewer}.")


def _may_be_fewer(job: CardsJob) -> bool:
    """Whether a page may have fewer cards than are wanted: in a profile their text is larger, as one who names a number
    for the usual cards may not have thought of."""
    return not job.cards or job.profile != "standard"


def _say_fewer(unfit: Sequence[Card], counts: tuple[int, int], composer: Composer) -> None:
    wanted, count = counts
    message = f"This does not fit on a card of {wanted} on a page, so a page has {count}."
    composer.notice(message, unfit[0].place, "Shorten it to have more on a page.")


def _sides(card: Card, plan: CardsPlan, grid: Grid) -> tuple[Side, ...]:
    front = Side(card, card.front, True, grid.cell, not plan.two_sided)
    return (front, Side(card, card.back, False, grid.cell)) if plan.two_sided else (front,)


def _holds(card: Card, plan: CardsPlan, grid: Grid, look: CardLook, composer: Composer) -> bool:
    """Whether a cell holds the card in its smallest text."""
    with composer.trial():
        return all(holds(side, look, composer) for side in _sides(card, plan, grid))


def _set(card: Card, plan: CardsPlan, grid: Grid, look: CardLook, composer: Composer) -> SetCard:
    """The card with its texts as large as they can be."""
    composer.typesetter.place = card.place
    sides = _sides(card, plan, grid)
    return SetCard(card, sides, tuple(fitted(side, look, composer) for side in sides))
