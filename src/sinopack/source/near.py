"""“Did you mean”: the choice nearest to a word that an author typed, or none if nothing is near."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CUTOFF = 0.7  # “titel” and “title” reach 0.8; “image” and “figure” 0.18


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that `word` most likely stands for, or "". Case, quote marks, spaces, dashes and underscores are not
    told apart."""
    plain = {_plain(choice): choice for choice in choices}
    wanted = _plain(word)
    if wanted in plain:
        return plain[wanted]
    if not 1 < len(wanted) <= 60:
        return ""
    import difflib

    matches = difflib.get_close_matches(wanted, list(plain), n=1, cutoff=_CUTOFF)
    return plain[matches[0]] if matches else ""


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words in quotes as a sentence lists them: “a”, “b” and “c”."""
    quoted = [f"“{word}”" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}" if quoted else ""


def _plain(word: str) -> str:
    return re.sub(r"[\s_\-“”‘’\"'„«»:]+", "", word).casefold()
