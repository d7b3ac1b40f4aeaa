"""Deletes what is over, a few rows at a time, so that nobody waits for it."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from bot.retention.rules import RetentionRule
from bot.store.work import Store, Work

BATCH: Final = 200
PAUSE: Final = 0.02
"""Seconds between two batches, in which everybody else writes."""


async def count_over(work: Work, rule: RetentionRule, before: datetime) -> int:
    """How many rows are over."""
    counted = sa.select(sa.func.count()).select_from(rule.table).where(rule.over(before), _not_emptied(rule))
    return int((await work.connection.execute(counted)).scalar_one())


async def delete_over(store: Store, rule: RetentionRule, before: datetime) -> int:
    """Deletes or empties them; returns how many. They are looked for without a lock, and looked at again where they are deleted."""
    done = 0
    while True:
        async with store.look() as work:
            found = (await work.connection.execute(sa.select(*rule.key).where(rule.over(before), _not_newest(rule)).order_by(rule.at).limit(BATCH))).all()
        if not found:
            break
        async with store.work() as work:
            gone, emptied = await _end(work, rule, [tuple(row) for row in found], before)
        done += gone - emptied
        if not gone:
            break
        await asyncio.sleep(PAUSE)
    return done + await _empty_newest(store, rule, before)


async def _end(work: Work, rule: RetentionRule, keys: Sequence[tuple[Any, ...]], before: datetime) -> tuple[int, int]:
    """How many rows are gone, and how many of them had been counted before, when they were emptied."""
    which = rule.key[0].in_([key[0] for key in keys]) if len(rule.key) == 1 else sa.tuple_(*rule.key).in_(keys)
    if rule.instead is not None:
        return int((await work.connection.execute(sa.update(rule.table).where(which, rule.over(before)).values(rule.instead))).rowcount), 0
    counted = sa.select(sa.func.count()).select_from(rule.table).where(which, rule.over(before), sa.not_(_not_emptied(rule)))
    emptied = 0 if rule.last is None else int((await work.connection.execute(counted)).scalar_one())
    return int((await work.connection.execute(sa.delete(rule.table).where(which, rule.over(before)))).rowcount), emptied


def _not_newest(rule: RetentionRule) -> sa.ColumnElement[bool]:
    return sa.true() if rule.last is None else rule.key[0] < sa.select(sa.func.max(rule.key[0])).scalar_subquery()


def _not_emptied(rule: RetentionRule) -> sa.ColumnElement[bool]:
    if rule.last is None:
        return sa.true()
    name, value = next(iter(rule.last.items()))
    return sa.and_(rule.table.c[name] != value)


async def _empty_newest(store: Store, rule: RetentionRule, before: datetime) -> int:
    if rule.last is None:
        return 0
    async with store.work() as work:
        newest = sa.select(sa.func.max(rule.key[0])).scalar_subquery()
        emptied = sa.update(rule.table).where(rule.key[0] == newest, rule.over(before), _not_emptied(rule)).values(rule.last)
        return int((await work.connection.execute(emptied)).rowcount)
