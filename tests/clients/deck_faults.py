"""Can a student who hears a deck, or sees it badly, learn what the others learn? The rules of docs/powerpoint.md, read
from the file alone.

In: a .pptx. Out: faults, each with its slide (0 is the deck), the shape's name, and one word for the rule broken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

from tests.clients.deck_contrast import hard_to_read
from tests.clients.judge import Fault

Found = Iterator[tuple[str, str, str]]
"""The name of a shape, one word for the rule that it breaks, and what is wrong."""

DECORATIVE = ".//{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative[@val='1']"
SHAPES = tuple(qn(f"p:{kind}") for kind in ("sp", "cxnSp", "pic", "graphicFrame", "grpSp"))
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
FILE_NAME = re.compile(r"\S+\.(png|jpe?g|webp|gif|tiff?|svg)", re.IGNORECASE)
LETTER = re.compile("[A-Z]")
VAGUE = {"here", "click here", "click", "link", "this link", "this", "more", "read more", "website", "source"}
SCRIPTS = (
    (re.compile("[\u3400-\u9fff]"), {"zh", "ja", "ko"}),
    (re.compile("[\u0400-\u052f]"), {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"}),
    (re.compile("[\u1ea0-\u1ef9\u01a1\u01b0]"), {"vi"}),
)
"""Letters, and the languages that they can be in."""
_MERGED = ("gridSpan", "rowSpan", "hMerge", "vMerge")
_SECTIONS = ".//{http://schemas.microsoft.com/office/powerpoint/2010/main}section"


def faults_of(path: Path) -> list[Fault]:
    """Every fault of a deck."""
    deck = Presentation(str(path))
    faults = [Fault(0, "deck", *fault) for fault in (*_properties(deck), *_sections(deck), *_repeated_titles(deck))]
    for number, slide in enumerate(deck.slides, 1):
        faults += [Fault(number, *fault) for rule in RULES for fault in rule(slide)]
    return faults


def names_in_order(slide: Any) -> list[str]:
    """The names of what is on a slide, in the order in which it is read; groups opened."""
    tree = slide._element.find(f"{qn('p:cSld')}/{qn('p:spTree')}")
    return [_name(shape) for shape in tree.iter(*SHAPES)]


def _properties(deck: Any) -> Iterator[tuple[str, str]]:
    if not deck.core_properties.title.strip():
        yield "properties", "the file has no title"
    if not TAG.fullmatch(deck.core_properties.language or ""):
        yield "properties", "the file has no language"


def _sections(deck: Any) -> Iterator[tuple[str, str]]:
    sections = deck.part._element.findall(_SECTIONS)
    listed = [each.get("id") for section in sections for each in section.iter() if each.tag.endswith("}sldId")]
    if listed != [each.get("id") for each in deck.part._element.sldIdLst]:
        yield "section", "the sections do not hold every slide once, in order"
    if not all(section.get("name", "").strip() for section in sections):
        yield "section", "a section has no name"


def _repeated_titles(deck: Any) -> Iterator[tuple[str, str]]:
    titles = [_text(title) for slide in deck.slides for title in _titles(slide)]
    for title in sorted({title for title in titles if titles.count(title) > 1}):
        yield "title", f"{titles.count(title)} slides are called {title!r}"


def _title(slide: Any) -> Found:
    titles = _titles(slide)
    if len(titles) != 1:
        yield "slide", "title", f"{len(titles)} titles"
    for title in titles:
        if not _text(title).strip():
            yield _name(title), "title", "it says nothing"


def _order(slide: Any) -> Found:
    """The title is read first, the footer and the number last."""
    read = [shape for shape in _all_shapes(slide) if shape.tag == qn("p:sp") and _text(shape).strip()]
    kinds = [_placeholder(shape) for shape in read]
    if kinds and kinds[0] not in ("title", "ctrTitle"):
        yield _name(read[0]), "order", "it is read before the title"
    body = [kind in ("ftr", "sldNum", "dt") for kind in kinds]
    if body != sorted(body):
        yield "slide", "order", "the footer is read before the rest"


def _letters(slide: Any) -> Found:
    """After an option's letter comes what stands beside it, and nothing else. A letter that fills a box of its own is a
    box's name."""
    read = [shape for shape in _all_shapes(slide) if shape.tag == qn("p:sp") and _text(shape).strip()]
    boxes = [shape for shape in read if shape.find(f"{qn('p:spPr')}/{qn('a:solidFill')}") is not None]
    read = [shape for shape in read if shape not in boxes]
    for letter, following in zip(read, [*read[1:], None], strict=True):
        if LETTER.fullmatch(_text(letter)) and _placeholder(letter) is None and following is not _beside(letter, read):
            yield _name(letter), "order", "it is not read right before what stands beside it"


def _beside(letter: Any, others: Sequence[Any]) -> Any:
    """The nearest text on the right at the same height; None if there is none."""
    left, top = _corner(letter)
    row = [other for other in others if _corner(other)[0] > left and _corner(other)[1] == top]
    return min(row, key=_corner, default=None)


def _corner(shape: Any) -> tuple[float, float]:
    """The left and top edge of a shape that says where it stands; of one that does not, nowhere."""
    offset = shape.find(f"{qn('p:spPr')}/{qn('a:xfrm')}/{qn('a:off')}")
    return (-1.0, -1.0) if offset is None else (float(offset.get("x")), float(offset.get("y")))


def _descriptions(slide: Any) -> Found:
    """Whatever is not text is described, or decoration."""
    for shape in _all_shapes(slide):
        said = next(shape.iter(qn("p:cNvPr"))).get("descr", "").strip()
        own = next(shape.iter(qn("p:cNvPr")))
        is_decoration, has_text = own.find(DECORATIVE) is not None, shape.tag == qn("p:sp") and _text(shape).strip()
        if is_decoration and (said or has_text):
            yield _name(shape), "decoration", "it says something, and is marked as decoration"
        elif not (is_decoration or said or has_text):
            yield _name(shape), "description", "it has none, and is not marked as decoration"
        elif FILE_NAME.fullmatch(said):
            yield _name(shape), "description", f"{said!r} is a file's name"


def _cells(slide: Any) -> Found:
    for table in slide._element.iter(qn("a:tbl")):
        if any(cell.get(each) for cell in table.iter(qn("a:tc")) for each in _MERGED):
            yield _name(_shape_of(table)), "merged", "cells are merged"


def _languages(slide: Any) -> Found:
    """Every run, field and break says a language, and one that is written in its letters."""
    for sheet in _with_notes(slide):
        for style in sheet.iter(qn("a:endParaRPr")):
            if not TAG.fullmatch(style.get("lang", "")):
                yield _name(_shape_of(style)), "language", "the end of a paragraph has none"
        for run in sheet.iter(qn("a:r"), qn("a:fld"), qn("a:br")):
            style, text = run.find(qn("a:rPr")), run.findtext(qn("a:t")) or ""
            tag = "" if style is None else style.get("lang", "")
            if not TAG.fullmatch(tag):
                yield _name(_shape_of(run)), "language", f"{text[:40]!r} has none"
            for letters, languages in SCRIPTS:
                if letters.search(text) and tag.partition("-")[0] not in languages:
                    yield _name(_shape_of(run)), "language", f"{text[:40]!r} is said to be in {tag!r}"


def _links(slide: Any) -> Found:
    """A link's words say where it leads, taken by themselves; each of its runs says so too."""
    for paragraph in (each for sheet in _with_notes(slide) for each in sheet.iter(qn("a:p"))):
        for target, runs in groupby(paragraph.iter(qn("a:r"), qn("a:fld")), key=_target):
            if target is None:
                continue
            links = list(runs)
            text = "".join(run.findtext(qn("a:t")) or "" for run in links).strip()
            if text.casefold().rstrip(".!:») ") in VAGUE or not text:
                yield _name(_shape_of(paragraph)), "link", f"{text!r} does not say where it leads"
            if not all(run.find(f".//{qn('a:hlinkClick')}").get("tooltip") for run in links):
                yield _name(_shape_of(paragraph)), "link", f"{text!r} has runs that do not say where they lead"


def _numbers(slide: Any) -> Found:
    for shape in _all_shapes(slide):
        if _placeholder(shape) == "sldNum" and shape.find(f".//{qn('a:fld')}[@type='slidenum']") is None:
            yield _name(shape), "number", "it is typed, and will be wrong"


def _motion(slide: Any) -> Found:
    """Nothing moves or goes on by itself (WCAG 2.1, 2.2.1 and 2.2.2)."""
    for element in slide._element:
        if element.tag in (qn("p:timing"), qn("p:transition")):
            yield "slide", "motion", element.tag.rpartition("}")[2]


def _contrast(slide: Any) -> Found:
    for name, detail in hard_to_read(slide):
        yield name, "contrast", detail


RULES: tuple[Callable[[Any], Found], ...] = (
    _title, _order, _letters, _descriptions, _cells, _languages, _links, _numbers, _motion, _contrast,
)  # fmt: skip


def _with_notes(slide: Any) -> list[Any]:
    return [slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else [])]


def _all_shapes(slide: Any) -> list[Any]:
    return list(slide._element.find(f"{qn('p:cSld')}/{qn('p:spTree')}").iter(*SHAPES))


def _titles(slide: Any) -> list[Any]:
    return [shape for shape in _all_shapes(slide) if _placeholder(shape) in ("title", "ctrTitle")]


def _placeholder(shape: Any) -> str | None:
    """What kind of placeholder a shape is; None of one that is none."""
    found = shape.find(f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}")
    return None if found is None else str(found.get("type", "obj"))


def _target(run: Any) -> str | None:
    link = run.find(f".//{qn('a:hlinkClick')}")
    return None if link is None else str(link.get(qn("r:id")))


def _text(shape: Any) -> str:
    return "\n".join(
        "".join(each.text or "" for each in paragraph.iter(qn("a:t"))) for paragraph in shape.iter(qn("a:p"))
    )


def _shape_of(element: Any) -> Any:
    while element.tag not in SHAPES:
        element = element.getparent()
    return element


def _name(shape: Any) -> str:
    return str(next(shape.iter(qn("p:cNvPr"))).get("name"))
