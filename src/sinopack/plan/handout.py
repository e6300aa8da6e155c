"""The plan of the handout: the student's edition, without teacher's notes or answers.

In: a validated pack and its labels. Out: parts of blocks in printing order.
"""

from __future__ import annotations

from collections.abc import Iterator

from sinopack.content import model
from sinopack.content.markup import TableBlock
from sinopack.plan import blocks
from sinopack.plan.blocks import ContentsEntry, HandoutBlock, HandoutPlan, Part
from sinopack.plan.common import Planner, plain, shown
from sinopack.plan.keys import Keys
from sinopack.theme import Labels


def plan_handout(pack: model.Pack, labels: Labels) -> HandoutPlan:
    """Choose and order the blocks of the handout."""
    planner = Planner(pack, labels, "handout", Keys(pack))
    parts = [part for name in pack.print.parts for part in _parts(name, planner)]
    contents = tuple(ContentsEntry(part.number, part.title, _dates(part), part.key) for part in parts if part.blocks)
    masthead = Part("", "", "masthead", (planner.masthead(contents),))
    title = pack.pack.title.text
    if pack.pack.dates:
        title = f"{title} {planner.date(pack.pack.dates)}"
    glossary = planner.glossary()
    return HandoutPlan(
        title, (masthead, *parts), planner.chronology(), pack.pack.language,
        terms=glossary.terms if glossary else (), destinations=frozenset(_destinations(parts)),
    )  # fmt: skip


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
                case blocks.Points(points=points):
                    yield from (point.key for point in points)
                case _:
                    pass


def _dates(part: Part) -> str:
    first = part.blocks[0]
    return first.dates if isinstance(first, blocks.SectionOpening) else ""


def _parts(name: str, planner: Planner) -> list[Part]:
    if name == "sections":
        return [_section(number, section, planner) for number, section in planner.sections()]
    if name == "questions":
        return _questions(planner)
    block = {
        "timeline": planner.timeline, "people": planner.people, "glossary": planner.glossary,
        "takeaways": planner.takeaways, "sources": planner.sources,
    }[name]()  # fmt: skip
    if block is None:
        return []
    return [Part(block.title.text, "", name, (blocks.PartOpening(block.title.text, name), block))]


def _questions(planner: Planner) -> list[Part]:
    questions = [question for _, question in planner.questions(answers=False)]
    if not questions:
        return []
    title = planner.labels("questions")
    opening = blocks.PartOpening(title, "questions", sum(question.marks for question in questions))
    return [Part(title, "", "questions", (opening, *questions))]


def _section(number: int, section: model.Section, planner: Planner) -> Part:
    key = planner.key(section)
    body: list[HandoutBlock] = [
        blocks.SectionOpening(number, section.title, planner.date(section.dates), section.lead, key, section.place)
    ]
    for block in shown(section.body, "handout"):
        if isinstance(block, model.Markdown):
            body.extend(_prose(block, planner))
        elif (planned := planner.body_block(block)) is not None:
            body.append(planned)
    points = planner.key_points(section)
    if points:
        title = plain(planner.labels("key-points"))
        body.append(blocks.Points(title, points, f"{key}-points", place=section.place))
    return Part(section.title.text, str(number), key, tuple(body))


def _prose(block: model.Markdown, planner: Planner) -> list[HandoutBlock]:
    key = planner.key(block)
    planned: list[HandoutBlock] = []
    for index, prose in enumerate(block.text.blocks, 1):
        if isinstance(prose, TableBlock):
            planned.append(table_of(prose, f"{key}-{index}"))
        else:
            planned.append(blocks.Text(prose, f"{key}-{index}", block.place))
    return planned


def table_of(table: TableBlock, key: str) -> blocks.TableOf:
    """A table typed in Markdown, whose first row is its header."""
    rows = (table.header, *table.rows) if table.header else table.rows
    return blocks.TableOf(rows, 1 if table.header else 0, False, table.alignments, None, None, key, table.place)
