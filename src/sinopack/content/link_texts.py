"""Whether the text of a link says where it leads (WCAG 2.1, 2.4.4).

In: links as they were found in a text. Out: what there is to say about each, with the fix; and the links of a whole
pack that have the same text and lead to different places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sinopack.content.findings import Remark
from sinopack.content.vague_words import bare, is_vague_link
from sinopack.problems import Problem, Severity

if TYPE_CHECKING:
    from sinopack.content.findings import LinkUse
    from sinopack.content.markdown import FoundLink

LONGEST_ADDRESS = 60
"""Characters of an address that stands as text; beyond, it is read aloud letter by letter for too long."""
_SHOWN = 40
_WEB = re.compile(r"(?:https?://)?(?:www\.)?", re.IGNORECASE)


def remark_on(link: FoundLink, language: str, *, in_prose: bool) -> Remark | None:
    """What there is to say, or None. A long address is let pass where it is not `in_prose`: in a source, a credit or a
    caption it is printed in order to be typed."""
    text, target = link.text.strip(), _shortened(link.target)
    if not bare(text):
        return Remark(
            "This link has no words, so nothing of it is printed.",
            f"Type them between the brackets: [words]({target}).",
            "links have no words",
        )
    if _is_address(text, link.target):
        if in_prose and len(text) > LONGEST_ADDRESS and not link.target.startswith("mailto:"):
            message = f"This address has {len(text)} characters, and all of them are read aloud."
            advice = f"Say where it leads: [words]({target})."
            return Remark(message, advice, f"addresses in the text have more than {LONGEST_ADDRESS} characters")
        return None
    if is_vague_link(text, language):
        return Remark(
            f"“{text}” does not say where this link leads. Many readers go from link to link, and hear nothing else.",
            f"Say it in the link: [what is there]({target}).",
            "links do not say where they lead",
        )
    return None


def ambiguous(links: Iterable[LinkUse]) -> Iterator[Problem]:
    """A notice for each link whose text has led elsewhere before; one for each place that it leads to."""
    first: dict[str, LinkUse] = {}
    told: set[tuple[str, str]] = set()
    for link in links:
        if _is_address(link.text, link.target):
            continue
        text, target = bare(link.text), _plain(link.target)
        other = first.setdefault(text, link)
        if not text or _plain(other.target) == target or (text, target) in told:
            continue
        told.add((text, target))
        line = f" on line {other.place.line}" if other.place else ""
        yield Problem(
            f"“{link.text.strip()}” leads to {_shortened(link.target)} here, and to {_shortened(other.target)}{line}.",
            link.place,
            advice="Give the two links different words, so that a reader knows which is which.",
            severity=Severity.NOTICE,
            several="links have the same words as another that leads elsewhere",
        )


def _is_address(text: str, target: str) -> bool:
    """Whether the text of a link is its address, or an address at all."""
    return _plain(text) == _plain(target.removeprefix("mailto:")) or "://" in text.strip().split(" ", 1)[0]


def _plain(target: str) -> str:
    """An address without what makes no difference to where it leads."""
    return _WEB.sub("", target.strip(), count=1).rstrip("/").casefold()


def _shortened(target: str) -> str:
    return target if len(target) <= _SHOWN else target[: _SHOWN - 1] + "…"
