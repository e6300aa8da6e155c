"""The traces that edits leave in a deck, counted: none may be lost or doubled by a build.

In: a deck. Out: counts, by what is counted. Slides that are marked for review are not the teacher's, and do not count.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.util import Pt

_RUN = "They crossed eighteen mountain ranges"


def traces_of(path: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for slide in Presentation(str(path)).slides:
        shapes = list(_all_shapes(slide.shapes))
        if any(shape.has_text_frame and shape.text_frame.text.startswith("To review:") for shape in shapes):
            continue
        found += _of_slide(slide, shapes)
    return found


def _all_shapes(shapes: Any) -> Any:
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from _all_shapes(shape.shapes)


def _of_slide(slide: Any, shapes: list[Any]) -> Counter[str]:
    found: Counter[str] = Counter()
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    texts += [cell.text_frame.text for shape in shapes if shape.has_table for cell in shape.table.iter_cells()]
    texts += [slide.notes_slide.notes_text_frame.text] if slide.has_notes_slide else []
    for text in texts:
        for line in text.splitlines():
            if "MY OWN" in line:
                found[line] += 1
    for shape in shapes:
        if shape.has_chart:
            for series in shape.chart.plots[0].series:
                found[f"series {series.name} {list(series.values)}"] += 1
        found["pictures"] += shape.shape_type == 13
        if shape.has_text_frame:
            found.update(_of_text(shape))
    found["hidden"] += slide._element.get("show") == "0"
    found["appears"] += slide._element.find(".//{*}cTn[@presetClass='entr']") is not None
    found["fades"] += slide._element.find(".//{*}transition/{*}fade") is not None
    return +found


def _of_text(shape: Any) -> list[str]:
    found = []
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            if run.text == _RUN:
                found += ["bold"] if run.font.bold else []
                colour = run.font.color
                found += ["green"] if colour.type == 1 and str(colour.rgb).casefold() == "006633" else []
    if shape.text_frame.text.startswith(_RUN):
        found.append(f"body at {round(shape.top / Pt(1))}" if shape.top > Pt(60) else "body")
    if "base could not be held." in shape.text_frame.text:
        found.append("lead of section 1")
    return found
