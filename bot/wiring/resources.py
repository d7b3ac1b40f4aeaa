"""Resources that are opened before everything else, and closed after it."""

import hashlib
import hmac

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import MovableClock
from bot.metrics.metric import Metrics
from bot.requests.workflow import DurableWorkflow
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.settings.keys import read_key
from bot.settings.value_objects import revealed
from bot.store.work import Store
from bot.wiring.account_systems import AccountSystems
from bot.wiring.location import DataLocation, data_folder


@dataclass(frozen=True, slots=True)
class DeskKeys:
    """The desk's own keys."""

    national_id: Secret
    session: Secret
    audit: Secret

    def keyed(self, national_id: str) -> str:
        """The HMAC under which a national id is stored."""
        return hmac.new(self.national_id.reveal().encode(), national_id.strip().upper().encode(), hashlib.sha256).hexdigest()


def read_keys(where: DataLocation) -> DeskKeys:
    """The keys that the settings name, or those in the data folder, created at the first start. Raises ConfigurationError."""
    folder, named = data_folder(where) / "keys", where.settings.keys
    return DeskKeys(
        national_id=read_key(revealed(named.national_id), "national_id", folder),
        session=read_key(revealed(named.session), "session", folder),
        audit=read_key(revealed(named.audit), "audit", folder),
    )


@dataclass(frozen=True)
class Resources:
    """Database, clock, keys and account systems. `name`: which of the desks on one database this is; `metrics`: what counts here."""

    where: DataLocation
    keys: DeskKeys
    engine: AsyncEngine
    store: Store
    clock: MovableClock
    durable: DurableWorkflow
    account_systems: AccountSystems
    name: str
    metrics: Metrics
