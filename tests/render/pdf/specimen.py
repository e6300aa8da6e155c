"""A page that exercises every kind of item, and a text of several pages: for looking at, timing and comparing."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from sinopack.geometry import Insets, Rect
from sinopack.page import (
    Alignment,
    Cell,
    Connector,
    Destination,
    Group,
    Hatch,
    Line,
    Marker,
    Outline,
    Page,
    Paragraph,
    Picture,
    Role,
    Run,
    Shape,
    Stroke,
    Table,
    TextBox,
)
from tests.render.pdf.samples import (
    ACCENT,
    BLACK,
    HAN,
    INK,
    SANS,
    SANS_BOLD,
    SERIF,
    SYMBOLS,
    TINT,
    WHITE,
    box,
    line,
    page,
    paragraph,
    shaped,
    style,
)


def picture_data(kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    """A picture whose left half is red and whose right half is blue, with a green corner at the top left."""
    image = Image.new("RGB", size, (30, 60, 200))
    image.paste((200, 40, 30), (0, 0, size[0] // 2, size[1]))
    image.paste((20, 160, 60), (0, 0, size[0] // 4, size[1] // 2))
    target = BytesIO()
    converted = image.convert(mode)
    if mode.endswith("A"):
        converted.putalpha(Image.linear_gradient("L").resize(size))
    converted.save(target, kind, **options)
    return target.getvalue()


def picture(data: bytes, rect: Rect, *, size: tuple[int, int] = (40, 20), **more: object) -> Picture:
    kind = "image/jpeg" if data.startswith(b"\xff\xd8") else "image/png"
    return Picture(rect, data, kind, size, "picture", "en", "A red and a blue half", **more)


def list_box() -> TextBox:
    bullet = Line(0, 20, 15, 0, line([("Square mark, then text", style())], 0, 20).runs, 0, Marker(0, 6, 5, ACCENT))
    number = shaped("2.", style(SANS_BOLD, colour=ACCENT))
    second = line([("Numbered mark, ", style()), ("bold", style(SANS_BOLD)), (" and plain", style())], 20, 20)
    numbered = Line(20, 20, 35, second.width, second.runs, 1, Marker(runs=(number,)))
    indented = [
        Line(one.top, one.height, one.baseline, one.width, _moved(one, 18), one.paragraph, one.marker)
        for one in (bullet, numbered)
    ]
    paragraphs = tuple(paragraph(one.text, style(), 20) for one in indented)
    return TextBox(Rect(60, 330, 220, 40), paragraphs, tuple(indented), Role.LIST, "en", "list")


def _moved(one: Line, x: float) -> tuple:
    from msgspec.structs import replace

    return tuple(replace(run, x=run.x + x) for run in one.runs)


def table() -> Table:
    heavy, light = Stroke(INK, 1.5), Stroke(INK, 0.5)

    def cell(text: str, look: object, **more: object) -> Cell:
        return Cell((paragraph(text, look),), (line([(text, look)]),), Insets(6, 3, 6, 3), **more)

    head = tuple(cell(text, style(SANS_BOLD), top=heavy, bottom=light, fill=TINT) for text in ("Year", "Place", "What"))
    rows = [("1921", "Shanghai", "First congress"), ("1927", "Nanchang", "Uprising")]
    body = tuple(tuple(cell(text, style(), bottom=light) for text in row) for row in rows)
    return Table(Rect(60, 400, 300, 66), (60, 100, 140), (22, 22, 22), (head, *body), "en", "table", header_column=True)


def links_box() -> TextBox:
    web = style(colour=ACCENT, link="https://example.org/Москва?q=(1)", underline=True)
    inner = style(SANS_BOLD, colour=ACCENT, link="#term:comintern")
    pieces = [("See ", style()), ("the archive", web), (" and ", style()), ("Comintern", inner), (".", style())]
    one = line(pieces)
    text = Paragraph(tuple(Run(said, look) for said, look in pieces), 16, Alignment.LEFT)
    return TextBox(Rect(60, 300, 300, 16), (text,), (one,), Role.PARAGRAPH, "en", "links")


def shapes() -> tuple[Shape | Connector, ...]:
    line_one, dashed = Stroke(INK, 1), Stroke(ACCENT, 1.5, (4, 2))
    hatch = Hatch(BLACK, WHITE)
    return (
        Shape(Rect(60, 500, 60, 40), Outline.RECTANGLE, "r", ACCENT, line_one),
        Shape(Rect(130, 500, 60, 40), Outline.RECTANGLE, "h", hatch, line_one),
        Shape(Rect(190, 500, 60, 40), Outline.RECTANGLE, "h2", hatch, line_one),
        Shape(Rect(260, 500, 60, 40), Outline.ELLIPSE, "e", hatch, dashed),
        Shape(Rect(330, 500, 40, 40), Outline.ELLIPSE, "d", INK),
        Shape(Rect(380, 500, 32, 20), Outline.TRIANGLE_DOWN, "t", ACCENT),
        Shape(Rect(420, 500, 40, 40), Outline.TICK, "k", None, Stroke(INK, 5)),
        Shape(Rect(470, 500, 40, 40), Outline.TICK, "k2", INK),
        Connector(60, 560, 500, 560, dashed, "c"),
        Connector(60, 570, 500, 590, line_one, "c2"),
    )


def specimen() -> Page:
    tracked = style(SERIF, 30, tracking=-0.4)
    return page(
        Shape(Rect(40, 40, 515, 4), Outline.RECTANGLE, "rule", INK),
        box(["Sino-Soviet relations, ", "AVATAR To 1917–1969"], tracked, 60, 50),
        box(["Кириллица: Хрущёв;", "Nguyễn Ái Quốc; office find"], style(SANS, 14), 60, 150, liga=True),
        box(["毛泽东 中华人民共和国"], style(HAN, 18), 60, 200),
        box(["Bold Han: 毛泽东".removeprefix("Bold Han: ")], style(_bold_han(), 18), 320, 200),
        box(["☐ ✓ ■ ▲ ⚑ 𝔸𝕏"], style(SYMBOLS, 14), 60, 240),
        box(["a hyphen\u00ad", "ated word"], style(SERIF, 12), 320, 240, whole="a hyphenated word"),
        links_box(),
        list_box(),
        table(),
        *shapes(),
        picture(picture_data("PNG"), Rect(60, 610, 120, 60)),
        picture(picture_data("JPEG", quality=95), Rect(190, 610, 60, 60), crop=(0.25, 0, 0.25, 0)),
        picture(picture_data("PNG", "RGBA"), Rect(260, 610, 120, 60)),
        picture(picture_data("PNG", "P"), Rect(390, 610, 120, 60)),
        Group(
            Rect(60, 690, 300, 40),
            (Shape(Rect(60, 690, 300, 30), Outline.RECTANGLE, "g", TINT), box(["Grouped"], style(), 70, 695)),
            "group",
        ),
        destinations=(Destination("term:comintern", 330.0),),
        ground=None,
    )


def _bold_han() -> object:
    from msgspec.structs import replace

    return replace(HAN, bold=True)


def long_text(pages: int = 12) -> list[Page]:
    """Pages of 45 lines in four faces, about seventy characters a line."""
    words = "the archive of the Party in Moscow holds letters that neither side quoted in public at the time, and"
    looks = [style(SERIF), style(SANS), style(SANS_BOLD), style(SERIF, 12)]
    made = []
    for number in range(pages):
        boxes = [
            box(
                [f"{number} {words[at * 3 :]} {words[: at * 3]}"[:70] for at in range(5)],
                looks[block % 4],
                60,
                60 + 85 * block,
            )
            for block in range(9)
        ]
        made.append(page(*boxes, key=f"page {number}"))
    return made
