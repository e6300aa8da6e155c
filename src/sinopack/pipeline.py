"""The whole way from a content file to finished files, as a list of named steps.

In: the path of a content file. Out: a report, and the files in the output folder (`build`), or what is wrong (`check`).
Every step takes the value of the step before it and changes nothing:

    read      a content file    →  a validated pack
    lay out   the pack          →  finished pages and slides
    draw      those             →  the bytes of each file
    write     the bytes         →  files, all of them or none
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from sinopack.problems import Problem, Problems
from sinopack.report import (
    EVERYDAY_PRODUCTS,
    BuildReport,
    BuiltFile,
    Hands,
    MovedFile,
    Product,
    Profile,
    Target,
    targets,
)

if TYPE_CHECKING:
    from sinopack.content.model import Pack
    from sinopack.page import Deck, Document
    from sinopack.revise import Revised
    from sinopack.writing import Written

Listener = Callable[[str], None]
"""Told the name of each step as it begins; `step_names` lists them beforehand. Between two of them it may hear
`WAITING`."""

WAITING = "Waiting for another build that is writing in the same folder"


def _nobody(step: str) -> None:
    """The listener where nobody listens."""


class Finished(Struct, frozen=True):
    """The finished pages of a pack: a handout for each profile, a deck and a poster of the timeline, or None where no
    product needs one; what the author should know about them; and the files that they are made from."""

    handouts: dict[Profile, Document]
    deck: Deck | None
    notices: tuple[Problem, ...]
    poster: Document | None = None
    inputs: tuple[Path, ...] = ()

    @property
    def handout(self) -> Document | None:
        """The first of the handouts."""
        return next(iter(self.handouts.values()), None)


def build(
    content: str | os.PathLike[str] = "content.yaml",
    output: str | os.PathLike[str] | None = None,
    *,
    only: Iterable[Product | str] = (),
    profiles: Iterable[Profile | str] = (),
    hands: Hands = Hands.MERGE,
    listener: Listener = _nobody,
) -> BuildReport:
    """Make the files of a pack.

    `content` is the content file. `output` is the folder for the files, made if need be; by default it is `output`
    beside the content file, or where another pack lives in that, a folder of its own inside it. `only` names the
    products to make; by default the handout and the slides. `profiles` names those for whom the handout is laid out, a
    file for each; by default those that the pack names.
    `hands` says what to do with slides that somebody has changed since they were made; by default the changes are
    kept.

    Raises `Problems` if the content is at fault and `CannotWrite` if the files cannot be written (in either case no
    file is touched; also if the folder is another pack's), and ValueError if `only` names something that is no product,
    or `profiles` what is no profile.
    """
    from sinopack.homes import claimed, home_of

    path = Path(content)
    folder = home_of(path) if output is None else Path(output)
    products, readers = chosen(only), chosen_profiles(profiles)

    pack = read(path, listener)
    finished = lay_out(pack, products, path.parent, listener, readers)
    drawn = draw(finished, products, listener)
    with claimed(folder, path, lambda: listener(WAITING)):
        revised = revise(drawn, folder, pack, hands)
        written = write(drawn, folder, revised, listener)
    return report(finished, written, revised)


def check(content: str | os.PathLike[str] = "content.yaml") -> tuple[Problem, ...]:
    """Everything there is to say about a content file, sorted by place: its errors, or else the notices of a build and
    advice on how hard it is to read.

    Nothing is written. The pack is laid out too, because only then is it known whether everything fits.
    """
    from sinopack.advice import advise

    try:
        path = Path(content)
        pack = read(path)
        return Problems([*lay_out(pack, EVERYDAY_PRODUCTS, path.parent).notices, *advise(pack)]).problems
    except Problems as found:
        return found.problems


def chosen(only: Iterable[Product | str]) -> tuple[Product, ...]:
    """The products asked for, in the order in which they are made; the everyday ones if none is named."""
    wanted = {Product(name) for name in only} or EVERYDAY_PRODUCTS
    return tuple(product for product in Product if product in wanted)


def chosen_profiles(profiles: Iterable[Profile | str]) -> tuple[Profile, ...]:
    """The profiles asked for, in the order in which they are made; none where the pack is to say."""
    wanted = {Profile(name) for name in profiles}
    return tuple(profile for profile in Profile if profile in wanted)


def step_names(products: Sequence[Product]) -> tuple[str, ...]:
    """The names of a build's steps, in order, as its listener will hear them."""
    pages = ("Laying out the handout",) if _needs_pages(products) else ()
    slides = ("Laying out the slides",) if _needs_slides(products) else ()
    poster = ("Laying out the poster",) if Product.TIMELINE in products else ()
    return ("Reading", *pages, *slides, *poster, *(f"Drawing {product.words}" for product in products), "Writing")


def _needs_pages(products: Sequence[Product]) -> bool:
    return Product.HANDOUT in products


def _needs_slides(products: Sequence[Product]) -> bool:
    return Product.SLIDES in products or Product.SLIDES_PDF in products


def read(path: Path, listener: Listener = _nobody) -> Pack:
    """Read and validate a content file. Raises `Problems`."""
    from sinopack import content

    listener("Reading")
    return content.load(path)


def lay_out(
    pack: Pack,
    products: Sequence[Product],
    folder: Path,
    listener: Listener = _nobody,
    profiles: Sequence[Profile] = (),
) -> Finished:
    """Lay out what the products need, the handout in the pack's own profiles if no others are given. `folder` is the
    content file's, where a theme of the school's is looked for.

    Raises `Problems`, those of all products together.
    """
    from sinopack.layout import lay_out_deck, lay_out_handout, lay_out_timeline

    handouts: dict[Profile, Document] = {}
    deck = poster = None
    found: list[Problem] = []
    notices = [*pack.notices]
    if _needs_pages(products):
        listener("Laying out the handout")
        for profile in profiles or map(Profile, pack.print.profiles):
            with _collecting(found):
                pages = lay_out_handout(pack, folder, profile.value)
                handouts[profile] = pages.result
                notices += pages.notices
    if _needs_slides(products):
        listener("Laying out the slides")
        with _collecting(found):
            slides = lay_out_deck(pack, folder)
            deck = slides.result
            notices += slides.notices
    if Product.TIMELINE in products:
        listener("Laying out the poster")
        with _collecting(found):
            timeline = lay_out_timeline(pack, folder)
            poster = timeline.result
            notices += timeline.notices
    if found:
        raise Problems(_each_once(found), pack.inputs)
    return Finished(handouts, deck, Problems(_each_once(notices)).problems, poster, pack.inputs)


@contextmanager
def _collecting(found: list[Problem]) -> Iterator[None]:
    """Let what is wrong in one layout not hide what is wrong in the other."""
    try:
        yield
    except Problems as problems:
        found += problems.problems


def _each_once(problems: Iterable[Problem]) -> Iterable[Problem]:
    return dict.fromkeys(problems)


def draw(finished: Finished, products: Sequence[Product], listener: Listener = _nobody) -> dict[Target, bytes]:
    """Draw each product's files in memory: of the handout one for each of its profiles."""
    drawn: dict[Target, bytes] = {}
    for product in products:
        listener(f"Drawing {product.words}")
        for target in targets([product], finished.handouts):
            drawn[target] = _drawn(target, finished)
    return drawn


def _drawn(target: Target, finished: Finished) -> bytes:
    """The bytes of one file."""
    from sinopack.render import pdf

    file = BytesIO()
    match target.product, finished:
        case Product.HANDOUT, Finished(handouts=handouts):
            pdf.draw(handouts[target.profile], file)
        case Product.SLIDES_PDF, Finished(deck=deck) if deck:
            pdf.draw_deck(deck, file)
        case Product.TIMELINE, Finished(poster=poster) if poster:
            pdf.draw(poster, file)
        case Product.SLIDES, Finished(deck=deck) if deck:
            from sinopack.render import powerpoint
            from sinopack.revise import record_of

            powerpoint.draw(deck, file, record_of)
    return file.getvalue()


def revise(drawn: dict[Target, bytes], folder: Path, pack: Pack, hands: Hands = Hands.MERGE) -> Revised | None:
    """The slides with what somebody has changed in those of the folder; None where no slides are to be written."""
    data = next((data for target, data in drawn.items() if target.product is Product.SLIDES), None)
    if data is None:
        return None
    from sinopack.revise import Words, revise_deck

    def words() -> Words:
        from sinopack.theme import load_labels

        return Words(pack.pack.language, load_labels(pack.pack.language))

    return revise_deck(folder / Product.SLIDES.file_name, data, words, hands)


def write(
    drawn: dict[Target, bytes], folder: Path, revised: Revised | None = None, listener: Listener = _nobody
) -> dict[Target, Written]:
    """Write the files together, keeping what someone else made of them. Raises `CannotWrite`."""
    from sinopack.previous import word_to_keep_it_by
    from sinopack.writing import Draft, sight, write_together

    listener("Writing")
    drafts = []
    for target, data in drawn.items():
        path = folder / target.file_name
        if target.product is Product.SLIDES and revised is not None:
            drafts.append(Draft(path, revised.data, revised.keep, revised.most, revised.seen))
        else:
            seen = sight(path)
            drafts.append(Draft(path, data, word_to_keep_it_by(target.product, path), seen=seen))
    return dict(zip(drawn, write_together(drafts), strict=True))


def _count(target: Target, finished: Finished) -> int:
    """The pages or slides of a file."""
    match target.product:
        case Product.HANDOUT:
            return len(finished.handouts[target.profile].pages)
        case Product.TIMELINE:
            return len(finished.poster.pages) if finished.poster else 0
        case _:
            return len(finished.deck.slides) if finished.deck else 0


def report(finished: Finished, written: dict[Target, Written], revised: Revised | None = None) -> BuildReport:
    """What was made, from what was laid out, what was kept of changes by hand, and what was written."""
    pages = {profile: len(document.pages) for profile, document in finished.handouts.items()}
    slides = len(finished.deck.slides) if finished.deck else 0
    in_file = {Product.SLIDES: revised.slides} if revised else {}
    backed_up = {Product.SLIDES} if revised and revised.most else ()
    made = finished.handout or finished.deck or finished.poster
    return BuildReport(
        files=tuple(
            BuiltFile(
                target.product,
                file.path,
                in_file.get(target.product) or _count(target, finished),
                file.changed,
                target.profile,
                file.digest,
            )
            for target, file in written.items()
        ),
        pages=next(iter(pages.values()), 0),
        slides=slides,
        notices=finished.notices,
        moved=tuple(
            MovedFile(file.path, file.kept, is_backup=target.product in backed_up)
            for target, file in written.items()
            if file.kept
        ),
        fingerprint=made.properties.fingerprint if made else "",
        revised=revised.told if revised else (),
        untouched=bool(revised and revised.untouched),
        inputs=finished.inputs,
    )
