"""`doctor` says under which name apps show the desk, and whether its key still opens what people have enrolled."""

from pathlib import Path

import pytest

from bot.cli.doctor_checks.authenticators import check_authenticators
from bot.secret import Secret
from bot.settings.schema import Settings
from bot.settings.value_objects import totp_issuer
from bot.wiring.location import DataLocation
from bot.wiring.resources import read_keys
from tests.acts.authenticating import enrolled
from tests.acts.stage import opened


@pytest.mark.parametrize(
    ("settings", "issuer"),
    [
        ({}, "accountdesk"),
        ({"organisation": {"name": "示範市政府"}}, "示範市政府"),
        ({"organisation": {"name": "示範市政府"}, "verification": {"totp": {"issuer": "帳號服務台"}}}, "帳號服務台"),
        ({"organisation": {"name": "長" * 90}, "verification": {"totp": {"issuer": None}}}, "長" * 40),
    ],
)
def test_apps_show_the_name_that_is_configured(settings: dict[str, object], issuer: str) -> None:
    assert totp_issuer(Settings.model_validate(settings)) == issuer


async def test_it_warns_of_nothing_where_nothing_is_enrolled_and_fails_where_the_key_is_another_one(tmp_path: Path) -> None:
    assert (await check_authenticators("市府", None, None)).line == "apps show it as 市府; none is enrolled yet"
    async with opened(tmp_path) as stage:
        store, key = stage.application.store, read_keys(DataLocation(Settings(), tmp_path)).session
        await enrolled(stage)
        good = await check_authenticators("市府", store, key)
        assert (good.mark, good.line) == ("ok", "apps show it as 市府; 1 enrolled, all of them can be read")
        for other in (Secret("another key of thirty-two letters"), None):
            bad = await check_authenticators("市府", store, other)
            assert bad.mark == "fail"
            assert "1 of 1 cannot be read" in bad.result
            assert "put keys.session back from the backup" in bad.remedy
