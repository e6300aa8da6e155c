"""Packs of a few typed lines, and what a plan made of them says.

In: a content file's text. Out: the pack.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

from msgspec import Struct

from sinopack import content
from sinopack.content.model import Pack
from sinopack.problems import Place


def typed(text: str) -> Pack:
    """The pack of a content file's text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "content.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        return content.load(path)


def strings_in(value: object) -> Iterator[str]:
    """Every text anywhere in a planned value; the places of what was typed hold the file itself, and are left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from strings_in(each)
    elif isinstance(value, Struct) and not isinstance(value, Place):
        for name in value.__struct_fields__:
            yield from strings_in(getattr(value, name))
