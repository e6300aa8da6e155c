"""Advice that costs more to find than a build may: how old a reader has to be for a pack, and what a black-and-white
copier makes of its pictures. Only `sinopack check` asks.

advise(pack)     notices worded as advice, or nothing where there is none to give
"""

from __future__ import annotations

from sinopack.advice.greyscale import advise_on_greys
from sinopack.advice.reading_level import advise_on_reading
from sinopack.content.model import Pack
from sinopack.problems import Problem

__all__ = ["advise"]


def advise(pack: Pack) -> tuple[Problem, ...]:
    """All the advice there is to give."""
    return (*advise_on_reading(pack), *advise_on_greys(pack))
