"""Where the options of a question stand, on one slide or on several.

In: a question and where its stem ends. Out: plans, one for each slide; the same for the question and for its answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.geometry import Rect
from sinopack.layout.slides.asked import Asked
from sinopack.layout.slides.desk import Desk
from sinopack.layout.slides.grid import CONTENT_BOTTOM, Grid
from sinopack.layout.slides.split import balanced
from sinopack.layout.styles import OPTION_STEPS, Step

LETTER_WIDTH = 44.0
"""What an option's letter takes, with the space after it."""
REASON_ROOM = 56.0
"""The height kept free under the options for the reason."""
_OPTIONS_TOP = 256.0
_FEW = 4
"""So many options keep their place however short the question is."""
_TEXT_DROP = 20.0
_LINE_DROP = 10.0
_WIDE_PITCH = 104.0
_LINE_PITCH = 64.0
_TICK_ROOM = 40.0
_MIDDLE_GAP = 16.0
_BOTTOM = CONTENT_BOTTOM - REASON_ROOM


class OptionPlan(Struct, frozen=True):
    """Where options stand: the numbers of those on one slide, their columns (1 or 2), the top of each row and of what
    follows the last, and the size of the text."""

    numbers: tuple[int, ...]
    columns: int
    tops: tuple[float, ...]
    step: Step

    @property
    def drop(self) -> float:
        """The distance of an option's text from the rule above it."""
        return _drop(self.columns)

    def area(self, place: int, grid: Grid) -> Rect:
        """The area of the `place`-th option of this slide, from 0: from its rule down to the next row.s."""
        column, row = place % self.columns, place // self.columns
        x = grid.x(6) + _MIDDLE_GAP if column else grid.x(0)
        width = grid.span(6) - _MIDDLE_GAP if self.columns == 2 else grid.width
        return Rect(x, self.tops[row], width, self.tops[row + 1] - self.tops[row])

    def text_width(self, grid: Grid) -> float:
        return _text_width(self.columns, grid)


class _Trial(Struct, frozen=True):
    """A way to set all options on one slide; a flat one must leave each on one line."""

    top: float
    step: Step
    columns: int
    is_flat: bool = False


def plan_options(asked: Asked, stem_bottom: float, desk: Desk) -> list[OptionPlan]:
    """All options on one slide in the largest size that fits, in two columns if they hold every option, else in one;
    else on as few slides as the smallest size needs."""
    for trial in _trials(len(asked.options), stem_bottom):
        heights = _row_heights(asked, trial.columns, trial.step, desk)
        if sum(heights) > _BOTTOM - trial.top or not _keeps_words(asked, trial, desk):
            continue
        if trial.is_flat and max(heights) > trial.step[1] + 2 * _TEXT_DROP:
            continue
        tops = _row_tops(heights, trial.top, trial.columns)
        return [OptionPlan(tuple(range(len(asked.options))), trial.columns, tops, trial.step)]
    return _divided(asked, stem_bottom + 16.0, desk)


def _trials(count: int, stem_bottom: float) -> Iterator[_Trial]:
    """The ways to set so many options, the best first."""
    spacious = max(_OPTIONS_TOP, stem_bottom + 20.0) if count <= _FEW else stem_bottom + 20.0
    for step in OPTION_STEPS[:2]:
        yield _Trial(spacious, step, 2, is_flat=True)
    for top in dict.fromkeys((spacious, stem_bottom + 16.0)):
        for step in OPTION_STEPS:
            for columns in (2, 1):
                yield _Trial(top, step, columns)


def _divided(asked: Asked, top: float, desk: Desk) -> list[OptionPlan]:
    """The options in one column in the smallest size, over the fewest slides that hold them."""
    step, room = OPTION_STEPS[-1], _BOTTOM - top
    heights = _row_heights(asked, 1, step, desk)
    if max(heights) > room:
        message = f"An option of question {asked.block.number} is too long for a slide."
        desk.composer.problem(message, asked.block.place, "Shorten it, or show it in the handout only (show: handout).")
    numbers = range(len(heights))
    for parts in range(2, len(heights) + 1):
        groups = balanced(numbers, heights, parts)
        if all(sum(heights[number] for number in group) <= room for group in groups):
            break
    return [
        OptionPlan(tuple(group), 1, _row_tops([heights[number] for number in group], top, 1), step) for group in groups
    ]


def _drop(columns: int) -> float:
    return _TEXT_DROP if columns == 2 else _LINE_DROP


def _text_width(columns: int, grid: Grid) -> float:
    width = grid.span(6) - _MIDDLE_GAP if columns == 2 else grid.width
    return width - LETTER_WIDTH - _TICK_ROOM


def _row_heights(asked: Asked, columns: int, step: Step, desk: Desk) -> list[float]:
    """The least height of each row, with the options in bold, as the right one is set."""
    width = _text_width(columns, desk.grid)
    style = replace(desk.styles.option.at(*step), bold=True)
    heights = [desk.composer.set(desk.pieces(option), style, width).height for option in asked.options]
    rows = (heights[start : start + columns] for start in range(0, len(heights), columns))
    return [max(row) + 2 * _drop(columns) - 8.0 for row in rows]


def _keeps_words(asked: Asked, trial: _Trial, desk: Desk) -> bool:
    """Whether no word is broken that would stay whole in one column in the smallest size."""
    style = replace(desk.styles.option, bold=True)
    width, widest = _text_width(trial.columns, desk.grid), _text_width(1, desk.grid)
    for option in asked.options:
        parts = desk.pieces(option)
        is_broken = desk.longest_word(parts, style.at(*trial.step)) > width
        if is_broken and desk.longest_word(parts, style.at(*OPTION_STEPS[-1])) <= widest:
            return False
    return True


def _row_tops(heights: Sequence[float], top: float, columns: int) -> tuple[float, ...]:
    """The tops of rows with what is spare shared between them, up to the pitch of a spacious slide."""
    spare = (_BOTTOM - top - sum(heights)) / len(heights)
    widest = _WIDE_PITCH if columns == 2 else _LINE_PITCH
    tops = [top]
    for height in heights:
        tops.append(tops[-1] + max(height, min(height + spare, widest)))
    return tuple(tops)
