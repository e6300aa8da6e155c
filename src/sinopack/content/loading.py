"""The stage itself: a content file into a pack.

In: the path of a content file. Out: a `Pack`, or Problems with everything that is wrong with it, sorted by place.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from sinopack.content.fields import language_tag
from sinopack.content.findings import Findings, Use, collecting
from sinopack.content.model import Pack
from sinopack.content.remarks import misplaced
from sinopack.content.unchanged import known
from sinopack.memory import Memory
from sinopack.problems import Problem, Problems, Severity
from sinopack.source import Reading, read_all, validate
from sinopack.source.near import listed, nearest
from sinopack.source.nodes import MapNode, Node
from sinopack.source.reading import MAXIMUM_PROBLEMS

_NOUNS = {"term": "term", "person": "person", "source": "source", "section": "section", "quote": "quote"}
_WHERE = {
    "term": "`terms`", "person": "`people`", "source": "`sources`", "section": "`sections`",
    "quote": "the bodies of the sections",
}  # fmt: skip
OF_ONE_CAUSE = 2
"""So many problems one mistake may well be told as; of more, it is asked whether they have one cause."""
_NAMED = 12  # how many ids a message lists


def load(
    path: Path,
    name: str | None = None,
    memory: Memory | None = None,
    *,
    folder: Path | None = None,
    absent: set[str] | None = None,
) -> Pack:
    """The pack in the content file at `path`. `name` is what the author knows the file as, by default the path.
    The files that it names are looked for in `folder`, by default its own. Where `absent` is a set, the names of those
    that are not there are put into it, and the pack comes without them. `memory` is that of earlier builds.

    Raises Problems: all that is wrong, in one run. `Pack.notices` holds what does not stop a build.
    """
    path = Path(path)
    shown = str(path) if name is None else name
    reading = read_all(path, shown)
    beside = path.parent if folder is None else folder
    shown_folder = (PurePath(shown).parent if folder is None else folder).as_posix()
    findings = Findings(beside, shown_folder, absent=absent, memory=memory)
    findings.add_input(path)
    pack, problems = _validated(reading, findings)
    if reading.problems and len(_errors_of(problems)) > OF_ONE_CAUSE:
        from sinopack.content.second_reading import better

        def judge(other: Reading) -> list[Problem]:
            forgiving = None if absent is None else set[str]()
            return _validated(other, Findings(beside, shown_folder, absent=forgiving))[1]

        problems = better(problems, reading, judge)
    problems = _first(problems)
    if pack is None or _errors_of(problems):
        raise Problems(problems, findings.inputs)
    if out_of_place := list(misplaced(pack, known(memory, "remarks in place"))):
        raise Problems([*problems, *out_of_place], findings.inputs)
    pack._notices = Problems(problems).problems
    pack._inputs = findings.inputs
    return pack


def _validated(reading: Reading, findings: Findings) -> tuple[Pack | None, list[Problem]]:
    """The pack, if it is one, and all that is wrong with it."""
    pack, problems = None, list(reading.problems)
    if reading.node is not None:
        findings.language = _language(reading.node)
        with collecting(findings):
            try:
                pack = validate(Pack, reading.node)
            except Problems as found:
                problems += found.problems
        problems += findings.problems + unresolved(findings) + _ambiguous(findings)
    return pack, _each_once(problems)


def unresolved(findings: Findings) -> list[Problem]:
    """A problem for each reference to something that the pack does not have; the nearest name for the first of them."""
    missed = [use for use in findings.uses if use.id not in findings.definitions.get(use.kind, {})]
    return [_explained(use, findings, number < MAXIMUM_PROBLEMS) for number, use in enumerate(missed)]


def _ambiguous(findings: Findings) -> list[Problem]:
    """A notice for each link whose words lead elsewhere in another place."""
    if len(findings.links) < 2:
        return []
    from sinopack.content.link_texts import ambiguous

    return list(ambiguous(findings.links))


def _explained(use: Use, findings: Findings, guess: bool) -> Problem:
    noun, known = _NOUNS[use.kind], findings.definitions.get(use.kind, {})
    message = f"There is no {noun} “{use.id}” in this pack."
    elsewhere = {"quote": "source", "source": "quote"}.get(use.kind, "")
    if elsewhere and use.id in findings.definitions.get(elsewhere, {}):
        message += f" There is a {elsewhere} of that id, but only a {noun} can stand here."
    meant = nearest(use.id, known) if guess else ""
    if meant and use.node is not None:
        from sinopack.source.quoting import replace_text

        suggestion = replace_text(use.node, use.start, use.stop, use.prefix + meant)
        return Problem(f"{message} Did you mean “{meant}”?", use.place, suggestion)
    return Problem(message, use.place, advice=_what_there_is(use.kind, noun, list(known)))


def _what_there_is(kind: str, noun: str, ids: Sequence[str]) -> str:
    if not ids:
        named = "Give the one that is meant an `id`." if kind in ("quote", "source") else "Add one."
        return f"There is no {noun} with an id in {_WHERE[kind]}. {named}"
    if len(ids) > _NAMED:
        named = ", ".join(f"“{id}”" for id in ids[:_NAMED])
        return f"In {_WHERE[kind]} there are {named} and {len(ids) - _NAMED} more."
    return f"In {_WHERE[kind]} there {'is' if len(ids) == 1 else 'are'} {listed(ids)}."


def _first(problems: list[Problem]) -> list[Problem]:
    """The first errors of very many, and a word about the rest. Errors are never crowded out by notices; notices alone
    are all kept, since whoever prints them tells many of a kind together."""
    errors = _errors_of(problems)
    if not errors or len(problems) <= MAXIMUM_PROBLEMS + 1:
        return problems
    if len(errors) <= MAXIMUM_PROBLEMS + 1:
        return errors
    kept = list(Problems(errors).problems[:MAXIMUM_PROBLEMS])
    rest = len(errors) - len(kept)
    return [*kept, Problem(f"There are {rest} more problems. Correct these first.", kept[-1].place)]


def _errors_of(problems: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _language(node: MapNode) -> str:
    """The pack's language, which is needed before anything is validated: texts in other scripts are told by it."""
    info = _value(node, "pack")
    typed = _value(info, "language") if isinstance(info, MapNode) else None
    try:
        return language_tag(typed) if isinstance(typed, str) and typed else "en"
    except ValueError:
        return "en"


def _value(node: MapNode, key: str) -> Node | None:
    return next((value for name, value in node.items() if name == key), None)


def _each_once(problems: list[Problem]) -> list[Problem]:
    """Drops what two stages say in the same words about the same place."""
    return list({(str(problem.place), problem.message): problem for problem in problems}.values())
