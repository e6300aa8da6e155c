"""The programs that judge our files. A test that needs one skips where it is absent, and says so; with
SINOPACK_REQUIRE_TOOLS=1 (as in CI) it fails instead."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest


def require(tool: str) -> str:
    """The path of a program, or a skip (or failure) of the test that asks."""
    path = shutil.which(tool)
    if path is None:
        message = f"{tool} is not installed"
        if os.environ.get("SINOPACK_REQUIRE_TOOLS") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return path


def run(tool: str, *arguments: str) -> str:
    """What a program prints. Fails the test, with the program's own words, where it ends in an error or a warning."""
    result = subprocess.run([require(tool), *arguments], capture_output=True, timeout=60, check=False)
    words = (result.stdout + result.stderr).decode("utf-8", "replace")
    assert result.returncode == 0, f"{tool}: {words}"
    return result.stdout.decode("utf-8")
