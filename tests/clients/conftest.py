"""Fixtures of the client tests."""

from __future__ import annotations

import pytest

from tests.clients.packs import Workshop


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Every pack, built once, and every deck drawn in one run of LibreOffice."""
    return Workshop(tmp_path_factory.mktemp("packs"))
