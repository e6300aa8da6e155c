"""Making a new pack: the starter that ships with sinopack, under the author's own title."""

from __future__ import annotations

import json
from pathlib import Path

from sinopack.writing import CannotWrite, Draft, write_together

_STARTER = Path(__file__).parent / "starter" / "content.yaml"


def make_pack(name: Path) -> Path:
    """Write the starter to `name`/content.yaml, or to `name` itself if that is the name of a YAML file.

    Returns the file's path. Raises `CannotWrite`, also if there is such a file already.
    """
    is_file = name.suffix.lower() in {".yaml", ".yml"}
    path = name if is_file else name / _STARTER.name
    if path.exists():
        raise CannotWrite(f"There is already a file {path}.", "Choose another name.")
    title = _title(name.resolve().stem if is_file else name.resolve().name)
    text = _STARTER.read_text(encoding="utf-8").replace("{title}", json.dumps(title, ensure_ascii=False)[1:-1])
    write_together([Draft(path, text.encode("utf-8"))])
    return path


def _title(name: str) -> str:
    """A title made of a file's name: “cold-war” is “Cold war”. A name that is no valid text loses what is not."""
    words = name.encode("utf-8", "ignore").decode("utf-8").replace("-", " ").replace("_", " ").split()
    title = " ".join(words)
    return title[:1].upper() + title[1:] or "My lesson"
