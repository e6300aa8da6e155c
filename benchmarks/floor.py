"""The floor: what ReportLab and python-pptx cost by themselves for as much text, with no layout at all.

In: a text file of pages and one of slides, and an output folder. Out: `floor.pdf` and `floor.pptx` in it. Pages and
slides are separated by form feeds; each line is drawn as it stands. A slide's first line is its title, and the lines
after a record separator are its speaker notes.

    python benchmarks/floor.py pages.txt slides.txt OUTPUT

It does the least that puts the words into both files through the libraries' public interfaces: one embedded font, one
drawString a line; one title, one text box a line and, where there are any, one set of notes a slide.
"""

import sys
from pathlib import Path

from pptx import Presentation
from pptx.util import Pt
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = Path(__file__).resolve().parents[1] / "src/sinopack/theme/fonts/files/Carlito-Regular.ttf"
PAGE = "\f"
NOTES = "\x1e"
TITLE_ONLY = 5


def write_pages(text: str, path: Path) -> None:
    pdfmetrics.registerFont(TTFont("Carlito", str(FONT)))
    canvas = Canvas(str(path), pagesize=(595.28, 841.89))
    for page in text.split(PAGE):
        canvas.setFont("Carlito", 9)
        for number, line in enumerate(page.splitlines()):
            canvas.drawString(40, 810 - 11 * number, line)
        canvas.showPage()
    canvas.save()


def write_slides(text: str, path: Path) -> None:
    deck = Presentation()
    for page in text.split(PAGE):
        said, _, notes = page.partition(NOTES)
        title, *lines = said.splitlines()
        slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
        slide.shapes.title.text = title
        for number, line in enumerate(lines):
            slide.shapes.add_textbox(Pt(48), Pt(100 + 20 * number), Pt(620), Pt(20)).text_frame.text = line
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    deck.save(str(path))


if __name__ == "__main__":
    pages, slides, output = map(Path, sys.argv[1:])
    write_pages(pages.read_text(encoding="utf-8"), output / "floor.pdf")
    write_slides(slides.read_text(encoding="utf-8"), output / "floor.pptx")
