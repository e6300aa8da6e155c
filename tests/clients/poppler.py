"""What poppler's tools say of a PDF.

In: a PDF file. Out: its fonts as `pdffonts` lists them, its text as `pdftotext` reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.tools import run


@dataclass(frozen=True, slots=True)
class ListedFont:
    name: str
    embedded: bool
    subset: bool
    unicode: bool


def listed_fonts(pdf: Path) -> list[ListedFont]:
    """The fonts of a PDF. The last five columns of `pdffonts` are yes or no three times, and two numbers."""
    lines = run("pdffonts", str(pdf)).splitlines()[2:]
    columns = [(line.split()[0], line.split()[-5:-2]) for line in lines]
    return [ListedFont(name, *(answer == "yes" for answer in answers)) for name, answers in columns]


def text_of(pdf: Path) -> list[str]:
    """The text of each page of a PDF, in reading order."""
    return run("pdftotext", "-enc", "UTF-8", str(pdf), "-").split("\f")[:-1]
