"""The organiser: exactly one page, as large as it can be, its columns even; or what to leave out, which is enough."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pypdfium2
import pytest

import sinopack
from sinopack import content
from sinopack.layout import Laid, lay_out_organiser
from sinopack.page import Document, Item, Role, TextBox
from sinopack.problems import Problems
from sinopack.render.pdf.document import draw
from tests.layout.across.checks import flat, overlap
from tests.layout.organiser.generated import content_of

ROOT = Path(__file__).parents[3]
MARGIN = 12 * 72 / 25.4
SMALL = """
pack: {title: T, enquiry: Why?}
sections:
  - title: One
    key_points: [A point, Another point]
terms:
  - CCP: The party
  - Comintern: The Communist International
takeaways: [Keep this]
"""


def loaded(text: str, folder: Path) -> content.model.Pack:
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8")
    return content.load(path)


def organiser(text: str, folder: Path) -> Laid[Document]:
    return lay_out_organiser(loaded(text, folder), folder)


def items_of(laid: Laid[Document]) -> list[Item]:
    (page,) = laid.result.pages
    return list(flat(page.items))


def boxes(laid: Laid[Document]) -> list[TextBox]:
    return [item for item in items_of(laid) if isinstance(item, TextBox)]


def smallest(laid: Laid[Document]) -> float:
    return min(run.style.size for box in boxes(laid) for paragraph in box.paragraphs for run in paragraph.runs)


def columns(laid: Laid[Document]) -> list[list[TextBox]]:
    """The boxes of the parts, by the columns that they stand in, told from where they are."""
    found = [box for box in boxes(laid) if any("organiser-" in each.key for each in box.within[1:2])]
    heads = {round(item.rect.x) for item in items_of(laid) if item.key.endswith("-rule") and item.rect.width > 60}
    lefts = sorted(left for left in heads if left >= round(MARGIN))
    return [[box for box in found if _column(box, lefts) == left] for left in lefts]


def _column(box: TextBox, lefts: list[int]) -> int:
    return max((left for left in lefts if left <= box.rect.x + 1), default=lefts[0])


def check(laid: Laid[Document], floor: float) -> None:
    """On one page, within its margins, nothing over anything, nothing too small."""
    (page,) = laid.result.pages
    found = boxes(laid)
    for index, one in enumerate(found):
        for two in found[index + 1 :]:
            assert not overlap(one.rect, two.rect), (one.text, two.text)
    for item in items_of(laid):
        assert MARGIN - 0.1 <= item.rect.x <= item.rect.right <= page.size.width - MARGIN + 0.1, item.key
        assert MARGIN - 0.1 <= item.rect.y <= item.rect.bottom <= page.size.height - MARGIN + 0.1, item.key
    assert smallest(laid) >= floor - 0.01
    assert len({item.key for item in items_of(laid)}) == len(items_of(laid))


def check_balance(laid: Laid[Document]) -> None:
    """No column is half empty: of the fewest entries, which are large, the shortest reaches three fifths as far down as
    the longest; on a page that is full, nine tenths."""
    feet = [max(box.rect.bottom for box in column) for column in columns(laid) if column]
    top = min(box.rect.y for column in columns(laid) for box in column)
    assert len(feet) == len(columns(laid))
    least = 0.9 if smallest(laid) < 9.0 else 0.6
    assert min(feet) - top >= least * (max(feet) - top), feet


@cache
def outcome(number: int) -> Laid[Document] | Problems:
    """What becomes of a generated pack."""
    with TemporaryDirectory() as folder:
        try:
            return organiser(content_of(number), Path(folder))
        except Problems as found:
            return found


@pytest.mark.parametrize("number", range(20))
def test_twenty_packs_take_exactly_one_page_or_say_what_to_leave_out(number: int) -> None:
    laid = outcome(number)
    if isinstance(laid, Problems):
        (problem,) = laid.problems
        assert "does not fit on one page of A4, even at 7.5 pt" in problem.message
        assert problem.place
        assert re.match(r"Leave out, in this order: .*\. Then it fits\.", problem.advice)
        return
    check(laid, 7.5)
    check_balance(laid)
    target = BytesIO()
    draw(laid.result, target)
    file = pypdfium2.PdfDocument(target.getvalue())
    assert len(file) == 1
    assert [round(length) for length in file[0].get_size()] == [842, 595]


def test_some_of_the_twenty_fit_and_some_do_not() -> None:
    """Else the test above would prove little."""
    fitting = [number for number in range(20) if not isinstance(outcome(number), Problems)]
    assert 10 <= len(fitting) <= 18


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("paper", ["A4", "A3", "Letter", "Tabloid"])
def test_the_sample_has_one_page_of_every_paper(paper: str, orientation: str) -> None:
    pack = content.load(ROOT / "content.yaml")
    chosen = pack.products.organiser.model_copy(update={"paper": paper, "orientation": orientation})
    pack = pack.model_copy(update={"products": pack.products.model_copy(update={"organiser": chosen})})
    laid = lay_out_organiser(pack, ROOT)

    check(laid, 7.5 if paper in ("A4", "Letter") else 9.0)
    check_balance(laid)
    (page,) = laid.result.pages
    assert (page.size.width > page.size.height) == (orientation == "landscape")


@pytest.mark.parametrize(
    "name", ["rome", "cyrillic", "han", "vietnamese", "science", "long-titles", "forty-key-points", "everything"]
)
def test_stress_packs_have_one_page(name: str) -> None:
    path = ROOT / "tests" / "packs" / name / "content.yaml"
    check(lay_out_organiser(content.load(path), path.parent), 7.5)


def test_what_is_said_to_be_left_out_is_enough(tmp_path: Path) -> None:
    """The steps, taken by whoever reads them, make it fit; and without the last of them it does not."""
    text = content_of(19).replace("events: all", "events: all, parts: [timeline, terms, people, key-points]")
    with pytest.raises(Problems) as found:
        organiser(text, tmp_path)
    (problem,) = found.value.problems
    steps = problem.advice.split("Leave out, in this order: ")[1].split(". Then it fits.")[0].split("; ")
    assert "events of low importance (lines" in steps[0]
    for taken in (steps[:-1], steps):
        lighter = _without(text, taken)
        if taken == steps:
            check(organiser(lighter, tmp_path), 7.5)
        else:
            with pytest.raises(Problems):
                organiser(lighter, tmp_path)


def _without(text: str, steps: list[str]) -> str:
    """The pack without what the steps name."""
    lines = text.splitlines()
    parts = {"people": "people", "key points": "key-points", "terms": "terms"}
    kept = ["timeline", "terms", "people", "key-points"]
    for step in steps:
        importance = re.search(r"events of (low|normal) importance", step)
        if importance:
            lines = [line for line in lines if f"importance: {importance[1]}" not in line]
        for words, part in parts.items():
            if re.match(rf"the \d+ {words}", step):
                kept.remove(part)
    return re.sub(r"parts: \[.*?\]", f"parts: [{', '.join(kept)}]", "\n".join(lines))


def test_a_larger_paper_is_named_where_it_would_do(tmp_path: Path) -> None:
    text = content_of(19)
    with pytest.raises(Problems) as found:
        organiser(text, tmp_path)
    (problem,) = found.value.problems
    assert "Or print it on A3" in problem.advice
    line = problem.advice.split("`")[1]
    assert line == "products: {organiser: {paper: A3}}"
    check(organiser(text.replace("organiser: {", "organiser: {paper: A3, "), tmp_path), 9.0)


def test_too_many_of_one_kind_are_cut_at_the_end(tmp_path: Path) -> None:
    terms = "".join(f"  - {{term: Term {number}, meaning: {'a word ' * 12}}}\n" for number in range(400))
    text = f"pack: T\nsections: [S]\nterms:\n{terms}"
    with pytest.raises(Problems) as found:
        organiser(text, tmp_path)
    (problem,) = found.value.problems
    told = re.search(r"of the 400 that are left the last (\d+) \(from line (\d+) on\)", problem.advice)
    assert told
    kept = 400 - int(told[1])
    assert int(told[2]) == 4 + kept
    lines = text.splitlines(keepends=True)
    assert lay_out_organiser(loaded("".join(lines[: 3 + kept]), tmp_path)).result.pages
    with pytest.raises(Problems):
        organiser("".join(lines[: 4 + kept]), tmp_path)


def test_less_to_say_is_said_larger() -> None:
    sizes = [smallest(laid) for laid in map(outcome, (0, 4, 8)) if not isinstance(laid, Problems)]
    assert len(sizes) == 3
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


def test_no_larger_text_would_have_fitted(tmp_path: Path) -> None:
    """A tenth of a point more, and there is no division into columns: but for what is given up to keep groups whole."""
    from sinopack.layout.organiser.sheet import sheet_of
    from sinopack.layout.organiser.solving import _FEET, Solver
    from tests.layout.organiser.solver import solver_of

    for number in (3, 6, 9):
        solver: Solver = solver_of(loaded(content_of(number), tmp_path), sheet_of("A4", "landscape"))
        solved = solver.largest()
        assert solved
        foot = next(each for each in _FEET if solver._largest(each))
        assert all(solver._at(round(solved.size + more, 2), foot) is None for more in (0.7, 1.0))


def test_parts_come_as_asked_for_and_no_others(tmp_path: Path) -> None:
    laid = organiser(f"{SMALL}products: {{organiser: {{parts: [takeaways, terms]}}}}\n", tmp_path)

    headings = [box.text for box in boxes(laid) if box.role is Role.HEADING_1]
    assert headings == ["What to remember", "Key terms"]
    assert not any(box.text == "Why?" for box in boxes(laid))


def test_only_important_events_unless_all_are_asked_for(tmp_path: Path) -> None:
    events = "timeline:\n  - {date: 1950, text: Great, importance: high}\n  - {date: 1951, text: Small}\n"
    few = organiser(SMALL + events, tmp_path)
    every = organiser(f"{SMALL}{events}products: {{organiser: {{events: all}}}}\n", tmp_path)

    assert not any(box.text == "Small" for box in boxes(few))
    assert any(box.text == "Small" for box in boxes(every))


def test_a_part_that_goes_on_says_so_at_the_top_of_its_column() -> None:
    laid = outcome(8)
    assert not isinstance(laid, Problems)

    again = [box for box in boxes(laid) if "-again-" in box.key]
    assert again
    assert all(box.role is Role.ARTIFACT and re.search(r"\(\d\sof\s\d\)", box.text) for box in again)
    tops = {key: [round(box.rect.y) for box in group] for key, group in groupby(again, key=lambda box: box.text)}
    assert all(len(set(each)) == 1 for each in tops.values())


def test_a_pack_without_anything_for_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="nothing for a knowledge organiser"):
        organiser("pack: T\nsections: [S]\n", tmp_path)


def test_the_same_pack_gives_the_same_page(tmp_path: Path) -> None:
    assert organiser(content_of(7), tmp_path).result == organiser(content_of(7), tmp_path).result


def test_nothing_of_the_teachers_is_on_it(tmp_path: Path) -> None:
    """Not on the page, and not in what else the file says, as PDFium and pikepdf read it."""
    text = SMALL.replace("  - title: One\n", "  - title: One\n    notes: SENTINEL\n")
    laid = organiser(f"{text}questions:\n  - {{question: Q?, answer: SENTINEL, reason: SENTINEL}}\n", tmp_path)
    target = BytesIO()
    draw(laid.result, target)
    with pikepdf.open(target) as file:
        plain = BytesIO()
        file.save(plain, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)

    assert "Keep this" in pypdfium2.PdfDocument(target.getvalue())[0].get_textpage().get_text_bounded()
    assert "SENTINEL" not in pypdfium2.PdfDocument(target.getvalue())[0].get_textpage().get_text_bounded()
    assert b"SENTINEL" not in plain.getvalue()


def test_too_much_for_the_page_does_not_keep_everything_else_from_being_made(tmp_path: Path) -> None:
    pack = tmp_path / "content.yaml"
    pack.write_text(content_of(19), encoding="utf-8")
    report = sinopack.build(pack, everything=True)
    made = {file.path.name for file in report.files}
    assert "handout.pdf" in made
    assert "organiser.pdf" not in made
    (told,) = (notice for notice in report.notices if notice.message.startswith("organiser.pdf is not made. The know"))
    assert told.advice.startswith("Leave out, in this order: ")
    assert told.place
    with pytest.raises(Problems, match=r"^.*: The knowledge organiser does not fit"):
        sinopack.build(pack, only=["organiser"])
    pack.write_text(content_of(19).replace("products: {", "products: {make: [handout, organiser], "), encoding="utf-8")
    with pytest.raises(Problems, match="does not fit on one page"):
        sinopack.build(pack, everything=True)


def test_course_level_and_school_are_never_cut(tmp_path: Path) -> None:
    school = "Städtisches Gymnasium mit Internat Überlingen am Bodensee"
    text = f"pack: {{title: T, course: Deutsch als Fremdsprache, level: Klasse 9, school: {school}}}\nsections: [S]\n"
    text += "terms:\n  - {term: Umlaut, meaning: ä}\n"
    (head,) = [box for box in boxes(organiser(text, tmp_path)) if box.key == "organiser-level"]
    assert head.text.endswith(school)
    assert len(head.lines) > 1
