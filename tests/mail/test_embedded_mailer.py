"""The demonstration's mail: kept in memory, shown, and broken as the demonstration wants it."""

import asyncio
from datetime import timedelta

import pytest

from bot.clock import MovableClock
from bot.errors import Garbled, Unreachable
from bot.messages import Mail, SentMail
from integrations.mail.embedded import KEPT, EmbeddedMailer
from tests.embedded.stage import START, StandingClock

CODE = Mail("chen.yj", "chen.yj@home.example", "驗證碼", "你的驗證碼是 482913")


class Post:
    """A mailer whose fault a test chooses, and what its listener heard."""

    def __init__(self) -> None:
        self.fault: dict[str, str] = {}
        self.heard: list[SentMail] = []
        self.clock = MovableClock(StandingClock())
        self.mailer = EmbeddedMailer(self._faults, self.clock, self.heard.append)

    async def _faults(self) -> dict[str, str]:
        return self.fault


@pytest.fixture
def post() -> Post:
    return Post()


async def test_mails_are_kept_with_their_time_newest_first_and_heard_of(post: Post) -> None:
    await post.mailer.send(CODE)
    post.clock.advance(timedelta(minutes=1))
    await post.mailer.send(Mail("lin.mh", "lin.mh@home.example", "a", "b"))
    assert [(one.at - START, one.mail.person) for one in post.mailer.mails()] == [(timedelta(minutes=1), "lin.mh"), (timedelta(), "chen.yj")]
    assert tuple(reversed(post.heard)) == post.mailer.mails()
    post.mailer.start_over()
    assert post.mailer.mails() == ()


async def test_only_the_last_mails_are_kept(post: Post) -> None:
    for number in range(KEPT + 7):
        await post.mailer.send(Mail("a", "a@home.example", str(number), ""))
    assert len(post.mailer.mails()) == KEPT
    assert post.mailer.mails()[0].mail.subject == str(KEPT + 6)


async def test_t24_the_text_of_a_mail_is_in_no_repr(post: Post) -> None:
    await post.mailer.send(CODE)
    assert "482913" not in repr(post.mailer.mails())


async def test_a_mail_server_that_is_down_sends_nothing(post: Post) -> None:
    post.fault["mail"] = "down"
    with pytest.raises(Unreachable):
        await post.mailer.send(CODE)
    assert post.mailer.mails() == ()


async def test_a_garbled_one_has_sent_it_all_the_same(post: Post) -> None:
    post.fault["mail"] = "garbled"
    with pytest.raises(Garbled) as failure:
        await post.mailer.send(CODE)
    assert "482913" not in repr(failure.value)
    assert len(post.mailer.mails()) == 1


async def test_who_gives_up_on_a_slow_one_does_not_know_that_it_was_sent(post: Post) -> None:
    post.fault["mail"] = "slow"
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await post.mailer.send(CODE)
    assert len(post.mailer.mails()) == 1


async def test_another_systems_fault_does_not_touch_it(post: Post) -> None:
    post.fault["directory"] = "down"
    await post.mailer.send(CODE)
    assert len(post.mailer.mails()) == 1
