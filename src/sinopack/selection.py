"""What a build makes: from what was asked for and what the pack says, the files.

In: a wish (products, profiles and editions, as named on the command line) and a pack. Out: targets, in the order in
which they are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sinopack.report import EVERYDAY_PRODUCTS, Edition, Hands, Pages, Product, Profile, Target

if TYPE_CHECKING:
    from typing import Any

    from sinopack.content.model import Pack, Question


class Wish(Struct, frozen=True):
    """What was asked for. What is empty is left to the pack; `everything` is all that the pack has something for."""

    products: tuple[Product, ...] = ()
    profiles: tuple[Profile, ...] = ()
    editions: tuple[Edition, ...] = ()
    everything: bool = False


SUPPORT = "support"
"""The variant of a worksheet that helps."""
VERSIONS = "abcdef"
"""The variants of a worksheet in several versions."""
EVERYDAY = Wish(EVERYDAY_PRODUCTS)


class Choices(Struct, frozen=True):
    """How packs are built, as `sinopack.build` takes it."""

    wished: Wish = Wish()
    hands: Hands = Hands.MERGE
    pages: Pages = Pages.ALL

    @property
    def words(self) -> tuple[str, ...]:
        """The choices as texts, the same for the same choices."""
        wished = self.wished
        named = (wished.products, wished.profiles, wished.editions)
        lists = (",".join(each.value for each in values) for values in named)
        return (*lists, str(wished.everything), self.hands.value, self.pages.value)


def wish(
    only: Iterable[Product | str] = (),
    profiles: Iterable[Profile | str] = (),
    editions: Iterable[Edition | str] = (),
    *,
    everything: bool = False,
) -> Wish:
    """A wish from names. Raises ValueError at a name that is none."""
    products, readers = {Product(name) for name in only}, {Profile(name) for name in profiles}
    for_whom = {Edition(name) for name in editions}
    return Wish(
        tuple(product for product in Product if everything or product in products),
        tuple(profile for profile in Profile if profile in readers),
        tuple(edition for edition in Edition if everything or edition in for_whom),
        everything,
    )


def targets_of(pack: Pack, wished: Wish) -> tuple[Target, ...]:
    """The files to make."""
    products = wished.products or tuple(product for product in Product if product.value in pack.products.make)
    profiles = wished.profiles or tuple(Profile(name) for name in pack.print.profiles)
    editions = wished.editions or tuple(Edition(name) for name in pack.products.editions)
    return tuple(
        variant
        for product in products
        if not wished.everything or _has_matter(product, pack)
        for target in targets([product], profiles, editions)
        for variant in _variants(target, pack)
    )


def dispensable(pack: Pack, wished: Wish) -> frozenset[Product]:
    """What is left out, and said to be, if the pack has too much for it: the organiser has one page and no more, which
    is no reason to make nothing of a pack of which everything was asked for and that does not name it itself."""
    named = Product.ORGANISER.value in pack.products.make
    return frozenset({Product.ORGANISER} if wished.everything and not named else ())


def targets(
    products: Iterable[Product], profiles: Iterable[Profile], editions: Iterable[Edition] = ()
) -> Iterator[Target]:
    """The files of products: each in the editions named that it comes in, or else in its own; and if it is paged, each
    of these in every profile."""
    profiles, editions = tuple(profiles), tuple(editions)
    for product in products:
        for edition in [each for each in product.editions if each in editions] or product.editions[:1]:
            for profile in profiles if product.is_paged else (Profile.STANDARD,):
                yield Target(product, profile, edition)


def forms(products: Iterable[Product]) -> Iterator[Target]:
    """Every file that any pack could give of products: in each profile, edition and variant."""
    for target in targets(products, Profile, Edition):
        yield target
        if target.product is Product.WORKSHEET:
            yield from (replace(target, variant=variant) for variant in (*VERSIONS, SUPPORT))


def _variants(target: Target, pack: Pack) -> Iterator[Target]:
    """The target in each of its variants: the versions of a worksheet, and the one with support."""
    if target.product is Product.WORKSHEET:
        settings = pack.products.worksheet
        for letter in settings.letters or ("",):
            yield replace(target, variant=letter)
        if settings.support:
            yield replace(target, variant=SUPPORT)
    else:
        yield target


def _has_matter(product: Product, pack: Pack) -> bool:
    """Whether the pack has anything that the product shows."""
    match product:
        case Product.TIMELINE:
            return bool(pack.timeline and pack.timeline.events)
        case Product.WORKSHEET | Product.ANSWER_KEY:
            return bool(pack.questions)
        case Product.GUIDED_NOTES:
            from sinopack.content.found_gaps import has_gaps

            return has_gaps(pack)
        case Product.SORTING_CARDS:
            return bool(pack.timeline and len(_in_handout(pack.timeline.events)) > 1)
        case Product.FLASHCARDS:
            return _has_cards(pack)
        case Product.ORGANISER:
            points = [point for section in _in_handout(pack.sections) for point in section.key_points]
            events = pack.timeline.events if pack.timeline else ()
            return any(_in_handout(entries) for entries in (events, pack.people, pack.terms, points, pack.takeaways))
        case _:
            return True


def _in_handout(entries: Iterable[Any]) -> list[Any]:
    """Those of a pack's entries that show on paper."""
    return [entry for entry in entries if entry.show.handout]


def _may_have_card(question: Question) -> bool:
    """Whether a question could be on a flashcard; what is too long for one is told where cards are planned."""
    from sinopack.content import model

    kinds = (model.TrueFalse, model.GapFill, model.Ordering, model.Matching)
    return not question.source and (isinstance(question, kinds) or bool(getattr(question, "answer", None)))


def _has_cards(pack: Pack) -> bool:
    """Whether there is anything of the kinds that flashcards are wanted of."""
    events = pack.timeline.events if pack.timeline else ()
    answered = [question for question in pack.questions if _may_have_card(question)]
    people = [person for person in pack.people if person.dates or person.role or person.text]
    of_kind = {"terms": pack.terms, "people": people, "dates": events, "questions": answered}
    return any(_in_handout(of_kind[kind]) for kind in pack.products.flashcards.of)
