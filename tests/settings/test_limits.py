"""The sections `limits` and `retention`: every figure reaches what holds to it, and what would be unlawful or useless is refused."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.retention.periods import RetentionPeriods
from bot.settings.limits import message_limits, request_limits, ticket_limits
from bot.settings.loading import load_settings
from bot.settings.retention import retention_periods
from bot.settings.schema import Settings
from bot.verification.flood_limits import MessageLimits, RequestLimits, TicketLimits
from bot.verification.limits import Limit
from tests.conftest import ROOT

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def loaded(tmp_path: Path, text: str) -> Settings:
    file = tmp_path / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return load_settings(file, {})


def test_the_shipped_figures_are_the_defaults_of_what_holds_to_them() -> None:
    for settings in (Settings(), load_settings(ROOT / "config.yaml", {})):
        assert message_limits(settings.limits) == MessageLimits()
        assert (request_limits(settings.limits), ticket_limits(settings.limits)) == (RequestLimits(), TicketLimits())
        assert (retention_periods(settings.retention), settings.retention.at) == (RetentionPeriods(), time(3))


def test_every_figure_arrives(tmp_path: Path) -> None:
    limits = loaded(
        tmp_path,
        """
limits:
  messages: {per_minute: 6, per_hour: 21, pause: 2m, kept: 3, strangers_per_minute: 4}
  waiting: {channel: 5, all: 6, undelivered: 7, age: 8h, at_once: 9}
  requests: {target_per_day: 10, agency_per_hour: 11, channel_per_hour: 12, agency_live: 13}
  tickets: {person_per_day: 14, agency_per_hour: 15, strangers_per_hour: 16}
""",
    ).limits
    assert message_limits(limits) == MessageLimits(
        person=(Limit(6, MINUTE), Limit(21, HOUR)), pause=2 * MINUTE, kept=3, strangers=4, channel=5, waiting=6, undelivered=7, age=8 * HOUR, at_once=9
    )
    assert request_limits(limits) == RequestLimits(target=10, agency=11, channel=12, live=13)
    assert ticket_limits(limits) == TicketLimits(person=14, agency=15, strangers=16)


def test_every_span_arrives(tmp_path: Path) -> None:
    text = 'retention: {at: "04:30", conversations: 8d, questions: 2d, tickets: 31d, requests: 32d, pages: 1d, sessions: 3d, counts: 11d, audit: 184d}'
    retention = loaded(tmp_path, text).retention
    assert retention.at == time(4, 30)
    assert retention_periods(retention) == RetentionPeriods(
        conversations=8 * DAY, questions=2 * DAY, tickets=31 * DAY, requests=32 * DAY, pages=DAY, sessions=3 * DAY, counts=11 * DAY, audit=184 * DAY
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("retention: {audit: 183d}", "retention.audit"),
        ("retention: {audit: 5d}", "six months"),
        ("retention: {conversations: 1d}", "retention.conversations"),
        ("retention: {at: 0300}", "retention.at"),
        ("retention: {tickets: for ever}", "retention.tickets"),
        ("limits: {messages: {per_minute: 0}}", "limits.messages.per_minute"),
        ("limits: {messages: {pause: 2h}}", "limits.messages.pause"),
        ("limits: {waiting: {age: 1m}}", "limits.waiting.age"),
        ("limits: {waiting: {at_once: 0}}", "limits.waiting.at_once"),
        ("limits: {requests: {agency_live: none}}", "limits.requests.agency_live"),
        ("limits: {tickets: {person: 5}}", "limits.tickets.person"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        loaded(tmp_path, text)
    assert said in refused.value.detail
