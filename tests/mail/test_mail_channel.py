"""Mail as a channel: what a post looks like in a mail, and who waits for a server that does not answer."""

import asyncio

import pytest

from bot.errors import Denied, Garbled, TryLater, Undeliverable, Unreachable
from bot.messages import Button, ConversationAddress, Link, Mail, RenderedMessage
from integrations.channels.mail import MailChannel, subject_of

AT_HOME = ConversationAddress("mail", "chen.yj@home.example", private=True)
NOTICE = RenderedMessage("你的 TPEAD 帳號解鎖了。\n\n不是你做的？", "zh-Hant-TW", (Button("b1", "不是我"),), (Link("http://localhost:8080/s/x", "不是我"),))


class Server:
    """A mail server that a test breaks: it keeps what it took, and answers when `answers` is set."""

    def __init__(self) -> None:
        self.took: list[Mail] = []
        self.answers = asyncio.Event()
        self.answers.set()
        self.failure: Exception | None = None

    async def send(self, mail: Mail) -> None:
        if self.failure is not None:
            raise self.failure
        self.took.append(mail)
        await self.answers.wait()


@pytest.fixture
def server() -> Server:
    return Server()


async def test_a_post_becomes_a_mail_with_its_first_sentence_as_subject_and_its_links_below(server: Server) -> None:
    assert await MailChannel(server).deliver(AT_HOME, "chen.yj", NOTICE, "7") == "7"
    (mail,) = server.took
    assert (mail.person, mail.address, mail.subject) == ("chen.yj", "chen.yj@home.example", "你的 TPEAD 帳號解鎖了")
    assert mail.text == "你的 TPEAD 帳號解鎖了。\n\n不是你做的？\n\n不是我\nhttp://localhost:8080/s/x"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Version 1.2 is out. Read on.", "Version 1.2 is out."),
        ("可以了嗎？請回覆。", "可以了嗎？"),
        ("\n  only a line\nsecond", "only a line"),
        ("字" * 80, "字" * 59 + "…"),
        ("", ""),
    ],
)
def test_the_subject_is_the_first_sentence_shortened(text: str, subject: str) -> None:
    assert subject_of(text) == subject


@pytest.mark.parametrize("failure", [Unreachable("mail"), Garbled("mail")])
async def test_a_server_out_of_order_is_tried_later(server: Server, failure: Exception) -> None:
    channel = MailChannel(server)
    server.failure = failure
    with pytest.raises(TryLater) as wait:
        await channel.deliver(AT_HOME, "chen.yj", NOTICE, "7")
    assert wait.value.after.total_seconds() == 30
    server.failure = None
    await channel.deliver(AT_HOME, "chen.yj", NOTICE, "7")
    assert len(server.took) == 1


async def test_a_mail_that_will_never_be_taken_is_undeliverable(server: Server) -> None:
    server.failure = Denied("mail")
    with pytest.raises(Undeliverable):
        await MailChannel(server).deliver(AT_HOME, "chen.yj", NOTICE, "7")


async def test_a_slow_server_holds_nobody_up_and_gets_the_mail_once(server: Server) -> None:
    channel = MailChannel(server, patience=0.02)
    server.answers.clear()
    for _ in range(3):
        with pytest.raises(TryLater):
            await channel.deliver(AT_HOME, "chen.yj", NOTICE, "7")
    server.answers.set()
    assert await channel.deliver(AT_HOME, "chen.yj", NOTICE, "7") == "7"
    assert len(server.took) == 1
