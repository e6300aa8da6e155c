"""A small pack with a picture, a chart, tags and a timeline, built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

import sinopack
from sinopack import Product

CONTENT = """\
pack:
  title: The Long March
  language: en-GB
  level: Ages 14–18
sections:
  - id: base
    title: Why they left
    dates: 1934
    lead: By October 1934 the base could not be held.
    body:
      - Four campaigns had failed. The fifth, with blockhouses, **did not**, as $x^2$ shows.
      - figure: hills.png
        alt: Green hills under a blue sky
        crop: 16:9
      - chart: column
        title: Months of the campaigns
        data:
          - Campaign | Months
          - Fourth | 3
          - Fifth | 12
    key_points:
      - The base was ringed with blockhouses
      - About 86,000 people broke out
    notes: Ask who stayed behind.
  - id: march
    title: The march
    dates: 1934/1935
    lead: Six thousand miles in a year.
    body: They crossed twenty-four rivers and eighteen ranges of mountains.
    key_points: [They crossed eighteen mountain ranges, They crossed twenty-four rivers]
timeline:
  - 1934-10: The army breaks out
  - 1935-10: The army arrives in Yan’an
questions:
  - question: Why did the fifth campaign succeed?
    marks: 4
    answer: It advanced slowly, from one line of blockhouses to the next.
print:
  profiles: [standard, large-print]
"""


MADE = [each.value for each in Product if each is not Product.GUIDED_NOTES]
"""All that the pack has something for; it has no gaps."""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pack, with all its files in `output`: not to be changed."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "content.yaml").write_text(CONTENT, encoding="utf-8")
    hills = Image.radial_gradient("L").resize((640, 480)).convert("RGB")
    hills.save(folder / "hills.png")
    sinopack.build(folder / "content.yaml", only=MADE)
    return folder


@pytest.fixture
def pack(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "pack"))
