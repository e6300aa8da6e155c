"""The presentation part and its settings (ECMA-376 part 1, 19.2.1.26): what there is, how large, in what order.

In: a deck, and the names of its slides' parts. Out: presentation.xml and the small parts beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sinopack.page import Deck
from sinopack.render.powerpoint.master import FIRST_LAYOUT_ID, MASTER, THEME
from sinopack.render.powerpoint.notes import NOTES_MASTER, PAGE
from sinopack.render.powerpoint.package import Package, Relationships
from sinopack.render.powerpoint.tables import NO_STYLE
from sinopack.render.powerpoint.xml import DRAWING, NAMESPACES, attribute, emu, guid

PRESENTATION = "ppt/presentation.xml"
FIRST_SLIDE_ID = 256
"""The lowest id that a slide may have (19.7.13)."""

_SECTIONS = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_LEVELS = 9
_SIDES = ("left", "right", "top", "bottom", "insideH", "insideV")
_STYLES = (
    f'<a:tblStyleLst xmlns:a="{DRAWING}" def="{NO_STYLE}">'
    f'<a:tblStyle styleId="{NO_STYLE}" styleName="No Style, No Grid"><a:wholeTbl>'
    '<a:tcTxStyle><a:fontRef idx="minor"><a:scrgbClr r="0" g="0" b="0"/></a:fontRef><a:schemeClr val="tx1"/>'
    "</a:tcTxStyle><a:tcStyle><a:tcBdr>"
    f"{''.join(f'<a:{side}><a:ln><a:noFill/></a:ln></a:{side}>' for side in _SIDES)}"
    "</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl></a:tblStyle></a:tblStyleLst>"
)
_VIEW = (
    f'<p:viewPr {NAMESPACES}><p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="75000"/></p:normalViewPr>'
    "</p:viewPr>"
)
_SETTINGS = (
    ("presProps", "ppt/presProps.xml", f"<p:presentationPr {NAMESPACES}/>"),
    ("viewProps", "ppt/viewProps.xml", _VIEW),
    ("tableStyles", "ppt/tableStyles.xml", _STYLES),
)


def write_presentation(deck: Deck, slides: Sequence[str], package: Package) -> None:
    """Add the presentation part, and the settings that PowerPoint keeps beside it."""
    relationships = Relationships(PRESENTATION)
    master = relationships.to("slideMaster", MASTER)
    ids = "".join(
        f'<p:sldId id="{FIRST_SLIDE_ID + index}" r:id="{relationships.to("slide", part)}"/>'
        for index, part in enumerate(slides)
    )
    notes = relationships.to("notesMaster", NOTES_MASTER)
    for kind, name, xml in _SETTINGS:
        relationships.to(kind, package.add(Relationships(name), f".presentationml.{kind}", xml))
    relationships.to("theme", THEME)
    xml = (
        f'<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_LAYOUT_ID - 1}" r:id="{master}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst>'
        f"{f'<p:sldIdLst>{ids}</p:sldIdLst>' if ids else ''}"
        f'<p:sldSz cx="{emu(deck.size.width)}" cy="{emu(deck.size.height)}"/>'
        f'<p:notesSz cx="{emu(PAGE[0])}" cy="{emu(PAGE[1])}"/>'
        f"<p:defaultTextStyle>{_default_text(deck.properties.language)}</p:defaultTextStyle>"
        f"{_sections(deck)}</p:presentation>"
    )
    package.add(relationships, ".presentationml.presentation.main", xml)
    package.relationships.to("officeDocument", PRESENTATION)


def _default_text(language: str) -> str:
    """How text is set in a box that someone draws. No punctuation hangs into the margin: the layout counts it in."""
    fonts = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
    levels = "".join(
        f'<a:lvl{level}pPr marL="{emu(36) * (level - 1)}" algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        f'<a:defRPr lang="{attribute(language)}" sz="2000" kern="100">'
        f'<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>{fonts}</a:defRPr></a:lvl{level}pPr>'
        for level in range(1, _LEVELS + 1)
    )
    return f'<a:defPPr><a:defRPr lang="{attribute(language)}"/></a:defPPr>{levels}'


def _sections(deck: Deck) -> str:
    """PowerPoint's sections: runs of slides that name the same one."""
    if not any(slide.section for slide in deck.slides):
        return ""
    sections = ""
    for name, members in groupby(enumerate(deck.slides), key=lambda entry: entry[1].section):
        numbered = list(members)
        identity = guid("section", name, numbered[0][1].page.key, str(numbered[0][0]))
        ids = "".join(f'<p14:sldId id="{FIRST_SLIDE_ID + index}"/>' for index, _ in numbered)
        shown = attribute(name or deck.properties.title)
        sections += f'<p14:section name="{shown}" id="{identity}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        f'<p14:sectionLst xmlns:p14="{_SECTIONS}">{sections}</p14:sectionLst></p:ext></p:extLst>'
    )
