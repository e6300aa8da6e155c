"""A drawing as an SVG file of our own: paths, gradients and clips, and nothing else.

In: paths and their size. Out: the bytes of a file that needs nothing from outside and can do nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

from sinopack.geometry import Size
from sinopack.page import Clip, Colour, Gradient, Paint, Path, Pen, Step


def svg_of(size: Size, paths: Sequence[Path]) -> bytes:
    """The complete file. Lengths are exact to about a hundred-thousandth of the drawing."""
    return _Writer(size).write(paths).encode("ascii")


class _Writer:
    def __init__(self, size: Size) -> None:
        self._size = size
        self._digits = min(max(5 - floor(log10(max(size.width, size.height))), 0), 8)
        self._gradients: dict[Gradient, str] = {}
        self._clips: dict[tuple[Clip, ...], str] = {}
        self._defined: list[str] = []

    def write(self, paths: Sequence[Path]) -> str:
        drawn = "".join(self._path(path) for path in paths)
        defined = f"<defs>{''.join(self._defined)}</defs>" if self._defined else ""
        width, height = self._number(self._size.width), self._number(self._size.height)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
            f' viewBox="0 0 {width} {height}">{defined}{drawn}</svg>'
        )

    def _number(self, value: float) -> str:
        written = f"{value:.{self._digits}f}"
        written = written.rstrip("0").rstrip(".") if "." in written else written
        return "0" if written in ("-0", "") else written

    def _steps(self, steps: Sequence[Step]) -> str:
        return "".join(step[0] + " ".join(self._number(number) for number in step[1:]) for step in steps)

    def _path(self, path: Path) -> str:
        parts = [f'<path d="{self._steps(path.steps)}" fill="{self._paint(path.fill)}"']
        if path.even_odd:
            parts.append(' fill-rule="evenodd"')
        together = path.fill is None or path.pen is None or path.pen.opacity == path.opacity
        opacity = path.opacity if path.fill else (path.pen.opacity if path.pen else 1.0)
        if opacity < 1:
            parts.append(f' {"opacity" if together else "fill-opacity"}="{opacity:.4g}"')
        if path.pen:
            parts.append(self._pen(path.pen))
            if not together and path.pen.opacity < 1:
                parts.append(f' stroke-opacity="{path.pen.opacity:.4g}"')
        if path.clips:
            parts.append(f' clip-path="url(#{self._clip(path.clips)})"')
        return "".join([*parts, "/>"])

    def _pen(self, pen: Pen) -> str:
        said = f' stroke="{self._paint(pen.paint)}" stroke-width="{self._number(pen.width)}"'
        if pen.dash:
            said += f' stroke-dasharray="{" ".join(map(self._number, pen.dash))}"'
        if pen.ends != "butt":
            said += f' stroke-linecap="{pen.ends}"'
        if pen.corners != "miter":
            return f'{said} stroke-linejoin="{pen.corners}"'
        return f'{said} stroke-miterlimit="{pen.limit:g}"'

    def _paint(self, paint: Paint | None) -> str:
        match paint:
            case None:
                return "none"
            case Colour(rgb=rgb):
                return f"#{rgb}"
            case Gradient():
                if paint not in self._gradients:
                    self._gradients[paint] = f"g{len(self._gradients) + 1}"
                    self._defined.append(self._gradient(paint, self._gradients[paint]))
                return f"url(#{self._gradients[paint]})"

    def _gradient(self, gradient: Gradient, name: str) -> str:
        keys = ("fx", "fy", "fr", "cx", "cy", "r") if gradient.is_radial else ("x1", "y1", "x2", "y2")
        ends = " ".join(f'{key}="{value:.6g}"' for key, value in zip(keys, gradient.ends, strict=True))
        tag = "radialGradient" if gradient.is_radial else "linearGradient"
        matrix = " ".join(f"{value:.6g}" for value in gradient.matrix)
        stops = "".join(f'<stop offset="{at:.4g}" stop-color="#{colour.rgb}"/>' for at, colour in gradient.stops)
        return (
            f'<{tag} id="{name}" gradientUnits="userSpaceOnUse" {ends} gradientTransform="matrix({matrix})">'
            f"{stops}</{tag}>"
        )

    def _clip(self, clips: tuple[Clip, ...]) -> str:
        """The name of the last clip, which is cut by those before it."""
        if clips not in self._clips:
            around = f' clip-path="url(#{self._clip(clips[:-1])})"' if clips[:-1] else ""
            name = self._clips[clips] = f"c{len(self._clips) + 1}"
            rule = ' clip-rule="evenodd"' if clips[-1].even_odd else ""
            steps = self._steps(clips[-1].steps)
            self._defined.append(f'<clipPath id="{name}"{around}><path d="{steps}"{rule}/></clipPath>')
        return self._clips[clips]
