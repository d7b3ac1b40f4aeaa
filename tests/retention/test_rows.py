"""Each table for itself, on either side of its time and in every state: what is over goes, nothing else does."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

import pytest
import sqlalchemy as sa

from bot.actions.request import LIVE, RequestState
from bot.messages import ChatIdentity, Phrase, Reply
from bot.requests.cases import freeze_of
from bot.retention.periods import RetentionKind, RetentionPeriods
from bot.retention.rules import RULES
from bot.store.link_codes import LinkCode
from bot.store.links import VOUCHED
from bot.store.serialization import reply_form
from bot.store.tables import metadata
from tests.retention.old_desk import DAY, OldDesk

A_MOMENT: Final = timedelta(seconds=1)
REPLY: Final = reply_form(Reply((Phrase("talk.here"),)))
"""Values that a row of each table needs."""


def chat(user: str) -> dict[str, Any]:
    return {"channel": "web", "workspace": "", "user": user}


def outbox(name: str, at: datetime, **more: Any) -> dict[str, Any]:
    row = {"channel": "web", "conversation": name, "private": 1, "recipient": name, "language": "en", "reply": REPLY, "created": at, "due": at, "tries": 0}
    return {**row, "state": "sent", "request": "", **more}


def request(name: str, at: datetime, state: RequestState) -> dict[str, Any]:
    settled = None if state in LIVE else at
    row = {"id": name, "action": "unlock", "person": name, "agency": "doit", "state": state.value, "version": 1, "opened": at, "due": at, "settled": settled}
    return {**row, "form": {}}


def step(name: str, at: datetime, of: str) -> dict[str, Any]:
    row = {"id": name, "token": name, "kind": "prove", "request": of, "person": "p", **chat("u"), "language": "en", "opened": at, "expires": at, "wrong": 0}
    return {**row, "browser": "", "form": {}}


def link(user: str, ended: datetime | None, made: datetime) -> dict[str, Any]:
    return {**chat(user), "person": f"person of {user}", "proof": "code", "made": made, "ended": ended}


def code(name: str, at: datetime, person: str, *, used: bool) -> dict[str, Any]:
    return {"code": name, "person": person, "proof": VOUCHED, "by": "admin", "made": at, "expires": at, "used": at if used else None}


def rows(kind: RetentionKind, old: datetime, young: datetime) -> Mapping[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """By table: what goes, what stays."""
    match kind:
        case RetentionKind.CONVERSATIONS:
            promise = {"person": "p", "topic": "sync", "tell": 1, **chat("u"), "conversation": "c", "language": "en", "made": old, "due": old}
            place = {"channel": "web", "conversation": "c", "language": "en", "memory": {"about": "x"}, "private": 1}
            return {
                "requests": ([], [request("live", old, RequestState.AWAITING)]),
                "links": ([], [link("linked", None, old)]),
                "outbox": (
                    [outbox("sent", old), outbox("lost", old, state="lost"), outbox("card of what is gone", old, request="gone")],
                    [outbox("waits", old, state="waiting"), outbox("card", old, request="live"), outbox("young", young), outbox("newest", young)],
                ),
                "buttons": ([{"id": "a", "shown": old, "means": "", **chat("u")}], [{"id": "b", "shown": young, "means": "", **chat("u")}]),
                "promises": (
                    [{**promise, "state": "kept", "settled": old}],
                    [{**promise, "state": "open", "settled": None}, {**promise, "state": "kept", "settled": young}],
                ),
                "conversations": (
                    [{**place, "user": "stranger", "changed": old}],
                    [{**place, "user": "linked", "changed": old}, {**place, "user": "young stranger", "changed": young}],
                ),
            }
        case RetentionKind.QUESTIONS:
            asked = {"asked": "words", "language": "en", "verdict": "unanswered", "faq": ""}
            return {"questions": ([{**asked, "at": old}], [{**asked, "at": young}])}
        case RetentionKind.REQUESTS:
            over = [request(state.value, old, state) for state in RequestState if state not in LIVE]
            live = [request(state.value, old, state) for state in RequestState if state in LIVE]
            return {
                "requests": (over, [*live, request("young", young, RequestState.DONE)]),
                "links": ([link("ended", old, old)], [link("linked", None, old), link("young", young, old)]),
            }
        case RetentionKind.PAGES:
            return {
                "requests": ([], [request("live", old, RequestState.AWAITING)]),
                "links": ([], [link("u", None, old)]),
                "steps": ([step("old", old, "gone"), step("own", old, "")], [step("of what is live", old, "live"), step("young", young, "gone")]),
                "link_codes": (
                    [code("unused", old, "person of u", used=False), code("of nobody", old, "somebody", used=True)],
                    [code("who vouched", old, "person of u", used=True), code("young", young, "somebody", used=False)],
                ),
            }
        case RetentionKind.SESSIONS:
            session = {"person": "p", "level": 3}
            return {
                "desk_sessions": ([{"browser": "a", "proven": old, "seen": old, **session}], [{"browser": "b", "proven": old, "seen": young, **session}]),
                "browsers": ([], [{"browser": "a", "turn": "t", "person": "p", "changed": old, "ended": old}, {"browser": "b", "turn": "t", "person": "p", "changed": young}]),
            }
        case RetentionKind.COUNTS:
            return {
                "counts": (
                    [{"kind": name, "subject": "chen.yj", "at": old} for name in ("code", "guess", "password_of", "freeze", "freeze_ended", "request in channel")],
                    [
                        *({"kind": name, "subject": "chen.yj", "at": old} for name in ("freeze_ticket", "conflict_told", "system_down")),
                        {"kind": "code", "subject": "chen.yj", "at": young},
                    ],
                )
            }
        case _:
            return {}


@pytest.mark.parametrize("kind", [kind for kind in RetentionKind if kind not in (RetentionKind.TICKETS, RetentionKind.AUDIT)])
async def test_what_is_over_goes_and_what_is_open_or_young_stays(desk: OldDesk, kind: RetentionKind) -> None:
    now = desk.clock.now() + 1000 * DAY
    before = RetentionPeriods().before(kind, now)
    given = rows(kind, before - A_MOMENT, before)
    async with desk.engine.begin() as connection:
        for name, (over, kept) in given.items():
            for row in (*over, *kept):
                await connection.execute(sa.insert(metadata.tables[name]).values(row))
    desk.clock.advance(1000 * DAY)
    # The other kinds keep everything, so that what they would do is not mistaken for this one's.
    done = await desk.job(periods=replace(RetentionPeriods(**dict.fromkeys((one.value for one in RetentionKind), 3000 * DAY)), **{kind.value: now - before})).do()
    assert done is not None
    async with desk.engine.connect() as connection:
        for name, (_, kept) in given.items():
            left = (await connection.execute(sa.select(sa.func.count()).select_from(metadata.tables[name]))).scalar_one()
            assert left == len(kept), name
            for row in kept:
                told = {column: value for column, value in row.items() if isinstance(value, str)}
                emptied = {"person": ""} if name == "browsers" and row["changed"] < before else {}
                where = [metadata.tables[name].c[column] == value for column, value in (told | emptied).items()]
                assert (await connection.execute(sa.select(sa.literal(1)).select_from(metadata.tables[name]).where(*where))).first() is not None, (name, row)


async def test_what_is_spoken_of_with_a_linked_person_is_forgotten_and_their_language_is_not(desk: OldDesk) -> None:
    old = desk.clock.now()
    async with desk.engine.begin() as connection:
        await connection.execute(sa.insert(metadata.tables["links"]).values(link("linked", None, old)))
        row = {"channel": "web", "conversation": "c", "user": "linked", "language": "en", "memory": {"about": "words of mine"}, "private": 1, "changed": old}
        await connection.execute(sa.insert(metadata.tables["conversations"]).values(row))
    desk.clock.advance(91 * DAY)
    assert (await desk.job().do() or {})[RetentionKind.CONVERSATIONS] == 1
    assert (await desk.job().do() or {})[RetentionKind.CONVERSATIONS] == 0
    async with desk.engine.connect() as connection:
        assert (await connection.execute(sa.text("SELECT language, memory FROM conversations"))).all() == [("en", None)]


async def test_t09_who_vouched_is_known_as_long_as_the_link_is(desk: OldDesk) -> None:
    now = desk.clock.now()
    async with desk.store.work() as work:
        await work.link_codes.make("sealed", LinkCode("chen.yj", VOUCHED, "admin"), now, now + timedelta(minutes=10))
        assert await work.link_codes.redeem("sealed", now) is not None
        await work.links.make(ChatIdentity("slack", "U1"), "chen.yj", VOUCHED, now)
    desk.clock.advance(400 * DAY)
    await desk.job().do()
    async with desk.store.look() as work:
        assert await work.link_codes.voucher_of("chen.yj", now) == "admin"


async def test_a_freeze_that_holds_is_not_thawed_by_it(desk: OldDesk) -> None:
    async with desk.store.work() as work:
        await work.counts.add("freeze", "chen.yj", desk.clock.now())
    await desk.job(periods=replace(RetentionPeriods(), counts=10 * DAY)).do()
    async with desk.store.look() as work:
        assert await freeze_of(work, "chen.yj", desk.clock.now()) is not None


def test_every_table_of_people_has_a_rule_or_a_reason() -> None:
    """Whoever adds a table has to say how long its rows are kept."""
    ruled = {rule.table.name for rule in RULES}
    tickets = {"tickets", "ticket_notes", "ticket_words", "attachments"}
    kept = {
        "clock", "helpdesk_cursor", "audit_beginning", "leases", "audit_anchor", "desks", "claims", "pauses",  # of nobody
        "audit",  # cut off by itself
        "credentials",  # a person's own, removed by them
    }  # fmt: skip
    assert ruled | tickets | kept == set(metadata.tables)
