"""LibreOffice as the judge of a deck: draws its judged copy with the vendored fonts in force.

In: decks (.pptx). Out: for each, what it should show and what LibreOffice drew. One run of the program converts many.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.clients.drawing import Drawing, read_drawing
from tests.clients.fonts import font_environment
from tests.clients.judged_copy import JudgedDeck, make_judged_copy

SECONDS = 240


class DrawingError(AssertionError):
    """LibreOffice did not draw what it was given."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A deck as judged: what it says, what LibreOffice drew, and the PDF that LibreOffice wrote."""

    deck: JudgedDeck
    drawing: Drawing
    pdf: Path


def render(pptx: Path, scratch: Path) -> Rendered:
    """Draw one deck in LibreOffice."""
    return render_all({"deck": pptx}, scratch)["deck"]


def render_all(decks: Mapping[str, Path], scratch: Path) -> dict[str, Rendered]:
    """Draw decks in LibreOffice, in one run; `scratch` is a folder for its profile, the copies and the PDFs."""
    copies = scratch / "copies"
    copies.mkdir(parents=True, exist_ok=True)
    judged = {name: make_judged_copy(path, copies / f"{name}.pptx") for name, path in decks.items()}
    convert([copies / f"{name}.pptx" for name in decks], scratch, font_environment(scratch / "fonts"))
    return {name: Rendered(judged[name], read_drawing(pdf), pdf) for name in decks for pdf in [scratch / f"{name}.pdf"]}


def convert(files: list[Path], folder: Path, environment: Mapping[str, str]) -> None:
    """Convert files to PDF in `folder`, with a profile of our own so that a running LibreOffice is left alone."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}", "--headless"]
    command += ["--norestore", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    result = subprocess.run(command, env=dict(environment), capture_output=True, timeout=SECONDS, check=False)
    missing = [file.name for file in files if not (folder / f"{file.stem}.pdf").exists()]
    if result.returncode or missing:
        raise DrawingError(f"soffice drew no PDF of {missing}: {result.stderr.decode('utf-8', 'replace')}")
