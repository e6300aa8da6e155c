"""What the colours of a file mean: the output intent that PDF/A asks for (ISO 19005-2, 6.2.3) comes out.

The profile is the small one that Little CMS makes for sRGB (IEC 61966-2-1), which is free of copyright.
"""

from __future__ import annotations

from pathlib import Path

from sinopack.render.pdf.objects import File, Value, dictionary, string

_PROFILE = Path(__file__).with_name("srgb.icc")
_NAME = "sRGB IEC61966-2.1"


def output_intent(file: File) -> str:
    """Add the profile of sRGB to a file; return the output intent that names it."""
    entries: dict[str, Value] = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": string(_NAME),
        "Info": string(_NAME),
        "DestOutputProfile": file.add_stream(_PROFILE.read_bytes(), {"N": 3}),
    }
    return dictionary(entries)
