"""A page while it is being drawn: its content, and what it will need from the rest of the file."""

from __future__ import annotations

from collections.abc import Set
from contextlib import AbstractContextManager, nullcontext

from msgspec import Struct, field

from sinopack.geometry import Rect
from sinopack.page import Connector, Group, Item, Picture, Role
from sinopack.render.pdf.content import Content
from sinopack.render.pdf.faces import Face, FaceBook
from sinopack.render.pdf.objects import Value, dictionary, string
from sinopack.render.pdf.pictures import PictureBook


class Sheet(Struct):
    """One page in the making.

    `destinations` are the names that links may point at. `face_labels` and `picture_labels` are what the page uses (in
    order of use), `annotations` its links, as dictionaries.
    """

    content: Content
    faces: FaceBook
    pictures: PictureBook
    destinations: Set[str]
    face_labels: dict[str, None] = field(default_factory=dict)
    picture_labels: dict[str, None] = field(default_factory=dict)
    annotations: list[str] = field(default_factory=list)

    def use(self, face: Face) -> str:
        """The name of a face on this page."""
        self.face_labels[face.label] = None
        return face.label

    def use_picture(self, picture: Picture) -> str:
        """The name of a picture on this page."""
        label = self.pictures.label(picture)
        self.picture_labels[label] = None
        return label

    def marking(self, item: Item) -> AbstractContextManager[None]:
        """What an item is drawn within: the one place where an item's role comes into the page. Decoration is marked
        as such; a group is what its items are."""
        described = not isinstance(item, Connector) and item.alternative
        if isinstance(item, Group) or item.role is not Role.ARTIFACT or described:
            return nullcontext()
        return self.content.marked("Artifact")

    def link(self, rect: Rect, target: str, text: str) -> None:
        """Make a rectangle a link to a web address or, with "#name", to a place in this document. A place that this
        document does not have is no link."""
        if not target.startswith("#"):
            action = dictionary({"S": "/URI", "URI": string(_ascii_address(target))})
        elif target[1:] in self.destinations:
            action = dictionary({"S": "/GoTo", "D": string(target[1:])})
        else:
            return
        annotation: dict[str, Value] = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": self.content.corners(rect),
            "Border": "[0 0 0]",
            "F": 4,  # printed with the page, as PDF/A and PDF/UA ask
            "A": action,
            "Contents": string(text),
        }
        self.annotations.append(dictionary(annotation))


def _ascii_address(address: str) -> str:
    """A web address with everything but ASCII percent-encoded, as a URI action asks (ISO 32000-1, 12.6.4.7)."""
    encoded = address.encode("utf-8", "replace")
    return "".join(chr(byte) if 0x21 <= byte <= 0x7E else f"%{byte:02X}" for byte in encoded)
