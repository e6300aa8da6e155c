"""Two prints compared: which pages differ, and why."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sinopack import FileDifference, Moved, PageDifference, Reason, Since, Standing
from sinopack.changes.comparing import compare, everything, sheets_of
from sinopack.changes.record import Record
from tests.changes.records import a_page, a_record

NAMED = ("handout.pdf", "page")


def compared(new: Record, old: Record) -> FileDifference:
    return compare(new, old, NAMED, Since.BUILD)


def test_the_same_print_differs_in_nothing() -> None:
    record = a_record("a/paragraph/one", "b/paragraph/two")
    assert compared(record, record) == FileDifference(*NAMED, Since.BUILD, Standing.COMPARED, 2, 2)
    assert not compared(record, record).differs


def test_a_page_differs_because_of_what_has_changed_on_it() -> None:
    old = a_record("a/heading/A | a/key point/one | a/key point/two | a/key point/three", "b/paragraph/far away")
    new = a_record("a/heading/A | a/key point/ONE | a/key point/two | a/key point/THREE", "b/paragraph/far away")
    assert compared(new, old).pages == (PageDifference(1, 1, ("A",), (Reason("A", "key point", changed=2),)),)


def test_what_is_new_is_told_from_what_is_gone() -> None:
    few, many = a_record("a/event/one"), a_record("a/event/one | a/event/two | a/table/row; other row")
    assert compared(many, few).pages[0].reasons == (Reason("A", "event", new=1), Reason("A", "table", new=1))
    assert compared(few, many).pages[0].reasons == (Reason("A", "event", gone=1), Reason("A", "table", gone=1))


def test_an_entry_of_several_pieces_counts_once() -> None:
    old, new = (
        a_record("timeline/event/1949; Victory; Mao speaks"),
        a_record("timeline/event/1950; Victory; He is silent"),
    )
    assert compared(new, old).pages[0].reasons == (Reason("Timeline", "event", changed=1),)


def test_a_date_that_stands_elsewhere_too_has_changed_all_the_same() -> None:
    old = a_record("timeline/event/Feb; A | timeline/event/Mar; B")
    new = a_record("timeline/event/Mar; A | timeline/event/Mar; B")
    assert compared(new, old).pages[0].reasons == (Reason("Timeline", "event", changed=1),)


def test_text_that_only_flows_on_is_no_reason() -> None:
    old = a_record("a/paragraph/one | a/paragraph/two", "a/paragraph/three", "b/paragraph/four")
    new = a_record("a/paragraph/one", "a/paragraph/two | a/paragraph/three", "b/paragraph/four")
    assert compared(new, old).pages == (PageDifference(1, 1, ("A",)), PageDifference(2, 2, ("A",)))


def test_of_an_edit_that_pushes_text_on_only_the_edit_is_a_reason() -> None:
    old = a_record("a/paragraph/one | a/paragraph/two", "a/paragraph/three | b/paragraph/four")
    new = a_record("a/paragraph/ONE and more", "a/paragraph/two | a/paragraph/three | b/paragraph/four")
    assert compared(new, old).pages == (
        PageDifference(1, 1, ("A",), (Reason("A", "paragraph", changed=1),)),
        PageDifference(2, 2, ("A", "B")),
    )


def test_a_page_put_in_between_moves_the_others_and_their_sheets() -> None:
    pages = [f"{part}/paragraph/{part}" for part in "abcdef"]
    new = compared(a_record(*pages[:2], "new/paragraph/x", *pages[2:]), a_record(*pages))
    assert new.pages == (PageDifference(3, 0, ("New",), (Reason("New", "paragraph", new=1),)),)
    assert new.moved == tuple(Moved(number, number - 1) for number in (4, 5, 6, 7))
    assert new.sheets == (2, 3, 4), "front and back of these were never on one sheet"


def test_sheets_whose_sides_have_moved_together_can_stay() -> None:
    pages = [f"{part}/paragraph/{part}" for part in "abcdef"]
    moved = compared(a_record(*pages[:2], "x/paragraph/x", "y/paragraph/y", *pages[2:]), a_record(*pages))
    assert moved.numbers == (3, 4)
    assert moved.sheets == (2,)


def test_a_sheet_that_loses_its_back_is_copied_again() -> None:
    shorter = compared(a_record("a/paragraph/a", "b/paragraph/b", "c/paragraph/c"),
                       a_record("a/paragraph/a", "b/paragraph/b", "c/paragraph/c", "d/paragraph/d"))  # fmt: skip
    assert (shorter.pages, shorter.sheets, shorter.was, shorter.differs) == ((), (2,), 4, True)


def test_pages_that_change_places_have_only_moved() -> None:
    swapped = compared(a_record("a/paragraph/a", "c/paragraph/c", "b/paragraph/b"),
                       a_record("a/paragraph/a", "b/paragraph/b", "c/paragraph/c"))  # fmt: skip
    assert swapped.pages == ()
    assert swapped.moved == (Moved(2, 3), Moved(3, 2))


def test_a_page_that_says_the_same_and_looks_different_is_told_apart() -> None:
    old, new = a_record(a_page("a/paragraph/a", look=1)), a_record(a_page("a/paragraph/a", look=2))
    assert compared(new, old).restyled == (1,)
    assert not compared(new, old).differs


def test_of_another_paper_every_page_differs() -> None:
    old, new = a_record("a/paragraph/a", size=(1, 1)), a_record("a/paragraph/a", "b/paragraph/b", "c/paragraph/c")
    resized = compared(new, old)
    assert (resized.standing, resized.numbers, resized.sheets, resized.was) == (Standing.RESIZED, (1, 2, 3), (1, 2), 1)
    assert resized == everything(new, NAMED, Since.BUILD, Standing.RESIZED, 1)


def test_a_part_under_another_title_is_the_same_to_a_reader() -> None:
    old = a_record("alliance/heading/Alliance | alliance/paragraph/text")
    new = a_record("an-alliance/heading/An alliance | an-alliance/paragraph/text")
    assert compared(new, old).pages[0].reasons == (Reason("An-alliance", "heading", changed=1),)


words = st.text("abc", min_size=1, max_size=2)
some_pages = st.lists(
    st.lists(st.tuples(st.sampled_from("pq"), st.sampled_from(["point", "event"]), words), min_size=1, max_size=4).map(
        lambda passages: " | ".join("/".join(each) for each in passages)
    ),
    min_size=1,
    max_size=7,
)


@given(some_pages, some_pages)
def test_every_page_is_told_once_or_has_stayed(new: list[str], old: list[str]) -> None:
    told = compared(a_record(*new), a_record(*old))
    differing, moved = set(told.numbers), {each.number: each.was for each in told.moved}
    assert not differing & moved.keys()
    for number, page in enumerate(new, start=1):
        if number not in differing:
            assert old[moved.get(number, number) - 1] == page, "a page that is not told says what it said"
    sources = [page.was for page in told.pages if page.was] + [
        moved.get(number, number) for number in range(1, len(new) + 1) if number not in differing
    ]
    assert len(sources) == len(set(sources)), "no page was two"
    assert all(1 <= was <= len(old) for was in sources)
    assert set(sheets_of(differing)) <= set(told.sheets)


@given(some_pages, some_pages)
def test_what_differs_and_what_is_new_agree(new: list[str], old: list[str]) -> None:
    told = compared(a_record(*new), a_record(*old))
    assert told.differs == (bool(told.pages) or told.was > told.count)
    assert bool(told.pages or told.moved or told.was != told.count) == (new != old)


@given(some_pages, st.randoms(use_true_random=False))
def test_text_dealt_out_otherwise_is_never_new(pages: list[str], chance: Random) -> None:
    passages = [passage for page in pages for passage in page.split(" | ")]
    cuts = sorted({0, len(passages), *(chance.randrange(len(passages)) for _ in range(3))})
    dealt = [" | ".join(passages[start:end]) for start, end in pairwise(cuts)]
    told = compared(a_record(*dealt), a_record(*pages))
    assert [page.reasons for page in told.pages if page.was] == [() for page in told.pages if page.was]
