"""Checks the state of the audit trail's anchor. It looks only at the head; `audit verify` examines every record."""

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.audit import key_fingerprint
from bot.audit_trail.anchor import AnchoredHeads, AnchorLine, read_anchor
from bot.audit_trail.check import TrailEvidence
from bot.cli.doctor_checks.check import CheckResult
from bot.settings.schema import Settings
from bot.store.work import Store

_NAME = "audit.anchor"
_VERIFY = "`audit verify` says what is wrong, record by record"


async def check_trail(settings: Settings, kept: TrailEvidence, engine: AsyncEngine | None) -> tuple[bool, tuple[CheckResult, ...]]:
    """Whether records have a keyed seal, and the checks."""
    if engine is None:
        return False, ()
    async with Store(engine, str).look() as work:
        (head, keyed), sealed = await work.audit.head(), await work.audit.is_keyed()
        anchored = None if kept.key is None else read_anchor(kept.lines, kept.key)
        last = None if anchored is None else anchored.last
        held = "" if last is None or not last.head.number else await work.audit.seal_of(last.head.number)
    if kept.key is None or anchored is None:
        state = "the trail is sealed with a key that is not here" if sealed else "not begun yet; the first start does it"
        return sealed, (CheckResult(_NAME, not sealed, state, "put back keys/audit.key" if sealed else ""),)
    if kept.trouble:
        return sealed, (CheckResult(_NAME, False, kept.trouble, "the desk goes on without it: mend the place, or name another one in audit.anchor"),)
    if not kept.lines and not sealed and not head.number:
        return sealed, (CheckResult(_NAME, True, "not begun yet; the first start does it"),)
    wrong = _wrong(anchored, last, held, f"{key_fingerprint(kept.key)}:", keyed)
    if wrong:
        return sealed, (CheckResult(_NAME, False, wrong, _VERIFY),)
    state = f"{kept.where}, record {last.head.number if last else 0} of {head.number} anchored at {last.at:%Y-%m-%d %H:%M:%S} UTC" if last else kept.where
    return sealed, (CheckResult(_NAME, True, state), *_outside(settings, anchored))


def _wrong(anchored: AnchoredHeads, last: AnchorLine | None, held: str, own_head: str, keyed: str) -> str:
    if anchored.troubles:
        return anchored.troubles[0].sentence
    if last is not None and last.head.number and held != last.head.seal:
        return f"record {last.head.number} was anchored at {last.at:%Y-%m-%d %H:%M:%S} UTC, and the trail does not hold it any more"
    if keyed and not keyed.startswith(own_head):
        return "the last record was sealed with another key than the one here"
    return ""


def _outside(settings: Settings, anchored: AnchoredHeads) -> tuple[CheckResult, ...]:
    if not settings.audit.outside:
        return ()
    name = settings.audit.anchor or ""
    sent, failed = (anchored.sent.get(f"{kind} {name}") for kind in ("sent", "failed"))
    if failed is not None and (sent is None or sent.number < failed.number):
        return (CheckResult(_NAME, False, f"{name} was not reached at {failed.at:%Y-%m-%d %H:%M:%S} UTC", "check the address; the desk goes on and tries again"),)
    if sent is None:
        return (CheckResult(_NAME, True, f"{name} has been told nothing yet", "the running desk does it; see whether it arrives"),)
    remedy = "without mail.smtp it goes to the demonstration's mailbox" if name.startswith("mailto:") and settings.mail.smtp is None else ""
    return (CheckResult(_NAME, True, f"{name} was told of record {sent.head.number} at {sent.at:%Y-%m-%d %H:%M:%S} UTC", remedy),)
