"""Answers fetched from a mailbox by IMAP: each is kept before it is marked as seen, and none is deleted.

The library blocks, so every step runs in a thread, one after another over one connection a round."""

import asyncio
import contextlib
import ssl
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Final

import sqlalchemy as sa
import structlog
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import BackEndError, Denied, Unreachable
from bot.runtime.loopback import is_loopback
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.helpdesk.email.received import LARGEST
from integrations.helpdesk.email.tables import mailbox

_SYSTEM: Final = "helpdesk"
_MOST: Final = 50
"""Mails fetched in one round; the others in the next."""
_STEP: Final = 15.0
_LONGEST_PAUSE: Final = timedelta(minutes=5)
_log = structlog.get_logger("helpdesk mail")


@dataclass(frozen=True, slots=True)
class ImapPlace:
    """A mailbox: how it is reached, and which folder is read. `trusted` None: the authorities that this machine trusts."""

    host: str
    port: int
    encrypted: bool
    user: str
    password: Secret
    folder: str = "INBOX"
    trusted: ssl.SSLContext | None = None

    @property
    def name(self) -> str:
        """What its cursor is kept under."""
        return f"{self.user}@{self.host}:{self.port}/{self.folder}"[:250]

    def open(self) -> IMAPClient:
        """Signs in. Blocks. Raises Unreachable, Denied; never with the server's own words."""
        context = self.trusted or ssl.create_default_context()
        try:
            client = IMAPClient(self.host, port=self.port, ssl=self.encrypted, ssl_context=context if self.encrypted else None, timeout=_STEP)
        except (IMAPClientError, OSError) as trouble:
            raise _unreached(trouble) from None
        try:
            # The password is never sent in clear, but to this machine itself.
            if not self.encrypted and (client.has_capability("STARTTLS") or not is_loopback(self.host)):
                client.starttls(context)
            client.login(self.user, self.password.reveal())
        except (IMAPClientError, OSError) as trouble:
            leave(client)
            if isinstance(trouble, OSError):
                raise _unreached(trouble) from None
            raise Denied(_SYSTEM, f"helpdesk: the mailbox was not opened ({type(trouble).__name__})") from None
        return client


class ImapCollection:
    """`take` keeps one mail. The cursor (UIDVALIDITY and the last UID) is kept in the database."""

    def __init__(self, place: ImapPlace, engine: AsyncEngine, take: Callable[[bytes], Awaitable[object]]) -> None:
        self._place, self._engine, self._take = place, engine, take

    async def run(self, poll: timedelta, woken: Callable[[], Awaitable[None]]) -> None:
        """Looks every `poll`, less often while the mailbox cannot be reached, until cancelled; `woken` comes after each round."""
        pause = poll
        while True:
            try:
                await self.collect()
                pause = poll
            except Exception as trouble:  # the mailbox keeps what comes in meanwhile
                _log.warning("the helpdesk's mailbox could not be read", trouble=getattr(trouble, "detail", type(trouble).__name__))
                pause = max(poll, min(pause * 2, _LONGEST_PAUSE))
            await woken()
            await asyncio.sleep(pause.total_seconds())

    async def collect(self) -> int:
        """Takes what is new in the folder and marks it as seen; how many mails. Raises Unreachable, Denied."""
        client = await asyncio.to_thread(self._place.open)
        try:
            return await self._collected(client)
        except (IMAPClientError, OSError) as trouble:
            raise _unreached(trouble) from None
        finally:
            await asyncio.to_thread(leave, client)

    async def _collected(self, client: IMAPClient) -> int:
        validity = str((await asyncio.to_thread(client.select_folder, self._place.folder))[b"UIDVALIDITY"])
        last = await self._cursor(validity)
        uids = await asyncio.to_thread(_waiting, client, last)
        for uid in uids[:_MOST]:
            raw = await asyncio.to_thread(_fetched, client, uid)
            if raw is not None:
                await self._take(raw)
                await asyncio.to_thread(client.add_flags, uid, [rb"\Seen"])
            await self._move(validity, uid)
        return len(uids[:_MOST])

    async def _cursor(self, validity: str) -> int | None:
        """The last UID that was taken; None where the folder is new here, or its numbers begin anew."""
        async with self._engine.execution_options(desk_reading=True).connect() as connection:
            row = (await connection.execute(sa.select(mailbox).where(mailbox.c.place == self._place.name))).first()
        return None if row is None or row.validity != validity else int(row.uid)

    async def _move(self, validity: str, uid: int) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(sa.delete(mailbox).where(mailbox.c.place == self._place.name))
            await connection.execute(sa.insert(mailbox).values(place=self._place.name, validity=validity, uid=uid))


def _waiting(client: IMAPClient, last: int | None) -> list[int]:
    """The UIDs behind the cursor; without one all that nobody has seen, since an old mailbox may hold years. `n:*` always names the last mail too."""
    found: list[int] = client.search(["UNSEEN"] if last is None else ["UID", f"{last + 1}:*"])
    return sorted(uid for uid in found if last is None or uid > last)


def _fetched(client: IMAPClient, uid: int) -> bytes | None:
    """The mail as it is; None where it is gone, or larger than is read."""
    size: Any = client.fetch([uid], ["RFC822.SIZE"]).get(uid, {}).get(b"RFC822.SIZE")
    if size is None or int(size) > LARGEST:
        _log.warning("a mail is too large to be read, or gone", bytes=size or 0)
        return None
    raw: Any = client.fetch([uid], ["BODY.PEEK[]"]).get(uid, {}).get(b"BODY[]")
    return raw if isinstance(raw, bytes) else None


def leave(client: IMAPClient) -> None:
    """Says goodbye, or just goes."""
    with contextlib.suppress(IMAPClientError, OSError):
        client.logout()
        return
    with contextlib.suppress(IMAPClientError, OSError, AttributeError):
        client.shutdown()


def _unreached(trouble: Exception) -> BackEndError:
    kind = "its certificate cannot be verified" if isinstance(trouble, ssl.SSLCertVerificationError) else type(trouble).__name__
    return Unreachable(_SYSTEM, f"helpdesk: the mailbox was not reached ({kind})")
