"""A theme: named colours, and the surfaces that things stand on. Geometry is not a theme's business.

In: the name of a theme that ships with sinopack, or a theme file of the school's. Out: a frozen `Theme`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sinopack.page import Colour, DeckTheme, Fill, Hatch, Stroke
from sinopack.problems import Place, Problem, Problems
from sinopack.source.near import listed, nearest

if TYPE_CHECKING:
    from sinopack.theme.fonts.registry import FontSet
    from sinopack.theme.theme_file import SurfaceEntry

OUTLINE_WIDTH = 0.75

_SHIPPED = Path(__file__).parent / "themes"
_SLIDE_GROUNDS = ("title", "question")
"""The surfaces that fill a whole slide."""
_SLOTS = (
    ("dk1", "ink"), ("lt1", "paper"), ("dk2", "quiet"), ("lt2", "tint"), ("accent1", "accent"), ("accent2", "era-2"),
    ("accent3", "era-1"), ("accent4", "segment"), ("accent5", "rule"), ("accent6", "hair"), ("hlink", "accent"),
    ("folHlink", "quiet"),
)  # fmt: skip


class Surface(Struct, frozen=True):
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


class Theme(Struct, frozen=True):
    """Colours and surfaces by name."""

    name: str
    colours: dict[str, Colour]
    surfaces: dict[str, Surface]
    question_rules: int

    def __getitem__(self, name: str) -> Colour:
        return self.colours[name]

    def surface(self, name: str) -> Surface:
        return self.surfaces[name]

    def eras(self, count: int, *, first: str = "undated") -> tuple[Surface, ...]:
        """A surface for each of `count` eras, from light to dark, so that neighbours differ in grey too. Of four, and
        of every four after them, the first stands on `first` (a line needs a stronger one than a band), unless this
        theme makes no difference between that and the next."""
        steps = {1: ("era-3",), 2: ("era-1", "era-3"), 3: ("era-1", "era-2", "era-3")}
        names = steps.get(count, (first, "era-1", "era-2", "era-3"))
        if self.surfaces[names[0]].ground.rgb == self.surfaces["era-1"].ground.rgb:
            names = tuple(name for name in names if name != first)
        return tuple(self.surfaces[names[index % len(names)]] for index in range(count))

    def on_paper(self) -> Theme:
        """The theme with all that fills a whole slide on the paper itself: a dark ground takes toner, and no pen."""
        plain = Surface(self["paper"], None, self["ink"], self["quiet"], self["accent"])
        return replace(self, surfaces={**self.surfaces, **dict.fromkeys(_SLIDE_GROUNDS, plain)})

    def deck_theme(self, fonts: FontSet) -> DeckTheme:
        """What an editable deck carries of this theme."""
        return DeckTheme(
            name=f"sinopack {self.name}",
            major=fonts.serif.office_family,
            minor=fonts.sans.office_family,
            east_asian=fonts.han.office_family,
            colours=tuple((slot, self.colours[name]) for slot, name in _SLOTS),
        )


def load_theme(name: str, folder: Path, place: Place | None = None) -> Theme:
    """The theme called `name`: one that ships, or a file relative to `folder` and inside it. Raises Problems.

    `place` is where the pack names the theme; problems inside a theme file stand at their own lines.
    """
    shipped = sorted(path.stem for path in _SHIPPED.glob("*.yaml"))
    if name in shipped:
        return _shipped(name)
    if not name.endswith((".yaml", ".yml")):
        meant = nearest(name, shipped)
        advice = f"The themes that come with sinopack are {listed(shipped)}; one of your own is a .yaml file."
        message = f"There is no theme “{name}”." + (f" Did you mean “{meant}”?" if meant else "")
        raise Problems([Problem(message, place, advice=advice)])
    path = theme_file(name, folder)
    if path is None:
        advice = "Copy the file into that folder, and write its name alone."
        raise Problems([Problem(f"The theme file “{name}” lies outside the pack's folder.", place, advice=advice)])
    if not path.is_file():
        advice = "A theme file is looked for from the folder of the pack."
        raise Problems([Problem(f"There is no theme file “{name}”.", place, advice=advice)])
    return _load(path, name)


def theme_file(name: str, folder: Path) -> Path | None:
    """The file in which the theme called `name` is looked for, be it there or not; None for a theme that ships, and for
    a path that leads out of the folder."""
    if not name.endswith((".yaml", ".yml")) or not (folder / name).resolve().is_relative_to(folder.resolve()):
        return None
    return folder / name


@cache
def _shipped(name: str) -> Theme:
    return _load(_SHIPPED / f"{name}.yaml", name)


def _load(path: Path, name: str) -> Theme:
    from sinopack.theme.theme_file import read_theme_file

    entry = read_theme_file(path, name)
    colours = {key: Colour(key, rgb) for key, rgb in entry.colours.by_name()}
    surfaces = {key: _surface(value, colours) for key, value in entry.surfaces.by_name()}
    return Theme(entry.name, colours, surfaces, entry.question_rules)


def _surface(entry: SurfaceEntry, colours: dict[str, Colour]) -> Surface:
    ground = colours[entry.fill]
    fill: Fill = Hatch(colours[entry.hatch], ground) if entry.hatch else ground
    outline = Stroke(colours[entry.outline], OUTLINE_WIDTH) if entry.outline else None
    return Surface(fill, outline, colours[entry.text], colours[entry.quiet], colours[entry.accent])
