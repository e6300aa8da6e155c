"""Where a Markdown link leads.

In: the target and the text of a link. Out: a web or mail address, or the kind and id of something in the pack.
"""

from __future__ import annotations

import re

from sinopack.content.languages import slug
from sinopack.content.markup import Kind

_NAMES = {
    "term": Kind.TERM, "terms": Kind.TERM, "glossary": Kind.TERM, "person": Kind.PERSON, "people": Kind.PERSON,
    "source": Kind.SOURCE, "sources": Kind.SOURCE, "section": Kind.SECTION, "sections": Kind.SECTION,
}  # fmt: skip
_MAIL = re.compile(r"(?:mailto:)?[^@\s/:]+@[^@\s/]+\.[^@\s/]+", re.IGNORECASE)


class LinkFault(ValueError):
    """A target that leads nowhere. `better` is the target to type instead, where one can be guessed."""

    def __init__(self, message: str, advice: str = "", better: str | None = None):
        super().__init__(message)
        self.advice = advice
        self.better = better


def read_target(target: str, label: str) -> tuple[str, Kind | None, str]:
    """(address, kind, id): an address, or the kind and id that `term:comintern` names; `term:` alone takes the link's
    own text as the name. Raises LinkFault."""
    target = target.strip()
    if re.match(r"https?://[^/\s]", target, re.IGNORECASE):
        return target, None, ""
    if target.lower().startswith("www."):
        return "https://" + target, None, ""
    if _MAIL.fullmatch(target):
        return target if target.lower().startswith("mailto:") else "mailto:" + target, None, ""
    if target.startswith("#") and slug(target):
        return "", Kind.SECTION, slug(target)
    name, colon, rest = target.partition(":")
    kind = _NAMES.get(name.strip().lower())
    if colon and kind:
        return "", kind, slug(rest) or slug(label)
    raise _explained(target, name, bool(colon), rest)


def _explained(target: str, name: str, has_colon: bool, rest: str) -> LinkFault:
    if not target:
        return LinkFault("This link leads nowhere.", "Put a web address in the round brackets, or `term:` and an id.")
    import difflib

    close = difflib.get_close_matches(name.lower(), ["term", "person", "source", "section", "https", "http"], n=1)
    if has_colon and close:
        return LinkFault(f"A link cannot lead to “{target}”.", better=f"{close[0]}:{rest}")
    return LinkFault(
        f"A link cannot lead to “{target}”.",
        "Give a web address (https://…), or something in this pack: term:…, person:…, source:… or section:… and an id.",
    )
