"""What a deck says about itself (ECMA-376 part 2, 8; part 1, 22.2 and 22.3): title and author, counts, and the digest
by which sinopack knows its own file again. No time of writing, and nobody's name but the author's.

In: a finished deck. Out: the parts of `docProps`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sinopack.page import Deck, Properties
from sinopack.render.powerpoint.digest import CUSTOM_PROPERTIES
from sinopack.render.powerpoint.package import METADATA, Package, Relationships
from sinopack.render.powerpoint.xml import text

CORE, APPLICATION = "docProps/core.xml", "docProps/app.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_WHOLE_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def write_properties(deck: Deck, package: Package) -> None:
    """Add the core properties and the application's."""
    package.add(Relationships(CORE), _CORE_TYPE, _core(deck.properties))
    package.relationships.to(f"{METADATA}/core-properties", CORE)
    notes = sum(bool(slide.notes) for slide in deck.slides)
    xml = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>sinopack</Application><Slides>{len(deck.slides)}</Slides><Notes>{notes}</Notes>"
        "<HiddenSlides>0</HiddenSlides></Properties>"
    )
    package.add(Relationships(APPLICATION), ".extended-properties", xml)
    package.relationships.to("extended-properties", APPLICATION)


def _core(properties: Properties) -> str:
    entries = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:keywords", ", ".join(properties.keywords)),
        ("dc:description", properties.licence),
        ("dc:language", properties.language),
    )
    known = "".join(f"<{tag}>{text(value)}</{tag}>" for tag, value in entries if value)
    if _WHOLE_DATE.fullmatch(properties.date):
        known += f'<dcterms:created xsi:type="dcterms:W3CDTF">{properties.date}T00:00:00Z</dcterms:created>'
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{known}</cp:coreProperties>'
    )


def write_digest(package: Package, values: Mapping[str, str]) -> None:
    """Close the package, and add the digest of all its other parts, and more values."""
    package.add(Relationships(CUSTOM_PROPERTIES), ".custom-properties", "<Properties/>")
    package.relationships.to("custom-properties", CUSTOM_PROPERTIES)
    package.close()
    xml = custom_properties({"sinopack-digest": package.digest(), **values})
    package.add(Relationships(CUSTOM_PROPERTIES), ".custom-properties", xml)


def custom_properties(values: Mapping[str, str]) -> str:
    """The part of custom properties, each a text by its name."""
    entries = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{name}"><vt:lpwstr>{text(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(values.items(), start=2)
    )
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        f' xmlns:vt="{_VARIANTS}">{entries}</Properties>'
    )
