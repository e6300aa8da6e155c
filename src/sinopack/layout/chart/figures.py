"""How the numbers of a chart are written: in the pack's language on paper, by a number format in an editable chart.

In: a number. Out: its text. Numbers of a million and more are written in millions or thousand millions, which the axis
says; very small and enormous ones in powers of ten.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.plan.blocks import ChartOf
from sinopack.theme import Labels

_GROUPED_FROM = 10_000
_POWERS_FROM, _POWERS_BELOW = 1e15, 1e-4
_SCALES = ((1e9, "billions", 3), (1e6, "millions", 2))
_MOST_DECIMALS = 6
_SCALED_DECIMALS = 2
MINUS = "−"


class Figures(Struct, frozen=True):
    """`divisor` is what numbers are written in: 1, a million …; `scale` says so in words. `after` has its space."""

    labels: Labels
    before: str
    after: str
    decimals: int
    divisor: float = 1.0
    thousands: int = 0
    scale: str = ""
    grouped: bool = False
    powers: bool = False

    def text(self, value: float, decimals: int | None = None) -> str:
        """A number as it is printed; with its own decimals unless others are asked for."""
        places = self._places(decimals)
        sign = MINUS if value < 0 else ""
        if self.powers:
            digits = f"{abs(value):.1E}"
        else:
            digits = f"{abs(value) / self.divisor:{',' if self.grouped else ''}.{places}f}"
            if not float(digits.replace(",", "")):
                sign = ""
        return f"{sign}{self.before}{self._localized(digits)}{self.after}"

    def _localized(self, digits: str) -> str:
        group, decimal = self.labels("group-sign"), self.labels("decimal-sign")
        return digits.replace(",", "\0").replace(".", decimal).replace("\0", group)

    def _places(self, decimals: int | None) -> int:
        return self.decimals if decimals is None else decimals

    def format(self, decimals: int | None = None) -> str:
        """The same as a number format (ECMA-376 part 1, 18.8.31)."""
        if self.powers:
            digits = "0.0E+00"
        else:
            places = self._places(decimals)
            digits = ("#,##0" if self.grouped else "0") + (f".{'0' * places}" if places else "") + "," * self.thousands
        whole = f"{_quoted(self.before)}{digits}{_quoted(self.after)}"
        return f'{whole};"{MINUS}"{whole}'


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "'") + '"' if text else ""


def figures_for(block: ChartOf, largest: float, labels: Labels) -> Figures:
    """How the numbers of a chart are written whose largest is as large as that, without its sign."""
    known = [abs(value) for series in block.series for value in series.values if value]
    smallest = min(known, default=1.0)
    after = block.after
    if after == "%":
        after = labels("percent")
    elif after and after[0].isalnum():
        after = f"\u00a0{after}"
    if largest >= _POWERS_FROM or (largest < _POWERS_BELOW and known):
        return Figures(labels, block.before, after, 1, powers=True)
    for divisor, scale, thousands in _SCALES:
        if largest >= divisor and smallest >= divisor / 1000:
            places = _decimals(known, divisor)
            return Figures(labels, block.before, after, places, divisor, thousands, labels(scale),
                           largest / divisor >= _GROUPED_FROM)  # fmt: skip
    decimals = min(block.decimals, _MOST_DECIMALS)
    return Figures(labels, block.before, after, decimals, grouped=largest >= _GROUPED_FROM)


def _decimals(values: list[float], divisor: float) -> int:
    """How many decimals the numbers need in millions, up to two."""
    for places in range(_SCALED_DECIMALS):
        if all(abs(value / divisor - round(value / divisor, places)) < 10 ** -(places + 4) for value in values):
            return places
    return _SCALED_DECIMALS
