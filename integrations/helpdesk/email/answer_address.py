"""The address that answers to one ticket come back to. Pure.

What is behind the plus is the proof: the ticket's serial number and a keyed hash of its key, so that nobody can guess another ticket's address and
nothing that a mail says of its sender has to be believed."""

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from typing import Final

from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret

_LETTERS: Final = 24
"""Of base32, five bits each."""
LONGEST_LOCAL: Final = 29
"""Of the 64 that a local part may have, plus, serial number, minus and hash take up to 35."""
_LONGEST_HEADER: Final = 4000


@dataclass(frozen=True, slots=True)
class AnswerAddress:
    """`local@domain` is the desk's own address; each ticket's is `local+SERIAL-HASH@domain`. `key` is the desk's."""

    local: str
    domain: str
    key: Secret

    def of(self, serial: int, ticket_key: str) -> str:
        """The address of one ticket."""
        return f"{self.local}+{serial}-{self._hash(serial, ticket_key)}@{self.domain}"

    def named_in(self, headers: Iterable[str]) -> Iterator[tuple[int, str]]:
        """The serial numbers and hashes that stand in these recipients' headers, in their order; whether they belong together is for `genuine`."""
        address = re.compile(
            rf"(?<![\w.+-]){re.escape(self.local)}\+([0-9]{{1,9}})-([a-z2-7]{{{_LETTERS}}})@{re.escape(self.domain)}(?![\w-])", re.IGNORECASE | re.ASCII
        )
        for header in headers:
            for found in address.finditer(header[:_LONGEST_HEADER]):
                yield int(found[1]), found[2].lower()

    def genuine(self, serial: int, ticket_key: str, shown: str) -> bool:
        """Whether this hash is the ticket's; compared in constant time."""
        return hmac.compare_digest(self._hash(serial, ticket_key), shown)

    def _hash(self, serial: int, ticket_key: str) -> str:
        digest = hmac.new(self.key.reveal().encode(), f"helpdesk-mail:{serial}:{ticket_key}".encode(), hashlib.sha256).digest()
        return base64.b32encode(digest).decode().lower()[:_LETTERS]


def message_id(key: Secret, ticket_key: str, once: str, domain: str) -> str:
    """The Message-ID of a ticket's mail, without its angle brackets: the same for the same occasion, and it tells nothing about the address."""
    digest = hmac.new(key.reveal().encode(), f"helpdesk-message:{ticket_key}:{once}".encode(), hashlib.sha256).hexdigest()
    return f"ticket.{digest[:40]}@{domain}"
