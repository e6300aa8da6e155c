"""XML that is changed at a few places is the same, byte for byte, everywhere else."""

from __future__ import annotations

import pytest

from sinopack.revise.archive import CannotRead
from sinopack.revise.mending import mended, numbered
from sinopack.revise.surgery import cut, parsed

PART = (
    b"""<?xml version="1.0"?>\n<a xmlns="u" xmlns:p='v'><p:b x="1>2" y='"'/><c>caf\xc3\xa9<d/></c><p:b></p:b><c/></a>"""
)
SPACES = (
    b'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    b'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def test_elements_span_their_bytes() -> None:
    found = [PART[node.start : node.end] for node in parsed(PART).iter("{v}b", "{u}c", "{u}d")]
    assert found == [b"""<p:b x="1>2" y='"'/>""", b"<c>caf\xc3\xa9<d/></c>", b"<d/>", b"<p:b></p:b>", b"<c/>"]


def test_only_what_is_cut_changes() -> None:
    cuts = [(node.start, node.end, b"<e/>") for node in parsed(PART).iter("{v}b")]
    assert cut(PART, cuts) == PART.replace(b"""<p:b x="1>2" y='"'/>""", b"<e/>").replace(b"<p:b></p:b>", b"<e/>")


def test_what_is_no_xml_is_refused() -> None:
    with pytest.raises(CannotRead):
        parsed(b"<a><b></a>")


def _shape(name: str, more: str = "", placeholder: str = "", text: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="7" name="{name}"{more}/><p:cNvSpPr/><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="1" y="2"/><a:ext cx="3" cy="4"/></a:xfrm></p:spPr>'
        f"<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _slide(*shapes: str, name: str = "") -> bytes:
    head = f"<p:cSld{f' name={chr(34)}{name}{chr(34)}' if name else ''}><p:spTree>"
    return b"<p:sld " + SPACES + f">{head}{''.join(shapes)}</p:spTree></p:cSld></p:sld>".encode()


def test_what_a_program_dropped_is_given_back() -> None:
    mine = _slide(
        _shape("PlaceHolder 1", placeholder='<p:ph type="title"/>', text="My own"),
        _shape("PlaceHolder 2", placeholder="<p:ph/>", text="Points"),
        _shape("Figure x"),
    )
    theirs = _slide(
        _shape("Figure x", ' descr="A figure"'),
        _shape("Title x/title", placeholder='<p:ph type="title"/>', text="Theirs"),
        _shape("Text x/points", placeholder='<p:ph type="body" idx="101"/>', text="Points"),
        name="X",
    )
    whole = mended(mine, theirs)
    assert b'name="Title x/title"' in whole
    assert b'name="Text x/points"' in whole
    assert b'<p:ph type="body" idx="101"/>' in whole
    assert b'name="Figure x" descr="A figure"' in whole
    assert b'<p:cSld name="X">' in whole
    assert b"My own" in whole
    assert b"Theirs" not in whole
    assert mended(whole, theirs) == whole


def test_a_slide_shows_its_own_number() -> None:
    field = b'<a:fld id="{1}" type="slidenum"><a:rPr/><a:t>4</a:t></a:fld><a:fld type="datetime"><a:t>4</a:t></a:fld>'
    assert numbered(field, 12) == field.replace(b"<a:t>4", b"<a:t>12", 1)
