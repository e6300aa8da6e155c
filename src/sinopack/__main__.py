"""`python -m sinopack` is the same as `sinopack`."""

from __future__ import annotations

from sinopack.cli.main import run

if __name__ == "__main__":
    run()
