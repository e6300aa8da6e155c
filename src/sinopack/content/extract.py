"""A longer piece of a source, to be read closely: its words, where they come from, and what its hard words mean."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import Field

from sinopack.content.base import (
    NOTES,
    Entry,
    Identifier,
    InlineText,
    PlainText,
    ProseText,
    Show,
    SlideOrHandout,
    SourceId,
    TeachersNotes,
    listed,
)
from sinopack.content.findings import note
from sinopack.content.markup import ListBlock, Paragraph, ProseBlock, QuotedProse, Subheading
from sinopack.content.show import SHOW
from sinopack.problems import Problem, Severity

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")  # scripts that leave no spaces between words


class Gloss(Entry):
    """A word of an extract and what it means there."""

    noun: ClassVar[str] = "word"
    example: ClassVar[str] = "humanity: all people"
    pair: ClassVar[tuple[str, str] | None] = ("word", "meaning")

    word: PlainText = Field(description="The word as the extract has it.")
    meaning: InlineText = Field(description="What it means there.")


class Extract(Entry):
    """A longer source, with numbered lines in the handout."""

    noun: ClassVar[str] = "extract"
    link_kind: ClassVar[str] = "quote"

    extract: ProseText = Field(description="The words themselves, in Markdown, or a paraphrase that says so.")
    id: Identifier | None = Field(None, description="A short name, so that a question can say `source: …`.")
    by: InlineText | None = Field(None, description="Who wrote it, where and when.")
    about: InlineText | None = Field(None, description="What a reader should know of it beforehand, in a line or two.")
    source: SourceId | None = Field(None, description="The id of the entry of `sources` that it is taken from.")
    label: PlainText | None = Field(None, description="Its name on the page; by default Source A, Source B, …")
    paraphrase: bool = Field(False, description="yes if these are not the exact words; the page then says so.")
    words: Annotated[tuple[Gloss, ...], listed(Gloss)] = Field(
        (), description="Hard words of it: `hegemony: power over others`."
    )
    notes: TeachersNotes = Field(None, description=NOTES)
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    def _complete(self, mapping: dict[str, Any]) -> None:
        """A notice for each word that is explained and does not stand in the text."""
        text = "\n".join(_texts(self.extract.blocks))
        for gloss in self.words:
            if not stands_in(gloss.word, text):
                advice = "Type it as it stands there, or take its line out; else it is explained below the text."
                message = f"“{_short(gloss.word)}” does not stand in this extract."
                note(Problem(message, gloss.place or self.place, advice=advice, severity=Severity.NOTICE))


def _short(word: str, most: int = 40) -> str:
    return word if len(word) <= most else f"{word[: most - 1]}…"


def stands_in(word: str, text: str) -> re.Match[str] | None:
    """Where a word first stands in a text by itself, whatever its capitals."""
    edges = (r"(?<!\w)" if word[:1].isalnum() else "", r"(?!\w)" if word[-1:].isalnum() else "")
    if _UNSPACED.search(word):
        edges = ("", "")
    return re.search(f"{edges[0]}{re.escape(word)}{edges[1]}", text, re.IGNORECASE)


def _texts(blocks: Sequence[ProseBlock]) -> Iterator[str]:
    """The texts of paragraphs and lists, in order."""
    for block in blocks:
        match block:
            case Paragraph(text) | Subheading(text=text):
                yield text.text
            case ListBlock(items):
                for item in items:
                    yield item.text.text
                    yield from _texts(item.children)
            case QuotedProse(paragraphs):
                yield from (paragraph.text for paragraph in paragraphs)
            case _:
                pass
