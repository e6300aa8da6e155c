"""`python -m sinopack` is the same as `sinopack`."""

from __future__ import annotations

import sys

from sinopack.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
