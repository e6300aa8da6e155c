"""A layout's placeholders, and the text that fills them on a slide.

In: a finished layout's placeholders, text boxes that fill them. Out: shapes with a `p:ph` (ECMA-376 part 1, 19.3.1.36).
"""

from __future__ import annotations

from sinopack.page import Paragraph, Placeholder, PlaceholderKind, PlaceholderRef, TextBox
from sinopack.render.powerpoint.paragraphs import BODY, Inherited, level_style, paragraphs
from sinopack.render.powerpoint.runs import run, run_properties
from sinopack.render.powerpoint.sheet import Sheet
from sinopack.render.powerpoint.xml import attribute, frame, guid, text

LABELS = {
    PlaceholderKind.TITLE: "Title",
    PlaceholderKind.BODY: "Text",
    PlaceholderKind.PICTURE: "Picture",
    PlaceholderKind.TABLE: "Table",
    PlaceholderKind.FOOTER: "Footer",
    PlaceholderKind.SLIDE_NUMBER: "Slide number",
}
_TYPES = {
    PlaceholderKind.TITLE: ("title", 0, 0),
    PlaceholderKind.BODY: ("body", 1, 100),
    PlaceholderKind.FOOTER: ("ftr", 3, 11),
    PlaceholderKind.SLIDE_NUMBER: ("sldNum", 4, 12),
    PlaceholderKind.PICTURE: ("pic", 0, 200),
    PlaceholderKind.TABLE: ("tbl", 0, 300),
}
"""A kind's `type`, its `idx` on the master, and the `idx` from which its placeholders are counted in a layout."""

_IN_TEXT_STYLES = (PlaceholderKind.TITLE, PlaceholderKind.BODY)
"""What the master sets in its text styles, not in the placeholder itself."""

ANY_NUMBER = "\u2039#\u203a"
_LOCKS = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'


def placeholder_tag(ref: PlaceholderRef, prompt: bool = False, on_master: bool = False) -> str:
    """The `p:ph` that ties a shape to its layout's placeholder, and that to the master's."""
    kind, on_the_master, first = _TYPES[ref.kind]
    number = on_the_master if on_master else first + ref.index
    index = f' idx="{number}"' if number else ""
    custom = ' hasCustomPrompt="1"' if prompt else ""
    return f'<p:ph type="{kind}"{index}{custom}/>'


def filled_placeholder(box: TextBox, placeholder: Placeholder, sheet: Sheet) -> str:
    """Text in its placeholder: it says where it is and how it looks only where that differs from the layout's."""
    inherited = Inherited.of(placeholder)
    moved = frame(box.rect) if frame(box.rect) != frame(placeholder.rect) else ""
    if placeholder.ref.kind is PlaceholderKind.SLIDE_NUMBER:
        content = _numbered(box.paragraphs, sheet, inherited)
    else:
        content = paragraphs(box.paragraphs, sheet, inherited)
    name = sheet.properties(LABELS[placeholder.ref.kind], box.key, said_in_place(box))
    return (
        f"<p:sp><p:nvSpPr>{name}{_LOCKS}<p:nvPr>{placeholder_tag(placeholder.ref)}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{moved}</p:spPr>"
        f"<p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>{content}</p:txBody></p:sp>"
    )


def said_in_place(box: TextBox) -> str:
    """What is said of a text besides its words: where it has gaps, the words with what is said for those."""
    has_gap = any(paragraph.has_gap for paragraph in box.paragraphs)
    return box.alternative or (box.said if has_gap else "")


def title_for_listeners(title: str, language: str, sheet: Sheet) -> str:
    """The title of a slide that shows none: hidden, but there for outlines, links and screen readers."""
    properties = sheet.properties("Title", "").replace("<p:cNvPr ", '<p:cNvPr hidden="1" ', 1)
    return (
        f'<p:sp><p:nvSpPr>{properties}{_LOCKS}<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f'<p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="{attribute(language)}"/>'
        f"<a:t>{text(title)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def offered_placeholder(placeholder: Placeholder, sheet: Sheet, base: Inherited | None, on_master: bool) -> str:
    """A placeholder of a layout, or of the master: where it is, how its text is set, and its prompt. A layout's says
    what differs from `base`, the master's."""
    ref, level = placeholder.ref, Inherited.of(placeholder)
    tag = placeholder_tag(ref, prompt=bool(placeholder.prompt) and not on_master, on_master=on_master)
    style = "" if on_master and ref.kind in _IN_TEXT_STYLES else level_style("a:lvl1pPr", level, sheet, base)
    language = attribute(placeholder.style.language)
    if ref.kind is PlaceholderKind.SLIDE_NUMBER:
        content = _field(ANY_NUMBER, f'<a:rPr lang="{language}"/>', sheet)
    else:
        content = f'<a:r><a:rPr lang="{language}"/><a:t>{text(placeholder.prompt)}</a:t></a:r>'
    name = sheet.properties(LABELS[ref.kind], f"{ref.index}" if ref.index else "")
    return (
        f"<p:sp><p:nvSpPr>{name}{_LOCKS}<p:nvPr>{tag}</p:nvPr></p:nvSpPr>"
        f'<p:spPr>{frame(placeholder.rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"<p:txBody>{BODY}<a:lstStyle>{style}</a:lstStyle><a:p>{content}</a:p></p:txBody></p:sp>"
    )


def _numbered(content: tuple[Paragraph, ...], sheet: Sheet, inherited: Inherited) -> str:
    """Paragraphs in which the slide's own number is a field, and all else is as it stands."""
    written = paragraphs(content, sheet, inherited)
    number = str(sheet.number)
    for paragraph in content:
        for item in paragraph.runs:
            before, found, after = item.text.partition(number)
            if found and "\n" not in item.text:
                properties = run_properties("a:rPr", item.style, sheet, inherited.style)
                pieces = f"<a:r>{properties}<a:t>{text(before)}</a:t></a:r>" if before else ""
                pieces += _field(number, properties, sheet)
                pieces += f"<a:r>{properties}<a:t>{text(after)}</a:t></a:r>" if after else ""
                return written.replace(run(item, sheet, inherited.style), pieces, 1)
    return written


def _field(shown: str, properties: str, sheet: Sheet) -> str:
    identity = guid(sheet.relationships.source, "slide number")
    return f'<a:fld id="{identity}" type="slidenum">{properties}<a:t>{shown}</a:t></a:fld>'
