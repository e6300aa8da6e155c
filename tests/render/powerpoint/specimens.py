"""Finished decks made by hand: small values to draw, and one deck with everything a deck may hold."""

from __future__ import annotations

import struct
import zlib

from msgspec.structs import replace

from sinopack.geometry import Insets, Rect, Size
from sinopack.page import (
    Alignment,
    Bullet,
    BulletKind,
    Cell,
    Colour,
    Connector,
    Deck,
    DeckTheme,
    Destination,
    Font,
    Group,
    Hatch,
    Item,
    Outline,
    Page,
    Paragraph,
    Picture,
    Placeholder,
    PlaceholderKind,
    PlaceholderRef,
    Properties,
    Role,
    Run,
    RunStyle,
    Shape,
    Slide,
    SlideLayout,
    Slot,
    Stroke,
    Table,
    TextBox,
)

INK, PAPER, QUIET = Colour("ink", "16181D"), Colour("paper", "FFFFFF"), Colour("quiet", "4E525A")
TINT, ACCENT, HAIR = Colour("tint", "F1F2F4"), Colour("accent", "A2231D"), Colour("hair", "C8CBD0")
SILVER = Colour("silver", "C3C7CE")
SLOTS = (
    ("dk1", INK), ("lt1", PAPER), ("dk2", QUIET), ("lt2", TINT), ("accent1", ACCENT),
    ("accent2", Colour("era-2", "D9928B")), ("accent3", Colour("era-1", "F2DCD9")),
    ("accent4", Colour("segment", "DFE1E5")), ("accent5", Colour("rule", "7C828B")), ("accent6", HAIR),
    ("hlink", ACCENT), ("folHlink", QUIET),
)  # fmt: skip
THEME = DeckTheme("sinopack Two-colour", "Georgia", "Calibri", "Microsoft YaHei", SLOTS)

SERIF = Font("Gelasio", "Georgia", "", slot=Slot.MAJOR)
SANS = Font("Carlito", "Calibri", "", slot=Slot.MINOR)
SANS_BOLD = replace(SANS, bold=True)
SYMBOL = Font("DejaVu Sans", "Segoe UI Symbol", "")

TITLE_STYLE = RunStyle(SERIF, 36, INK, "en-GB")
BODY_STYLE = RunStyle(SANS, 28, INK, "en-GB")
FOOTER_STYLE = RunStyle(SANS, 14, QUIET, "en-GB")
SQUARE = Bullet(BulletKind.SQUARE, ACCENT, 11)

TITLE = PlaceholderRef(PlaceholderKind.TITLE)
BODY = PlaceholderRef(PlaceholderKind.BODY)
TABLE = PlaceholderRef(PlaceholderKind.TABLE)
FOOTER = PlaceholderRef(PlaceholderKind.FOOTER)
NUMBER = PlaceholderRef(PlaceholderKind.SLIDE_NUMBER)

TITLE_RECT, BODY_RECT = Rect(48, 60, 280, 400), Rect(364, 60, 548, 400)
FOOTER_RECT, NUMBER_RECT = Rect(48, 508, 600, 20), Rect(812, 508, 100, 20)


def paragraph(text: str, style: RunStyle = BODY_STYLE, leading: float = 36, **settings: object) -> Paragraph:
    return Paragraph((Run(text, style),), leading, **settings)  # type: ignore[arg-type]


def point(text: str, style: RunStyle = BODY_STYLE, **settings: object) -> Paragraph:
    return paragraph(text, style, **{"indent": 32.0, "hang": 32.0, "space_after": 24.0, "bullet": SQUARE, **settings})


def numbered(text: str, number: int, level: int = 0, style: RunStyle = BODY_STYLE) -> Paragraph:
    bullet = Bullet(BulletKind.NUMBER, ACCENT, style.size, number)
    return paragraph(text, style, indent=32.0, hang=32.0, bullet=bullet, level=level)


def text_box(*paragraphs: Paragraph, key: str = "text", rect: Rect = BODY_RECT, **settings: object) -> TextBox:
    settings = {"role": Role.PARAGRAPH, "language": "en-GB", **settings}
    return TextBox(rect, paragraphs, (), key=key, **settings)  # type: ignore[arg-type]


def title(text: str, key: str = "title") -> TextBox:
    return text_box(
        paragraph(text, TITLE_STYLE, 44), key=key, rect=TITLE_RECT, role=Role.TITLE, placeholder=TITLE
    )  # fmt: skip


def footers(number: int) -> tuple[TextBox, TextBox]:
    """The footer and the slide number, as artifacts that fill their placeholders."""
    right = paragraph(f"{number}", FOOTER_STYLE, 16, alignment=Alignment.RIGHT)
    return (
        text_box(
            paragraph("4 After Stalin", FOOTER_STYLE, 16),
            key=f"{number}/footer", rect=FOOTER_RECT, role=Role.ARTIFACT, placeholder=FOOTER,
        ),
        text_box(right, key=f"{number}/number", rect=NUMBER_RECT, role=Role.ARTIFACT, placeholder=NUMBER),
    )  # fmt: skip


def slide(*items: Item, key: str = "slide", layout: str = "Points", **settings: object) -> Slide:
    ground = settings.pop("ground", None)
    destinations = settings.pop("destinations", ())
    page = Page(Size(960, 540), items, key, ground, destinations)  # type: ignore[arg-type]
    return Slide(page, layout, **{"title": f"Title of {key}", "section": "", **settings})  # type: ignore[arg-type]


FOOT = (
    Placeholder(FOOTER, FOOTER_RECT, FOOTER_STYLE, 16, "Footer"),
    Placeholder(NUMBER, NUMBER_RECT, FOOTER_STYLE, 16, "", right_aligned=True),
)
HEAD = Placeholder(TITLE, TITLE_RECT, TITLE_STYLE, 44, "The claim")
POINTS = SlideLayout(
    "Points",
    PAPER,
    (HEAD, Placeholder(BODY, BODY_RECT, BODY_STYLE, 36, "Points", bulleted=point("")), *FOOT),
    (Shape(Rect(48, 40, 864, 4), Outline.RECTANGLE, "top-rule", fill=INK),),
)
STATEMENT = SlideLayout(
    "Statement",
    ACCENT,
    (replace(HEAD, rect=Rect(48, 100, 864, 200), style=replace(TITLE_STYLE, size=80, colour=PAPER), leading=88),),
)
GRID = SlideLayout("Table", PAPER, (HEAD, Placeholder(TABLE, BODY_RECT, BODY_STYLE, 28, "Table"), *FOOT))


def deck(
    *slides: Slide, layouts: tuple[SlideLayout, ...] = (POINTS, STATEMENT, GRID), size: Size | None = None
) -> Deck:
    properties = Properties(
        "Sino-Soviet relations",
        "A. Teacher",
        "History",
        ("China", "USSR"),
        "en-GB",
        "CC BY 4.0",
        "2024-05-01",
        "abc123",
    )
    return Deck(properties, size or Size(960, 540), THEME, layouts, slides)


def png(red: int, width: int = 8, height: int = 4) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes((red, 80, 80)) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )  # fmt: skip


def picture(key: str = "picture", red: int = 160, **settings: object) -> Picture:
    settings = {"rect": Rect(364, 80, 200, 100), "alternative": "Two men shake hands", **settings}
    return Picture(data=png(red), media_type="image/png", pixels=(8, 4), key=key, language="en-GB", **settings)  # type: ignore[arg-type]


def table(key: str = "table", **settings: object) -> Table:
    """Three columns, a head and two rows: a rule under the head and at the end, hairs between."""
    small, padding = replace(BODY_STYLE, size=20), Insets(6, 4, 6, 4)
    rule, hair = Stroke(INK, 1.5), Stroke(HAIR, 0.75)
    rows = []
    for row, names in enumerate((("", "China", "USSR"), ("Leader", "Mao", "Khrushchev"), ("Army", "PLA", "Red Army"))):
        style = replace(small, font=SANS_BOLD) if row == 0 else small
        bottom = hair if row == 1 else rule
        fill = TINT if row == 2 else None
        rows.append(tuple(Cell((paragraph(n, style, 24),), (), padding, fill, bottom=bottom) for n in names))
    settings = {"header_column": True, "alternative": "Who led what", **settings}
    return Table(Rect(364, 80, 420, 120), (120, 140, 160), (40, 40, 40), tuple(rows), "en-GB", key, **settings)  # type: ignore[arg-type]


def everything() -> Deck:
    """One deck with every kind of item, link, list, fill and note."""
    web = replace(BODY_STYLE, link="https://example.org/a b?c=d&e=ü", underline=True)
    jump = replace(BODY_STYLE, link="#points", colour=ACCENT)
    mixed = Paragraph(
        (
            Run("Bold ", replace(BODY_STYLE, font=SANS_BOLD)),
            Run("italic ", replace(BODY_STYLE, font=replace(SANS, italic=True))),
            Run("web", web), Run(" and ", BODY_STYLE), Run("jump", jump),
            Run(" \u2713", replace(BODY_STYLE, font=SYMBOL)),
            Run(" \u6bdb\u6cfd\u4e1c", replace(BODY_STYLE, language="zh-CN")),
            Run(" <&> \x07\x0b\ttab\nnew line", BODY_STYLE),
        ),
        36,
    )  # fmt: skip
    cover = (
        text_box(
            paragraph("Sino-Soviet relations", replace(STATEMENT.placeholders[0].style, tracking=-0.8), 88),
            key="cover/title", rect=Rect(48, 100, 864, 200), role=Role.TITLE, placeholder=TITLE,
        ),
        text_box(paragraph("Level 3", replace(BODY_STYLE, size=20, colour=SILVER), 24), key="cover/level",
                 rect=Rect(48, 40, 300, 24)),
        Connector(48, 436, 912, 436, Stroke(PAPER, 1.5, (3, 3)), "cover/axis"),
        Connector(600, 300, 500, 260, Stroke(PAPER, 1.5), "cover/back"),
    )  # fmt: skip
    points = (
        *footers(2),
        Shape(Rect(40, 60, 300, 150), Outline.RECTANGLE, "points/ground", fill=TINT),
        text_box(point("March 1953: Stalin dies"), mixed, point("Smaller", replace(BODY_STYLE, size=24)), point("Last"),
                 key="points/body", role=Role.LIST, placeholder=BODY),
        title("China had to take a position of its own", "points/title"),
    )  # fmt: skip
    lists = (
        title("Numbers count on", "lists/title"),
        text_box(numbered("One", 1), numbered("Two", 2), numbered("Deeper", 1, level=1), numbered("Three", 3),
                 paragraph("Not a number"), numbered("Seven", 7), key="lists/body", role=Role.LIST),
        Group(
            Rect(48, 300, 120, 60),
            (
                Shape(Rect(48, 300, 50, 50), Outline.ELLIPSE, "lists/dot", Hatch(INK, PAPER), Stroke(INK, 1)),
                Shape(Rect(110, 300, 40, 20), Outline.TRIANGLE_DOWN, "lists/here", fill=ACCENT),
            ),
            "lists/marks",
        ),
        Shape(Rect(200, 300, 30, 24), Outline.TICK, "lists/tick", stroke=Stroke(INK, 4), alternative="right"),
        Shape(Rect(250, 300, 30, 24), Outline.TICK, "lists/solid", fill=ACCENT),
        *footers(3),
    )  # fmt: skip
    grid = (title("Who led what", "grid/title"), replace(table("grid/table"), placeholder=TABLE), *footers(4))
    pictures = (
        title("Pictures", "pictures/title"),
        picture("pictures/one"), picture("pictures/again", rect=Rect(364, 200, 200, 100), crop=(0.25, 0, 0.25, 0.1)),
        picture("pictures/plain", 20, rect=Rect(600, 80, 100, 50), alternative=""),
        Group(Rect(480, 320, 420, 120), (replace(table("pictures/table"), rect=Rect(480, 320, 420, 120)),),
              "pictures/group"),
    )  # fmt: skip
    notes = (
        paragraph("Say this slowly.", replace(BODY_STYLE, font=SANS_BOLD)), point("One & two"), numbered("First", 1),
        Paragraph((Run("See ", BODY_STYLE), Run("the web", web)), 36),
    )  # fmt: skip
    return deck(
        slide(*cover, key="cover", layout="Statement", section="Opening"),
        slide(*points, key="points", section="After Stalin", notes=notes),
        slide(*lists, key="lists", section="After Stalin", ground=TINT),
        slide(*grid, key="grid", layout="Table", section="The rift"),
        slide(*pictures, key="pictures", section="", destinations=(Destination("figure-1", 80),)),
    )
