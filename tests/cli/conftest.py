"""The command line over stages that are stood in for: no fonts, no layout, only what the commands do themselves."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from sinopack import pipeline, previous
from sinopack.cli.main import main
from sinopack.geometry import Size
from sinopack.memory import Memory
from sinopack.page import Deck, DeckTheme, Document, Page, Properties, Slide
from sinopack.pipeline import Finished, Listener
from sinopack.problems import Place, Problem, Severity, SourceFile
from sinopack.report import Product, Profile, Target

TEXT = ("pack:", "  title: The Long March", "sections:", "  - title: Retreat")
SOURCE = SourceFile("content.yaml", TEXT)


@dataclass
class Stages:
    """What the stood-in stages give: a test sets what its case needs. `profiles` are those that the pack names."""

    pages: int = 5
    slides: int = 12
    notices: tuple[Problem, ...] = ()
    drawn: dict[Product, bytes] = field(default_factory=dict)
    fails: Exception | None = None
    profiles: tuple[Profile, ...] = (Profile.STANDARD,)

    def finished(self, wanted: Sequence[Target]) -> Finished:
        properties = Properties("The Long March", fingerprint="abc123")
        page = Page(Size(10, 10), (), "page")
        theme = DeckTheme("two-colour", "Georgia", "Calibri", "SimHei", ())
        deck = Deck(properties, Size(10, 10), theme, (), (Slide(page, "Title", "T", ""),) * self.slides)
        documents = {
            target: deck if target.product.unit == "slide" else Document(properties, (page,) * (self.pages + number))
            for number, target in enumerate(wanted)
        }
        return Finished(documents, self.notices)

    @property
    def pack(self) -> object:
        return SimpleNamespace(
            products=SimpleNamespace(make=("handout", "slides"), editions=()),
            print=SimpleNamespace(profiles=[profile.value for profile in self.profiles]),
        )


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    stages = Stages()

    def read(path: Path, listener: Listener = lambda step: None, memory: Memory | None = None) -> object:
        listener("Reading")
        if stages.fails:
            raise stages.fails
        return stages.pack

    def lay_out(
        pack: object,
        wanted: Sequence[Target],
        folder: Path,
        listener: Listener = lambda step: None,
        memory: Memory | None = None,
        dispensable: Container[Product] = (),
    ) -> Finished:
        for product in dict.fromkeys(target.product for target in wanted):
            listener(f"Laying out {product.words}")
        return stages.finished(wanted)

    def draw(
        finished: Finished, listener: Listener = lambda step: None, memory: Memory | None = None
    ) -> dict[Target, bytes]:
        for product in dict.fromkeys(target.product for target in finished.documents):
            listener(f"Drawing {product.words}")
        return {
            target: stages.drawn.get(target.product, target.product.value.encode()) for target in finished.documents
        }

    monkeypatch.setattr(pipeline, "read", read)
    monkeypatch.setattr(pipeline, "lay_out", lay_out)
    monkeypatch.setattr(pipeline, "draw", draw)
    monkeypatch.setattr(previous, "word_to_keep_it_by", lambda product, path: "")
    return stages


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a content file, as the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content.yaml").write_text("\n".join(TEXT), encoding="utf-8")
    return tmp_path


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit code, and what it printed to either stream."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def notice(line: int, message: str, advice: str = "") -> Problem:
    return Problem(message, Place(SOURCE, line, 3), advice=advice, severity=Severity.NOTICE)


def error(line: int, message: str) -> Problem:
    return Problem(message, Place(SOURCE, line, 3))
