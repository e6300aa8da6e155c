"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

PRODUCT_NAMES = ("handout", "slides", "slides-pdf", "timeline")
PROFILE_NAMES = ("standard", "large-print", "dyslexia-friendly")


def build_options(function: Callable[..., None]) -> Callable[..., None]:
    """What to make, for whom, where, and what to do with slides that were changed by hand."""
    for option in reversed((
        click.option(
            "--output", type=click.Path(path_type=Path), metavar="FOLDER",
            help="Where to put the files.  [default: output, beside FILE]",
        ),
        click.option(
            "--only", type=click.Choice(PRODUCT_NAMES), multiple=True,
            help="Make this product only; may be given more than once.  [default: handout and slides]",
        ),
        click.option(
            "--profile", "profiles", type=click.Choice(PROFILE_NAMES), multiple=True,
            help="Lay the handout out for these readers; may be given more than once.  "
            "[default: those that FILE names]",
        ),
        click.option(
            "--overwrite", is_flag=True,
            help="Make slides that you have changed by hand anew; your changes are then in the backup alone.",
        ),
        click.option("--keep", is_flag=True, help="Leave slides that you have changed by hand as they are."),
    )):  # fmt: skip
        function = option(function)
    return function


def check_options(only: tuple[str, ...], profiles: tuple[str, ...], overwrite: bool, keep: bool) -> None:
    """Refuse options that contradict each other. Raises click.UsageError."""
    if profiles and only and "handout" not in only:
        raise click.UsageError("--profile says how to lay out the handout, which --only leaves out.")
    if overwrite and keep:
        raise click.UsageError("--overwrite and --keep say the opposite of each other.")
