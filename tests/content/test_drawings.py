"""Hostile and broken drawings are refused before anything of them is drawn, in words and in no time."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from pathlib import Path

import pytest

from sinopack.content import drawings
from sinopack.content.beside import FileFault
from sinopack.content.drawings import DrawingFault, parse_drawing, size_of
from sinopack.content.pictures import inspect

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">'


def svg(inner: str, head: str = HEAD) -> bytes:
    return f"{head}{inner}</svg>".encode()


def png(width: int, height: int) -> str:
    """A data address of a PNG file that only says how large it is."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
USES = "".join(f'<g id="u{n}">{f"""<use href="#u{n - 1}"/>""" * 10}</g>' for n in range(1, 9))
HOSTILE = {
    "entity bomb": f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>'.encode() + svg("<text>&l8;</text>"),
    "entity from a file": b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<text>&x;</text>"),
    "parameter entity": b'<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://a.b/c"> %x;]>' + svg(""),
    "use bomb": svg(f'<rect id="u0" width="1" height="1"/>{USES}'),
    "use of itself": svg('<g id="a"><use href="#a"/></g>'),
    "use in a circle": svg('<g id="a"><use href="#b"/></g><g id="b"><use xlink:href="#a"/></g>'),
    "clip of itself": svg('<clipPath id="c"><rect clip-path="url(#c)" width="1" height="1"/></clipPath>'),
    "deep": svg("<g>" * 5000 + "</g>" * 5000),
    "many": svg("<g/>" * 60_000),
    "picture above": svg('<image href="../secret.png" width="1" height="1"/>'),
    "picture anywhere": svg('<image href="/etc/passwd" width="1" height="1"/>'),
    "picture by file": svg('<image xlink:href="file:///etc/passwd" width="1" height="1"/>'),
    "picture on the web": svg('<image href="https://example.org/track.png" width="1" height="1"/>'),
    "drawing in a drawing": svg('<image href="data:image/svg+xml;base64,PHN2Zy8+" width="1" height="1"/>'),
    "use from another file": svg('<use href="other.svg#a"/>'),
    "style from the web": svg('<rect style="fill:url(https://example.org/a.svg#b)" width="1" height="1"/>'),
    "sheet from the web": svg("<style>rect { fill: url('//example.org/a#b') }</style>"),
    "picture bomb inside": svg(f'<image href="{png(100_000, 100_000)}" width="1" height="1"/>'),
    "broken picture inside": svg('<image href="data:image/png;base64,AAAA" width="1" height="1"/>'),
    "endless effect": svg('<filter id="f"><feGaussianBlur stdDeviation="1e9"/></filter>'),
    "endless noise": svg('<filter id="f"><feTurbulence numOctaves="900"/></filter>'),
    "web text": svg("<foreignObject><p>Text</p></foreignObject>"),
    "cut short": svg("<g>")[:-12],
    "not SVG": b"<html/>",
    "no size": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "empty viewBox": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 10"/>',
    "size of nothing": svg("", '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="10">'),
    "size without end": svg("", '<svg xmlns="http://www.w3.org/2000/svg" width="1e999" height="10">'),
    "size that is no number": svg("", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="nan nan nan nan">'),
    "a hair": svg("", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="90000">'),
    "strange encoding": b'<?xml version="1.0" encoding="utf-42"?>' + svg(""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_and_broken_drawings_are_refused(name: str) -> None:
    with pytest.raises(DrawingFault) as caught:
        parse_drawing(HOSTILE[name])
    assert str(caught.value).endswith(".")
    assert caught.value.advice


def test_they_are_told_of_as_pictures(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(HOSTILE["picture above"])
    with pytest.raises(FileFault, match=r"The drawing a\.svg cannot be used: it shows something that is not in it"):
        inspect("a.svg", tmp_path)


def test_one_too_large_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "MAXIMUM_BYTES", 100)
    with pytest.raises(DrawingFault, match="MB large"):
        parse_drawing(svg(" " * 100))


def test_short_abbreviations_of_illustrator_are_read() -> None:
    head = b'<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>'
    root = parse_drawing(head + b'<svg xmlns="&ns_svg;" width="2" height="1"/>')
    assert size_of(root) == (2.0, 1.0)


def test_what_a_browser_alone_shows_may_have_a_stand_in() -> None:
    assert parse_drawing(svg("<switch><foreignObject/><text>A</text></switch>"))


def test_a_small_picture_inside_is_let_through() -> None:
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (3, 2)).save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    assert parse_drawing(svg(f'<image href="data:image/png;base64,{data}" width="1" height="1"/>'))


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="20" height="10"', (20, 10)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('width="25.4mm" height="72pt"', (96, 96)),
        ('viewBox="5 5 30 15"', (30, 15)),
        ('width="60" viewBox="0 0 30 15"', (60, 30)),
        ('height="60" viewBox="0 0 30 15"', (120, 60)),
        ('width="100%" height="100%" viewBox="0,0,30,15"', (30, 15)),
    ],
)
def test_sizes(attributes: str, size: tuple[float, float]) -> None:
    root = parse_drawing(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode())
    assert size_of(root) == pytest.approx(size)


def test_utf_16_is_read(tmp_path: Path) -> None:
    text = f'<?xml version="1.0" encoding="utf-16"?>{HEAD}</svg>'
    (tmp_path / "a.svg").write_bytes(text.encode("utf-16"))
    picture = inspect("a.svg", tmp_path)
    assert (picture.width, picture.height, picture.media_type) == (20, 10, "image/svg+xml")
