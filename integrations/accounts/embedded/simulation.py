"""What happens as time passes, in order: sync runs, the creation date, accounts that lock again. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.accounts.rules import Phase
from bot.accounts.snapshot import LockEvent
from integrations.accounts.embedded.draft import Draft, draft_world
from integrations.accounts.embedded.state import Beat, DirectoryRow, HappeningRow, World
from integrations.accounts.embedded.sync import create_for_unbound, run_sync

KEPT: Final = timedelta(hours=48)
"""How long lockouts and unlocks are kept; the desk uses the last 24 hours (D19)."""


def simulate_until(world: World, until: datetime, auto_unlock: timedelta) -> World:
    """The world at `until` (UTC): everything due since the last simulation has happened, each thing once and in order.

    Simulating in one go or in steps gives the same result. A moment that has already been simulated changes nothing. A new
    organisation is simulated to its first moment once: something that keeps locking an account did so before as well.
    """
    if until < world.beat.settled:
        return world
    draft = draft_world(world)
    beat = _run(draft, until)
    directory, happenings = dict(draft.directory), {happening for happening in world.happenings if happening.at > until - KEPT}
    for account in draft.directory.values():
        directory[account.account], new = _locked_again(account, until, auto_unlock)
        happenings.update(new)
    after = replace(
        world,
        beat=replace(beat, settled=until),
        portal=draft.portal,
        personnel=draft.personnel,
        directory=directory,
        mailbox=draft.mailbox,
        bindings=draft.bindings,
        happenings=frozenset(happenings),
    )
    return plan_next(after, auto_unlock)


def plan_next(world: World, auto_unlock: timedelta) -> World:
    """The world with `due` set to the time of the next event."""
    after = world.beat.settled
    moments = [next_tick(world.beat, after)]
    creation = _next_creation(world, after)
    if creation is not None:
        moments.append(creation)
    for account in world.directory.values():
        if account.relocks is not None:
            moment = _relocks_at(account, auto_unlock)
            if moment is not None:
                moments.append(moment)
    return replace(world, beat=replace(world.beat, due=min(moments)))


def next_tick(beat: Beat, after: datetime) -> datetime:
    """The first sync run after this moment, counted from the last one."""
    return beat.tick + ((after - beat.tick) // beat.every + 1) * beat.every


def _run(draft: Draft, until: datetime) -> Beat:
    """Sync runs and creations up to `until`. Once a run changes nothing, neither do the runs before the next creation."""
    beat, now = draft.world.beat, draft.world.beat.settled
    while True:
        creation = _next_creation(draft.world, now)
        tick = next_tick(beat, now)
        if creation is not None and creation < tick and creation <= until:
            create_for_unbound(draft, _agencies_at(draft.world, creation), creation)
            now = creation
            continue
        if tick > until:
            return beat
        if not run_sync(draft, tick):
            horizon = until if creation is None else min(until, creation)
            tick += (horizon - tick) // beat.every * beat.every
        beat, now = replace(beat, tick=tick, ticked=True), tick
        if creation == tick:
            create_for_unbound(draft, _agencies_at(draft.world, tick), tick)


def _creations(world: World) -> Iterator[tuple[datetime, str]]:
    if world.beat.phase == Phase.GO_LIVE.value:
        return
    for agency in world.agencies.values():
        at = agency.auto_creation or world.beat.auto_creation
        if at is not None:
            yield at, agency.id


def _next_creation(world: World, after: datetime) -> datetime | None:
    return min((at for at, _ in _creations(world) if at > after), default=None)


def _agencies_at(world: World, moment: datetime) -> frozenset[str]:
    return frozenset(agency for at, agency in _creations(world) if at == moment)


def _relocks_at(account: DirectoryRow, auto_unlock: timedelta) -> datetime | None:
    if account.relocks is None:
        return None
    if account.locked is None:
        return None if account.opened is None else account.opened + account.relocks
    return None if account.by_admin else account.locked + auto_unlock + account.relocks


def _locked_again(account: DirectoryRow, until: datetime, auto_unlock: timedelta) -> tuple[DirectoryRow, tuple[HappeningRow, ...]]:
    """The account after every repeated lock up to `until`, and those lockouts that are recent enough to keep."""
    first = _relocks_at(account, auto_unlock)
    if first is None or account.relocks is None or first > until:
        return account, ()
    if account.by_admin:
        return replace(account, locked=first), (HappeningRow(account.account, LockEvent.LOCKED_OUT.value, first),)
    period = auto_unlock + account.relocks
    last = first + (until - first) // period * period
    lockouts, moment = [], last
    while moment >= first and moment > until - KEPT:
        lockouts.append(HappeningRow(account.account, LockEvent.LOCKED_OUT.value, moment))
        moment -= period
    return replace(account, locked=last), tuple(lockouts)
