"""Whether the description of a picture helps a reader who cannot see it (WCAG 2.1, 1.1.1).

In: what an author typed of a figure. Out: what there is to say about it, with the fix; nothing where it is well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

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


def remarks_on(
    alt: str | None, *, file: str, decorative: bool, beside: Iterable[Inline | None], language: str
) -> Iterator[tuple[str, str]]:
    """A message and advice for each fault. `file` is the picture's path; `beside` are the texts that are read with it,
    such as its caption."""
    if not alt:
        if not decorative:
            message = "This picture has no description, so a reader who cannot see it learns nothing from it."
            yield message, "Add `alt:` with what it shows, or `decorative: yes`."
    elif decorative:
        message = "This picture has a description, and yet is called decorative: its description is never read aloud."
        yield message, "If the picture says something, take out `decorative`; if not, take out `alt`."
    else:
        yield from _on_words(alt, file, beside, language)


def _on_words(alt: str, file: str, beside: Iterable[Inline | None], language: str) -> Iterator[tuple[str, str]]:
    if _is_file_name(alt, file):
        yield f"“{alt}” is the name of a file; it does not say what the picture shows.", _WRITE_ONE
    elif is_vague_description(alt, language):
        yield f"“{alt}” does not say what the picture shows.", _WRITE_ONE
    elif any(text and bare(text.text) == bare(alt) for text in beside):
        message = "This description repeats the words that stand beside the picture, so they are read aloud twice."
        yield message, "Say here what can be seen, and beside the picture what it means."
    elif len(alt) > LONGEST:
        message = f"This description has {len(alt)} characters; it is read aloud in one go."
        yield message, f"Keep it to {LONGEST}, and put the rest into the text, where everybody can read it."


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
