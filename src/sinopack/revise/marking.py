"""The mark on a slide that somebody should look at: a banner over it that one click removes, and a line in its notes.

In: a slide's part as sinopack wrote it, and the words. Out: the part with the banner, and its notes with the line.
"""

from __future__ import annotations

from sinopack.render.powerpoint.notes import notes_page
from sinopack.render.powerpoint.xml import DECLARATION, attribute, emu, text
from sinopack.revise.archive import A, P
from sinopack.revise.reading import NOTES_END, NOTES_MARK
from sinopack.revise.surgery import cut, parsed
from sinopack.revise.words import Words

NAME = "sinopack "
"""How the names of marks begin."""

_MARGIN, _TOP, _HEIGHT = 48.0, 6.0, 30.0
_CREATION = "{http://schemas.microsoft.com/office/powerpoint/2010/main}creationId"
_BANNER = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="{name}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    '<a:ln w="28575"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln></p:spPr>'
    '<p:txBody><a:bodyPr wrap="square" lIns="91440" tIns="0" rIns="91440" bIns="0" anchor="ctr"><a:noAutofit/>'
    '</a:bodyPr><a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r>'
    '<a:rPr lang="{language}" sz="1800" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:rPr>'
    "<a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
)


def mark_in(slide: bytes) -> str:
    """The key of the mark on a slide, "" where there is none."""
    if NAME.encode() not in slide:
        return ""
    named = (node.attributes.get("name", "") for node in parsed(slide).iter(f"{P}cNvPr"))
    return next((name[len(NAME) :] for name in named if name.startswith(NAME)), "")


def with_banner(slide: bytes, key: str, words: Words, width: int, apart: bool) -> bytes:
    """A slide with a banner over it; `width` is the slide's, in EMU. Set `apart` from the slide that it goes with, it
    gets another identity."""
    root = parsed(slide)
    tree = next(root.iter(f"{P}spTree"))
    used = [int(node.attributes.get("id", "0")) for node in tree.iter(f"{P}cNvPr")]
    banner = _BANNER.format(
        identity=max(used, default=1) + 1,
        name=f"{NAME}{attribute(key)}",
        x=emu(_MARGIN),
        y=emu(_TOP),
        width=width - 2 * emu(_MARGIN),
        height=emu(_HEIGHT),
        language=attribute(words.language),
        words=text(words.say(key)),
    )
    place = slide.rindex(b"</", 0, tree.end)
    cuts = [(place, place, banner.encode("utf-8"))]
    creation = root.first(_CREATION)
    if apart and creation is not None:
        other = int(creation.attributes["val"]) ^ 0x55555555 or 1
        whole = slide[creation.start : creation.end]
        cuts.append((creation.start, creation.end, whole.replace(creation.attributes["val"].encode(), b"%d" % other)))
    return cut(slide, cuts)


def with_line(notes: bytes | None, key: str, words: Words) -> bytes:
    """A page of notes that says the same in its first line; a new one where the slide has none."""
    said = text(f"{NOTES_MARK} {words.say(key)}. {words.say('review-advice')}{NOTES_END}")
    line = f'<a:p><a:r><a:rPr lang="{attribute(words.language)}"/><a:t>{said}</a:t></a:r></a:p>'
    if notes is None:
        return (DECLARATION + notes_page(line)).encode("utf-8")
    for shape in parsed(notes).iter(f"{P}sp"):
        placeholder = shape.first(f"{P}ph")
        if placeholder is not None and placeholder.attributes.get("type") == "body":
            first = shape.first(f"{A}p")
            if first is not None:
                return cut(notes, [(first.start, first.start, line.encode("utf-8"))])
    return notes
