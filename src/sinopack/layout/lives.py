"""Life rules: a line of years over each person, the life thick, the years of the pack shaded. The same everywhere.

In: a person, the people's common years, and where the rule stands. Out: shapes. So one sees at a glance who met whom.
They are decoration, not described: the same dates stand beside each rule in words.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.geometry import Rect
from sinopack.page import Connector, Outline, Shape, Stroke
from sinopack.plan import blocks
from sinopack.plan.chronology import year_label
from sinopack.theme import Labels, Theme
from sinopack.theme.palette import OUTLINE_WIDTH


class LifeRule(Struct, frozen=True):
    """Where a rule stands and how heavy it is: `y` is the middle of its line, `line`, `life` and `span` are the
    heights of the line, of the life and of the shaded years; a life is at least `least` long. All in points."""

    x: float
    y: float
    width: float
    line: float
    life: float
    span: float
    least: float


def life_rule(
    person: blocks.PersonCard, block: blocks.People, rule: LifeRule, theme: Theme
) -> tuple[Shape | Connector, ...]:
    """The shaded years, the line, the life. A person whose dates are not known gets the line alone."""
    line = Connector(rule.x, rule.y, rule.x + rule.width, rule.y, Stroke(theme["ink"], rule.line), f"{person.key}-rule")
    if person.born is None:
        return (line,)
    died = person.died if person.died is not None else block.end
    left, right = _x(person.born, block, rule), _x(died, block, rule)
    right = max(right, left + rule.least)
    left = min(left, rule.x + rule.width - rule.least)
    right = min(right, rule.x + rule.width)
    bar = Rect(left, rule.y - rule.life / 2, right - left, rule.life)
    life = Shape(bar, Outline.RECTANGLE, f"{person.key}-life", fill=theme["ink"])
    if block.span is None:
        return (line, life)
    left, right = _x(block.span.start, block, rule), _x(block.span.end, block, rule)
    shaded = Rect(left, rule.y - rule.span / 2, right - left, rule.span)
    edge = Stroke(theme["quiet"], OUTLINE_WIDTH)  # a pale tint alone is not seen (WCAG 2.1, 1.4.11)
    span = Shape(shaded, Outline.RECTANGLE, f"{person.key}-span", fill=theme.surface("life").fill, stroke=edge)
    return (span, line, life)


def _x(year: float, block: blocks.People, rule: LifeRule) -> float:
    """The distance of a year along the rule, held to its ends."""
    length = block.end - block.start
    share = (year - block.start) / length if length else 0.0
    return rule.x + min(max(share, 0.0), 1.0) * rule.width


def life_key(block: blocks.People, labels: Labels, theme: Theme, label: str = "life-key") -> str:
    """What the rules mean, in the words of `label`; "" where nobody's dates are known. The pack's years are called what
    the theme makes of them: shaded, or no more than outlined."""
    if all(person.born is None for person in block.people):
        return ""
    years = {"start": year_label(block.start, labels), "end": year_label(block.end, labels)}
    if block.span is None:
        return labels(f"{label}-plain", **years)
    if theme.surface("life").ground.rgb == theme["paper"].rgb:
        label = f"{label}-outlined"
    return labels(label, span=block.span.name, **years)
