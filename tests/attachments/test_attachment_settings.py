"""The section `attachments` of the operator's file."""

from typing import Any

import pytest
from pydantic import ValidationError

from bot.settings.schema import Settings
from bot.tickets.attachment import FileKind, FileLimits
from bot.wiring.services import file_limits


def test_what_stands_in_the_file_is_what_holds() -> None:
    assert file_limits(Settings().attachments) == FileLimits()
    written = {"largest": "500 KB", "per_ticket": 2, "all": "1 MB", "kinds": ["pdf"]}
    assert file_limits(Settings.model_validate({"attachments": written}).attachments) == FileLimits(500_000, 2, 1_000_000, frozenset({FileKind.PDF}))


@pytest.mark.parametrize("written", [{"largest": "5"}, {"largest": "0 MB"}, {"largest": "101 MB"}, {"all": "5 GB"}, {"per_ticket": 0}, {"kinds": []}, {"kinds": ["exe"]}, {"largest": True}])
def test_a_limit_that_is_none_is_refused(written: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate({"attachments": written})
