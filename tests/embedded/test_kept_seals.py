"""The passwords of the shipped sample are sealed once and kept on disk; an operator's are not."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.runtime.disk_cache import NAMED_BY
from bot.secret import Secret
from bot.wiring.account_systems import SAMPLE
from integrations.accounts.embedded import kept_seals
from integrations.accounts.embedded.description import Description, passwords
from integrations.accounts.embedded.initial_state import Foundation, initial_rows
from integrations.accounts.embedded.kept_seals import with_kept_seals
from integrations.accounts.embedded.organisation_file import read_organisation
from integrations.accounts.embedded.password_hash import hash_password, seal_mark, verify_hash
from integrations.accounts.embedded.state import Founding
from tests.embedded.stage import ZONE, on_stage

CONTENT = SAMPLE.read_bytes()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(NAMED_BY, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def sample() -> Description:
    return read_organisation(SAMPLE, ZONE)


def never(password: Secret) -> str:
    raise AssertionError("nothing is left to be sealed")


def test_every_password_is_sealed_once_each_with_a_salt_of_its_own(sample: Description, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = with_kept_seals(sample, CONTENT)
    given = passwords(sample)
    assert len(given) > 100
    assert all(verify_hash(first.sealed[account], password) for account, password in given.items())
    assert len(set(first.sealed.values())) == len(given)
    (file,) = cache.glob("seals-*")
    assert file.stat().st_mode & 0o077 == 0
    monkeypatch.setattr(kept_seals, "hash_password", never)
    assert with_kept_seals(sample, CONTENT).sealed == first.sealed


async def test_the_organisation_is_founded_on_what_was_kept(sample: Description, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = with_kept_seals(sample, CONTENT)
    monkeypatch.setattr("integrations.accounts.embedded.organisation.hash_password", never)
    seen: list[Founding] = []

    def noted(description: Description, foundation: Foundation) -> Founding:
        seen.append(initial_rows(description, foundation))
        return seen[-1]

    monkeypatch.setattr("integrations.accounts.embedded.organisation.initial_rows", noted)
    async with on_stage(tmp_path, kept):
        pass
    world = seen[0].world
    rows = {f"portal {one.account}": one.password for one in world.portal.values()}
    rows |= {f"directory {one.account}": one.password for one in world.directory.values()}
    rows |= {f"mailbox {one.person}": one.password for one in world.mailbox.values()}
    assert {account: password for account, password in rows.items() if password is not None} == kept.sealed


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"null", b'{"portal nobody": "scrypt$1024$8$00$00"}'])
def test_what_was_kept_for_anything_else_is_sealed_anew(sample: Description, damage: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_seals, "read_cached", lambda *_: memoryview(damage))
    account, password = next(iter(passwords(sample).items()))
    assert verify_hash(with_kept_seals(sample, CONTENT).sealed[account], password)


def test_other_passwords_are_other_seals(sample: Description) -> None:
    with_kept_seals(sample, CONTENT)
    mine = replace(sample, people=tuple(replace(one, portal=tuple(replace(had, password=Secret("other")) for had in one.portal)) for one in sample.people))
    sealed = with_kept_seals(mine, CONTENT + b"\n").sealed
    account = next(account for account in passwords(mine) if account.startswith("portal "))
    assert verify_hash(sealed[account], Secret("other"))


def test_without_a_cache_folder_they_are_sealed_when_it_is_founded(sample: Description, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_seals, "cache_folder", lambda: None)
    assert with_kept_seals(sample, CONTENT) is sample
    assert sample.sealed == {}


def test_a_seal_says_how_it_was_sealed() -> None:
    assert hash_password(Secret("a")).startswith(seal_mark())
