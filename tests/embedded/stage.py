"""An embedded organisation on a stage: a file, a database, and a clock that stands still until somebody moves it."""

import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.accounts.finding import Diagnosis
from bot.accounts.rules import Phase, Rules, SyncBeat
from bot.clock import Clock, MovableClock
from bot.people.account_lookup import AccountLookup
from bot.people.person import Person
from bot.store.database import open_engine, upgrade
from integrations.accounts.embedded.description import Description
from integrations.accounts.embedded.organisation import EmbeddedOrganisation, Spans
from integrations.accounts.embedded.organisation_file import read_organisation
from integrations.accounts.embedded.state import NOTHING_RULED, PhaseOverride

ZONE = ZoneInfo("Asia/Taipei")
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SAMPLES = Path(__file__).parent.parent.parent / "integrations" / "accounts" / "embedded" / "samples"


class StandingClock:
    """Always the same moment."""

    def now(self) -> datetime:
        return START


def keyed(national_id: str) -> str:
    return hmac.new(b"a key for tests", national_id.encode(), hashlib.sha256).hexdigest()


def described(tmp_path: Path, text: str) -> Description:
    file = tmp_path / "organisation.yaml"
    file.write_text(text, encoding="utf-8")
    return read_organisation(file, ZONE)


@dataclass(frozen=True)
class Stage:
    organisation: EmbeddedOrganisation
    clock: MovableClock
    engine: AsyncEngine
    account_lookup: AccountLookup

    async def person(self, id: str) -> Person:
        person = await self.organisation.register.person(id)
        assert person is not None, f"{id} is not in the file"
        return person

    async def diagnosis(self, id: str) -> Diagnosis:
        return (await self.account_lookup.look(await self.person(id))).diagnosis

    async def rows(self, id: str) -> tuple[str, ...]:
        return (await self.diagnosis(id)).rows

    def after(self, **span: float) -> None:
        self.clock.advance(timedelta(**span))


@asynccontextmanager
async def on_stage(
    folder: Path, description: Description, ahead: timedelta = timedelta(), ruling: PhaseOverride = NOTHING_RULED, address: str | None = None, time: Clock | None = None
) -> AsyncIterator[Stage]:
    """`time`: the clock underneath, else one that stands still. Opens the database at `address`, else in `folder` (made where there is none), and loads the description where nothing is loaded yet."""
    engine = open_engine(address or f"sqlite+aiosqlite:///{folder}/embedded.db")
    try:
        await upgrade(engine)
        clock = MovableClock(time or StandingClock(), ahead)
        organisation = EmbeddedOrganisation(engine, clock, keyed, ZONE, Spans(ruling=ruling))
        await organisation.load(description)
        register = organisation.register
        rules = Rules(
            await register.phase() or Phase.BEFORE_GO_LIVE, await register.auto_creation(), await register.sync() or SyncBeat(timedelta(hours=1), None)
        )
        yield Stage(organisation, clock, engine, AccountLookup(register, organisation.systems, rules, clock, timedelta(seconds=30)))
    finally:
        await engine.dispose()


def organisation_of(*people: str, rest: str = "sync: {every: 1h, last: -20m}") -> str:
    """A small organisation: a joined office and a school, an admin, and these people (flow maps without braces)."""
    admin = "id: the.admin, name: 王大明, agency: doit, national_id: A200000003, portal: [{account: dmwang}], personnel: {}, " + (
        "directory: {account: GEAA-000001}, mailbox: {address: dmwang@mail.example}, binding: {portal: dmwang, directory: GEAA-000001}"
    )
    lines = [
        "agencies:",
        "  - {id: doit, name: 資訊局, joins_directory: true, admins: [the.admin]}",
        "  - {id: school, name: 示範國小, joins_directory: false, admins: []}",
        "people:",
        *(f"  - {{{person}}}" for person in (*people, admin)),
        rest,
    ]
    return "\n".join(lines) + "\n"
