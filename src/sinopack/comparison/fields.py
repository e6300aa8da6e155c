"""What a value of the content model means, whatever its kind: to compare it by, to spell it out, to call it by.

In: entries, the structs that texts, dates and data are read to, tuples, texts and numbers. Out: tuples to compare, and
words. Nothing is known here of single entries or blocks; what they have is found by their fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import groupby
from typing import Any, Literal, get_origin

from msgspec import Struct

from sinopack.comparison.files import files_of
from sinopack.content.base import Entry
from sinopack.content.cropping import Point
from sinopack.content.dates import HistoricDate
from sinopack.content.markup import (
    CodeBlock,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    QuotedProse,
    Span,
    Subheading,
    TableBlock,
)
from sinopack.content.show import Show
from sinopack.problems import Place

_WRITTEN = {"place", "marks"}
"""Fields that say how or where something was typed."""
_NOUNS: dict[type, str] = {
    Paragraph: "paragraph", Subheading: "sub-heading", ListBlock: "list", ListItem: "item", TableBlock: "table",
    QuotedProse: "quotation", CodeBlock: "program",
}  # fmt: skip
LEAVES = (Inline, HistoricDate, Show, Point)
"""Structs that are told as one value; all others by their fields."""
_LONGEST_NAME = 48
_MINOR = {"show", "notes", "id"}


def meaning(value: Any) -> Any:
    """What a value means, as tuples: equal for values that say the same, however that was typed."""
    match value:
        case Entry():
            return (type(value).__name__, *(meaning(getattr(value, name)) for name in type(value).model_fields))
        case HistoricDate():
            # How it was typed is not what it means: “c. 1935” and “~1935” are one date.
            return ("date", value.start, value.end, value.open_end, value.open_start)
        case Struct():
            return (type(value).__name__, *(meaning(getattr(value, name)) for name in fields_of(value)))
        case tuple() | list():
            return tuple(meaning(item) for item in value)
        case _:
            return value


def same(one: Any, other: Any) -> bool:
    """Whether two values mean the same, and the files that they name are the same to look at."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    match one:
        case tuple() | list():
            return len(one) == len(other) and all(map(same, one, other))
        case HistoricDate():
            return bool(meaning(one) == meaning(other))
        case Entry() if any(files_of(one, other)):
            return False
        case Entry() | Struct():
            return all(same(getattr(one, name), getattr(other, name)) for name in fields_of(one))
        case _:
            return bool(one == other)


def fields_of(value: Any) -> tuple[str, ...]:
    """The names of the fields of an entry or a struct that say something."""
    if isinstance(value, Entry):
        return tuple(type(value).model_fields)
    return tuple(name for name in value.__struct_fields__ if name not in _WRITTEN)


def is_nothing(value: Any) -> bool:
    """Whether there is no such thing: no text, no entry, no items."""
    return value is None or value == () or (isinstance(value, str | Inline) and not value)


def spelled(value: Any) -> str:
    """A value in words, texts as they are typed in Markdown."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}" if abs(value) < 1e6 else f"{value:f}".rstrip("0").rstrip(".")
        case Enum():
            return str(value.value)
        case Inline():
            return "".join(_spelled_spans(value))
        case HistoricDate() if value.text:
            return " ".join(value.text.split())
        case Point():
            return str(value)
        case Show():
            shown = [name for name in value.__struct_fields__ if getattr(value, name)]
            return "both" if len(shown) == len(value.__struct_fields__) else ", ".join(shown) or "none"
        case Struct() | Entry():
            return "\n".join(filter(None, map(spelled, _said(value))))
        case tuple() | list():
            return "\n".join(filter(None, map(spelled, value)))
        case _:
            return str(value)


def _spelled_spans(text: Inline) -> Iterator[str]:
    """The spans of a text, those of a gap between its signs."""
    for gap, group in groupby(text.spans, key=lambda span: span.gap):
        words = "".join(map(_spelled_span, group))
        yield f"=={words}==" if gap else words


def _said(value: Any) -> Iterator[Any]:
    """The fields that have words in them, not the choices."""
    for name in fields_of(value):
        found = getattr(value, name)
        if not isinstance(found, bool | int | Show) and not (isinstance(value, Entry) and name == "id"):
            yield found


def _spelled_span(span: Span) -> str:
    text = span.text
    if span.formula:
        text = f"$${text}$$" if span.display else f"${text}$"
    elif span.code:
        text = f"`{text}`"
    if span.italic:
        text = f"*{text}*"
    if span.bold:
        text = f"**{text}**"
    if span.reference:
        return f"[{text}]({span.reference.kind.value}:{span.reference.id})"
    return f"[{text}]({span.address})" if span.address else text


def place_of(value: Any) -> Place | None:
    """Where a value was typed, as far as it knows."""
    place = getattr(value, "place", None)
    if isinstance(place, Place):
        return place
    inner = value if isinstance(value, tuple) else ()
    if isinstance(value, Struct):
        inner = tuple(getattr(value, name) for name in fields_of(value))
    return next(filter(None, map(place_of, inner)), None)


def main_field(value: Any) -> str:
    """The field that an entry or a struct is all about: the text of a key point, the words of a quote."""
    if isinstance(value, Entry):
        return type(value).short or next(iter(type(value).model_fields))
    return "text" if "text" in value.__struct_fields__ else ""


def noun_of(value: Any, key: str) -> str:
    """What an author calls an item under a key: “key point”, “paragraph”; else by the key: an `options` is an
    option."""
    if isinstance(value, Entry):
        return type(value).noun
    known = _NOUNS.get(type(value))
    if known:
        return known
    plain = key.replace("_", " ")
    return f"{plain[:-3]}y" if plain.endswith("ies") else plain.removesuffix("s") or "item"


def name_of(value: Any, key: str) -> str:
    """The name by which an item under a key can be told from others, shortened; "" where it has none."""
    if isinstance(value, Subheading):
        return shortened(value.text.text)
    if isinstance(value, tuple) and value and key in ("row", "column"):
        return shortened(_plain(value[0]))
    if not isinstance(value, Entry):
        return ""
    kind, main = type(value), main_field(value)
    key = kind.named_by or (kind.pair[0] if kind.pair else "")
    titled = next((getattr(value, name) for name in ("title",) if name in kind.model_fields), None)
    if not key and not titled and not kind.link_kind and not set(kind.model_fields) - _MINOR - {main}:
        return ""
    if kind.link_kind == "source":
        key = main
    if not key and not titled and get_origin(kind.model_fields[main].annotation) in (Literal, tuple):
        return ""  # a chart is not called “column”
    found = titled or getattr(value, key or main)
    return shortened(_plain(found))


def _plain(value: Any) -> str:
    return value.text if isinstance(value, Inline) else spelled(value)


def shortened(text: str, most: int = _LONGEST_NAME) -> str:
    """A text on one line, cut between words where it is long."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept[most // 2 :] else kept}…"
