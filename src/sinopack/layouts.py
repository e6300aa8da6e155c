"""How each product is laid out: the register of products.

In: a pack and a target. Out: a finished document or deck. What several products are made from is laid out once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from sinopack.problems import Problem
from sinopack.report import Edition, Product, Profile, Target

if TYPE_CHECKING:
    from sinopack.content.model import Pack
    from sinopack.layout import Laid
    from sinopack.memory import Memory
    from sinopack.page import Deck, Document

Result = TypeVar("Result", "Document", "Deck")


class Layouts:
    """The layouts of a pack, each made when it is first asked for. `notices` has what the author should know about
    those that have been made; `folder` is the content file's, where a theme of the school's is looked for, `memory`
    that of earlier builds."""

    def __init__(self, pack: Pack, folder: Path, memory: Memory | None = None) -> None:
        self._pack, self._folder, self._memory = pack, folder, memory
        self._made: dict[object, Document | Deck] = {}
        self.notices: list[Problem] = []

    def of(self, target: Target) -> Document | Deck:
        """The finished pages or slides of a file. Raises `Problems`."""
        match target.product:
            case Product.HANDOUT:
                return self.handout(target.profile, target.readers)
            case Product.SLIDES | Product.SLIDES_PDF:
                return self.deck(target.readers)
            case Product.TIMELINE:
                return self.timeline()
            case Product.GUIDED_NOTES:
                return self.guided_notes(target.profile, target.readers)
            case Product.WORKSHEET:
                return self.worksheet(target.profile, target.variant)
            case Product.ANSWER_KEY:
                return self.answer_key()
            case Product.SLIDE_NOTES:
                return self.slide_notes(target.readers)
            case Product.BOOKLET:
                return self.booklet()
            case Product.TWO_UP:
                return self.two_up()
            case Product.FLASHCARDS:
                return self.flashcards(target.profile)
            case Product.SORTING_CARDS:
                return self.sorting_cards(target.profile, target.readers)
            case Product.ORGANISER:
                return self.organiser()

    def handout(self, profile: Profile, edition: Edition) -> Document:
        from sinopack.layout import lay_out_handout

        return self._once(
            (Product.HANDOUT, profile, edition),
            lambda: lay_out_handout(self._pack, self._folder, profile.value, edition.value, self._memory),
        )

    def deck(self, edition: Edition, *, on_paper: bool = False) -> Deck:
        from sinopack.layout import lay_out_deck

        return self._once(
            (Product.SLIDES, edition, on_paper),
            lambda: lay_out_deck(self._pack, self._folder, edition.value, self._memory, on_paper=on_paper),
        )

    def timeline(self) -> Document:
        from sinopack.layout import lay_out_timeline

        return self._once(Product.TIMELINE, lambda: lay_out_timeline(self._pack, self._folder, self._memory))

    def guided_notes(self, profile: Profile, edition: Edition) -> Document:
        from sinopack.layout.written_on import lay_out_guided_notes

        return self._once(
            (Product.GUIDED_NOTES, profile, edition),
            lambda: lay_out_guided_notes(self._pack, self._folder, profile.value, edition.value, self._memory),
        )

    def worksheet(self, profile: Profile, variant: str) -> Document:
        from sinopack.layout.written_on import lay_out_worksheet

        return self._once(
            (Product.WORKSHEET, profile, variant),
            lambda: lay_out_worksheet(self._pack, self._folder, profile.value, variant, self._memory),
        )

    def answer_key(self) -> Document:
        from sinopack.layout.written_on import lay_out_answer_key

        return self._once(Product.ANSWER_KEY, lambda: lay_out_answer_key(self._pack, self._folder, self._memory))

    def slide_notes(self, edition: Edition) -> Document:
        from sinopack.layout import lay_out_slide_notes

        deck, with_notes = self.deck(edition, on_paper=True), edition is Edition.TEACHER
        return self._once(
            (Product.SLIDE_NOTES, edition),
            lambda: lay_out_slide_notes(self._pack, deck, self._folder, self._memory, with_notes=with_notes),
        )

    def booklet(self) -> Document:
        from sinopack.layout.imposition import booklet_order, imposed

        pages = self._halves(self._pack.products.booklet.of, folded=True)
        return replace(pages, pages=imposed(pages.pages, booklet_order(len(pages.pages)), self._memory), bookmarks=())

    def two_up(self) -> Document:
        from sinopack.layout.imposition import imposed, pair_order

        settings = self._pack.products.two_up
        pages = self._halves(settings.of)
        order = pair_order(len(pages.pages), repeat=settings.repeat)
        return replace(pages, pages=imposed(pages.pages, order, self._memory), bookmarks=())

    def _halves(self, of: str, *, folded: bool = False) -> Document:
        """The pages of another product, laid out anew on half of the paper."""
        from sinopack.layout.handout.sheet import HALVES

        settings = self._pack.print
        half = {"paper": HALVES[settings.paper], **({"binding": "inside"} if folded else {})}
        layouts = Layouts(
            self._pack.model_copy(update={"print": settings.model_copy(update=half)}), self._folder, self._memory
        )
        try:
            pages: Document = layouts.of(Target(Product(of)))  # type: ignore[assignment]
        finally:
            self.notices += layouts.notices
        return pages

    def flashcards(self, profile: Profile) -> Document:
        from sinopack.layout import lay_out_flashcards

        return self._once(
            (Product.FLASHCARDS, profile),
            lambda: lay_out_flashcards(self._pack, self._folder, profile.value, self._memory),
        )

    def sorting_cards(self, profile: Profile, edition: Edition) -> Document:
        from sinopack.layout import lay_out_sorting_cards

        with_key = edition is Edition.TEACHER
        return self._once(
            (Product.SORTING_CARDS, profile, edition),
            lambda: lay_out_sorting_cards(self._pack, self._folder, profile.value, self._memory, with_key=with_key),
        )

    def organiser(self) -> Document:
        from sinopack.layout import lay_out_organiser

        return self._once(Product.ORGANISER, lambda: lay_out_organiser(self._pack, self._folder, self._memory))

    def _once(self, name: object, lay_out: Callable[[], Laid[Result]]) -> Result:
        if name not in self._made:
            laid = lay_out()
            self.notices += laid.notices
            self._made[name] = laid.result
        return self._made[name]  # type: ignore[return-value]
