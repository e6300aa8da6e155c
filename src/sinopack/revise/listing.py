"""What the presentation says of its slides as a whole: their list, their sections, the masters, the counts.

In: a new package with its slides in place. Out: its presentation part, and the application's properties, in keeping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sinopack.render.powerpoint.presentation import FIRST_SLIDE_ID
from sinopack.render.powerpoint.xml import attribute
from sinopack.revise.archive import PRESENTATION, Archive, P
from sinopack.revise.carrying import Parts, new_relation
from sinopack.revise.surgery import Node, cut, parsed

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_APPLICATION = "docProps/app.xml"
_COUNTS = re.compile(rb"<(Slides|Notes|HiddenSlides)>\d*</")

Section = tuple[str, str]
"""A section's name and identity."""


def list_slides(parts: Parts, today: Archive, names: Sequence[str], settled: Sequence[int | None]) -> None:
    """List the slides, and divide them into today's sections. For each slide `settled` has the one of today's that it
    is, or None: what someone has added or moved is in the section in which it now stands."""
    kept = [each for each in parts.relations[PRESENTATION] if each.kind != "slide"]
    used = {each.identity for each in kept}
    slides = [new_relation("slide", name, used) for name in names]
    parts.relations[PRESENTATION] = [*kept, *slides]
    data = parts.data[PRESENTATION]
    root = parsed(data)
    numbered = enumerate(slides, FIRST_SLIDE_ID)
    ids = "".join(f'<p:sldId id="{number}" r:id="{each.identity}"/>' for number, each in numbered)
    known, sections = root.first(f"{P}sldIdLst"), root.first(f"{_P14}sectionLst")
    assert known is not None, "there was a slide to change, and it is still in the content"
    cuts = [(known.start, known.end, f"<p:sldIdLst>{ids}</p:sldIdLst>".encode() if ids else b"")]
    if sections is not None:
        written = "".join(_sections(sections, today, settled))
        cuts.append((sections.start, sections.end, written.encode("utf-8")))
    parts.data[PRESENTATION] = cut(data, cuts)


def _sections(sections: Node, today: Archive, settled: Sequence[int | None]) -> Iterator[str]:
    section_of = _by_slide(sections, today)
    known = [section_of.get(each) if each is not None else None for each in settled]
    current = next(filter(None, known), next(iter(section_of.values()), ("", "")))
    groups: list[tuple[Section, list[int]]] = []
    for number, section in enumerate(known, FIRST_SLIDE_ID):
        current = section or current
        if not groups or groups[-1][0] != current:
            groups.append((current, []))
        groups[-1][1].append(number)
    yield f'<p14:sectionLst xmlns:p14="{_P14[1:-1]}">'
    for (name, identity), members in groups:
        ids = "".join(f'<p14:sldId id="{member}"/>' for member in members)
        listed = f"<p14:sldIdLst>{ids}</p14:sldIdLst>"
        yield f'<p14:section name="{attribute(name)}" id="{identity}">{listed}</p14:section>'
    yield "</p14:sectionLst>"


def _by_slide(sections: Node, today: Archive) -> dict[int, Section]:
    """The section of each of today's slides."""
    place_of = {identity: index for index, (_, identity) in enumerate(today.slides())}
    return {
        place_of[number]: (section.attributes["name"], section.attributes["id"])
        for section in sections.children
        for entry in section.iter(f"{_P14}sldId")
        if (number := int(entry.attributes["id"])) in place_of
    }


def list_masters(parts: Parts, masters: Sequence[tuple[str, int]]) -> None:
    """Add masters to the list, each with its id."""
    relations = parts.relations[PRESENTATION]
    used = {each.identity for each in relations}
    entries = ""
    for name, number in masters:
        relations.append(new_relation("slideMaster", name, used))
        entries += f'<p:sldMasterId id="{number}" r:id="{relations[-1].identity}"/>'
    data = parts.data[PRESENTATION]
    known = parsed(data).first(f"{P}sldMasterIdLst")
    assert known is not None, "sinopack's own presentation lists its master"
    place = data.rindex(b"</", 0, known.end)
    parts.data[PRESENTATION] = cut(data, [(place, place, entries.encode())])


def count_slides(parts: Parts, names: Sequence[str]) -> None:
    """Put right the numbers that the application's properties tell."""
    told = {
        b"Slides": len(names),
        b"Notes": sum(name.startswith("ppt/notesSlides/") for name in parts.data),
        b"HiddenSlides": sum(parsed(parts.data[name]).attributes.get("show") in ("0", "false") for name in names),
    }
    if _APPLICATION in parts.data:
        counted = _COUNTS.sub(lambda found: b"<%s>%d</" % (found[1], told[found[1]]), parts.data[_APPLICATION])
        parts.data[_APPLICATION] = counted
