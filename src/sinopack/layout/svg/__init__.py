"""SVG files as drawings: paths alone, in the drawing's own units.

In: the bytes of a file. Out: a `Drawing`, with paths for both files and an SVG of our own writing, in which nothing is
left of the author's but the shapes. Text becomes the outlines of its glyphs. What paths cannot show raises NeedsPixels,
and is drawn by `pixels_of_original` instead.
"""

from sinopack.layout.svg.pixels import pixels_of, pixels_of_original
from sinopack.layout.svg.reading import read_svg
from sinopack.layout.svg.scene import NeedsPixels
from sinopack.layout.svg.windows import window_of

__all__ = ["NeedsPixels", "pixels_of", "pixels_of_original", "read_svg", "window_of"]
