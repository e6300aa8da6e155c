"""The poster: the whole timeline on one page to hang up, in rows, its labels as large as the page lets them be.

In: the plan of the poster and a paper. Out: a finished page, its bookmark and its fingerprint.
"""

from __future__ import annotations

from msgspec import Struct

from sinopack.geometry import Rect, Size
from sinopack.layout.across.key import set_key
from sinopack.layout.compose import Composer
from sinopack.layout.frame import moved, within
from sinopack.layout.handout.fingerprint import digest, fingerprint
from sinopack.layout.handout.furniture import FinishedPages
from sinopack.layout.inline import pieces, plain
from sinopack.layout.poster.fitting import Fitted, fit
from sinopack.layout.poster.rows import entries_of, nameless_of, row_items
from sinopack.layout.styles import PageStyles, Step
from sinopack.layout.text import SetText, TextStyle
from sinopack.page import Bookmark, Connector, Destination, Item, Outline, Page, Role, Shape, Stroke
from sinopack.plan.plans import PosterPlan

POSTERS: dict[str, Size] = {
    "A3": Size(1190.55, 841.89),
    "A4": Size(841.89, 595.28),
    "Tabloid": Size(1224.0, 792.0),
    "Letter": Size(792.0, 612.0),
}
"""Papers, lying."""
_SIDE, _TOP, _FOOT = 40.0, 36.0, 34.0
"""The margins left and right, above, and from the lower edge to the rule over the imprint."""
_RULE = 4.0
_AFTER_RULE, _AFTER_TITLE, _BEFORE_KEY, _AFTER_KEY = 8.0, 10.0, 8.0, 8.0
_TITLE_STEPS: tuple[Step, ...] = ((36, 44), (30, 36), (26, 32), (22, 28), (18, 22), (15, 18))
_KEY = "timeline"
_BETWEEN = "  |  "
_CAPTION = 0.68
"""The size of the key as a share of the labels'."""
_TITLE_SHARE = 28.0
"""The width of the page is at least so many times the size of its title."""


class _Sheet(Struct, frozen=True):
    """The page: its size, and the width between its margins."""

    size: Size

    @property
    def width(self) -> float:
        return self.size.width - 2 * _SIDE

    @property
    def footer_rule(self) -> float:
        return self.size.height - _FOOT


def lay_out_poster(plan: PosterPlan, composer: Composer, styles: PageStyles, paper: str) -> FinishedPages:
    """The finished page. `paper` is a key of `POSTERS`. What cannot be fitted is a problem of the composer's."""
    sheet = _Sheet(POSTERS[paper])
    head, top = _head(plan, sheet, composer, styles)
    body = _body(plan, sheet, top, composer, styles)
    mark = digest(fingerprint([*head, *body]))
    items = tuple(
        within(item, Role.SECTION, _KEY) for item in (*head, *body, *_foot(plan, mark, sheet, composer, styles))
    )
    page = Page(sheet.size, items, f"page-{_KEY}", destinations=(Destination(_KEY, _TOP),))
    return FinishedPages((page,), (Bookmark(plan.timeline.title.text, 0, 0, _TOP),), mark)


def _head(plan: PosterPlan, sheet: _Sheet, composer: Composer, styles: PageStyles) -> tuple[list[Item], float]:
    """The timeline's title under a heavy rule, and of which pack it is; and where they end."""
    rule = Shape(Rect(_SIDE, _TOP, sheet.width, _RULE), Outline.RECTANGLE, "poster-rule", fill=composer.theme["ink"])
    title = _title(plan, sheet, composer, styles)
    y = _TOP + _RULE + _AFTER_RULE
    items: list[Item] = [rule, composer.box([title], (_SIDE, y), sheet.width, Role.TITLE, "poster-title")]
    y += title.height
    said = [text for text in (plan.running, *plan.makers) if text]
    text = composer.set(plain(_BETWEEN.join(said)), styles.subtitle, sheet.width)
    items.append(composer.box([text], (_SIDE, y), sheet.width, Role.PARAGRAPH, "poster-pack"))
    return items, y + text.height + _AFTER_TITLE


def _title(plan: PosterPlan, sheet: _Sheet, composer: Composer, styles: PageStyles) -> SetText:
    """On one line in the largest size that allows it; in the smallest on as many as it takes."""
    parts = pieces(plan.timeline.title)
    steps = [step for step in _TITLE_STEPS if step[0] <= sheet.size.width / _TITLE_SHARE]
    for step in steps:
        text = composer.set(parts, styles.page_heading.at(*step), sheet.width)
        if len(text.lines) == 1:
            break
    return text


def _body(plan: PosterPlan, sheet: _Sheet, top: float, composer: Composer, styles: PageStyles) -> list[Item]:
    """The rows and the key below them; nothing where they do not fit, which the composer is told."""
    total, whole = len(plan.timeline.categories), sheet.footer_rule - _AFTER_KEY - top
    key = set_key(entries_of(plan, [], composer), total, styles.caption, sheet.width, composer)
    reserved, told = -1.0, key.height
    fitted: Fitted | None = None
    style = styles.caption
    while told > reserved:  # the key depends on the rows, and these on the room that it leaves
        reserved = told
        fitted = fit(plan, composer, (sheet.width, whole - reserved - _BEFORE_KEY))
        if fitted is None:
            message = "No event of the timeline fits on its poster, even at 9 pt."
            advice = "Shorten the texts of its events, or leave some out with `show: none`."
            composer.problem(message, plan.timeline.place, advice)
            return []
        style, entries = _caption(fitted, styles), entries_of(plan, nameless_of(plan, fitted, composer), composer)
        key = set_key(entries, total, style, sheet.width, composer)
        told = key.height
    assert fitted is not None
    room = whole - reserved - _BEFORE_KEY
    _say_left_out(plan, fitted, composer)
    rows = row_items(plan, fitted, Rect(_SIDE, top, sheet.width, room), style, composer)
    return [*rows, *(moved(item, _SIDE, top + whole - key.height) for item in key.items)]


def _caption(fitted: Fitted, styles: PageStyles) -> TextStyle:
    """The style of the key: in proportion to the labels."""
    size = max(styles.caption.size, _CAPTION * fitted.look.size)
    return styles.caption.at(size, size * styles.caption.leading / styles.caption.size)


def _say_left_out(plan: PosterPlan, fitted: Fitted, composer: Composer) -> None:
    """Tell the author of events that are not there, and of details that are not."""
    place = plan.timeline.place
    events = [event for era in plan.timeline.eras for event in era.events]
    shown = [each.label for row in fitted.rows for each in row.placed]
    if fitted.left_out:
        left, total = fitted.left_out, len(events)
        message = f"The poster has room for {total - left} of {total} events; it leaves out those of least importance."
        composer.notice(message, place, "Shorten the texts of events, leave some out, or print the poster larger.")
    elif any(event.detail for event in events) and not any(label.detail for label in shown):
        message = "The poster has no room for the details of events, and shows them without."
        composer.notice(message, place, "Shorten them, or print the poster larger.")


def _foot(plan: PosterPlan, mark: str, sheet: _Sheet, composer: Composer, styles: PageStyles) -> list[Item]:
    """The licence on the left, the print on the right."""
    style = styles.caption
    y = sheet.footer_rule
    rule = Connector(_SIDE, y, _SIDE + sheet.width, y, Stroke(composer.theme["rule"], 0.5), "poster-foot-rule")
    edition = composer.set(plain(composer.labels("edition", fingerprint=mark)), style, sheet.width)
    right = sheet.size.width - _SIDE - edition.width
    items: list[Item] = [rule]
    if plan.licence:
        text = composer.set(pieces(plan.licence), style, sheet.width - edition.width - 24.0)
        items.append(composer.box([text], (_SIDE, y + 4.0), text.width + 0.1, Role.PARAGRAPH, "poster-licence"))
    items.append(composer.box([edition], (right, y + 4.0), edition.width + 0.1, Role.FOOTER, "poster-print"))
    return items
