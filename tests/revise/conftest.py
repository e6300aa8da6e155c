"""The lesson built and edited once for all histories, and what LibreOffice makes of the edited decks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.revise.histories import Studio, saved_by_libreoffice
from tests.revise.lessons import LIBREOFFICE_EDITS


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(tmp_path_factory.mktemp("studio"))


@pytest.fixture(scope="session")
def resaved(studio: Studio, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The edited decks after LibreOffice has opened and saved them, by the names of the edits."""
    decks = [studio.edited(edit) for edit in LIBREOFFICE_EDITS]
    return saved_by_libreoffice(decks, tmp_path_factory.mktemp("libreoffice"))
