"""The demonstration's cards: issued and examined by the real rules, with an authority that nobody else has."""

from datetime import timedelta

import pytest

from bot.clock import MovableClock, SystemClock
from bot.secret import Secret
from bot.verification.certificate import CertificateOutcome, PresentedCertificate
from integrations.certificates.demonstration import DemonstrationCards

KEY = Secret("a generated key of the demonstration")


@pytest.fixture
def cards() -> DemonstrationCards:
    return DemonstrationCards(KEY, MovableClock(SystemClock()))


@pytest.mark.parametrize(("state", "serial"), [(CertificateOutcome.ACCEPTED, "7abc"), (CertificateOutcome.EXPIRED, ""), (CertificateOutcome.REVOKED, "")])
async def test_each_card_of_the_reader_is_what_it_says(cards: DemonstrationCards, state: CertificateOutcome, serial: str) -> None:
    assert await cards.check(cards.card("陳怡君", "7ABC", state)) == PresentedCertificate(state, serial)


async def test_the_cards_hold_for_years_and_the_list_is_always_todays_also_after_the_clock_was_moved(cards: DemonstrationCards) -> None:
    mine = cards.card("陳怡君", "7abc")
    assert isinstance(cards.clock, MovableClock)
    cards.clock.advance(timedelta(days=400))
    assert (await cards.check(mine)).outcome is CertificateOutcome.ACCEPTED
    cards.clock.advance(timedelta(days=5 * 365))
    assert (await cards.check(mine)).outcome is CertificateOutcome.EXPIRED


async def test_a_card_of_another_demonstration_is_forged_and_nothing_inserted_is_none(cards: DemonstrationCards) -> None:
    other = DemonstrationCards(Secret("another generated key of another one"), cards.clock)
    assert (await cards.check(other.card("陳怡君", "7abc"))).outcome is CertificateOutcome.FORGED
    assert (await cards.check(b"")).outcome is CertificateOutcome.NONE
    assert (await cards.check(b"-----BEGIN CERTIFICATE-----\n")).outcome is CertificateOutcome.UNREADABLE


async def test_the_same_key_is_the_same_authority_after_a_restart(cards: DemonstrationCards) -> None:
    again = DemonstrationCards(Secret(KEY.reveal()), cards.clock)
    for state in (CertificateOutcome.ACCEPTED, CertificateOutcome.REVOKED):
        assert (await again.check(cards.card("陳怡君", "7abc", state))).outcome is state
