"""What is wrong with a value, in the words of the person who typed it.

In: the kind of a pydantic error, the node and what the model expects there. Out: a Problem. Pydantic's own messages are
never shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sinopack.problems import Problem
from sinopack.source.near import listed, nearest
from sinopack.source.nodes import ListNode, MapNode, Node, TextNode
from sinopack.source.quoting import as_list, as_typed, replace_key, replace_value, unquoted
from sinopack.source.shape import Spot, fields, noun, required, with_article

_LISTS = {"tuple_type", "list_type", "set_type", "frozen_set_type", "iterable_type", "sequence_type"}
_NUMBERS = {
    "int_type": "a whole number", "int_parsing": "a whole number", "int_from_float": "a whole number",
    "int_parsing_size": "a smaller number", "float_type": "a number", "float_parsing": "a number",
    "finite_number": "a number", "decimal_parsing": "a number", "decimal_type": "a number",
}  # fmt: skip
_BOUNDS = {
    "greater_than_equal": ("ge", "at least"), "greater_than": ("gt", "more than"),
    "less_than_equal": ("le", "at most"), "less_than": ("lt", "less than"),
}  # fmt: skip


def missing(node: Node, spot: Spot, names: list[str]) -> Problem:
    """Keys that a mapping must have."""
    what = noun(spot.owner) if spot.owner else "list of keys"
    keys = " and ".join(f"“{name}:”" for name in names)
    return Problem(
        f"{with_article(what).capitalize()} needs {listed(names)}, and this one has none."
        if len(names) == 1
        else f"{with_article(what).capitalize()} needs {listed(names)}, and this one lacks them.",
        node.place,
        advice=f"Type {keys} with what belongs there, on {'a line' if len(names) == 1 else 'lines'} of "
        f"{'its' if len(names) == 1 else 'their'} own, as deep as the keys beside.",
    )


def unknown_key(key: TextNode, parent: Node, spot: Spot) -> tuple[Problem, str]:
    """A key that does not exist there, and the key that was probably meant, or ""."""
    known = list(fields(spot.owner)) if spot.owner else []
    taken = set(parent) if isinstance(parent, MapNode) else set()
    what = with_article(noun(spot.owner)) if spot.owner else "this"
    meant = nearest(key, known)
    if meant and meant not in taken:
        message = f"“{_short(key)}” is not a key of {what}. Did you mean “{meant}”?"
        return Problem(message, key.place, replace_key(key, meant)), meant
    advice = f"The keys of {what} are {listed(known)}." if known else ""
    if meant:
        advice = f"“{meant}” is there already. {advice}"
    return Problem(f"“{_short(key)}” is not a key of {what}.", key.place, advice=advice), ""


def wrong_value(kind: str, node: Node, spot: Spot, details: Mapping[str, Any]) -> Problem:
    """A value that cannot stand where it stands."""
    if node == "":
        return _empty(node, spot)
    if kind in _LISTS:
        return _no_list(node, spot)
    if kind in ("model_type", "model_attributes_type", "dict_type", "mapping_type", "dataclass_type"):
        return _no_mapping(node, spot)
    if kind in ("string_type", "string_sub_type"):
        return _no_text(node, spot)
    if kind in _NUMBERS:
        return _expected(_NUMBERS[kind], node, "Type it in digits, such as 3.")
    if kind in ("bool_type", "bool_parsing"):
        return _expected("yes or no", node)
    if kind in ("literal_error", "enum"):
        return _no_choice(node, str(details.get("expected", "")))
    if kind in _BOUNDS:
        bound, words = _BOUNDS[kind]
        return Problem(
            f"{_subject(spot)} must be {words} {details.get(bound)}, and here it is {_found(node)}.", node.place
        )
    if kind.startswith("union_tag"):
        return _no_kind(node, spot)
    return _wrong_length(kind, node, spot, details) or _rest(kind, node, spot, details)


def _empty(node: Node, spot: Spot) -> Problem:
    place = node.key.place if node.key else node.place
    subject = f"“{_short(node.key)}”" if node.key else "this item"
    return Problem(f"Nothing is typed for {subject}.", place, advice="Type it behind the colon, or delete this line.")


def _no_list(node: Node, spot: Spot) -> Problem:
    advice = ""
    suggestion = as_list(node)
    if not suggestion:
        advice = "Type a dash and a space before each item."
    return Problem("Expected a list here; put each item on its own line after a dash.", node.place, suggestion, advice)


def _no_mapping(node: Node, spot: Spot) -> Problem:
    model = spot.models[0] if spot.models else spot.owner
    if model is None:
        return _expected("keys with their values", node)
    needed = required(model) or list(fields(model))[:1]
    if isinstance(node, ListNode):
        what = with_article(noun(model))
        return Problem(f"Expected {what} here, with keys such as {listed(needed)}, and found a list.", node.place,
                       advice="Delete the dashes and give each line its key.")  # fmt: skip
    line, column = node.place.text, node.place.column - 1
    suggestion = ""
    if (
        len(needed) == 1
        and line[:column].strip(" -") == ""
        and "-" in line[:column]
        and node.end.line == node.place.line
    ):
        suggestion = f"{line[:column]}{needed[0]}: {line[column:]}"
    example = getattr(model, "example", "")
    if example and isinstance(node, TextNode):
        what, suggestion = with_article(noun(model)), unquoted(node)
        message = f"Expected {what} here, typed as `{example}`, and found only {_found(node)}."
        if suggestion:
            message = f"Expected {what} here, and found a text: the quote marks hide its colon."
        return Problem(message, node.place, suggestion, "" if suggestion else "Type both, with a colon and a space.")
    return Problem(
        f"Expected {with_article(noun(model))} here, with keys such as {listed(needed)}, and found only "
        f"{_found(node)}.",
        node.place,
        suggestion,
        "" if suggestion else "Type each key on a line of its own, a colon and a space behind it.",
    )


def _no_text(node: Node, spot: Spot) -> Problem:
    typed = as_typed(node)
    one_line = "\n" not in typed
    if isinstance(node, MapNode):
        why = "because of its colon, YAML takes" if not node.flow else "because of its braces, YAML takes"
        what = "for a key with a value" if len(node) < 2 else "for keys with values"
    else:
        why = (
            "because of its brackets, YAML takes" if getattr(node, "flow", True) else "because of its dash, YAML takes"
        )
        what = "for a list"
    if not one_line:
        found = "keys" if isinstance(node, MapNode) else "a list"
        return Problem(
            f"Expected text here, and found {found}.", node.place,
            advice="If it is text, type | behind the colon (or the dash) above it, and keep the text indented.",
        )  # fmt: skip
    return Problem(
        f"Expected text here; {why} “{_short(typed)}” {what}. Quote marks keep it as text.",
        node.place,
        replace_value(node, typed),
    )


def _no_choice(node: Node, expected: str) -> Problem:
    choices = re.findall(r"'((?:[^'\\]|\\.)*)'", expected)
    meant = nearest(node, choices) if isinstance(node, TextNode) else ""
    wanted = listed(choices, "or") if choices else expected
    if not meant:
        return Problem(f"{_found(node)[:1].upper()}{_found(node)[1:]} is not a choice here.", node.place,
                       advice=f"Type {wanted}.")  # fmt: skip
    return Problem(
        f"{_found(node)} is not a choice here. Did you mean “{meant}”? (The choices are {listed(choices)}.)",
        node.place,
        replace_value(node, meant),
    )


def _no_kind(node: Node, spot: Spot) -> Problem:
    """A mapping of which no key tells what it is."""
    kinds = {required(model)[0]: noun(model) for model in spot.models if required(model)}
    others = {word: required(model)[0] for model in spot.models for word in getattr(model, "also_called", ())}
    if isinstance(node, MapNode):
        for key in node:
            meant = nearest(key, kinds) or others.get(key, "")
            if meant and meant not in node:
                return Problem(
                    f"“{_short(key)}” is not a key here. Did you mean “{meant}”?", key.place, replace_key(key, meant)
                )
    ways = ", ".join(f"“{key}:” for {with_article(what)}" for key, what in kinds.items())
    return Problem("None of the keys here says what this is.", node.place, advice=f"Give it {ways}." if ways else "")


def _wrong_length(kind: str, node: Node, spot: Spot, details: Mapping[str, Any]) -> Problem | None:
    low, high = details.get("min_length"), details.get("max_length")
    unit = "character" if kind.startswith("string_") else "item"
    if kind in ("too_short", "string_too_short"):
        bound, words = low, "at least"
    elif kind in ("too_long", "string_too_long"):
        bound, words = high, "at most"
    else:
        return None
    plural = unit if bound == 1 else f"{unit}s"
    return Problem(f"{_subject(spot)} needs {words} {bound} {plural}, and here it has {len(node)}.", node.place)


def _rest(kind: str, node: Node, spot: Spot, details: Mapping[str, Any]) -> Problem:
    error = details.get("error")
    if kind in ("value_error", "assertion_error") and error is not None and str(error):
        return Problem(str(error), node.place)
    return Problem(f"{_subject(spot)} cannot be {_found(node)}.", node.place)


def _expected(what: str, node: Node, advice: str = "") -> Problem:
    return Problem(f"Expected {what} here, and found {_found(node)}.", node.place, advice=advice)


def _subject(spot: Spot) -> str:
    return f"“{spot.key}”" if spot.key else "This"


def _found(node: Node) -> str:
    if isinstance(node, ListNode):
        return "a list"
    if isinstance(node, MapNode):
        return "keys with values"
    return f"“{_short(node)}”"


def _short(text: str, most: int = 40) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
