"""Runs of text as DrawingML (ECMA-376 part 1, 21.1.2.3).

In: runs of a finished page, and the style they would inherit. Out: XML that says their language and what differs.
"""

from __future__ import annotations

from sinopack.page import Font, Run, RunStyle, Slot, link_portions
from sinopack.render.powerpoint.sheet import Sheet
from sinopack.render.powerpoint.xml import attribute, hundredths, text

KERNING = ' kern="100"'
"""Kern from 1 point up. By the standard 0 would say “always”, but programs are known to take it for “never”."""

_THEME_FONTS = {Slot.MAJOR: "+mj", Slot.MINOR: "+mn"}


def run(item: Run, sheet: Sheet, base: RunStyle | None = None) -> str:
    """Text in one style; the author's own line breaks become `a:br`, which is part of no link."""
    link = sheet.link(item.style.link) if item.style.link else ""
    properties = run_properties("a:rPr", item.style, sheet, base, link)
    if "\n" not in item.text and not link:
        return f"<a:r>{properties}<a:t>{text(item.text)}</a:t></a:r>"
    line_break = f"<a:br>{properties.replace(link, '') if link else properties}</a:br>"
    lines = (_portions(line) if link else [line] if line else [] for line in item.text.split("\n"))
    return line_break.join(
        "".join(f"<a:r>{properties}<a:t>{text(portion)}</a:t></a:r>" for portion in line) for line in lines
    )


def _portions(line: str) -> list[str]:
    """A line of a link in the portions in which the layout has measured it."""
    return [line[start:end] for start, end in link_portions(line)]


def run_properties(tag: str, style: RunStyle, sheet: Sheet, base: RunStyle | None, link: str = "") -> str:
    """The element `tag` (a:rPr, a:defRPr, a:endParaRPr): the language, and what differs from `base`; where nothing is
    inherited (None), everything."""
    attributes = f' lang="{attribute(style.language)}"' if style.language else ""
    attributes += ' noProof="1"' if style.code else ""
    attributes += _plain_attributes(style) if base is None else _differences(style, base)
    children = "" if base and style.colour == base.colour else sheet.palette.fill(style.colour)
    if base is None or not _same_face(style.font, base.font):
        children += _typefaces(style.font)
    children += link
    return f"<{tag}{attributes}>{children}</{tag}>" if children else f"<{tag}{attributes}/>"


def _plain_attributes(style: RunStyle) -> str:
    bold = ' b="1"' if style.font.bold else ""
    italic = ' i="1"' if style.font.italic else ""
    underline = ' u="sng"' if style.underline else ""
    tracking = f' spc="{hundredths(style.tracking)}"' if style.tracking else ""
    return f' sz="{hundredths(style.size)}"{bold}{italic}{underline}{KERNING}{tracking}'


def _differences(style: RunStyle, base: RunStyle) -> str:
    said = f' sz="{hundredths(style.size)}"' if style.size != base.size else ""
    if style.font.bold != base.font.bold:
        said += f' b="{int(style.font.bold)}"'
    if style.font.italic != base.font.italic:
        said += f' i="{int(style.font.italic)}"'
    if style.underline != base.underline:
        said += f' u="{"sng" if style.underline else "none"}"'
    if style.tracking != base.tracking:
        said += f' spc="{hundredths(style.tracking)}"'
    return said


def _same_face(font: Font, other: Font) -> bool:
    return font.slot is other.slot and (font.slot is not None or font.office_family == other.office_family)


def _typefaces(font: Font) -> str:
    """The typefaces for Latin, East Asian and complex scripts: the theme's, or one by name for all three."""
    if font.slot is None:
        name = attribute(font.office_family)
        return f'<a:latin typeface="{name}"/><a:ea typeface="{name}"/><a:cs typeface="{name}"/>'
    slot = _THEME_FONTS[font.slot]
    return f'<a:latin typeface="{slot}-lt"/><a:ea typeface="{slot}-ea"/><a:cs typeface="{slot}-cs"/>'
