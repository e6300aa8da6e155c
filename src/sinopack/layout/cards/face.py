"""One side of a card: its texts in the largest size in which all of them fit.

In: what the side says, and the room that it has. Out: set texts, or the finished items of the side within its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sinopack.content.markup import Inline
from sinopack.geometry import Rect, Size, millimetres
from sinopack.layout.cards.look import CardLook
from sinopack.layout.compose import Composer
from sinopack.layout.frame import within
from sinopack.layout.inline import pieces, plain, upright
from sinopack.layout.text import Piece, SetText, TextStyle
from sinopack.page import Alignment, Bullet, BulletKind, Item, Outline, Role, Shape
from sinopack.plan.card import Card, CardText, Voice

PADDING = millimetres(5)
_FRONT_RULE, _BACK_RULE = 2.0, 0.75
_AFTER_RULE, _AFTER_NAME = 5.0, 7.0
_GAP = 0.35
"""The white between two texts, as a share of the second one's size."""
_INDENT = 1.5
"""The indent of a point, as a multiple of its size."""
_BETWEEN = 12.0
_GAP_LETTERS = 3
NOTHING = "…"
"""What is left of a text that has no room for its first word."""


class Side(Struct, frozen=True):
    """A side of a card in a cell of `size`; `letters` says that its name is the letter of a sorting card."""

    card: Card
    texts: tuple[CardText, ...]
    is_front: bool
    size: Size
    letters: bool = False

    @property
    def width(self) -> float:
        return self.size.width - 2 * PADDING

    def name_height(self, look: CardLook) -> float:
        return look.letter.leading if self.letters else look.name.leading

    def top(self, look: CardLook) -> float:
        """Where the texts begin, below the rule and the card's name."""
        return PADDING + _FRONT_RULE + _AFTER_RULE + self.name_height(look) + _AFTER_NAME

    def room(self, look: CardLook) -> float:
        return self.size.height - PADDING - self.top(look)


def holds(side: Side, look: CardLook, composer: Composer) -> bool:
    """Whether the side has room for its texts in the smallest size."""
    return _height(_set(side, look, look.factors[-1], composer)) <= side.room(look)


def fitted(side: Side, look: CardLook, composer: Composer) -> tuple[SetText, ...]:
    """The texts in the largest size in which they fit and no word is broken, or else in the smallest."""
    for factor in look.factors[:-1]:
        if _unbroken(side, look, factor, composer):
            texts = _set(side, look, factor, composer)
            if _height(texts) <= side.room(look):
                return texts
    return _set(side, look, look.factors[-1], composer)


def _unbroken(side: Side, look: CardLook, factor: float, composer: Composer) -> bool:
    """Whether every word is narrower than the card."""
    for text in side.texts:
        style = look.style(text.voice, factor)
        extent = composer.typesetter.measure(_parts(text, look, composer), style, composer.base)
        if extent.minimum + _indent(text, style, composer) > side.width:
            return False
    return True


def _set(side: Side, look: CardLook, factor: float, composer: Composer) -> tuple[SetText, ...]:
    texts = []
    for text in side.texts:
        style = look.style(text.voice, factor)
        before = _GAP * style.size
        indent, bullet = _indent(text, style, composer), _bullet(text, style.size, composer)
        parts = (*_letter(text, composer), *_parts(text, look, composer))
        texts.append(
            composer.set(parts, style, side.width, indent=indent, hang=indent, bullet=bullet, space_before=before)
        )
    return tuple(texts)


def _indent(text: CardText, style: TextStyle, composer: Composer) -> float:
    letter = _letter(text, composer)
    if letter:
        return composer.typesetter.measure(letter, style, composer.base).maximum
    return _INDENT * style.size if text.voice is Voice.POINT else 0.0


def _letter(text: CardText, composer: Composer) -> tuple[Piece, ...]:
    """The letter that hangs before an option."""
    if not text.mark.isalpha():
        return ()
    return (Piece(f"{text.mark}\u2002", bold=True, colour=composer.theme["accent"]),)


def _bullet(text: CardText, size: float, composer: Composer) -> Bullet | None:
    """The mark of a point: a square, or a figure; letters are part of the text."""
    if text.voice is not Voice.POINT or _letter(text, composer):
        return None
    accent = composer.theme["accent"]
    if text.mark:
        return Bullet(BulletKind.NUMBER, accent, size, int(text.mark))
    return Bullet(BulletKind.SQUARE, accent, 0.4 * size)


def _parts(text: CardText, look: CardLook, composer: Composer) -> tuple[Piece, ...]:
    """The pieces of a text. Nobody can follow a link on a card, so none is underlined."""
    if text.language:
        return (Piece(text.text.text, language=text.language),)
    parts = tuple(_unwritten(piece) for piece in pieces(_without_links(text.text)))
    return upright(parts, composer.theme["accent"]) if look.upright else parts


def _unwritten(piece: Piece) -> Piece:
    """A piece whose gap, if it is one, is short: nobody writes on a card, and all gaps are alike."""
    return replace(piece, blank=replace(piece.blank, letters=_GAP_LETTERS)) if piece.blank else piece


def _without_links(text: Inline) -> Inline:
    return replace(text, spans=tuple(replace(span, address="", reference=None) for span in text.spans))


def _height(texts: Sequence[SetText]) -> float:
    return sum(text.height + text.paragraph.space_before for text in texts) - (
        texts[0].paragraph.space_before if texts else 0.0
    )


class SideItems(Struct, frozen=True):
    """Draws a side within its cell: the rule that it hangs from, what the card is called and of which pack it is, and
    its texts. Front and back are one section to a reader, the front first; what a card is called is read once."""

    side: Side
    look: CardLook
    composer: Composer

    @property
    def key(self) -> str:
        return f"{self.side.card.key}-{'front' if self.side.is_front else 'back'}"

    def of(self, texts: Sequence[SetText], running: str, cell: Rect) -> Iterator[Item]:
        """The items of the side, its texts being set."""
        side, x, y = self.side, cell.x + PADDING, cell.y + PADDING
        height = _FRONT_RULE if side.is_front else _BACK_RULE
        rule = Rect(x, y, side.width, height)
        yield Shape(rule, Outline.RECTANGLE, f"{self.key}-rule", fill=self.composer.theme["ink"])
        names = self._names(running, (x, y + _FRONT_RULE + _AFTER_RULE))
        for item in (*names, *self._texts(texts, (x, cell.y + side.top(self.look)))):
            yield within(item, Role.SECTION, f"{side.card.key}-card")

    def _names(self, running: str, at: tuple[float, float]) -> Iterator[Item]:
        """The card's name on the left, and the pack's on the right as far as there is room for it."""
        side, composer, style = self.side, self.composer, self.look.running
        name = composer.set(plain(side.card.name), self.look.letter if side.letters else self.look.name, side.width)
        role = Role.PARAGRAPH if side.is_front else Role.ARTIFACT
        yield composer.box([name], at, name.width + 0.1, role, f"{self.key}-name")
        room = side.width - name.width - _BETWEEN
        pack = shortened(running, style, room, composer)
        if pack == NOTHING:
            return
        text = composer.set(plain(pack), style, room, alignment=Alignment.RIGHT)
        y = at[1] + name.lines[0].baseline - text.lines[0].baseline
        yield composer.box([text], (at[0] + side.width - room, y), room, Role.FOOTER, f"{self.key}-pack")

    def _texts(self, texts: Sequence[SetText], at: tuple[float, float]) -> Iterator[Item]:
        """What the side says. The first text of a front is a heading, so that a reader can go from card to card."""
        x, y = at
        for number, (said, text) in enumerate(zip(self.side.texts, texts, strict=True), 1):
            y += text.paragraph.space_before if number > 1 else 0.0
            is_point = said.voice is Voice.POINT
            is_heading = self.side.is_front and number == 1
            role = Role.HEADING_1 if is_heading else Role.LIST_ITEM if is_point else Role.PARAGRAPH
            box = self.composer.box([text], (x, y), self.side.width, role, f"{self.key}-{number}")
            yield within(box, Role.LIST, f"{self.key}-points") if is_point else box
            y += text.height


def shortened(text: str, style: TextStyle, width: float, composer: Composer) -> str:
    """The text for one line; what there is no room for is left out at its end."""
    words = text.split()
    for count in range(len(words), 0, -1):
        said = " ".join(words[:count])
        said = said if count == len(words) else f"{said.rstrip(',;:–—-')} …"
        if composer.typesetter.measure(plain(said), style, composer.base).maximum <= width:
            return said
    return NOTHING
