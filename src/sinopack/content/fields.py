"""The kinds of value that keys take: plain text, marked-up text, ids, dates and so on.

In: located nodes (or plain Python values, where a model is built in code). Out: frozen values. Each type is an
annotation for pydantic that also carries its JSON Schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Annotated, Any

from pydantic_core import PydanticKnownError

from sinopack.content.annotations import ReadBy, ReadFirst
from sinopack.content.date_text import ACCEPTED, read_date
from sinopack.content.dates import DateFault, HistoricDate
from sinopack.content.findings import LinkUse, Use, current, fault, note
from sinopack.content.languages import slug
from sinopack.content.markdown import PlaceAt, Remarks, fold, nowhere, read_inline, read_prose
from sinopack.content.markup import Inline, Prose
from sinopack.content.remembered import read_again
from sinopack.content.show import SHOW_SCHEMA, Show, read_show
from sinopack.content.spreadsheets import DataCell
from sinopack.problems import Place, Problem
from sinopack.source.nodes import ListNode, TextNode

TEXT_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean"]}
"""Text in the eyes of an editor: YAML readers take 1956 and true for something else, sinopack never does."""
CELL_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
PROSE_SCHEMA: dict[str, Any] = {"anyOf": [TEXT_SCHEMA, {"type": "array", "items": TEXT_SCHEMA}]}
_MOST_FAULTS = 50  # of one text; whoever pastes a web page into it has understood by then
_GAP = re.compile(r"(?<!=)==(?=[^\s=])([^=\n]*)(?<=[^\s=])==(?!=)")
_UNPLAIN = re.compile(r"\*\*|\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?((?:-[a-z0-9]{5,8}|-\d[a-z0-9]{3})*)")
_LANGUAGE_NAMES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "polish": "pl", "russian": "ru", "ukrainian": "uk", "chinese": "zh", "mandarin": "zh",
    "japanese": "ja",
    "korean": "ko", "vietnamese": "vi", "arabic": "ar", "hebrew": "he", "greek": "el", "latin": "la", "turkish": "tr",
    "hindi": "hi", "welsh": "cy", "irish": "ga",
}  # fmt: skip


def text_of(value: object) -> str:
    """The text of a scalar, without spaces around it. A list, a mapping or nothing at all is refused."""
    if not isinstance(value, str) or value == "":
        raise PydanticKnownError("string_type")
    if not value.strip():
        raise fault("Only spaces are typed here.", advice="Type the text, or delete this line.")
    return value


def place_finder(value: object) -> PlaceAt:
    """A quick form of `TextNode.place_at`, which retraces every character: block texts by line, starts at once."""
    if not isinstance(value, TextNode):
        return _cell_places(value.place, str(value)) if isinstance(value, DataCell) else nowhere
    node: TextNode = value

    def place_at(offset: int) -> Place:
        place = node.place
        if node.style == "literal":
            number = node.count("\n", 0, offset)
            text = node[node.rfind("\n", 0, offset) + 1 :].split("\n", 1)[0]
            line = place.line + 1 + number
            typed = place.file.lines[line - 1] if line <= len(place.file.lines) else ""
            if typed.endswith(text):
                column = len(typed) - len(text) + offset - node.rfind("\n", 0, offset)
                return Place(place.file, line, column)
        elif node.style == "plain" and place.line == node.end.line:
            return Place(place.file, place.line, place.column + offset)
        return node.place_at(offset)

    return place_at


def _cell_places(start: Place, text: str) -> PlaceAt:
    """The places of a cell's characters in its file."""

    def place_at(offset: int) -> Place:
        breaks = text.count("\n", 0, offset)
        column = offset - text.rfind("\n", 0, offset) if breaks else start.column + offset
        return Place(start.file, start.line + breaks, column)

    return place_at


def part_of(value: str, start: int, stop: int) -> str:
    """Characters `start` to `stop` as a text of their own, which still knows where it was typed."""
    text = value[start:stop]
    if not isinstance(value, TextNode):
        return text
    place_at = place_finder(value)
    return TextNode(text, place_at(start) or value.place, place_at(stop) or value.end)


def lines_of(value: str) -> list[str]:
    """The lines of a text that hold anything, stripped, each as a text of its own."""
    return [part_of(value, *found.span()) for found in re.finditer(r"\S(?:.*\S)?", value)]


def _language() -> str:
    findings = current()
    return findings.language if findings else "en"


def _remark(value: str, remarks: Remarks, place_at: PlaceAt, *, in_prose: bool) -> None:
    """Writes down what reading a marked-up text found."""
    for found in remarks.faults[:_MOST_FAULTS]:
        suggestion = ""
        if found.better is not None and isinstance(value, TextNode):
            from sinopack.source.quoting import replace_text

            suggestion = replace_text(value, found.start, found.stop, found.better)
        note(Problem(found.message, place_at(found.start), suggestion, found.advice, found.severity))
    findings = current()
    if findings and remarks.links:
        from sinopack.content.link_texts import remark_on

        for link in remarks.links:
            place, remark = place_at(link.start), remark_on(link, findings.language, in_prose=in_prose)
            if remark:
                note(remark.at(place))
            else:
                findings.links.append(LinkUse(link.text, link.target, place))
    if findings and remarks.references:
        node = value if isinstance(value, TextNode) else None
        for target in remarks.references:
            reference = target.reference
            name = value[target.start : target.stop].partition(":")[0]
            prefix = f"{name}:" if ":" in value[target.start : target.stop] else "section:"
            findings.uses.append(
                Use(reference.kind.value, reference.id, place_at(target.start), node, target.start, target.stop, prefix)
            )


def _refuse_gap(value: object, text: str) -> None:
    """Says that plain text has no gaps: it would show students what they are to fill in."""
    found = _GAP.search(text)
    if found:
        from sinopack.source.quoting import replace_text

        better = replace_text(value, *found.span(), found[1]) if isinstance(value, TextNode) else ""
        place = place_finder(value)(found.start())
        note(Problem("Here only plain text is printed, so a gap does not work.", place, better,
                     "" if better else "Leave the equals signs out."))  # fmt: skip


def plain_text(value: object) -> str:
    """One line of text without Markdown."""
    text = text_of(value)
    if "==" in text:
        _refuse_gap(value, text)
    marked = _UNPLAIN.search(text)
    if marked:
        from sinopack.source.quoting import replace_text

        better = marked[1] if marked[1] is not None else ""
        rest = text[: marked.start()] + better + text[marked.end() :]
        clean = rest.replace("**", "") if marked[1] is None else rest
        suggestion = replace_text(value, 0, len(text), clean) if isinstance(value, TextNode) and clean.strip() else ""
        note(Problem("Here only plain text is printed, so bold marks and links do not work.",
                     place_finder(value)(marked.start()), suggestion))  # fmt: skip
    return fold(text.strip())


def inline_text(value: object) -> Inline:
    """Marked-up text within one paragraph."""
    if isinstance(value, Inline):
        return value
    return _inline(text_of(value))


def cell_text(value: object) -> Inline:
    """A table's cell: marked-up text, or nothing."""
    if isinstance(value, Inline):
        return value
    if isinstance(value, str) and not value.strip():
        return Inline((), getattr(value, "place", None))
    if isinstance(value, DataCell) and "\n" in value:  # whoever breaks a line inside a cell means it
        return _inline(DataCell(re.sub(r"\s*\n\s*", "\\\\\n", value), value.place))
    return _inline(text_of(value))


def _inline(text: str) -> Inline:
    place_at = place_finder(text)
    inline, remarks = read_again(read_inline, text, place_at, _language())
    if remarks.faults or remarks.references or remarks.links:
        _remark(text, remarks, place_at, in_prose=False)
    return inline


def prose_text(value: object) -> Prose:
    """Markdown blocks, from one text or from a list of them."""
    if isinstance(value, Prose):
        return value
    if isinstance(value, list | tuple) and value and all(isinstance(item, str) for item in value):
        texts = [_prose(text_of(item)) for item in value]
        return Prose(tuple(block for text in texts for block in text.blocks), texts[0].place)
    return _prose(text_of(value))


def _prose(text: str) -> Prose:
    place_at = place_finder(text)
    prose, remarks = read_again(read_prose, text, place_at, _language())
    if remarks.faults or remarks.references or remarks.links:
        _remark(text, remarks, place_at, in_prose=True)
    return prose


def date_text(value: object, *, unbegun: bool = False) -> HistoricDate:
    """A date or a range of dates; `unbegun`, it may lack its beginning."""
    if isinstance(value, HistoricDate):
        return value
    text = text_of(value)
    try:
        return read_date(text, unbegun=unbegun)
    except DateFault as error:
        suggestion, advice = "", "" if error.better else f"Dates are typed as {ACCEPTED}."
        if error.better and isinstance(value, TextNode):
            from sinopack.source.quoting import replace_value

            suggestion = replace_value(value, error.better)
        raise fault(str(error), suggestion, advice) from None


def event_date(value: object) -> HistoricDate:
    """A date or a range of dates, with or without a beginning."""
    return date_text(value, unbegun=True)


def identifier(value: object) -> str:
    """An id in its one form: lower case, hyphens. `Q1` and `early_ties` are brought into it; spaces are explained."""
    text = text_of(value)
    clean = slug(text)
    if not clean:
        raise fault("An id needs at least one letter or digit.", advice="Type a word, such as early-ties.")
    if not re.fullmatch(r"[\w.-]+", text.strip()):
        from sinopack.source.quoting import replace_value

        suggestion = replace_value(value, clean) if isinstance(value, TextNode) else ""
        place = getattr(value, "place", None)
        note(Problem("An id is one word, of letters, digits and hyphens.", place, suggestion))
    return clean


def reference_to(kind: str) -> Callable[[object], str]:
    """The validator of a key that holds the id of something else in the pack."""

    def referring(value: object) -> str:
        text = text_of(value)
        findings = current()
        wanted = slug(text.removeprefix(f"{kind}:"))
        if findings:
            node = value if isinstance(value, TextNode) else None
            findings.uses.append(Use(kind, wanted, getattr(value, "place", None), node, 0, len(text)))
        return wanted

    return referring


def language_tag(value: object) -> str:
    """A BCP 47 tag in its usual case (RFC 5646, 2.1.1): `zh-hans` is zh-Hans, `en_gb` is en-GB."""
    text = text_of(value).strip().replace("_", "-")
    found = _TAG.fullmatch(text.lower())
    if not found:
        meant = _LANGUAGE_NAMES.get(text.lower(), "")
        suggestion = ""
        if meant and isinstance(value, TextNode):
            from sinopack.source.quoting import replace_value

            suggestion = replace_value(value, meant)
        advice = "" if suggestion else "Type its short code, such as en, en-GB, fr, ru or zh-Hans."
        raise fault(f"“{text}” is not the code of a language.", suggestion, advice)
    language, script, region, variants = found.groups()
    tag = language + (f"-{script.title()}" if script else "") + (f"-{region.upper()}" if region else "")
    return tag + variants


def number_in(unit: str) -> Callable[[object], object]:
    """Takes a unit off a number: “3 marks”, “[3]”, “4 lines”."""
    form = rf"(?i)\s*[(\[]?\s*(\d+)\s*(?:{unit})?\s*[)\]]?\s*"

    def without_unit(value: object) -> object:
        if isinstance(value, ListNode) and len(value) == 1:  # [3] is a list in YAML
            value = value[0]
        if not isinstance(value, str) or value.isdecimal():
            return value
        found = re.fullmatch(form, value)
        return part_of(value, *found.span(1)) if found else value

    return without_unit


def number_schema(least: int, most: int) -> dict[str, Any]:
    """A whole number, or text that starts with one."""
    number = {"type": "integer", "minimum": least, "maximum": most}
    return {"anyOf": [number, {"type": "string", "pattern": r"^\s*[(\[]?\s*[0-9]{1,3}\b"}]}


def choice(names: Iterable[str], **others: str) -> ReadFirst:
    """Takes a name in any case, or one of the `others` that mean the same, to the name as the model has it."""
    plain = {_plain(name): name for name in names}
    plain |= {_plain(name): meant for name, meant in others.items()}

    def chosen(value: object) -> object:
        return plain.get(_plain(value), value) if isinstance(value, str) else value

    return ReadFirst(chosen)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()


def words_or_list(value: object) -> object:
    """A list of words typed as one text, with commas between them."""
    if not isinstance(value, str):
        return value
    return [part_of(value, *found.span()) for found in re.finditer(r"[^,;\s](?:[^,;\n]*[^,;\s])?", value)]


def text_or_list(value: object) -> object:
    """One text where a list of texts is meant: a list of one, or of the lines that start with a dash or a number."""
    if not isinstance(value, str):
        return value
    lines = lines_of(value)
    marks = [re.match(r"(?:[-*•]|\d{1,2}[.)])\s+", line) for line in lines]
    if len(lines) > 1 and all(marks):
        return [part_of(line, mark.end(), len(line)) for line, mark in zip(lines, marks, strict=True) if mark]
    return [value]


def picture_path(value: object) -> str:
    """The path of a picture, with / between folders."""
    return text_of(value).strip().replace("\\", "/")


PlainText = Annotated[str, ReadBy(plain_text, TEXT_SCHEMA)]
PicturePath = Annotated[str, ReadBy(picture_path, {"type": "string"})]
InlineText = Annotated[Inline, ReadBy(inline_text, TEXT_SCHEMA)]
CellText = Annotated[Inline, ReadBy(cell_text, CELL_SCHEMA)]
ProseText = Annotated[Prose, ReadBy(prose_text, PROSE_SCHEMA)]
DateText = Annotated[HistoricDate, ReadBy(date_text, {"type": ["string", "integer"]})]
EventDate = Annotated[HistoricDate, ReadBy(event_date, {"type": ["string", "integer"]})]
Identifier = Annotated[str, ReadBy(identifier, {"type": ["string", "integer"]})]
SectionId = Annotated[str, ReadBy(reference_to("section"), {"type": ["string", "integer"]})]
SourceId = Annotated[str, ReadBy(reference_to("source"), {"type": ["string", "integer"]})]
QuoteId = Annotated[str, ReadBy(reference_to("quote"), {"type": ["string", "integer"]})]
Language = Annotated[str, ReadBy(language_tag, {"type": "string"})]
SlideOrHandout = Annotated[Show, ReadBy(read_show, SHOW_SCHEMA)]
Texts = Annotated[tuple[InlineText, ...], ReadFirst(text_or_list)]
