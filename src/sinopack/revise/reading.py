"""Slides read as values.

In: a slide's part in a deck. Out: its `SlideValue`.
"""

from __future__ import annotations

from sinopack.revise.archive import A, Archive, Element, P
from sinopack.revise.embedded import Embedded
from sinopack.revise.looks import Sheet, placeholder_of
from sinopack.revise.scene import Scene, words_of
from sinopack.revise.values import SlideValue, hashed

NOTES_END = "\u2060"
NOTES_MARK = f"\u2691{NOTES_END}"
"""Begins a line of the notes that sinopack has put there for review, which is no part of them; `NOTES_END` ends it. The
word joiner, which nobody sees or types, tells it from a remark that begins with the same flag."""
_CREATION = ".//{http://schemas.microsoft.com/office/powerpoint/2010/main}creationId"


class Reader:
    """Reads the slides of one deck. `ignored` is the name of a shape that is none of the slide's own."""

    def __init__(self, archive: Archive, ignored: str = ""):
        self._archive = archive
        self._ignored = ignored
        self._embedded = Embedded(archive)
        self._sheets: dict[str, Sheet] = {}

    def value(self, part: str) -> SlideValue:
        """What the slide in a part says and shows. Raises CannotRead."""
        archive, tree = self._archive, self._archive.tree(part)
        layout = archive.related(part, "slideLayout")
        if layout not in self._sheets:
            self._sheets[layout] = Sheet(archive, layout)
        sheet = self._sheets[layout]
        scene = Scene(self._embedded, part, sheet, self._ignored)
        shapes = tuple(scene.shapes(tree.find(f"{P}cSld/{P}spTree")))
        creation = tree.find(_CREATION)
        ground = sheet.ground(tree.find(f"{P}cSld/{P}bg"))
        comments = [each.target for each in archive.relations(part).values() if each.kind == "comments"]
        setting = hashed(ground, tree.get("show") in ("0", "false"), _motion(tree, scene.order), len(comments))
        identity = 0 if creation is None else int(creation.get("val", "0"))
        return SlideValue(identity, shapes, self._notes(part), setting)

    def _notes(self, part: str) -> int:
        name = self._archive.related(part, "notesSlide")
        if name not in self._archive.parts:
            return 0
        lines: list[str] = []
        for shape in self._archive.tree(name).iter(f"{P}sp"):
            placeholder = placeholder_of(shape)
            if placeholder is not None and placeholder.get("type") == "body":
                lines += (words_of(paragraph) for paragraph in shape.iter(f"{A}p"))
        return hashed(*(line for line in lines if line and not _is_a_mark(line)))


def _is_a_mark(line: str) -> bool:
    """Whether a line is sinopack's own, and nothing was typed behind it."""
    return line.startswith(NOTES_MARK) and line.endswith(NOTES_END)


def _motion(slide: Element, order: dict[str, int]) -> list[object]:
    """The transition and the animations of a slide."""
    found: list[object] = []
    for transition in slide.iter(f"{P}transition"):
        kinds = [child.tag for child in transition]
        if kinds or transition.get("advTm"):  # LibreOffice writes an empty one on every slide
            found.append([transition.get("advTm"), kinds])
            break  # what follows says the same to older programs
    for effect in slide.iter(f"{P}cTn"):
        if effect.get("presetID"):
            found.append([effect.get(key) for key in ("presetClass", "presetID", "presetSubtype", "nodeType")])
            found.append([order.get(target.get("spid", ""), -1) for target in effect.iter(f"{P}spTgt")])
    return found
