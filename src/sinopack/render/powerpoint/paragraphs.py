"""Paragraphs as DrawingML (ECMA-376 part 1, 21.1.2.2): one flowing `a:p` each, broken by the program that shows it.

In: paragraphs of a finished page, and what they would inherit if nothing were said. Out: XML that says the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sinopack.geometry import Insets
from sinopack.page import Alignment, Bullet, BulletKind, Paragraph, Placeholder, RunStyle
from sinopack.render.powerpoint.runs import run, run_properties
from sinopack.render.powerpoint.sheet import Sheet
from sinopack.render.powerpoint.xml import emu, hundredths, thousandths_of_percent


def body(padding: Insets, *, on_foot: bool = False) -> str:
    """How text stands in its box: at its top or foot, left inside the padding; it shrinks only when someone later types
    more than fits."""
    insets = (
        f'lIns="{emu(padding.left)}" tIns="{emu(padding.top)}" rIns="{emu(padding.right)}" bIns="{emu(padding.bottom)}"'
    )
    anchor = "b" if on_foot else "t"
    return f'<a:bodyPr wrap="square" {insets} rtlCol="0" anchor="{anchor}" anchorCtr="0"><a:normAutofit/></a:bodyPr>'


BODY = body(Insets())
"""Text flush with its box."""

SQUARE, SQUARE_FONT, SQUARE_SIDE = "\u25a0", "Arial", 0.484
"""A square that every Arial has (it is in WGL4), and its side in ems (measured in Liberation Sans, its metric twin)."""

_ALIGNMENTS = {Alignment.LEFT: "l", Alignment.CENTRE: "ctr", Alignment.RIGHT: "r"}


class Inherited(Struct, frozen=True):
    """What text of level 0 gets from its placeholder without a word said: `paragraph` is a specimen."""

    style: RunStyle
    paragraph: Paragraph

    @classmethod
    def of(cls, placeholder: Placeholder) -> Inherited:
        alignment = Alignment.RIGHT if placeholder.right_aligned else Alignment.LEFT
        return cls(placeholder.style, placeholder.bulleted or Paragraph((), placeholder.leading, alignment))

    def settings(self, sheet: Sheet) -> tuple[str, ...]:
        return _settings(self.paragraph, self.style.size, sheet, number=1, first=False)


def paragraphs(content: Sequence[Paragraph], sheet: Sheet, inherited: Inherited | None = None) -> str:
    """The paragraphs of a text box or cell: at least one, since a text body must have one."""
    known = inherited.settings(sheet) if inherited else ()
    written = []
    for index, (paragraph, number) in enumerate(zip(content, first_numbers(content), strict=True)):
        base = inherited if paragraph.level == 0 else None
        size = paragraph.runs[0].style.size if paragraph.runs else paragraph.leading / 1.25
        settings = _settings(paragraph, size, sheet, number, first=index == 0)
        properties = _element("a:pPr", settings, known if base else (), level=paragraph.level)
        written.append(f"<a:p>{properties}{_runs(paragraph, sheet, base.style if base else None)}</a:p>")
    return "".join(written) or "<a:p/>"


def _runs(paragraph: Paragraph, sheet: Sheet, base: RunStyle | None) -> str:
    """The runs; a paragraph without text still says how text typed into it is to look."""
    runs = "".join(run(item, sheet, base) for item in paragraph.runs if item.text)
    if runs or not paragraph.runs:
        return runs
    return run_properties("a:endParaRPr", paragraph.runs[0].style, sheet, base)


def level_style(tag: str, level: Inherited, sheet: Sheet, base: Inherited | None = None) -> str:
    """A level of a list style (`tag` such as "a:lvl1pPr"): what differs from the same level of `base`."""
    default = run_properties("a:defRPr", level.style, sheet, base.style if base else None)
    return _element(tag, level.settings(sheet), base.settings(sheet) if base else (), default)


def _element(tag: str, settings: tuple[str, ...], known: tuple[str, ...], last: str = "", level: int = 0) -> str:
    said = [setting for setting in settings if setting not in known]
    attributes = f' lvl="{min(level, 8)}"' if level else ""
    attributes += "".join(setting for setting in said if setting[0] == " ")
    children = "".join(setting for setting in said if setting[0] == "<") + last
    if not children:
        return f"<{tag}{attributes}/>" if attributes else ""
    return f"<{tag}{attributes}>{children}</{tag}>"


def _settings(paragraph: Paragraph, size: float, sheet: Sheet, number: int, first: bool) -> tuple[str, ...]:
    """All that is said of a paragraph of text of a `size`, each setting by itself, attributes first, in the schema's
    order. Space before the `first` paragraph of a box counts for nothing, but programs differ: so it is none."""
    return (
        f' marL="{emu(paragraph.indent)}"',
        f' indent="{-emu(paragraph.hang)}"',
        f' algn="{_ALIGNMENTS[paragraph.alignment]}"',
        f'<a:lnSpc><a:spcPts val="{hundredths(paragraph.leading)}"/></a:lnSpc>',
        f'<a:spcBef><a:spcPts val="{0 if first else hundredths(paragraph.space_before)}"/></a:spcBef>',
        f'<a:spcAft><a:spcPts val="{hundredths(paragraph.space_after)}"/></a:spcAft>',
        _bullet(paragraph.bullet, size, sheet, number),
    )


def _bullet(bullet: Bullet | None, text_size: float, sheet: Sheet, number: int) -> str:
    """A list mark, in proportion to its text, so that it grows and shrinks with it. The scale ends at 25 and 400 %
    (21.1.2.4.9)."""
    if bullet is None:
        return "<a:buNone/>"
    square = bullet.kind is BulletKind.SQUARE
    size = bullet.size / SQUARE_SIDE if square else bullet.size
    scale = min(max(thousandths_of_percent(size / text_size), 25_000), 400_000)
    look = f'<a:buClr>{sheet.palette.colour(bullet.colour)}</a:buClr><a:buSzPct val="{scale}"/>'
    if square:
        return f'{look}<a:buFont typeface="{SQUARE_FONT}"/><a:buChar char="{SQUARE}"/>'
    return f'{look}<a:buFontTx/><a:buAutoNum type="arabicPlain" startAt="{min(max(number, 1), 32767)}"/>'


def first_numbers(content: Sequence[Paragraph]) -> list[int]:
    """For each paragraph the number its list starts at (0 outside numbered lists).

    Items that follow one another share it, and so are one list, which counts on when someone puts an item in.
    """
    starts: list[int] = []
    running: dict[int, tuple[int, int]] = {}
    for paragraph in content:
        level, bullet = paragraph.level, paragraph.bullet
        running = {other: state for other, state in running.items() if other <= level}
        if bullet is None or bullet.kind is not BulletKind.NUMBER:
            running.pop(level, None)
            starts.append(0)
            continue
        start, last = running.get(level, (bullet.number, bullet.number - 1))
        if last + 1 != bullet.number:
            start = bullet.number
        running[level] = (start, bullet.number)
        starts.append(start)
    return starts
