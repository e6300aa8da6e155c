"""The head of both products: what the pack is, and in the handout what it contains."""

from __future__ import annotations

from sinopack.plan import blocks
from sinopack.plan.planner import Planner
from sinopack.plan.timeline import plan_timeline


def plan_masthead(planner: Planner, contents: tuple[blocks.ContentsEntry, ...] = ()) -> blocks.Masthead:
    """The first page or slide, with these contents."""
    info = planner.pack.pack
    timeline = plan_timeline(planner)
    return blocks.Masthead(
        course=info.course or "",
        level=info.level or "",
        school=info.school or "",
        author=info.author or "",
        date=planner.date(info.date),
        title=info.title,
        dates=planner.date(info.dates),
        subtitle=info.subtitle,
        enquiry=info.enquiry,
        objectives=info.objectives,
        summary=info.summary,
        licence=info.licence,
        contents=contents,
        place=info.place,
        is_for_teachers=planner.is_for_teachers,
        events=tuple(event for era in timeline.eras for event in era.events) if timeline else (),
    )
