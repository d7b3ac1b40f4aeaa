"""The audit trail's anchor: its file, and the other places that receive it."""

from pathlib import Path

from bot.audit_trail.keeper import BY_MAIL, TO_SYSLOG, AnchorKeeper, AnchorTarget, MailedAnchor
from bot.dialogue.wording import Wording
from bot.ports import Mailer
from bot.settings.schema import Settings
from bot.store.database import sync_to_disk
from bot.wiring.location import data_folder
from bot.wiring.resources import Resources
from integrations.anchors.file import LocalAnchorFile
from integrations.anchors.syslog import Syslog


def anchor_file(settings: Settings, folder: Path) -> LocalAnchorFile:
    """The FILE that the settings name, or the one next to the keys under `folder`."""
    named = settings.audit.file
    return LocalAnchorFile(folder / "keys" / "audit.anchor" if named is None else Path(named))


def build_anchors(resources: Resources, mailer: Mailer, wording: Wording) -> AnchorKeeper:
    """The keeper of the anchor. Raises nothing: an unreachable place is logged later."""
    settings, clock = resources.where.settings, resources.clock
    outposts: list[AnchorTarget] = []
    if settings.audit.outside:
        address = settings.audit.anchor or ""
        scheme, _, rest = address.partition(":")
        mailed = MailedAnchor(mailer=mailer, address=rest, say=wording.say, language=settings.language, clock=clock)
        outposts.append(AnchorTarget(mailed, BY_MAIL) if scheme == "mailto" else AnchorTarget(Syslog(address, clock), TO_SYSLOG))
    return AnchorKeeper(
        store=resources.store,
        key=resources.keys.audit.reveal().encode(),
        file=anchor_file(settings, data_folder(resources.where)),
        outposts=outposts,
        clock=clock,
        settled=lambda: sync_to_disk(resources.engine),
    )
