"""The new deck, joined from today's and the one that was found: today's package, with the teacher's slides in it.

In: both decks, and what was decided. Out: the parts of the new one, as if it had been made in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from sinopack.render.powerpoint.master import FIRST_LAYOUT_ID
from sinopack.render.powerpoint.notes import NOTES_MASTER
from sinopack.render.powerpoint.package import OFFICE, content_types_xml, relationships_xml, way
from sinopack.render.powerpoint.presentation import FIRST_SLIDE_ID
from sinopack.render.powerpoint.xml import attribute
from sinopack.revise.archive import CONTENT_TYPES, PRESENTATION, Archive, P, Relation, relations_name
from sinopack.revise.carrying import Carrier, Parts
from sinopack.revise.decisions import Decided, Placed
from sinopack.revise.marking import with_banner, with_line
from sinopack.revise.mending import mended, mended_notes, numbered, with_footer_of
from sinopack.revise.surgery import Cut, Node, cut, parsed
from sinopack.revise.words import Words

_SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_ENDS = ("slide", "notesMaster")
"""What every page of notes refers to."""
_AUTHORS = ("commentAuthors", "authors")
_COUNTS = re.compile(rb"<(Slides|Notes|HiddenSlides)>\d*</")

Section = tuple[str, str]
"""A section's name and identity."""


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
        self._list()
        self._count()
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
        ends = [_relation(*end, taken) for end in (("slide", slide), ("notesMaster", NOTES_MASTER))]
        self._new.add(name, data, _NOTES_TYPE, [*others, *ends])
        used = {each.identity for each in self._new.relations[slide]}
        self._new.relations[slide].append(_relation("notesSlide", name, used))

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
                    mine.append(_relation(relation.type, target, {each.identity for each in mine}))

    @property
    def _width(self) -> int:
        size = parsed(self._sides.today.parts[PRESENTATION]).first(f"{P}sldSz")
        return int(size.attributes["cx"]) if size else 0

    def _list(self) -> None:
        """The presentation's lists of masters, slides and sections."""
        kept = [each for each in self._new.relations[PRESENTATION] if each.kind != "slide"]
        used = {each.identity for each in kept}
        slides = [_relation("slide", name, used) for name in self._names]
        masters = [_relation("slideMaster", name, used) for name, _ in self._masters]
        self._new.relations[PRESENTATION] = [*kept, *slides, *masters]
        data = self._new.data[PRESENTATION]
        root = parsed(data)
        ids = "".join(
            f'<p:sldId id="{FIRST_SLIDE_ID + index}" r:id="{each.identity}"/>' for index, each in enumerate(slides)
        )
        listed = f"<p:sldIdLst>{ids}</p:sldIdLst>" if ids else ""
        cuts = [_instead(root.first(f"{P}sldIdLst"), root, listed)]
        entries = "".join(
            f'<p:sldMasterId id="{number}" r:id="{each.identity}"/>'
            for each, (_, number) in zip(masters, self._masters, strict=True)
        )
        known = root.first(f"{P}sldMasterIdLst")
        assert known is not None
        place = data.rindex(b"</", 0, known.end)
        cuts.append((place, place, entries.encode()))
        sections = root.first(f"{_P14}sectionLst")
        if sections is not None:
            cuts.append(_instead(sections, root, "".join(self._sections(sections))))
        self._new.data[PRESENTATION] = cut(data, cuts)

    def _sections(self, sections: Node) -> Iterator[str]:
        """Today's sections. What someone has added or moved is in the section in which it now stands."""
        number_of = {identity: index for index, (_, identity) in enumerate(self._sides.today.slides())}
        section_of: dict[int, Section] = {}
        for section in sections.children:
            for entry in section.iter(f"{_P14}sldId"):
                if (number := int(entry.attributes["id"])) in number_of:
                    section_of[number_of[number]] = (section.attributes["name"], section.attributes["id"])
        settled = [
            section_of.get(each.new) if each.new is not None and each.new not in self._decided.moved else None
            for each in self._decided.slides
        ]
        current = next(filter(None, settled), next(iter(section_of.values()), ("", "")))
        groups: list[tuple[Section, list[int]]] = []
        for index, section in enumerate(settled):
            current = section or current
            if not groups or groups[-1][0] != current:
                groups.append((current, []))
            groups[-1][1].append(FIRST_SLIDE_ID + index)
        yield f'<p14:sectionLst xmlns:p14="{_P14[1:-1]}">'
        for (name, identity), members in groups:
            ids = "".join(f'<p14:sldId id="{member}"/>' for member in members)
            yield f'<p14:section name="{attribute(name)}" id="{identity}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
        yield "</p14:sectionLst>"

    def _count(self) -> None:
        """The numbers that the application's properties tell."""
        hidden = sum(b' show="0"' in self._new.data[name][:2000] for name in self._names)
        notes = sum(name.startswith("ppt/notesSlides/") for name in self._new.data)
        told = {b"Slides": len(self._names), b"Notes": notes, b"HiddenSlides": hidden}
        part = "docProps/app.xml"
        if part in self._new.data:
            self._new.data[part] = _COUNTS.sub(
                lambda found: b"<%s>%d</" % (found[1], told[found[1]]), self._new.data[part]
            )

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


def _relation(kind: str, target: str, taken: set[str]) -> Relation:
    """A relationship under an id that is not `taken`, which it then is."""
    identity = next(name for number in count(1) if (name := f"rId{number}") not in taken)
    taken.add(identity)
    whole = kind if ":" in kind else f"{OFFICE}/{kind}"
    return Relation(identity, whole.rpartition("/")[2], whole, target, False)


def _instead(node: Node | None, root: Node, written: str) -> Cut:
    assert node is not None, "sinopack's own presentation lists its slides"
    return node.start, node.end, written.encode("utf-8")


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
