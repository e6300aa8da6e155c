"""What a reader with a disability would miss: every rule at its place, and what only looks like a fault and is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from sinopack.content import load
from sinopack.content.vague_words import is_vague_description, is_vague_link
from sinopack.problems import Problem, Problems, Severity
from sinopack.theme.labels import label_language

Notices = Callable[..., list[Problem]]
LANGUAGES = sorted(path.stem for path in (Path(label_language.__code__.co_filename).parent / "labels").glob("*.yaml"))


@pytest.fixture
def notices(tmp_path: Path) -> Notices:
    """The notices of a pack of one section, whose body begins on line 6."""

    def noticed(body: str, language: str = "en", after: str = "") -> list[Problem]:
        for name in ("map.png", "Treaty-1950.png", "Mao Zedong.png"):
            Image.new("L", (4, 3)).save(tmp_path / name)
        lines = "\n".join(f"      {line}".rstrip() for line in body.split("\n"))
        text = f"pack: {{title: T, language: {language}}}\nsections:\n  - title: S\n    id: s\n    body:"
        (tmp_path / "content.yaml").write_text(f"{text}\n{lines}\n{after}", encoding="utf-8")
        found = load(tmp_path / "content.yaml", "content.yaml").notices
        assert all(problem.severity is Severity.NOTICE for problem in found)
        return list(found)

    return noticed


def at(problems: list[Problem]) -> list[tuple[int, int]]:
    return [(problem.place.line, problem.place.column) for problem in problems if problem.place]


def text(markdown: str) -> str:
    return "- |\n" + "\n".join(f"  {line}".rstrip() for line in markdown.split("\n"))


# Pictures.


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("map.png", "name of a file"),
        ("map", "name of a file"),
        ("MAP.PNG", "name of a file"),
        ("IMG_2034.jpg", "name of a file"),
        ("IMG_2034", "name of a file"),
        ("DSC01234", "name of a file"),
        ("picture1", "name of a file"),
        ("Screenshot 2024-03-01", "name of a file"),
        ("Scan of old map.jpeg", "name of a file"),
        ("image of", "does not say"),
        ("A photo", "does not say"),
        ("Photo of a", "does not say"),
        ("Diagram.", "does not say"),
        ("Chart 3", "does not say"),
        ("TODO", "does not say"),
        ("alt text", "does not say"),
        ("…", "does not say"),
        ("Lorem ipsum dolor sit amet", "does not say"),
        ("Two men sign.", "repeats"),
        ("Mao " * 62 + "Mao", "251 characters"),
    ],
)
def test_descriptions_that_do_not_describe(notices: Notices, alt: str, said: str) -> None:
    (problem,) = notices(f'- figure: map.png\n  caption: "Two men  sign"\n  alt: "{alt}"')
    assert said in problem.message
    assert at([problem]) == [(8, 14)]


@pytest.mark.parametrize(
    "alt",
    [
        "A map of the border",
        "Photo of Mao in 1950",
        "Image of a treaty",
        "Two men sign a treaty",
        "A page headed map.png in an old atlas of the border",
        "Picture 1: two men at a table",
        "Mao " * 62 + "Ma",
    ],
)
def test_descriptions_that_describe(notices: Notices, alt: str) -> None:
    assert notices(f'- figure: map.png\n  caption: Two men sign\n  alt: "{alt}"') == []


def test_the_name_of_this_file(notices: Notices) -> None:
    assert len(notices("- figure: Treaty-1950.png\n  alt: treaty-1950")) == 1
    assert notices("- figure: Treaty-1950.png\n  alt: The treaty of 1950") == []
    assert notices("- figure: Mao Zedong.png\n  alt: Mao Zedong") == []
    assert len(notices("- figure: Mao Zedong.png\n  alt: Mao Zedong.png")) == 1


def test_a_description_that_is_not_there_or_not_wanted(notices: Notices) -> None:
    with pytest.raises(Problems) as caught:
        notices("- figure: map.png\n  caption: C")
    (missing,) = caught.value.problems
    assert missing.message.startswith("This picture has no description")
    assert at([missing]) == [(6, 9)]
    assert missing.suggestion == "      - figure: map.png\n        alt: What the picture shows, in a sentence"
    with pytest.raises(Problems) as caught:
        notices("- {figure: map.png, decorative: no}")
    assert caught.value.problems[0].suggestion == ""
    (both,) = notices("- figure: map.png\n  decorative: yes\n  alt: A map of the border")
    assert both.message == (
        "This picture has a description, and yet is called decorative: its description is never read aloud."
    )
    assert at([both]) == [(8, 14)]
    assert notices("- figure: map.png\n  decorative: yes\n  credit: A library") == []
    assert notices("- figure: map.png\n  decorative: no\n  alt: A map of the border") == []


@pytest.mark.parametrize(
    ("keys", "said"), [(["caption"], "a caption"), (["title", "caption"], "a title and a caption")]
)
def test_a_decoration_that_is_explained(notices: Notices, keys: list[str], said: str) -> None:
    typed = "".join(f"\n  {key}: The border" for key in keys)
    (problem,) = notices(f"- figure: map.png\n  decorative: yes{typed}")
    assert problem.message.startswith(f"This picture is called decorative, and yet has {said}:")
    assert problem.advice.endswith(f"take out {' and '.join(f'`{key}`' for key in keys)}.")
    assert at([problem]) == [(7, 21)]
    assert notices(f"- figure: map.png\n  alt: A map of the Amur{typed}") == []


@pytest.mark.parametrize(
    ("language", "alt"),
    [
        ("de", "Bild einer Karte"),
        ("de", "Foto eines Gemäldes"),
        ("de", "image of a map"),
        ("en", "Image of a map"),
        ("en", "A photo of the paintings"),
        ("es", "Foto del mapa"),
        ("fr", "Photo d’une carte"),
        ("fr", "Image de la carte"),
        ("it", "Immagine di una mappa"),
        ("nl", "Afbeelding van een kaart"),
        ("pl", "Zdjęcie mapy"),
        ("pt", "Imagem de um mapa"),
        ("ru", "Фото карты"),
        ("uk", "Зображення мапи"),
        ("vi", "Hình ảnh bản đồ"),
        ("zh", "地图的图片"),
        ("zh", "一张地图照片"),
    ],
)
def test_a_kind_of_a_kind_describes_nothing(language: str, alt: str) -> None:
    assert is_vague_description(alt, language)


@pytest.mark.parametrize(
    ("language", "alt"),
    [
        ("de", "Karte des Bildungswesens"),
        ("en", "Map of a portrait gallery"),
        ("en", "A drawing table"),
        ("es", "Mapa de los Andes"),
        ("fr", "Carte de la Chine"),
        ("ru", "Карта Китая"),
        ("vi", "Bản đồ Trung Quốc"),
        ("zh", "中国地图"),
    ],
)
def test_a_kind_of_something_else_may_describe(language: str, alt: str) -> None:
    assert not is_vague_description(alt, language)


@pytest.mark.parametrize(
    ("language", "alt"), [("fr", "photo " + "d’un " * 500), ("zh", "图画" * 500), ("es", "foto " + "de los " * 500)]
)
def test_no_description_takes_long(language: str, alt: str) -> None:
    from time import process_time

    start = process_time()
    assert not is_vague_description(f"{alt}q", language)
    assert process_time() - start < 1


# Links.


def test_links_that_do_not_say_where_they_lead(notices: Notices) -> None:
    body = text("To read it, [click here](https://a.example).\nOr [**Read more** →](term:ccp) of it.")
    found = notices(body, after="terms:\n  - CCP: A party\n")
    assert at(found) == [(7, 21), (8, 12)]
    assert found[0].message.startswith("“click here” does not say where this link leads.")
    assert found[0].advice == "Say it in the link: [what is there](https://a.example)."


def test_links_that_do(notices: Notices) -> None:
    body = text(
        "[Click here to vote](https://a.example), [the page](https://b.example/here), [here lies Mao](https://c.example)"
        ", [more than Stalin](https://d.example), https://example.org/here, [here.example](https://here.example)\n"
        "and <a@example.org> and `[here](x)`."
    )
    assert [problem for problem in notices(body) if "does not say" in problem.message] == []


@pytest.mark.parametrize(
    ("language", "link", "longer", "picture"),
    [
        ("de", "Hier klicken", "Hier klicken die Wähler", "Ein Foto von"),
        ("de", "Mehr Infos", "Mehr Infos über Mao", "Bild"),
        ("en", "Read more", "Read more of Mao", "An image of a"),
        ("es", "Haz clic aquí", "Aquí yace Mao", "Una foto de"),
        ("fr", "En savoir plus", "En savoir plus sur Mao", "Photo d’un"),
        ("it", "Clicca qui", "Qui riposa Mao", "Immagine di"),
        ("nl", "Lees meer", "Lees meer over Mao", "Een foto van"),
        ("pl", "Kliknij tutaj", "Tutaj leży Mao", "Zdjęcie"),
        ("pt", "Clique aqui", "Aqui jaz Mao", "Foto do"),
        ("ru", "Подробнее…", "Подробнее о Мао", "Фотография"),
        ("uk", "Читати далі", "Читати далі про Мао", "Світлина"),
        ("vi", "Xem thêm", "Xem thêm về Mao", "Hình ảnh của"),
        ("zh", "点击这里", "点击这里的人", "一张照片"),
    ],
)
def test_in_every_language_of_the_labels(notices: Notices, language: str, link: str, longer: str, picture: str) -> None:
    assert language in LANGUAGES
    (problem,) = notices(f'- "[{link}](https://a.example) [{longer}](https://b.example)"', language)
    assert link in problem.message
    assert len(notices('- "[here](https://a.example)"', language)) == 1, "English is understood in every pack"
    assert is_vague_description(picture, language)
    assert not is_vague_description(longer, language)
    assert not is_vague_link(longer, language)


def test_the_words_of_another_language_are_words(notices: Notices) -> None:
    assert notices('- "[tutaj](https://a.example)"') == []
    assert len(LANGUAGES) == 12


def test_links_without_words(notices: Notices) -> None:
    (problem,) = notices('- "See [](https://a.example)."')
    assert problem.message.startswith("This link has no words")
    assert at([problem]) == [(6, 14)]


LONG = "https://example.org/" + "a" * 41


def test_long_addresses(notices: Notices) -> None:
    body = text(f"See {LONG} and `{LONG}`,\n<{LONG}> and {LONG[:-1]} and [{LONG}]({LONG}) and\n[words]({LONG}).")
    found = notices(body)
    assert {problem.message for problem in found} == {"This address has 61 characters, and all of them are read aloud."}
    assert at(found) == [(7, 13), (8, 9), (8, 142)]


def test_an_address_to_be_typed_from_paper(notices: Notices) -> None:
    body = f"- figure: map.png\n  alt: A map of the border\n  credit: Somebody, {LONG}"
    assert notices(body, after=f"sources:\n  - Somebody, {LONG}\n") == []


def test_two_links_of_one_text(notices: Notices) -> None:
    body = text(
        "[The treaty](https://a.example/1)\nand [the *treaty*](https://a.example/2)\nand [the treaty](term:ccp)."
    )
    found = notices(body, after="terms:\n  - CCP: A party\n")
    assert at(found) == [(8, 13), (9, 13)]
    assert found[0].message == ("“the treaty” leads to https://a.example/2 here, and to https://a.example/1 on line 7.")


def test_two_links_of_one_text_to_one_place(notices: Notices) -> None:
    typed = (
        "[The treaty](https://a.example/1/) and",
        "[the treaty](http://www.a.example/1)",
        "[CCP](term:) [CCP](term:ccp)",
    )
    body = text("\n".join(typed))
    assert notices(body, after="terms:\n  - CCP: A party\n") == []


# Dashes.


def test_a_dash_without_its_space_in_a_text(notices: Notices) -> None:
    found = notices(
        text("They carried:\n- rice\n-tea\n-**salt**\n\nand\n-[maps](https://a.example/maps)\n1. one\n   -two")
    )
    assert at(found) == [(9, 9), (10, 9), (13, 9), (15, 12)]
    assert [problem.suggestion for problem in found[:2]] == ["        - tea", "        - **salt**"]
    assert found[0].message == (
        "This dash stands at a word, so the line is no item of a list, but goes on with the text."
    )


@pytest.mark.parametrize(
    "markdown", ["It was\n-5 °C at\n- night\n- -mares", "a\n--b\n\n—c", "Sino\n\\-Soviet", "```\n-x\n```"]
)
def test_a_dash_that_is_meant(notices: Notices, markdown: str) -> None:
    assert notices(text(markdown)) == []


# Headings.


def test_headings_that_leave_a_level_out(notices: Notices) -> None:
    found = notices(text("### A\nx\n\n##### B\nx\n\n##### C\nx\n\n### D\nx"))
    assert at(found) == [(10, 15), (13, 15)]
    assert [problem.suggestion for problem in found] == ["        #### B", "        #### C"]
    assert found[0].message.startswith(
        "This sub-heading (#####) leaves out a level below the one that it belongs to (###)"
    )


def test_a_first_heading_deeper_than_the_next(notices: Notices) -> None:
    (problem,) = notices(text("#### A\nx\n\n### B\nx\n\n#### C\nx"))
    assert at([problem]) == [(7, 14)]
    assert problem.suggestion == "        ### A"


def test_headings_are_taken_over_the_whole_body(notices: Notices) -> None:
    found = notices(text("## A\nx") + "\n- quote: q\n" + text("#### B\nx"))
    assert at(found) == [(11, 14)]


@pytest.mark.parametrize(
    "markdown", ["##### A\nx\n\n##### B\nx", "## A\n### B\n#### C\n## D", "### A\n#### B\n### C\n#### D"]
)
def test_headings_in_order(notices: Notices, markdown: str) -> None:
    assert notices(text(markdown)) == []


@pytest.mark.parametrize("marks", ["###", "### ###", "### &nbsp;", "###   "])
def test_headings_without_words(notices: Notices, marks: str) -> None:
    (problem,) = notices(text(f"One.\n\n{marks}\n\nTwo."))
    assert problem.message == "This heading has no words, so it is left out."
    assert at([problem]) == [(9, 9)]


def test_bold_paragraphs_that_should_be_headings(notices: Notices) -> None:
    found = notices(text("**Who leads now?**\n\nStalin died.\n\n### Then\n__What *they* said__\n\n- a\n- b"))
    assert at(found) == [(7, 9), (12, 9)]
    assert [problem.suggestion for problem in found] == ["        ### Who leads now?", "        ### What *they* said"]


@pytest.mark.parametrize(
    ("markdown", "marks"),
    [
        ("#### A\nx\n\n**B**\n\nx", "####"),
        ("###### A\nx\n\n**B**\n\nx", "######"),
        ("### A\n##### B\nx\n\n**C**\n\nx", "###"),
        ("## A\n#### B\n###### C\nx\n\n**D**\n\nx", "##"),
        ("### A\n##### B\nx\n### C\nx\n\n**D**\n\nx", "###"),
        ("#### A\nx\n\n**B**\n\nx\n\n## C", "##"),
        ("**A**\n\nx\n\n## B\nx", "##"),
        ("**A**\n\nx", "###"),
    ],
)
def test_a_bold_line_is_offered_the_level_of_the_nearest_heading_that_leaves_none_out(
    notices: Notices, markdown: str, marks: str
) -> None:
    (bold,) = [problem for problem in notices(text(markdown)) if "only bold" in problem.message]
    assert bold.suggestion.split()[0] == marks
    assert bold.place is not None
    mended = markdown.split("\n")
    mended[bold.place.line - 7] = bold.suggestion.strip()
    before, after = notices(text(markdown)), notices(text("\n".join(mended)))
    assert len(after) == len(before) - 1, "following the advice makes no fault of its own"


@pytest.mark.parametrize(
    "markdown",
    [
        "**1950:** a treaty\n\nText.",
        "**They signed it.**\n\nText.",
        "Text.\n\n**The last word**",
        "**" + "very " * 20 + "long**\n\nText.",
        "**One**\n\n**Two**\n\n**Three**",
        "**Here a line**\nand more of it.\n\nText.",
        "[**The treaty**](https://a.example)\n\nText.",
        "**A claim**\n\n### A heading\nText.",
        "- **An item**\n\nText.",
    ],
)
def test_bold_text_that_is_no_heading(notices: Notices, markdown: str) -> None:
    assert notices(text(markdown)) == []


# Tables.


@pytest.mark.parametrize(
    ("table", "said", "place"),
    [
        ("- table: [a | b, c | d]\n  header: none", "This table has no headings", (7, 17)),
        ("- table:\n    - a | | c\n    - d | e | f", "The heading of column 2 is empty.", (7, 17)),
        ('- table:\n    - ["", b, ""]\n    - [d, e, f]', "The headings of columns 1 and 3 are empty.", (7, 14)),
        ('- table:\n    - ["", b, ""]\n    - [d, e, f]\n  header: both', "The heading of column 3 is empty.", (7, 21)),
        ('- table:\n    - [a, b]\n    - ["", e]\n  header: both', "The heading of row 2 is empty.", (8, 14)),
        ('- table:\n    - ["", b]\n    - [d, e]\n  header: column', "The heading of row 1 is empty.", (7, 14)),
        (text("| | |\n|---|---|\n| a | b |"), "This table has no headings", (7, 9)),
        (text("| a | |\n|---|---|\n| a | b |"), "The heading of column 2 is empty.", (7, 9)),
        (text("| | b |\n|---|---|\n| a | b |"), "The heading of column 1 is empty.", (7, 9)),
    ],
)
def test_tables_without_headings(notices: Notices, table: str, said: str, place: tuple[int, int]) -> None:
    (problem,) = notices(table)
    assert problem.message.startswith(said)
    assert at([problem]) == [place]


@pytest.mark.parametrize(
    "table",
    [
        "- table: [a | b, c | d]",
        '- table:\n    - ["", b]\n    - [c, ""]\n  header: both',
        "- table: [a | b, c | d]\n  header: column",
        "- table:\n    - [One cell]\n  header: none",
        text("| a | b |\n|---|---|\n| a | |"),
    ],
)
def test_tables_with_headings(notices: Notices, table: str) -> None:
    assert notices(table) == []


# All together.


def test_notices_never_stop_a_build_and_errors_come_first(notices: Notices) -> None:
    pictures = "\n".join("- figure: map.png\n  alt: map.png" for _ in range(120))
    found = notices(pictures)
    assert len(found) == 120
    assert {problem.several for problem in found} == {"descriptions are the names of files"}
    with pytest.raises(Problems) as caught:
        notices(f"{pictures}\n- text: '[x](term:y)'")
    assert [problem.severity for problem in caught.value.problems] == [Severity.ERROR]


def test_following_every_suggestion_leaves_none(notices: Notices) -> None:
    lines = ["###### A", "x", "", "## B", "", "##### C", "x", "", "**D**", "", "x", "", "##### E", "x"]
    for _ in range(20):
        found = [problem for problem in notices(text("\n".join(lines))) if problem.suggestion]
        if not found:
            break
        place = found[0].place
        assert place is not None
        lines[place.line - 7] = found[0].suggestion.strip()
    assert [line for line in lines if "#" in line] == ["## A", "## B", "### C", "### D", "#### E"]
