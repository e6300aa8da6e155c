"""Whose the pictures are: the line under each, and the list of all.

In: figures as the author typed them. Out: the text of a credit, and the block of all credits, or None where no picture
that shows has one.
"""

from __future__ import annotations

from collections.abc import Iterator

from sinopack.content import model
from sinopack.content.markup import Inline, Kind, Reference, Span
from sinopack.plan import blocks
from sinopack.plan.planner import Planner, plain
from sinopack.problems import Place, SourceFile
from sinopack.theme import Labels

_LONGEST_NAME = 80
_NOWHERE = Place(SourceFile(""), 0, 0)


def credit_line(credit: model.Credit | None, labels: Labels) -> Inline | None:
    """Title, author, source and licence, or the author's own words; None where there are none."""
    if credit is None or not (credit.parts or credit.title):
        return None
    spans = [Span(span.text, italic=True) for span in credit.title.spans] if credit.title else []
    return _listed(spans, credit, labels)


def _listed(spans: list[Span], credit: model.Credit, labels: Labels) -> Inline:
    for part in credit.parts:
        spans = [*spans, *([Span(labels.between("dated"))] if spans else []), *part.spans]
    return Inline(tuple(spans), credit.place)


def plan_credits(planner: Planner) -> blocks.Points | None:
    """Every picture that shows and has a credit: its name, whose it is, and the sections in which it stands."""
    entries: dict[tuple[str, str], tuple[model.Figure, Inline, list[tuple[int, model.Section]]]] = {}
    for number, section, figure in _credited(planner):
        line = credit_line(figure.credit, planner.labels)
        if line:
            entry = entries.setdefault((figure.figure, line.text), (figure, line, []))
            if (number, section) not in entry[2]:
                entry[2].append((number, section))
    points = tuple(
        blocks.Point(_entry(figure, places, planner.labels), f"credit-{planner.key(figure)}", figure.place)
        for figure, _, places in entries.values()
    )
    title = plain(planner.labels("credits"))
    return blocks.Points(title, points, "credits", place=points[0].place) if points else None


def _credited(planner: Planner) -> Iterator[tuple[int, model.Section, model.Figure]]:
    if "sections" in (planner.pack.print.parts if planner.product == "handout" else planner.pack.slides.parts):
        for number, section in planner.sections():
            for block in planner.shown(section.body):
                if isinstance(block, model.Figure) and block.credit:
                    yield number, section, block


def _entry(figure: model.Figure, places: list[tuple[int, model.Section]], labels: Labels) -> Inline:
    assert figure.credit is not None
    name = _name(figure)
    spans = [Span(name, bold=True), Span(labels.between("dated"))] if name else []
    spans += _listed([], figure.credit, labels).spans
    opening, _, closing = labels("noted", text="", note="\0").partition("\0")
    for index, (number, section) in enumerate(places):
        reference = Reference(Kind.SECTION, section.id, figure.place or _NOWHERE)
        spans.append(Span(labels.between("listed") if index else opening))
        spans.append(Span(f"{number}\u00a0{section.title.text}", reference=reference))
    return Inline((*spans, Span(closing)), figure.place)


def _name(figure: model.Figure) -> str:
    """What the picture is called: by its author, or over it, or under it; "" where nobody calls it anything."""
    credit = figure.credit
    named = [credit.title if credit else None, figure.title, figure.caption]
    texts = [text.text.strip().rstrip(".") for text in named if text]
    short = [text for text in texts if len(text) <= _LONGEST_NAME]
    if short or not texts:
        return short[0] if short else ""
    return f"{texts[0][:_LONGEST_NAME].rsplit(' ', 1)[0]} …"
