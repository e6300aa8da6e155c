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
from sinopack.theme.contrast import contrast, grey, luminance

HIGHEST_ACCENT_LUMINANCE = 0.10
"""The lightest accent on which white text, and which on white, keeps a contrast of 7:1 (WCAG 2.1, 1.4.6)."""
LEAST_CONTRAST = 4.5
"""Of text and its ground, in colour and in grey (WCAG 2.1, 1.4.3)."""
LEAST_LINE_CONTRAST = 3.0
"""Of a line that must be seen, and the paper (WCAG 2.1, 1.4.11)."""

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
    rgb: dict[str, str] = dict(entry.colours.by_name())
    colours, surfaces = node[_key(node, "colours")], node[_key(node, "surfaces")]
    assert isinstance(colours, MapNode)
    assert isinstance(surfaces, MapNode)
    problems = list(_faint_colours(rgb, colours)) or list(_faint_surfaces(entry.surfaces, rgb, surfaces))
    if problems:
        raise Problems(problems)
    return entry


def _faint_colours(rgb: dict[str, str], node: MapNode) -> Iterator[Problem]:
    """Colours that cannot be seen on the paper."""
    if luminance(rgb["accent"]) > HIGHEST_ACCENT_LUMINANCE:
        message = f"The accent {rgb['accent']} is too light: white text on it cannot be read from the back of a room."
        yield Problem(message, _place(node, "accent"), advice="Choose a darker shade of it.")
    for name, least, what in (("ink", LEAST_CONTRAST, "text"), ("quiet", LEAST_CONTRAST, "text"),
                              ("rule", LEAST_LINE_CONTRAST, "lines")):  # fmt: skip
        found = _contrast(rgb[name], rgb["paper"])
        if found < least:
            message = f"The colour “{name}” is too faint for {what} on the colour “paper”: {_figures(found, least)}."
            yield Problem(message, _place(node, name), advice="Choose a darker shade of it.")


def _faint_surfaces(entries: Surfaces, rgb: dict[str, str], node: MapNode) -> Iterator[Problem]:
    """Surfaces on which text cannot be read. Quiet text is set only on the grounds of whole slides."""
    for name, entry in entries.by_name():
        for role in ("text", "quiet") if name in ("title", "question") else ("text",):
            colour = getattr(entry, role)
            found = _contrast(rgb[colour], rgb[entry.fill])
            if found < LEAST_CONTRAST:
                which = "Quiet text" if role == "quiet" else "Text"
                message = (
                    f"{which} in the colour “{colour}” cannot be read on the surface “{name}”, whose ground is "
                    f"“{entry.fill}”: {_figures(found, LEAST_CONTRAST)}."
                )
                advice = "Make one of the two colours lighter or darker, or name another."
                yield Problem(message, _place(node, name), advice=advice)


def _contrast(one: str, other: str) -> float:
    """The worse of the contrasts in colour and in grey."""
    return min(contrast(one, other), contrast(grey(one), grey(other)))


def _figures(found: float, least: float) -> str:
    return f"their contrast is {found:.1f}, and it takes {least}"


def _key(node: MapNode, name: str) -> TextNode:
    key = node.key_node(name)
    assert key is not None
    return key


def _place(node: MapNode, name: str) -> Place:
    """Where the value of `name` stands, or its key if the value goes over several lines."""
    key = _key(node, name)
    value = node[key]
    return value.place if isinstance(value, TextNode) else key.place
