"""Measured lines: glyphs, their places and their text go in, text operators come out.

A line is drawn exactly as it was measured: each run starts at its own place, and where a glyph's advance is not the
width that the font has for it (kerning, tracking) the next glyph is moved by the difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.page import Line, Paragraph, RunStyle, ShapedRun, Stroke, formula_picture
from sinopack.render.pdf.drawings import draw_picture
from sinopack.render.pdf.faces import Face
from sinopack.render.pdf.objects import number
from sinopack.render.pdf.reading import ReadLine, clusters, is_plain, read_lines, runs_leftwards
from sinopack.render.pdf.sheet import Sheet
from sinopack.render.pdf.structure import Element
from sinopack.render.pdf.tags import Tagged

_BOLD_STROKE = 0.03
"""The width, in ems, of the outline that makes a bold of a face that has none."""

_THICKEST_UNDERLINE = 45
"""In thousandths of the size."""

Origin = tuple[float, float]
"""The top left of a box of text."""

Span = tuple[int, int, str | None]
"""From which glyph, up to which, and the text they stand for where the font's own table would not give it."""


class Word(Struct, frozen=True):
    """A run of a line with its text and where it leads; `space` says that an unseen space follows it."""

    line: Line
    run: ShapedRun
    text: str
    target: str
    space: bool


def draw_lines(
    lines: Sequence[Line],
    paragraphs: Sequence[Paragraph],
    origin: Origin,
    sheet: Sheet,
    tagged: Sequence[Tagged] = (),
) -> None:
    """Draw the lines of a box whose top left is at `origin`, paragraph by paragraph. `tagged` says where each paragraph
    belongs; it is empty where the lines have no elements of their own."""
    for index, group in groupby(read_lines(lines, paragraphs), key=lambda read: read.line.paragraph):
        of_paragraph = list(group)
        belongs = tagged[index] if tagged else None
        label = belongs.label if belongs else None
        for read in of_paragraph:
            _draw_square(read.line, origin, sheet, label)
            _draw_underlines(read.line, origin, sheet)
        sheet.content.write("BT")
        for read in of_paragraph:
            _draw_numeral(read.line, origin, sheet, label)
        for part, within in _parts(of_paragraph, belongs, sheet):
            for target, linked in groupby(_words(part, sheet), key=lambda word: word.target):
                _draw_words(list(linked), target, origin, sheet, within)
        sheet.content.write("ET")


def _parts(
    lines: Sequence[ReadLine], belongs: Tagged | None, sheet: Sheet
) -> Iterator[tuple[Sequence[ReadLine], Tagged | None]]:
    """The lines of a paragraph and where they belong. In an item of a list, what the author parted are paragraphs."""
    ends = [at for at, line in enumerate(lines[:-1], 1) if line.is_broken]
    if not ends or belongs is None or belongs.text.tag != "LBody":
        yield lines, belongs
        return
    for start, end in pairwise([0, *ends, len(lines)]):
        paragraph = sheet.inside(belongs.text, "P")
        yield lines[start:end], replace(belongs, text=paragraph) if paragraph else belongs


def _words(lines: Iterable[ReadLine], sheet: Sheet) -> Iterator[Word]:
    for line, runs, goes_on, _ in lines:
        for run, text in runs:
            target = run.style.link if sheet.leads_somewhere(run.style.link) else ""
            yield Word(line, run, text, target, goes_on and run is runs[-1][0])


def _draw_words(words: Sequence[Word], target: str, origin: Origin, sheet: Sheet, belongs: Tagged | None) -> None:
    """Draw runs that lead to one target, or nowhere; what is in another language is a span of its own."""
    around = belongs.text if belongs else None
    if target:
        around = sheet.inside(around, "Link")
        _link(words, target, origin, sheet, around)
    for kind, spoken in groupby(words, key=_kind):
        if kind.formula:
            _draw_formulas(list(spoken), origin, sheet, around)
            continue
        if kind.blank:
            _say_blanks(list(spoken), origin, sheet, around)
            continue
        language = kind.language if belongs and kind.language != belongs.language else ""
        within = sheet.inside(around, "Code") if kind.code and belongs else around
        with sheet.marked(sheet.span(within, language) if language else within):
            for word in spoken:
                with sheet.spoken(word.text) if runs_leftwards(word.run) else nullcontext():
                    _draw_run(word.run, word.text, origin[0], origin[1] + word.line.baseline, sheet)
                if word.space:
                    _draw_space(word.run, sheet)


class Kind(Struct, frozen=True):
    """What is told apart in a text: its language, code, formulas and blanks."""

    language: str
    code: bool
    formula: bool
    blank: bool


def _kind(word: Word) -> Kind:
    style = word.run.style
    return Kind(style.language, style.code, style.formula is not None, bool(style.blank))


def _draw_formulas(words: Sequence[Word], origin: Origin, sheet: Sheet, around: Element | None) -> None:
    """Draw formulas, each as an element of its own, between what stands before and after them in the text."""
    for word in words:
        formula = word.run.style.formula
        assert formula is not None
        at = origin[0] + word.run.x, origin[1] + word.line.baseline
        picture = formula_picture(formula, at, "", "")
        sheet.content.write("ET")
        with sheet.marked(sheet.formula(around, picture)):
            draw_picture(picture, sheet)
        sheet.content.write("BT")
        if word.space:
            with sheet.marked(around):
                sheet.content.write(f"1 0 0 1 {sheet.content.point(at[0] + formula.width, at[1])} Tm")
                _draw_space(word.run, sheet)


def _say_blanks(words: Sequence[Word], origin: Origin, sheet: Sheet, around: Element | None) -> None:
    """Gaps to write in, whose rules are drawn: what is read for each is that it is one."""
    for word in words:
        with sheet.marked(around):
            with sheet.replaced(word.run.style.blank):
                _draw_run(word.run, None, origin[0], origin[1] + word.line.baseline, sheet)
            if word.space:
                _draw_space(word.run, sheet)


def _draw_square(line: Line, origin: Origin, sheet: Sheet, label: Element | None) -> None:
    marker = line.marker
    if marker and marker.side and marker.colour:
        square = Rect(origin[0] + marker.x, origin[1] + marker.y, marker.side, marker.side)
        with sheet.marked(label):
            sheet.content.fill_with(marker.colour)
            sheet.content.write(f"{sheet.content.box(square)} f")


def _draw_numeral(line: Line, origin: Origin, sheet: Sheet, label: Element | None) -> None:
    if line.marker and line.marker.runs:
        with sheet.marked(label):
            for run in line.marker.runs:
                _draw_run(run, run.text, origin[0], origin[1] + line.baseline, sheet)


def _draw_underlines(line: Line, origin: Origin, sheet: Sheet) -> None:
    """Draw one rule under neighbouring runs that are underlined alike, as low as their font has it and no thicker than
    a hairline for their size: a heavier one runs into the descenders."""
    for wanted, group in groupby(line.runs, key=lambda run: (run.style.underline, run.style.colour, run.style.size)):
        if wanted[0]:
            runs = list(group)
            first, last = runs[0], runs[-1]
            metrics, em = sheet.faces[first.style.font].metrics, first.style.size / 1000
            thickness = min(metrics.underline_width, _THICKEST_UNDERLINE)
            y = origin[1] + line.baseline - (metrics.underline + thickness / 2) * em
            rule = Rect(origin[0] + first.x, y, last.x + last.width - first.x, thickness * em)
            with sheet.unread():
                sheet.content.fill_with(first.style.colour)
                sheet.content.write(f"{sheet.content.box(rule)} f")


def _link(words: Sequence[Word], target: str, origin: Origin, sheet: Sheet, element: Element | None) -> None:
    """Make each line's part of a link lead there; each says the whole link's text."""
    said = "".join(f"{_said(word.run)} " if word.space else _said(word.run) for word in words)
    for part in _by_line(words):
        line, first, last = part[0].line, part[0].run, part[-1].run
        rect = Rect(origin[0] + first.x, origin[1] + line.top, last.x + last.width - first.x, line.height)
        sheet.link(rect, target, " ".join(said.split()), element)


def _said(run: ShapedRun) -> str:
    return run.style.formula.alternative if run.style.formula else run.style.blank or run.text


def _by_line(words: Sequence[Word]) -> Iterator[list[Word]]:
    for _, part in groupby(words, key=lambda word: id(word.line)):
        yield list(part)


def _draw_run(run: ShapedRun, text: str | None, left: float, baseline: float, sheet: Sheet) -> None:
    """Draw a run that stands for a text; without one, nothing is said about what its glyphs stand for."""
    face, content = sheet.faces[run.style.font], sheet.content
    content.set("font", f"/{sheet.use(face)} {number(run.style.size)} Tf")
    content.fill_with(run.style.colour)
    _embolden(run.style, face, sheet)
    content.write(f"1 0 0 1 {content.point(left + run.x, baseline)} Tm")
    pen = _Pen(run, face)
    for start, end, said in [(0, len(run.glyphs), None)] if text is None else _spans(run, text, face):
        if said is None:
            pen.show(start, end, sheet)
        else:
            with sheet.replaced(said):
                pen.show(start, end, sheet)
    content.set("rise", "0 Ts")


def _embolden(style: RunStyle, face: Face, sheet: Sheet) -> None:
    """Where bold was asked for and the font file has none (a fallback font), outline the glyphs as well."""
    if style.font.bold and not face.is_bold:
        sheet.content.line_with(Stroke(style.colour, style.size * _BOLD_STROKE))
        sheet.content.set("rendering", "2 Tr")
    else:
        sheet.content.set("rendering", "0 Tr")


def _spans(run: ShapedRun, text: str, face: Face) -> Iterator[Span]:
    """The glyphs of a run in stretches whose text the font's own table gives, and clusters for which it would not."""
    texts = face.texts
    if is_plain(run, text) and "".join([texts[glyph] for glyph in run.glyphs]) == text:
        yield 0, len(run.glyphs), None
        return
    done = 0
    for start, end, said in clusters(run, text):
        if end - start > 1 or texts[run.glyphs[start]] != said:
            if start > done:
                yield done, start, None
            yield start, end, said
            done = end
    if done < len(run.glyphs):
        yield done, len(run.glyphs), None


class _Pen:
    """Shows a run's glyphs. Lengths are in thousandths of the size, as in the operator TJ (ISO 32000-1, 9.4.3)."""

    __slots__ = ("_at", "_face", "_run", "_target")

    def __init__(self, run: ShapedRun, face: Face) -> None:
        self._run, self._face = run, face
        self._at = self._target = 0.0

    def show(self, start: int, end: int, sheet: Sheet) -> None:
        """Show some of the glyphs, going on from where the last call stopped.

        The pen's own place is kept apart from the measured one, so that roundings never add up.
        """
        run, codes, widths = self._run, self._face.codes, self._face.widths
        em = 1000 / run.style.size
        at, target, rise = self._at, self._target, 0.0
        shown: list[str] = []
        for glyph, advance, (right, up) in zip(
            run.glyphs[start:end], run.advances[start:end], run.offsets[start:end], strict=True
        ):
            if up != rise:
                _flush(shown, rise, sheet)
                shown, rise = [], up
            move = round(target + right * em - at)
            if move:
                shown.append(f">{-move}<")
            shown.append(codes[glyph])
            at += move + widths[glyph]
            target += advance * em
        _flush(shown, rise, sheet)
        self._at, self._target = at, target


def _flush(shown: list[str], rise: float, sheet: Sheet) -> None:
    if shown:
        sheet.content.set("rise", f"{number(rise)} Ts")
        sheet.content.write(f"[<{''.join(shown)}>] TJ".replace("<>", ""))


def _draw_space(run: ShapedRun, sheet: Sheet) -> None:
    """Draw the space at which a line was broken, after its last run."""
    face = sheet.faces[run.style.font]
    if run.style.formula:  # no letter of the run has named its font
        sheet.content.set("font", f"/{sheet.use(face)} {number(run.style.size)} Tf")
    if face.space:
        sheet.content.write(f"<{face.codes[face.space]}> Tj")
