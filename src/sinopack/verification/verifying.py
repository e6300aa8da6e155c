"""The stage itself: a folder and a content file in, what each file of the folder is out.

Only what is there is laid out and drawn again, product by product and profile by profile, in memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sinopack import __version__, pipeline
from sinopack.layouts import Layouts
from sinopack.previous import word_to_keep_it_by
from sinopack.problems import Problem, Problems
from sinopack.report import Edition, Product, Profile, Target
from sinopack.selection import Wish, forms, targets_of, wish
from sinopack.verification.values import FINE, FileState, Verification, VerifiedFile

if TYPE_CHECKING:
    from sinopack.content.model import Pack
    from sinopack.page import Deck, Document
    from sinopack.revise import Words
    from sinopack.verification.papers import Judgement


def verify(
    output: str | os.PathLike[str] = "output",
    content: str | os.PathLike[str] | None = None,
    *,
    only: Iterable[Product | str] = (),
    listener: pipeline.Listener = lambda step: None,
) -> Verification:
    """Whether the files of a folder are what a content file gives with this version of sinopack.

    `output` is the folder, `content` the content file, by default content.yaml beside the folder. All products,
    profiles and editions that are there are looked at, or `only` the products named; those that the pack makes, or that
    are named, are expected to be there. Nothing is written. Raises `Problems` if the content is at fault, and
    ValueError if `only` names something that is no product.
    """
    folder = Path(output)
    path = folder.absolute().parent / "content.yaml" if content is None else Path(content)
    wished = wish(only)
    pack = pipeline.read(path, listener)
    expected = targets_of(pack, wished)
    known = _known(pack, wished, expected)
    today = _Today(pack, path, listener)
    today.draw([each for each in known if (folder / each.file_name).is_file()], expected)
    files = []
    for target in _in_order([*known, *forms(wished.products or Product)]):
        place = folder / target.file_name
        if target not in known:
            # Another version of a worksheet than the pack has now. Who gave a file of their own that name keeps it.
            if place.is_file() and not word_to_keep_it_by(target.product, place):
                files.append(VerifiedFile(target.product, target.profile, target.readers, place, FileState.STALE))
        elif place.is_file():
            files.append(_verified(target, place, today, expected))
        elif target in expected:
            files.append(VerifiedFile(target.product, target.profile, target.readers, place, FileState.MISSING))
    return Verification(path, folder, __version__, today.fingerprint, tuple(files))


def _known(pack: Pack, wished: Wish, expected: Sequence[Target]) -> list[Target]:
    """Every file that this pack could give of the products wished for, in the order in which they are made."""
    products = wished.products or tuple(Product)
    everything = targets_of(pack, Wish(products, tuple(Profile), tuple(Edition)))
    return _in_order([*expected, *everything])


def _in_order(found: Iterable[Target]) -> list[Target]:
    """Each once, in the order in which products are made."""
    order = list(Product)
    return sorted(dict.fromkeys(found), key=lambda target: order.index(target.product))


class _Today:
    """What the content gives today: the files, by target. What it cannot give says why in `refused`."""

    def __init__(self, pack: Pack, path: Path, listener: pipeline.Listener):
        self._pack, self._folder, self._listener = pack, path.parent, listener
        self.drawn: dict[Target, bytes] = {}
        self.refused: dict[Target, str] = {}
        self.fingerprint = ""

    def draw(self, wanted: Sequence[Target], expected: Sequence[Target]) -> None:
        """Draw files. Raises Problems if one that is expected cannot be laid out."""
        layouts = Layouts(self._pack, self._folder)
        documents: dict[Target, Document | Deck] = {}
        found: list[Problem] = []
        for target in wanted:
            self._listener(f"Laying out {target.product.words}")
            try:
                documents[target] = layouts.of(target)
            except Problems as problems:
                self.refused[target] = problems.problems[0].message
                found += problems.problems if target in expected else ()
        if found:
            raise Problems(dict.fromkeys(found))
        finished = pipeline.Finished(documents, ())
        self.drawn = pipeline.draw(finished, self._listener)
        handout = finished.first(Product.HANDOUT)
        self.fingerprint = handout.properties.fingerprint if handout else ""

    def words(self) -> Words:
        """The words of marks for review."""
        from sinopack.revise import Words
        from sinopack.theme import load_labels

        language = self._pack.pack.language
        return Words(language, load_labels(language))


def _verified(target: Target, path: Path, today: _Today, expected: Sequence[Target]) -> VerifiedFile:
    """What the file of a target is."""
    if target in today.refused:
        why = (today.refused[target],)
        return VerifiedFile(target.product, target.profile, target.readers, path, FileState.STALE, why)
    try:
        found = _judged(target, path, today)
    except OSError as error:
        why = (error.strerror or type(error).__name__,)
        return VerifiedFile(target.product, target.profile, target.readers, path, FileState.DAMAGED, why)
    state, differences = found.state, found.differences
    if state is FileState.DIFFERENT:
        if swapped := next(_swapped(target, path, today), ""):
            differences = (swapped,)
        elif target not in expected and any(target.product is each.product for each in expected):
            state = FileState.STALE  # in a profile or an edition that the pack no longer names
    return VerifiedFile(
        target.product,
        target.profile,
        target.readers,
        path,
        state,
        differences,
        found.made_by,
        found.made_from,
        found.saved_by,
        found.slides,
    )


def _judged(target: Target, path: Path, today: _Today) -> Judgement:
    if target.product is Product.SLIDES:
        from sinopack.verification.decks import judge_deck

        return judge_deck(path, today.drawn[target], today.words)
    from sinopack.verification.papers import judge_paper

    return judge_paper(path.read_bytes(), today.drawn[target], target.product.unit)


def _swapped(target: Target, path: Path, today: _Today) -> Iterator[str]:
    """Which other file of this content it is, if it only has another name."""
    for other in today.drawn:
        are_papers = Product.SLIDES not in (other.product, target.product)
        if other != target and are_papers and _judged(other, path, today).state in FINE:
            yield f"it is what {other.file_name} should be"
