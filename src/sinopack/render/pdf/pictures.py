"""Pictures: the bytes of JPEG and PNG files go in, image objects come out.

A JPEG goes into the file as it is. So do the compressed lines of most PNG files, since PDF knows PNG's own filters;
only those with transparency or interlacing are decoded.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from struct import unpack, unpack_from

from sinopack.page import Picture
from sinopack.render.pdf.objects import File, Value, array, dictionary

_COLOUR_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB"}
_PNG_CHANNELS = {0: 1, 2: 3, 3: 1}
_PALETTE = 3
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset(range(0xD0, 0xD9)) | {0x01, 0xFF}


class PictureBook:
    """The pictures of a file. The same picture drawn twice is in the file once."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._labels: dict[bytes, str] = {}
        self.references: dict[str, str] = {}

    def label(self, picture: Picture) -> str:
        """The name of a picture in the pages; its data are added to the file when it is first drawn."""
        digest = sha256(picture.data).digest()
        label = self._labels.get(digest)
        if label is None:
            label = self._labels[digest] = f"P{len(self._labels) + 1}"
            self.references[label] = self._embed(picture)
        return label

    def _embed(self, picture: Picture) -> str:
        if picture.media_type == "image/jpeg":
            return self._embed_jpeg(picture)
        chunks = list(_png_chunks(picture.data))
        header = dict(chunks)[b"IHDR"]
        colour_type, interlaced = header[9], header[12]
        if colour_type in _PNG_CHANNELS and not interlaced and b"tRNS" not in dict(chunks):
            return self._embed_png(picture, chunks)
        return self._embed_decoded(picture)

    def _embed_jpeg(self, picture: Picture) -> str:
        width, height, channels = jpeg_frame(picture.data)
        if channels not in _COLOUR_SPACES:
            raise ValueError(f"a picture of a finished page is in grey or sRGB, but this has {channels} channels")
        entries = _head(width, height, _COLOUR_SPACES[channels], 8) | {"Filter": "/DCTDecode"}
        return self._file.add_stream(picture.data, entries, compress=False)

    def _embed_png(self, picture: Picture, chunks: list[tuple[bytes, bytes]]) -> str:
        width, height, depth, colour_type = unpack_from(">IIBB", dict(chunks)[b"IHDR"])
        channels = _PNG_CHANNELS[colour_type]
        space = _COLOUR_SPACES[channels]
        if colour_type == _PALETTE:
            palette = dict(chunks)[b"PLTE"]
            space = array(["/Indexed", "/DeviceRGB", len(palette) // 3 - 1, f"<{palette.hex().upper()}>"])
        lines = {"Predictor": 15, "Colors": channels, "BitsPerComponent": depth, "Columns": width}
        entries = _head(width, height, space, depth) | {"Filter": "/FlateDecode", "DecodeParms": dictionary(lines)}
        data = b"".join(content for kind, content in chunks if kind == b"IDAT")
        return self._file.add_stream(data, entries, compress=False)

    def _embed_decoded(self, picture: Picture) -> str:
        from PIL import Image

        with Image.open(BytesIO(picture.data)) as image:
            pixels = image.convert("RGBA")
        entries = _head(*pixels.size, "/DeviceRGB", 8)
        alpha = pixels.getchannel("A")
        if alpha.getextrema() != (255, 255):
            entries["SMask"] = self._file.add_stream(alpha.tobytes(), _head(*pixels.size, "/DeviceGray", 8))
        return self._file.add_stream(pixels.convert("RGB").tobytes(), entries)


def jpeg_frame(data: bytes) -> tuple[int, int, int]:
    """The width, height and number of colour channels of a JPEG file, from its start of frame (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 < len(data):
        marker = data[at + 1]
        if marker in _START_OF_FRAME:
            height, width, channels = unpack_from(">HHB", data, at + 5)
            return width, height, channels
        at += 2 if marker in _WITHOUT_LENGTH else 2 + unpack_from(">H", data, at + 2)[0]
    raise ValueError("not a JPEG file: it has no frame")


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file (PNG specification, 5.3), without their checksums."""
    at = 8
    while at + 8 <= len(data):
        length, kind = unpack(">I4s", data[at : at + 8])
        yield kind, data[at + 8 : at + 8 + length]
        at += length + 12


def _head(width: int, height: int, space: str, depth: int) -> dict[str, Value]:
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": width,
        "Height": height,
        "ColorSpace": space,
        "BitsPerComponent": depth,
    }
