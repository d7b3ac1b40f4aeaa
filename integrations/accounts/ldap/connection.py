"""The only module that knows ldap3. That library's defaults are unsafe in a dozen places (SECURITY 1.6); none of it leaves this file."""

import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any, Final

import ldap3
from ldap3.core.exceptions import (
    LDAPCertificateError,
    LDAPCommunicationError,
    LDAPExceptionError,
    LDAPPasswordIsMandatoryError,
    LDAPResponseTimeoutError,
    LDAPSASLPrepError,
    LDAPStartTLSError,
)
from ldap3.protocol.formatters.formatters import format_time
from ldap3.utils.conv import escape_bytes, escape_filter_chars
from ldap3.utils.log import OFF, set_library_log_activation_level, set_library_log_detail_level

from bot.errors import Garbled, Unreachable
from bot.secret import Secret
from integrations.accounts.ldap.protocol import Change, Changes, Controls, LdapEntry, LdapServer, Refusal, SearchScope, ServiceAccount, SignedIn

# Its log would write passwords at the useful levels (T24), so it stays off and no setting turns it on.
set_library_log_detail_level(OFF)
set_library_log_activation_level(100)

_SCOPES: Final = {"base": ldap3.BASE, "one": ldap3.LEVEL, "subtree": ldap3.SUBTREE}
_CHANGES: Final = {Change.ADD: ldap3.MODIFY_ADD, Change.DELETE: ldap3.MODIFY_DELETE, Change.REPLACE: ldap3.MODIFY_REPLACE}
_BUSY: Final = frozenset({51, 52})
_REFERRAL: Final = 10
_NOT_THERE: Final = 32
_SIZE_LIMIT: Final = 4
_WRONG: Final = 49
_PAGE: Final = 1000


class Silent(Unreachable):
    """No answer, or none in time. `dead`: an idle connection had been closed meanwhile, so the server may be fine."""

    def __init__(self, system: str, detail: str, dead: bool = False) -> None:
        super().__init__(system, detail)
        self.dead = dead


class _Verified(ldap3.Tls):
    """TLS by the standard library's own rules: a trusted CA, the right name or address, at least TLS 1.2."""

    def __init__(self, ca_file: str | None) -> None:
        super().__init__(validate=ssl.CERT_REQUIRED, ca_certs_file=ca_file, version=ssl.PROTOCOL_TLS_CLIENT)
        self._context = ssl.create_default_context(cafile=ca_file)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2

    def wrap_socket(self, connection: Any, do_handshake: bool = False) -> None:  # noqa: ARG002 - the library's signature
        """Wraps the connection's socket."""
        connection.socket = self._context.wrap_socket(connection.socket, server_hostname=connection.server.host)


def equals(attribute: str, value: str) -> str:
    """A filter for exactly this value, whatever characters it contains (T21)."""
    return f"({attribute}={escape_filter_chars(value)})"


def has_bytes(attribute: str, value: bytes) -> str:
    """A filter for exactly these bytes."""
    return f"({attribute}={escape_bytes(value)})"


def generalized_time(written: str) -> datetime:
    """A moment as LDAP writes it (RFC 4517), such as 20261126123453.0Z, in UTC. ValueError for anything else."""
    moment = format_time(written)  # type: ignore[no-untyped-call]
    if not isinstance(moment, datetime):  # the library returns unreadable values unchanged
        raise ValueError("no generalized time")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("no generalized time") from None


class LdapSession:
    """One open connection to one server, for one call at a time. All methods block, and raise Silent and Garbled with the system, and Refusal."""

    def __init__(self, system: str, server: LdapServer, reach: SearchScope, account: ServiceAccount | None) -> None:
        """Opens it and signs in, anonymously for None. Raises Silent, Garbled, and Refusal if the account is not accepted."""
        self.server = server
        self._system, self._reach = system, reach
        with self._translated():
            self._connection = self._opened(account)
        if account is not None:
            with self._translated():
                if not account.user or not account.password.reveal():
                    raise Refusal(_WRONG)
                self._connection.bind()
            self._check()

    def search(self, base: str, found: str, attributes: Sequence[str], scope: str = "subtree", controls: Controls = ()) -> tuple[LdapEntry, ...]:
        """The matching entries; a missing base has none. Referrals are not followed. `attributes`: none for all."""
        with self._translated():
            self._connection.search(base, found, _SCOPES[scope], attributes=list(attributes) or [ldap3.ALL_ATTRIBUTES], controls=list(controls) or None)
        if self._connection.result["result"] == _NOT_THERE:
            return ()
        self._check()
        return self._entries()

    def some(self, base: str, found: str, attributes: Sequence[str], most: int) -> tuple[LdapEntry, ...]:
        """The first few matching entries, however many there are."""
        with self._translated():
            self._connection.search(base, found, ldap3.SUBTREE, attributes=list(attributes), paged_size=most)
        self._check()
        return self._entries()

    def counted(self, base: str, found: str) -> int:
        """The number of matching entries, page by page."""
        count, cookie = 0, b""
        while True:
            with self._translated():
                self._connection.search(base, found, ldap3.SUBTREE, attributes=[ldap3.NO_ATTRIBUTES], paged_size=_PAGE, paged_cookie=cookie or None)
            self._check()
            count += len(self._entries())
            paging = self._connection.result.get("controls", {}).get("1.2.840.113556.1.4.319", {})
            cookie = paging.get("value", {}).get("cookie", b"")
            if not cookie:
                return count

    def root(self) -> LdapEntry:
        """The server's information about itself."""
        found = self.search("", "(objectClass=*)", ("*", "+"), "base")
        if not found:
            raise Garbled(self._system, f"{self._system}: {self.server} says nothing of itself")
        return found[0]

    def modify(self, dn: str, changes: Changes, controls: Controls = ()) -> None:
        """All changes or none."""
        written = {name: [(_CHANGES[how], list(values)) for how, values in steps] for name, steps in changes.items()}
        with self._translated():
            self._connection.modify(dn, written, controls=list(controls) or None)
        self._check()

    def set_password(self, dn: str, new: Secret, controls: Controls = ()) -> None:
        """The password modify operation of RFC 3062."""
        with self._translated():
            self._connection.extend.standard.modify_password(dn, None, new.reveal().encode("utf-8"), controls=list(controls) or None)
        self._check()

    def sign_in(self, dn: str, password: Secret, controls: Controls = ()) -> SignedIn:
        """Exactly one attempt with a password, on a separate connection to the same server; never repeated (T25). On success it reads its own entry."""
        typed = password.reveal()
        if not dn or not typed:
            return SignedIn(_WRONG)
        with self._translated():
            trial = self._opened(ServiceAccount(dn, password))
            try:
                try:
                    trial.bind(controls=list(controls) or None)
                except (LDAPSASLPrepError, LDAPPasswordIsMandatoryError):
                    return SignedIn(_WRONG)  # nothing that could be a password here
                result = dict(trial.result)
                refused = Refusal(int(result["result"]), str(result.get("message", "")), _controls(result))
                if refused.code != 0:
                    return SignedIn(refused.code, refused.data, refused.controls)
                trial.search(dn, "(objectClass=*)", ldap3.BASE, attributes=["*", "objectGUID", "entryUUID"])
                own = _entries(trial.response)
                return SignedIn(0, controls=refused.controls, own=own[0] if own else None)
            finally:
                _closed(trial)

    def close(self) -> None:
        """Unbinds, whatever happens."""
        _closed(self._connection)

    def _opened(self, account: ServiceAccount | None) -> Any:
        server = ldap3.Server(
            self.server.host, self.server.port, use_ssl=self.server.ssl, get_info=ldap3.NONE,
            tls=_Verified(None if self._reach.ca_file is None else str(self._reach.ca_file)), connect_timeout=self._reach.connect,
            allowed_referral_hosts=[],
        )  # fmt: skip
        signing: dict[str, Any] = {} if account is None else {"user": account.user, "password": account.password.reveal()}
        connection = ldap3.Connection(
            server, authentication=ldap3.ANONYMOUS if account is None else ldap3.SIMPLE, client_strategy=ldap3.SYNC, auto_bind=ldap3.AUTO_BIND_NONE,
            auto_referrals=False, raise_exceptions=False, check_names=False, auto_range=False, receive_timeout=self._reach.receive, **signing,
        )  # fmt: skip
        connection.open(read_server_info=False)
        if not self.server.ssl:
            connection.start_tls(read_server_info=False)
        return connection

    def _entries(self) -> tuple[LdapEntry, ...]:
        return _entries(self._connection.response)

    def _check(self) -> None:
        """Raises the error that the last result stands for."""
        result = self._connection.result
        code = int(result["result"])
        if code == 0:
            return
        if code in _BUSY:
            raise Silent(self._system, f"{self._system}: {self.server} is busy ({code})")
        if code in (_REFERRAL, _SIZE_LIMIT):
            raise Garbled(self._system, f"{self._system}: {self.server} answered with {'a referral' if code == _REFERRAL else 'a part only'}")
        raise Refusal(code, str(result.get("message", "")), _controls(result))

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Translates the library's errors by class. Their texts may repeat what was sent, so none is kept."""
        where = f"{self._system}: {self.server}"
        try:
            yield
        except (LDAPCertificateError, ssl.SSLCertVerificationError):
            raise Silent(self._system, f"{where} shows a certificate that is not to be trusted") from None
        except (LDAPCommunicationError, LDAPResponseTimeoutError, LDAPStartTLSError, OSError) as trouble:
            if isinstance(trouble, ssl.SSLCertVerificationError):
                raise Silent(self._system, f"{where} shows a certificate that is not to be trusted") from None
            slow = isinstance(trouble, TimeoutError | LDAPResponseTimeoutError)
            raise Silent(self._system, f"{where} {'did not answer in time' if slow else 'cannot be reached'}", dead=not slow) from None
        except (Refusal, Unreachable, Garbled):
            raise
        except (LDAPExceptionError, ValueError, TypeError, KeyError, IndexError, AttributeError) as trouble:
            # Malformed messages surface as arbitrary exceptions of the library.
            raise Garbled(self._system, f"{where} answered what is no LDAP ({type(trouble).__name__})") from None
        except Exception as trouble:
            # pyasn1 has its own error classes, outside the library's hierarchy.
            raise Garbled(self._system, f"{where} answered what is no LDAP ({type(trouble).__name__})") from None


def _entries(response: Any) -> tuple[LdapEntry, ...]:
    found = [item for item in response or () if item.get("type") == "searchResEntry"]
    return tuple(LdapEntry(item["dn"], {name.lower(): tuple(values) for name, values in item["raw_attributes"].items()}) for item in found)


def _controls(result: Mapping[str, Any]) -> dict[str, bytes]:
    return {oid: value["value"] for oid, value in (result.get("controls") or {}).items() if isinstance(value.get("value"), bytes)}


def _closed(connection: Any) -> None:
    with suppress(Exception):  # the connection is being discarded anyway
        connection.unbind()
