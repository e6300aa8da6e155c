"""The published JSON Schema, by which editors complete, explain and check a content file while it is typed.

In: the model. Out: JSON Schema, draft 2020-12, with the short forms. An editor reads YAML's own types where sinopack
reads text, so a text may be a number or yes/no there; words that sinopack takes in any case have one case here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PATH = Path(__file__).with_name("pack.schema.json")
"""The schema as it is shipped: exactly `schema_text()`, and a test holds it to that."""

_YES_NO = {"enum": [True, False, "yes", "no", "true", "false", "on", "off"]}
_NULL = {"type": "null"}


def schema() -> dict[str, Any]:
    """The JSON Schema of a whole content file."""
    from sinopack.content.model import Pack

    made = Pack.model_json_schema(mode="validation")
    definitions = {name: _read(definition) for name, definition in sorted(made.pop("$defs").items())}
    timeline = definitions["Timeline"]
    events = {"type": "array", "items": {"$ref": "#/$defs/Event"}}  # a list alone is the events
    definitions["Timeline"] = {"description": timeline["description"], "anyOf": [events, timeline]}
    return {"$schema": DRAFT, "title": "A pack of sinopack", **_read(made), "$defs": definitions}


def schema_text() -> str:
    """The schema as the shipped file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _read(made: dict[str, Any]) -> dict[str, Any]:
    """One definition of pydantic's with its properties as an author may type them."""
    if "anyOf" in made:
        return made | {"anyOf": [_read(form) for form in made["anyOf"]]}
    if "properties" not in made or "not" in made:  # the form of a pair describes no key of its own
        return made
    required = made.get("required", [])
    made = {key: value for key, value in made.items() if key != "title"}
    made["properties"] = {name: _property(found, name in required) for name, found in made["properties"].items()}
    return made


def _property(made: dict[str, Any], required: bool) -> dict[str, Any]:
    """A property without what says nothing to an author, open to one item for a list, and to nothing at all."""
    default = made.get("default")
    shown = {"description": made["description"]}
    if default not in (None, "", []):
        shown["default"] = default
    forms = _forms({key: value for key, value in made.items() if key not in ("title", "default", "description")})
    if not required and _NULL not in forms:
        forms.append(_NULL)
    return shown | (forms[0] if len(forms) == 1 else {"anyOf": forms})


def _forms(made: dict[str, Any]) -> list[dict[str, Any]]:
    if "anyOf" in made:
        return [form for part in made["anyOf"] for form in _forms(part)]
    if made.get("type") == "boolean":
        return [_YES_NO]
    if "oneOf" in made:
        return list(made["oneOf"])
    if made.get("type") == "array" and "$ref" in json.dumps(made["items"]):
        items = _forms(made["items"])
        array = made | {"items": items[0] if len(items) == 1 else {"anyOf": items}}
        named = {"type": "object", "minProperties": 1}
        return [array, *items, *([named] if any(map(_has_pairs, items)) else [])]
    return [made]


def _has_pairs(item: dict[str, Any]) -> bool:
    """Whether a list of such items can be typed as a mapping of names to values."""
    from sinopack.content import model

    entry = getattr(model, str(item.get("$ref", "")).rpartition("/")[2], None)
    return bool(entry is not None and entry.pair)
