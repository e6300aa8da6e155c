"""Builds that follow saves, of whatever file and in whatever way an editor saves it. Real files, real waiting."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

import pytest
from PIL import Image

import sinopack
from sinopack import watching
from sinopack.problems import Problems
from sinopack.report import BuildReport
from sinopack.watching import Attempt
from sinopack.writing import CannotWrite
from tests.clients.packs import ROOT

LONG = 20.0
"""Seconds in which something surely happens, on a computer that has much else to do."""
QUIET = 1.6
"""Seconds after which nothing more is to be expected: longer than between two looks."""

THEME = (ROOT / "src/sinopack/theme/themes/two-colour.yaml").read_text(encoding="utf-8")
PACK = "pack:\n  title: The Long March\nsections:\n  - title: Retreat\n    body: Four campaigns had failed.\n"


class Watched:
    """A pack that is being watched in a thread of its own."""

    def __init__(self, folder: Path, **options: object) -> None:
        self.stop = Event()
        self.content = folder / "content.yaml"
        self._attempts: Queue[Attempt] = Queue()
        self._thread = Thread(target=self._run, args=(options,), daemon=True)
        self._thread.start()

    def _run(self, options: dict[str, object]) -> None:
        for attempt in sinopack.watch(self.content, stop=self.stop, **options):  # type: ignore[arg-type]
            self._attempts.put(attempt)

    def next(self) -> Attempt:
        """The next attempt."""
        return self._attempts.get(timeout=LONG)

    def is_quiet(self) -> bool:
        """Whether nothing is built for a while."""
        try:
            self._attempts.get(timeout=QUIET)
        except Empty:
            return True
        return False

    def close(self) -> None:
        self.stop.set()
        self._thread.join(LONG)
        assert not self._thread.is_alive()


Start = Callable[..., Watched]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[Watched] = []

    def start(text: str = PACK, **options: object) -> Watched:
        (tmp_path / "content.yaml").write_text(text, encoding="utf-8")
        started.append(Watched(tmp_path, **{"only": ("handout",), **options}))
        return started[-1]

    yield start
    for watched in started:
        watched.close()


def save_in_place(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def save_by_renaming(path: Path, text: str) -> None:
    """As vim and many others save: the new file takes the old one's name."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


def save_by_moving_away(path: Path, text: str) -> None:
    """As some save: the old file becomes a backup, and for a moment there is none."""
    path.rename(path.with_name(f"{path.name}~"))
    time.sleep(0.15)
    path.write_text(text, encoding="utf-8")


def save_in_two_halves(path: Path, text: str) -> None:
    """As a slow program saves: for a moment the file is empty."""
    with path.open("w", encoding="utf-8") as file:
        file.flush()
        time.sleep(0.15)
        file.write(text)


@pytest.mark.parametrize("save", [save_in_place, save_by_renaming, save_by_moving_away, save_in_two_halves])
@pytest.mark.parametrize("poll", [False, True])
def test_a_save_is_followed_by_one_build(start: Start, save: Callable[[Path, str], None], poll: bool) -> None:
    watched = start(poll=poll)
    first = watched.next().report
    save(watched.content, PACK.replace("Long", "Longest"))
    second = watched.next()
    assert first is not None
    assert second.report is not None
    assert second.report.fingerprint != first.fingerprint
    assert not second.mended
    assert watched.is_quiet()


def test_nothing_is_built_where_nothing_is_saved(start: Start, tmp_path: Path) -> None:
    """Not for what sinopack itself has just written, be it beside the content file, nor for a stranger's file."""
    watched = start(output=tmp_path)
    assert watched.next().report
    (tmp_path / "notes.txt").write_text("Mine.", encoding="utf-8")
    assert watched.is_quiet()


def test_many_saves_in_a_row_are_one_build_or_two(start: Start) -> None:
    watched = start()
    watched.next()
    for number in range(10):
        save_in_place(watched.content, PACK.replace("Long", f"Long {number}"))
        time.sleep(0.01)
    last = [watched.next()]
    while not last[-1].report or _titles(last[-1].report) != "The Long 9 March":
        last.append(watched.next())
    assert len(last) <= 3
    assert watched.is_quiet()


def _titles(report: BuildReport) -> str:
    import pikepdf

    with pikepdf.open(report.files[0].path) as pdf:
        return str(pdf.docinfo["/Title"])


def test_a_mistake_is_told_and_the_files_stay_until_it_is_mended(start: Start) -> None:
    watched = start()
    report = watched.next().report
    assert report is not None
    before = report.files[0].path.read_bytes()
    save_in_place(watched.content, PACK.replace("body:", "boddy:"))
    broken = watched.next()
    assert broken.report is None
    assert [problem.place and problem.place.line for problem in broken.problems] == [5]
    assert report.files[0].path.read_bytes() == before
    save_in_place(watched.content, PACK)
    mended = watched.next()
    assert mended.report is not None
    assert mended.mended
    assert not mended.report.files[0].changed


def test_what_is_wrong_at_first_is_told_at_once(start: Start) -> None:
    watched = start("pack:\n  title: T\n")
    assert watched.next().problems
    save_in_place(watched.content, PACK)
    assert watched.next().mended


def test_a_content_file_that_goes_and_comes_back(start: Start) -> None:
    watched = start()
    watched.next()
    watched.content.unlink()
    assert "no file" in watched.next().problems[0].message
    save_in_place(watched.content, PACK)
    assert watched.next().mended


def test_a_folder_that_goes_and_comes_back(start: Start, tmp_path: Path) -> None:
    inner = tmp_path / "lesson"
    inner.mkdir()
    (inner / "content.yaml").write_text(PACK, encoding="utf-8")
    watched = Watched(inner, only=("handout",), output=tmp_path / "made")
    try:
        assert watched.next().report
        shutil.move(inner, tmp_path / "elsewhere")
        assert watched.next().problems
        shutil.move(tmp_path / "elsewhere", inner)
        assert watched.next().mended
        save_in_place(watched.content, PACK.replace("Long", "Longest"))
        assert watched.next().report
    finally:
        watched.close()


WITH_PICTURE = PACK.replace("Four campaigns had failed.", "\n      - figure: pictures/p.png\n        alt: A square")


def test_a_picture_that_is_missing_is_waited_for_and_then_watched(start: Start, tmp_path: Path) -> None:
    """Its folder is not there either."""
    watched = start(WITH_PICTURE)
    assert "pictures" in watched.next().problems[0].message
    picture = tmp_path / "pictures" / "p.png"
    picture.parent.mkdir()
    Image.new("RGB", (400, 300), "red").save(tmp_path / "made.png")
    os.replace(tmp_path / "made.png", picture)
    first = watched.next()
    assert first.mended, first.problems
    assert first.report is not None
    assert picture in first.inputs
    Image.new("RGB", (400, 300), "blue").save(tmp_path / "made.png")
    os.replace(tmp_path / "made.png", picture)
    second = watched.next()
    assert second.report is not None
    assert second.report.fingerprint != first.report.fingerprint


def test_what_an_edit_names_anew_is_watched_from_then_on(start: Start, tmp_path: Path) -> None:
    watched = start()
    watched.next()
    (tmp_path / "ours.yaml").write_text(THEME, encoding="utf-8")
    (tmp_path / "n.csv").write_text("Year,Men\n1934,86\n1935,8\n", encoding="utf-8")
    chart = "\n      - chart: column\n        data: n.csv\n        alt: Men\n"
    save_in_place(
        watched.content, PACK.replace(" Four campaigns had failed.\n", chart) + "print:\n  theme: ours.yaml\n"
    )
    first = watched.next()
    assert first.report is not None, first.problems
    assert {path.name for path in first.inputs} == {"content.yaml", "n.csv", "ours.yaml"}
    for name, text in (("n.csv", "Year,Men\n1934,86\n1935,7\n"), ("ours.yaml", THEME.replace("A2231D", "1F3A7A"))):
        before = first.report.files[0].path.read_bytes()
        save_by_renaming(tmp_path / name, text)
        assert watched.next().report
        assert first.report.files[0].path.read_bytes() != before


@pytest.mark.skipif(os.name == "nt", reason="a link needs rights there")
def test_the_file_that_a_link_leads_to_is_watched(start: Start, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    real = tmp_path / "kept" / "lesson.yaml"
    real.write_text(PACK, encoding="utf-8")
    link = tmp_path / "course"
    link.mkdir()
    (link / "content.yaml").symlink_to(real)
    watched = Watched(link, only=("handout",))
    try:
        assert watched.next().report
        save_in_place(real, PACK.replace("Long", "Longest"))
        assert watched.next().report
    finally:
        watched.close()


def test_changes_by_hand_in_the_slides_are_kept(start: Start, tmp_path: Path) -> None:
    from pptx import Presentation

    watched = start(only=("slides",))
    report = watched.next().report
    assert report is not None
    path = report.files[0].path
    deck = Presentation(str(path))
    deck.slides[0].shapes.title.text_frame.text = "Mine"  # type: ignore[union-attr]
    deck.save(str(path))
    save_in_place(watched.content, PACK.replace("Four", "Five"))
    after = watched.next().report
    assert after is not None
    assert after.revised
    assert Presentation(str(path)).slides[0].shapes.title.text_frame.text == "Mine"  # type: ignore[union-attr]


def test_files_that_cannot_be_written_are_tried_again_and_told_once(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As while a presenting program has the slides open."""
    real, held = watching.build, Event()
    held.set()

    def build(*arguments: object, **options: object) -> BuildReport:
        if held.is_set():
            raise CannotWrite("slides.pptx is open.")
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "build", build)
    monkeypatch.setattr(watching, "RETRY", 0.2)
    watched = start()
    assert str(watched.next().failure) == "slides.pptx is open."
    assert watched.is_quiet()
    held.clear()
    assert watched.next().mended


def test_a_file_saved_while_the_first_build_reads_it_is_built_again(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build did not know of the picture's file when it began, so nothing has been noted of it before."""
    Image.new("RGB", (400, 300), "red").save(tmp_path / "p.png")
    real, calls = watching.build, []

    def build(*arguments: object, **options: object) -> BuildReport:
        report = real(*arguments, **options)  # type: ignore[arg-type]
        if not calls:
            calls.append(1)
            Image.new("RGB", (400, 300), "blue").save(tmp_path / "p.png")
        return report

    monkeypatch.setattr(watching, "build", build)
    watched = start(WITH_PICTURE.replace("pictures/", ""))
    first, second = watched.next().report, watched.next().report
    assert first is not None
    assert second is not None
    assert first.fingerprint != second.fingerprint


def test_a_bug_ends_the_watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(*_: object, **__: object) -> BuildReport:
        raise ZeroDivisionError

    monkeypatch.setattr(watching, "build", build)
    with pytest.raises(ZeroDivisionError):
        next(watching.watch(tmp_path / "content.yaml"))


def test_an_unknown_product_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="poem"):
        next(sinopack.watch(tmp_path / "content.yaml", only=["poem"]))


def test_problems_without_files_keep_those_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(*_: object, **__: object) -> BuildReport:
        raise Problems([])

    monkeypatch.setattr(watching, "build", build)
    stop = Event()
    attempt = next(watching.watch(tmp_path / "content.yaml", stop=stop))
    assert attempt.report is None
