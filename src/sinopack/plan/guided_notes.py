"""The plan of guided notes: the sections of the handout, whose gaps students fill in while they listen.

In: a pack as its readers see it, its labels, the edition, and the word banks by section. Out: a plan to lay out as the
handout is. There are no notes in the margin: they would name what is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content import model
from sinopack.content.base import Entry
from sinopack.content.cloze import answers_in, unadorned
from sinopack.content.markup import Inline
from sinopack.content.products import EditionName
from sinopack.plan import blocks
from sinopack.plan.handout import plan_section
from sinopack.plan.planner import Planner, planner_for
from sinopack.plan.plans import HandoutPlan, Part
from sinopack.plan.shuffling import shuffled
from sinopack.plan.worksheet import plan_sheet_head
from sinopack.theme import Labels

Banks = Mapping[str, tuple[Inline, ...]]
"""The words of each section that has any, by its id."""


def word_banks(pack: model.Pack) -> Banks:
    """What belongs in the gaps of each section, each once, shuffled; empty where none are asked for. `pack` is as
    teachers see it."""
    settings = pack.products.guided_notes
    if not settings.word_bank:
        return {}
    banks = {}
    for section in pack.sections:
        found = {answer.text.casefold(): answer for text in _texts(section) for answer in answers_in(text)}
        words = tuple(map(unadorned, found.values()))
        order = shuffled([word.text for word in words], f"{settings.seed}{section.id}-bank")
        banks[section.id] = tuple(words[number] for number in order)
    return {name: words for name, words in banks.items() if words}


def plan_guided_notes(pack: model.Pack, labels: Labels, edition: EditionName, banks: Banks) -> HandoutPlan:
    planner = planner_for(_without_what_tells(pack), labels, "handout", edition)
    kind = [labels("guided-notes")]
    note = labels("teachers-edition") if edition == "teacher" else ""
    head = plan_sheet_head(planner, kind, note=note)
    sections = [
        _with_bank(plan_section(number, section, planner), banks.get(section.id, ()), planner)
        for number, section in planner.sections()
    ]
    return HandoutPlan(
        title=" – ".join((*kind, planner.running_title)),
        parts=(Part("", "", "masthead", (head,)), *sections),
        chronology=planner.chronology,
        language=pack.pack.language,
        terms=(),
        destinations=frozenset(part.key for part in sections),
        edition=note,
    )


def _without_what_tells(pack: model.Pack) -> model.Pack:
    """The pack without the key points of its sections, where gaps are found and not typed: the points say again what is
    asked. Those with gaps of their own stay."""
    if not pack.products.guided_notes.gaps:
        return pack
    sections = tuple(
        section
        if any(span.gap for point in section.key_points for span in point.text.spans)
        else section.edited({"key_points": ()})
        for section in pack.sections
    )
    return pack.edited({"sections": sections})


def _with_bank(part: Part, words: tuple[Inline, ...], planner: Planner) -> Part:
    """The section with its words under its heading."""
    if not words:
        return part
    opening, *body = part.blocks
    bank = blocks.WordBank(planner.labels("word-bank"), words, f"{part.key}-bank", getattr(opening, "place", None))
    return replace(part, blocks=(opening, bank, *body))


def _texts(value: object) -> Iterator[Inline]:
    """The texts of a section that are printed on paper, in order."""
    match value:
        case Inline():
            yield value
        case tuple():
            for each in value:
                yield from _texts(each)
        case Entry():
            show = getattr(value, "show", None)
            if show is None or show.handout:
                names = [name for name in type(value).model_fields if name not in ("notes", "claim")]
                yield from _texts(tuple(getattr(value, name) for name in names))
        case Struct():
            yield from _texts(tuple(getattr(value, name) for name in value.__struct_fields__))
        case _:
            pass
