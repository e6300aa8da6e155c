"""The stage itself: a folder and a content file in, what each file of the folder is out.

Only what is there is laid out and drawn again, product by product and profile by profile, in memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sinopack import __version__, pipeline
from sinopack.problems import Problems
from sinopack.report import EVERYDAY_PRODUCTS, Product, Profile, Target, targets
from sinopack.verification.values import FINE, FileState, Verification, VerifiedFile

if TYPE_CHECKING:
    from sinopack.content.model import Pack
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

    `output` is the folder, `content` the content file, by default content.yaml beside the folder. All products and
    profiles that are there are looked at, or `only` those named; the handout and the slides are expected to be there.
    Nothing is written. Raises `Problems` if the content is at fault, and ValueError if `only` names something that is
    no product.
    """
    folder = Path(output)
    path = folder.absolute().parent / "content.yaml" if content is None else Path(content)
    products = pipeline.chosen(only) if only else tuple(Product)
    pack = pipeline.read(path, listener)
    expected = set(targets([each for each in products if only or each in EVERYDAY_PRODUCTS], _profiles(pack)))
    there = [each for each in targets(products, Profile) if (folder / each.file_name).is_file()]
    today = _Today(pack, path, listener)
    today.draw(there)
    files = []
    for target in targets(products, Profile):
        if target in there:
            files.append(_verified(target, folder / target.file_name, today, target in expected))
        elif target in expected:
            missing = FileState.MISSING
            files.append(VerifiedFile(target.product, target.profile, folder / target.file_name, missing))
    return Verification(path, folder, __version__, today.fingerprint, tuple(files))


def _profiles(pack: Pack) -> tuple[Profile, ...]:
    return tuple(Profile(name) for name in pack.print.profiles)


class _Today:
    """What the content gives today: the files, by target. What it cannot give says why in `refused`."""

    def __init__(self, pack: Pack, path: Path, listener: pipeline.Listener):
        self._pack, self._folder, self._listener = pack, path.parent, listener
        self.drawn: dict[Target, bytes] = {}
        self.refused: dict[Target, str] = {}
        self.fingerprint = ""

    def draw(self, wanted: Sequence[Target]) -> None:
        """Draw files, those of one layout together. Raises Problems if what is made every day cannot be laid out."""
        for products in ((Product.HANDOUT,), (Product.SLIDES, Product.SLIDES_PDF), (Product.TIMELINE,)):
            now = [target for target in wanted if target.product in products]
            if not now:
                continue
            made = tuple(dict.fromkeys(target.product for target in now))
            profiles = tuple(dict.fromkeys(target.profile for target in now))
            try:
                finished = pipeline.lay_out(self._pack, made, self._folder, self._listener, profiles)
            except Problems as problems:
                if any(product in EVERYDAY_PRODUCTS for product in made):
                    raise
                self.refused |= dict.fromkeys(now, problems.problems[0].message)
                continue
            self.drawn |= pipeline.draw(finished, made, self._listener)
            if finished.handout:
                self.fingerprint = finished.handout.properties.fingerprint

    def words(self) -> Words:
        """The words of marks for review."""
        from sinopack.revise import Words
        from sinopack.theme import load_labels

        language = self._pack.pack.language
        return Words(language, load_labels(language))


def _verified(target: Target, path: Path, today: _Today, is_expected: bool) -> VerifiedFile:
    """What the file of a target is."""
    if target in today.refused:
        why = (today.refused[target],)
        return VerifiedFile(target.product, target.profile, path, FileState.STALE, why)
    try:
        found = _judged(target, path, today)
    except OSError as error:
        why = (error.strerror or type(error).__name__,)
        return VerifiedFile(target.product, target.profile, path, FileState.DAMAGED, why)
    state, differences = found.state, found.differences
    if state is FileState.DIFFERENT:
        if swapped := next(_swapped(target, path, today), ""):
            differences = (swapped,)
        elif not is_expected and target.product.is_paged:
            state = FileState.STALE
    return VerifiedFile(
        target.product, target.profile, path, state, differences, found.made_by, found.made_from, found.saved_by,
        found.slides,
    )  # fmt: skip


def _judged(target: Target, path: Path, today: _Today) -> Judgement:
    if target.product is Product.SLIDES:
        from sinopack.verification.decks import judge_deck

        return judge_deck(path, today.drawn[target], today.words)
    from sinopack.verification.papers import judge_paper

    return judge_paper(path.read_bytes(), today.drawn[target], target.product.unit)


def _swapped(target: Target, path: Path, today: _Today) -> Iterator[str]:
    """Which other file of this content it is, if it only has another name."""
    for other in today.drawn:
        if other != target and Product.SLIDES not in (other.product, target.product):
            if _judged(other, path, today).state in FINE:
                yield f"it is what {other.file_name} should be"
