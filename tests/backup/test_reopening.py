"""What was open at the moment of a backup is over after a restore; what protects or only waits stays."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.backup.reopening import end_what_was_open
from bot.messages import ChatIdentity
from bot.people.identity import web_chat
from bot.requests.access_end import PROVED, PROVED_HERE
from bot.requests.cases import FREEZE
from bot.store.desk_sessions import DeskSession
from bot.store.link_codes import LinkCode
from bot.store.steps import Step
from bot.store.work import Store
from bot.verification.level import Level
from bot.verification.page import StepKind
from tests.stores import a_store

THEN = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
NOW = THEN + timedelta(minutes=3)
IDENTITY = ChatIdentity("slack", "U1", "T1")


def page(id: str, kind: StepKind, **more: object) -> Step:
    fields = {"request": "", "person": "chen.yj", "identity": IDENTITY, "language": "en", "opened": THEN, "expires": THEN + timedelta(minutes=10)}
    return Step(id=id, token=f"token-{id}", kind=kind, **{**fields, **more})  # type: ignore[arg-type]


async def fill(store: Store) -> None:
    async with store.work() as work:
        await work.steps.open(page("open", StepKind.PROVE, code="sealed", code_sent=THEN))
        await work.steps.open(page("owed", StepKind.PROVE, code_due=THEN + timedelta(minutes=1)))
        await work.steps.open(page("over", StepKind.PROVE, expires=THEN))
        await work.steps.open(page("not-me", StepKind.NOT_ME))
        await work.link_codes.make("sealed", LinkCode("chen.yj", "two", ""), THEN, THEN + timedelta(minutes=10))
        await work.desk_sessions.begin("browser", DeskSession("hsu", Level.CERTIFIED, THEN, THEN))
        await work.browsers.renew("browser", "", "turn", "hsu", THEN)
        await work.links.make(web_chat("session"), "hsu", "two", THEN)
        await work.links.make(IDENTITY, "chen.yj", "two", THEN)
        for kind in (PROVED, PROVED_HERE, FREEZE):
            await work.counts.add(kind, "hsu x", THEN)


async def test_pages_codes_sessions_browsers_and_proofs_end_and_linked_chats_freezes_and_the_way_to_freeze_stay(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        await fill(store)
        engine = sa.create_engine(f"sqlite:///{tmp_path / 'desk.db'}")
        with engine.begin() as connection:
            ended = end_what_was_open(connection, NOW)
        with engine.begin() as connection:
            again = end_what_was_open(connection, NOW)
        engine.dispose()
        assert ended.form() == {"pages": "2", "codes": "1", "sessions": "1", "browsers": "1", "proofs": "2", "under_way": "0"}
        assert set(again.form().values()) == {"0"}
        async with store.work() as work:
            assert not await work.steps.spend(page("open", StepKind.PROVE), NOW)
            assert await work.steps.spend(page("not-me", StepKind.NOT_ME), NOW)
            found = await work.steps.of_id("open")
            assert found is not None
            assert found.code is None
            assert await work.steps.owed(NOW) == (), "no code is mailed for a page that is over"
            assert await work.link_codes.redeem("sealed", NOW) is None
            session = await work.desk_sessions.of("browser")
            assert session is not None
            assert session.ended == NOW
            browser = await work.browsers.of("browser")
            assert browser is not None
            assert browser.ended == NOW
            assert await work.links.is_over(web_chat("session"))
            assert await work.links.of(IDENTITY) is not None
            assert await work.counts.last(PROVED, "hsu x") is None
            assert await work.counts.last(FREEZE, "hsu x") == THEN


@pytest.mark.parametrize("lacking", [("DROP TABLE desk_sessions",), ("DROP INDEX steps_owed", "ALTER TABLE steps DROP COLUMN code_due")])
async def test_a_database_of_an_older_version_lacks_some_of_it_and_is_ended_too(tmp_path: Path, lacking: tuple[str, ...]) -> None:
    async with a_store(tmp_path) as store:
        await fill(store)
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'desk.db'}")
    with engine.begin() as connection:
        for statement in lacking:
            connection.execute(sa.text(statement))
        assert end_what_was_open(connection, NOW).pages == 2
    engine.dispose()
