"""Paragraphs and runs: what is said, what is left to the placeholder, and what no program may stumble over."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sinopack.page import Alignment, Bullet, BulletKind, Paragraph, Run, RunStyle
from sinopack.render.powerpoint.paragraphs import Inherited, first_numbers, level_style, paragraphs
from sinopack.render.powerpoint.runs import run
from sinopack.render.powerpoint.sheet import Sheet
from tests.render.powerpoint import specimens as s
from tests.render.powerpoint.reading import all_of, fragment, one

POINTS = Inherited.of(s.POINTS.placeholders[1])
STYLE = s.BODY_STYLE


def test_a_run_on_its_own_says_everything(sheet: Sheet) -> None:
    style = replace(STYLE, font=replace(s.SANS_BOLD, italic=True), size=20.5, underline=True, tracking=-0.4)
    assert run(Run("Mao", style), sheet) == (
        '<a:r><a:rPr lang="en-GB" sz="2050" b="1" i="1" u="sng" kern="100" spc="-40">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:rPr><a:t>Mao</a:t></a:r>'
    )


def test_a_run_like_its_placeholders_says_only_its_language(sheet: Sheet) -> None:
    assert run(Run("Mao", STYLE), sheet, STYLE) == '<a:r><a:rPr lang="en-GB"/><a:t>Mao</a:t></a:r>'


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"size": 24.0}, ' sz="2400"/>'),
        ({"font": s.SANS_BOLD}, ' b="1"/>'),
        ({"font": replace(s.SANS, italic=True)}, ' i="1"/>'),
        ({"underline": True}, ' u="sng"/>'),
        ({"tracking": 1.0}, ' spc="100"/>'),
        ({"colour": s.ACCENT}, '><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:rPr>'),
        ({"colour": s.SILVER}, '><a:solidFill><a:srgbClr val="C3C7CE"/></a:solidFill></a:rPr>'),
        ({"font": s.SERIF}, '><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:rPr>'),
    ],
)
def test_a_run_says_what_differs(sheet: Sheet, change: dict[str, object], said: str) -> None:
    written = run(Run("x", replace(STYLE, **change)), sheet, STYLE)
    assert written == f'<a:r><a:rPr lang="en-GB"{said}<a:t>x</a:t></a:r>'


def test_a_run_says_that_it_is_not_what_its_placeholder_is(sheet: Sheet) -> None:
    base = replace(STYLE, font=replace(s.SANS_BOLD, italic=True), underline=True, tracking=2.0)
    assert ' b="0" i="0" u="none" spc="0"/>' in run(Run("x", STYLE), sheet, base)


def test_a_fallback_font_is_named_and_a_second_one_is_told_from_it(sheet: Sheet) -> None:
    base = replace(STYLE, font=s.SYMBOL)
    other = replace(base, font=replace(s.SYMBOL, office_family="Segoe UI Emoji"))
    assert run(Run("x", base), sheet).count('typeface="Segoe UI Symbol"') == 3
    assert "typeface" not in run(Run("x", base), sheet, base)
    assert run(Run("x", other), sheet, base).count('typeface="Segoe UI Emoji"') == 3


def test_text_is_escaped_and_controls_are_dropped(sheet: Sheet) -> None:
    written = run(Run('<b> & "c"\x00\x07\x0b\r\tt \ud800\uffff', STYLE), sheet)
    assert one(fragment(written), "//a:t").text == '<b> & "c"\tt \ufffd'


def test_line_breaks_are_kept(sheet: Sheet) -> None:
    written = run(Run("one\n\ntwo", STYLE), sheet)
    assert [e.tag.rpartition("}")[2] for e in fragment(written)] == ["r", "br", "br", "r"]


def test_a_web_link_keeps_the_runs_colour(sheet: Sheet) -> None:
    style = replace(STYLE, link="https://example.org/a b?c=d&e=\u00fc#top")
    link = one(fragment(run(Run("web\nsite", style), sheet)), "//a:r[1]/a:rPr/a:hlinkClick")
    assert all_of(link, ".//*[local-name()='hlinkClr']")[0].get("val") == "tx"
    assert link.get("tooltip") == "https://example.org/a b?c=d&e=\u00fc#top"
    assert 'Target="https://example.org/a%20b?c=d&amp;e=%C3%BC#top" TargetMode="External"' in sheet.relationships.xml()


def test_a_line_break_in_a_link_is_no_link(sheet: Sheet) -> None:
    tree = fragment(run(Run("web\nsite", replace(STYLE, link="https://example.org")), sheet))
    assert len(all_of(tree, "//a:hlinkClick")) == 2
    assert not all_of(tree, "//a:br//a:hlinkClick")


def test_a_link_within_the_deck_jumps_to_its_slide(sheet: Sheet) -> None:
    link = one(fragment(run(Run("jump", replace(STYLE, link="#points")), sheet)), "//a:hlinkClick")
    assert link.get("action") == "ppaction://hlinksldjump"
    assert link.get("tooltip") == "The points"
    assert 'Target="slide2.xml"/>' in sheet.relationships.xml()


def test_a_link_to_nowhere_is_text(sheet: Sheet) -> None:
    assert "hlink" not in run(Run("jump", replace(STYLE, link="#lost")), sheet)
    assert sheet.relationships.xml() == ""


def test_a_paragraph_on_its_own_says_everything(sheet: Sheet) -> None:
    written = paragraphs([s.paragraph("x", alignment=Alignment.CENTRE, space_after=6, leading=30)], sheet)
    assert written.startswith(
        '<a:p><a:pPr marL="0" indent="0" algn="ctr"><a:lnSpc><a:spcPts val="3000"/></a:lnSpc>'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="600"/></a:spcAft><a:buNone/></a:pPr><a:r>'
    )


def test_a_paragraph_like_its_placeholders_says_nothing(sheet: Sheet) -> None:
    assert "<a:pPr" not in paragraphs([s.point("One"), s.point("Two")], sheet, POINTS)


def test_a_paragraph_without_a_bullet_in_a_list_says_so(sheet: Sheet) -> None:
    properties = one(fragment(paragraphs([s.paragraph("x", space_after=24.0)], sheet, POINTS)), "//a:pPr")
    assert dict(properties.attrib) == {"marL": "0", "indent": "0"}
    assert [child.tag.rpartition("}")[2] for child in properties] == ["buNone"]


def test_space_before_counts_from_the_second_paragraph_on(sheet: Sheet) -> None:
    box = [s.paragraph("One", space_before=12), s.paragraph("Two", space_before=12)]
    spaces = all_of(fragment(paragraphs(box, sheet)), "//a:spcBef/a:spcPts")
    assert [space.get("val") for space in spaces] == ["0", "1200"]


def test_a_square_is_as_large_as_asked(sheet: Sheet) -> None:
    properties = one(fragment(paragraphs([s.point("x")], sheet)), "//a:pPr")
    assert (properties.get("marL"), properties.get("indent")) == ("406400", "-406400")
    children = [child.tag.rpartition("}")[2] for child in properties]
    assert children == ["lnSpc", "spcBef", "spcAft", "buClr", "buSzPct", "buFont", "buChar"]
    side = 0.484 * 28 * int(one(properties, "a:buSzPct").get("val")) / 100_000
    assert side == pytest.approx(11, abs=0.01)


def test_a_bullets_scale_has_ends(sheet: Sheet) -> None:
    for size, scale in ((0.5, "25000"), (200, "400000")):
        point = s.point("x", bullet=Bullet(BulletKind.SQUARE, s.ACCENT, size))
        assert one(fragment(paragraphs([point], sheet)), "//a:buSzPct").get("val") == scale


def test_numbers_that_follow_are_one_list(sheet: Sheet) -> None:
    lists = [
        s.numbered("One", 1), s.numbered("Two", 2), s.numbered("deeper", 1, level=1), s.numbered("deeper", 2, level=1),
        s.numbered("Three", 3), s.numbered("deeper again", 5, level=1), s.paragraph("between"), s.numbered("Four", 4),
        s.numbered("Nine", 9), s.point("square"), s.numbered("One", 1),
    ]  # fmt: skip
    assert first_numbers(lists) == [1, 1, 1, 1, 1, 5, 0, 4, 9, 0, 1]
    written = all_of(fragment(paragraphs(lists, sheet)), "//a:buAutoNum")
    assert [mark.get("startAt") for mark in written] == ["1", "1", "1", "1", "1", "5", "4", "9", "1"]
    assert {mark.get("type") for mark in written} == {"arabicPlain"}


def test_deeper_levels_inherit_nothing(sheet: Sheet) -> None:
    properties = one(fragment(paragraphs([s.point("x", level=1)], sheet, POINTS)), "//a:pPr")
    assert properties.get("lvl") == "1"
    assert properties.get("marL") == "406400"
    assert 'sz="2800"' in paragraphs([s.point("x", level=1)], sheet, POINTS)


def test_empty_text(sheet: Sheet) -> None:
    assert paragraphs([], sheet) == "<a:p/>"
    assert 'endParaRPr lang="en-GB" sz="2800"' in paragraphs([s.paragraph("")], sheet)
    assert "<a:endParaRPr" not in paragraphs([Paragraph((), 36)], sheet)


def test_a_level_says_what_differs_from_the_masters(sheet: Sheet) -> None:
    smaller = Inherited(replace(POINTS.style, size=20), replace(POINTS.paragraph, leading=24))
    level = one(fragment(level_style("a:lvl1pPr", smaller, sheet, POINTS)), "//a:lvl1pPr")
    children = [child.tag.rpartition("}")[2] for child in level]
    assert children == ["lnSpc", "buClr", "buSzPct", "buFont", "buChar", "defRPr"]  # the square keeps its size
    assert dict(one(level, "a:defRPr").attrib) == {"lang": "en-GB", "sz": "2000"}


def test_a_style_without_a_language() -> None:
    style = RunStyle(s.SANS, 20, s.INK, "")
    assert 'lang=""' not in run(Run("x", style), None, style)  # type: ignore[arg-type]


def test_each_portion_of_a_link_says_where_it_leads(sheet: Sheet) -> None:
    tree = fragment(run(Run("the log of a ship", replace(STYLE, link=f"https://example.org/{'a' * 300}")), sheet))
    said = {link.get("tooltip") for link in all_of(tree, "//a:hlinkClick")}
    assert said == {f"https://example.org/{'a' * 234}…"}
    assert len(said.pop()) == 255
