"""docs/content-format.md: every key is in it, and its examples load."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sinopack.content import load
from sinopack.content.base import Entry
from sinopack.content.date_text import read_date
from sinopack.problems import Problems

FORMAT = Path(__file__).parents[2] / "docs" / "content-format.md"
TEXT = FORMAT.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)


def all_models(model: type[Entry] = Entry) -> list[type[Entry]]:
    return [each for child in model.__subclasses__() for each in (child, *all_models(child))]


@pytest.mark.parametrize("model", all_models())
def test_every_key_is_documented(model: type[Entry]) -> None:
    for key in model.model_fields:
        assert re.search(rf"`[^`]*\b{key}\b[^`]*`", TEXT), f"{model.noun}: {key}"


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_load(example: str, tmp_path: Path) -> None:
    from PIL import Image

    (tmp_path / "pictures").mkdir()
    Image.new("L", (400, 300)).save(tmp_path / "pictures" / "treaty.jpg")
    path = tmp_path / "content.yaml"
    if example.startswith("body:"):
        example = "sections:\n  - title: T\n" + re.sub("(?m)^", "    ", example)
    parts = [example, *(["pack: T"] if "pack:" not in example else [])]
    parts += ["sections: [S]"] if "sections:" not in example else []
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")
    try:
        load(path)
    except Problems as found:
        pytest.fail(str(found))


def test_dates_in_the_table_are_read() -> None:
    rows = re.findall(r"(?m)^\| (`.*?) \| [^|]* \|$", TEXT.split("## Dates")[1].split("## Markdown")[0])
    dates = [date for row in rows for date in re.findall(r"`([^`]+)`", row)]
    assert len(dates) > 30
    for date in dates:
        read_date(date, unbegun=True)
