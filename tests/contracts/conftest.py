"""Every contract test of the account systems runs once for each adapter."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.contracts.estates import ESTATES, Estate


@pytest.fixture(params=list(ESTATES.values()), ids=list(ESTATES))
async def account_systems(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Estate]:
    async with request.param(tmp_path) as opened:
        yield opened
