"""Formulas in lines of text.

In: a formula and the style of the text around it. Out: its picture in that size and colour; and lines that are as high
as their formulas ask for. A formula is a gap in the text, which is measured and broken like any other text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil

from msgspec.structs import replace

from sinopack.geometry import Size
from sinopack.layout.text.blanks import RISE
from sinopack.layout.text.faces import Metrics
from sinopack.layout.text.style import Mathematics
from sinopack.page import Colour, Drawing, Formula, Line, Path, Step

_UNITS = 1000.0
"""The units of a drawing to an em."""
_PIXELS = 100.0
"""The pixels to an em of what is shown where no paths can be drawn: more than three to a point of a slide's text."""
_LARGE = 33.0
"""A larger formula has twice as many."""
_MOST_PIXELS = 6000.0
_X_HEIGHT = 0.479
"""The height of the letter x in the font of formulas, in ems."""
_CLEARANCE = 0.1
"""The least white between the ink of two lines of which one has a formula, in ems."""
_REMEMBERED = 512
_FEW = 0.25
"""Where more than this share of the lines have blanks, all stand as far apart."""


def set_formula(formula: Mathematics, size: float, metrics: Metrics, colour: Colour, *, pixels: bool) -> Formula:
    """A formula in a text of a size in points, its letters as high as the text's own (`metrics` in points). With
    `pixels` it has them beside its paths. Raises `CannotDraw` for what content has not let pass."""
    from sinopack.content.formula_outlines import outlines

    found = outlines(formula.source, display=formula.display)
    size = size * max(metrics.x_height / size / _X_HEIGHT, 1.0)
    drawing, ascent = _drawn(formula.source, formula.display, colour)
    data, extent = _pixels(drawing, size > _LARGE) if pixels else (b"", (0, 0))
    height = drawing.size.height / _UNITS * size
    return Formula(
        drawing,
        formula.alternative or formula.source,
        size,
        found.width * size,
        ascent * size,
        height - ascent * size,
        data,
        extent,
    )


def narrowed(formula: Formula, width: float) -> Formula:
    """The formula so much smaller that it is no wider than `width` points; itself, if it is not."""
    if formula.width <= width:
        return formula
    factor = width / formula.width
    return replace(
        formula,
        size=formula.size * factor,
        width=width,
        ascent=formula.ascent * factor,
        descent=formula.descent * factor,
    )


@lru_cache(_REMEMBERED)
def _drawn(source: str, display: bool, colour: Colour) -> tuple[Drawing, float]:
    """The drawing of a formula in a colour, and how far above the baseline its top is, in ems."""
    from sinopack.content.formula_outlines import outlines

    found = outlines(source, display=display)
    paths = tuple(Path(tuple(_unit(step, found.ascent) for step in path), fill=colour) for path in found.paths)
    size = Size(_rounded(found.width), _rounded(found.ascent + found.descent))
    return Drawing(size, paths, _svg(size, paths, colour)), found.ascent


def _unit(step: Step, ascent: float) -> Step:
    """A step in the drawing's units, from its top left."""
    moved = (_rounded(value + (0.0 if index % 2 == 0 else ascent)) for index, value in enumerate(step[1:]))
    return (step[0], *moved)  # type: ignore[return-value]


def _rounded(ems: float) -> float:
    return round(ems * _UNITS, 1)


def _svg(size: Size, paths: Sequence[Path], colour: Colour) -> bytes:
    shapes = "".join(
        f'<path fill="#{colour.rgb}" d="{" ".join(" ".join(map(_typed, step)) for step in path.steps)}"/>'
        for path in paths
    )
    width, height = _typed(size.width), _typed(size.height)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    return f"{head}{shapes}</svg>".encode()


def _typed(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}" if abs(value) < 1e5 else f"{value:.1f}"


@lru_cache(_REMEMBERED)
def _pixels(drawing: Drawing, is_large: bool) -> tuple[bytes, tuple[int, int]]:
    """A drawing as a PNG on a clear ground, and its pixels."""
    import resvg_py  # needed only by a deck with formulas

    factor = min(
        (2 if is_large else 1) * _PIXELS / _UNITS, _MOST_PIXELS / max(drawing.size.width, drawing.size.height, 1.0)
    )
    width, height = ceil(drawing.size.width * factor), ceil(drawing.size.height * factor)
    svg = drawing.svg.decode()
    data = resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)
    return bytes(data), (width, height)


def heights(line: Line, metrics: Metrics) -> tuple[float, float]:
    """How far a line's ink reaches above its baseline and below, in points; at least as far as its letters do."""
    found = [run.style.formula for run in line.runs if run.style.formula]
    rise = max([metrics.cap_height, *(formula.ascent for formula in found)])
    depth = max([metrics.descent * 0.8, *(formula.descent for formula in found)])
    return rise, depth


def grown(lines: Sequence[Line], leading: float, baseline: float, metrics: Metrics, size: float) -> tuple[Line, ...]:
    """Lines for paper, one under the other: each as high as its formulas need, or what is written into its blanks, else
    as it was. `baseline` is the depth of the baseline in a line of the exact `leading`."""
    result: list[Line] = []
    top, gap = 0.0, _CLEARANCE * size / 2
    with_blanks = [any(run.style.blank for run in line.runs) for line in lines]
    is_written_all_over = sum(with_blanks) > len(lines) * _FEW
    for line, has_blank in zip(lines, with_blanks, strict=True):
        rise, depth = heights(line, metrics)
        has_formula = any(run.style.formula for run in line.runs)
        above = max(baseline, rise + gap) if has_formula else baseline
        below = max(leading - baseline, depth + gap) if has_formula else leading - baseline
        if result and (has_blank or is_written_all_over):  # over the first line is the space between paragraphs
            above = max(above, RISE)
        result.append(replace(line, top=top, height=above + below, baseline=top + above))
        top += above + below
    return tuple(result)


def leading_for(lines: Sequence[Line], leading: float, metrics: Metrics, size: float) -> float:
    """The exact leading in which no line of a slide's paragraph touches the next: a program has but one for all. The
    space of a line lies above its letters, which stand on the font's own descent."""
    reach = [heights(line, metrics) for line in lines]
    gap = _CLEARANCE * size
    between = [depth + rise + gap for (_, depth), (rise, _) in pairwise(reach)]
    return max(leading, reach[0][0] + metrics.descent + gap / 2, *between)


def overhang(lines: Sequence[Line], metrics: Metrics) -> float:
    """How far the formulas of the last line reach below the line itself on a slide."""
    return max(heights(lines[-1], metrics)[1] - metrics.descent, 0.0)
