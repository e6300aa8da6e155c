"""The plan of the poster: the whole timeline on one page to hang up.

In: a validated pack and its labels. Out: its title, every event that the handout shows, and who made it.
"""

from __future__ import annotations

from sinopack.content import model
from sinopack.plan.planner import planner_for
from sinopack.plan.plans import PosterPlan
from sinopack.plan.timeline import plan_timeline
from sinopack.theme import Labels


def plan_poster(pack: model.Pack, labels: Labels) -> PosterPlan | None:
    """The poster; None where the pack has no events."""
    planner = planner_for(pack, labels, "handout", "student")
    timeline = plan_timeline(planner)
    if timeline is None:
        return None
    info = pack.pack
    return PosterPlan(
        title=info.title,
        dates=planner.date(info.dates),
        running=planner.running_title,
        timeline=timeline,
        chronology=planner.chronology,
        makers=tuple(said for said in (info.course, info.level, info.school, info.author) if said),
        licence=info.licence,
        place=info.place,
    )
