"""Pictures made ready to place: upright, in sRGB, cut as asked, no larger than their place needs.

In: the picture of a figure and its rectangle. Out: a `Picture`; of a drawing with its paths, where it can be drawn so.
Each is made ready once a build.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from math import ceil

from msgspec import Struct

from sinopack.content.markup import Inline, Span
from sinopack.content.pictures import PictureFile
from sinopack.geometry import Rect, Size
from sinopack.layout.compose import Composer
from sinopack.layout.inline import SENTENCE_ENDS
from sinopack.page import Drawing, Picture, Role
from sinopack.plan import blocks
from sinopack.problems import Problem, Severity
from sinopack.theme import Labels

_Crop = tuple[float, float, float, float]
_Pixels = tuple[bytes, str, tuple[int, int]]
"""The bytes of a PNG or JPEG, its media type, and its pixels."""


class Density(Struct, frozen=True):
    """How fine a picture is shown: at most so many pixels a point are kept; with fewer than `least` an inch it is
    called coarse, in the words of where it is shown. `is_vector` says that paths are all that is needed there; all is
    enlarged by `scale` in the end."""

    most: float
    least: float
    where: str
    several: str
    is_vector: bool = False
    scale: float = 1.0


@lru_cache(maxsize=64)
def _prepared(picture: PictureFile, crop: _Crop, longest_side: int) -> _Pixels:
    from sinopack.content.pictures import prepare  # Pillow is needed only by a pack with pictures

    return prepare(picture, longest_side * longest_side, crop)


@lru_cache(maxsize=64)
def _drawing(picture: PictureFile, crop: _Crop) -> tuple[Drawing | None, str]:
    """What is shown of a drawing as paths; or None, and what it has that needs pixels. Raises DrawingFault."""
    from sinopack.layout.svg import NeedsPixels, read_svg, window_of

    try:
        return window_of(read_svg(picture.path.read_bytes()), crop), ""
    except NeedsPixels as reason:
        return None, str(reason)


@lru_cache(maxsize=64)
def _original(picture: PictureFile, crop: _Crop, width: int) -> _Pixels:
    """What is shown of a drawing as pixels, with its effects: `width` pixels for the whole of it."""
    from PIL import Image

    from sinopack.content.pixels import cut
    from sinopack.layout.svg import pixels_of_original

    data = pixels_of_original(picture.path.read_bytes(), width)
    with Image.open(BytesIO(data), formats=("PNG",)) as image:
        shown = cut(image, crop)
        file = BytesIO()
        shown.save(file, "PNG")
    return file.getvalue(), "image/png", shown.size


@lru_cache(maxsize=64)
def _fallback(svg: bytes, size: Size, longest_side: int) -> _Pixels:
    from sinopack.layout.svg import pixels_of

    width = max(round(longest_side * size.width / max(size.width, size.height)), 1)
    return pixels_of(svg, width), "image/png", (width, max(round(width * size.height / size.width), 1))


def placed(block: blocks.FigureOf, rect: Rect, density: Density, composer: Composer) -> Picture:
    """The picture of a figure in its rectangle, as fine as its place needs."""
    longest = ceil(max(rect.width, rect.height) * density.scale * density.most)
    drawing: Drawing | None = None
    if block.picture.is_drawing:
        (data, media_type, pixels), drawing = _drawn(block, longest, density, composer)
    else:
        _mind_coarseness(block, rect, density, composer)
        data, media_type, pixels = _prepared(block.picture, block.crop, int(longest))
    role = Role.ARTIFACT if block.decorative else Role.FIGURE
    language = composer.language
    return Picture(rect, data, media_type, pixels, block.key, language, block.alternative, role=role, drawing=drawing)


def _drawn(
    block: blocks.FigureOf, longest: int, density: Density, composer: Composer
) -> tuple[_Pixels, Drawing | None]:
    from sinopack.content.drawings import DrawingFault  # with the XML parser, for a pack with drawings alone

    nothing: _Pixels = (b"", "image/png", (0, 0))
    try:
        drawing, reason = _drawing(block.picture, block.crop)
        if drawing:
            pixels = nothing if density.is_vector else _fallback(drawing.svg, drawing.size, longest)
            return pixels, drawing
        shown = max(1 - block.crop[0] - block.crop[2], 0.05)
        pixels = _original(block.picture, block.crop, min(ceil(longest * min(block.ratio, 1.0) / shown), 4000))
    except DrawingFault as fault:
        composer.problem(f"The drawing {block.picture.name} cannot be used: {fault}", block.place, fault.advice)
        return nothing, Drawing(Size(block.width, block.height), (), b"")
    composer.notice(
        f"The drawing {block.picture.name} has {reason}, and is therefore made of pixels in both files.",
        block.place,
        "Nothing is lost. If it is to be sharp at any size, take that out of the drawing.",
    )
    return pixels, None


def _mind_coarseness(block: blocks.FigureOf, rect: Rect, density: Density, composer: Composer) -> None:
    """Tell the author of a picture with too few pixels for its size, and how many it would need."""
    found = block.width / rect.width * 72 / density.scale
    if found >= density.least - 0.5:
        return
    width, height = (ceil(side * density.scale / 72 * density.least / 10) * 10 for side in (rect.width, rect.height))
    shown = "what is shown of it has" if any(block.crop) else "it has"
    composer.notices.append(
        Problem(
            f"{block.picture.name} is {density.where} at {found:.0f} pixels an inch, and looks coarse: "
            f"{shown} {block.width:.0f} by {block.height:.0f} pixels.",
            block.place,
            advice=f"For this size use one of {width:,} by {height:,} pixels or more, if there is one.",
            severity=Severity.NOTICE,
            several=density.several,
        )
    )


def caption_role(block: blocks.FigureOf) -> Role:
    """What the words under a picture are: those under a mere ornament caption nothing."""
    return Role.PARAGRAPH if block.decorative else Role.CAPTION


def caption_text(block: blocks.FigureOf, labels: Labels) -> Inline | None:
    """The caption, then the credit in the form that the language's label gives ("Credit: {}")."""
    spans: list[Span] = list(block.caption.spans) if block.caption else []
    if block.credit:
        before, _, after = labels("credit", credit="\0").partition("\0")
        if spans:
            between = labels.between("sentences")
            is_ended = spans[-1].text[-1:] in SENTENCE_ENDS
            spans.append(Span(between.lstrip(SENTENCE_ENDS) if is_ended else between))
        spans += [Span(before), *block.credit.spans, Span(after)]
    first = block.caption or block.credit
    return Inline(tuple(span for span in spans if span.text), first.place) if first else None
