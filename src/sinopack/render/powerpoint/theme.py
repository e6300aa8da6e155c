"""The deck's theme (ECMA-376 part 1, 20.1.6): twelve colours, two fonts, and flat paint.

In: a `DeckTheme`. Out: the XML of a theme part.
"""

from __future__ import annotations

from sinopack.page import DeckTheme
from sinopack.render.powerpoint.xml import DRAWING, attribute

_DEFAULTS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "444444", "lt2": "EEEEEE",
    "accent1": "444444", "accent2": "666666", "accent3": "888888",
    "accent4": "AAAAAA", "accent5": "BBBBBB", "accent6": "CCCCCC",
    "hlink": "000000", "folHlink": "444444",
}  # fmt: skip
"""All twelve slots in the schema's order, and what stands in one that a theme leaves out."""

_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = '<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
_FORMATS = (
    f'<a:fmtScheme name="Flat"><a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{''.join(_LINE.format(width=width, fill=_SOLID) for width in (9525, 19050, 25400))}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme_xml(theme: DeckTheme) -> str:
    """The theme; its fonts are given by the names that offices know them by."""
    colours = _DEFAULTS | {slot: colour.rgb.upper() for slot, colour in theme.colours if slot in _DEFAULTS}
    slots = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in colours.items())
    name = attribute(theme.name)
    return (
        f'<a:theme xmlns:a="{DRAWING}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{slots}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{_font("major", theme.major, theme)}{_font("minor", theme.minor, theme)}'
        f"</a:fontScheme>{_FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _font(role: str, latin: str, theme: DeckTheme) -> str:
    east_asian = attribute(theme.east_asian)
    return (
        f'<a:{role}Font><a:latin typeface="{attribute(latin)}"/><a:ea typeface="{east_asian}"/>'
        f'<a:cs typeface=""/></a:{role}Font>'
    )
