"""The mail server goes wrong in each of its ways while people need a code: they are told, nothing is lost, and the code comes once it is asked for again."""

from pathlib import Path

import pytest

from tests.faults.post import mail_settings, post_office
from tests.faults.program import until
from tests.faults.town import UNLOCK, town_of

WAYS = ("refused", "4xx", "5xx")


@pytest.mark.timeout(400)
async def test_a_code_that_was_not_mailed_is_told_and_comes_by_the_same_page_once_the_server_is_well(tmp_path: Path) -> None:
    await _told_and_sent_again(tmp_path, WAYS)


@pytest.mark.long  # Each waits for the end of a real minute.
@pytest.mark.timeout(400)
async def test_a_code_of_which_nobody_knows_whether_it_was_mailed_is_dead(tmp_path: Path) -> None:
    await _told_and_sent_again(tmp_path, ("hang", "cut"))


async def _told_and_sent_again(tmp_path: Path, ways: tuple[str, ...]) -> None:
    """Somebody for each way; the last speaks English."""
    people = [f"lock{number}" for number in range(len(ways) - 1)] + ["lock39"]
    async with post_office() as post, town_of(tmp_path, people, mail_settings(post)) as town:
        for person, way in zip(people, ways, strict=True):
            english = person == "lock39"
            post.way = way
            if way == "refused":
                await post.stop()
            assert "/s/" in await town.asks(person, "please unlock my account" if english else UNLOCK)
            await town.hear([person], "The code could not be sent" if english else "驗證碼沒有寄出去")
            address, browser = f"{person}@home.example", await town.opens(person)
            assert browser.status == 200, "the page is there"
            if way == "refused":
                await post.start()
            lost = post.codes(address)
            assert len(lost) == (way == "cut")
            post.way = "well"
            if lost:
                await browser.send(code=lost[0])
                seen = browser.seen()
                assert "It is unlocked" not in seen, "a code of which nobody knows whether it arrived is dead"
            await browser.send(send_again="1")
            # A mail that may have arrived counts: the next one follows at the end of its minute.
            await until(lambda address=address, lost=lost: len(post.codes(address)) > len(lost), 100)  # type: ignore[misc]
            await browser.send(code=post.codes(address)[-1])
            await town.hear([person], "It is unlocked" if english else "解開了")
        assert (await town.desk.get("/readyz"))[0] == 200
        counted = [await town.desk.figure(f'accountdesk_back_end_seconds_count{{outcome="{outcome}",system="mail"}}') for outcome in ("unreachable", "denied", "late", "answered")]
        assert sum(one or 0 for one in counted[:3]) >= len(ways), counted
        assert (counted[3] or 0) >= len(people), counted
        assert "home.example" not in town.desk.log()
        assert town.desk.log().count("a code could not be mailed") == len(ways)
