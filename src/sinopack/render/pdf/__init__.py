"""The PDF renderer: a finished document, or a finished deck, goes in; the bytes of a PDF file come out.

document   `draw` and `draw_deck`: the whole file, page by page
  items    one loop over a page's items, one exhaustive match, one small function a kind
    text, shapes, pictures      the kinds that need more than a few lines
    content                     the operators of one page, and the one place where y is turned over
  faces    the font files: subset to the glyphs drawn, with their widths and their text
  reading  what a reader who copies or listens gets for each glyph
  navigation, properties        links' targets, the outline, what the file says about itself
  private  bytes that travel with the file, and are found in it again
  seal     what tells a file that somebody has changed since
  objects  the PDF objects themselves; the only module that knows ReportLab
"""

from __future__ import annotations

from sinopack.render.pdf.document import draw, draw_deck
from sinopack.render.pdf.private import private_in
from sinopack.render.pdf.seal import is_sealed

__all__ = ["draw", "draw_deck", "is_sealed", "private_in"]
