"""A page's fingerprint changes exactly when what the page says changes."""

from __future__ import annotations

from msgspec.structs import replace

from sinopack.layout.handout.fingerprint import fingerprint
from sinopack.page import Document, Enclosure, Role
from tests.layout.frames import table, text_box
from tests.layout.handout.laid import laid_out
from tests.layout.handout.reading import text_boxes
from tests.plan.typed import typed

PACK = """
    pack: {{title: Two rivers, dates: {dates}}}
    sections:
      - {{title: First, body: {first}}}
      - {{title: Second, body: {second}}}
    sources: [A book]
"""
LONG = "A sentence about the river that is long enough to fill a line and a half of the page. " * 45


def document(**changes: str) -> Document:
    values = {"dates": "1901", "first": LONG, "second": LONG} | changes
    return laid_out(typed(PACK.format(**values)), "A4").document


def prints(found: Document) -> list[str]:
    """The print in each page's footer."""
    footers = [box for page in found.pages for box in text_boxes(page) if box.key.startswith("footer-right")]
    return [box.text.split()[0] for box in footers]


def test_a_page_whose_text_changes_gets_another_print_and_others_do_not() -> None:
    before, after = document(), document(second=LONG.replace("river", "brook"))
    same = [first == second for first, second in zip(prints(before), prints(after), strict=True)]
    changed = {number for number, page in enumerate(after.pages) if any("brook" in b.text for b in text_boxes(page))}
    assert {number for number, is_same in enumerate(same) if not is_same} == changed
    assert changed
    assert before.properties.fingerprint != after.properties.fingerprint


def test_the_same_pack_gets_the_same_prints() -> None:
    assert prints(document()) == prints(document())


def test_a_page_number_in_the_contents_is_furniture() -> None:
    before, after = document(), document(first=LONG * 2)
    assert len(after.pages) > len(before.pages)
    assert prints(before)[0] == prints(after)[0]


def test_the_prints_footer_and_the_running_title_are_furniture() -> None:
    box = text_box([["word"]])
    in_contents = replace(box, within=(Enclosure(Role.SECTION, "masthead"), Enclosure(Role.CONTENTS, "contents")))
    furniture = [replace(box, role=Role.ARTIFACT), replace(box, role=Role.FOOTER), in_contents]
    assert fingerprint([box, *furniture]) == fingerprint([box])


def test_where_something_stands_does_not_matter_but_what_it_says_does() -> None:
    first, moved = text_box([["word"]]), text_box([["word"]], y=50.0)
    assert fingerprint([first]) == fingerprint([moved])
    assert fingerprint([first]) != fingerprint([text_box([["words"]])])
    assert fingerprint([table(["a", "b"])]) != fingerprint([table(["a", "c"])])


def test_six_digits() -> None:
    assert len(fingerprint([])) == 6
    assert len(document().properties.fingerprint) == 6
