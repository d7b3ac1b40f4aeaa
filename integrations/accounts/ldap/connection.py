"""The only module that knows ldap3. What that library does by default is unsafe in a dozen places (SECURITY 1.6); none of it leaves this file."""

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

# Its own log writes passwords at the levels that would help (T24), so it stays off and no setting turns it on.
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
    """No answer, or none in time. `dead`: a connection that was kept had been closed meanwhile, so that the server may be well."""

    def __init__(self, system: str, detail: str, dead: bool = False) -> None:
        super().__init__(system, detail)
        self.dead = dead


class _Verified(ldap3.Tls):
    """TLS by the standard library's own rules: a trusted CA, the right name or address, TLS 1.2 at the least."""

    def __init__(self, ca_file: str | None) -> None:
        super().__init__(validate=ssl.CERT_REQUIRED, ca_certs_file=ca_file, version=ssl.PROTOCOL_TLS_CLIENT)
        self._context = ssl.create_default_context(cafile=ca_file)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2

    def wrap_socket(self, connection: Any, do_handshake: bool = False) -> None:  # noqa: ARG002 - the library's signature
        """Wraps the connection's socket."""
        connection.socket = self._context.wrap_socket(connection.socket, server_hostname=connection.server.host)


def equals(attribute: str, value: str) -> str:
    """A filter for exactly this value, whatever characters it holds (T21)."""
    return f"({attribute}={escape_filter_chars(value)})"


def has_bytes(attribute: str, value: bytes) -> str:
    """A filter for exactly these bytes."""
    return f"({attribute}={escape_bytes(value)})"


def generalized_time(written: str) -> datetime:
    """A moment as LDAP writes it (RFC 4517), such as 20261126123453.0Z, in UTC. ValueError for anything else."""
    moment = format_time(written)  # type: ignore[no-untyped-call]
    if not isinstance(moment, datetime):  # the library hands back what it cannot read
        raise ValueError("no generalized time")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("no generalized time") from None


class LdapSession:
    """One open connection to one server, used by one call at a time. All methods block, raise Silent and Garbled of the system, and Refusal."""

    def __init__(self, system: str, server: LdapServer, reach: SearchScope, account: ServiceAccount | None) -> None:
        """Opens it and signs in; None says nothing and stays anonymous. Raises Silent, Garbled, and Refusal where the account is not let in."""
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
        """The entries that match; a base that is not there has none. What a server merely refers to is not followed. `attributes`: none for all."""
        with self._translated():
            self._connection.search(base, found, _SCOPES[scope], attributes=list(attributes) or [ldap3.ALL_ATTRIBUTES], controls=list(controls) or None)
        if self._connection.result["result"] == _NOT_THERE:
            return ()
        self._check()
        return self._entries()

    def some(self, base: str, found: str, attributes: Sequence[str], most: int) -> tuple[LdapEntry, ...]:
        """The first few entries that match, however many there are."""
        with self._translated():
            self._connection.search(base, found, ldap3.SUBTREE, attributes=list(attributes), paged_size=most)
        self._check()
        return self._entries()

    def counted(self, base: str, found: str) -> int:
        """How many entries match, page by page."""
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
        """What the server says of itself."""
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
        """Exactly one try of a password, on a connection of its own to this same server; never repeated (T25). A good one reads the own entry."""
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
                said = dict(trial.result)
                refused = Refusal(int(said["result"]), str(said.get("message", "")), _controls(said))
                if refused.code != 0:
                    return SignedIn(refused.code, refused.data, refused.controls)
                trial.search(dn, "(objectClass=*)", ldap3.BASE, attributes=["*", "objectGUID", "entryUUID"])
                own = _entries(trial.response)
                return SignedIn(0, controls=refused.controls, own=own[0] if own else None)
            finally:
                _closed(trial)

    def close(self) -> None:
        """Says goodbye, whatever comes of it."""
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
        """Raises what the last result means."""
        said = self._connection.result
        code = int(said["result"])
        if code == 0:
            return
        if code in _BUSY:
            raise Silent(self._system, f"{self._system}: {self.server} is busy ({code})")
        if code in (_REFERRAL, _SIZE_LIMIT):
            raise Garbled(self._system, f"{self._system}: {self.server} answered with {'a referral' if code == _REFERRAL else 'a part only'}")
        raise Refusal(code, str(said.get("message", "")), _controls(said))

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """The library's errors as ours, by class. Its texts may repeat what was sent, so none of them is kept."""
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
            # Broken messages come out of the library as whatever fell over first.
            raise Garbled(self._system, f"{where} answered what is no LDAP ({type(trouble).__name__})") from None
        except Exception as trouble:
            # pyasn1 has error classes of its own, outside the library's tree.
            raise Garbled(self._system, f"{where} answered what is no LDAP ({type(trouble).__name__})") from None


def _entries(response: Any) -> tuple[LdapEntry, ...]:
    found = [one for one in response or () if one.get("type") == "searchResEntry"]
    return tuple(LdapEntry(one["dn"], {name.lower(): tuple(values) for name, values in one["raw_attributes"].items()}) for one in found)


def _controls(said: Mapping[str, Any]) -> dict[str, bytes]:
    return {oid: value["value"] for oid, value in (said.get("controls") or {}).items() if isinstance(value.get("value"), bytes)}


def _closed(connection: Any) -> None:
    with suppress(Exception):  # there is nobody left to tell
        connection.unbind()
