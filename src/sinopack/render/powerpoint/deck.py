"""A finished deck as a PowerPoint file, from the first part to the zip.

In: a `Deck`. Out: the bytes of a .pptx, the same for the same deck.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import BinaryIO, NamedTuple

from sinopack import __version__
from sinopack.memory import Memory, Same, said_by
from sinopack.page import Deck
from sinopack.render.powerpoint.master import THEME, write_master
from sinopack.render.powerpoint.notes import NOTES_THEME, write_notes_master
from sinopack.render.powerpoint.package import Addition, Package, Relationships
from sinopack.render.powerpoint.paint import Palette
from sinopack.render.powerpoint.presentation import write_presentation
from sinopack.render.powerpoint.properties import write_digest, write_properties
from sinopack.render.powerpoint.sheet import Destination, Sheet
from sinopack.render.powerpoint.slides import write_slide
from sinopack.render.powerpoint.theme import theme_xml

Parts = Mapping[str, bytes]
Recorder = Callable[[Parts], Mapping[str, str]]
"""Makes custom properties of a deck's parts: a record of what was drawn, to be compared with what is found later."""


def draw(deck: Deck, target: BinaryIO, recorder: Recorder | None = None, memory: Memory | None = None) -> Parts:
    """Write the deck to `target`, a file open for writing bytes, with what the `recorder` says of it. `memory` is that
    of earlier builds. Returns the parts that are in the file.

    Raises KeyError for a slide on a layout that the deck has not, and for a picture that is neither PNG nor JPEG: both
    are faults of the program that made the deck.
    """
    package, palette = Package(), Palette(deck.theme)
    for part in (THEME, NOTES_THEME):
        package.add(Relationships(part), ".theme", theme_xml(deck.theme))
    layouts = write_master(deck, package, palette)
    write_notes_master(deck, package)
    names = [f"ppt/slides/slide{number}.xml" for number in range(1, len(deck.slides) + 1)]
    places = _places(deck, names)
    context = said_by(deck.theme, deck.layouts, deck.properties.language).digest if memory else b""
    for number, (slide, name) in enumerate(zip(deck.slides, names, strict=True), start=1):
        key = ("slide", context, Same(slide), number)
        drawn: Drawn | None = memory.recall(key) if memory else None
        if drawn is not None and drawn.is_valid(package, places):
            package.take(drawn.addition)
            continue
        sheet = Sheet(name, package, palette, places, number)
        draw_it = partial(write_slide, slide, layouts[slide.layout], sheet, deck.properties.language)
        if memory:
            addition = package.recorded(draw_it)
            memory.keep(key, Drawn(addition, tuple(sheet.asked.items())))
        else:
            draw_it()
    write_presentation(deck, names, package)
    write_properties(deck, package)
    values = {"sinopack-version": __version__, "sinopack-content": deck.properties.fingerprint}
    write_digest(package, values | dict(recorder(package.parts) if recorder else {}))
    package.write(target, memory)
    return package.parts


class Drawn(NamedTuple):
    """What a slide has added to the file in the last build, and where its links led then."""

    addition: Addition
    asked: tuple[tuple[str, Destination | None], ...]

    def is_valid(self, package: Package, places: Mapping[str, Destination]) -> bool:
        """Whether drawing it again would add the same."""
        return all(places.get(key) == place for key, place in self.asked) and package.can_take(self.addition)


def _places(deck: Deck, names: list[str]) -> dict[str, Destination]:
    """Where links lead: the slide of each key and of each named destination; a slide's own key comes first."""
    slides = [Destination(name, slide.title) for slide, name in zip(deck.slides, names, strict=True)]
    places: dict[str, Destination] = {}
    for slide, destination in zip(deck.slides, slides, strict=True):
        for named in slide.page.destinations:
            places.setdefault(named.name, destination)
    return places | {slide.page.key: each for slide, each in zip(deck.slides, slides, strict=True)}
