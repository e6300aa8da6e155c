"""What a PDF says about itself: properties go in, the information dictionary and the XMP packet come out."""

from __future__ import annotations

import re
from html import escape

from sinopack import __version__
from sinopack.page import Properties
from sinopack.render.pdf.objects import Value, dictionary, string

PRODUCER = f"sinopack {__version__}"

_NO_DATE = "2000-01-01"
"""The date of a document that has none: a clock would make every build another file."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{entries}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def information(properties: Properties) -> str:
    """The document information dictionary (ISO 32000-1, 14.3.3)."""
    entries = {
        "Title": properties.title,
        "Author": properties.author,
        "Subject": properties.subject,
        "Keywords": ", ".join(properties.keywords),
        "Producer": PRODUCER,
        "CreationDate": f"D:{_date(properties).replace('-', '')}000000Z",
    }
    return dictionary({key: string(value) for key, value in entries.items() if value})


def catalogue_entries(properties: Properties) -> dict[str, Value]:
    """What the catalogue says: the language, and that a window shows the title rather than the file's name."""
    return {"Lang": string(properties.language), "ViewerPreferences": dictionary({"DisplayDocTitle": "true"})}


def packet(properties: Properties) -> bytes:
    """The same, and the licence and the content's fingerprint, as an XMP packet (ISO 16684-1)."""
    entries = [
        _alternative("dc:title", properties.title),
        _list("dc:creator", "Seq", (properties.author,)),
        _alternative("dc:description", properties.subject),
        _list("dc:subject", "Bag", properties.keywords),
        _list("dc:language", "Bag", (properties.language,)),
        _alternative("dc:rights", properties.licence),
        _element("dc:identifier", properties.fingerprint),
        _element("pdf:Keywords", ", ".join(properties.keywords)),
        _element("pdf:Producer", PRODUCER),
        _element("xmp:CreateDate", f"{_date(properties)}T00:00:00Z"),
    ]
    return _PACKET.format(entries="\n".join(filter(None, entries))).encode("utf-8")


def _date(properties: Properties) -> str:
    """The document's date as year, month and day."""
    found = _DATE.match(properties.date) or _DATE.match(_NO_DATE)
    return "-".join(part or "01" for part in found.groups()) if found else _NO_DATE


def _element(tag: str, value: str) -> str:
    return f"<{tag}>{_escaped(value)}</{tag}>" if value else ""


def _alternative(tag: str, value: str) -> str:
    """A text that could be given in several languages, in one."""
    if not value:
        return ""
    return f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{_escaped(value)}</rdf:li></rdf:Alt></{tag}>'


def _list(tag: str, kind: str, values: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{_escaped(value)}</rdf:li>" for value in values if value)
    return f"<{tag}><rdf:{kind}>{items}</rdf:{kind}></{tag}>" if items else ""


def _escaped(value: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", value), quote=False)
