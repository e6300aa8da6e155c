"""The stage itself: two content files in, what differs out."""

from __future__ import annotations

import os
from pathlib import Path

from sinopack.comparison.moving import with_moves
from sinopack.comparison.sides import notices_of, read_sides
from sinopack.comparison.values import ContentComparison
from sinopack.comparison.walking import At, Walk


def compare(old: str | os.PathLike[str], new: str | os.PathLike[str] = "content.yaml") -> ContentComparison:
    """What differs between two content files, at the level of content: what was added, removed, moved, renamed and
    changed. How the files are typed (quotes, order of keys, comments, line breaks) is no difference. Nothing is
    written.

    Pictures and data that a file names are looked for beside it, then beside the other; what is in neither place is
    compared by its name, and a notice says so. Raises `Problems` if either file has errors, those of both.
    """
    one, other = read_sides(Path(old), Path(new))
    walk = Walk(one, other)
    walk.values(At(()), one.pack, other.pack)
    found = tuple(each.difference for each in with_moves(walk))
    return ContentComparison(one.name, other.name, found, tuple(notices_of(one, other)))
