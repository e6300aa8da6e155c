"""The type scale of pages and of slides. Sizes and leadings in points; the figures are the design's, not the theme's.

The serif speaks (titles, body, sources), the sans explains (labels, notes, lists, tables). Leadings of pages are
multiples of four, so that lines of the text and of the margin meet every 48 points.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.layout.text import Family, TextStyle
from sinopack.page import Colour
from sinopack.theme import Theme

Step = tuple[float, float]
"""A size and its leading."""


def _serif(size: float, leading: float, colour: Colour, *, bold: bool = False, tracking: float = 0.0) -> TextStyle:
    return TextStyle(Family.SERIF, size, leading, colour, bold=bold, tracking=tracking)


def _sans(size: float, leading: float, colour: Colour, *, bold: bool = False) -> TextStyle:
    return TextStyle(Family.SANS, size, leading, colour, bold=bold)


TITLE_STEPS: tuple[Step, ...] = ((48, 52), (40, 44), (34, 40), (28, 32), (24, 28))
HEADING_STEPS: tuple[Step, ...] = ((34, 40), (28, 32), (24, 28), (20, 24))
PAGE_HEADING_STEPS: tuple[Step, ...] = ((30, 36), (26, 32), (22, 28))


class PageStyles(Struct, frozen=True):
    """The styles of the handout.

    `entry` sets the glossary, `marks` those of a question, `contents` the rows of contents that stand by themselves,
    `asked` a source above its question. `paragraph_gap` and `list_gap` are the white between paragraphs and between
    the items of a list. No rule is thinner than `least_rule`. With `upright`, emphasis and links are bold, never
    italic or underlined. All in points.
    """

    title: TextStyle
    subtitle: TextStyle
    enquiry: TextStyle
    page_heading: TextStyle
    section_heading: TextStyle
    numeral: TextStyle
    dates: TextStyle
    lead: TextStyle
    subheading: TextStyle
    minor_heading: TextStyle
    component_heading: TextStyle
    body: TextStyle
    sans: TextStyle
    stem: TextStyle
    source: TextStyle
    label: TextStyle
    level: TextStyle
    note: TextStyle
    caption: TextStyle
    event: TextStyle
    person: TextStyle
    native: TextStyle
    entry: TextStyle
    marks: TextStyle
    contents: TextStyle
    asked: TextStyle
    title_steps: tuple[Step, ...] = TITLE_STEPS
    heading_steps: tuple[Step, ...] = HEADING_STEPS
    page_heading_steps: tuple[Step, ...] = PAGE_HEADING_STEPS
    paragraph_gap: float = 8.0
    list_gap: float = 4.0
    least_rule: float = 0.0
    upright: bool = False


def page_styles(theme: Theme) -> PageStyles:
    ink, quiet, accent = theme["ink"], theme["quiet"], theme["accent"]
    return PageStyles(
        title=_serif(48, 52, ink, tracking=-0.4),
        subtitle=_serif(15, 20, quiet),
        enquiry=_serif(19, 24, ink),
        page_heading=_serif(30, 36, ink),
        section_heading=_serif(34, 40, ink),
        numeral=_sans(71.7, 80, accent),
        dates=_sans(13, 16, quiet, bold=True),
        lead=_serif(15, 20, ink),
        subheading=_sans(13, 16, ink, bold=True),
        minor_heading=_sans(11, 16, ink, bold=True),
        component_heading=_sans(16, 20, ink, bold=True),
        body=_serif(11, 16, ink),
        sans=_sans(11, 16, ink),
        stem=_sans(11, 16, ink, bold=True),
        source=_serif(12, 16, ink),
        label=_sans(10, 12, accent, bold=True),
        level=_sans(10, 12, quiet),
        note=_sans(9.5, 12, ink),
        caption=_sans(9, 12, quiet),
        event=_sans(10, 13, ink),
        person=TextStyle(Family.SERIF, 14, 20, ink, bold=True),
        native=_sans(13, 20, accent),
        entry=_sans(10.5, 14.0, ink),
        marks=_sans(10.5, 16.0, ink, bold=True),
        contents=_sans(10, 13, ink),
        asked=_serif(12, 18, ink),
    )


class SlideStyles(Struct, frozen=True):
    """The styles of the deck, at their full sizes."""

    pack_title: TextStyle
    subtitle: TextStyle
    section_title: TextStyle
    numeral: TextStyle
    dates: TextStyle
    lead: TextStyle
    statement: TextStyle
    title: TextStyle
    points: TextStyle
    option: TextStyle
    objective: TextStyle
    label: TextStyle
    small: TextStyle
    caption: TextStyle
    footer: TextStyle
    person: TextStyle


PACK_TITLE_STEPS: tuple[Step, ...] = ((80, 88), (64, 72), (52, 60), (44, 52), (36, 44), (30, 36), (24, 30))
SECTION_TITLE_STEPS: tuple[Step, ...] = ((72, 80), (60, 68), (48, 56), (40, 48), (34, 40), (28, 34))
STATEMENT_STEPS: tuple[Step, ...] = (
    (46, 60),
    (40, 52),
    (36, 46),
    (32, 42),
    (28, 36),
    (26, 34),
    (24, 32),
    (22, 28),
    (20, 26),
)
SLIDE_TITLE_STEPS: tuple[Step, ...] = ((36, 44), (32, 40), (28, 36), (24, 30), (20, 26))
POINT_STEPS: tuple[Step, ...] = ((28, 36), (26, 34), (24, 32), (22, 29), (20, 26))
STATEMENT_TEXT_STEPS: tuple[Step, ...] = ((36, 46), (32, 42), *POINT_STEPS)
OPTION_STEPS: tuple[Step, ...] = ((26, 32), (24, 30), (22, 28), (20, 26))
OBJECTIVE_STEPS: tuple[Step, ...] = ((22, 30), (20, 26))
LEAD_STEPS: tuple[Step, ...] = ((26, 36), (24, 32), (22, 29), (20, 26))
TABLE_STEPS: tuple[Step, ...] = ((22, 28), (20, 26), (18, 24))
CAPTION_STEPS: tuple[Step, ...] = ((18, 24),)
LABEL_STEPS: tuple[Step, ...] = ((20, 26), (18, 24))


def slide_styles(theme: Theme) -> SlideStyles:
    ink, quiet, accent = theme["ink"], theme["quiet"], theme["accent"]
    return SlideStyles(
        pack_title=_serif(80, 88, ink, tracking=-0.8),
        subtitle=_serif(26, 32, ink),
        section_title=_serif(72, 80, ink),
        numeral=_sans(300, 320, accent),
        dates=_sans(28, 32, quiet, bold=True),
        lead=_serif(26, 36, ink),
        statement=_serif(46, 60, ink),
        title=_serif(36, 44, ink),
        points=_sans(28, 36, ink),
        option=_sans(26, 32, ink),
        objective=_sans(22, 30, ink),
        label=_sans(20, 26, accent, bold=True),
        small=_sans(20, 26, ink),
        caption=_sans(18, 24, quiet),
        footer=_sans(14, 16, quiet),
        person=_sans(22, 28, ink, bold=True),
    )
