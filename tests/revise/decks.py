"""Decks read back with python-pptx and by their parts, for what a history must have kept.

In: the path of a .pptx. Out: its slides in plain values, and what is wrong with its package.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from pptx import Presentation

_IDS = re.compile(rb'<p:cNvPr id="(\d+)"')


@dataclass(frozen=True)
class Read:
    """A slide as read back."""

    title: str
    texts: tuple[str, ...]
    notes: str

    @property
    def is_marked(self) -> bool:
        return any(text.startswith("To review:") for text in self.texts)


def slides_of(path: Path) -> list[Read]:
    found = []
    for slide in Presentation(str(path)).slides:
        title = slide.shapes.title.text_frame.text if slide.shapes.title is not None else ""
        texts = tuple(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        found.append(Read(title, texts, notes))
    return found


def titles_of(path: Path) -> list[str]:
    return [slide.title for slide in slides_of(path)]


def faults_of(path: Path) -> list[str]:
    """What PowerPoint would ask to repair: orphans, phantoms, doubled ids, sections that are not the slides'."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    faults = [f"twice: {name}" for name in {name for name in parts if archive.namelist().count(name) > 1}]
    reached, waiting = {"[Content_Types].xml"}, [""]
    while waiting:
        source = waiting.pop()
        folder, name = posixpath.split(source)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in parts:
            continue
        reached.add(relations)
        ids: set[str] = set()
        for relation in etree.fromstring(parts[relations]):
            if relation.get("Id") in ids:
                faults.append(f"{relations}: {relation.get('Id')} twice")
            ids.add(relation.get("Id"))
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target"))).lstrip("/")
                if target not in parts:
                    faults.append(f"{relations}: {target} is not there")
                elif target not in reached:
                    reached.add(target)
                    waiting.append(target)
        used = set(re.findall(rb'r:(?:id|embed|link|pict)="([^"]+)"', parts.get(source, b"")))
        faults += [f"{source}: {each.decode()} is not there" for each in used if each.decode() not in ids]
    faults += [f"orphan: {name}" for name in sorted(parts.keys() - reached)]
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)
        if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
            numbers = _IDS.findall(data)
            faults += [f"{name}: shape {each.decode()} twice" for each in set(numbers) if numbers.count(each) > 1]
    return faults + _faults_of_lists(parts["ppt/presentation.xml"], parts)


def _faults_of_lists(presentation: bytes, parts: dict[str, bytes]) -> list[str]:
    slides = re.findall(rb'<p:sldId id="(\d+)"', presentation)
    in_sections = re.findall(rb'<p14:sldId id="(\d+)"', presentation)
    sections = re.findall(rb'<p14:section [^>]*id="([^"]+)"', presentation)
    masters = re.findall(rb'<p:sldMasterId id="(\d+)"', presentation)
    layouts = [
        each
        for name in parts
        if name.startswith("ppt/slideMasters/s")
        for each in re.findall(rb'<p:sldLayoutId id="(\d+)"', parts[name])
    ]
    faults = [] if len(set(slides)) == len(slides) else ["a slide's id twice"]
    faults += [] if len({*masters, *layouts}) == len(masters) + len(layouts) else ["a master's or layout's id twice"]
    faults += [] if len(set(sections)) == len(sections) else ["a section twice"]
    return faults + ([] if in_sections in ([], slides) else ["the sections are not the slides"])
