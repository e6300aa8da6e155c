"""The only fonts that LibreOffice may see while it judges: the vendored ones, under the names that a deck uses.

In: a scratch folder. Out: the environment in which fontconfig knows the vendored fonts and nothing else.
"""

from __future__ import annotations

import os
from pathlib import Path
from xml.sax.saxutils import escape

from sinopack.theme.fonts.registry import FAMILIES, FOLDER

VENDORED = FOLDER

TWINS = {family.office_family: family.family for family in FAMILIES.values()}
"""What a deck names, and the free metric twin that is vendored for it."""

_ALIAS = (
    '<match target="pattern"><test name="family" qual="any"><string>{office}</string></test>'
    '<edit name="family" mode="assign" binding="same"><string>{vendored}</string></edit></match>'
)


def font_environment(scratch: Path, fonts: Path = VENDORED, twins: dict[str, str] | None = None) -> dict[str, str]:
    """The process environment for a program that is to see only `fonts`; `twins` maps a deck's names to theirs."""
    scratch.mkdir(parents=True, exist_ok=True)
    aliases = "\n".join(
        _ALIAS.format(office=escape(office), vendored=escape(vendored))
        for office, vendored in (TWINS if twins is None else twins).items()
    )
    configuration = scratch / "fonts.conf"
    configuration.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"<dir>{escape(str(fonts))}</dir>\n<cachedir>{escape(str(scratch / 'cache'))}</cachedir>\n"
        f"{aliases}\n</fontconfig>\n",
        encoding="utf-8",
    )
    return {**os.environ, "FONTCONFIG_FILE": str(configuration)}


def family_of(postscript_name: str) -> str:
    """The bare family of a font in a PDF: "BAAAAA+NotoSansSC-Bold" is "notosanssc"."""
    bare = postscript_name.rpartition("+")[2]
    for style in ("-", ",", "Regular"):
        bare = bare.partition(style)[0]
    return bare.replace(" ", "").casefold()
