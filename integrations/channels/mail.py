"""Mail as a channel: it notifies people, and they cannot answer it."""

import asyncio
import re
from datetime import timedelta
from typing import Final

from bot.errors import Denied, Garbled, TroubleScope, TryLater, Undeliverable, Unreachable
from bot.messages import ConversationAddress, Mail, RenderedMessage
from bot.ports import AcceptMessage, ChannelCapabilities, Mailer

_AGAIN: Final = timedelta(seconds=30)
_PATIENCE: Final = 2.0
_LONGEST: Final = 60
_SENTENCE: Final = re.compile(r".*?(?:[。！？]|[.!?](?=\s|$))")


class MailChannel:
    """Posts as mails. `place.conversation` is the address, `to` the id of the person.

    `patience`: seconds to wait for the server before later messages may pass; this does not send the mail a second time.
    """

    name: Final = "mail"
    capabilities: Final = ChannelCapabilities()

    def __init__(self, mailer: Mailer, patience: float = _PATIENCE) -> None:
        self._mailer = mailer
        self._patience = patience
        self._under_way: dict[str, asyncio.Task[None]] = {}

    async def receive(self, accept: AcceptMessage) -> None:
        """Nothing to fetch."""
        await asyncio.Event().wait()

    async def deliver(self, place: ConversationAddress, to: str, post: RenderedMessage, key: str, again: bool = False) -> str:
        """Sends it once for each key, as long as the server did not refuse it."""
        if key not in self._under_way:
            self._under_way[key] = asyncio.create_task(self._mailer.send(as_mail(place.conversation, to, post)))
        done, _ = await asyncio.wait({self._under_way[key]}, timeout=self._patience)
        if not done:
            raise TryLater(_AGAIN, "mail: no answer yet", TroubleScope.UNCLEAR)
        try:
            await self._under_way.pop(key)
        except (Unreachable, Garbled) as trouble:
            raise TryLater(_AGAIN, trouble.detail, TroubleScope.UNCLEAR) from None
        except Denied as trouble:
            raise Undeliverable(trouble.detail) from None
        return key


def as_mail(address: str, person: str, post: RenderedMessage) -> Mail:
    """The message as a mail: its first sentence is the subject, links follow the text, and buttons, which mails cannot have, are left out.

    A first paragraph that is just the subject is not repeated.
    """
    subject, links = subject_of(post.text), [f"{link.label}\n{link.url}" for link in post.links]
    first, _, rest = post.text.strip().partition("\n\n")
    text = rest if rest and first == subject else post.text
    return Mail(person, address, subject, "\n\n".join(part for part in (text, *links) if part), post.language)


def subject_of(text: str) -> str:
    """The first sentence of the first line, shortened."""
    line = text.strip().partition("\n")[0].strip()
    sentence = _SENTENCE.match(line)
    first = (sentence.group() if sentence else line).rstrip("。")
    return first if len(first) <= _LONGEST else first[: _LONGEST - 1].rstrip() + "…"
