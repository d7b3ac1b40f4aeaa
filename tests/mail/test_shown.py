"""Where the demonstration's mails are seen: in `chat --json`, in the terminal's posts, and on a page that is readable at any size."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.conversation import TerminalConversation
from bot.cli.json_lines import JsonLines
from bot.errors import ConfigurationError
from bot.messages import ChatIdentity, ConversationAddress, Mail, Phrase, Reply
from bot.settings.schema import Settings
from bot.web.routes import build_routes
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.web_dependencies import build_web_dependencies
from integrations.channels.mail import MailChannel
from tests.web.conftest import URL, browser, one_index, seen

CODE = Mail("chen.yj", "chen.yj@home.example", "驗證碼", "你的驗證碼是 482913。\n十分鐘內有效。")
TOLD = "[示範市府] 驗證碼\n\n你的驗證碼是 482913。\n十分鐘內有效。\n\n-- \n示範市政府 帳號服務台"


@pytest.fixture
async def application(tmp_path: Path) -> AsyncIterator[Application]:
    one_index()
    async with open_application(DataLocation(Settings(), tmp_path), one_index, reached_in="console") as opened:
        yield opened


async def test_chat_as_json_shows_a_mail_to_whom_it_went(application: Application) -> None:
    await application.mailer.send(CODE)
    answer = await JsonLines(TerminalConversation(application), None).answer(b'{"collect": true}')
    assert answer == {
        "messages": [
            {"id": "mail1", "to": "chen.yj", "in": "mail", "text": TOLD, "buttons": [], "links": [], "replaces": None}
        ]
    }
    assert (await JsonLines(TerminalConversation(application), None).answer(b'{"collect": true}'))["messages"] == []


async def test_t24_a_mail_that_waits_for_the_terminal_shows_its_code_in_no_repr(application: Application) -> None:
    await application.mailer.send(CODE)
    assert "482913" not in repr(application.console.take())


async def test_a_message_in_the_outbox_reaches_its_person_by_mail(application: Application) -> None:
    place, now = ConversationAddress(MailChannel.name, "chen.yj@home.example", private=True), application.clock.now()
    async with application.store.work() as work:
        await work.outbox.post(place, ChatIdentity(MailChannel.name, "chen.yj"), "en", Reply((Phrase("web.mail-none"),)), now)
    (told,) = (await JsonLines(TerminalConversation(application), None).answer(b'{"collect": true}'))["messages"]
    assert (told["to"], told["in"]) == ("chen.yj", "mail")
    assert told["text"].startswith("[示範市府] No mail yet.\n\nNo mail yet. The demonstration's mail goes nowhere")


async def test_a_message_waits_while_the_mail_is_down(application: Application) -> None:
    place, now = ConversationAddress(MailChannel.name, "chen.yj@home.example", private=True), application.clock.now()
    lines = JsonLines(TerminalConversation(application), None)
    await lines.answer(b'{"fault": "mail", "is": "down"}')
    async with application.store.work() as work:
        await work.outbox.post(place, ChatIdentity(MailChannel.name, "chen.yj"), "en", Reply((Phrase("web.mail-none"),)), now)
    assert (await lines.answer(b'{"collect": true}'))["messages"] == []
    await lines.answer(b'{"fault": "mail", "is": "well"}')
    assert [one["in"] for one in (await lines.answer(b'{"advance": "1m"}'))["messages"]] == ["mail"]


async def test_the_page_shows_the_mails_newest_first_with_time_recipient_subject_and_text(application: Application) -> None:
    pages = build_routes(build_web_dependencies(application, URL))
    await application.mailer.send(CODE)
    application.clock.advance(timedelta(minutes=1))
    await application.mailer.send(Mail("lin.mh", "lin.mh@home.example", "<b>Second</b>", "See https://evil.example/x"))
    page = await browser(pages).page("/demo/mail?as=chen.yj")
    words = seen(page)
    assert words.index("Second") < words.index("驗證碼")
    for told in ("寄給 chen.yj@home.example", "你的驗證碼是 482913。", "寄給 lin.mh@home.example"):
        assert told in words
    assert "&lt;b&gt;Second&lt;/b&gt;" in page
    assert 'href="https://evil.example' not in page
    assert page.count("<time datetime=") >= 2


async def test_starting_over_empties_the_page(application: Application) -> None:
    pages = build_routes(build_web_dependencies(application, URL))
    await application.mailer.send(CODE)
    await application.demonstration_controls.start_over("test")
    assert "還沒有信" in await browser(pages).page("/demo/mail?as=chen.yj")


async def test_where_a_mail_server_is_configured_the_page_says_so(application: Application) -> None:
    pages = build_routes(replace(build_web_dependencies(application, URL), mails=None))
    assert "設定了郵件伺服器" in await browser(pages).page("/demo/mail?as=chen.yj")


def mailing(**said: str) -> Settings:
    return Settings.model_validate({"mail": said})


async def test_a_configured_server_takes_the_place_of_the_demonstrations_mail(tmp_path: Path) -> None:
    settings = mailing(**{"smtp": "smtps://mail.example", "from": "desk@mail.example", "user": "desk", "password": "Mail-canary-1"})
    async with open_application(DataLocation(settings, tmp_path), one_index) as opened:
        assert build_web_dependencies(opened, URL).mails is None
        assert "canary" not in repr(opened.mailer)


@pytest.mark.parametrize(("said", "named"), [({"smtp": "mail.example"}, "smtp: expected"), ({"smtp": "smtp://mail.example"}, "from: expected")])
async def test_a_wrong_mail_setting_is_one_line_that_names_the_key(tmp_path: Path, said: dict[str, str], named: str) -> None:
    with pytest.raises(ConfigurationError, match=named):
        async with open_application(DataLocation(mailing(**said), tmp_path), one_index):
            pass
