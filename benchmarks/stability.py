"""How far an edit in one section leaves the pages of others as they were.

    python benchmarks/stability.py [PACK …]

Every section of the sample and of the stress packs is edited in turn: a word is changed, a sentence added, a key point
added, an event added. Counted are the pages outside what was edited that then differ in what they say: those have to be
copied again for nothing.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from sinopack import content
from sinopack.changes.comparing import compare
from sinopack.changes.record import Record, record_of_document
from sinopack.difference import Since
from sinopack.layout import lay_out_handout
from sinopack.problems import Problems

ROOT = Path(__file__).resolve().parent.parent
PACKS = (ROOT, *sorted(path.parent for path in (ROOT / "tests" / "packs").glob("*/content.yaml")))
SENTENCE = " This was not known to anybody at the time, and is not much in doubt today."
Entry = dict[str, Any]


class Edited(Struct, frozen=True):
    """An edit: the pack, the edited section's number, what was done, and how many pages there are, how many of them
    differ outside what was edited, and which."""

    pack: str
    section: int
    edit: str
    pages: int
    differ: tuple[int, ...]


def change_word(pack: Entry, section: Entry) -> bool:
    """Another word, as long, in the section's text."""

    def change(text: str) -> str:
        words = text.split(" ")
        for index in range(len(words) // 2, len(words)):
            if words[index].isalpha() and words[index].islower() and len(words[index]) > 3:
                words[index] = words[index][::-1]
                break
        return " ".join(words)

    return _in_text(section, change)


def add_sentence(pack: Entry, section: Entry) -> bool:
    """A sentence at the end of the first paragraph of the section's text."""

    def change(text: str) -> str:
        paragraphs = text.split("\n\n")
        for index, paragraph in enumerate(paragraphs):
            if paragraph.rstrip()[-1:] in (".", "?", "!", "。") and paragraph[:1].isalpha():
                paragraphs[index] = paragraph.rstrip() + SENTENCE
                break
        return "\n\n".join(paragraphs)

    return _in_text(section, change)


def add_point(pack: Entry, section: Entry) -> bool:
    """A key point."""
    section["key_points"] = [*(section.get("key_points") or []), "One more point to keep in mind"]
    return True


def add_sentences(pack: Entry, section: Entry) -> bool:
    """Three sentences more."""
    return all(add_sentence(pack, section) for _ in range(3))


def add_points(pack: Entry, section: Entry) -> bool:
    """Two key points more."""
    return all(add_point(pack, section) for _ in range(2))


def add_event(pack: Entry, section: Entry) -> bool:
    """An event on the timeline, on the section's first day."""
    start = str(section.get("dates") or "").split("/")[0].strip()
    timeline = pack.get("timeline")
    if not timeline or not start or not start.strip("-~?").isdigit():
        return False
    events = timeline["events"] if isinstance(timeline, dict) else timeline
    if not isinstance(events, list):
        return False
    events.append({"date": start, "text": "Something else happens"})
    return True


EDITS: dict[str, Callable[[Entry, Entry], bool]] = {
    "word": change_word,
    "sentence": add_sentence,
    "sentences": add_sentences,
    "point": add_point,
    "points": add_points,
    "event": add_event,
}


def _in_text(section: Entry, change: Callable[[str], str]) -> bool:
    """Change the first text of a section's body in which there is something to change."""
    body = section.get("body")
    if isinstance(body, str):
        section["body"] = change(body)
        return section["body"] != body
    for index, block in enumerate(body or ()):
        if isinstance(block, str) and change(block) != block:
            body[index] = change(block)
            return True
        if isinstance(block, dict) and "text" in block and change(block["text"]) != block["text"]:
            block["text"] = change(block["text"])
            return True
    return False


def measured(folder: Path, profile: str = "standard") -> Iterator[Edited]:
    """Every edit of a pack."""
    text = (folder / "content.yaml").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "pack"
        copy.mkdir()
        for each in folder.iterdir():
            if each.name == "pictures":
                shutil.copytree(each, copy / each.name)
            elif each.is_file() and folder != ROOT:
                shutil.copy(each, copy / each.name)
        before = _record(copy, yaml.load(text, yaml.BaseLoader), profile)
        for number in range(len(yaml.load(text, yaml.BaseLoader).get("sections", ()))):
            for name, edit in EDITS.items():
                pack = yaml.load(text, yaml.BaseLoader)
                section = pack["sections"][number]
                if not edit(pack, section):
                    continue
                try:
                    after = _record(copy, pack, profile)
                except Problems as found:
                    print(folder.name, number, name, found.problems[0].message, file=sys.stderr)
                    continue
                key = [each for each in after.titles if each.startswith("section-")][number : number + 1]
                edited = {"timeline", "masthead"} if name == "event" else set(key)
                yield Edited(folder.name, number + 1, name, len(after.pages), tuple(_outside(after, before, edited)))


def _record(folder: Path, pack: Entry, profile: str) -> Record:
    path = folder / "content.yaml"
    path.write_text(yaml.safe_dump(pack, allow_unicode=True, sort_keys=False, width=10**6), encoding="utf-8")
    return record_of_document(lay_out_handout(content.load(path), folder, profile).result)


def _outside(after: Record, before: Record, edited: set[str]) -> Iterator[int]:
    for number in compare(after, before, ("handout.pdf", "page"), Since.BUILD).numbers:
        if not edited & {passage.part for passage in after.pages[number - 1].passages}:
            yield number


def main() -> None:
    packs = [Path(name) for name in sys.argv[1:]] or PACKS
    results = [edited for folder in packs for edited in measured(folder)]
    for name in EDITS:
        alike = [each for each in results if each.edit == name]
        moving = [each for each in alike if each.differ]
        pages = sum(len(each.differ) for each in alike)
        print(f"{name:9} {len(alike):4} edits, {len(moving):3} move pages, {pages:4} pages")
    for each in results:
        if each.differ:
            print(f"  {each.pack} section {each.section} {each.edit}: pages {each.differ} of {each.pages}")
    print(f"{sum(len(each.differ) for each in results)} pages in {len(results)} edits")


if __name__ == "__main__":
    main()
