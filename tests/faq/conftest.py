import pytest

from bot.faq.index import Index, build_index
from bot.faq.library import shipped


@pytest.fixture(scope="session")
def index() -> Index:
    return build_index(shipped())
