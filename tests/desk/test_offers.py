"""What the desk offers is what the person can really have under the policy (D15, DOMAIN part 5: no `email`)."""

from dataclasses import replace

import pytest

from bot.accounts.diagnosis import withhold
from bot.accounts.own_facts import own_lines
from bot.actions.action import ActionName
from bot.actions.ways import PolicyWay
from bot.faq.entry import AccountFact
from bot.people.account_lookup import LookupResult
from bot.reading.vocabulary import Act, Matter
from bot.verification.level import Level
from tests.builders import NOW, a_snapshot, diagnosed, minutes_ago, some_rules
from tests.desk.house import House, heard


async def seen(house: House, who: str) -> LookupResult:
    person = await house.stage.application.register.person(who)
    assert person is not None
    return await house.stage.application.account_lookup.look(person)


async def test_d15_without_an_address_no_unlock_is_offered_in_words_or_as_a_button(house: House) -> None:
    offers = house.stage.application.account_actions.asking.offers
    before = await seen(house, "no.mail")
    after = await offers(before)
    assert "unlock" in before.diagnosis.remedies, "the state alone would allow it"
    assert after.diagnosis.remedies == ()
    assert after.diagnosis.reported[0].tell.words["can"] == "no_address"
    assert "沒有登記可以收驗證碼的信箱" in house.said(await house.answers("no.mail", "status", reading=heard(Act.REPORT, Matter.STATUS)))


async def test_d15_who_can_prove_it_is_offered_it_as_before(house: House) -> None:
    before = await seen(house, "chen.yj")
    assert await house.stage.application.account_actions.asking.offers(before) == before


async def test_d15_a_policy_that_asks_for_more_than_is_held_offers_nothing(house: House) -> None:
    offers = house.stage.application.account_actions.asking.offers
    strict = replace(offers.policy, ways={**offers.policy.ways, ActionName.UNLOCK: (PolicyWay(Level.CERTIFIED),)})
    after = await replace(offers, policy=strict, methods=())(await seen(house, "chen.yj"))
    assert "unlock" not in after.diagnosis.remedies
    assert after.diagnosis.reported[0].tell.words["can"] == "unproven"


async def test_d20_d13_a_request_to_an_admin_needs_the_code_as_well(house: House) -> None:
    offers = house.stage.application.account_actions.asking.offers
    for who in ("lock.twenty", "off.thirteen"):
        found = await seen(house, who)
        nobody = replace(found, diagnosis=replace(found.diagnosis, snapshot=replace(found.snapshot, person=replace(found.snapshot.person, email=None))))
        after = await offers(nobody)
        assert not {"request_unlock", "request_enable"} & set(after.diagnosis.remedies)
        assert after.diagnosis.reported[0].tell.words["can"] == "no_address"


@pytest.mark.parametrize("withheld", ["reset_password", "request_reset"])
def test_d22_a_reset_that_is_withheld_is_offered_beside_no_line_either(withheld: str) -> None:
    kept = withhold(diagnosed(a_snapshot(certificate=None)), {withheld: "unproven"})
    assert all(not line.remedies for line in own_lines((AccountFact.RESET,), kept, some_rules(), NOW))


def test_d15_what_is_withheld_leaves_everything_else() -> None:
    locked = diagnosed(a_snapshot(locked=minutes_ago(3)))
    kept = withhold(locked, {"unlock": "no_address"})
    assert kept.rows == locked.rows
    assert kept.findings[0].until == locked.findings[0].until
