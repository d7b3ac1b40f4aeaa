"""A mail as it is sent: UTF-8, marked as automatic, and safe from header injection. Pure."""

import re
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr, quote
from typing import Final

from bot.messages import Mail
from bot.people.names import is_shown
from bot.runtime.quick_dataclass import dataclass

_ADDRESS: Final = re.compile(r"""[^\s@<>()\[\],;:"\\]+@[^\s@<>()\[\],;:"\\]+""")
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Sender:
    """A mail's sender: the address, and the name shown before it ('' for none)."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        """The part after the @."""
        return self.address.rpartition("@")[2]


def plain(mail: Mail) -> Mail:
    """The mail as it is, without a letterhead."""
    return mail


def is_mail_address(text: str) -> bool:
    """Whether mail can be sent there; anything that could be read as two addresses or as a header is no address."""
    return text.isprintable() and _ADDRESS.fullmatch(text) is not None


def read_sender(written: str) -> Sender:
    """`desk@example.org` or `The desk <desk@example.org>`. Raises ValueError with what was expected."""
    name, address = parseaddr(written)
    if not written.isprintable() or not address.isascii() or not is_mail_address(address):
        raise ValueError("from: expected an address such as desk@example.org or The desk <desk@example.org>")
    return Sender(address, name)


def compose_message(mail: Mail, sender: Sender, at: datetime, id: str) -> EmailMessage:
    """The mail as a message; `at` is UTC and `id` makes it unique. `mail.address` must be an address."""
    message = EmailMessage(policy=SMTP)
    message["From"] = f'"{quote(sender.name)}" <{sender.address}>' if sender.name else sender.address
    message["To"] = mail.address
    message["Subject"] = one_line(mail.subject)[:_LONGEST]
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{id}@{sender.domain}>"
    # No out-of-office answers, and no loops between machines (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(writable(mail.text).rstrip("\n") + "\n", charset="utf-8", cte="base64")
    return message


def one_line(text: str) -> str:
    """Text that may stand in a header: no breaks, nothing invisible."""
    return " ".join("".join(letter if is_shown(letter) else " " for letter in text).split())


def writable(text: str) -> str:
    """Text that can be sent. Replaces what UTF-8 cannot encode by a question mark; the error would quote the text, and with it a code."""
    return text.encode("utf-8", "replace").decode("utf-8")
