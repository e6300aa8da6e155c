"""Packs whose every key for teachers holds words that occur nowhere else, made from the content model itself, so that a
key that is marked as one for teachers is among them from the day it is.

In: a pack. Out: the same pack with secrets, and what each is. Two such packs with other secrets differ in nothing that
students may see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, product
from typing import Any, get_args

from msgspec.structs import replace

from sinopack.content import model
from sinopack.content.base import Entry
from sinopack.content.markup import Inline, ListBlock, ListItem, Paragraph, Prose, Span
from sinopack.content.remarks import SIGN, is_for_teachers
from sinopack.content.rewriting import rewritten

_WORDS_OF_OTHERS = {("Quote", "quote"), ("Extract", "extract")}
_UNREMARKED = {"Question", "Step", "Box", "Credit"}
"""Entries whose keys for students hold no remarks here."""


@dataclass
class Secrets:
    """The secrets of one pack by where they stand; a word begins with `initial`. Right answers that are letters, or
    true and false, are others where they are `turned`."""

    initial: str
    turned: bool = False
    places: dict[str, str] = field(default_factory=dict)
    gaps: dict[str, str] = field(default_factory=dict)

    def in_gap(self, words: str) -> str:
        """The same word wherever the same words stood in a gap: what is typed once may be kept in several places."""
        if words not in self.gaps:
            self.gaps[words] = self.word("a gap")
        return self.gaps[words]

    def word(self, place: str) -> str:
        """A word that no language has, of a length of its own: as long as every other one."""
        words = ("".join(letters) for letters in product("bcdfghjklmnpqrstvwxz", repeat=4))
        word = self.initial + next(each for number, each in enumerate(words) if number == len(self.places) * 7)
        self.places[word] = place
        return word


def with_secrets(pack: model.Pack, secrets: Secrets) -> model.Pack:
    """The pack with a secret behind every key for teachers, in every gap, and as a remark wherever one may stand."""
    hidden = _entry(pack, secrets)
    assert isinstance(hidden, model.Pack)

    def filled(text: Inline) -> Inline:
        return replace(text, spans=tuple(_filled(text.spans, secrets))) if any(s.gap for s in text.spans) else text

    return rewritten(hidden, filled)


def _filled(spans: Iterable[Span], secrets: Secrets) -> Iterator[Span]:
    """The spans, with a secret in each gap."""
    for gap, group in groupby(spans, key=lambda span: span.gap):
        kept = list(group)
        yield from [Span(secrets.in_gap("".join(span.text for span in kept)), gap=gap)] if gap else kept


def _entry(entry: Entry, secrets: Secrets) -> Entry:
    kind, show = type(entry).__name__, getattr(entry, "show", None)
    if show and not (show.handout or show.slides):
        return entry
    changes: dict[str, Any] = {}
    for name, about in type(entry).model_fields.items():
        value, place = getattr(entry, name), f"{kind}.{name}"
        if is_for_teachers(type(entry), name):
            changes[name] = _secret(entry, name, secrets)
        elif _may_be_remarked(entry, name):
            changes[name] = _remarked(value, about.annotation, place, secrets)
        else:
            changes[name] = _inside(value, secrets)
    changed = {name: value for name, value in changes.items() if value is not getattr(entry, name)}
    return entry.edited(changed) if changed else entry


def _secret(entry: Entry, name: str, secrets: Secrets) -> Any:
    """The value of a key for teachers in other words; a letter or a yes, which is no word, as another one if that is
    asked for."""
    value, place = getattr(entry, name), f"{type(entry).__name__}.{name}"
    holds = _classes(type(entry).model_fields[name].annotation)
    if isinstance(value, bool):
        return value != secrets.turned
    if isinstance(entry, model.ChoiceQuestion) and name == "answer":
        return _another_letter(entry) if secrets.turned and entry.right_options else value
    if name == "correction" and value is None:
        return value  # there is none of a true statement
    if Prose in holds:
        return Prose((Paragraph(_text(place, secrets)), ListBlock((ListItem(_text(place, secrets)),))))
    if Inline in holds:
        return _text(place, secrets)
    return _said_otherwise(value, place, secrets)


def _another_letter(question: model.ChoiceQuestion) -> Prose:
    number = (question.right_options[0] + 1) % len(question.options)
    return Prose((Paragraph(Inline((Span(chr(ord("A") + number)),))),))


def _said_otherwise(value: Any, place: str, secrets: Secrets) -> Any:
    """Whatever stands in a value for teachers, with other texts."""
    match value:
        case Inline():
            return _text(place, secrets)
        case Prose():
            return Prose((Paragraph(_text(place, secrets)),))
        case Entry():
            fields = {
                name: _said_otherwise(getattr(value, name), f"{place}.{name}", secrets)
                for name in type(value).model_fields
            }
            return value.edited({name: new for name, new in fields.items() if new is not getattr(value, name)})
        case tuple():
            return tuple(_said_otherwise(each, place, secrets) for each in value)
        case _:
            return value


def _inside(value: Any, secrets: Secrets) -> Any:
    """A value for students, with secrets in its entries."""
    if isinstance(value, Entry):
        return _entry(value, secrets)
    if isinstance(value, tuple):
        kept = tuple(_inside(each, secrets) for each in value)
        return kept if any(new is not old for new, old in zip(kept, value, strict=True)) else value
    return value


def _may_be_remarked(entry: Entry, name: str) -> bool:
    kinds = {each.__name__ for each in type(entry).__mro__}
    if kinds & _UNREMARKED:
        return False
    about = type(entry).model_fields[name]
    holds = _classes(about.annotation)
    if Prose in holds:
        return (type(entry).__name__, name) not in _WORDS_OF_OTHERS
    value = getattr(entry, name)
    if isinstance(value, tuple):
        return bool(value) and (
            isinstance(value[0], model.KeyPoint | model.Takeaway) or name in ("objectives", "points")
        )
    return Inline in holds and not about.is_required() and value is None


def _remarked(value: Any, annotation: Any, place: str, secrets: Secrets) -> Any:
    """A value with a remark before what it says and one behind it."""
    if isinstance(value, Prose):
        remark = Paragraph(_remark(place, secrets))
        listed = ListBlock((ListItem(_remark(f"{place}, listed", secrets)),))
        return replace(value, blocks=(remark, *value.blocks, listed))
    if value is None and Prose in _classes(annotation):
        return Prose((Paragraph(_remark(place, secrets)),))
    if value is None:
        return _remark(place, secrets)
    first = value[0]
    remark = _remark(place, secrets)
    kept = tuple(_inside(each, secrets) for each in value)
    return (*kept, type(first)(text=remark) if isinstance(first, Entry) else remark)


def _text(place: str, secrets: Secrets) -> Inline:
    return Inline((Span(secrets.word(place)),))


def _remark(place: str, secrets: Secrets) -> Inline:
    return Inline((Span(f"{SIGN} {secrets.word(f'{place}, a remark')}"),))


def _classes(annotation: Any) -> set[Any]:
    """The classes that an annotation names, however deep."""
    return {annotation}.union(*(_classes(each) for each in get_args(annotation)))


def teachers_keys(entry: type[Entry] = model.Pack) -> Iterator[str]:
    """Every key for teachers that the content model has, as `Section.notes`."""
    seen: set[type] = set()
    waiting: list[type[Entry]] = [entry]
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        for name, about in kind.model_fields.items():
            if is_for_teachers(kind, name):
                yield f"{kind.__name__}.{name}"
            classes = _classes(about.annotation)
            waiting += [each for each in classes if isinstance(each, type) and issubclass(each, Entry)]
