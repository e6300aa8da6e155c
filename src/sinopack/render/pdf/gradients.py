"""Gradients as patterns (ISO 32000-1, 8.7.4): a gradient goes in, the dictionary of a pattern comes out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sinopack.page import Colour, Gradient, Matrix
from sinopack.render.pdf.objects import Value, array, dictionary

_AXIAL, _RADIAL = 2, 3


def pattern_of(gradient: Gradient, to_page: Matrix) -> str:
    """The pattern, whose matrix leads from the gradient's own units by those of its drawing to the page's."""
    a, b, c, d, e, f = to_page
    g, h, i, j, k, m = gradient.matrix
    matrix = (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)
    shading: dict[str, Value] = {
        "ShadingType": _RADIAL if gradient.is_radial else _AXIAL,
        "ColorSpace": "/DeviceRGB",
        "Coords": _exact(gradient.ends),
        "Function": _function(gradient.stops),
        "Extend": "[true true]",
    }
    return dictionary({"PatternType": 2, "Matrix": _exact(matrix), "Shading": dictionary(shading)})


def _function(stops: Sequence[tuple[float, Colour]]) -> str:
    """From 0 to 1, colour by colour: straight between two stops (7.10.3 and 7.10.4)."""
    pieces = [
        dictionary({"FunctionType": 2, "Domain": "[0 1]", "C0": _rgb(first), "C1": _rgb(second), "N": 1})
        for (_, first), (_, second) in pairwise(stops)
    ]
    if len(pieces) == 1:
        return pieces[0]
    return dictionary(
        {
            "FunctionType": 3,
            "Domain": "[0 1]",
            "Functions": array(pieces),
            "Bounds": _exact([at for at, _ in stops[1:-1]]),
            "Encode": array([0, 1] * len(pieces)),
        }
    )


def _rgb(colour: Colour) -> str:
    return _exact([int(colour.rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)])


def _exact(values: Sequence[float]) -> str:
    """Numbers finer than a thousandth: a matrix may shrink a whole drawing into one unit."""
    return array([f"{value:.7f}".rstrip("0").rstrip(".") for value in values])
