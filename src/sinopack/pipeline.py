"""The whole way from a content file to finished files, as a list of named steps.

In: the path of a content file. Out: a report, and the files in the output folder (`build`), or what is wrong (`check`).
Every step takes the value of the step before it and changes nothing:

    read      a content file    →  a validated pack
    choose    what to make      →  the files wanted (`selection.py`)
    lay out   the pack          →  finished pages and slides (`layouts.py`)
    draw      those             →  the bytes of each file
    revise    the decks         →  with what was changed in them by hand
    compare   those             →  what differs from the last print
    write     the bytes         →  files, all of them or none
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from msgspec import Struct
from msgspec.structs import replace

from sinopack.problems import Problem, Problems, Severity
from sinopack.report import BuildReport, BuiltFile, Edition, Hands, MovedFile, Pages, Product, Profile, Target
from sinopack.selection import EVERYDAY, Wish

if TYPE_CHECKING:
    from sinopack.content.model import Pack
    from sinopack.difference import FileDifference
    from sinopack.memory import Memory
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
    """The finished pages of a pack: a document or a deck for each file wanted, in the order in which they are made;
    what the author should know about them; and the author's files that they are made from."""

    documents: dict[Target, Document | Deck]
    notices: tuple[Problem, ...]
    inputs: tuple[Path, ...] = ()

    def first(self, product: Product) -> Document | Deck | None:
        """The first of a product's documents."""
        return next((document for target, document in self.documents.items() if target.product is product), None)

    def __or__(self, other: Finished) -> Finished:
        """The documents of both."""
        return replace(self, documents=self.documents | other.documents)


class BuildOptions(TypedDict, total=False):
    """What may be asked of a build, as `build` says."""

    only: Iterable[Product | str]
    profiles: Iterable[Profile | str]
    editions: Iterable[Edition | str]
    everything: bool
    hands: Hands
    pages: Pages | str


def build(
    content: str | os.PathLike[str] = "content.yaml",
    output: str | os.PathLike[str] | None = None,
    *,
    only: Iterable[Product | str] = (),
    profiles: Iterable[Profile | str] = (),
    editions: Iterable[Edition | str] = (),
    everything: bool = False,
    hands: Hands = Hands.MERGE,
    pages: Pages | str = Pages.ALL,
    listener: Listener = _nobody,
    memory: Memory | None = None,
) -> BuildReport:
    """Make the files of a pack.

    `content` is the content file. `output` is the folder for the files, made if need be; by default it is `output`
    beside the content file, or where another pack lives in that, a folder of its own inside it. `only` names the
    products to make; by default those that the pack names, which are the handout and the slides if it names none.
    `profiles` names those for whom printed products are laid out, a file for each, and `editions` whether for students
    or for teachers; by default as the pack says. `everything` makes every product that the pack has something for, in
    every edition; if the lesson is too much for the page of the organiser, that is left out, and a notice says so.
    `hands` says what to do with slides that somebody has changed since they were made; by default the changes are
    kept. `pages` says of which pages of what is printed to make a file besides, to copy only those again.
    `memory` is that of earlier builds in this process: what has not changed since is not made again, and the files are
    the same as without it.

    Raises `Problems` if the content is at fault and `CannotWrite` if the files cannot be written (in either case no
    file is touched; also if the folder is another pack's), and ValueError if `only`, `profiles`, `editions` or `pages`
    names something that is none.
    """
    from sinopack.homes import claimed, home_of
    from sinopack.selection import dispensable, targets_of, wish

    path = Path(content)
    folder = home_of(path) if output is None else Path(output)
    wished = wish(only, profiles, editions, everything=everything)
    printed = Pages(pages)

    with _remembering(memory):
        pack = read(path, listener, memory)
        wanted = targets_of(pack, wished)
        finished = lay_out(pack, wanted, path.parent, listener, memory, dispensable(pack, wished))
        drawn = draw(finished, listener, memory)
        with claimed(folder, path, lambda: listener(WAITING)):
            revised = revise(drawn, folder, pack, hands, memory)
            changes = compare(drawn, folder, revised, memory)
            extra = choose_pages(finished, changes, printed)
            written = write(drawn | draw(extra), folder, revised, listener)
            deleted = clear(finished, extra, folder, printed)
        return report(finished | extra, written, revised, changes, deleted)


@contextmanager
def _remembering(memory: Memory | None) -> Iterator[None]:
    """Keep what a build makes for the next one, but not if it fails."""
    good = False
    try:
        yield
        good = True
    finally:
        if memory is not None:
            memory.end_build(good=good)


def check(content: str | os.PathLike[str] = "content.yaml") -> tuple[Problem, ...]:
    """Everything there is to say about a content file, sorted by place: its errors, or else the notices of a build and
    advice on how hard it is to read.

    Nothing is written. The pack is laid out too, because only then is it known whether everything fits.
    """
    from sinopack.advice import advise
    from sinopack.selection import targets_of

    try:
        path = Path(content)
        pack = read(path)
        finished = lay_out(pack, targets_of(pack, Wish()), path.parent)
        return Problems([*finished.notices, *advise(pack)]).problems
    except Problems as found:
        return found.problems


def step_names(wished: Wish) -> tuple[str, ...]:
    """The names of a build's steps, in order, as its listener will hear them; a pack that names products of its own
    may have more."""
    products = wished.products or EVERYDAY.products
    return (
        "Reading",
        *(f"Laying out {product.words}" for product in products),
        *(f"Drawing {product.words}" for product in products),
        "Writing",
    )


def read(path: Path, listener: Listener = _nobody, memory: Memory | None = None) -> Pack:
    """Read and validate a content file. Raises `Problems`."""
    from sinopack import content

    listener("Reading")
    return content.load(path, memory=memory)


def lay_out(
    pack: Pack,
    wanted: Sequence[Target],
    folder: Path,
    listener: Listener = _nobody,
    memory: Memory | None = None,
    dispensable: Container[Product] = (),
) -> Finished:
    """Lay out the files wanted. `folder` is the content file's, where a theme of the school's is looked for.

    Raises `Problems`, those of all products together; of what is dispensable they become notices that it is left out.
    """
    from sinopack.layouts import Layouts

    layouts = Layouts(pack, folder, memory)
    documents: dict[Target, Document | Deck] = {}
    found: list[Problem] = []
    left_out: list[Problem] = []
    for product, targets in groupby(wanted, lambda target: target.product):
        listener(f"Laying out {product.words}")
        for target in targets:
            try:
                documents[target] = layouts.of(target)
            except Problems as problems:  # what is wrong in one layout does not hide what is wrong in the others
                if product in dispensable:
                    left_out += (_left_out(target, problem) for problem in problems.problems)
                else:
                    found += problems.problems
    if found:
        raise Problems(_each_once(found), pack.inputs)
    notices = Problems(_each_once([*pack.notices, *layouts.notices, *left_out])).problems
    return Finished(documents, notices, pack.inputs)


def _left_out(target: Target, problem: Problem) -> Problem:
    """The problem of a file that can be done without, as a notice."""
    message = f"{target.file_name} is not made. {problem.message}"
    return replace(problem, message=message, severity=Severity.NOTICE)


def _each_once(problems: Iterable[Problem]) -> Iterable[Problem]:
    return dict.fromkeys(problems)


def draw(finished: Finished, listener: Listener = _nobody, memory: Memory | None = None) -> dict[Target, bytes]:
    """Draw every file in memory."""
    drawn: dict[Target, bytes] = {}
    for product, targets in groupby(finished.documents, lambda target: target.product):
        listener(f"Drawing {product.words}")
        for target in targets:
            drawn[target] = _drawn(target, finished.documents[target], memory)
    return drawn


def _drawn(target: Target, document: Document | Deck, memory: Memory | None) -> bytes:
    """The bytes of one file."""
    from sinopack.changes.drawn import known_by
    from sinopack.changes.record import packed_record
    from sinopack.page import Document

    file, product = BytesIO(), target.product
    if product is Product.SLIDES and not isinstance(document, Document):
        from sinopack.render import powerpoint
        from sinopack.revise import record_of

        parts = powerpoint.draw(document, file, partial(record_of, memory=memory), memory)
        return known_by(file.getvalue(), parts, memory)
    from sinopack.render import pdf

    record = b"" if target.only_changed else packed_record(document, memory)
    if isinstance(document, Document):
        pdf.draw(document, file, tagged=not product.is_master, private=record, memory=memory)
    else:
        pdf.draw_deck(document, file, private=record, memory=memory)
    return known_by(file.getvalue(), record, memory)


def revise(
    drawn: dict[Target, bytes], folder: Path, pack: Pack, hands: Hands = Hands.MERGE, memory: Memory | None = None
) -> dict[Target, Revised]:
    """The decks with what somebody has changed in those of the folder."""
    decks = {target: data for target, data in drawn.items() if target.product is Product.SLIDES}
    if not decks:
        return {}
    from sinopack.revise import Words, revise_deck

    def words() -> Words:
        from sinopack.theme import load_labels

        return Words(pack.pack.language, load_labels(pack.pack.language))

    return {
        target: revise_deck(folder / target.file_name, data, words, hands, memory) for target, data in decks.items()
    }


def compare(
    drawn: dict[Target, bytes], folder: Path, revised: dict[Target, Revised], memory: Memory | None = None
) -> tuple[FileDifference, ...]:
    """What differs in the files to write from the last print of each, page by page and slide by slide."""
    from sinopack.changes.files import differences

    return differences(drawn | {target: kept.data for target, kept in revised.items()}, folder, memory)


def choose_pages(finished: Finished, changes: Sequence[FileDifference], pages: Pages) -> Finished:
    """Of what is printed the pages that differ, as documents of their own, where that is asked for and some do."""
    from sinopack.changes.subset import changed_pages

    return Finished(changed_pages(finished.documents, changes, pages), ())


def clear(finished: Finished, extra: Finished, folder: Path, pages: Pages) -> tuple[Path, ...]:
    """Delete the files of changed pages that an earlier build has made, where nothing differs any more."""
    if pages is Pages.ALL:
        return ()
    from sinopack.changes.subset import delete_stale

    return delete_stale(folder, finished.documents, extra.documents)


def write(
    drawn: dict[Target, bytes], folder: Path, revised: dict[Target, Revised], listener: Listener = _nobody
) -> dict[Target, Written]:
    """Write the files together, keeping what someone else made of them. Raises `CannotWrite`."""
    from sinopack.previous import is_a_deck_of_ours, word_to_keep_it_by
    from sinopack.writing import Draft, stamp_of, write_together

    listener("Writing")
    drafts = []
    for target, data in drawn.items():
        path = folder / target.file_name
        if kept := revised.get(target):
            drafts.append(Draft(path, kept.data, kept.keep, kept.most, kept.seen, may_retire=is_a_deck_of_ours))
        else:
            seen = stamp_of(path)
            drafts.append(Draft(path, data, word_to_keep_it_by(target.product, path), seen=seen))
    return dict(zip(drawn, write_together(drafts), strict=True))


def _count(document: Document | Deck | None) -> int:
    """The pages or slides of a file."""
    if document is None:
        return 0
    return len(document.slides if hasattr(document, "slides") else document.pages)


def report(
    finished: Finished,
    written: dict[Target, Written],
    revised: dict[Target, Revised],
    changes: tuple[FileDifference, ...] = (),
    deleted: tuple[Path, ...] = (),
) -> BuildReport:
    """What was made, from what was laid out, what was kept of changes by hand, what was written, and what differs."""
    from sinopack.previous import is_of_ours

    in_file = {target: kept.slides for target, kept in revised.items() if kept.slides is not None}
    backed_up = {target for target, kept in revised.items() if kept.most}
    made = finished.first(Product.HANDOUT) or next(iter(finished.documents.values()), None)
    return BuildReport(
        files=tuple(
            BuiltFile(
                target.product,
                file.path,
                in_file[target] if target in in_file else _count(finished.documents[target]),
                file.changed,
                target.profile,
                target.readers,
                target.variant,
                target.only_changed,
                target in revised and revised[target].untouched,
                file.digest,
            )
            for target, file in written.items()
        ),
        pages=_count(finished.first(Product.HANDOUT)),
        slides=_count(finished.first(Product.SLIDES) or finished.first(Product.SLIDES_PDF)),
        notices=finished.notices,
        moved=tuple(
            MovedFile(file.path, file.kept, target in backed_up, is_of_ours(target.product, file.kept))
            for target, file in written.items()
            if file.kept
        ),
        fingerprint=made.properties.fingerprint if made else "",
        revised=tuple(replace(slide, file=target.file_name) for target, kept in revised.items() for slide in kept.told),
        inputs=finished.inputs,
        changes=changes,
        deleted=deleted,
    )
