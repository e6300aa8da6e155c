"""SVG files as drawings: paths alone, in the drawing's own units.

In: the bytes of a file. Out: a `Drawing`, with paths for both files and an SVG of our own writing, in which nothing is
left of the author's but the shapes. Text becomes the outlines of its glyphs. What paths cannot show raises NeedsPixels,
and is to be drawn by `pixels_of` instead.
"""

from sinopack.layout.svg.reading import read_svg
from sinopack.layout.svg.scene import NeedsPixels

__all__ = ["NeedsPixels", "read_svg"]
