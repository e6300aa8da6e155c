"""Program code of the handout: between two rules, in one column or across both, cut between lines."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.layout.code import CodeLook, code_lines, code_look, longest, number_room, set_code
from sinopack.layout.frame import Frame, enclosed, inset, stack, whole
from sinopack.layout.handout.desk import WIDOW, Column, Desk
from sinopack.layout.styles import Step
from sinopack.page import Role, TextBox
from sinopack.plan import blocks

_STEPS: tuple[Step, ...] = ((10.0, 14.0), (9.5, 13.0), (9.0, 12.5))
_GAP = 18.0
_PADDING = 9.0
_WHOLE_BELOW = 0.2
"""Code lower than this share of a page is not divided."""


def compose_code(block: blocks.CodeOf, desk: Desk) -> list[Frame]:
    """A title, the lines, their caption."""
    frames: list[Frame] = []
    listing, width = code_frame(block, desk)
    column = Column(0.0, width, desk.styles.minor_heading)
    if block.title:
        title = desk.paragraph(desk.pieces(block.title), column, Role.HEADING_3, f"{block.key}-title")
        frames.append(replace(whole(title), space_before=_GAP, space_after=6.0, keep_with_next=True))
        listing = replace(listing, space_before=6.0)
    frames.append(listing)
    if block.caption:
        below = desk.main_column(desk.styles.caption)
        caption = whole(desk.paragraph(desk.pieces(block.caption), below, Role.PARAGRAPH, f"{block.key}-caption"))
        both = stack([replace(listing, space_after=6.0, keep_with_next=True), caption])
        frames[-1] = replace(both, space_after=_GAP)  # one frame, which may part between lines of code alone
    frames = [enclosed(frame, Role.SECTION, f"{block.key}-code") for frame in frames]
    return [replace(frame, place=block.place) for frame in frames]


def code_frame(block: blocks.CodeOf, desk: Desk, at: Column | None = None) -> tuple[Frame, float]:
    """The lines between their rules, and how wide these are: in the column given, else in the main column if they fit
    there, else across both."""
    look, width = _fitted(block, desk, at)
    lines = code_lines(block.text, block.language, look)
    texts = set_code(lines, look, width, 1 if block.numbered else 0, desk.composer)
    x = at.x if at else 0.0
    box = desk.composer.box(texts, (x, 0.0), width, Role.PARAGRAPH, block.key)
    height = sum(text.height for text in texts)
    frame = inset(Frame(height, (box,), _breaks(box)), 0.0, _PADDING, _PADDING)
    rules = (
        desk.rule(x, 0.0, width, desk.stroke("ink", 0.75), f"{block.key}-rule"),
        desk.rule(x, frame.height, width, desk.stroke("hair", 0.75), f"{block.key}-end"),
    )
    frame = replace(frame, items=(rules[0], *frame.items, rules[1]), space_before=_GAP, space_after=_GAP)
    if frame.height < _WHOLE_BELOW * desk.sheet.room:
        frame = whole(frame)
    return replace(frame, full=width > desk.sheet.main), width


def _breaks(box: TextBox) -> tuple[float, ...]:
    """Where a page may end: between lines of code as they were typed, but before no empty one."""
    tops: dict[int, float] = {}
    for line in box.lines:
        tops.setdefault(line.paragraph, line.top)
    inner = range(WIDOW, len(tops) - WIDOW + 1)
    return tuple(tops[index] for index in inner if box.paragraphs[index].text.strip())


def _fitted(block: blocks.CodeOf, desk: Desk, at: Column | None) -> tuple[CodeLook, float]:
    """The largest size in which no line is broken, in the narrowest column; else the smallest, in the widest."""
    steps: tuple[Step, ...] = _STEPS
    if desk.styles.upright:  # a profile has one size for all that is read
        steps = ((desk.styles.body.size, desk.styles.body.leading),)
    widths = [at.width] if at else [desk.sheet.main, desk.sheet.width]
    looks = [code_look(desk.composer, step, upright=desk.styles.upright) for step in steps]
    for width in widths:
        for look in looks:
            lines = code_lines(block.text, block.language, look)
            room = number_room(len(lines), look.style.size) if block.numbered else 0.0
            if room + longest(lines, look, desk.composer) <= width:
                return look, width
    return looks[-1], widths[-1]
