"""The file that a build finds where a product is to go: may it be replaced, or is it someone's work?

In: a product and a path. Out: "" where the file may be replaced, else the word under which it is kept.
"""

from __future__ import annotations

from pathlib import Path

from sinopack.report import Product


def word_to_keep_it_by(product: Product, path: Path) -> str:
    """ "" if there is no file or it is as sinopack left it; else "kept"."""
    if not path.is_file():
        return ""
    try:
        untouched = _is_untouched_deck if product is Product.SLIDES else _is_untouched_pdf
        return "" if untouched(path) else "kept"
    except OSError:
        # What may not even be read is surely not to be lost; if it cannot be kept either, the writing will say so.
        return "kept"


def _is_untouched_deck(path: Path) -> bool:
    from sinopack.render.powerpoint import State, inspect

    return inspect(path) is State.OURS_UNTOUCHED


def is_a_deck_of_ours(path: Path) -> bool:
    """Whether sinopack made a deck, changed since or not."""
    from sinopack.render.powerpoint import State, inspect

    try:
        return inspect(path) not in (State.FOREIGN, State.UNREADABLE)
    except OSError:
        return False


def is_of_ours(product: Product, path: Path) -> bool:
    """Whether sinopack made a file, changed since or not. Of a PDF it is told by the record that it carries, which
    programs keep that save it anew."""
    if product is Product.SLIDES:
        return is_a_deck_of_ours(path)
    from sinopack.render.pdf import private_in

    try:
        return bool(private_in(path.read_bytes()))
    except OSError:
        return False


def _is_untouched_pdf(path: Path) -> bool:
    from sinopack.render.pdf import is_sealed

    return is_sealed(path.read_bytes())
