"""A theme: named colours, and the surfaces that things stand on. Geometry is not a theme's business.

In: the name of a theme that ships with sinopack, or a theme file of the school's. Out: a frozen `Theme`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from sinopack.page import Colour, DeckTheme, Fill, Hatch, Stroke
from sinopack.problems import Place, Problem, Problems, SourceFile
from sinopack.source import MapNode, read, validate

if TYPE_CHECKING:
    from sinopack.theme.fonts.registry import FontSet

OUTLINE_WIDTH = 0.75
HIGHEST_ACCENT_LUMINANCE = 0.10
"""The lightest accent on which white text, and which on white, keeps a contrast of 7:1 (WCAG 2.1, 1.4.6)."""

_SHIPPED = Path(__file__).parent / "themes"
_COLOURS = (
    "ink", "paper", "quiet", "rule", "hair", "tint", "segment", "accent", "era-1", "era-2", "silver",
)  # fmt: skip
_SURFACES = (
    "panel", "band", "life", "undated", "era-1", "era-2", "era-3", "segment", "current", "title", "question",
    "right-answer",
)  # fmt: skip
ColourName = Literal[
    "ink", "paper", "quiet", "rule", "hair", "tint", "segment", "accent", "era-1", "era-2", "silver"
]  # fmt: skip
_SLOTS = (
    ("dk1", "ink"), ("lt1", "paper"), ("dk2", "quiet"), ("lt2", "tint"), ("accent1", "accent"), ("accent2", "era-2"),
    ("accent3", "era-1"), ("accent4", "segment"), ("accent5", "rule"), ("accent6", "hair"), ("hlink", "accent"),
    ("folHlink", "quiet"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surface:
    """What something stands on: its fill, its outline, and the colours of what is set on it."""

    fill: Fill | None
    outline: Stroke | None
    text: Colour
    quiet: Colour
    accent: Colour

    @property
    def ground(self) -> Colour:
        """The colour behind text on this surface (a hatch's labels stand on a plate of its ground)."""
        match self.fill:
            case Hatch(ground=ground):
                return ground
            case Colour() as colour:
                return colour
            case _:
                return Colour("paper", "FFFFFF")


@dataclass(frozen=True)
class Theme:
    """Colours and surfaces by name."""

    name: str
    colours: dict[str, Colour]
    surfaces: dict[str, Surface]
    question_rules: int

    def __getitem__(self, name: str) -> Colour:
        return self.colours[name]

    def surface(self, name: str) -> Surface:
        return self.surfaces[name]

    def eras(self, count: int) -> tuple[Surface, ...]:
        """A surface for each of `count` eras, stepping from light to dark, so that neighbours differ in grey too."""
        steps = {1: ("era-3",), 2: ("era-1", "era-3"), 3: ("era-1", "era-2", "era-3")}
        names = steps.get(count, ("undated", "era-1", "era-2", "era-3"))
        return tuple(self.surfaces[names[index % len(names)]] for index in range(count))

    def deck_theme(self, fonts: FontSet) -> DeckTheme:
        """What an editable deck carries of this theme."""
        return DeckTheme(
            name=f"sinopack {self.name}",
            major=fonts.serif.office_family,
            minor=fonts.sans.office_family,
            east_asian=fonts.han.office_family,
            colours=tuple((slot, self.colours[name]) for slot, name in _SLOTS),
        )


class _SurfaceEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    noun: ClassVar[str] = "a surface"
    fill: ColourName | None = None
    hatch: ColourName | None = None
    outline: ColourName | None = None
    text: ColourName = "ink"
    quiet: ColourName = "quiet"
    accent: ColourName = "accent"


class _ThemeFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    noun: ClassVar[str] = "a theme"
    name: str
    colours: dict[str, str]
    surfaces: dict[str, _SurfaceEntry]
    question_rules: int = Field(1, alias="question-rules", ge=1, le=2)


def load_theme(name: str, folder: Path, place: Place | None = None) -> Theme:
    """The theme called `name`: one that ships, or a file relative to `folder`. Raises Problems.

    `place` is where the pack names the theme; problems inside a theme file stand at their own lines.
    """
    shipped = sorted(path.stem for path in _SHIPPED.glob("*.yaml"))
    if name in shipped:
        return _load(_SHIPPED / f"{name}.yaml", name)
    path = (folder / name).resolve()
    if name.endswith((".yaml", ".yml")) and path.is_relative_to(folder.resolve()) and path.is_file():
        return _load(path, name)
    known = " and ".join(f"“{each}”" for each in shipped)
    advice = f"The themes that come with sinopack are {known}; a theme of your own is a .yaml file beside the pack."
    raise Problems([Problem(f"There is no theme “{name}”.", place, advice=advice)])


@cache
def _load(path: Path, name: str) -> Theme:
    node = read(path, name)
    entry = validate(_ThemeFile, node)
    problems = list(_complete(entry, node))
    if problems:
        raise Problems(problems)
    colours = {key: Colour(key, value.lstrip("#").upper()) for key, value in entry.colours.items()}
    surfaces = {key: _surface(value, colours) for key, value in entry.surfaces.items()}
    return Theme(entry.name, colours, surfaces, entry.question_rules)


def _complete(entry: _ThemeFile, node: MapNode) -> list[Problem]:
    top = Place(node.place.file, 1, 1) if hasattr(node, "place") else Place(SourceFile(""), 1, 1)
    problems = []
    for kind, wanted, found in (("colour", _COLOURS, entry.colours), ("surface", _SURFACES, entry.surfaces)):
        missing = [name for name in wanted if name not in found]
        if missing:
            problems.append(Problem(f"This theme lacks the {kind} {', '.join(missing)}.", top))
        spare = [name for name in found if name not in wanted]
        if spare:
            advice = f"The {kind}s of a theme are {', '.join(wanted)}."
            problems.append(Problem(f"No {kind} of a theme is called {', '.join(spare)}.", top, advice=advice))
    for key, value in entry.colours.items():
        digits = value.lstrip("#")
        place = getattr(value, "place", top)
        if len(digits) != 6 or any(digit not in "0123456789abcdefABCDEF" for digit in digits):
            problems.append(Problem(f"“{value}” is not a colour.", place, advice="Write six digits, such as A2231D."))
        elif key == "accent" and luminance(digits) > HIGHEST_ACCENT_LUMINANCE:
            message = f"The accent {value} is too light: white text on it cannot be read from the back of a room."
            problems.append(Problem(message, place, advice="Choose a darker shade of it."))
    return problems


def luminance(rgb: str) -> float:
    """The relative luminance of an sRGB colour such as "A2231D", from 0 to 1 (WCAG 2.1)."""
    channels = [int(rgb[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _surface(entry: _SurfaceEntry, colours: dict[str, Colour]) -> Surface:
    fill: Fill | None = colours[entry.fill] if entry.fill else None
    if entry.hatch:
        fill = Hatch(colours[entry.hatch], colours[entry.fill or "paper"])
    outline = Stroke(colours[entry.outline], OUTLINE_WIDTH) if entry.outline else None
    return Surface(fill, outline, colours[entry.text], colours[entry.quiet], colours[entry.accent])
