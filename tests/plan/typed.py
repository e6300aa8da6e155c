"""Packs of a few typed lines.

In: a content file's text. Out: the pack.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from textwrap import dedent

from sinopack import content
from sinopack.content.model import Pack


def typed(text: str) -> Pack:
    """The pack of a content file's text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "content.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        return content.load(path)
