"""The head and the foot of the organiser: what pack it is and what it asks; the eras and who made it.

In: the plan and a desk whose sheet is the page before it is scaled. Out: frames at the origin, as wide as the page.
"""

from __future__ import annotations

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, FrameItem, Heading
from sinopack.layout.handout.desk import Desk
from sinopack.layout.handout.imprint import era_band
from sinopack.layout.inline import plain
from sinopack.layout.organiser.entries import BODY
from sinopack.layout.styles import Step
from sinopack.layout.text import Piece
from sinopack.page import Alignment, Item, Role
from sinopack.plan.organiser import OrganiserPlan

KEY = "organiser"
_RULE, _AFTER_RULE, _AFTER_LABEL, _AFTER_TITLE, _END_RULE = 4.0, 6.0, 2.0, 7.0, 2.0
_TITLE_STEPS: tuple[Step, ...] = ((30, 35), (26, 31), (22, 27), (18, 22), (15, 19))
_BESIDE_FROM = 560.0
"""From this width on the question stands beside the title."""
_TITLE_SHARE, _GAP = 0.52, 18.0
_BETWEEN = "  |  "
_FOOT_RULE_GAP = 3.0


def compose_head(plan: OrganiserPlan, desk: Desk) -> Frame:
    """A heavy rule; what this is and for whom; the title with its dates, and the question; an accent rule."""
    width, block = desk.sheet.width, plan.masthead
    labels, y = _labels(plan, desk, _RULE + _AFTER_RULE)
    items: list[FrameItem] = [desk.bar(Rect(0.0, 0.0, width, _RULE), "ink", f"{KEY}-rule"), *labels]
    y += _AFTER_LABEL
    has_question = plan.with_enquiry and block.enquiry is not None
    beside = has_question and width >= _BESIDE_FROM
    title, title_end = _title(plan, desk, width * _TITLE_SHARE - _GAP if beside else width, y)
    items += title
    end = title_end
    if has_question:
        x, room, top = (
            (width * _TITLE_SHARE, width * (1 - _TITLE_SHARE), y) if beside else (0.0, width, title_end + 4.0)
        )
        question, question_end = _question(plan, desk, (x, top, room), title_end if beside else 0.0)
        items += question
        end = max(end, question_end)
    y = end + _AFTER_TITLE
    items.append(desk.bar(Rect(0.0, y, width, _END_RULE), "accent", f"{KEY}-end"))
    return Frame(y + _END_RULE, tuple(items), headings=(Heading(KEY, block.title.text, 0),))


def _labels(plan: OrganiserPlan, desk: Desk, y: float) -> tuple[list[FrameItem], float]:
    """On the left that it is a knowledge organiser, on the right the course, level and school."""
    composer, styles, width = desk.composer, desk.styles, desk.sheet.width
    name = composer.set(plain(composer.labels("organiser")), styles.label, width)
    items: list[FrameItem] = [desk.snug(name, (0.0, y), Role.LABEL, f"{KEY}-name")]
    block = plan.masthead
    said = _BETWEEN.join(text for text in (block.course, block.level, block.school) if text)
    room, height = width - name.width - _GAP, name.height
    if said:
        text = composer.set(plain(said), styles.level, room, alignment=Alignment.RIGHT)
        items.append(composer.box([text], (width - room, y), room, Role.PARAGRAPH, f"{KEY}-level"))
        height = max(height, text.height)
    return items, y + height


def _title(plan: OrganiserPlan, desk: Desk, width: float, y: float) -> tuple[list[FrameItem], float]:
    """The title and its dates in one paragraph, in the largest size in which they take one line."""
    block = plan.masthead
    parts = [*desk.pieces(block.title)]
    if block.dates:
        parts.append(Piece(f" {block.dates}", colour=desk.colour("accent")))
    text = desk.stepped(parts, desk.styles.title, _TITLE_STEPS, 1, width)
    return [desk.composer.box([text], (0.0, y), width, Role.TITLE, f"{KEY}-title")], y + text.height


def _question(
    plan: OrganiserPlan, desk: Desk, place: tuple[float, float, float], foot: float
) -> tuple[list[FrameItem], float]:
    """The question that the pack asks; beside the title its last line stands no higher than the title's `foot`."""
    assert plan.masthead.enquiry is not None
    x, y, room = place
    style = desk.styles.enquiry.at(1.4 * BODY, 1.8 * BODY)
    text = desk.composer.set(desk.pieces(plan.masthead.enquiry), style, room)
    y = max(y, foot - text.height - 2.0)
    return [desk.composer.box([text], (x, y), room, Role.PARAGRAPH, f"{KEY}-enquiry")], y + text.height


def compose_foot(plan: OrganiserPlan, desk: Desk, *, with_events: bool) -> Frame:
    """The eras as a band, with the most important events over it where they are wanted."""
    band = era_band(plan.masthead.events if with_events else (), desk)
    return band or Frame(0.0)


def compose_line(plan: OrganiserPlan, desk: Desk, mark: str) -> list[Item]:
    """The last line of the page: who made the pack and under which licence, and which print this is."""
    composer, style, width = desk.composer, desk.styles.caption, desk.sheet.width
    edition = plain(composer.labels("edition", fingerprint=mark))
    own = desk.one_line(edition, style) + 0.1
    right = composer.set(edition, style, own, alignment=Alignment.RIGHT)
    block, room = plan.masthead, width - own - _GAP
    licence = block.licence.text if block.licence else ""
    said = _BETWEEN.join(text for text in (block.author, block.date, licence) if text)
    items: list[Item] = [desk.rule(0.0, 0.0, width, desk.stroke("rule", 0.5), f"{KEY}-foot-rule")]
    if said:
        left = composer.set(plain(desk.shortened(said, style, room)), style, room)
        items.append(composer.box([left], (0.0, _FOOT_RULE_GAP), room, Role.PARAGRAPH, f"{KEY}-imprint"))
    items.append(composer.box([right], (width - own, _FOOT_RULE_GAP), own, Role.FOOTER, f"{KEY}-print"))
    return items


def line_height(desk: Desk) -> float:
    return _FOOT_RULE_GAP + desk.styles.caption.leading
