"""From a content file to a pack: short forms, ids, references, places, and that problems come together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from sinopack.content import Pack, load
from sinopack.content.base import Entry, Show
from sinopack.content.markup import Inline, Kind, Reference, Subheading
from sinopack.content.model import (
    Callout,
    ChoiceQuestion,
    Event,
    Figure,
    KeyPoint,
    Markdown,
    OpenQuestion,
    PrintSettings,
    Quote,
    Section,
    TableData,
    Term,
)
from sinopack.problems import Problems, Severity, SourceFile

Loader = Callable[[str], Pack]
HEAD = "pack:\n  title: T\nsections:\n  - title: Alliance\n"


@pytest.fixture
def read(tmp_path: Path) -> Loader:
    """Loads a pack from YAML; without a `pack` or `sections`, least ones are put before it."""

    def loaded(text: str) -> Pack:
        whole = text if text.startswith("pack:") else HEAD + text
        (tmp_path / "content.yaml").write_text(whole, encoding="utf-8")
        return load(tmp_path / "content.yaml", "content.yaml")

    return loaded


def messages(read: Loader, text: str) -> list[str]:
    with pytest.raises(Problems) as caught:
        read(text)
    return [f"{problem.place.line if problem.place else 0}: {problem.message}" for problem in caught.value.problems]


def texts(values: tuple[Inline, ...]) -> list[str]:
    return [value.text for value in values]


def test_the_least_pack(read: Loader) -> None:
    pack = read("pack: Sino-Soviet relations\nsections: Alliance\n")
    assert pack.pack.title.text == "Sino-Soviet relations"
    assert [(section.title.text, section.id) for section in pack.sections] == [("Alliance", "alliance")]
    assert (pack.pack.language, pack.timeline, pack.terms, pack.notices) == ("en", None, (), ())
    assert pack.print.parts == ("sections", "timeline", "people", "glossary", "takeaways", "questions", "sources",
                                "credits")  # fmt: skip
    assert (pack.print.paper, pack.slides.ratio, pack.slides.theme) == ("A4", "16:9", "two-colour")


@pytest.mark.parametrize(
    "typed",
    [
        "key_points: One",
        "key_points: [One]",
        "key_points:\n      - One",
        "key_points:\n      text: One",
        "key_points: |\n      - One",
    ],
)
def test_one_key_point(read: Loader, typed: str) -> None:
    if typed.startswith("key_points: |"):
        typed += "\n      - Two"
        assert [point.text.text for point in read(f"    {typed}\n").sections[0].key_points] == ["One", "Two"]
    else:
        (point,) = read(f"    {typed}\n").sections[0].key_points
        assert point == KeyPoint(text="One")


def test_a_body_of_one_text_and_of_many_blocks(read: Loader) -> None:
    assert read("    body: One\n").sections[0].body == (Markdown(text="One"),)
    assert read("    body:\n      quote: One\n").sections[0].body == (Quote(quote="One"),)
    body = read(
        "    body:\n      - One\n      - text: Two\n      - quote: Three\n        by: Mao\n      - callout: Four\n"
        "      - table: [a | b]\n"
    ).sections[0].body  # fmt: skip
    assert [type(block) for block in body] == [Markdown, Markdown, Quote, Callout, TableData]


def test_subheadings_are_ranked_over_the_whole_body(read: Loader) -> None:
    body = read("    body:\n      - |\n        ## A\n      - quote: q\n      - |\n        ### B\n").sections[0].body
    found = [part for block in body if isinstance(block, Markdown) for part in block.text.blocks]
    assert [(part.text.text, part.level) for part in found if isinstance(part, Subheading)] == [("A", 1), ("B", 2)]


@pytest.mark.parametrize(
    "typed",
    [
        "- 1956-02-25: The Secret Speech",
        "- date: 1956-02-25\n    text: The Secret Speech",
        "- 25 February 1956: {text: The Secret Speech}",
        "1956-02-25: The Secret Speech",
    ],
)
def test_an_event(read: Loader, typed: str) -> None:
    timeline = read(
        f"timeline:\n  events:\n  {typed}\n" if typed[0] == "-" else f"timeline:\n  events:\n    {typed}\n"
    ).timeline
    assert timeline is not None
    (event,) = timeline.events
    assert (event.text.text, event.date.first_year) == ("The Secret Speech", pytest.approx(1956 + 55 / 366))


def test_a_timeline_of_events_alone_and_an_event_with_more_keys(read: Loader) -> None:
    timeline = read("timeline:\n  - 1956: Speech\n    category: USSR\n    importance: High\n").timeline
    assert timeline is not None
    assert timeline.events == (Event(date="1956", text="Speech", category="USSR", importance="high"),)


def test_eras(read: Loader) -> None:
    timeline = read("timeline:\n  eras:\n    Ties: 1917/1935\n    Alliance: 1949/1960\n").timeline
    assert timeline is not None
    assert [(era.name, era.dates.first_year) for era in timeline.eras] == [("Ties", 1917.0), ("Alliance", 1949.0)]


@pytest.mark.parametrize(
    "typed",
    [
        "  Comintern: The Communist International",
        "  - Comintern: The Communist International",
        "  Comintern:\n    meaning: The Communist International",
        "  - term: Comintern\n    meaning: The Communist International",
        "  term: Comintern\n  meaning: The Communist International",
    ],
)
def test_a_term(read: Loader, typed: str) -> None:
    (term,) = read(f"terms:\n{typed}\n").terms
    assert term == Term(term="Comintern", meaning="The Communist International", id="comintern")


def test_people(read: Loader) -> None:
    people = read("people:\n  Mao Zedong: Leader\n  Joseph Stalin: {native: Иосиф Сталин, dates: 1878/1953}\n").people
    assert [(person.name, person.id, person.role.text if person.role else "") for person in people] == [
        ("Mao Zedong", "mao-zedong", "Leader"), ("Joseph Stalin", "joseph-stalin", ""),
    ]  # fmt: skip
    assert people[1].native_language == "ru"
    people = read("people:\n  - Zhou Enlai\n  - name: Mao\n    native: 毛泽东\n    native_language: zh-hans\n").people
    assert [(person.name, person.native_language) for person in people] == [("Zhou Enlai", None), ("Mao", "zh-Hans")]


def test_sources_with_and_without_ids(read: Loader) -> None:
    sources = read("sources:\n  - A book\n  - luthi: Another book\n").sources
    assert [(source.id, source.text.text) for source in sources] == [(None, "A book"), ("luthi", "Another book")]


@pytest.mark.parametrize(
    ("options", "answer", "right"),
    [
        ("[Mao, Stalin]", "B", (1,)),
        ("[Mao, Stalin]", "b)", (1,)),
        ("[Mao, Stalin]", "stalin.", (1,)),
        ("[Mao, Stalin, Zhou]", "A and C", (0, 2)),
        ("[Mao, Stalin]", "B. Because he did", (1,)),
        ("[Mao, Stalin]", "A – the first", (0,)),
        ("[A) Mao, B) Stalin]", "B", (1,)),
        ("{A: Mao, B: Stalin}", "B", (1,)),
        ("[A treaty, A war]", "A war", (1,)),
    ],
)
def test_multiple_choice(read: Loader, options: str, answer: str, right: tuple[int, ...]) -> None:
    (question,) = read(f"questions:\n  - question: Who?\n    options: {options}\n    answer: {answer}\n").questions
    assert question.right_options == right
    assert question.options[0].text in ("Mao", "A treaty")


def test_questions(read: Loader) -> None:
    questions = read(
        "questions:\n  - Why?\n  - Who led?: Mao\n"
        "  - question: How?\n    marks: 4 marks\n    lines: [6]\n    kind: Essay\n"
    ).questions
    assert all(isinstance(question, OpenQuestion) for question in questions)
    assert [(q.question.text, q.marks, q.lines, q.kind) for q in questions] == [
        ("Why?", 1, None, None), ("Who led?", 1, None, None), ("How?", 4, 6, "Essay"),
    ]  # fmt: skip
    assert questions[1].answer


@pytest.mark.parametrize(
    ("typed", "show"),
    [
        ("slides", Show(handout=False)),
        ("Handout", Show(slides=False)),
        ("[handout, slides]", Show()),
        ("handout and slides", Show()),
        ("both", Show()),
        ("[]", Show(handout=False, slides=False)),
        ("none", Show(handout=False, slides=False)),
        ("", Show()),
    ],
)
def test_show(read: Loader, typed: str, show: Show) -> None:
    assert read(f"    show: {typed}\n").sections[0].show == show


@pytest.mark.parametrize(
    "typed",
    [
        "[[Year, Loan], [1950, 300]]",
        "[Year | Loan, 1950 | 300]",
        "|\n          Year | Loan\n          1950 | 300",
        "|\n          | Year | Loan |\n          |------|-----:|\n          | 1950 | 300 |",
    ],
)
def test_tables(read: Loader, typed: str) -> None:
    (table,) = read(f"    body:\n      - table: {typed}\n        header: no\n").sections[0].body
    assert isinstance(table, TableData)
    assert [texts(row) for row in table.table] == [["Year", "Loan"], ["1950", "300"]]
    assert table.header == "none"


def test_empty_cells_and_bars_in_cells(read: Loader) -> None:
    (table,) = (
        read('    body:\n      - table:\n          - "| a || c |"\n          - a\\|b | | c\n          - ["", b, c]\n')
        .sections[0]
        .body
    )
    assert isinstance(table, TableData)
    assert [texts(row) for row in table.table] == [["a", "", "c"], ["a|b", "", "c"], ["", "b", "c"]]


def test_settings_in_any_case(read: Loader) -> None:
    pack = read("print:\n  paper: letter\n  parts: Sections, terms\nslides:\n  ratio: 4x3\n  parts: [glossary]\n")
    assert pack.print == PrintSettings(paper="Letter", parts=("sections", "glossary"))
    assert (pack.slides.ratio, pack.slides.parts) == ("4:3", ("terms",))


def test_keys_with_nothing_typed_are_absent_keys(read: Loader) -> None:
    pack = read("    body:\n    dates:\n    key_points:\n    show:\ntimeline:\nterms:\nprint:\n")
    assert pack.sections[0] == Section(title="Alliance", id="alliance")
    assert (pack.timeline, pack.terms) == (None, ())


def test_texts_as_lists(read: Loader) -> None:
    pack = read("pack:\n  title: T\n  objectives: Explain\n  summary: [One., Two.]\n  language: EN_gb\nsections: [A]\n")
    assert texts(pack.pack.objectives) == ["Explain"]
    assert pack.pack.summary is not None
    assert len(pack.pack.summary.blocks) == 2
    assert pack.pack.language == "en-GB"


def test_scripts_are_told_from_the_language_of_the_pack(read: Loader) -> None:
    in_english = read("pack:\n  title: Mao 毛泽东\nsections: [A]\n").pack.title
    assert [span.language for span in in_english.spans] == ["", "zh"]
    in_chinese = read("pack:\n  title: 毛泽东\n  language: zh-Hans\nsections: [A]\n").pack.title
    assert [span.language for span in in_chinese.spans] == [""]


def test_lookups(read: Loader) -> None:
    pack = read(
        "    body:\n      - quote: Peace\n        id: Speech_1\nterms: {Comintern: A body}\npeople: [Mao Zedong]\n"
        "sources: [{id: book, text: A book}]\nquestions: [{question: Why, source: speech-1, section: Alliance}]\n"
    )  # fmt: skip
    assert pack.term("comintern") is pack.terms[0]
    assert pack.person("mao-zedong") is pack.people[0]
    assert pack.source("book") is pack.sources[0]
    assert pack.section("alliance") is pack.sections[0]
    assert pack.quote("speech-1") is pack.sections[0].body[0]
    assert (pack.questions[0].source, pack.questions[0].section) == ("speech-1", "alliance")
    place = pack.place
    assert place is not None
    for kind, id, entry in (
        (Kind.TERM, "comintern", pack.terms[0]), (Kind.PERSON, "mao-zedong", pack.people[0]),
        (Kind.SOURCE, "book", pack.sources[0]), (Kind.SECTION, "alliance", pack.sections[0]),
    ):  # fmt: skip
        assert pack.target(Reference(kind, id, place)) is entry
    with pytest.raises(LookupError, match="no term with the id 'ccp'"):
        pack.term("ccp")


def test_titles_without_letters_have_ids_too(read: Loader) -> None:
    ids = [section.id for section in read("pack: T\nsections:\n  - '?'\n  - '!'\n").sections]
    assert ids == ["3f", "21"]


def test_places(read: Loader) -> None:
    pack = read(
        "    lead: One\n    body: |\n      It *began*.\n\n      Then [the body](term:comintern)\n"
        "    key_points:\n      - Two\nterms:\n  Comintern: A body\n"
    )  # fmt: skip
    section = pack.sections[0]
    assert section.place is not None
    assert str(section.place) == "content.yaml:4:5"
    assert str(section.key_points[0].place) == "content.yaml:11:9"
    assert str(pack.terms[0].place) == "content.yaml:13:3"
    assert section.lead is not None
    assert str(section.lead.place) == "content.yaml:5:11"
    (body,) = section.body
    assert isinstance(body, Markdown)
    span = body.text.blocks[1].text.spans[1]  # type: ignore[union-attr]
    assert span.reference is not None
    assert str(span.reference.place) == "content.yaml:9:23"


def test_places_in_quoted_and_folded_text(read: Loader) -> None:
    assert messages(read, '    lead: "a \\"b\\" [c](term:d)"\n    claim: >\n      one\n      [e](term:f)\n') == [
        "5: There is no term “d” in this pack.", "8: There is no term “f” in this pack.",
    ]  # fmt: skip


def test_all_problems_at_once(read: Loader) -> None:
    """A key that does not exist does not hide the ids of its section, nor references to it."""
    text = (
        "    leed: x\n    body: |\n      [a](section:alliance) <b>c</b> <br>\n\n      [d](section:aliance)\n"
        "    dates: 1956-02-30\nquestions:\n  - marks: 0\n"
    )
    assert messages(read, text) == [
        "5: “leed” is not a key of a section. Did you mean “lead”?",
        "7: HTML such as <b> is not used here: mark the words with **.",
        "7: HTML such as <br> is not used here: end the line with a backslash \\ instead.",
        "9: There is no section “aliance” in this pack. Did you mean “alliance”?",
        "10: There is no 30 February 1956: that month has 29 days.",
        "12: A question needs “question”, and this one has none.",
        "12: “marks” must be at least 1, and here it is “0”.",
    ]


def test_yaml_and_content_problems_come_together(read: Loader) -> None:
    found = messages(read, "    title: Twice\n    dates: never\n")
    assert [line.partition(":")[0] for line in found] == ["5", "6"]
    assert found[1] == "6: “never” is not a date that can be read."


def test_long_lists_of_ids_are_cut(read: Loader) -> None:
    terms = "".join(f"  Word{chr(97 + n)}: m\n" for n in range(15))
    with pytest.raises(Problems) as caught:
        read(f"    lead: '[x](term:quite-another)'\nterms:\n{terms}")
    assert caught.value.problems[0].advice.endswith(", “wordk”, “wordl” and 3 more.")


def test_a_picture_without_a_description_is_refused(read: Loader, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("L", (3, 2)).save(tmp_path / "map.png")
    decorative = "      - figure: map.png\n        decorative: yes\n"
    with pytest.raises(Problems) as caught:
        read(f"    body:\n      - figure: map.png\n{decorative}")
    (problem,) = caught.value.problems
    assert (problem.severity, problem.place.line if problem.place else 0) == (Severity.ERROR, 6)
    pack = read(f"    body:\n{problem.suggestion}\n{decorative}")
    figure = pack.sections[0].body[0]
    assert isinstance(figure, Figure)
    assert (figure.picture.path, figure.picture.width, figure.picture.height) == (tmp_path.resolve() / "map.png", 3, 2)


def test_no_file_and_no_folder(tmp_path: Path) -> None:
    with pytest.raises(Problems):
        load(tmp_path / "none.yaml")


def test_models_made_in_code() -> None:
    term = Term(term="Comintern", meaning="The *body*")
    assert (term.id, term.place) == ("comintern", None)
    assert term == Term.model_validate({"term": "Comintern", "meaning": "The *body*"})
    assert term != Term(term="Comintern", meaning="The body")
    assert term != "Comintern"
    assert hash(term) == hash(Term(term="Comintern", meaning="The *body*"))
    with pytest.raises(ValueError, match="not used here"):
        Term(term="Comintern", meaning="<b>x")
    with pytest.raises(ValueError, match="frozen"):
        term.term = "x"  # type: ignore[misc]
    question = ChoiceQuestion(question="Why?", options=("a", "b"), answer="B")
    assert ChoiceQuestion(question=question.question, options=question.options, answer=question.answer) == question


def test_places_do_not_matter_to_equality(read: Loader) -> None:
    one, two = read("terms:\n  A: b\n"), read("\n\nterms:\n  A: b\n")
    assert one == two
    assert str(one.terms[0].place) != str(two.terms[0].place)


def test_place_is_no_key(read: Loader) -> None:
    assert messages(read, "    place: here\n")[0].startswith("5: “place” is not a key of a section.")


@pytest.mark.parametrize("model", Entry.__subclasses__())
def test_every_model_has_a_name_and_every_key_a_description(model: type[Entry]) -> None:
    assert model.noun != "entry"
    assert model.__doc__
    for name, field in model.model_fields.items():
        assert field.description, name
        assert field.description[-1] in ".…`)" or field.description.endswith(("1956", "44 BC")), field.description


def test_source_file_is_shared(read: Loader) -> None:
    pack = read("")
    assert pack.place is not None
    assert isinstance(pack.place.file, SourceFile)


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 50_000 + "b",
        "<b>" * 8_000,
        "[a](term:" * 5_000,
        "![a](" * 5_000,
        "*a " * 20_000,
        "|" * 20_000,
        "毛-" * 20_000,
        "https://" * 5_000,
        "[x](term:y) " * 2_000,
    ],
    ids=lambda text: text[:9].strip(),
)
@pytest.mark.parametrize("key", ["lead", "body", "dates"])
def test_hostile_text_costs_little(read: Loader, key: str, text: str) -> None:
    from time import process_time

    start = process_time()
    with suppress(Problems):
        read(f"    {key}: |\n      {text}\n")
    assert process_time() - start < 4  # seconds; what was quadratic took more than ten


def test_very_many_problems_are_counted(read: Loader) -> None:
    points = "".join(f"      - '[x](term:t{number})'\n" for number in range(150))
    found = messages(read, f"    key_points:\n{points}")
    assert len(found) == 101
    assert found[-1].endswith("There are 50 more problems. Correct these first.")


def test_the_files_that_a_pack_is_made_from_are_named(tmp_path: Path) -> None:
    """Also those that are not there, and those of other stages; but none outside of the folder, and none twice."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "rainfall.csv").write_text("Year,mm\n1949,800\n1950,700\n", encoding="utf-8")
    (tmp_path / "sort.py").write_text("print(1)\n", encoding="utf-8")
    content = tmp_path / "content.yaml"
    content.write_text(
        HEAD + "    body:\n"
        "      - {figure: pictures/nowhere.png, alt: A map}\n"
        "      - {figure: ../secret.png, alt: A map}\n"
        "      - {figure: pictures/nowhere.png, alt: A map}\n"
        "      - {figure: drawing.svg, alt: A drawing}\n"
        "      - {chart: column, data: data/rainfall.csv}\n"
        "      - {code: sort.py}\n"
        "      - {code: gone.py}\n"
        "print: {theme: school.yaml}\n"
        "slides: {theme: plain}\n",
        encoding="utf-8",
    )
    with pytest.raises(Problems) as caught:
        load(content)
    names = ["content.yaml", "pictures/nowhere.png", "drawing.svg", "data/rainfall.csv", "sort.py", "gone.py"]
    assert caught.value.inputs == tuple(tmp_path / name for name in [*names, "school.yaml"])


def test_a_link_is_an_input_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("print(1)\n", encoding="utf-8")
    (tmp_path / "code.py").symlink_to("one.py")
    content = tmp_path / "content.yaml"
    content.write_text(HEAD + "    body:\n      - {code: code.py}\n", encoding="utf-8")
    assert load(content).inputs == (content, tmp_path / "code.py")


@pytest.mark.parametrize("text", [None, "", "pack: [", "- one\n"])
def test_a_content_file_is_an_input_whatever_is_wrong_with_it(tmp_path: Path, text: str | None) -> None:
    content = tmp_path / "content.yaml"
    if text is not None:
        content.write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as caught:
        load(content)
    assert caught.value.inputs == (content,)
