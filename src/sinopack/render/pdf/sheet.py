"""A page while it is being drawn: its content, and what it will need from the rest of the file."""

from __future__ import annotations

from collections.abc import Iterator, Set
from contextlib import contextmanager, nullcontext

from msgspec import Struct, field

from sinopack.geometry import Rect
from sinopack.page import UNREAD, Chart, Connector, Group, Item, Picture, Role, Shape, TextBox
from sinopack.render.pdf.content import Content
from sinopack.render.pdf.faces import Face, FaceBook
from sinopack.render.pdf.objects import File, Value, dictionary, string
from sinopack.render.pdf.pictures import PictureBook
from sinopack.render.pdf.script import Script
from sinopack.render.pdf.structure import Element
from sinopack.render.pdf.tags import Tagger

_FOOTER = "<</Type /Pagination /Subtype /Footer>>"


class Sheet(Struct):
    """One page in the making.

    `tagger` finds the elements of what is drawn; without one the page carries no tags. `destinations` are the names
    that links may point at. `face_labels`, `picture_labels`, `opacities` and `patterns` are what the page uses (in
    order of use), `annotations` its links, as references. `open_element` is the one whose content is being drawn; while
    something is drawn that is read as one, `read_as` is the element that it is.
    """

    file: File
    content: Content
    faces: FaceBook
    pictures: PictureBook
    destinations: Set[str]
    tagger: Tagger | None = None
    face_labels: dict[str, None] = field(default_factory=dict)
    picture_labels: dict[str, None] = field(default_factory=dict)
    opacities: dict[tuple[float, float], str] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)
    annotations: list[str] = field(default_factory=list)
    open_element: Element | None = None
    read_as: Element | None = None
    is_unread: bool = False

    def use(self, face: Face) -> str:
        """The name of a face on this page."""
        self.face_labels[face.label] = None
        return face.label

    def use_picture(self, picture: Picture) -> str:
        """The name of a picture on this page."""
        label = self.pictures.label(picture)
        self.picture_labels[label] = None
        if self.script:
            self.script.note_picture(picture, label)
        return label

    def use_opacity(self, fill: float, stroke: float) -> str:
        """The name on this page of the graphics state in which fills and strokes are so opaque (1.0 is wholly)."""
        return self.opacities.setdefault((fill, stroke), f"O{len(self.opacities) + 1}")

    def use_pattern(self, pattern: str) -> str:
        """The name of a pattern (a dictionary) on this page."""
        return self.patterns.setdefault(pattern, f"G{len(self.patterns) + 1}")

    @property
    def tags(self) -> Tagger | None:
        """The tagger, where what is drawn next has elements of its own."""
        return None if self.read_as or self.is_unread else self.tagger

    @contextmanager
    def drawing(self, item: Item) -> Iterator[None]:
        """What an item is drawn within. Decoration and furniture are artifacts, and what has a description is a figure;
        text and tables mark their own parts, and a group without a description is what its items are."""
        is_described = not isinstance(item, Connector | TextBox) and bool(item.alternative)
        is_drawn = isinstance(item, Shape | Connector | Picture | Chart)
        if self.read_as or self.is_unread:
            yield
        elif item.role is Role.FOOTER or (item.role in UNREAD and not is_described and not isinstance(item, Group)):
            with self.unread(_FOOTER if item.role is Role.FOOTER else ""):
                yield
        elif self.tagger and (is_drawn or (isinstance(item, Group) and is_described)):
            with self._figure(item, self.tagger):
                yield
        else:
            yield

    @contextmanager
    def unread(self, properties: str = "") -> Iterator[None]:
        """What is drawn inside is not read aloud (ISO 32000-1, 14.8.2.2)."""
        before, self.is_unread = self.is_unread, True
        with nullcontext() if before or self.read_as else self.content.marked("Artifact", properties):
            yield
        self.is_unread = before

    @contextmanager
    def _figure(self, item: Item, tagger: Tagger) -> Iterator[None]:
        assert not isinstance(item, Connector)
        corners = self.content.corners(item.rect)
        figure = tagger.figure(item.within, item.role, item.key, item.alternative, corners)
        with self.marked(figure):
            self.read_as, self.open_element = figure, None
            yield
            self.read_as = None

    @contextmanager
    def marked(self, element: Element | None) -> Iterator[None]:
        """What is drawn inside is content of an element."""
        if element is None or self.tagger is None:
            yield
            return
        self.open_element = element
        self._begin_piece(element, self.tagger)
        yield
        self.content.end_mark()
        self.open_element = None

    @contextmanager
    def replaced(self, text: str) -> Iterator[None]:
        """What is drawn inside stands for a text (ISO 32000-1, 14.9.4). In an element's content it is an element of its
        own, for poppler (22.12) takes the end of a mark within a numbered one for the end of both."""
        says = f"/ActualText {string(text)}"
        if self.open_element:
            with self._span(text, says):
                yield
        else:
            with self.content.marked("Span", f"<<{says}>>"):
                yield

    @contextmanager
    def spoken(self, text: str) -> Iterator[None]:
        """What is drawn inside is read aloud as a text. Those who copy it get its glyphs' own: a reader puts what runs
        to the left back in order by itself."""
        with self._span(text) if self.open_element else nullcontext():
            yield

    @contextmanager
    def _span(self, text: str, says: str = "") -> Iterator[None]:
        """A span with a text of its own in the middle of the open element's content."""
        around, tagger = self.open_element, self.tagger
        assert around is not None
        assert tagger is not None
        self.content.end_mark()
        self.open_element = tagger.structure.child(around, "Span")
        tagger.structure.say(self.open_element, "ActualText", string(text))
        self._begin_piece(self.open_element, tagger, says)
        yield
        self.content.end_mark()
        self.open_element = around
        self._begin_piece(around, tagger)

    def _begin_piece(self, element: Element, tagger: Tagger, says: str = "") -> None:
        number = tagger.structure.piece(element)
        self.content.begin_mark(element.tag, f"<</MCID {number}{' ' if says else ''}{says}>>")

    def inside(self, element: Element | None, tag: str) -> Element | None:
        """A new element within another."""
        return self.tagger.structure.child(element, tag) if element and self.tagger else None

    def span(self, element: Element | None, language: str) -> Element | None:
        """A new stretch of an element's text in another language."""
        span = self.inside(element, "Span")
        if span and self.tagger:
            self.tagger.structure.say(span, "Lang", string(language))
        return span

    def formula(self, around: Element | None, picture: Picture) -> Element | None:
        """A new element for a formula within a text, with what is said in its place and where it is."""
        element = self.inside(around, "Formula")
        if element and self.tagger:
            corners = self.content.corners(picture.rect)
            self.tagger.structure.say(element, "Alt", string(picture.alternative))
            self.tagger.structure.attribute(element, "Layout", {"Placement": "/Inline", "BBox": corners})
        return element

    def leads_somewhere(self, target: str) -> bool:
        """Whether a target is a web address, or ("#name") a place that this document has; not in what is not read."""
        return bool(target) and not self.is_unread and (not target.startswith("#") or self.is_reached(target))

    def is_reached(self, target: str) -> bool:
        """Whether a target ("#name") is a place that this document has."""
        is_there = target[1:] in self.destinations
        if self.script:
            self.script.note("leads", None, target, is_there)
        return is_there

    @property
    def script(self) -> Script | None:
        """Where what is done to the rest of the file is written down, if anywhere."""
        return self.tagger.structure.script if self.tagger else None

    def link(self, rect: Rect, target: str, text: str, element: Element | None) -> None:
        """Make a rectangle a link that leads somewhere, as a part of an element; `text` is the whole link's text."""
        if target.startswith("#"):
            action = dictionary({"S": "/GoTo", "D": string(target[1:])})
        else:
            action = dictionary({"S": "/URI", "URI": string(_ascii_address(target))})
        annotation: dict[str, Value] = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": self.content.corners(rect),
            "Border": "[0 0 0]",
            "F": 4,  # printed with the page, as PDF/A and PDF/UA ask
            "A": action,
            "Contents": string(text),
        }
        self.annotate(annotation, element or self.inside(self.read_as, "Link"))

    def annotate(self, annotation: dict[str, Value], element: Element | None) -> None:
        """Add an annotation to the page, as a part of an element."""
        if self.script:
            self.script.note("link", element, annotation)
        reference = self.file.reserve()
        entries = dict(annotation)
        if element and self.tagger:
            entries["StructParent"] = self.tagger.structure.annotate(element, reference)
        self.file.fill(reference, dictionary(entries))
        self.annotations.append(reference)


def _ascii_address(address: str) -> str:
    """A web address with everything but ASCII percent-encoded, as a URI action asks (ISO 32000-1, 12.6.4.7)."""
    encoded = address.encode("utf-8", "replace")
    return "".join(chr(byte) if 0x21 <= byte <= 0x7E else f"%{byte:02X}" for byte in encoded)
