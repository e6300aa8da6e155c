"""Connectors of every deck end on the shapes that they name, where a program puts them when it draws them anew."""

from __future__ import annotations

import pytest
from pptx import Presentation

from sinopack.page import Connector, Group, Item
from tests.clients.deck_connectors import courses
from tests.clients.packs import DECKS, Workshop

NEAR = 0.1


def connectors(items: tuple[Item, ...]) -> list[Connector]:
    """The connectors of a page, those in groups too."""
    found: list[Connector] = []
    for item in items:
        found += connectors(item.items) if isinstance(item, Group) else [item] if isinstance(item, Connector) else []
    return found


@pytest.mark.parametrize("name", DECKS)
def test_ends_stand_on_the_sites_that_they_name(name: str, workshop: Workshop) -> None:
    pack = workshop.built(name)
    glued = 0
    for slide, finished in zip(Presentation(str(pack.pptx)).slides, pack.deck.slides, strict=True):
        for course in courses(slide):
            for site, point in ((course.start, course.points[0]), (course.end, course.points[-1])):
                if site is not None:
                    glued += 1
                    assert point == pytest.approx(site, abs=NEAR), (finished.title, course.name)
    assert glued > 60 or name != "diagrams"


def test_lines_run_as_they_were_laid_out(workshop: Workshop) -> None:
    pack = workshop.built("diagrams")
    bent = 0
    for slide, finished in zip(Presentation(str(pack.pptx)).slides, pack.deck.slides, strict=True):
        wanted = [each for each in connectors(finished.page.items) if each.start]
        found = [each for each in courses(slide) if each.start]
        for connector, course in zip(wanted, found, strict=True):
            assert len(course.points) == len(connector.points)
            bent += len(course.points) > 2
            for point, other in zip(course.points, connector.points, strict=True):
                assert point == pytest.approx(other, abs=NEAR)
    assert bent > 20
