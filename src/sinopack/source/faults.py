"""Pydantic's errors as problems in the author's words.

In: a model class, the mapping that it was to be made from, and pydantic's error. Out: problems.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError

from sinopack.problems import Place, Problem
from sinopack.source import wording
from sinopack.source.nodes import ListNode, MapNode, Node, TextNode
from sinopack.source.shape import Spot, find


def problems_in(model: type[BaseModel], top: MapNode, error: ValidationError) -> list[Problem]:
    """A problem for each fault, each once."""
    found = [(fault, find(model, top, fault["loc"])) for fault in error.errors(include_url=False)]
    found = _likeliest_branches(found)
    problems: dict[tuple[str, str], Problem] = {}
    missing: dict[int, tuple[Node, Spot, list[str]]] = {}
    misspelt: set[tuple[int, str]] = set()
    for fault, spot in found:
        if fault["type"] == "missing":
            where = _node(fault, spot)
            missing.setdefault(id(where), (where, spot, []))[2].append(str(fault["loc"][-1]))
            continue
        if fault["type"] == "too_short" and len(_node(fault, spot)) >= fault["ctx"]["min_length"]:
            continue  # there are enough, but some of them are wrong, which is said for each
        if fault["type"] == "extra_forbidden":
            problem, meant = _unknown_key(model, top, fault, spot)
            misspelt.add(meant)
        else:
            problem = _problem(fault, spot)
        problems.setdefault((str(problem.place), problem.message), problem)
    for where, spot, names in missing.values():
        names = [name for name in names if (id(where), name) not in misspelt]
        if names:
            problem = wording.missing(where, spot, names)
            problems.setdefault((str(problem.place), problem.message), problem)
    return list(problems.values())


def _likeliest_branches(found: list[tuple[Any, Spot]]) -> list[tuple[Any, Spot]]:
    """Of a union that was tried branch by branch, only the branch with the fewest faults speaks."""
    counts: dict[tuple[Any, ...], dict[str, int]] = {}
    for fault, spot in found:
        if spot.branch:
            branches = counts.setdefault(fault["loc"][: spot.branch[0]], {})
            branches[spot.branch[1]] = branches.get(spot.branch[1], 0) + 1
    best = {prefix: min(branches, key=lambda name: branches[name]) for prefix, branches in counts.items()}
    return [
        (fault, spot)
        for fault, spot in found
        if not spot.branch or best[fault["loc"][: spot.branch[0]]] == spot.branch[1]
    ]


def _node(fault: Any, spot: Spot) -> Node:
    value = fault.get("input")
    return value if isinstance(value, TextNode | ListNode | MapNode) else spot.node


def _unknown_key(model: type[BaseModel], top: MapNode, fault: Any, spot: Spot) -> tuple[Problem, tuple[int, str]]:
    name = str(fault["loc"][-1])
    parent = find(model, top, fault["loc"][:-1]).node
    key = parent.key_node(name) if isinstance(parent, MapNode) else None
    if key is None:
        value = _node(fault, spot)
        key = value.key or (value if isinstance(value, TextNode) else TextNode(name, value.place))
    problem, meant = wording.unknown_key(key, parent, spot)
    return problem, (id(parent), meant)


def _problem(fault: Any, spot: Spot) -> Problem:
    node, details = _node(fault, spot), fault.get("ctx") or {}
    if fault["type"] == "author":
        place = details.get("place")
        offset = details.get("offset")
        if not isinstance(place, Place):
            place = node.place_at(offset) if isinstance(node, TextNode) and offset is not None else node.place
        return Problem(
            str(details.get("message", "")), place, details.get("suggestion") or "", details.get("advice") or ""
        )
    return wording.wrong_value(fault["type"], node, spot, details)
