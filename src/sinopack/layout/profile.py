"""The profiles in which a paged product is laid out again for readers who need it otherwise: large print, and
dyslexia-friendly.

In: the name of a profile. Out: the fonts, the colours, the styles and the sheet that its pages are composed with.
Blocks know nothing of profiles; they ask the sheet whether it is linear.

A profile is composed on a smaller sheet and enlarged, so that gaps, boxes and lines to write on grow with the text.
Sizes below are those before that; `scale` times as much is printed.

Large print (RNIB, Clear Print; UKAAF, Clear and Large Print, G003): every text at 18 pt or more, sans, pitch at least
1.25 times the size, no italics, strong contrast. Dyslexia-friendly (British Dyslexia Association, Style Guide 2023):
sans of 12 to 14 pt, pitch 1.5 times the size, letters a little apart, lines of 60 to 70 characters, headings at least a
fifth larger and bold, neither italics nor underline.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Size, millimetres
from sinopack.layout.handout.sheet import ENLARGED, PAPERS, Sheet
from sinopack.layout.styles import PageStyles, Step
from sinopack.layout.text import Family, TextStyle
from sinopack.page import Colour, Stroke
from sinopack.theme import Theme
from sinopack.theme.contrast import contrast

_LEFT = millimetres(20)
_RIGHT = millimetres(16)
_TOP = 48.0
_FOOT = 70.0
_STRONG = 7.0
"""The least contrast of text (WCAG 2.1, 1.4.6: enhanced)."""


class Sizes(Struct, frozen=True):
    """The sizes of type of a profile, in points before they are enlarged: `body` for all running text, notes, captions
    and figures included; `lead` for what leads into it; `minor` and `sub` for labels and subheadings; and the steps in
    which a long title or heading is set smaller."""

    body: float
    lead: float
    minor: float
    sub: float
    numeral: float
    title: tuple[float, ...]
    heading: tuple[float, ...]


class Profile(Struct, frozen=True):
    """A way to lay out pages. `pitch` and `heading_pitch` are line pitches as shares of the size; `longest` is the
    width of the longest line in points, as printed; `replaced` names papers for which it takes another."""

    name: str
    called: str
    scale: float
    sizes: Sizes
    pitch: float
    heading_pitch: float
    tracking: float
    paragraph_gap: float
    longest: float
    replaced: dict[str, str]
    fonts: str = "plain"

    def sheet(self, paper: str) -> Sheet:
        """The sheet to compose on, one column, for a paper such as "A4"."""
        paper = self.replaced.get(paper, paper)
        size, scale = PAPERS[paper], self.scale
        width = min(size.width - _LEFT - _RIGHT, self.longest) / scale
        return Sheet(
            Size(size.width / scale, size.height / scale),
            max(_LEFT, (size.width - width * scale) / 2) / scale,
            width,
            main=width,
            gutter=0.0,
            top=_TOP / scale,
            foot=_FOOT / scale,
            scale=scale * ENLARGED.get(paper, 1.0),
            called=self.called,
        )

    def theme(self, theme: Theme) -> Theme:
        """The theme with all text in ink, or in an accent of strong contrast; panels on white, between rules; and rules
        a step darker."""
        paper, ink = theme["paper"], theme["ink"]
        strong = contrast(theme["accent"].rgb, paper.rgb) >= _STRONG
        colours = {
            **theme.colours,
            "quiet": ink,
            "rule": theme["quiet"],
            "hair": theme["rule"],
            "accent": theme["accent"] if strong else ink,
        }
        panel = replace(theme.surface("panel"), fill=paper, outline=Stroke(ink, 1.0 / self.scale))
        return replace(theme, colours=colours, surfaces={**theme.surfaces, "panel": panel})

    def styles(self, theme: Theme) -> PageStyles:
        """The styles of pages, all of them in the sans; headings are bold."""
        ink, accent, sizes = theme["ink"], theme["accent"], self.sizes
        body, lead = self._text(sizes.body, ink), self._text(sizes.lead, ink)
        sub, minor = self._heading(sizes.sub, ink), self._heading(sizes.minor, ink)
        bold = replace(body, bold=True)
        titles, headings = self._steps(sizes.title), self._steps(sizes.heading)
        return PageStyles(
            title=self._heading(sizes.title[0], ink),
            subtitle=lead,
            enquiry=sub,
            page_heading=self._heading(sizes.heading[0], ink),
            section_heading=self._heading(sizes.heading[0], ink),
            numeral=TextStyle(Family.SANS, sizes.numeral, sizes.numeral * 1.1, accent),
            dates=replace(lead, bold=True),
            lead=lead,
            subheading=sub,
            minor_heading=minor,
            component_heading=sub,
            body=body,
            sans=body,
            stem=bold,
            source=body,
            label=self._heading(sizes.minor, accent),
            level=body,
            note=body,
            caption=body,
            event=body,
            person=sub,
            native=replace(lead, colour=accent),
            entry=body,
            marks=bold,
            contents=body,
            asked=body,
            title_steps=titles,
            heading_steps=headings,
            page_heading_steps=headings,
            paragraph_gap=self.paragraph_gap,
            list_gap=self.paragraph_gap / 2,
            least_rule=1.01 / self.scale,
            upright=True,
        )

    def _text(self, size: float, colour: Colour) -> TextStyle:
        return TextStyle(Family.SANS, size, size * self.pitch, colour, tracking=self.tracking)

    def _heading(self, size: float, colour: Colour) -> TextStyle:
        return TextStyle(Family.SANS, size, size * self.heading_pitch, colour, bold=True, tracking=self.tracking)

    def _steps(self, sizes: tuple[float, ...]) -> tuple[Step, ...]:
        return tuple((size, size * self.heading_pitch) for size in sizes)


LARGE_PRINT = Profile(
    name="large-print",
    called="large print",
    scale=1.64,
    sizes=Sizes(
        body=11.0, lead=12.5, minor=12.5, sub=14.0, numeral=42.0,
        title=(23.0, 21.0, 19.0, 17.0), heading=(18.0, 16.5, 15.0),
    ),
    pitch=1.35,
    heading_pitch=1.25,
    tracking=0.0,
    paragraph_gap=9.0,
    longest=600.0,
    replaced={"A5": "A4"},
)  # fmt: skip

DYSLEXIA_FRIENDLY = Profile(
    name="dyslexia-friendly",
    called="the dyslexia-friendly handout",
    scale=1.2,
    sizes=Sizes(
        body=11.0, lead=12.5, minor=13.5, sub=15.0, numeral=52.0,
        title=(30.0, 26.0, 22.0, 19.0, 17.0), heading=(22.0, 20.0, 18.0, 16.5),
    ),
    pitch=1.5,
    heading_pitch=1.3,
    tracking=0.25,
    paragraph_gap=16.5,
    longest=420.0,
    replaced={},
)  # fmt: skip

PROFILES: dict[str, Profile] = {profile.name: profile for profile in (LARGE_PRINT, DYSLEXIA_FRIENDLY)}
"""The profiles other than the standard one, by the names that an author types."""
