"""The PDFs that are read back: every paged product of the sample and of the stress packs, each drawn once a session.

In: the names of a pack, a product and a look. Out: the file, opened.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from sinopack import content
from sinopack.content.model import Pack
from sinopack.layout import lay_out_deck, lay_out_handout
from sinopack.render import pdf
from tests.tagged.reading import TaggedFile

ROOT = Path(__file__).parents[2]
PACKS = {
    "sample": ROOT / "content.yaml",
    **{path.parent.name: path for path in sorted((ROOT / "tests" / "packs").glob("*/content.yaml"))},
}
PRODUCTS = ("handout", "slides")
LOOKS: dict[str, dict[str, dict[str, str]]] = {
    "two-colour": {},
    "plain": {"print": {"theme": "plain", "fonts": "plain"}, "slides": {"theme": "plain", "fonts": "plain"}},
    "other papers": {"print": {"paper": "A5"}, "slides": {"ratio": "4:3"}},
}


@cache
def loaded(name: str) -> Pack:
    return content.load(PACKS[name])


@cache
def data_of(name: str, product: str, look: str = "two-colour") -> bytes:
    """The bytes of a product. Raises Problems."""
    pack, folder, target = loaded(name), PACKS[name].parent, BytesIO()
    for key, settings in LOOKS[look].items():
        if name == "long-word" and "ratio" in settings:
            continue  # its longest word does not fit on a narrow slide, and is refused
        pack = pack.model_copy(update={key: getattr(pack, key).model_copy(update=settings)})
    if product == "handout":
        pdf.draw(lay_out_handout(pack, folder).result, target)
    else:
        pdf.draw_deck(lay_out_deck(pack, folder).result, target)
    return target.getvalue()


@cache
def tagged(name: str, product: str, look: str = "two-colour") -> TaggedFile:
    return TaggedFile(data_of(name, product, look))
