"""What stands in the body of a section: what is said in place of a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sinopack import content
from sinopack.content import model
from sinopack.content.markup import Inline, Span
from sinopack.plan import blocks
from sinopack.plan.body import plan_block
from sinopack.plan.keys import Keys
from sinopack.plan.planner import Planner
from sinopack.theme import load_labels

PICTURES = Path(__file__).parents[1] / "packs" / "pictures" / "content.yaml"
CAPTION, TITLE = Inline((Span("The tower at dusk."),)), Inline((Span("A tower"),))


def alternative(language: str = "en", **changes: Any) -> str:
    """What is said of a picture with these fields."""
    pack = content.load(PICTURES)
    figure = next(block for section in pack.sections for block in section.body if isinstance(block, model.Figure))
    nothing = {"alt": None, "caption": None, "title": None, "decorative": False}
    changed = figure.model_copy(update=nothing | changes)
    section = pack.sections[0].model_copy(update={"body": (changed,)})
    pack = pack.model_copy(update={"sections": (section,)})
    planned = plan_block(changed, Planner(pack, load_labels(language), "slides", Keys(pack)))
    assert isinstance(planned, blocks.FigureOf)
    return planned.alternative


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"alt": "A tower.", "caption": CAPTION, "title": TITLE}, "A tower."),
        ({"caption": CAPTION, "title": TITLE}, "The tower at dusk."),
        ({"title": TITLE}, "A tower"),
        ({}, "A picture without a description"),
        ({"decorative": True, "caption": CAPTION, "alt": "A tower."}, ""),
    ],
)
def test_a_picture_always_says_something_unless_it_is_decoration(fields: dict[str, Any], said: str) -> None:
    assert alternative(**fields) == said


def test_what_we_say_is_in_the_language_of_the_pack() -> None:
    assert alternative("fr") == "Une image sans description"
