"""The new deck, joined from today's and the one that was found: today's package, with the teacher's slides in it.

In: both decks, and what was decided. Out: the parts of the new one, as if it had been made in one piece.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.render.powerpoint.master import FIRST_LAYOUT_ID
from sinopack.render.powerpoint.notes import NOTES_MASTER
from sinopack.render.powerpoint.package import content_types_xml, relationships_xml, way
from sinopack.revise.archive import CONTENT_TYPES, PRESENTATION, Archive, P, Relation, relations_name
from sinopack.revise.carrying import Carrier, Parts, new_relation
from sinopack.revise.decisions import Decided, Placed
from sinopack.revise.listing import count_slides, list_masters, list_slides
from sinopack.revise.marking import with_banner, with_line
from sinopack.revise.mending import mended, mended_notes, numbered, with_footer_of
from sinopack.revise.surgery import parsed
from sinopack.revise.words import Words

_SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
_ENDS = ("slide", "notesMaster")
"""What every page of notes refers to."""
_AUTHORS = ("commentAuthors", "authors")


class Sides(Struct, frozen=True):
    """Today's deck and the one found, with the names of their slides' parts in order; `forgetful` says that the program
    that saved it drops names."""

    today: Archive
    old: Archive
    today_slides: Sequence[str]
    old_slides: Sequence[str]
    forgetful: bool


def joined(sides: Sides, decided: Decided, words: Words) -> dict[str, bytes]:
    """The parts of the new deck but for its custom properties."""
    return _Joint(sides, decided, words).parts()


class _Joint:
    def __init__(self, sides: Sides, decided: Decided, words: Words):
        self._sides, self._decided, self._words = sides, decided, words
        today = sides.today
        notes = [today.related(part, "notesSlide") for part in sides.today_slides]
        self._new = Parts(today, (*sides.today_slides, *notes))
        self._carrier = Carrier(sides.old, self._new, self._shared)
        self._names = [f"ppt/slides/slide{number}.xml" for number in range(1, len(decided.slides) + 1)]
        self._of_today: dict[str, str] = {}
        self._of_old: dict[str, str] = {}
        for placed, name in zip(decided.slides, self._names, strict=True):
            if placed.new is not None:
                self._of_today.setdefault(sides.today_slides[placed.new], name)
            if placed.old is not None:
                self._of_old[sides.old_slides[placed.old]] = name
        for old, new in decided.same.items():
            self._of_old.setdefault(sides.old_slides[old], self._of_today.get(sides.today_slides[new], ""))
        self._layouts = {_layout_key(today, part): part for part in _parts_like(today, "ppt/slideLayouts/")}
        self._source = ""
        self._layout = ""
        self._masters: list[tuple[str, int]] = []

    def parts(self) -> dict[str, bytes]:
        self._carry_masters()
        for number, placed in enumerate(self._decided.slides, 1):
            if placed.old is None:
                self._todays(number, placed)
            else:
                self._teachers(number, placed)
        self._carry_authors()
        settled = [None if each.new in self._decided.moved else each.new for each in self._decided.slides]
        list_slides(self._new, self._sides.today, self._names, settled)
        list_masters(self._new, self._masters)
        count_slides(self._new, self._names)
        return self._finished()

    def _carry_masters(self) -> None:
        """The layouts that today's deck has not, and their masters."""
        old = self._sides.old
        wanted: dict[str, list[str]] = {}
        for placed in self._decided.slides:
            if placed.old is not None:
                layout = old.related(self._sides.old_slides[placed.old], "slideLayout")
                master = old.related(layout, "slideMaster") if layout else ""
                if master and not self._layout_for(placed, layout) and layout not in wanted.get(master, ()):
                    wanted.setdefault(master, []).append(layout)
        free = FIRST_LAYOUT_ID + len(self._layouts)
        for master, layouts in wanted.items():
            self._masters.append((self._carrier.carry_master(master, layouts, free + 1), free))
            free += len(layouts) + 1

    def _layout_for(self, placed: Placed, layout: str) -> str:
        """Today's layout for a slide of the teacher's: the one of the generated slide where the file has lost which it
        was, else the one that is called the same and has the same placeholders."""
        if placed.new is not None and self._sides.forgetful:
            return self._sides.today.related(self._sides.today_slides[placed.new], "slideLayout")
        return self._layouts.get(_layout_key(self._sides.old, layout), "")

    def _todays(self, number: int, placed: Placed) -> None:
        """A slide as it is generated today, marked if it is to be reviewed."""
        assert placed.new is not None
        today, name = self._sides.today, self._names[number - 1]
        part = self._sides.today_slides[placed.new]
        data = numbered(today.parts[part], number)
        notes_part = today.related(part, "notesSlide")
        notes = today.parts[notes_part] if notes_part else None
        if placed.mark:
            apart = any(each.old is not None and each.new == placed.new for each in self._decided.slides)
            data = with_banner(data, placed.mark.value, self._words, self._width, apart)
            notes = with_line(notes, placed.mark.value, self._words)
        relations = [
            replace(each, target=self._of_today.get(each.target) or name) if each.kind == "slide" else each
            for each in today.relations(part).values()
            if each.kind != "notesSlide"
        ]
        self._new.add(name, data, _SLIDE_TYPE, relations)
        if notes is not None:
            known = today.relations(notes_part).values() if notes_part else ()
            self._add_notes(number, notes, [each for each in known if each.kind not in _ENDS])

    def _teachers(self, number: int, placed: Placed) -> None:
        """A slide of the file that was found, with all that belongs to it."""
        assert placed.old is not None
        old, name = self._sides.old, self._names[number - 1]
        part = self._sides.old_slides[placed.old]
        data = old.parts[part]
        if placed.new is not None:
            generated = self._sides.today.parts[self._sides.today_slides[placed.new]]
            data = mended(data, generated) if self._sides.forgetful else data
            data = with_footer_of(data, generated) if placed.old in self._decided.refooted else data
        self._source = name
        self._layout = self._layout_for(placed, old.related(part, "slideLayout"))
        relations = [each for each in self._carrier.relations(part) if each.kind != "notesSlide"]
        self._new.add(name, numbered(data, number), _SLIDE_TYPE, relations)
        notes = old.related(part, "notesSlide")
        if notes in old.parts:
            kept = [each for each in self._carrier.relations(notes) if each.kind not in _ENDS]
            self._add_notes(number, mended_notes(old.parts[notes]), kept)

    def _add_notes(self, number: int, data: bytes, others: Sequence[Relation]) -> None:
        slide, name = self._names[number - 1], f"ppt/notesSlides/notesSlide{number}.xml"
        taken = {each.identity for each in others}
        ends = [new_relation(*end, taken) for end in (("slide", slide), ("notesMaster", NOTES_MASTER))]
        self._new.add(name, data, _NOTES_TYPE, [*others, *ends])
        used = {each.identity for each in self._new.relations[slide]}
        self._new.relations[slide].append(new_relation("notesSlide", name, used))

    def _shared(self, relation: Relation) -> str:
        """What a part of the teacher's refers to in the new deck, where that is there already."""
        match relation.kind:
            case "slide":
                return self._of_old.get(relation.target) or self._source
            case "slideLayout":
                return self._layout
            case "notesMaster":
                return NOTES_MASTER
            case "notesSlide":
                return relation.target  # is put in its own place
        return ""

    def _carry_authors(self) -> None:
        """Who wrote the comments."""
        if any(each.kind == "comments" for name in self._names for each in self._new.relations[name]):
            mine = self._new.relations[PRESENTATION]
            for relation in self._sides.old.relations(PRESENTATION).values():
                if relation.kind in _AUTHORS and relation.target in self._sides.old.parts:
                    target = self._carrier.carry(relation.target)
                    mine.append(new_relation(relation.type, target, {each.identity for each in mine}))

    @property
    def _width(self) -> int:
        size = parsed(self._sides.today.parts[PRESENTATION]).first(f"{P}sldSz")
        return int(size.attributes["cx"]) if size else 0

    def _finished(self) -> dict[str, bytes]:
        """All parts that something refers to, their relationships and their types."""
        new = self._new
        used = new.reachable()
        parts = {name: data for name, data in new.data.items() if name in used}
        for name in ("", *parts):
            if new.relations.get(name):
                entries = (_entry(name, each) for each in new.relations[name])
                parts[relations_name(name)] = relationships_xml(entries).encode("utf-8")
        extensions: dict[str, str] = {}
        overrides: dict[str, str] = {}
        for name in sorted(used):
            extension = name.rpartition(".")[2]
            if extension == "xml" or extensions.setdefault(extension, new.types[name]) != new.types[name]:
                overrides[name] = new.types[name]
        parts[CONTENT_TYPES] = content_types_xml(extensions, overrides).encode("utf-8")
        return parts


def _entry(source: str, relation: Relation) -> tuple[str, str, str, bool]:
    target = relation.target if relation.external else way(source, relation.target)
    return relation.identity, relation.type, target, relation.external


def _parts_like(archive: Archive, folder: str) -> list[str]:
    return [name for name in archive.parts if name.startswith(folder) and not name.endswith(".rels")]


def _layout_key(archive: Archive, layout: str) -> tuple[object, ...]:
    """What tells a layout from others: its name, and its placeholders."""
    if layout not in archive.parts:
        return ()
    tree = archive.tree(layout)
    named = tree.find(f"{P}cSld")
    placeholders = sorted((each.get("type", ""), each.get("idx", "")) for each in tree.iter(f"{P}ph"))
    return "" if named is None else named.get("name", ""), tuple(placeholders)
