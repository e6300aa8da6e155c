"""What is typed that would do nothing, or the opposite of something else that is typed: said, and never passed over.

In: the options of a build and what they wish for. Out: sentences that say what is the matter and what to type instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sinopack.report import Edition, Product

if TYPE_CHECKING:
    from sinopack.selection import Wish


def contradictions(typed: Mapping[str, Any], wished: Wish) -> Iterator[str]:
    """Everything that is the matter with the options `typed`."""
    if typed["only"] and typed["everything"]:
        yield "--only and --all say the opposite of each other."
    if typed["overwrite"] and typed["keep"]:
        yield "--overwrite and --keep say the opposite of each other."
    if typed["everything"] and typed["editions"]:
        yield "--all makes every edition: leave --edition out, or name with --only what to make in this one."
    if not typed["only"] or typed["everything"]:
        return
    for product in wished.products:
        if typed["editions"] and not set(product.editions) & set(wished.editions):
            yield _not_for(product, wished)
    if not any(product.is_paged for product in wished.products):
        yield from _of_paper(typed, wished)
    if Product.SLIDES not in wished.products:
        for option in ("overwrite", "keep"):
            if typed[option]:
                yield f"--{option} says what becomes of slides changed by hand, which --only leaves out."


def _not_for(product: Product, wished: Wish) -> str:
    """Why a product does not come in the editions asked for, and what to type in their place."""
    if product is Product.WORKSHEET:
        return "The worksheet is for students; its answers are in the answer key: --only answer-key."
    if product.editions == (Edition.TEACHER,):
        return f"There is no students’ edition of {product.words}, which has the answers: leave --edition out."
    edition = wished.editions[0].value
    return f"There is no {edition}’s edition of {product.words}: it is the same for all, so leave --edition out."


def _of_paper(typed: Mapping[str, Any], wished: Wish) -> Iterator[str]:
    """Options for what is printed for every student, where nothing of that kind is made."""
    named = _listed([product.words for product in wished.products], "and")
    others = _listed([product.value for product in Product if product.is_paged], "or")
    if typed["profiles"]:
        yield f"--profile changes nothing in {named}: leave it out, or name {others} with --only."
    if typed["pages"] != "all":
        yield f"--pages makes no file of {named}: leave it out, or name {others} with --only."


def _listed(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
