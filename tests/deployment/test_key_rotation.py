"""What docs/operate.md says of changing each key is what happens: what goes on, what ends, and what has to be done by hand."""

import secrets
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.settings.schema import Settings
from bot.verification.page import FormAgain, Page, ResultPage
from bot.verification.tokens import Tokens
from bot.wiring.location import DataLocation
from bot.wiring.resources import read_keys
from tests.acts.authenticating import code_of, enrolled
from tests.acts.stage import keys, opened
from tests.backup.place import make_place
from tests.passkeys.test_pages import asks, has_passkey, prompt


def changes(folder: Path, name: str) -> None:
    """The operator writes another key."""
    (folder / "keys" / f"{name}.key").write_text(secrets.token_hex(32) + "\n", encoding="utf-8")


async def test_with_another_session_key_codes_and_authenticators_end_and_passkeys_links_and_open_requests_go_on(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        passkey = await has_passkey(stage, "chen.yj")
        app = await enrolled(stage)
        await stage.says("lock.eighteen", "幫我解鎖")
        page, code = stage.link("lock.eighteen"), stage.code("lock.eighteen")
    changes(tmp_path, "session")
    async with opened(tmp_path) as stage:
        token, options = await asks(stage, "chen.yj")
        assert isinstance(await stage.sends(token, passkey=passkey.sign(options)), ResultPage), "a passkey is bound to the domain, not to the key"
        assert isinstance(await stage.page(page), Page)
        assert isinstance(await stage.sends(page, code=code), FormAgain), "a code that was mailed before opens nothing"
        await stage.passes(minutes=2)
        assert keys(await stage.sends(page, send_again="1")) == ["page.code_sent"]
        answer = await stage.sends(page, code=stage.code("lock.eighteen"))
        assert keys(answer) == ["result.unlock_done"], "the next one does"
        await stage.says("lin.mh", "我忘記密碼了，幫我重設")
        asked = await stage.page(stage.link("lin.mh"))
        assert isinstance(asked, Page)
        assert "totp" not in asked.fields, f"{code_of(stage, app)} proves nothing any more"
        assert await prompt(stage, stage.link("lin.mh")) == ""


def test_with_another_session_key_the_addresses_of_pages_and_the_seals_of_browsers_are_others(tmp_path: Path) -> None:
    before, after = (Tokens(read_keys(DataLocation(Settings(), tmp_path / name)).session) for name in ("one", "two"))
    assert before.token("step") != after.token("step")
    assert before.sealed_browser("session") != after.sealed_browser("session")


def test_another_audit_key_is_answered_for_once_and_the_trail_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_place(tmp_path / "data")
    assert main(["audit", "verify", "--data", str(folder)]) == 0
    kept = capsys.readouterr().out.rpartition("to keep elsewhere: ")[2].strip()
    changes(folder, "audit")
    assert main(["audit", "verify", "--data", str(folder)]) == 1
    assert "sealed with another key" in capsys.readouterr().out
    assert main(["audit", "accept", "--because", "key_lost", "--data", str(folder)]) == 0
    assert main(["audit", "verify", "--data", str(folder), "--anchor", kept]) == 0, "what was kept elsewhere still fits: the plain chain goes through"


def test_another_key_for_national_ids_makes_other_hashes_of_the_same_ids(tmp_path: Path) -> None:
    where = DataLocation(Settings(), tmp_path)
    before = read_keys(where).keyed("A123456789")
    assert read_keys(where).keyed(" a123456789 ") == before
    changes(tmp_path, "national_id")
    assert read_keys(where).keyed("A123456789") != before
