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

_CONFORMANCE = """<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>"""
_UNIVERSAL_ACCESS = """<pdfuaid:part>1</pdfuaid:part>"""
# PDF/A wants every schema explained that it does not know (ISO 19005-2, 6.6.2.3.3), and PDF/UA's is one of them.
_EXTENSION = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
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
        "CreationDate": creation_date(properties),
    }
    return dictionary({key: string(value) for key, value in entries.items() if value})


def creation_date(properties: Properties) -> str:
    """The document's date as a PDF date (7.9.4)."""
    return f"D:{_date(properties).replace('-', '')}000000Z"


def catalogue_entries(properties: Properties) -> dict[str, Value]:
    """What the catalogue says: the language, and that a window shows the title rather than the file's name."""
    return {"Lang": string(properties.language), "ViewerPreferences": dictionary({"DisplayDocTitle": "true"})}


def packet(properties: Properties, *, tagged: bool) -> bytes:
    """The same, the licence and the content's fingerprint, and the standards that the file keeps, as an XMP packet
    (ISO 16684-1): PDF/A-2a and PDF/UA-1 with tags, PDF/A-2b without."""
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
        _CONFORMANCE.format(level="A" if tagged else "B"),
        *((_UNIVERSAL_ACCESS, _EXTENSION) if tagged else ()),
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
