"""Products: which blocks, in which order, for which readers. Nothing here knows how high a block is."""

from sinopack.plan.handout import plan_handout
from sinopack.plan.poster import plan_poster
from sinopack.plan.slides import plan_deck

__all__ = ["plan_deck", "plan_handout", "plan_poster"]
