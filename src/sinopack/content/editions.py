"""A pack for its readers: what is for teachers is taken out before anything is planned, and so cannot get through.

In: a validated pack. Out: the pack of the students, or the pack as the class sees it on the teacher's slides. What is
the same stays the same value; a key for teachers is one that the model marks as such (`FOR_TEACHERS`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.annotations import FOR_TEACHERS
from sinopack.content.markup import Inline, ListBlock, ListItem, Paragraph, Prose, ProseBlock, QuotedProse, Subheading
from sinopack.content.remarks import is_for_teachers, is_remark
from sinopack.content.unchanged import Known, known
from sinopack.memory import Memory

if TYPE_CHECKING:
    from sinopack.content.base import Entry
    from sinopack.content.model import Pack


class ForTheClass(Struct, frozen=True):
    """A pack without remarks, and of each entry that it changes, by identity, what it was."""

    pack: Pack
    originals: Mapping[int, Entry]


def for_students(pack: Pack, memory: Memory | None = None) -> Pack:
    """The pack without anything for teachers: neither remarks nor what is typed behind a key for them. `memory` is that
    of earlier builds."""
    return _Editing(keeps_keys=False, known=known(memory, "for students")).pack(pack)


def for_the_class(pack: Pack, memory: Memory | None = None) -> ForTheClass:
    """The pack without remarks, as it is shown to a class by a teacher, who has the rest in the notes. `memory` as
    above."""
    editing = _Editing(keeps_keys=True, known=known(memory, "for the class"))
    return ForTheClass(editing.pack(pack), editing.originals)


class _Editing:
    """Takes out remarks, and unless it `keeps_keys` what is typed behind keys for teachers. Entries that were edited in
    an earlier build are `known`, each with what it was made from."""

    def __init__(self, *, keeps_keys: bool, known: Known | None) -> None:
        self._keeps_keys = keeps_keys
        self._known = known
        self.originals: dict[int, Entry] = {}

    def pack(self, pack: Pack) -> Pack:
        edited = self._entry(pack)
        assert edited is not None  # what a pack must have cannot be a remark
        return edited  # type: ignore[return-value]

    def _entry(self, entry: Entry) -> Entry | None:
        if self._known is None or not entry.remembered:
            return self._edited(entry)
        edited, originals = self._known.once(entry, lambda: self._apart(entry))
        self.originals.update(originals)
        return edited

    def _apart(self, entry: Entry) -> tuple[Entry | None, dict[int, Entry]]:
        """An entry edited by itself, and the originals of what was changed in it."""
        editing = _Editing(keeps_keys=self._keeps_keys, known=self._known)
        return editing._edited(entry), editing.originals

    def _edited(self, entry: Entry) -> Entry | None:
        """The entry, or None where something that it must have is a remark."""
        changes: dict[str, Any] = {}
        for name, field in type(entry).model_fields.items():
            value = entry.__dict__[name]
            if is_for_teachers(type(entry), name):
                stays = self._keeps_keys or FOR_TEACHERS not in field.metadata
                kept = value if stays else field.get_default(call_default_factory=True)
            else:
                kept = self._kept(value)
            if kept is None and value is not None and field.is_required():
                return None
            if kept is not value:
                changes[name] = kept
        for name, made in (entry.__pydantic_private__ or {}).items():  # what was made from it, such as its figure
            if (kept := self._kept(made)) is not made:
                changes[name] = kept
        if not changes:
            return entry
        edited = entry.edited(changes)
        self.originals[id(edited)] = entry
        return edited

    def _kept(self, value: Any) -> Any:
        """The value without remarks; None where nothing is left."""
        from sinopack.content.base import Entry

        match value:
            case str() | None | bool():
                return value
            case Inline():
                return None if is_remark(value) else value
            case Prose():
                blocks = tuple(_prose(value.blocks))
                return value if blocks == value.blocks else replace(value, blocks=blocks) if blocks else None
            case Entry():
                return self._entry(value)
            case tuple():
                kept = tuple(each for each in map(self._kept, value) if each is not None)
                is_same = len(kept) == len(value) and all(map(lambda old, new: old is new, value, kept))
                return value if is_same else kept
            case _:
                return value


def _prose(blocks: tuple[ProseBlock, ...]) -> Iterator[ProseBlock]:
    for block in blocks:
        match block:
            case Paragraph(text) | Subheading(text=text):
                yield from () if is_remark(text) else (block,)
            case QuotedProse(paragraphs):
                kept = tuple(text for text in paragraphs if not is_remark(text))
                yield from (QuotedProse(kept),) if kept else ()
            case ListBlock():
                yield from _list(block)
            case _:
                yield block


def _list(block: ListBlock) -> Iterator[ListBlock]:
    items = tuple(
        ListItem(item.text, tuple(kept for child in item.children for kept in _list(child)))
        for item in block.items
        if not is_remark(item.text)
    )
    if items:
        yield replace(block, items=items)
