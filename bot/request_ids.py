"""The id under which one message or web request can be found in the log. It tells nothing of who or what."""

import hashlib
import re
import secrets
from collections import OrderedDict
from contextlib import AbstractContextManager, nullcontext
from typing import Final

from structlog.contextvars import bound_contextvars, get_contextvars

from bot.messages import Message
from bot.redaction import redact
from bot.secret import Secret

REQUEST_ID: Final = "request_id"
"""The key of a log line."""
_SIZE: Final = 8
_REMEMBERED: Final = 10_000
_FROM_OUTSIDE: Final = re.compile(r"[A-Za-z0-9-]{8,64}")


def bound(id: str) -> AbstractContextManager[None]:
    """While the block runs, every log line carries the id; nothing changes for ''."""
    return bound_contextvars(**{REQUEST_ID: id}) if id else nullcontext()


def bound_id() -> str:
    """The id that log lines carry here; '' for none."""
    return str(get_contextvars().get(REQUEST_ID, ""))


def new_request_id() -> str:
    """A new one."""
    return secrets.token_hex(_SIZE)


def adopted_request_id(given: str) -> str:
    """The id that somebody outside gave, if it has the form of one and looks like nothing that must not be logged; else a new one."""
    return given if _FROM_OUTSIDE.fullmatch(given) and not redact(given).kinds else new_request_id()


class RequestIds:
    """The ids of messages: that of the web request which brought the message, else derived from its event, so that it is the same after a restart.

    `key`: without it nobody can tell from an id which event it stands for."""

    def __init__(self, key: Secret | None = None) -> None:
        self._key = hashlib.sha256(b"request ids:" + (secrets.token_bytes(32) if key is None else key.reveal().encode())).digest()
        self._by_number: OrderedDict[int, str] = OrderedDict()

    def of(self, message: Message) -> str:
        """The id of a message that is coming in."""
        return bound_id() or self._derived(message)

    def keep(self, number: int, id: str) -> None:
        """Remembers it for what answers this message of the inbox."""
        self._by_number[number] = id
        if len(self._by_number) > _REMEMBERED:
            self._by_number.popitem(last=False)

    def of_stored(self, number: int, message: Message) -> str:
        """The id of a message of the inbox."""
        return self._by_number.get(number) or self._derived(message)

    def of_answer(self, answers: int | None) -> str:
        """The id of the message that is answered; '' where that came before the start, or was none."""
        return "" if answers is None else self._by_number.get(answers, "")

    def _derived(self, message: Message) -> str:
        event = f"{message.place.channel}\0{message.event}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(event, digest_size=_SIZE, key=self._key).hexdigest()
