"""Whether the description of a picture helps a reader who cannot see it (WCAG 2.1, 1.1.1).

In: what an author typed of a figure. Out: what there is to say about it, with the fix; nothing where it is well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from sinopack.content.findings import Remark
from sinopack.content.markup import Inline
from sinopack.content.vague_words import bare, is_vague_description

LONGEST = 250
"""Characters of a description: it is heard in one piece, and cannot be gone through word by word as a text can."""
_ENDINGS = r"\.(?:png|jpe?g|webp|gif|svg|tiff?|bmp|heic|pdf)"
_FILE_NAME = re.compile(rf".*\S{_ENDINGS}", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:img|dscn?|dscf|pxl|mvimg|p|cimg|dji|gopr|wp|screenshot|screen shot|scan|image|picture|photo|untitled)"
    r"[\s_-]*\d(?:[\d\s()_.-]|copy|edited)*",
    re.IGNORECASE,
)
_WRITE_ONE = "Say in a sentence what the picture shows and the lesson needs, or type `decorative: yes` in its place."


def remark_on(
    alt: str | None, *, file: str, decorative: bool, beside: Mapping[str, Inline | None], language: str
) -> Remark | None:
    """What there is to say, or None. `file` is the picture's path; `beside` are the texts that are read with it, such
    as its caption, each by its key."""
    if alt:
        return _CONTRADICTED if decorative else _on_words(alt, file, beside.values(), language)
    if not decorative:
        return MISSING
    explained = [key for key, text in beside.items() if text and text.text.strip()]
    return _explained_decoration(explained) if explained else None


MISSING = Remark(
    "This picture has no description, so a reader who cannot see it learns nothing from it.",
    "Add `alt:` with what it shows; or `decorative: yes`, if it says nothing that a reader could miss.",
    "pictures have no description",
)
_CONTRADICTED = Remark(
    "This picture has a description, and yet is called decorative: its description is never read aloud.",
    "If the picture says something, take out `decorative`; if not, take out `alt`.",
    "pictures have a description and yet are called decorative",
)


def _explained_decoration(keys: list[str]) -> Remark:
    """On a picture that is said to say nothing, and beside which the texts of `keys` say what it says."""
    return Remark(
        f"This picture is called decorative, and yet has a {' and a '.join(keys)}: a reader who cannot see it hears "
        "about a picture that is not there.",
        "If the picture says something, type `alt:` with what it shows in place of `decorative`; if not, take out "
        f"{' and '.join(f'`{key}`' for key in keys)}.",
        "pictures are called decorative and yet explained",
    )


def _on_words(alt: str, file: str, beside: Iterable[Inline | None], language: str) -> Remark | None:
    if _is_file_name(alt, file):
        message = f"“{alt}” is the name of a file; it does not say what the picture shows."
        return Remark(message, _WRITE_ONE, "descriptions are the names of files")
    if is_vague_description(alt, language):
        message = f"“{alt}” does not say what the picture shows."
        return Remark(message, _WRITE_ONE, "descriptions do not say what the picture shows")
    if any(text and bare(text.text) == bare(alt) for text in beside):
        message = "This description repeats the words that stand beside the picture, so they are read aloud twice."
        advice = "Say here what can be seen, and beside the picture what it means."
        return Remark(message, advice, "descriptions repeat the words that stand beside the picture")
    if len(alt) > LONGEST:
        message = f"This description has {len(alt)} characters; it is read aloud in one go."
        advice = f"Keep it to {LONGEST}, and put the rest into the text, where everybody can read it."
        return Remark(message, advice, f"descriptions have more than {LONGEST} characters")
    return None


def _is_file_name(alt: str, file: str) -> bool:
    """Whether it is what a camera or a program calls a file, or the name of this one."""
    typed, path = alt.strip(), PurePosixPath(file)
    if typed.casefold() in (path.name.casefold(), file.casefold()):
        return True
    if typed.casefold() == path.stem.casefold() and " " not in typed:  # “Mao Zedong.jpg” is named by its description
        return True
    if _CAMERA.fullmatch(typed):
        return True
    return bool(_FILE_NAME.fullmatch(typed)) and len(typed.split()) <= 4
