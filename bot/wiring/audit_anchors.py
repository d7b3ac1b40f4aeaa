"""The parts of the audit trail's anchor: which file it is, and who else is told."""

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.audit_trail.keeper import BY_MAIL, TO_SYSLOG, AnchorKeeper, AnchorTarget, MailedAnchor
from bot.clock import Clock
from bot.dialogue.wording import Wording
from bot.ports import Mailer
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.settings.schema import Settings
from bot.store.database import sync_to_disk
from bot.store.work import Store
from integrations.anchors.file import LocalAnchorFile
from integrations.anchors.syslog import Syslog


@dataclass(frozen=True, slots=True)
class TrailDatabase:
    """The trail's database, and the key that seals in it."""

    store: Store
    key: Secret
    engine: AsyncEngine


def anchor_file(settings: Settings, folder: Path) -> LocalAnchorFile:
    """The FILE that the settings name, or the one beside the keys under `folder`."""
    named = settings.audit.file
    return LocalAnchorFile(folder / "keys" / "audit.anchor" if named is None else Path(named))


def build_anchors(settings: Settings, folder: Path, ledger: TrailDatabase, mailer: Mailer, wording: Wording, clock: Clock) -> AnchorKeeper:
    """The keeper of the anchor. Raises nothing: what cannot be reached is a log line later."""
    outposts: list[AnchorTarget] = []
    if settings.audit.outside:
        address = settings.audit.anchor or ""
        scheme, _, rest = address.partition(":")
        mailed = AnchorTarget(MailedAnchor(mailer, rest, wording.say, settings.language, clock), BY_MAIL)
        outposts.append(mailed if scheme == "mailto" else AnchorTarget(Syslog(address, clock), TO_SYSLOG))
    return AnchorKeeper(ledger.store, ledger.key.reveal().encode(), anchor_file(settings, folder), outposts, clock, lambda: sync_to_disk(ledger.engine))
