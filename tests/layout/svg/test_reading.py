"""Drawings are read as they are drawn elsewhere: point by point, and against resvg, pixel by pixel."""

from __future__ import annotations

import io
import math
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from sinopack.content.drawings import DrawingFault
from sinopack.layout.svg import NeedsPixels, pixels_of, pixels_of_original, read_svg, window_of
from sinopack.layout.svg.matrices import bounds
from sinopack.page import Colour, Gradient

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">'
read = read_svg


def svg(inner: str, head: str = HEAD) -> bytes:
    return f"{head}{inner}</svg>".encode()


def only(inner: str) -> Any:
    (path,) = read(svg(inner)).paths
    return path


def image(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as opened:
        ground = Image.new("RGBA", opened.size, "white")
        return Image.alpha_composite(ground, opened.convert("RGBA")).convert("RGB")


def difference(data: bytes, width: int = 400) -> float:
    """The share of pixels in which our paths and the author's file differ by more than a shade."""
    ours, theirs = image(pixels_of(read(data).svg, width)), image(pixels_of_original(data, width))
    assert ours.size == theirs.size
    apart = ImageChops.difference(ours, theirs).convert("L").point(lambda value: 255 if value > 40 else 0)
    return apart.histogram()[255] / (ours.width * ours.height)


DEFINED = """<defs>
<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="50%" stop-color="yellow"/>
<stop offset="1" stop-color="blue"/></linearGradient>
<linearGradient id="h" xlink:href="#g" gradientUnits="userSpaceOnUse" x1="20" x2="150" y2="60"
 gradientTransform="rotate(10)"/>
<radialGradient id="r" cx=".3" cy=".3" r=".7" fx=".4"><stop offset="0" stop-color="white"/>
<stop offset="1" stop-color="green"/></radialGradient>
<clipPath id="c"><circle cx="100" cy="50" r="40"/></clipPath>
<clipPath id="b" clipPathUnits="objectBoundingBox"><rect width=".5" height="1"/></clipPath>
<symbol id="s" viewBox="0 0 10 20"><path d="M0 0 10 20M10 0 0 20" stroke="currentColor" stroke-width="2"/></symbol>
<marker id="m" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="6" markerHeight="6" orient="auto">
<path d="M0 0L10 5L0 10z"/></marker>
<g id="part"><rect width="30" height="20"/></g></defs>"""
FEATURES = {
    "rectangle": '<rect x="10" y="10" width="100" height="50" rx="20" ry="10" fill="teal" stroke="black"/>',
    "ellipse": '<ellipse cx="80" cy="50" rx="60" ry="30" fill="#abc"/><circle cx="150" cy="50" r="20"/>',
    "lines": '<line x1="5" y1="5" x2="90" y2="90" stroke="red" stroke-width="7" stroke-linecap="round"/>'
    '<polyline points="100,10 150,80 190,10" fill="none" stroke="navy" stroke-width="8" stroke-linejoin="bevel"/>'
    '<polygon points="100 90,120 60,140 90" fill="orange"/>',
    "path": '<path d="M10 10h40v20a15 10 20 0 1-30 10q-10 20 20 20t30-10s20 30 40-20c10-30 30 0 40 10z" fill="plum"/>',
    "arcs": '<path d="M20 50A30 20 0 1 0 80 50A30 20 0 0 1 140 50" fill="none" stroke="black" stroke-width="5"/>',
    "even-odd": '<path d="M10 10H90V90H10ZM30 30H70V70H30Z" fill-rule="evenodd"/>',
    "non-zero": '<path d="M10 10H90V90H10ZM30 30H70V70H30Z"/>',
    "transforms": '<g transform="translate(40 20) rotate(20)"><rect width="50" height="30" transform="skewX(10)"/></g>',
    "matrix": '<rect width="50" height="30" transform="matrix(1 .3 -.3 1 40 10)" stroke="red" stroke-width="4"/>',
    "styles": "<style>.a{fill:red} #x{fill:blue} rect.a{stroke:black;stroke-width:6} g &gt; rect{opacity:.5}</style>"
    '<rect class="a" width="40" height="40"/><g><rect id="x" class="a" x="60" y="10" width="40" height="40"/></g>'
    '<rect x="130" y="10" width="40" height="40" style="fill:green" fill="red"/>',
    "inherited": '<g fill="red" color="blue"><rect width="30" height="30"/><rect x="40" width="30" height="30"'
    ' fill="currentColor"/><rect x="80" width="30" height="30" fill="inherit"/></g>',
    "important": "<style>rect{fill:red!important}</style>"
    '<rect width="50" height="50" style="fill:blue"/>',
    "opacity": '<rect width="80" height="80" opacity=".5"/><rect x="40" width="80" height="80" fill="red"'
    ' fill-opacity=".5"/><path d="M0 90H200" stroke="blue" stroke-width="10" stroke-opacity=".3"/>',
    "group opacity": '<g opacity=".4"><rect width="50" height="50"/><rect x="60" width="50" height="50"/></g>',
    "dashes": '<path d="M10 20H190" stroke="black" stroke-width="6" stroke-dasharray="20 5 5"/>',
    "linear": f'{DEFINED}<rect x="10" y="10" width="120" height="60" fill="url(#g)"/>',
    "linear by the user's": f'{DEFINED}<rect x="10" y="10" width="180" height="60" fill="url(#h)"/>',
    "radial": f'{DEFINED}<ellipse cx="100" cy="50" rx="80" ry="40" fill="url(#r)"/>',
    "gradient line": f'{DEFINED}<path d="M20 20L180 80" stroke="url(#g)" stroke-width="20"/>',
    "clip": f'{DEFINED}<g clip-path="url(#c)"><rect x="80" width="100" height="100" fill="red"/></g>',
    "clip by size": f'{DEFINED}<rect x="20" y="20" width="100" height="50" clip-path="url(#b)"/>',
    "use": f'{DEFINED}<use xlink:href="#part" x="10" y="10" fill="red"/><use href="#part" x="60" fill="blue"'
    ' transform="rotate(20 70 40)"/>',
    "symbol": f'{DEFINED}<use href="#s" x="20" y="10" width="60" height="80" color="purple"/>',
    "marker": f'{DEFINED}<path d="M20 80C60 10 100 10 150 60" fill="none" stroke="black" stroke-width="3"'
    ' marker-end="url(#m)" marker-start="url(#m)"/>',
    "inner drawing": '<svg x="20" y="10" width="100" height="50" viewBox="0 0 10 10" preserveAspectRatio="xMinYMin'
    ' slice"><rect width="10" height="10" fill="red"/><circle cx="5" cy="5" r="5"/></svg>',
    "switch": '<switch><foreignObject width="9" height="9"/><rect width="50" height="50" fill="red"/>'
    '<rect width="90" height="90"/></switch>',
    "hidden": '<rect width="50" height="50" display="none"/><g visibility="hidden"><rect width="40" height="40"/>'
    '<rect x="60" width="30" height="30" visibility="visible"/></g>',
    "paint order": '<rect x="20" y="20" width="60" height="60" fill="red" stroke="black" stroke-width="20"'
    ' paint-order="stroke"/>',
    "words": '<text x="100" y="50" font-family="Carlito" font-size="20" text-anchor="middle">Peking <tspan'
    ' fill="red" dy="20" font-weight="700">Moscow</tspan></text><text x="5" y="95" font-family="Gelasio"'
    ' font-style="italic" font-size="24">Two <tspan x="90">three</tspan></text>',
    "translucent": '<rect x="20" y="20" width="60" height="60" stroke="blue" stroke-width="20" stroke-opacity=".5"/>',
}  # fmt: skip


@pytest.mark.parametrize("name", FEATURES)
def test_each_feature_looks_as_it_does_elsewhere(name: str) -> None:
    assert difference(svg(FEATURES[name])) < 0.01


@pytest.mark.parametrize("name", ["rectangle", "path", "clip", "words"])
def test_what_is_drawn_is_seen_at_all(name: str) -> None:
    drawn = image(pixels_of(read(svg(FEATURES[name])).svg, 200))
    assert drawn.getextrema() != ((255, 255),) * 3


def test_random_paths_look_as_they_do_elsewhere() -> None:
    chance = random.Random(1969)
    commands = "MmLlHhVvCcSsQqTtAaZz"
    needs = dict(zip("mlhvcsqtaz", (2, 2, 1, 1, 6, 4, 4, 2, 7, 0), strict=True))
    for _ in range(60):
        said = ["M100 50"]
        for command in chance.choices(commands, k=8):
            numbers = [f"{chance.uniform(*((0, 100) if command.isupper() else (-40, 40))):.1f}"
                       for _ in range(needs[command.lower()])]  # fmt: skip
            if command in "Aa":
                numbers[:5] = ["30", "20", f"{chance.uniform(0, 90):.0f}", *chance.choices("01", k=2)]
            said.append(command + " ".join(numbers))
        assert difference(svg(f'<path d="{"".join(said)}" fill="#c66" stroke="black" stroke-linejoin="round"/>')) < 0.01


def test_transforms_are_worked_into_the_coordinates() -> None:
    path = only('<g transform="translate(10 20) scale(2)"><rect x="1" y="2" width="3" height="4" stroke="red"/></g>')
    assert bounds(path.steps) == bounds((("M", 12.0, 24.0), ("L", 18.0, 32.0)))
    assert path.pen.width == 2.0


def test_units_and_view_box() -> None:
    drawing = read(b'<svg xmlns="http://www.w3.org/2000/svg" width="1in" height="1in" viewBox="10 10 48 48">'
                   b'<rect x="10" y="10" width="24" height="48"/></svg>')  # fmt: skip
    assert (drawing.size.width, drawing.size.height) == (96.0, 96.0)
    box = bounds(drawing.paths[0].steps)
    assert (box.x, box.y, box.width, box.height) == pytest.approx((0, 0, 48, 96))


@pytest.mark.parametrize(
    ("typed", "rgb"),
    [("#a2231d", "A2231D"), ("#abc", "AABBCC"), ("rgb(100%, 0%, 0%)", "FF0000"), ("hsl(120, 100%, 25%)", "008000"),
     ("steelblue", "4682B4"), ("nonsense", "000000"), ("rgb(1 2 3 / 100%)", "010203")],
)  # fmt: skip
def test_colours(typed: str, rgb: str) -> None:
    assert only(f'<rect width="9" height="9" fill="{typed}"/>').fill == Colour("", rgb)


def test_a_font_said_in_short() -> None:
    short = '<text y="50" style="font: italic bold 30px/1.2 Gelasio, serif">Peking</text>'
    long = '<text y="50" font-style="italic" font-weight="700" font-size="30" font-family="Gelasio">Peking</text>'
    assert read(svg(short)) == read(svg(long))
    assert read(svg(short)) != read(svg(long.replace("italic", "normal")))


def test_gradients_that_are_none() -> None:
    one = '<linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient>'
    assert only(f'{one}<rect width="9" height="9" fill="url(#g)"/>').fill == Colour("", "FF0000")
    assert only('<rect width="9" height="9" fill="url(#none) blue"/>').fill == Colour("", "0000FF")
    assert isinstance(only(f'{DEFINED}<rect width="9" height="9" fill="url(#g)"/>').fill, Gradient)


NEEDED = {
    "effect": '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><rect width="50" height="50"'
    ' filter="url(#f)"/>',
    "mask": '<mask id="k"><rect width="9" height="9"/></mask><rect width="50" height="50" mask="url(#k)"/>',
    "pattern": '<pattern id="p" width="4" height="4"/><rect width="50" height="50" fill="url(#p)"/>',
    "fading": '<linearGradient id="g"><stop offset="0"/><stop offset="1" stop-opacity="0"/></linearGradient>'
    '<rect width="50" height="50" fill="url(#g)"/>',
    "overlapping group": '<g opacity=".5"><rect width="50" height="50"/><rect x="9" width="50" height="50"/></g>',
    "words along a curve": '<path id="w" d="M0 0H90"/><text><textPath href="#w">A</textPath></text>',
    "letters nobody has": "<text y='20'>\u1780</text>",
    "stretched outline": '<rect width="9" height="9" transform="scale(5 1)" stroke="red"/>',
}


@pytest.mark.parametrize("name", NEEDED)
def test_what_paths_cannot_show_asks_for_pixels(name: str) -> None:
    with pytest.raises(NeedsPixels) as caught:
        read(svg(NEEDED[name]))
    assert str(caught.value)
    assert image(pixels_of_original(svg(NEEDED[name]), 100)).size == (100, 50)


@pytest.mark.parametrize(
    "inner",
    [
        '<path d="M0 0 L 1e999 3"/>', '<path d="M nan 0 L 1 1"/>', '<path d="M0 0 L1 1 1"/>',
        '<rect width="9" height="9" transform="scale(1e300)"/>', '<rect width="9" height="9" transform="matrix(1 2)"/>',
        '<polygon points="0,0 x,y"/>', '<path d="M0 0' + "h1" * 400_000 + '"/>',
        '<path id="p" d="M0 0' + "h1" * 20_000 + '"/>' + '<use href="#p"/>' * 30,
    ],
    ids=["infinite", "no number", "half a point", "enormous", "half a matrix", "letters", "long", "used often"],
)  # fmt: skip
def test_what_cannot_be_followed_is_said(inner: str) -> None:
    with pytest.raises(DrawingFault):
        read(svg(inner))


def test_nothing_of_the_authors_file_but_its_shapes_is_written() -> None:
    inner = (
        '<script>alert(1)</script><metadata>Secret</metadata><a href="https://example.org"><title>Secret</title>'
        '<rect id="Secret" onclick="x()" width="9" height="9"/></a><!-- Secret -->'
    )
    text = read(svg(inner)).svg.decode()
    assert text.count("<path") == 1
    assert not any(word in text for word in ("script", "Secret", "onclick", "example", "href"))


def test_effects_never_run_what_is_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from sinopack.layout.svg import pixels

    seen: list[str] = []
    monkeypatch.setattr(pixels, "_drawn", lambda svg, width, fonts: seen.append(svg) or b"")
    pixels_of_original(svg('<script>x()</script><rect onload="x()" width="9" height="9"/>'), 10)
    assert "x()" not in seen[0]
    assert "<rect" in seen[0]


def test_the_same_file_gives_the_same_bytes() -> None:
    for name in ("words", "linear", "clip"):
        first, second = read(svg(FEATURES[name])), read(svg(FEATURES[name]))
        assert first == second
        assert pixels_of(first.svg, 90) == pixels_of(second.svg, 90)


def test_what_lies_outside_of_a_window_is_left_out() -> None:
    inner = (
        f'{DEFINED}<rect width="20" height="20" fill="red"/><rect x="150" width="20" height="20" fill="blue"/>'
        '<rect x="90" y="40" width="20" height="20" fill="url(#h)" clip-path="url(#c)"/>'
    )
    drawing = read(svg(inner))
    window = window_of(drawing, (0.4, 0.2, 0.3, 0.0))
    assert window.size.width == pytest.approx(60)
    assert window.size.height == pytest.approx(80)
    assert len(window.paths) == 1
    whole = image(pixels_of(drawing.svg, 400)).crop((160, 40, 280, 200))
    apart = ImageChops.difference(whole, image(pixels_of(window.svg, 120)))
    assert max(high for _, high in apart.getextrema()) < 60  # type: ignore[misc,has-type]


def test_files_of_any_scale_are_as_exact() -> None:
    for scale in (1.0, 1e5):
        inner = f'<path d="M0 0L{scale} {scale}L0 {scale}Z" fill="black"/>'
        drawing = read(svg(inner, f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {scale:f} {scale:f}">'))
        pixels = image(pixels_of(drawing.svg, 100)).convert("L")
        assert pixels.histogram()[0] == pytest.approx(5000, abs=150)


def test_the_drawings_of_the_sample_need_no_pixels() -> None:
    for path in sorted((Path(__file__).parents[3] / "pictures").glob("*.svg")):
        assert math.isclose(read(path.read_bytes()).size.width, 1000)
        assert difference(path.read_bytes()) < 0.02
