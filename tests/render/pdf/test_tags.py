"""From roles to tags: each kind of item is drawn alone and its elements are read back with pikepdf."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
from msgspec.structs import replace

from sinopack.geometry import Insets, Rect
from sinopack.page import (
    Bullet,
    BulletKind,
    Cell,
    Connector,
    Destination,
    Enclosure,
    Group,
    Item,
    Marker,
    Outline,
    Role,
    Shape,
    Stroke,
    Table,
    TextBox,
)
from tests.render.pdf.reading_back import opened, operators
from tests.render.pdf.samples import ACCENT, INK, box, drawn, line, page, paragraph, shaped, style
from tests.tagged.bijection import faults
from tests.tagged.reading import Element, TaggedFile

SQUARE = Bullet(BulletKind.SQUARE, ACCENT, 5.0)
NUMBER = Bullet(BulletKind.NUMBER, ACCENT, 11.0, 1)


@lru_cache(maxsize=8)
def tags_of(data: bytes) -> TaggedFile:
    """The file's tags; kept open, for its objects go when it closes."""
    return TaggedFile(data)


def text(words: str, role: Role, key: str, *within: tuple[Role, str], **more: Any) -> TextBox:
    enclosures = tuple(Enclosure(*each) for each in within)
    return replace(box([words], style()), role=role, key=key, within=enclosures, **more)


def listed(words: list[str], bullet: Bullet | None = SQUARE, levels: tuple[int, ...] = ()) -> TextBox:
    """A text box with a paragraph a line; all but those without a `bullet` are marked."""
    marker = Marker(0.0, 4.0, 5.0, ACCENT) if bullet is SQUARE else Marker(runs=(shaped("1", style()),))
    drawn_lines = [
        replace(line([(each, style())], 16.0 * at), paragraph=at, marker=marker if bullet else None)
        for at, each in enumerate(words)
    ]
    paragraphs = [
        replace(paragraph(each, style()), bullet=bullet, level=levels[at] if levels else 0)
        for at, each in enumerate(words)
    ]
    return TextBox(Rect(60, 60, 200, 80), tuple(paragraphs), tuple(drawn_lines), Role.LIST, "en", "list")


def tree(*items: Item, **more: Any) -> list[Any]:
    """The tree of a page of items, as nested lists: a tag, then what is below it or is said."""
    file = tags_of(drawn(page(*items, **more)))
    assert faults(file) == []
    return [_outline(kid, file) for kid in file.document.kids]


def _outline(element: Element, file: TaggedFile) -> Any:
    below = [_outline(kid, file) for kid in element.kids if isinstance(kid, Element)]
    said = file.text(element)
    return [element.tag, *below] if below else [element.tag, said] if said else [element.tag]


def elements(*items: Item) -> list[Element]:
    return list(tags_of(drawn(page(*items))).document)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.TITLE, ["H1", "Words"]),
        (Role.HEADING_1, ["H1", "Words"]),
        (Role.PARAGRAPH, ["P", "Words"]),
        (Role.LABEL, ["P", "Words"]),
        (Role.CAPTION, ["Caption", "Words"]),
        (Role.QUOTE, ["BlockQuote", ["P", "Words"]]),
        (Role.NOTE, ["Note", ["P", "Words"]]),
        (Role.LIST, ["L", ["LI", ["LBody", "Words"]]]),
    ],
)
def test_a_text_box_is_what_its_role_says(role: Role, expected: list[Any]) -> None:
    assert tree(text("Words", role, "words")) == [expected]


@pytest.mark.parametrize("role", [Role.ARTIFACT, Role.FOOTER])
def test_furniture_is_not_read(role: Role) -> None:
    assert tree(text("Words", role, "words")) == []


def test_a_footer_says_that_it_is_one() -> None:
    data = drawn(page(text("Words", Role.FOOTER, "words")))
    ((_, properties),) = [operands for operator, operands in operators(data) if operator == "BDC"]

    assert (str(properties.Type), str(properties.Subtype)) == ("/Pagination", "/Footer")


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((0, 3, 1, 3, 2, 3), ["H1", "H2", "H2", "H3", "H3", "H4"]),
        ((0, 2, 2, 2), ["H1", "H2", "H2", "H2"]),
        ((0, 3, 3, 2, 3), ["H1", "H2", "H2", "H2", "H3"]),
        ((0, 1, 2, 0, 1), ["H1", "H2", "H3", "H1", "H2"]),
    ],
)
def test_headings_go_down_one_level_at_a_time(levels: tuple[int, ...], expected: list[str]) -> None:
    roles = (Role.TITLE, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)
    items = [text("Words", roles[level], f"heading-{number}") for number, level in enumerate(levels)]

    assert [tag for tag, _ in tree(*items)] == expected


def test_a_number_is_part_of_its_heading() -> None:
    number = text("1", Role.LABEL, "number", (Role.HEADING_1, "title"))

    assert tree(number, text("Title", Role.HEADING_1, "title")) == [["H1", ["Span", "1 "]]]
    (heading,) = [each for each in elements(number, text("Title", Role.HEADING_1, "title")) if each.tag == "H1"]
    assert len(heading.kids) == 2


def test_items_of_one_list_are_one_list() -> None:
    items = [text(words, Role.LIST_ITEM, words, (Role.LIST, "list")) for words in ("One", "Two")]
    deeper = text(
        "Deeper", Role.LIST_ITEM, "deeper", (Role.LIST, "list"), (Role.LIST_ITEM, "Two"), (Role.LIST, "below")
    )

    below = ["LBody", ["L", ["LI", ["LBody", "Deeper"]]]]
    assert tree(*items, deeper) == [["L", ["LI", ["LBody", "One"]], ["LI", below]]]


@pytest.mark.parametrize(("bullet", "said", "numbering"), [(SQUARE, "•", "/Square"), (NUMBER, "1", "/Decimal")])
def test_marks_are_labels_and_their_list_says_of_which_kind(bullet: Bullet, said: str, numbering: str) -> None:
    item = ["LI", ["Lbl", said], ["LBody", "One"]]
    assert tree(listed(["One"], bullet)) == [["L", item]]
    assert str(elements(listed(["One"], bullet))[1].source.A.ListNumbering) == numbering


def test_deeper_items_are_in_a_list_within_the_item_before() -> None:
    ((_, one, two),) = tree(listed(["One", "Deeper", "Again", "Two"], levels=(0, 1, 1, 0)))

    assert [each[0] for each in one[2][1][1:]] == ["LI", "LI"]
    assert two == ["LI", ["Lbl", "•"], ["LBody", "Two"]]


def test_marked_paragraphs_among_others_are_lists() -> None:
    several = replace(listed(["Before", "One", "After"]), role=Role.PARAGRAPH)
    lines = [replace(each, marker=each.marker if each.paragraph == 1 else None) for each in several.lines]
    texts = [replace(each, bullet=each.bullet if at == 1 else None) for at, each in enumerate(several.paragraphs)]
    mixed = replace(several, lines=tuple(lines), paragraphs=tuple(texts))

    assert [tag for tag, *_ in tree(mixed)] == ["P", "L", "P"]


def test_what_the_author_parted_in_an_item_are_paragraphs() -> None:
    several = listed(["Food", "Enough for a day"])
    whole = replace(several.paragraphs[0], runs=paragraph("Food\nEnough for a day", style()).runs)
    lines = (several.lines[0], replace(several.lines[1], paragraph=0, marker=None))
    item = replace(several, paragraphs=(whole,), lines=lines)

    ((_, (_, label, body)),) = tree(item)
    assert (label, body) == (["Lbl", "•"], ["LBody", ["P", "Food "], ["P", "Enough for a day"]])


def test_letters_before_options_are_labels() -> None:
    option = ((Role.LIST, "options"), (Role.LIST_ITEM, "a"))
    items = text("A", Role.LABEL, "letter", *option), text("Right", Role.PARAGRAPH, "option", *option)

    assert tree(*items) == [["L", ["LI", ["Lbl", "A"], ["LBody", ["P", "Right"]]]]]
    assert str(elements(*items)[1].source.A.ListNumbering) == "/UpperAlpha"


def test_a_contents_entry_has_a_number_and_references() -> None:
    entry = ((Role.CONTENTS, "contents"), (Role.CONTENTS_ENTRY, "first"))
    linked = replace(
        box(["Title"], style(link="#there")),
        role=Role.CONTENTS, key="title", within=tuple(Enclosure(*each) for each in entry),
    )  # fmt: skip
    items = text("1", Role.LABEL, "number", *entry), linked

    reference = ["Reference", ["Link", "Title"]]
    expected = [["TOC", ["TOCI", ["Lbl", "1"], reference]]]
    assert tree(*items, destinations=(Destination("there", 0.0),)) == expected


def test_what_goes_on_over_the_page_is_one_element() -> None:
    first, second = text("Be", Role.PARAGRAPH, "text"), text("gun", Role.PARAGRAPH, "text")
    file = tags_of(drawn(page(first), page(second, key="second")))

    assert [(kid.tag, kid.kids) for kid in file.document.kids] == [("P", [(0, 0), (1, 0)])]
    assert faults(file) == []


def test_paragraphs_of_a_cut_box_keep_their_numbers() -> None:
    whole = replace(listed(["One", "Two", "Three"], None), role=Role.PARAGRAPH)
    first = replace(whole, paragraphs=whole.paragraphs[:2], lines=whole.lines[:2])
    rest = replace(whole, paragraphs=whole.paragraphs[1:], begins=1,
                   lines=tuple(replace(each, paragraph=each.paragraph - 1) for each in whole.lines[1:]))  # fmt: skip
    file = tags_of(drawn(page(first), page(rest, key="second")))

    assert [file.text(kid) for kid in file.document.kids] == ["One", "TwoTwo", "Three"]


def cell(words: str) -> Cell:
    several = words.split("\n") if words else []
    lines = tuple(replace(line([(each, style())], 16.0 * at), paragraph=at) for at, each in enumerate(several))
    return Cell(
        tuple(paragraph(each, style()) for each in several) or (paragraph("", style()),), lines, Insets(2, 2, 2, 2)
    )


TABLE = Table(
    Rect(60, 60, 200, 60), (100.0, 100.0), (20.0, 40.0),
    ((cell(""), cell("Head")), (cell("Row"), cell("One\nTwo"))), "en", "table", header_rows=1, header_column=True,
)  # fmt: skip


def test_a_table_has_headers_that_say_which_way_they_head() -> None:
    caption = text("Caption", Role.CAPTION, "caption", (Role.TABLE, "table"))

    head = ["THead", ["TR", ["TD"], ["TH", "Head"]]]
    body = ["TBody", ["TR", ["TH", "Row"], ["TD", ["P", "One"], ["P", "Two"]]]]
    assert tree(TABLE, caption) == [["Table", head, body, ["Caption", "Caption"]]]
    scopes = [str(each.source.A.Scope) for each in elements(TABLE) if each.tag == "TH"]
    assert scopes == ["/Column", "/Row"]


def test_a_tables_description_is_its_summary() -> None:
    (summarised,) = [each for each in elements(replace(TABLE, alternative="Two rows")) if each.tag == "Table"]
    assert str(summarised.source.A.Summary) == "Two rows"


def test_a_table_that_goes_on_is_one_table_and_its_repeated_head_is_not_read() -> None:
    again = replace(TABLE, rows=TABLE.rows[:1], heights=(20.0,), key="table-again", role=Role.ARTIFACT)
    rest = replace(TABLE, rows=TABLE.rows[1:], heights=(40.0,), header_rows=0)
    file = tags_of(drawn(page(TABLE), page(again, rest, key="second")))

    assert [_outline(kid, file)[0] for kid in file.document.kids] == ["Table"]
    assert [each.tag for each in file.document].count("TH") == 3
    assert [each.tag for each in file.document].count("THead") == 1


BAR = Shape(Rect(60, 60, 100, 20), Outline.RECTANGLE, "bar", fill=ACCENT)


def test_what_is_drawn_and_described_is_a_figure_with_its_place() -> None:
    described = replace(BAR, alternative="A bar", role=Role.FIGURE)
    (_, figure) = elements(described)

    assert (figure.tag, str(figure.source.Alt)) == ("Figure", "A bar")
    assert [float(edge) for edge in figure.source.A.BBox] == pytest.approx([60, 761.89, 160, 781.89])
    assert tree(BAR) == []


def test_a_formula_is_one() -> None:
    (_, formula) = elements(Group(BAR.rect, (BAR,), "formula", Role.FORMULA, "a squared", "en"))
    assert (formula.tag, str(formula.source.Alt)) == ("Formula", "a squared")


def test_a_described_group_is_one_figure_whatever_is_in_it() -> None:
    linked = box(["Text"], style(link="https://example.org", underline=True))
    rule = Connector(60, 90, 160, 90, Stroke(INK, 1.0), "rule")
    described = Group(BAR.rect, (BAR, rule, linked, TABLE), "group", Role.FIGURE, "A drawing", "en")
    file = tags_of(drawn(page(described)))

    (figure,) = file.document.kids
    assert (figure.tag, str(figure.source.Alt)) == ("Figure", "A drawing")
    assert [kid.tag for kid in figure.kids if isinstance(kid, Element)] == ["Link"]
    assert faults(file) == []
    assert tree(replace(described, alternative=""))[0][0] == "P"


def test_what_is_not_read_has_no_links() -> None:
    footer = replace(box(["Text"], style(link="https://example.org")), role=Role.FOOTER)
    assert "/Annots" not in opened(drawn(page(footer))).pages[0].obj


def test_an_underline_is_not_read() -> None:
    file = tags_of(drawn(page(box(["Text"], style(underline=True)))))

    assert file.marked[0].loose == []
    assert len(file.marked[0].artifacts) == 1


def test_what_is_in_another_language_says_so() -> None:
    foreign = line([("In ", style()), ("Москва", style(language="ru")), (".", style())])
    whole = replace(box(["x"], style()), lines=(foreign,), paragraphs=(paragraph("In Москва.", style()),))
    title = replace(box(["Titel"], style(language="de")), role=Role.TITLE, key="title", language="de")
    found = elements(whole, title)

    assert [(each.tag, str(each.source.Lang)) for each in found if "/Lang" in each.source] == [
        ("Span", "ru"),
        ("H1", "de"),
    ]


def test_a_link_over_two_lines_is_one_link_that_says_all_its_words() -> None:
    data = drawn(page(box(["the whole", "address"], style(link="https://example.org"))))
    (link,) = [each for each in tags_of(data).document if each.tag == "Link"]

    annotations = opened(data).pages[0].Annots
    assert [str(each.Contents) for each in annotations] == ["the whole address"] * 2
    assert len([kid for kid in link.kids if not isinstance(kid, Element | tuple)]) == 2


def test_an_alternative_of_a_text_takes_its_place() -> None:
    (_, mark) = elements(text("✓", Role.PARAGRAPH, "tick", alternative="Right"))
    assert str(mark.source.Alt) == "Right"


def test_notes_have_names() -> None:
    notes = [text("Note", Role.NOTE, f"note-{number}") for number in range(2)]
    names = [str(each.source.ID) for each in elements(*notes) if each.tag == "Note"]

    assert len(set(names)) == 2


def test_without_tags_there_is_no_tree_and_nothing_numbered() -> None:
    data = drawn(page(text("Words", Role.TITLE, "title"), TABLE, BAR, listed(["One"])), tagged=False)
    root = opened(data).Root

    assert "/StructTreeRoot" not in root
    assert "/MarkInfo" not in root
    assert "/StructParents" not in opened(data).pages[0].obj
    assert not any("/MCID" in operands[1] for operator, operands in operators(data) if operator == "BDC")


def test_a_link_without_tags_still_leads(tmp_path: Any) -> None:
    data = drawn(page(box(["Text"], style(link="https://example.org"))), tagged=False)
    (annotation,) = opened(data).pages[0].Annots

    assert str(annotation.A.URI) == "https://example.org"
    assert "/StructParent" not in annotation
