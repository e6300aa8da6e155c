"""What a verification has found, as a person reads it, and as JSON.

In: a verification. Out: lines of text, or JSON's types.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from sinopack.cli.commands import DEFAULT_CONTENT
from sinopack.cli.revised import named
from sinopack.cli.summary import counted
from sinopack.report import EVERYDAY_PRODUCTS
from sinopack.verification import FileState, Verification, VerifiedFile
from sinopack.verification.values import FINE

_WORDS = {
    FileState.AS_BUILT: "as built",
    FileState.REPACKED: "as built, but packed differently (by another machine or program)",
    FileState.DIFFERENT: "differs",
    FileState.STALE: "from an earlier build: this content no longer makes it so",
    FileState.MISSING: "is not there",
    FileState.FOREIGN: "not as sinopack writes it: another’s file, or one that another program has written anew",
    FileState.DAMAGED: "cannot be read: it breaks off, is damaged, or is locked with a password",
}


def told(verification: Verification) -> Iterator[str]:
    """A line for each file, and one for all."""
    width = max((len(file.path.name) for file in verification.files), default=0)
    for file in verification.files:
        colour = "green" if file.state in FINE else "red"
        yield f"{click.style(f'{file.path.name:{width}}', fg=colour, bold=True)}  {_said(file, verification)}"
    if verification.files:
        yield ""
    yield _sum(verification)


def _said(file: VerifiedFile, verification: Verification) -> str:
    if file.state is FileState.BY_HAND:
        return _by_hand(file)
    words = _WORDS[file.state]
    if not file.differences:
        return words
    if len(file.differences) == 1:
        return f"{words}: {file.differences[0]}"
    return "\n    ".join([f"{words}:", *file.differences])


def _by_hand(file: VerifiedFile) -> str:
    by = f" in {file.saved_by.partition('/')[0]}" if file.saved_by else ""
    if not file.slides:
        return f"what this content gives, opened and saved{by}; no slide was changed"
    changed = counted(len(file.slides), "slide")
    return f"what this content gives, with {changed} changed by hand{by}: {named(file.slides)}"


def _sum(verification: Verification) -> str:
    content, folder = verification.content, verification.folder
    if not verification.files:
        return f"There is nothing in {folder} to compare with {content}. To make it: sinopack build {content}"
    wrong = [file for file in verification.files if file.state not in FINE]
    if not wrong:
        files = "file is" if len(verification.files) == 1 else "files are"
        return f"The {files} what {content} gives with sinopack {verification.version}."
    of = f"{len(wrong)} of {counted(len(verification.files), 'file')}"
    is_not = "is not" if len(wrong) == 1 else "are not"
    said = f"{of} {is_not} what {content} gives with sinopack {verification.version}."
    return " ".join([said, *_advice(wrong, verification)])


def _advice(wrong: list[VerifiedFile], verification: Verification) -> Iterator[str]:
    """How to make files anew; those from an earlier build are only in the way."""
    anew = [file for file in wrong if file.state is not FileState.STALE]
    if anew:
        others = any(file.product not in EVERYDAY_PRODUCTS for file in anew)
        only = dict.fromkeys(file.product.value for file in anew) if others else ()
        which = "" if verification.content.name == DEFAULT_CONTENT else f" {verification.content}"
        yield f"To make {'it' if len(anew) == 1 else 'them'} anew: sinopack build{which}" + "".join(
            f" --only {product}" for product in only
        )
    elif wrong:
        yield "Delete what is from an earlier build."


def as_data(verification: Verification) -> dict[str, object]:
    """The verification in JSON's types."""
    return {
        "ok": True,
        "agrees": verification.agrees,
        "content": str(verification.content),
        "folder": str(verification.folder),
        "version": verification.version,
        "fingerprint": verification.fingerprint,
        "files": [_file_as_data(file) for file in verification.files],
    }


def _file_as_data(file: VerifiedFile) -> dict[str, object]:
    return {
        "product": file.product.value,
        "profile": file.profile.value,
        "edition": file.edition.value,
        "path": str(file.path),
        "state": file.state.value,
        "differences": list(file.differences),
        "made_by": file.made_by,
        "made_from": file.made_from,
        "saved_by": file.saved_by,
        "slides": [{"number": each.number, "title": each.title, "fate": each.fate.value} for each in file.slides],
    }
