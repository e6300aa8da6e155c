"""Layout: the only place that measures. In: a pack. Out: finished pages, and what the author should know about them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.cloze import concealed
from sinopack.content.editions import for_students
from sinopack.content.model import Pack
from sinopack.content.products import EditionName
from sinopack.content.settings import PrintSettings, SlideSettings
from sinopack.layout.compose import Composer
from sinopack.layout.handout import lay_out_pages
from sinopack.layout.handout.sheet import sheet_of
from sinopack.layout.narrowed import say_narrowed
from sinopack.layout.slides import lay_out_slides
from sinopack.layout.slides.grid import RATIOS
from sinopack.layout.styles import page_styles
from sinopack.layout.text import Baseline, Breaking, Setting, Typesetter
from sinopack.memory import Memory
from sinopack.page import Deck, Document, Properties
from sinopack.plan import plan_deck, plan_handout, plan_poster
from sinopack.plan.plans import HandoutPlan
from sinopack.problems import Problem, Problems
from sinopack.theme import Labels, load_labels, load_theme
from sinopack.theme.fonts.registry import FONT_SETS

if TYPE_CHECKING:
    from sinopack.layout.cards import CardsJob
    from sinopack.plan.cards import CardsPlan

Result = TypeVar("Result")

STANDARD = "standard"
"""The profile in which a product is laid out if nothing else is asked for."""
_SMALLEST_PRINTED, _SMALLEST_SHOWN, _SMALLEST_ON_ORGANISER = 9.0, 18.0, 7.5
"""The smallest that a formula may be made, in points: on a page before it is enlarged, on a slide, on an organiser."""
_ORGANISER_PAPERS = {"Letter": "Letter", "A3": "A3"}
"""The paper of the organiser by that of the handout, where it is not A4."""
_REMEMBERED = 1 << 14
"""How many texts a typesetter remembers that sets a pack again and again: those of a pack of some hundred pages."""
_SLACK = 0.08
"""The share of its leading that a text box of a slide keeps free below its last line."""


class Laid(Struct, Generic[Result], frozen=True):
    """A finished document, and what was split or shrunk to fit, each at its source line."""

    result: Result
    notices: tuple[Problem, ...]


PlanOf = Callable[[Pack, Labels], HandoutPlan]
"""Plans what is printed for a class, from the pack as its readers see it."""


def lay_out_handout(
    pack: Pack,
    folder: Path = Path(),
    profile: str = STANDARD,
    edition: EditionName = "student",
    memory: Memory | None = None,
) -> Laid[Document]:
    """The handout as finished pages, in one of the profiles (see `layout.profile`) and one of the editions. `folder` is
    where a theme of the school's is looked for; `memory` is that of earlier builds. Raises Problems."""
    seen = seen_in(edition, pack, load_labels(pack.pack.language), memory)

    def plan_of(pack: Pack, labels: Labels) -> HandoutPlan:
        return plan_handout(pack, labels, edition, memory)

    return lay_out_paged(seen, folder, profile, plan_of, memory)


def lay_out_paged(
    pack: Pack, folder: Path, profile: str, plan_of: PlanOf, memory: Memory | None = None
) -> Laid[Document]:
    """Whatever flows down pages as the handout does, laid out in a profile. Raises Problems."""
    labels = load_labels(pack.pack.language)
    setting = Setting(language=pack.pack.language)
    composer = _composer(labels, pack.print, setting, folder, memory)
    if profile == STANDARD:
        sheet, styles = sheet_of(pack.print.paper), page_styles(composer.theme)
    else:
        from sinopack.layout.profile import PROFILES

        chosen = PROFILES[profile]
        composer.theme = chosen.theme(composer.theme)
        composer.fonts = chosen.fonts
        composer.typesetter = _typesetter(chosen.fonts, setting.language, memory)
        sheet, styles = chosen.sheet(pack.print.paper), chosen.styles(composer.theme)
    sheet = replace(sheet, binds_inside=pack.print.binding == "inside")
    plan = plan_of(pack, labels)
    pages, bookmarks, fingerprint = lay_out_pages(plan, composer, sheet, styles)
    say_narrowed(pages, composer, _SMALLEST_PRINTED * sheet.scale)
    _raise_any(composer)
    return Laid(Document(_properties(pack, plan.title, fingerprint), pages, bookmarks), tuple(composer.notices))


def lay_out_timeline(pack: Pack, folder: Path = Path(), memory: Memory | None = None) -> Laid[Document]:
    """The timeline on one page to hang up. `folder` as above. Raises Problems, also where the pack has no events."""
    from sinopack.layout.poster import lay_out_poster

    labels = load_labels(pack.pack.language)
    pack = seen_in("student", pack, labels)
    composer = _composer(labels, pack.print, Setting(language=pack.pack.language), folder, memory)
    plan = plan_poster(pack, labels)
    if plan is None:
        place = pack.timeline.place if pack.timeline else None
        advice = "Give it events: `timeline:` with a list of dates and what happened then."
        raise Problems([Problem("This pack has no events to show on a timeline.", place, advice=advice)])
    paper = pack.print.poster or ("Tabloid" if pack.print.paper == "Letter" else "A3")
    pages, bookmarks, fingerprint = lay_out_poster(plan, composer, page_styles(composer.theme), paper)
    _raise_any(composer)
    title = plan.timeline.title.text
    return Laid(Document(_properties(pack, title, fingerprint), pages, bookmarks), tuple(composer.notices))


def lay_out_flashcards(
    pack: Pack, folder: Path = Path(), profile: str = STANDARD, memory: Memory | None = None
) -> Laid[Document]:
    """Cards to cut out, printed on both sides, in one of the profiles. `folder` and `memory` as above. Raises Problems,
    also where the pack has nothing for them."""
    from sinopack.layout.cards import CardsJob
    from sinopack.plan.cards import plan_flashcards

    settings = pack.products.flashcards
    labels = load_labels(pack.pack.language)
    plan = plan_flashcards(seen_in("student", pack, labels), labels, pack)
    if not plan.cards:
        advice = "Give it terms, people or a timeline, or choose others: `products: {flashcards: {of: questions}}`."
        raise Problems([Problem("This pack has nothing to make flashcards of.", settings.place, advice=advice)])
    over_short_edge = settings.flip == "short-edge"
    job = CardsJob(pack.print.paper, profile, settings.cards or 0, 8, settings.place, over_short_edge)
    return _lay_out_cards(pack, folder, plan, job, memory)


def lay_out_sorting_cards(
    pack: Pack, folder: Path = Path(), profile: str = STANDARD, memory: Memory | None = None, *, with_key: bool = True
) -> Laid[Document]:
    """The events as cards to put in order, and `with_key` the right order on pages of its own. Otherwise as above."""
    from sinopack.layout.cards import CardsJob
    from sinopack.plan.cards import plan_sorting_cards

    settings = pack.products.sorting_cards
    labels = load_labels(pack.pack.language)
    plan = plan_sorting_cards(seen_in("student", pack, labels), labels)
    if len(plan.cards) < 2:
        place = pack.timeline.place if pack.timeline else None
        advice = "Give it two or more: `timeline:` with a list of dates and what happened then."
        raise Problems([Problem("This pack has no events to put in order.", place, advice=advice)])
    job = CardsJob(pack.print.paper, profile, settings.cards or 0, 12, settings.place, with_key=with_key)
    return _lay_out_cards(pack, folder, plan, job, memory)


def _lay_out_cards(pack: Pack, folder: Path, plan: CardsPlan, job: CardsJob, memory: Memory | None) -> Laid[Document]:
    from sinopack.layout.cards import lay_out_cards, say_left_out

    pack = seen_in("student", pack, load_labels(pack.pack.language))
    setting = Setting(language=pack.pack.language)
    composer = _composer(load_labels(pack.pack.language), pack.print, setting, folder, memory)
    styles = page_styles(composer.theme)
    if job.profile != STANDARD:
        from sinopack.layout.profile import PROFILES

        chosen = PROFILES[job.profile]
        composer.theme = chosen.theme(composer.theme)
        styles = chosen.styles(composer.theme)
        composer.fonts = chosen.fonts
        composer.typesetter = _typesetter(chosen.fonts, pack.pack.language, memory)
    say_left_out(plan, composer)
    pages, bookmarks, fingerprint = lay_out_cards(plan, job, composer, styles)
    say_narrowed(pages, composer, _SMALLEST_PRINTED)
    _raise_any(composer)
    title = load_labels(pack.pack.language).between("number-of").join((plan.title, plan.running))
    return Laid(Document(_properties(pack, title, fingerprint), pages, bookmarks), tuple(composer.notices))


def lay_out_organiser(pack: Pack, folder: Path = Path(), memory: Memory | None = None) -> Laid[Document]:
    """The knowledge organiser on one page. `folder` and `memory` as above. Raises Problems, also where the pack has
    nothing for it, or too much."""
    from sinopack.layout.organiser import lay_out_page
    from sinopack.layout.organiser.sheet import sheet_of as sheet_of_organiser
    from sinopack.plan.organiser import plan_organiser

    settings, labels = pack.products.organiser, load_labels(pack.pack.language)
    pack = seen_in("student", pack, labels)
    composer = _composer(labels, pack.print, Setting(language=pack.pack.language), folder, memory)
    plan = plan_organiser(pack, labels)
    if not plan.parts:
        advice = "Give it terms, people, a timeline, key points or takeaways."
        raise Problems([Problem("This pack has nothing for a knowledge organiser.", settings.place, advice=advice)])
    paper = settings.paper or _ORGANISER_PAPERS.get(pack.print.paper, "A4")
    sheet, styles = sheet_of_organiser(paper, settings.orientation), page_styles(composer.theme)
    pages, bookmarks, fingerprint = lay_out_page(plan, sheet, composer, styles, settings.place)
    say_narrowed(pages, composer, _SMALLEST_ON_ORGANISER)
    _raise_any(composer)
    title = labels.between("number-of").join((labels("organiser"), plan.running))
    return Laid(Document(_properties(pack, title, fingerprint), pages, bookmarks), tuple(composer.notices))


def lay_out_deck(
    pack: Pack,
    folder: Path = Path(),
    edition: EditionName = "teacher",
    memory: Memory | None = None,
    *,
    on_paper: bool = False,
) -> Laid[Deck]:
    """The deck as finished slides, in one of the editions; `on_paper` in the colours for printing it. `folder` is where
    a theme of the school's is looked for. Raises Problems."""
    labels = load_labels(pack.pack.language)
    pack = seen_in(edition, pack, labels, memory)
    setting = Setting(language=pack.pack.language, breaking=Breaking.GREEDY, baseline=Baseline.LOW)
    composer = _composer(labels, pack.slides, setting, folder, memory)
    composer.slack = _SLACK
    if on_paper:
        composer.theme = composer.theme.on_paper()
    plan = plan_deck(pack, labels, edition, memory)
    slides, layouts = lay_out_slides(plan, composer, pack.slides.ratio)
    say_narrowed((slide.page for slide in slides), composer, _SMALLEST_SHOWN)
    _raise_any(composer)
    theme = composer.theme.deck_theme(FONT_SETS[pack.slides.fonts])
    deck = Deck(_properties(pack, plan.title), RATIOS[pack.slides.ratio], theme, layouts, slides)
    return Laid(deck, tuple(composer.notices))


def seen_in(edition: EditionName, pack: Pack, labels: Labels, memory: Memory | None = None) -> Pack:
    """The pack as the readers of an edition see it: only teachers see what is for them, and what stands in its gaps.
    `memory` is that of earlier builds."""
    return pack if edition == "teacher" else concealed(for_students(pack, memory), labels("blank"), memory)


def lay_out_slide_notes(
    pack: Pack, deck: Deck, folder: Path = Path(), memory: Memory | None = None, *, with_notes: bool = False
) -> Laid[Document]:
    """The finished slides of a deck on paper, each with room to write or `with_notes`, the speaker's. `folder` as
    above. Raises Problems."""
    from sinopack.layout.slide_notes import lay_out_notes

    labels = load_labels(pack.pack.language)
    composer = _composer(labels, pack.print, Setting(language=pack.pack.language), folder, memory)
    sheet = replace(sheet_of(pack.print.paper), binds_inside=pack.print.binding == "inside")
    per_page = pack.products.slide_notes.per_page
    pages, bookmarks, fingerprint = lay_out_notes(
        deck, composer, page_styles(composer.theme), sheet, per_page, with_notes=with_notes
    )
    _raise_any(composer)
    return Laid(Document(replace(deck.properties, fingerprint=fingerprint), pages, bookmarks), ())


def _composer(
    labels: Labels, look: PrintSettings | SlideSettings, setting: Setting, folder: Path, memory: Memory | None
) -> Composer:
    typesetter = _typesetter(look.fonts, setting.language, memory)
    theme = load_theme(str(look.theme), folder, look.place)
    return Composer(typesetter, theme, labels, setting, fonts=look.fonts, memory=memory)


def _typesetter(fonts: str, language: str, memory: Memory | None) -> Typesetter:
    """A typesetter for a set of fonts; with a memory one that has set the texts of the last builds."""
    if memory is None:
        return Typesetter(FONT_SETS[fonts], language)
    typesetter = memory.tool(
        ("typesetter", fonts, language), lambda: Typesetter(FONT_SETS[fonts], language, remembered=_REMEMBERED)
    )
    typesetter.begin()
    return typesetter


def _raise_any(composer: Composer) -> None:
    problems = [*composer.typesetter.problems, *composer.problems]
    placed = {problem.message for problem in problems if problem.place}
    problems += [problem for problem in composer.typesetter.problems_of_blocks if problem.message not in placed]
    placed |= {problem.message for problem in problems if problem.place}
    if problems:  # what a title says is said again in footers, which have no place of their own
        raise Problems(dict.fromkeys(each for each in problems if each.place or each.message not in placed))


def _properties(pack: Pack, title: str, fingerprint: str = "") -> Properties:
    info = pack.pack
    return Properties(
        title=title,
        author=info.author or info.school or "",
        subject=info.subtitle.text if info.subtitle else info.course or "",
        language=info.language,
        licence=info.licence.text if info.licence else "",
        fingerprint=fingerprint,
    )
