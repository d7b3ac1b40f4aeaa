"""What must hold after each step, whatever was done."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from bot.accounts.masking import mask_account
from bot.actions.action import ActionName
from bot.actions.request import Request, RequestState
from bot.audit import AuditEvent, SealedRecord, digest
from bot.verification.methods import Method
from bot.verification.page import FormAgain, Page, PageGone, ResultPage
from tests.machine.cast import ADMINS, HELPERS
from tests.machine.evidence import Evidence
from tests.machine.world import Move, World

GUARDED: Final = frozenset(
    one.value
    for one in (
        AuditEvent.VERIFIED, AuditEvent.ACTION_APPROVED, AuditEvent.ACTION_DECLINED, AuditEvent.LINK_MADE, AuditEvent.LINK_VOUCHED, AuditEvent.METHOD_ENROLLED,
        AuditEvent.METHOD_REMOVED, AuditEvent.ACCOUNT_FROZEN, AuditEvent.ACCOUNT_THAWED, AuditEvent.OTHER_WAY_TAKEN,
    )
)  # fmt: skip
"""What happens by somebody's own proof or own button alone."""
WRITTEN: Final = AuditEvent.ACTION_WRITTEN.value
CODES: Final = ((1, timedelta(seconds=59)), (5, timedelta(minutes=59, seconds=59)), (10, timedelta(hours=23, minutes=59, seconds=59)))
_INSIDES: Final = re.compile(r"Traceback|[A-Za-z]+Error\b|Exception\b|\bNone\b|<bot\.|sqlalchemy|sqlite|\{\s*\$|\bPhrase\(|Secret\(|datetime\.|^\w+\.[a-z_]+$", re.MULTILINE)
ON_THEIR_WAY: Final = frozenset({"off.twelve"})
"""Whose enabling was on its way before anything was asked for."""
_DAY: Final = timedelta(hours=24)


def broken(world: World, before: Evidence, after: Evidence, move: Move, records: list[SealedRecord]) -> Iterator[str]:
    """The promises that this step broke, in words."""
    yield from _guarded(move, records)
    yield from _chain(world, records)
    yield from _writes(before, after, records)
    yield from _decisions(after)
    yield from _systems(before, after, move, records)
    yield from _passwords_tried(world, after, move)
    yield from _links(before, after, records)
    yield from _tickets(after, move, before)
    yield from _told(world, before, after, move)
    yield from _pages(world, move)
    yield from _codes(world)
    yield from (f"an error of ours was logged: {line}" for line in world.trouble)


def _guarded(move: Move, records: list[SealedRecord]) -> Iterator[str]:
    for record in records:
        by_channel = record.did == AuditEvent.LINK_MADE.value and record.details["proof"] == "embedded"
        # Whoever has the link may have the two digits shown: they prove nothing until an admin has heard them from the person.
        shown = record.did == AuditEvent.VERIFIED.value and record.details["method"] == "number shown"
        if record.did in GUARDED - move.may and not by_channel and not shown:
            yield f"{record.did} of {record.subject} by {record.actor} came of {move.name}: {dict(record.details)}"
        if record.did == AuditEvent.TURN_FAILED.value:
            yield f"a turn failed: {dict(record.details)}"


def _chain(world: World, records: list[SealedRecord]) -> Iterator[str]:
    for record in records:
        if digest(record) != record.seal or record.previous != world.head:
            yield f"record {record.number} does not follow"
        world.head = record.seal


def _writes(before: Evidence, after: Evidence, records: list[SealedRecord]) -> Iterator[str]:
    for record in records:
        if record.did != WRITTEN:
            continue
        request = after.requests[record.details["request"]]
        name = f"{request.action.value} of {request.person}"
        if request.person in before.frozen & after.frozen:
            yield f"{name} was written although the account is frozen"
        yield from (f"{name} was written {why}" for why in _unallowed(request, after))


def _unallowed(request: Request, after: Evidence) -> Iterator[str]:
    methods = {proof.method for proof in request.proofs}
    if not methods & {Method.CODE, Method.NUMBER, Method.TOTP}:
        yield f"with {methods} alone"
    decision = request.decision
    alone = request.action in (ActionName.UNLOCK, ActionName.BIND) and request.demand.approver is None
    if not alone and (decision is None or not decision.approved or decision.check is None):
        yield "without an admin's word"
    if decision is not None and (request.agency, decision.by) not in after.admins:
        yield f"by the word of {decision.by}, who is no admin there"
    for account in request.accounts:
        row = after.directory.get(account)
        if row is not None and (row["person"] != request.person or row["protected"] or row["kind"] != "person"):
            yield f"to {account}, which is {row['person']}'s, {row['kind']}, protected: {row['protected']}"


def _decisions(after: Evidence) -> Iterator[str]:
    live: dict[str, int] = {}
    for request in after.requests.values():
        live[request.person] = live.get(request.person, 0) + request.live
        decision = request.decision
        if decision is not None and decision.by in (request.person, request.vouched_by):
            yield f"{decision.by} decided what is their own matter, or of whom they vouched for"
        if decision is not None and decision.by not in {one.person for one in request.asked}:
            yield f"{decision.by} decided and was not asked"
        if any(one.person == request.person for one in request.asked):
            yield f"{request.person} was asked to decide their own request"
        if request.state in (RequestState.READY, RequestState.CARRYING_OUT, RequestState.DONE, RequestState.PARTLY):
            yield from (f"{request.action.value} of {request.person} is {request.state.value} {why}" for why in _unallowed(request, after) if "admin there" not in why)
    yield from (f"{person} has {many} live requests" for person, many in live.items() if many > 1)
    yield from _unlocked_too_often(after)


def _unlocked_too_often(after: Evidence) -> Iterator[str]:
    done: dict[str, list[Any]] = {}
    for request in after.requests.values():
        if request.action is ActionName.UNLOCK and request.done and request.attempted and request.decision is None:
            done.setdefault(request.person, []).append(request.settled)
    for person, times in done.items():
        times.sort()
        if any(late - early < _DAY for early, late in zip(times, times[3:], strict=False)):
            yield f"{person} was unlocked four times within a day without anybody's word"


def _systems(before: Evidence, after: Evidence, move: Move, records: list[SealedRecord]) -> Iterator[str]:
    """Each change of an account has a request that was written, or came from outside."""
    begun = {record.details["request"] for record in records if record.did in (WRITTEN, AuditEvent.ACTION_STARTED.value, AuditEvent.ACTION_SETTLED.value)}
    wrote = {(after.requests[id].person, after.requests[id].action) for id in begun}
    wrote |= {(one.person, one.action) for one in after.requests.values() if one.state is RequestState.CARRYING_OUT}
    for account, row in after.directory.items():
        was = before.directory.get(account)
        if was is None:
            continue
        person = row["person"]
        if row["password"] != was["password"] and (person, ActionName.RESET_PASSWORD) not in wrote:
            yield f"the password of {account} changed by {move.name}"
        if was["locked"] is not None and row["locked"] is None and not {(person, ActionName.UNLOCK), (person, ActionName.RESET_PASSWORD)} & wrote:
            yield f"{account} was unlocked by {move.name}"
        if row["locked"] != was["locked"] and row["locked"] is not None and account not in move.elsewhere and not row["relocks"]:
            yield f"{account} was locked by {move.name}"
        enabled = [one for one in after.requests.values() if one.person == person and one.action is ActionName.ENABLE and one.attempted]
        if row["enabled"] and not was["enabled"] and not enabled and person not in ON_THEIR_WAY:
            yield f"{account} was enabled by {move.name}"
    for account, row in after.portal.items():
        was = before.portal.get(account)
        if was is not None and row["enabled"] and not was["enabled"] and (row["person"], ActionName.ENABLE) not in wrote:
            yield f"{account} was enabled at the portal by {move.name}"
        if was is not None and row["password"] != was["password"]:
            yield f"the portal's password of {account} changed by {move.name}"
    for portal, directory in after.bindings ^ before.bindings:
        owner = after.portal[portal]["person"]
        if (owner, ActionName.BIND) not in wrote and not move.passed:
            yield f"{portal} and {directory} were bound or parted by {move.name}"


def _passwords_tried(world: World, after: Evidence, move: Move) -> Iterator[str]:
    for account, row in after.directory.items():
        if account in move.elsewhere:
            world.bad_elsewhere[account] = row["bad_count"]
        if row["bad_count"] > world.bad_elsewhere.get(account, 0) + 2:
            yield f"{account} has {row['bad_count']} wrong passwords from the desk"


def _links(before: Evidence, after: Evidence, records: list[SealedRecord]) -> Iterator[str]:
    holders: dict[tuple[str, str], int] = {}
    for one in after.links:
        if one["ended"] is None:
            key = (one["channel"], one["person"])
            holders[key] = holders.get(key, 0) + 1
    yield from (f"{person} has {many} chats in {channel}" for (channel, person), many in holders.items() if many > 1)
    weak = {one["user"]: one["made"] for one in after.links if one["ended"] is None and one["proof"] == "two_weak"}
    for record in records:
        if record.did == AuditEvent.ACTION_OPENED.value:
            request = after.requests[record.details["request"]]
            made = weak.get(request.identity.user)
            if made is not None and request.action in (ActionName.RESET_PASSWORD, ActionName.ENABLE) and after.now - made < _DAY:
                yield f"a young chat of two weak proofs began {request.action.value}"


def _tickets(after: Evidence, move: Move, before: Evidence) -> Iterator[str]:
    refs = [one["ref"] for one in after.tickets if one["ref"]]
    if len(refs) != len(set(refs)):
        yield "two tickets are one at the helpdesk"
    if len({one["key"] for one in after.filed}) != len(after.filed) or {str(one["key"]) for one in after.filed} - {str(one["key"]) for one in after.tickets}:
        yield "the helpdesk has a ticket that the desk has not"
    fresh = {one["id"] for one in after.tickets} - {one["id"] for one in before.tickets}
    matters = [(one["owner"], one["category"], one["concerns"]) for one in after.tickets if one["state"] != "closed"]
    if len(matters) != len(set(matters)):
        yield f"two tickets are open about one matter: {matters}"
    if not move.passed and len(fresh) > 2:
        yield f"{len(fresh)} tickets came of {move.name}"


def _told(world: World, before: Evidence, after: Evidence, move: Move) -> Iterator[str]:
    seen: set[tuple[str, str, str]] = set()
    for told in move.told:
        if not told.text.strip():
            yield f"somebody was told nothing by {move.name}"
        inside = _INSIDES.search(told.text)
        if inside is not None:
            yield f"the insides of the desk were told: {inside[0]!r} in {told.text[:300]!r}"
        who = told.mailed or (told.to.user if told.to else "a group")
        if (who, told.mailed, told.text) in seen and not move.passed and not told.edits:
            yield f"{who} was told twice: {told.text[:200]!r}"
        seen |= set() if told.edits else {(who, told.mailed, told.text)}
        yield from _others(world, before, after, move, told.text, who, is_mail=bool(told.mailed))
        if told.to is None and not told.mailed:
            yield from (f"a group was told of {id}" for id, one in world.people.items() if str(one["name"]) in told.text and str(one["name"]) not in move.said)


def _others(world: World, before: Evidence, after: Evidence, move: Move, text: str, who: str, *, is_mail: bool) -> Iterator[str]:
    """Nobody is told of another's account but who is responsible for it."""
    holders = {who} if is_mail else {before.person_of("console", who), after.person_of("console", who)} | ({who} if who in world.people else set())
    if holders & {*HELPERS, *ADMINS}:
        return
    own = {mark for holder in holders if holder for mark in world.marks.get(holder, ())}
    for id, marks in world.marks.items():
        for mark in marks - own:
            if id not in holders and mark in text and mark not in move.said and re.search(rf"(?<![\w*]){re.escape(mark)}(?![\w*])", text, re.ASCII):
                yield f"{who} ({sorted(filter(None, holders))}) was told {mark} of {id} by {move.name}: {text[:300]!r}"


def _pages(world: World, move: Move) -> Iterator[str]:
    wording, now = world.application.wording, world.application.clock.now()
    for answer in move.answers:
        match answer:
            case Page(says=says):
                phrases = says
            case FormAgain(problems=problems, notice=notice):
                phrases = (*(one.says for one in problems), *((notice,) if notice else ()))
            case ResultPage(says=says, details=details, headline=headline):
                phrases = (*says, *details, *((headline,) if headline else ()))
            case PageGone(says=says):
                phrases = says
            case _:
                phrases = ()
        for phrase in phrases:
            for language in ("zh-Hant-TW", "en"):
                text = wording.say(phrase, language, now)
                if not text.strip() or _INSIDES.search(text):
                    yield f"a page says {text!r} for {phrase.key}"


def _codes(world: World) -> Iterator[str]:
    times: dict[str, list[Any]] = {}
    for person, _, at in world.mailed:
        times.setdefault(person, []).append(at)
    for person, sent in times.items():
        for most, span in CODES:
            if any(late - early < span for early, late in zip(sent, sent[most:], strict=False)):
                yield f"{person} was mailed more than {most} codes within {span}"


def marks_of(people: dict[str, dict[str, Any]]) -> dict[str, frozenset[str]]:
    """By what an account is recognised: its name, in full and masked where no two are masked alike, and the national id."""
    masked: dict[str, set[str]] = {}
    found: dict[str, set[str]] = {}
    for id, one in people.items():
        entries: list[dict[str, Any]] = []
        for system in ("portal", "directory"):
            held = one.get(system) or []
            entries += held if isinstance(held, list) else [held]
        accounts = {str(entry["account"]) for entry in entries}
        found[id] = accounts | ({str(one["national_id"])} if one.get("national_id") else set())
        for account in accounts:
            masked.setdefault(mask_account(account), set()).add(id)
    for mark, holders in masked.items():
        if len(holders) == 1:
            found[next(iter(holders))].add(mark)
    return {id: frozenset(marks) for id, marks in found.items()}
