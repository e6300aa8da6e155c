"""Reading YAML files, and saying what is wrong with them in the author's words, at the author's line.

    read(path)               a file into located nodes
    validate(model, node)    nodes into a pydantic model
    show(problems)           problems as they are printed

`read_all` gives problems beside what could be read in spite of them, so that content is checked in the same run.
What only a mistake needs is loaded when there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinopack.source.nodes import ListNode, MapNode, Node, TextNode
from sinopack.source.reading import Reading, read, read_all
from sinopack.source.validate import validate

if TYPE_CHECKING:
    from sinopack.source.quoting import (
        as_list,
        as_scalar,
        as_typed,
        insert_key,
        quote,
        replace_key,
        replace_text,
        replace_value,
    )
    from sinopack.source.report import as_json, show

__all__ = [
    "ListNode",
    "MapNode",
    "Node",
    "Reading",
    "TextNode",
    "as_json",
    "as_list",
    "as_scalar",
    "as_typed",
    "insert_key",
    "quote",
    "read",
    "read_all",
    "replace_key",
    "replace_text",
    "replace_value",
    "show",
    "validate",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = "report" if name in ("as_json", "show") else "quoting"
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    return value
