"""Reading YAML files, and saying what is wrong with them in the author's words, at the author's line.

    read(path)               a file into located nodes
    validate(model, node)    nodes into a pydantic model
    show(problems)           problems as they are printed

`read_all` gives problems beside what could be read in spite of them, so that content is checked in the same run.
"""

from sinopack.source.nodes import ListNode, MapNode, Node, TextNode
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
from sinopack.source.reading import Reading, read, read_all
from sinopack.source.report import as_json, show
from sinopack.source.validate import validate

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
