"""Options that several commands have: what is typed of them, and what it asks of the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

import click

if TYPE_CHECKING:
    from sinopack.pipeline import BuildOptions
    from sinopack.selection import Choices

PRODUCT_NAMES = (
    "handout", "slides", "slides-pdf", "timeline", "guided-notes", "worksheet", "answer-key", "slide-notes", "booklet",
    "two-up", "flashcards", "sorting-cards", "organiser",
)  # fmt: skip
PAGES = ("all", "changed", "changed-sheets")
PROFILE_NAMES = ("standard", "large-print", "dyslexia-friendly")
EDITION_NAMES = ("student", "teacher")


def only_option(words: str, default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that chooses products by their names."""
    names = f"{', '.join(PRODUCT_NAMES[:-1])} or {PRODUCT_NAMES[-1]}"
    return click.option(
        "--only", type=click.Choice(PRODUCT_NAMES), multiple=True, metavar="PRODUCT",
        help=f"{words}; may be given more than once. A PRODUCT is {names}.  [default: {default}]",
    )  # fmt: skip


def output_option(words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option that names a folder for what is made."""
    return click.option("--output", type=click.Path(path_type=Path), metavar="FOLDER", help=words)


class Typed(TypedDict):
    """What is typed of what to build."""

    only: tuple[str, ...]
    everything: bool
    editions: tuple[str, ...]
    profiles: tuple[str, ...]
    overwrite: bool
    keep: bool
    pages: str


_OPTIONS = (
    only_option("Make this product only", "those of FILE, or handout and slides"),
    click.option("--all", "everything", is_flag=True, help="Make every product, in every edition."),
    click.option(
        "--edition", "editions", type=click.Choice(EDITION_NAMES), multiple=True,
        help="Make the students’ or the teacher’s edition; may be given more than once.",
    ),
    click.option(
        "--profile", "profiles", type=click.Choice(PROFILE_NAMES), multiple=True,
        help="Lay out what is printed for these readers; may be given more than once.  [default: those of FILE]",
    ),
    click.option(
        "--overwrite", is_flag=True,
        help="Make slides that you have changed by hand anew; your changes are then in the backup alone.",
    ),
    click.option("--keep", is_flag=True, help="Leave slides that you have changed by hand as they are."),
    click.option(
        "--pages", type=click.Choice(PAGES), default="all",
        help="Also make handout-changed.pdf: the pages that differ from the last print (see sinopack printed), or both"
        " sides of the sheets that do.",
    ),
)  # fmt: skip


def build_options(function: Callable[..., None]) -> Callable[..., Any]:
    """Give a command the options that say what to build, and what to do with slides changed by hand."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def choices_of(**typed: Unpack[Typed]) -> Choices:
    """What is asked of a build. Raises click.UsageError where some of it would do nothing."""
    from sinopack.cli.contradictions import contradictions
    from sinopack.report import Hands, Pages
    from sinopack.selection import Choices, wish

    wished = wish(typed["only"], typed["profiles"], typed["editions"], everything=typed["everything"])
    if refused := list(contradictions(typed, wished)):
        raise click.UsageError(" ".join(refused))
    hands = Hands.OVERWRITE if typed["overwrite"] else Hands.KEEP if typed["keep"] else Hands.MERGE
    return Choices(wished, hands, Pages(typed["pages"]))


def options_of(choices: Choices) -> BuildOptions:
    """The same as options of `sinopack.build`."""
    wished = choices.wished
    return {
        "only": wished.products,
        "profiles": wished.profiles,
        "editions": wished.editions,
        "everything": wished.everything,
        "hands": choices.hands,
        "pages": choices.pages,
    }


def makes_all(**typed: Unpack[Typed]) -> bool:
    """Whether all is made that the pack makes."""
    return not (typed["only"] or typed["profiles"] or typed["editions"])
