"""What is set apart from the argument: key points and callouts. Each hangs from a heavy rule; none has a box."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.frame import Frame, Heading, enclosed, inset, stack, whole
from sinopack.layout.handout.desk import Column, Desk
from sinopack.layout.handout.prose import bulleted, whole_prose
from sinopack.page import Outline, Role, Shape
from sinopack.plan import blocks

PANEL_GAP = 20.0
_PADDING = 14.0
_WHOLE_BELOW = 0.5
"""A panel lower than this share of a page is never divided."""


def panel(inner: Frame, desk: Desk, width: float, key: str, rule: str = "ink") -> Frame:
    """A tinted ground under a heavy rule; `inner` already stands inside its padding, below the rule."""
    surface = desk.composer.theme.surface("panel")
    rect = Rect(0.0, 0.0, width, inner.height)
    ground = Shape(rect, Outline.RECTANGLE, f"{key}-ground", fill=surface.fill, stroke=surface.outline)
    return replace(inner, items=(ground, desk.bar(Rect(0.0, 0.0, width, 2.0), rule, f"{key}-rule"), *inner.items))


def compose_points(block: blocks.Points, desk: Desk) -> list[Frame]:
    """The key points: the one tinted block of a section, at the foot of its page."""
    width = desk.sheet.main
    column = Column(0.0, width - 2 * _PADDING, desk.styles.sans)
    over = replace(column, style=desk.styles.subheading)
    heading = desk.paragraph(desk.pieces(block.title), over, Role.HEADING_2, f"{block.key}-title")
    points = bulleted([point.text for point in block.points], column, desk, block.key, numbered=block.numbered)
    inner = stack([replace(whole(heading), keep_with_next=True), *points])
    padded = panel(inset(inner, _PADDING, 12.0, 10.0), desk, width, block.key)
    if padded.height < _WHOLE_BELOW * desk.sheet.room:
        padded = whole(padded)
    return [replace(padded, space_before=PANEL_GAP, space_after=PANEL_GAP, at_foot=True, place=block.place)]


def compose_listing(block: blocks.Listing, desk: Desk) -> list[Frame]:
    """Takeaways and sources: a plain list under the heading of its part."""
    column = desk.main_column(desk.styles.sans)
    frames = bulleted([point.text for point in block.points], column, desk, block.key, numbered=block.numbered)
    return [
        replace(frame, headings=(Heading(point.key, "", -1),), place=point.place)
        for frame, point in zip(frames, block.points, strict=True)
    ]


def compose_callout(block: blocks.Callout, desk: Desk) -> list[Frame]:
    """A remark beside the argument: in the sans, between two rules."""
    frames: list[Frame] = []
    if block.title:
        column = desk.main_column(desk.styles.minor_heading)
        title = desk.paragraph(desk.pieces(block.title), column, Role.HEADING_3, f"{block.key}-title")
        frames.append(replace(whole(title), keep_with_next=True))
    text = whole_prose(block.text, desk.main_column(desk.styles.sans), desk, block.key)
    text[0] = replace(text[0], space_before=2.0 if frames else 0.0)
    inner = inset(stack([*frames, *text]), 0.0, 10.0, 10.0)
    width = desk.sheet.main
    rules = (
        desk.bar(Rect(0.0, 0.0, width, 2.0), "ink", f"{block.key}-rule"),
        desk.rule(0.0, inner.height, width, desk.stroke("hair", 0.75), f"{block.key}-end"),
    )
    items = (*rules, *inner.items)
    inner = enclosed(replace(inner, items=items), Role.SECTION, f"{block.key}-callout")
    if desk.sheet.is_linear and inner.height < _WHOLE_BELOW * desk.sheet.room:
        inner = whole(inner)
    return [replace(inner, space_before=PANEL_GAP, space_after=PANEL_GAP, place=block.place)]
