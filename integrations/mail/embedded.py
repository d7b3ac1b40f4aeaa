"""The demonstration's mail: kept in memory and shown, sent nowhere. A mail may contain a code, so it is in no table (T24)."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.clock import Clock
from bot.errors import Garbled, Unreachable
from bot.messages import Mail, SentMail
from integrations.mail.mail_message import plain

NAME: Final = "mail"
KEPT: Final = 500
_SLOW: Final = 30.0


class EmbeddedMailer:
    """Keeps the latest mails. `faults` returns what the demonstration has broken; `on_mail` is called with each mail as it is sent; `dressed` gives a
    mail its letterhead."""

    def __init__(
        self,
        faults: Callable[[], Awaitable[Mapping[str, str]]],
        clock: Clock,
        on_mail: Callable[[SentMail], None] | None = None,
        dressed: Callable[[Mail], Mail] = plain,
    ) -> None:
        self._faults = faults
        self._clock = clock
        self._on_mail = on_mail
        self._dressed = dressed
        self._kept: deque[SentMail] = deque(maxlen=KEPT)

    async def send(self, mail: Mail) -> None:
        """Keeps it. A slow server answers late and a garbled one unreadably; the mail is sent by then."""
        how = (await self._faults()).get(NAME)
        if how == "down":
            raise Unreachable(NAME, "mail: connection refused")
        sent = SentMail(self._clock.now(), self._dressed(mail))
        self._kept.appendleft(sent)
        if self._on_mail is not None:
            self._on_mail(sent)
        if how == "slow":
            await asyncio.sleep(_SLOW)
        if how == "garbled":
            raise Garbled(NAME, "mail: the answer cannot be decoded")

    def mails(self) -> tuple[SentMail, ...]:
        """The latest mails, newest first."""
        return tuple(self._kept)

    def start_over(self) -> None:
        """Deletes all mails, for a demonstration that starts over."""
        self._kept.clear()
