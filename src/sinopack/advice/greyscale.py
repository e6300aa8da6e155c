"""Advice on what a black-and-white copier makes of the pictures: colours that one tells apart, and shades that one does
not.

In: a pack. Out: a notice at each map or drawing of which two large colours come out alike. A photograph is left alone:
its colours run into one another, and seldom mean anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from typing import TYPE_CHECKING

from sinopack.content.figures import Figure
from sinopack.content.model import Pack
from sinopack.content.pictures import PictureFile
from sinopack.problems import Problem, Severity
from sinopack.theme.contrast import contrast, grey

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST_CONTRAST = 1.25
"""Two greys below this ratio of luminances (counted as for contrast, WCAG 2.1) are one on a copy."""
LEAST_DIFFERENCE = 60.0
"""Two colours at least so far apart (CIE 1976 L*a*b*) are meant to be told apart: red and green are 100 and more."""
_LEAST_SHARE = 0.02
"""The share of the picture that a colour fills if it may mean something."""
_FLAT_SHARE = 0.6
"""The share of a drawing that its few flat colours fill; of a photograph they fill less."""
_MOST_COLOURS = 12
_SIDE = 240
_HUES = (
    (20, "red"), (45, "orange"), (70, "yellow"), (165, "green"), (200, "turquoise"), (255, "blue"), (290, "violet"),
    (335, "pink"), (361, "red"),
)  # fmt: skip


def advise_on_greys(pack: Pack) -> Iterator[Problem]:
    """The advice there is to give, in the order of the pictures."""
    for section in pack.sections:
        for block in section.body:
            if isinstance(block, Figure) and block.picture is not None:
                pair = alike_in_grey(block.picture)
                if pair:
                    yield _advice(block, pair)


def _advice(figure: Figure, pair: tuple[str, str]) -> Problem:
    one, other = (f"{_name(colour)} (#{colour})" for colour in pair)
    return Problem(
        f"Advice: on a black-and-white copy of {figure.picture.name}, its {one} and its {other} look the same.",
        figure.place,
        advice="Make one of them much lighter or darker, or give one a pattern or words.",
        severity=Severity.NOTICE,
    )


def alike_in_grey(picture: PictureFile) -> tuple[str, str] | None:
    """Of a drawing's colours the two that differ most and come out alike in grey, as RRGGBB; None where there are
    none."""
    colours = _flat_colours(_small(picture))
    alike = [
        (difference, pair)
        for pair in combinations(colours, 2)
        if contrast(*map(grey, pair)) < LEAST_CONTRAST and (difference := _difference(*pair)) >= LEAST_DIFFERENCE
    ]
    return max(alike)[1] if alike else None


def _small(picture: PictureFile) -> Image:
    """The picture, small, on white, without colours that are not in it."""
    from PIL import Image

    image = _drawn(picture) if picture.is_drawing else Image.open(picture.path)
    image = image.convert("RGBA")
    image.thumbnail((_SIDE, _SIDE), Image.Resampling.NEAREST)
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("RGB")


def _drawn(picture: PictureFile) -> Image:
    """The pixels of an SVG file, without its words; it has been found safe when the pack was loaded."""
    import resvg_py
    from PIL import Image

    svg = picture.path.read_text(encoding="utf-8")
    width = max(1, round(_SIDE * min(1.0, picture.width / picture.height)))
    return Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True))))


def _flat_colours(image: Image) -> list[str]:
    """The colours that fill most of a drawing, the largest first; none of a photograph."""
    total = image.width * image.height
    # Five bits of each channel: what compression has done to a flat colour is one colour again.
    coarse = image.point(lambda level: (level & 0xF8) | (level >> 5))
    found = sorted(coarse.getcolors(total) or [], reverse=True)[:_MOST_COLOURS]
    if sum(count for count, _ in found) < _FLAT_SHARE * total:
        return []
    return ["{:02X}{:02X}{:02X}".format(*colour) for count, colour in found if count >= _LEAST_SHARE * total]  # type: ignore[misc]


def _difference(one: str, other: str) -> float:
    """How far two colours are apart: their Euclidean distance in CIE 1976 L*a*b*."""
    from PIL import Image, ImageCms

    pair = Image.new("RGB", (2, 1))
    pair.putdata([tuple(bytes.fromhex(colour)) for colour in (one, other)])
    lab = ImageCms.profileToProfile(
        pair, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    assert lab is not None
    data = lab.tobytes()  # L* from 0 to 255, a* and b* as signed bytes
    signed = [value - 256 if value > 127 else value for value in data]
    lightness = (data[0] - data[3]) / 2.55
    return float((lightness**2 + (signed[1] - signed[4]) ** 2 + (signed[2] - signed[5]) ** 2) ** 0.5)


def _name(rgb: str) -> str:
    """The everyday name of a colour."""
    from colorsys import rgb_to_hls

    hue, lightness, saturation = rgb_to_hls(*(value / 255 for value in bytes.fromhex(rgb)))
    if saturation < 0.12 or lightness > 0.94 or lightness < 0.06:
        return "grey"
    return next(name for most, name in _HUES if hue * 360 < most)
