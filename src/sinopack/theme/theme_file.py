"""A theme file: what may stand in it, and whether what it sets can be read.

In: the path of a YAML file. Out: a `ThemeFile`, or Problems at the lines of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from sinopack.problems import Place, Problem, Problems
from sinopack.source import MapNode, TextNode, read, replace_value, validate
from sinopack.theme.contrast import luminance
from sinopack.theme.legibility import LINE, OWN, PAPER, Shortfall, shortfalls

HIGHEST_ACCENT_LUMINANCE = 0.10
"""The lightest accent on which white text, and which on white, keeps a contrast of 7:1 (WCAG 2.1, 1.4.6)."""

ColourName = Literal[
    "ink", "paper", "quiet", "rule", "hair", "tint", "segment", "accent", "era-1", "era-2", "silver"
]  # fmt: skip


def _rgb(value: object) -> object:
    """Six digits in capitals, from any way in which a colour is commonly typed."""
    if not isinstance(value, str):
        return value
    digits = value.strip().removeprefix("#").upper()
    if re.fullmatch("[0-9A-F]{6}", digits):
        return digits
    doubled = "".join(digit * 2 for digit in digits) if re.fullmatch("[0-9A-F]{3}", digits) else ""
    better = replace_value(value, doubled) if doubled and isinstance(value, TextNode) else ""
    details = {
        "message": f"“{value}” is not a colour.",
        "suggestion": better,
        "advice": "" if better else "Write six of the digits 0–9 and A–F, such as A2231D.",
    }
    raise PydanticCustomError("author", "{message}", details)


Rgb = Annotated[str, BeforeValidator(_rgb)]


class _Part(BaseModel):
    """A mapping of a theme file; underscores of its fields are typed as hyphens."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"), defer_build=True
    )

    def by_name(self) -> Iterator[tuple[str, Any]]:
        """The entries in order, by their names in the file."""
        for name, info in type(self).model_fields.items():
            yield info.alias or name, getattr(self, name)


class Colours(_Part):
    noun: ClassVar[str] = "list of colours"
    ink: Rgb
    paper: Rgb
    quiet: Rgb
    rule: Rgb
    hair: Rgb
    tint: Rgb
    segment: Rgb
    accent: Rgb
    era_1: Rgb
    era_2: Rgb
    silver: Rgb


class SurfaceEntry(_Part):
    """What something stands on, by the names of colours."""

    noun: ClassVar[str] = "surface"
    fill: ColourName = "paper"
    hatch: ColourName | None = None
    outline: ColourName | None = None
    text: ColourName = "ink"
    quiet: ColourName = "quiet"
    accent: ColourName = "accent"


class Surfaces(_Part):
    noun: ClassVar[str] = "list of surfaces"
    panel: SurfaceEntry
    band: SurfaceEntry
    life: SurfaceEntry
    undated: SurfaceEntry
    era_1: SurfaceEntry
    era_2: SurfaceEntry
    era_3: SurfaceEntry
    segment: SurfaceEntry
    current: SurfaceEntry
    title: SurfaceEntry
    question: SurfaceEntry
    right_answer: SurfaceEntry


class ThemeFile(_Part):
    noun: ClassVar[str] = "theme"
    name: str
    colours: Colours
    surfaces: Surfaces
    question_rules: int = Field(1, ge=1, le=2)


def read_theme_file(path: Path, name: str) -> ThemeFile:
    """The theme in the file at `path`, which the author knows as `name`. Raises Problems."""
    node = read(path, name)
    entry = validate(ThemeFile, node)
    problems = list(_illegible(entry, node))
    if problems:
        raise Problems(problems)
    return entry


def _illegible(entry: ThemeFile, node: MapNode) -> Iterator[Problem]:
    """What cannot be read or seen, at the line of the colour or surface. Where a colour fails on the paper already, the
    surfaces are left for the next run: most of theirs would be the same fault again."""
    rgb: dict[str, str] = dict(entry.colours.by_name())
    colours, surfaces = node[_key(node, "colours")], node[_key(node, "surfaces")]
    assert isinstance(colours, MapNode)
    assert isinstance(surfaces, MapNode)
    found = list(shortfalls(rgb, dict(entry.surfaces.by_name())))
    faint = [each for each in found if each.pair.ground == PAPER]
    if luminance(rgb["accent"]) > HIGHEST_ACCENT_LUMINANCE:
        faint = [each for each in faint if each.colour != "accent"]
        message = f"The accent {rgb['accent']} is too light: white text on it cannot be read from the back of a room."
        yield Problem(message, _place(colours, "accent"), advice="Choose a darker shade of it.")
    elif not faint:
        yield from (_on_surface(each, surfaces) for each in found)
    yield from (_on_paper(each, colours) for each in faint)


def _on_paper(short: Shortfall, node: MapNode) -> Problem:
    what = "lines" if short.pair.least == LINE else "text"
    message = f"The colour “{short.colour}” is too faint for {what} on the colour “paper”: {_figures(short)}."
    return Problem(message, _place(node, short.colour), advice="Choose a darker shade of it.")


def _on_surface(short: Shortfall, node: MapNode) -> Problem:
    name, colour = short.pair.ground, f"the colour “{short.colour}”"
    if short.pair.least == LINE and short.pair.colour not in OWN:
        message = f"Lines and marks in {colour} cannot be seen"
    else:
        message = f"{'Quiet text' if short.pair.colour == 'quiet' else 'Text'} in {colour} cannot be read"
    message += f" on the surface “{name}”, whose ground is “{short.ground}”: {_figures(short)}."
    advice = "Make one of the two colours lighter or darker, or name another."
    return Problem(message, _place(node, name), advice=advice)


def _figures(short: Shortfall) -> str:
    return f"their contrast is {short.found:.1f}, and it takes {short.pair.least:g}"


def _key(node: MapNode, name: str) -> TextNode:
    key = node.key_node(name)
    assert key is not None
    return key


def _place(node: MapNode, name: str) -> Place:
    """Where the value of `name` stands, or its key if the value goes over several lines."""
    key = _key(node, name)
    value = node[key]
    return value.place if isinstance(value, TextNode) else key.place
