"""The plan of the handout: the students' edition, or the teacher's, which has notes, remarks and answers in place.

In: a validated pack and its labels. Out: parts of blocks in printing order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sinopack.content import model
from sinopack.content.markup import CodeBlock, Paragraph, Prose, TableBlock
from sinopack.content.products import EditionName
from sinopack.content.remarks import is_remark
from sinopack.memory import Memory
from sinopack.plan import blocks
from sinopack.plan.blocks import ContentsEntry
from sinopack.plan.body import plan_block, plan_markdown_code, plan_markdown_table
from sinopack.plan.credits import plan_credits
from sinopack.plan.masthead import plan_masthead
from sinopack.plan.planner import Planner, plain, planner_for
from sinopack.plan.plans import HandoutBlock, HandoutPlan, Part
from sinopack.plan.questions import STUDENTS, TEACHERS, plan_questions, with_neighbours
from sinopack.plan.reference import plan_glossary, plan_people, plan_points, plan_sources, plan_takeaways
from sinopack.plan.timeline import plan_timeline
from sinopack.theme import Labels

_Titled = blocks.TimelineList | blocks.People | blocks.Glossary | blocks.Points
_PLANNED: dict[str, Callable[[Planner], _Titled | None]] = {
    "timeline": plan_timeline,
    "people": plan_people,
    "glossary": plan_glossary,
    "takeaways": plan_takeaways,
    "sources": plan_sources,
    "credits": plan_credits,
}


def plan_handout(
    pack: model.Pack, labels: Labels, edition: EditionName = "student", memory: Memory | None = None
) -> HandoutPlan:
    """Choose and order the blocks of the handout. `memory` is that of earlier builds."""
    planner = planner_for(pack, labels, "handout", edition, memory)
    parts = [part for name in pack.print.parts for part in _parts(name, planner)]
    contents = tuple(ContentsEntry(part.number, part.title, _dates(part), part.key) for part in parts)
    masthead = Part("", "", "masthead", (plan_masthead(planner, contents),))
    glossary = plan_glossary(planner)
    return HandoutPlan(
        title=planner.running_title,
        parts=(masthead, *parts),
        chronology=planner.chronology,
        language=pack.pack.language,
        terms=glossary.terms if glossary else (),
        destinations=frozenset(_destinations(parts)),
        edition=labels("teachers-edition") if planner.is_for_teachers else "",
    )


def _destinations(parts: list[Part]) -> Iterator[str]:
    """Everything that a link in the handout can lead to."""
    for part in parts:
        yield part.key
        for block in part.blocks:
            match block:
                case blocks.People(people=people):
                    yield from (person.key for person in people)
                case blocks.Glossary(terms=terms):
                    yield from (term.key for term in terms)
                case blocks.Extract(key=key):
                    yield key
                case blocks.Listing(points=points):
                    yield from (point.key for point in points)
                case _:
                    pass


def _dates(part: Part) -> str:
    first = part.blocks[0]
    return first.dates if isinstance(first, blocks.SectionOpening) else ""


def _parts(name: str, planner: Planner) -> list[Part]:
    if name == "sections":
        return [plan_section(number, section, planner) for number, section in planner.sections()]
    if name == "questions":
        return _questions(planner)
    block = _PLANNED[name](planner)
    if block is None:
        return []
    title = block.title.text
    body = blocks.Listing(block.points, block.key, block.numbered) if isinstance(block, blocks.Points) else block
    return [Part(title, "", name, (blocks.PartOpening(title, name, minor=name == "credits"), body))]


def _questions(planner: Planner) -> list[Part]:
    wish = TEACHERS if planner.is_for_teachers else STUDENTS
    questions = list(with_neighbours(question for _, question in plan_questions(planner, wish)))
    if not questions:
        return []
    title = planner.labels("questions")
    opening = blocks.PartOpening(title, "questions", sum(question.marks for question in questions))
    return [Part(title, "", "questions", (opening, *questions))]


def plan_section(number: int, section: model.Section, planner: Planner) -> Part:
    key = planner.key(section)
    body: list[HandoutBlock] = [
        blocks.SectionOpening(number, section.title, planner.date(section.dates), section.lead, key, section.place)
    ]
    body.extend(_notes(section.notes, key))
    for block in planner.shown(section.body):
        if isinstance(block, model.Markdown):
            body.extend(_prose(block, planner))
        else:
            body.append(plan_block(block, planner))
            body.extend(_notes(block.notes, planner.key(block)))
    points = plan_points(section.key_points, planner)
    if points:
        title = plain(planner.labels("key-points"))
        body.append(blocks.Points(title, points, f"{key}-points", place=section.place))
    return Part(section.title.text, str(number), key, tuple(body))


def _notes(notes: Prose | None, key: str) -> Iterator[HandoutBlock]:
    """The notes on what has just been planned, of which a student's pack has none."""
    if notes:
        yield blocks.ForTeacher(notes, f"{key}-notes", notes.place)


def _prose(block: model.Markdown, planner: Planner) -> Iterator[HandoutBlock]:
    """The blocks of a text; paragraphs that are remarks for the teacher stand apart, those in a row together."""
    key, remarks = planner.key(block), list[Paragraph]()
    followers = [*block.text.blocks[1:], None]
    for index, (prose, following) in enumerate(zip(block.text.blocks, followers, strict=True), 1):
        if isinstance(prose, Paragraph) and is_remark(prose.text):
            remarks.append(prose)
            if not (isinstance(following, Paragraph) and is_remark(following.text)):
                place = remarks[0].text.place
                yield blocks.ForTeacher(Prose(tuple(remarks), place), f"{key}-{index}", place)
                remarks = []
        elif isinstance(prose, TableBlock):
            yield plan_markdown_table(prose, f"{key}-{index}")
        elif isinstance(prose, CodeBlock):
            yield plan_markdown_code(prose, f"{key}-{index}")
        else:
            yield blocks.Text(prose, f"{key}-{index}", block.place)
