"""Advice that costs more to find than a build may: how old a reader has to be for a pack. Only `sinopack check` asks.

advise(pack)     notices worded as advice, or nothing where there is none to give
"""

from sinopack.advice.reading_level import advise

__all__ = ["advise"]
