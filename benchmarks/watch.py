"""How long a rebuild takes while a pack is being watched, beside a cold build: from the save to both files written.

`sinopack watch` runs in a process of its own; each edit of one line (a sentence of a body, a key point, an event, a
term, a line added above all others, a line taken away) is saved once the last build is done. Before each edit a cold
build of the same pack is run, so that other work on the machine falls on both. Medians are compared, for the pack as it
is and for one ten times as large. Exit code 1 if a ratio is over its limit, or if the last files are not, byte for
byte, those of a cold build.

    python benchmarks/watch.py [--rounds 3] [--content content.yaml]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from cold import SAMPLE, build_arguments, environment, run_cold, scratch_folder
from multiply import write_multiplied

LIMITS = {1: 0.25, 10: 0.10}
"""The largest ratio for a pack so many times as large."""
_WORDS = 3

Edit = Callable[[str], str]


def main() -> int:
    parser = argparse.ArgumentParser(description="Time rebuilds beside cold builds.")
    parser.add_argument("--rounds", type=int, default=3, help="how often each edit is made")
    parser.add_argument("--content", type=Path, default=SAMPLE)
    parser.add_argument(
        "--times", type=int, choices=LIMITS, action="append", help="only the pack so many times as large"
    )
    options = parser.parse_args()
    print(f"{'pack':<8}{'edit':<18}{'cold':>9}{'rebuild':>9}{'ratio':>8}")
    failed = [
        times for times in options.times or LIMITS if not measure(options.content.resolve(), times, options.rounds)
    ]
    return int(bool(failed))


def measure(original: Path, times: int, rounds: int) -> bool:
    """Whether rebuilds of the pack, `times` as large, keep to their limit."""
    with scratch_folder() as scratch:
        content = write_multiplied(original, times, scratch / "content.yaml")
        cold: list[float] = []
        warm: dict[str, list[float]] = {}
        with watching(content, scratch) as build_done:
            build_done()
            for name, edit in rounds * list(edits(content).items()):
                cold.append(run_cold(build_arguments(content, scratch / "cold"), scratch).seconds)
                start = time.perf_counter()
                content.write_text(edit(content.read_text(encoding="utf-8")), encoding="utf-8")
                build_done()
                warm.setdefault(name, []).append(time.perf_counter() - start)
        for name, seconds in warm.items():
            _print(times, name, cold, seconds)
        ratio = _print(times, "all", cold, [each for seconds in warm.values() for each in seconds])
        return _is_the_same(content, scratch) and ratio <= LIMITS[times]


@contextmanager
def watching(content: Path, scratch: Path) -> Iterator[Callable[[], None]]:
    """A process that watches a pack; what is given waits until its next build is done."""
    command = [sys.executable, "-m", "sinopack", "watch", "--json", str(content), "--output", str(scratch / "warm")]
    with subprocess.Popen(command, env=environment(scratch), stdout=subprocess.PIPE, text=True) as process:

        def build_done() -> None:
            assert process.stdout is not None
            outcome = json.loads(process.stdout.readline())
            if not outcome["ok"]:
                raise SystemExit(f"An edit has broken the pack: {outcome['problems'][0]['message']}")

        try:
            yield build_done
        finally:
            process.terminate()


def edits(content: Path) -> dict[str, Edit]:
    """The edits by name. Each says one word more than the last time, where it is made first in a text of its kind."""
    pack = yaml.load(content.read_text(encoding="utf-8"), yaml.BaseLoader)
    section = pack["sections"][len(pack["sections"]) // 2]
    event = pack["timeline"]["events"][len(pack["timeline"]["events"]) // 2]
    term = pack["terms"][len(pack["terms"]) // 2]
    return {
        "body": _one_word_more(_first_text(section["body"])),
        "key point": _one_word_more(_first_text(section["key_points"])),
        "event": _one_word_more(_longest_text(event)),
        "line added": lambda text: f"# A line more.\n{text}",
        "term": _one_word_more(_longest_text(term)),
        "line taken away": lambda text: text.partition("\n")[2],
    }


def _first_text(value: Any) -> str:
    """The first text of several words in a value of the pack."""
    return next(each for each in _texts(value) if len(each.split()) > 2 * _WORDS)


def _longest_text(value: Any) -> str:
    return max(_texts(value), key=len)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for child in value.values() if isinstance(value, dict) else value:
            yield from _texts(child)


def _one_word_more(text: str) -> Edit:
    """Puts a word behind the first ones of a text that can be found in the file as it is typed."""
    words = text.split()
    openings = [" ".join(words[start : start + _WORDS]) for start in range(len(words) - _WORDS + 1)]

    def edit(typed: str) -> str:
        opening = next(each for each in openings if each in typed and each[-1].isalpha())
        return typed.replace(opening, f"{opening} then", 1)

    return edit


def _is_the_same(content: Path, scratch: Path) -> bool:
    """Whether what was built last is what a build from nothing gives."""
    run_cold(build_arguments(content, scratch / "last"), scratch)
    names = ("handout.pdf", "slides.pptx")
    same = all((scratch / "warm" / name).read_bytes() == (scratch / "last" / name).read_bytes() for name in names)
    print("" if same else "The files are not those of a cold build.")
    return same


def _print(times: int, name: str, cold: list[float], seconds: list[float]) -> float:
    ratio = median(seconds) / median(cold)
    limit = f"    limit {LIMITS[times]:.2f}" if name == "all" else ""
    print(f"{times:<8}{name:<18}{median(cold):>7.3f} s{median(seconds):>7.3f} s{ratio:>8.3f}{limit}")
    return ratio


if __name__ == "__main__":
    raise SystemExit(main())
