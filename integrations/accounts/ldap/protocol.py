"""The terms for directories: servers, accounts, entries, changes, refusals. Independent of any library."""

import re
from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret

_EIGHT: Final = re.compile(r"\s*([0-9A-Fa-f]{8}):")
_DATA: Final = re.compile(r"\bdata ([0-9A-Fa-f]{1,8})\b")
_PORTS: Final = {"ldaps": 636, "ldap": 389}


@dataclass(frozen=True, slots=True)
class LdapServer:
    """One server. Without `ssl` the connection switches to TLS before anything else (StartTLS)."""

    host: str
    port: int
    ssl: bool

    @staticmethod
    def read(url: str) -> "LdapServer":
        """From ldaps://host:port or ldap://host:port. Raises ValueError for anything else."""
        parts = urlsplit(url.strip())
        if parts.scheme not in _PORTS or not parts.hostname or parts.path not in ("", "/") or parts.query or parts.username:
            raise ValueError(f"an address like ldaps://dc1.example:636, not {url!r}")
        return LdapServer(parts.hostname, parts.port or _PORTS[parts.scheme], parts.scheme == "ldaps")

    def __str__(self) -> str:
        return f"{'ldaps' if self.ssl else 'ldap'}://{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class SearchScope:
    """The servers in the order in which they are tried; they hold the same data. `ca_file` None: the machine's own CAs.

    Whole seconds: to connect, to wait for an answer, and to wait for one to a write, which must not be repeated."""

    servers: tuple[LdapServer, ...]
    ca_file: Path | None = None
    connect: int = 1
    receive: int = 1
    writing: int = 3


@dataclass(frozen=True, slots=True)
class ServiceAccount:
    """A service account; `user` is a DN or a principal name."""

    user: str
    password: Secret


class Change(Enum):
    """What happens to an attribute's values. DELETE of a missing value, like ADD of an existing one, fails the whole modify operation."""

    ADD = "add"
    DELETE = "delete"
    REPLACE = "replace"


Changes = Mapping[str, tuple[tuple[Change, tuple[bytes, ...]], ...]]
Controls = tuple[tuple[str, bool, bytes | None], ...]
NOTHING: Final[Mapping[str, bytes]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LdapEntry:
    """An entry as received, attribute names in lower case."""

    dn: str
    attributes: Mapping[str, tuple[bytes, ...]] = field(repr=False)

    def values(self, name: str) -> tuple[bytes, ...]:
        """All values."""
        return self.attributes.get(name.lower(), ())

    def first(self, name: str) -> bytes | None:
        """The first value."""
        return next(iter(self.values(name)), None)

    def texts(self, name: str) -> tuple[str, ...]:
        """All values as text. Raises UnicodeDecodeError if one is none."""
        return tuple(value.decode("utf-8") for value in self.values(name))

    def text(self, name: str) -> str | None:
        """The first value as text."""
        return next(iter(self.texts(name)), None)

    def number(self, name: str) -> int | None:
        """The first value as a number. Raises ValueError if it is none."""
        value = self.first(name)
        return None if value is None else int(value)


class Refusal(Exception):
    """The server refused. Its words are not kept: they could repeat what was sent. `windows` is the eight-digit code and `data` the one after a refused
    sign-in, in upper and lower case as Active Directory writes them; '' if there is none."""

    def __init__(self, code: int, message: str = "", controls: Mapping[str, bytes] = NOTHING) -> None:
        windows, data = _EIGHT.match(message), _DATA.search(message)
        self.code = code
        self.windows = windows[1].upper() if windows else ""
        self.data = data[1].lower() if data else ""
        self.controls = controls
        super().__init__(f"result {code}" + (f" ({self.windows})" if self.windows else "") + (f" data {self.data}" if self.data else ""))


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a server says to a password: `code` 0 is yes, `data` says why not (Active DirectorySettings), `controls` what came with it (ppolicy)."""

    code: int
    data: str = ""
    controls: Mapping[str, bytes] = field(default_factory=dict)
    own: LdapEntry | None = None
