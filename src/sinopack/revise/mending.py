"""A teacher's slide given back what the program that saved it has dropped: names, descriptions, identities, and which
placeholder of the layout each text fills. What it says and how it looks is not touched.

In: the slide's part, and the part of the generated slide that it was. Out: the slide's part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sinopack.render.powerpoint.xml import attribute, text
from sinopack.revise.archive import A, P
from sinopack.revise.surgery import Cut, Node, cut, parsed

_SHAPES = tuple(f"{P}{kind}" for kind in ("sp", "pic", "graphicFrame", "cxnSp", "grpSp"))
_TITLES = ("title", "ctrTitle")
_FIXED = ("title", "ftr", "sldNum", "dt")
_LOST = "PlaceHolder "
_NUMBER = re.compile(rb'(<a:fld\b[^>]*type="slidenum"[^>]*>(?:(?!</a:fld>).)*?<a:t>)[^<]*', re.DOTALL)
_BODY_OF_NOTES = b'<p:ph type="body"/>'


class _Shape:
    """A shape of a slide: its properties, its placeholder, and what it says."""

    def __init__(self, node: Node):
        self.node = node
        self.named = next(node.iter(f"{P}cNvPr"))
        self.name = self.named.attributes.get("name", "")
        group = node.name == f"{P}grpSp"
        self.placeholder = None if group else node.first(f"{P}ph")
        kind = self.placeholder.attributes.get("type", "") if self.placeholder else ""
        self.kind = "title" if kind in _TITLES else kind
        self.text = "" if group else "".join("".join(each.text for each in node.iter(f"{A}t")).split())
        offset = node.first(f"{A}off")
        self.corner = (0, 0) if offset is None else (int(offset.attributes["x"]), int(offset.attributes["y"]))

    @property
    def is_lost(self) -> bool:
        return self.name.startswith(_LOST)


def mended(slide: bytes, generated: bytes) -> bytes:
    """The slide with the names, descriptions, identities and placeholders of the generated one, shape by shape."""
    root, other = parsed(slide), parsed(generated)
    cuts: list[Cut] = []
    for mine, theirs in _pairs(_shapes(root), _shapes(other)):
        cuts.append((mine.named.start, mine.named.end, _named(slide, mine, generated, theirs)))
        if mine.placeholder is not None and theirs.placeholder is not None:
            instead = generated[theirs.placeholder.start : theirs.placeholder.end]
            cuts.append((mine.placeholder.start, mine.placeholder.end, instead))
    cuts += _slide_itself(slide, root, generated, other)
    return cut(slide, cuts)


def _slide_itself(slide: bytes, root: Node, generated: bytes, other: Node) -> Iterator[Cut]:
    """The slide's own name and identity."""
    mine, theirs = next(root.iter(f"{P}cSld")), next(other.iter(f"{P}cSld"))
    if "name" not in mine.attributes:
        name = f' name="{attribute(theirs.attributes.get("name", ""))}"'.encode()
        yield mine.open_end - 1, mine.open_end - 1, name
    if not any(child.name == f"{P}extLst" for child in mine.children):
        for extensions in (child for child in theirs.children if child.name == f"{P}extLst"):
            place = slide.rindex(b"</", 0, mine.end)
            yield place, place, generated[extensions.start : extensions.end]


def _shapes(root: Node) -> list[_Shape]:
    return [_Shape(node) for node in next(root.iter(f"{P}spTree")).iter(*_SHAPES)]


def _pairs(mine: list[_Shape], theirs: list[_Shape]) -> Iterator[tuple[_Shape, _Shape]]:
    """The shapes that are one another's: by name, by what fills one place only, by text, at last by where they are."""
    waiting = list(theirs)
    lost: list[_Shape] = []
    for shape in mine:
        twin = next((each for each in waiting if each.name == shape.name), None)
        if twin is not None:
            waiting.remove(twin)
            yield shape, twin
        elif shape.is_lost:
            lost.append(shape)
    waiting = [each for each in waiting if each.placeholder is not None]
    for alike in (_same_place, _same_text, _same_corner):
        for shape in list(lost):
            twin = next((each for each in waiting if alike(shape, each)), None)
            if twin is not None:
                waiting.remove(twin)
                lost.remove(shape)
                yield shape, twin
    if len(waiting) == len(lost):
        yield from zip(lost, waiting, strict=True)


def _same_place(one: _Shape, other: _Shape) -> bool:
    return one.kind == other.kind and one.kind in _FIXED


def _same_text(one: _Shape, other: _Shape) -> bool:
    return bool(one.text) and one.text == other.text and other.kind not in _FIXED


def _same_corner(one: _Shape, other: _Shape) -> bool:
    near = all(abs(mine - theirs) < 12700 for mine, theirs in zip(one.corner, other.corner, strict=True))
    return near and one.kind not in _FIXED and other.kind not in _FIXED


def _named(slide: bytes, mine: _Shape, generated: bytes, theirs: _Shape) -> bytes:
    """A shape's own id, attributes and links, and the other's name, description and extensions."""
    said = {**theirs.named.attributes, **mine.named.attributes, "name": theirs.name}
    said = {"id": said.pop("id"), "name": said.pop("name"), **said}
    attributes = "".join(f' {name}="{attribute(value)}"' for name, value in said.items() if "}" not in name)
    inner = b"".join(
        source[child.start : child.end]
        for source, shape, wanted in ((slide, mine, False), (generated, theirs, True))
        for child in shape.named.children
        if (child.name == f"{A}extLst") is wanted
    )
    return f"<p:cNvPr{attributes}>".encode() + inner + b"</p:cNvPr>"


def numbered(slide: bytes, number: int) -> bytes:
    """The slide with its own number where programs have last shown it."""
    return _NUMBER.sub(lambda match: match[1] + b"%d" % number, slide)


def with_footer_of(slide: bytes, generated: bytes) -> bytes:
    """The slide with the footer's text of the generated one."""
    footers = [shape for shape in _shapes(parsed(slide)) if shape.kind == "ftr"]
    todays = [shape for shape in _shapes(parsed(generated)) if shape.kind == "ftr"]
    if len(footers) != 1 or len(todays) != 1 or footers[0].text == todays[0].text:
        return slide
    said = "".join(each.text for each in todays[0].node.iter(f"{A}t"))
    first, *rest = footers[0].node.iter(f"{A}t")
    cuts: list[Cut] = [(first.start, first.end, f"<a:t>{text(said)}</a:t>".encode())]
    cuts += ((each.start, each.end, b"<a:t/>") for each in rest)
    return cut(slide, cuts)


def mended_notes(notes: bytes) -> bytes:
    """A page of notes whose text fills the notes master's own placeholder again."""
    return notes.replace(_BODY_OF_NOTES, b'<p:ph type="body" idx="1"/>')
