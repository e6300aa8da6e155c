"""The blocks of lessons in mathematics and the sciences: formulas that stand by themselves, and program code."""

import re
from typing import Annotated, Any, ClassVar

from pydantic import Field, PrivateAttr

from sinopack.content.annotations import ReadBy
from sinopack.content.base import NOTES, Entry, InlineText, PlainText, Show, SlideOrHandout, TeachersNotes
from sinopack.content.beside import FileFault, line_to_type, typed_path
from sinopack.content.code import (
    MOST_LINES,
    code_in,
    language_of_file,
    looks_like_a_file,
    tidy_code,
    unknown_language,
)
from sinopack.content.fields import place_finder, text_of
from sinopack.content.findings import current, fault, note
from sinopack.content.formulas import faults_in
from sinopack.content.markup import CodeBlock, Inline, Span
from sinopack.content.show import SHOW
from sinopack.problems import Place, Problem, Severity
from sinopack.source.nodes import TextNode

_DOLLARS = re.compile(r"\s*(\$\$?)(.*?)\1\s*", re.DOTALL)


def formula_text(value: object) -> Inline:
    """A formula in LaTeX, which stands by itself; dollar signs around it are taken off."""
    if isinstance(value, Inline):
        return value
    text = text_of(value)
    place_at = place_finder(text)
    found = _DOLLARS.fullmatch(text)
    start, stop = found.span(2) if found else (0, len(text))
    for each in faults_in(text[start:stop], display=True):
        suggestion = ""
        if each.better is not None and isinstance(text, TextNode):
            from sinopack.source.quoting import replace_text

            suggestion = replace_text(text, start + each.start, start + each.stop, each.better)
        note(Problem(each.message, place_at(start + each.start), suggestion, each.advice))
    source = " ".join(text[start:stop].split())
    return Inline((Span(source, formula=True, display=True),), place_at(0))


def code_text(value: object) -> str:
    """Lines of code as they were typed, or the path of a file."""
    if not isinstance(value, str) or not value.strip():
        raise fault("No code is typed here.", advice="Type it below code: |, further in, or the name of its file.")
    return value


FormulaText = Annotated[Inline, ReadBy(formula_text, {"type": ["string", "number"]})]
CodeText = Annotated[str, ReadBy(code_text, {"type": ["string", "number", "boolean"]})]


class Formula(Entry):
    """A formula by itself."""

    noun: ClassVar[str] = "formula"
    also_called: ClassVar[tuple[str, ...]] = ("equation", "latex")

    formula: FormulaText = Field(description=r"The formula in LaTeX, without dollar signs: E = mc^2.")
    alt: PlainText | None = Field(None, description="How it is read aloud; by default its LaTeX.")
    title: InlineText | None = Field(None, description="A few words above it.")
    caption: InlineText | None = Field(None, description="A sentence or two below it: what the letters mean.")
    notes: TeachersNotes = Field(None, description=NOTES)
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)


class Code(Entry):
    """Program code, exactly as typed."""

    noun: ClassVar[str] = "program"
    also_called: ClassVar[tuple[str, ...]] = ("program", "listing")

    code: CodeText = Field(description="The lines after `|`, or the name of a file beside this one.")
    language: PlainText | None = Field(None, description="What it is written in, for its colours: python, java, sql.")
    title: InlineText | None = Field(None, description="A few words above it.")
    caption: InlineText | None = Field(None, description="A sentence or two below it.")
    lines: bool = Field(False, description="yes to number its lines.")
    notes: TeachersNotes = Field(None, description=NOTES)
    show: SlideOrHandout = Field(default_factory=Show, description=SHOW)

    _listing: CodeBlock | None = PrivateAttr(None)

    @property
    def listing(self) -> CodeBlock:
        """The code and its language; a file has been read when the pack was loaded."""
        return self._listing or CodeBlock(tidy_code(self.code), self.language or "", self.place)

    def _complete(self, mapping: dict[str, Any]) -> None:
        findings, name = current(), self.code.strip()
        place = getattr(mapping["code"], "place", None)
        text, language = self.code, self.language or ""
        if findings and findings.folder is not None and looks_like_a_file(name):
            name = typed_path(name)
            language = language or language_of_file(name)
            try:
                text = code_in(name, findings.folder, findings.shown_folder)
            except FileFault as error:
                if not findings.forgives(name):
                    note(Problem(str(error), place, line_to_type(mapping["code"], error.better), error.advice))
        unknown = unknown_language(self.language) if self.language else None
        if unknown:
            message, advice, better = unknown
            typed = mapping.get("language")
            where = getattr(typed, "place", None)
            note(Problem(message, where, line_to_type(typed, better or ""), advice, Severity.NOTICE))
        self._listing = CodeBlock(tidy_code(text), language, place)
        _mind_length(self._listing, place)


def _mind_length(listing: CodeBlock, place: Place | None) -> None:
    count = listing.text.count("\n") + 1
    if count > MOST_LINES:
        note(Problem(f"This code has {count} lines, and can have {MOST_LINES}.", place, advice="Show what matters."))
