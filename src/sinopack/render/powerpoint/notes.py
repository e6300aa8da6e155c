"""Speaker's notes (ECMA-376 part 1, 19.3.1.26 and 19.3.1.27): the notes master, and a page of notes for a slide.

In: paragraphs. Out: their parts. Notes keep emphasis, lists, links and language; size and fonts are the master's.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.page import Bullet, BulletKind, Deck, Paragraph, Run
from sinopack.render.powerpoint.master import COLOUR_MAP, TREE_HEAD
from sinopack.render.powerpoint.package import Package, Relationships
from sinopack.render.powerpoint.paragraphs import first_numbers
from sinopack.render.powerpoint.runs import run
from sinopack.render.powerpoint.sheet import Sheet
from sinopack.render.powerpoint.xml import NAMESPACES, attribute, emu, frame

NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
NOTES_THEME = "ppt/theme/theme2.xml"
PAGE = (540.0, 720.0)
"""Width and height of a page of notes in points: what `notesSz` says."""

_MARGIN = 54.0
_LOCKED = '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
_BULLET = '<a:buFont typeface="Arial"/><a:buChar char="\u2022"/>'
_NUMBER = '<a:buFontTx/><a:buAutoNum type="arabicPeriod"{start}/>'
_LEVELS = 9
"""What the standard has (21.1.2.4.13 to 21.1.2.4.21)."""
_LEVEL = (
    '<a:lvl{level}pPr marL="0" algn="l"><a:spcAft><a:spcPts val="600"/></a:spcAft><a:buNone/>'
    '<a:defRPr lang="{language}" sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{level}pPr>'
)


def write_notes_master(deck: Deck, package: Package) -> None:
    """Add the notes master: the slide's picture over the notes."""
    relationships = Relationships(NOTES_MASTER)
    relationships.to("theme", NOTES_THEME)
    width = PAGE[0] - 2 * _MARGIN
    height = min(width * deck.size.height / deck.size.width, PAGE[1] * 0.45)
    picture_width = height * deck.size.width / deck.size.height
    picture = Rect((PAGE[0] - picture_width) / 2, _MARGIN, picture_width, height)
    notes = Rect(_MARGIN, picture.bottom + 24, width, PAGE[1] - picture.bottom - 24 - _MARGIN)
    language = attribute(deck.properties.language)
    levels = "".join(_LEVEL.format(level=level, language=language) for level in range(1, _LEVELS + 1))
    xml = (
        f'<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE_HEAD}{_slide_picture(frame(picture), 2)}"
        f'<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="body" sz="quarter" idx="1"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{frame(notes)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="{language}"/></a:p></p:txBody></p:sp>'
        f"</p:spTree></p:cSld><p:clrMap {COLOUR_MAP}/>"
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )
    package.add(relationships, ".presentationml.notesMaster", xml)


def write_notes(content: Sequence[Paragraph], slide: Sheet) -> None:
    """Add a page of notes, and tie it to its slide."""
    sheet = Sheet(f"ppt/notesSlides/notesSlide{slide.number}.xml", slide.package, slide.palette, {})
    sheet.relationships.to("slide", slide.relationships.source)
    sheet.relationships.to("notesMaster", NOTES_MASTER)
    part = sheet.package.add(sheet.relationships, ".presentationml.notesSlide", notes_page(_paragraphs(content, sheet)))
    slide.relationships.to("notesSlide", part)


def notes_page(written: str) -> str:
    """A page of notes, from its paragraphs' XML."""
    return (
        f"<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE_HEAD}{_slide_picture('', 2)}"
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{written}</p:txBody></p:sp></p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _slide_picture(place: str, identity: int) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="Slide"/><p:cNvSpPr>{_LOCKED}</p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}{_OUTLINED if place else ''}</p:spPr></p:sp>"
    )


_OUTLINED = (
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
    '<a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln>'
)


def _paragraphs(content: Sequence[Paragraph], sheet: Sheet) -> str:
    return "".join(
        f"<a:p>{_settings(paragraph, start)}{''.join(_run(item, sheet) for item in paragraph.runs if item.text)}</a:p>"
        for paragraph, start in zip(content, first_numbers(content), strict=True)
    )


def _settings(paragraph: Paragraph, start: int) -> str:
    """Where a paragraph of a list stands, and its mark; nothing for any other. One level is one list, so that an inner
    list counts by itself."""
    if not (paragraph.bullet or paragraph.indent):
        return ""
    level = f' lvl="{min(paragraph.level, _LEVELS - 1)}"' if paragraph.level else ""
    place = f'marL="{emu(paragraph.indent)}"{level} indent="{-emu(paragraph.hang)}"'
    return f"<a:pPr {place}>{_mark(paragraph.bullet, start)}</a:pPr>"


def _mark(bullet: Bullet | None, start: int) -> str:
    if bullet is None:
        return "<a:buNone/>"
    if bullet.kind is BulletKind.SQUARE:
        return _BULLET
    return _NUMBER.format(start=f' startAt="{min(start, 32767)}"' if start > 1 else "")


def _run(item: Run, sheet: Sheet) -> str:
    """A run that says its language, emphasis and link, and no more."""
    style = item.style
    plain = replace(style, underline=False, font=replace(style.font, bold=False, italic=False))
    return run(item, sheet, plain)
