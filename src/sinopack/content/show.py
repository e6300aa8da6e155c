"""Where something shows: the handout, the slides, both or neither.

In: `handout`, `slides`, or a list of them. Out: Show.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct
from pydantic_core import PydanticKnownError

from sinopack.content.findings import fault
from sinopack.source.nodes import TextNode

_NAMES = {
    "handout": "handout", "print": "handout", "paper": "handout", "slides": "slides", "slide": "slides",
    "deck": "slides", "both": "both", "none": "none", "nowhere": "none",
}  # fmt: skip
SHOW = "Where it shows: handout, slides, both (the default) or none."
"""What editors are told of the key."""
_PLACES = {"enum": ["handout", "slides"]}
SHOW_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"enum": ["handout", "slides", "both", "none"]},
        {"type": "array", "items": _PLACES, "uniqueItems": True},
    ],
    "default": "both",
}


class Show(Struct, frozen=True):
    """Where something shows."""

    handout: bool = True
    slides: bool = True


def read_show(value: object) -> Show:
    """`handout`, `slides`, `both`, `none`, “handout, slides” or a list; an empty list is nowhere."""
    if isinstance(value, Show):
        return value
    if isinstance(value, str):
        words: list[Any] = [word for word in re.split(r"[\s,;+&/]+|\band\b", value) if word]
    elif isinstance(value, list | tuple):
        words = list(value)
    else:
        raise PydanticKnownError("string_type")
    places = {_NAMES.get(str(word).strip().casefold()) for word in words}
    if None in places:
        raise _unknown(value)
    both = "both" in places
    return Show(both or "handout" in places, both or "slides" in places)


def _unknown(value: object) -> Exception:
    from sinopack.source.near import nearest
    from sinopack.source.quoting import replace_value

    text = value if isinstance(value, str) else ", ".join(str(word) for word in value)  # type: ignore[attr-defined]
    meant = nearest(text, ("handout", "slides"))
    suggestion = replace_value(value, meant) if meant and isinstance(value, TextNode) else ""
    advice = "" if suggestion else "Type handout or slides, or both as a list: [handout, slides]."
    return fault(f"“{text}” is not a place where something can show.", suggestion, advice)
