"""Whether the cells of a table have headings, by which who listens to it knows what each is about (WCAG 2.1, 1.3.1).

In: which cells are headings, and what they say. Out: what there is to say, with the fix; None if all is well.
"""

from __future__ import annotations

from collections.abc import Sequence

from sinopack.content.markup import Inline

NO_HEADER = (
    "This table has no headings, so a reader who listens to it cannot tell what a cell is about.",
    "Make the first row say what each column holds.",
)


def empty_heads(heads: Sequence[Inline], what: str, first: int = 1) -> tuple[str, str] | None:
    """A message and advice on headings without words. `what` they head is “column” or “row”, the first of them number
    `first`."""
    empty = [str(number) for number, head in enumerate(heads, first) if not head.text.strip()]
    if not empty:
        return None
    several = len(empty) > 1
    named = f"{', '.join(empty[:-1])} and {empty[-1]}" if several else empty[0]
    message = f"The headings of {what}s {named} are empty." if several else f"The heading of {what} {named} is empty."
    advice = f"Say what {'they hold' if several else 'it holds'}."
    if what == "column" and empty[0] == "1":
        advice += " If its cells are headings of their rows, make it a `table:` block with `header: both`."
    return message, advice
