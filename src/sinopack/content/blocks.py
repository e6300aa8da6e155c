"""The blocks that a section's body is made of, in the order in which they are set.

A block is told by its first key, one of `KINDS`; a plain text is Markdown.
"""

from typing import Annotated, Any, ClassVar

from pydantic import Discriminator, Field, Tag

from sinopack.content.base import (
    NOTES,
    Entry,
    Identifier,
    InlineText,
    PlainText,
    ProseText,
    Show,
    SlideOrHandout,
    TeachersNotes,
)
from sinopack.content.charts import Chart
from sinopack.content.comparison import Comparison
from sinopack.content.diagrams import Diagram
from sinopack.content.extract import Extract
from sinopack.content.figures import Figure
from sinopack.content.science import Code, Formula
from sinopack.content.show import SHOW as SHOW
from sinopack.content.tables import TableData
from sinopack.source.near import nearest


class Markdown(Entry):
    """Markdown text: paragraphs, lists, sub-headings, simple tables."""

    noun: ClassVar[str] = "text"
    short: ClassVar[str] = "text"

    text: ProseText = Field(description="Markdown: paragraphs, - lists, ## sub-headings, **bold**, *italic*, links.")
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)


class Quote(Entry):
    """A source or quotation: words quoted exactly, or a paraphrase that says so."""

    noun: ClassVar[str] = "quote"
    also_called: ClassVar[tuple[str, ...]] = ("quotation",)
    link_kind: ClassVar[str] = "quote"

    quote: ProseText = Field(description="The words themselves, without quote marks around them.")
    id: Identifier | None = Field(None, description="A short name, so that a question can say `source: …`.")
    by: InlineText | None = Field(None, description="Who said or wrote it, where and when.")
    about: InlineText | None = Field(None, description="One line of context.")
    label: PlainText | None = Field(None, description="Its name on the page; by default Source A, Source B, …")
    paraphrase: bool = Field(False, description="yes if these are not the exact words; the page then says so.")
    notes: TeachersNotes = Field(None, description=NOTES)
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)


class Callout(Entry):
    """A boxed remark beside the argument."""

    noun: ClassVar[str] = "callout"

    callout: ProseText = Field(description="The remark, in Markdown.")
    title: InlineText | None = Field(None, description="A few words above it.")
    notes: TeachersNotes = Field(None, description=NOTES)
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)


KINDS = {
    "quote": "Quote",
    "callout": "Callout",
    "table": "TableData",
    "chart": "Chart",
    "comparison": "Comparison",
    "extract": "Extract",
    "figure": "Figure",
    "diagram": "Diagram",
    "formula": "Formula",
    "code": "Code",
    "text": "Markdown",
}


_OTHER_WORDS = frozenset(word for model in (Quote, Figure, Formula, Code, Chart) for word in model.also_called)


def kind_of_block(value: Any) -> str | None:
    """The model of a block, told by its key; None where no key tells."""
    if isinstance(value, Entry):
        return type(value).__name__
    if not isinstance(value, dict):
        return "Markdown"
    for key, model in KINDS.items():
        if key in value:
            return model
    lone = next(iter(value)) if len(value) == 1 else ""
    return "Markdown" if lone and not nearest(lone, KINDS) and lone not in _OTHER_WORDS | {"show"} else None


Block = Annotated[
    Annotated[Markdown, Tag("Markdown")]
    | Annotated[Quote, Tag("Quote")]
    | Annotated[Callout, Tag("Callout")]
    | Annotated[TableData, Tag("TableData")]
    | Annotated[Chart, Tag("Chart")]
    | Annotated[Comparison, Tag("Comparison")]
    | Annotated[Extract, Tag("Extract")]
    | Annotated[Figure, Tag("Figure")]
    | Annotated[Diagram, Tag("Diagram")]
    | Annotated[Formula, Tag("Formula")]
    | Annotated[Code, Tag("Code")],
    Discriminator(kind_of_block),
]
