"""Numbers of pages as a person reads them."""

from __future__ import annotations

import pytest

from sinopack.verification.wording import listed


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([3], "page 3"),
        ([8, 3], "pages 3 and 8"),
        ([3, 4, 8], "pages 3, 4 and 8"),
        (range(1, 16), "pages 1–15"),
        ([1, 2, 3, 7], "pages 1–3 and 7"),
        (range(1, 40, 2), "pages 1, 3, 5, 7, 9, 11 and 14 more"),
    ],
)
def test_listed(numbers: list[int], expected: str) -> None:
    assert listed("page", numbers) == expected
