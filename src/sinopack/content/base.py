"""What every mapping of the content model has in common: its place, its short forms, its id.

In: a located mapping, or the short form that stands for it. Out: a frozen model. The kinds of value are in
`sinopack.content.fields` and can be had from here as well.

The modules of the model are without `from __future__ import annotations`: pydantic would evaluate every annotation by
itself, at each start.
"""

import re
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, PrivateAttr, model_validator
from pydantic.functional_validators import ModelWrapValidatorHandler
from pydantic_core import CoreSchema, PydanticKnownError

from sinopack.content.annotations import FOR_TEACHERS, ReadFirst
from sinopack.content.fields import (
    TEXT_SCHEMA,
    CellText,
    DateText,
    EventDate,
    Identifier,
    InlineText,
    Language,
    PicturePath,
    PlainText,
    ProseText,
    QuoteId,
    SectionId,
    SlideOrHandout,
    SourceId,
    Texts,
    text_or_list,
)
from sinopack.content.findings import Definition, current
from sinopack.content.languages import slug
from sinopack.content.show import Show
from sinopack.content.unchanged import entry_again
from sinopack.problems import Place, Problem
from sinopack.source.near import nearest
from sinopack.source.nodes import MapNode, TextNode

__all__ = [
    "NOTES", "CellText", "DateText", "Entry", "EventDate", "Identifier", "InlineText", "Language", "PicturePath",
    "PlainText", "ProseText", "QuoteId", "SectionId", "Show", "SlideOrHandout", "SourceId", "TeachersNotes", "Texts",
    "listed",
]  # fmt: skip

_UNNAMED = re.compile(r"\]\([^)]*\)|==[^=]+==")
"""What of a title makes no part of an id: where its links lead, and what students are to fill in."""
_PAIRED = {"type": ["string", "number", "boolean", "object", "array"]}
E = TypeVar("E", bound="Entry")
TeachersNotes = Annotated[ProseText | None, FOR_TEACHERS]
NOTES = "For the teacher: in the notes of its slide and in the teacher’s handout, never for students."
"""The description of the notes that a block may have."""


class Entry(BaseModel):
    """A mapping that an author types. Two entries are equal if they say the same, wherever that was typed."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    noun: ClassVar[str] = "entry"
    """What an author calls it: “key point”."""
    also_called: ClassVar[tuple[str, ...]] = ()
    """Other words that people try in place of its first key."""
    example: ClassVar[str] = ""
    """Its pair as one types it, for who has typed only half of it."""
    short: ClassVar[str] = ""
    """The key that a plain text stands for."""
    pair: ClassVar[tuple[str, str] | None] = None
    """The keys that `name: value` stands for: `Comintern: The Communist International` is a term and its meaning."""
    link_kind: ClassVar[str] = ""
    """What its ids are known as; "" if it has none."""
    named_by: ClassVar[str] = ""
    """The key whose text gives the id, where none is typed."""
    remembered: ClassVar[bool] = False
    """Whether it is the same value from build to build as long as its lines are (see `sinopack.content.unchanged`):
    those that a pack has many of, and that depend on no other."""

    _place: Place | None = PrivateAttr(None)

    @property
    def place(self) -> Place | None:
        """Where it was typed; None if it was made in code."""
        return self._place

    def edited(self, changes: dict[str, Any]) -> Self:
        """The entry with some of its values changed, or what was made from them; it stands where it stood."""
        fields = type(self).model_fields
        copy = self.model_copy(update={name: value for name, value in changes.items() if name in fields})
        for name in changes.keys() - fields.keys():
            setattr(copy, name, changes[name])
        return copy

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), *self._values()))

    def _values(self) -> list[Any]:
        return [self.__dict__[name] for name in type(self).model_fields]

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, typed: Any, handler: ModelWrapValidatorHandler[E]) -> E:
        if isinstance(typed, Entry):
            return handler(typed)
        if not cls.remembered:
            return cls._made(typed, handler)
        return entry_again(cls, typed, lambda: cls._made(typed, handler))  # type: ignore[return-value]

    @classmethod
    def _made(cls, typed: Any, handler: ModelWrapValidatorHandler[E]) -> E:
        mapping = cls._expanded(typed)
        if isinstance(mapping, dict):
            mapping = cls._identified(mapping)
        entry = handler(mapping)
        entry._place = getattr(typed, "place", None)
        entry._complete(mapping)
        return entry

    def _complete(self, mapping: dict[str, Any]) -> None:
        """What can only be checked or found out once the whole entry is there."""

    @classmethod
    def _expanded(cls, typed: Any) -> Any:
        """The mapping that a short form stands for, without the keys that nothing is typed for."""
        if isinstance(typed, str) and cls.short:
            return _mapping({cls.short: typed}, typed)
        if not isinstance(typed, dict):
            return typed
        fields = cls.model_fields
        unknown = [key for key in typed if key not in fields]
        if len(unknown) == 1 and not nearest(unknown[0], fields):
            typed = cls._unpaired(typed, unknown[0])
        empty = [key for key, value in typed.items() if value == "" and key in fields and not fields[key].is_required()]
        return _mapping({key: typed[key] for key in typed if key not in empty}, typed) if empty else typed

    @classmethod
    def _unpaired(cls, typed: dict[str, Any], name: str) -> dict[str, Any]:
        """`name: value` as the two keys that it stands for. Where there are none, it is a text with a colon."""
        if cls.pair and cls.pair[0] not in typed and cls._is_name(name):
            key, value = cls.pair[0], typed[name]
            rest = {other: found for other, found in typed.items() if other != name}
            inner = value if isinstance(value, dict) else {cls.pair[1]: value}
            return _mapping({key: name, **inner, **rest}, typed)
        if cls.short and len(typed) == 1:
            raise PydanticKnownError("string_type")
        return typed

    @classmethod
    def _is_name(cls, key: str) -> bool:
        """Whether a key that the model does not have can be the first half of a pair."""
        return True

    @classmethod
    def _identified(cls, mapping: dict[str, Any]) -> dict[str, Any]:
        """The mapping with an id, which is also written down for others to refer to."""
        if not cls.link_kind:
            return mapping
        typed_id, title = mapping.get("id"), mapping.get(cls.named_by, "")
        title = getattr(title, "text", title)
        identifier = slug(typed_id) if isinstance(typed_id, str) else ""
        if not identifier and isinstance(title, str) and title.strip():
            identifier = slug(_UNNAMED.sub("", title)) or "-".join(f"{ord(sign):x}" for sign in title[:8])
        if not identifier:
            return mapping
        _define(cls, mapping, identifier, str(title) if isinstance(title, str) else "")
        return mapping if typed_id else _mapping({**mapping, "id": identifier}, mapping)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core)
        forms = cls._short_schemas()
        return {"anyOf": [*forms, schema]} if forms else schema

    @classmethod
    def _short_schemas(cls) -> list[dict[str, Any]]:
        forms: list[dict[str, Any]] = [dict(TEXT_SCHEMA)] if cls.short else []
        if cls.pair:
            named = [{"required": [key]} for key in cls.pair]
            known: dict[str, Any] = {key: {} for key in cls.model_fields if key not in cls.pair}
            forms.append({"type": "object", "properties": known, "minProperties": 1, "not": {"anyOf": named},
                          "additionalProperties": _PAIRED})  # fmt: skip
        return forms


def listed(model: type[Entry] | None = None) -> ReadFirst:
    """Accepts one item where a list is meant, and a mapping of names to values where the model has pairs."""

    def several(value: Any) -> Any:
        if isinstance(value, str):
            return text_or_list(value)
        if not isinstance(value, dict):
            return value
        fields = model.model_fields if model else {}
        if model and model.pair and not any(key in fields or nearest(key, fields) for key in value):
            return [_mapping({key: item}, key, item) for key, item in value.items()]
        return [value]

    return ReadFirst(several)


def _mapping(pairs: dict[Any, Any], typed: Any, last: Any = None) -> dict[str, Any]:
    """A mapping in place of what was typed, which stands where that stood."""
    place = getattr(typed, "place", None)
    if place is None:
        return pairs
    end = getattr(last if last is not None else typed, "end", None)
    node = MapNode(pairs, place, end, getattr(typed, "flow", False))
    node.key = getattr(typed, "key", None)
    return node  # type: ignore[return-value]


def _define(model: type[Entry], mapping: dict[str, Any], identifier: str, title: str) -> None:
    """Writes down that there is such an id; says so if there is one already."""
    findings = current()
    if findings is None:
        return
    known = findings.definitions.setdefault(model.link_kind, {})
    named = mapping.get("id") or mapping.get(model.named_by)
    place = getattr(named, "place", None) or getattr(mapping, "place", None)
    first = known.setdefault(identifier, Definition(title or identifier, place))
    if first.place is None or place is None or first.place == place:
        return
    from sinopack.source.quoting import insert_key, replace_value

    free = next(f"{identifier}-{n}" for n in range(2, 10**6) if f"{identifier}-{n}" not in known)
    known[free] = Definition(title, place)
    where, suggestion = f"on line {first.place.line}", ""
    if isinstance(mapping.get("id"), TextNode):
        message = f"This id is taken: another {model.noun} {where} has it."
        suggestion = replace_value(mapping["id"], free)
    else:
        message = f"Another {model.noun} {where} has the same name, so nothing could tell them apart."
        place = getattr(mapping, "place", None) or place
        first_key = next(iter(mapping), None)
        if isinstance(mapping, MapNode) and isinstance(first_key, TextNode) and first_key.place == mapping.place:
            suggestion = insert_key(mapping, "id", free)
    findings.add(
        Problem(message, place, suggestion, "" if suggestion else "Give one of them another name, or an `id`.")
    )
