"""What a pydantic model expects at a place in a file.

In: a model class and the `loc` of a pydantic error. Out: the models and the node that it leads to. A `loc` also names
the branch of a union that was tried, which is no key of the file; only the types tell the two apart.
"""

from __future__ import annotations

import re
import types
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel, Tag

from sinopack.source.nodes import ListNode, MapNode, Node, TextNode

Model = type[BaseModel]


class Spot(Struct, frozen=True):
    """Where an error stands: the value there, the models that may stand there, the model whose key it is, and that key.

    `branch` is the place in `loc` and the name of the first branch of a union that was tried on the way there."""

    node: Node
    models: tuple[Model, ...]
    owner: Model | None = None
    key: str = ""
    branch: tuple[int, str] | None = None


def find(model: Model, top: Node, loc: tuple[int | str, ...]) -> Spot:
    """Follows `loc` through the model's types and the file's nodes at once."""
    options: list[tuple[str, Any]] = [("", model)]
    node, owner, key, branch = top, None, "", None
    for index, step in enumerate(loc):
        models = [(tag, kind) for tag, kind in options if _is_model(kind)]
        named = [(tag, kind) for tag, kind in models if step in (tag, kind.__name__)]
        if len(models) > 1 and named:
            options = named
            branch = branch or (index, str(step))
            continue
        if isinstance(step, int):
            options = [option for _, kind in options for item in _items(kind) for option in _options(item)]
            if isinstance(node, ListNode) and step < len(node):
                node = _located(node[step], node)
            continue
        owners = [kind for _, kind in models if step in fields(kind)]
        if owners or models:
            owner, key = (owners or [models[0][1]])[0], step
            options = _options(fields(owner)[step]) if owners else []
        if isinstance(node, MapNode) and step in node and (owners or models or not options):
            node = _located(node[node.key_node(step)], node)  # type: ignore[index]
    return Spot(node, tuple(kind for _, kind in options if _is_model(kind)), owner, key, branch)


def _located(value: Any, holder: Node) -> Node:
    """A value that a validator made up has no place: then what holds it has."""
    return value if isinstance(value, TextNode | ListNode | MapNode) else holder


def fields(model: Model) -> dict[str, Any]:
    """The keys that an author may type in a model, with their types, in the model's order."""
    return {info.alias or name: info.annotation for name, info in model.model_fields.items()}


def required(model: Model) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items() if info.is_required()]


def noun(model: Model) -> str:
    """What an author calls it: the model's `noun`, or its class name in words."""
    named = getattr(model, "noun", None)
    return named if isinstance(named, str) else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()


def with_article(word: str) -> str:
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word}"


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _options(kind: Any, tag: str = "") -> list[tuple[str, Any]]:
    """The alternatives of a type, each with its tag in a tagged union."""
    if isinstance(kind, types.UnionType) or get_origin(kind) is Union:
        return [option for part in get_args(kind) for option in _options(part, tag)]
    if get_origin(kind) is Annotated:
        inner, *notes = get_args(kind)
        return _options(inner, next((note.tag for note in notes if isinstance(note, Tag)), tag))
    return [(tag, kind)]


def _items(kind: Any) -> list[Any]:
    arguments = [argument for argument in get_args(kind) if argument is not Ellipsis]
    return arguments[:1] if get_origin(kind) in (tuple, list, set, frozenset) else []
