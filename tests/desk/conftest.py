"""A house for each test of the desk's handlers."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.desk.house import House, a_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with a_house(tmp_path) as house:
        yield house
