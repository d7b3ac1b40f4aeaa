"""Time passes over the embedded organisation: whether one looks often or never, the same has happened."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from bot.accounts.rules import Phase
from bot.secret import Secret
from integrations.accounts.embedded.description import (
    DescribedAgency,
    DescribedBinding,
    DescribedDirectory,
    DescribedMailbox,
    DescribedPerson,
    DescribedPersonnel,
    DescribedPortal,
    Description,
)
from integrations.accounts.embedded.initial_state import Foundation, initial_rows
from integrations.accounts.embedded.simulation import simulate_until
from integrations.accounts.embedded.state import World
from tests.embedded.stage import START, keyed

LOCK = timedelta(minutes=15)
past = some.none() | some.integers(0, 300).map(lambda minutes: timedelta(minutes=-minutes))
relocks = some.none() | some.sampled_from([timedelta(minutes=4), timedelta(hours=7)])
day = some.none() | some.integers(-100, 4000).map(lambda minutes: timedelta(minutes=minutes))
record = some.builds(DescribedPersonnel, enabled=some.booleans(), name=some.sampled_from(["甲", "乙"]), changed=past)


@some.composite
def person(draw: some.DrawFn, number: int) -> DescribedPerson:
    portals = tuple(
        draw(some.builds(DescribedPortal, some.just(f"p{number}{letter}"), some.booleans(), name=some.sampled_from(["甲", "乙"]), changed=past))
        for letter in draw(some.sampled_from(["", "a", "ab"]))
    )
    directory = some.builds(
        DescribedDirectory, some.just(f"GEAA-{number:06}"), some.booleans(), locked=past, changed=past, by_admin=some.booleans(), relocks=relocks
    )
    accounts = draw(some.just(()) | some.tuples(directory))
    bindings = (DescribedBinding(portals[0].account, accounts[0].account),) if portals and accounts and draw(some.booleans()) else ()
    return DescribedPerson(
        id=f"n{number}",
        name="甲",
        agency=draw(some.sampled_from(["joined", "apart"])),
        national_id=draw(some.none() | some.just(Secret(f"A{number:09}"))),
        stuck=draw(some.booleans()),
        portal=portals,
        personnel=draw(some.none() | record),
        directory=accounts,
        mailbox=draw(some.none() | some.just(DescribedMailbox(f"m{number}@mail.example", False))),
        bindings=bindings,
    )


@some.composite
def world(draw: some.DrawFn) -> World:
    agencies = tuple(DescribedAgency(id, id, id == "joined", (), (), draw(day), ()) for id in ("joined", "apart"))
    description = Description(
        agencies=agencies,
        people=tuple(draw(person(number)) for number in range(draw(some.integers(1, 4)))),
        phase=draw(some.sampled_from([None, *Phase])),
        sync_every=draw(some.sampled_from([timedelta(minutes=7), timedelta(hours=1)])),
        sync_last=draw(past),
        auto_creation=draw(day),
    )
    founding = initial_rows(description, Foundation(START, timedelta(hours=1), keyed, lambda password: ""))
    return simulate_until(founding.world, START, LOCK)


moments = some.lists(some.integers(0, 5000).map(lambda minutes: START + timedelta(minutes=minutes)), min_size=1, max_size=6).map(sorted)


@settings(deadline=None)
@given(world(), moments)
def test_settling_at_once_equals_settling_in_steps(at_first: World, steps: list[datetime]) -> None:
    in_steps = at_first
    for moment in steps:
        in_steps = simulate_until(in_steps, moment, LOCK)
    assert simulate_until(at_first, steps[-1], LOCK) == in_steps


@settings(deadline=None)
@given(world(), moments)
def test_settling_twice_changes_nothing_the_second_time(at_first: World, steps: list[datetime]) -> None:
    once = simulate_until(at_first, steps[-1], LOCK)
    assert simulate_until(once, steps[-1], LOCK) == once
    assert simulate_until(once, steps[0], LOCK) == once


@settings(deadline=None)
@given(world(), moments)
def test_before_the_next_thing_is_due_nothing_changes(at_first: World, steps: list[datetime]) -> None:
    before = simulate_until(at_first, steps[-1], LOCK)
    just_before = simulate_until(before, before.beat.due - timedelta(microseconds=1), LOCK)
    assert before.beat.due > steps[-1]
    assert replace(just_before, beat=before.beat, happenings=before.happenings) == before


@settings(deadline=None)
@given(world(), moments)
def test_nothing_is_ever_disabled_taken_away_or_made_for_a_shared_account(at_first: World, steps: list[datetime]) -> None:
    after = simulate_until(at_first, steps[-1], LOCK)
    for name in ("portal", "personnel", "directory", "mailbox"):
        old, new = getattr(at_first, name), getattr(after, name)
        assert set(old) <= set(new)
        assert all(new[id].enabled or not row.enabled for id, row in old.items())
        assert all(at_first.people[new[id].person].key for id in set(new) - set(old))
        assert not any(at_first.people[new[id].person].stuck for id in set(new) - set(old))
    assert set(at_first.bindings) <= set(after.bindings)


@settings(deadline=None)
@given(world(), moments)
def test_no_time_of_any_row_runs_backwards(at_first: World, steps: list[datetime]) -> None:
    before = at_first
    for moment in steps:
        after = simulate_until(before, moment, LOCK)
        assert before.beat.settled <= after.beat.settled == moment < after.beat.due
        assert before.beat.tick <= after.beat.tick <= moment
        for name, times in (("personnel", ("arrived", "changed")), ("directory", ("arrived", "changed", "locked")), ("mailbox", ("arrived",))):
            old, new = getattr(before, name), getattr(after, name)
            for id, row in new.items():
                for time in times:
                    earlier, now = getattr(old[id], time) if id in old else None, getattr(row, time)
                    assert earlier is None or now is not None
                    assert now is None or now <= moment
                    assert earlier is None or now >= earlier, f"{name} {id}: {time}"
        before = after


@settings(deadline=None)
@given(world())
def test_everything_is_everywhere_after_two_runs_and_then_rests(at_first: World) -> None:
    quiet = replace(at_first, beat=replace(at_first.beat, auto_creation=None), agencies={id: replace(a, auto_creation=None) for id, a in at_first.agencies.items()})
    two = simulate_until(quiet, START + 2 * quiet.beat.every, LOCK)
    later = simulate_until(two, START + timedelta(days=30), LOCK)
    for name in ("portal", "personnel", "mailbox", "bindings"):
        assert getattr(later, name) == getattr(two, name)
    assert {id: row.enabled for id, row in later.directory.items()} == {id: row.enabled for id, row in two.directory.items()}
