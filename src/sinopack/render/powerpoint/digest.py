"""The digest that a deck carries of itself, to be recognised by at the next build.

In: the parts of a package, sorted by name. Out: SHA-256, in hexadecimal.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

CUSTOM_PROPERTIES = "docProps/custom.xml"
"""The part that holds the digest, and is not counted in it."""


def digest_of(parts: Iterable[tuple[str, int, Iterable[bytes]]]) -> str:
    """The digest of parts given by name, length and chunks. Names and lengths count: moved bytes are another file."""
    result = sha256()
    for name, length, chunks in parts:
        if name == CUSTOM_PROPERTIES:
            continue
        result.update(f"{name}\0{length}\0".encode("utf-8", "surrogateescape"))
        for chunk in chunks:
            result.update(chunk)
    return result.hexdigest()
