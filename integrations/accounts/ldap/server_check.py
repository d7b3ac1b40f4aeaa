"""Whether a directory's server can be reached, and how it identifies itself. No query is sent yet."""

import asyncio
import contextlib
import socket
import ssl
from typing import Final

from integrations.accounts.examination import ExaminationResult
from integrations.accounts.ldap.protocol import LdapServer, SearchScope

_SECONDS: Final = 3


async def examine_servers(reach: SearchScope) -> tuple[ExaminationResult, ...]:
    """One line per server: connected, by which TLS, and whether its certificate is from the configured CA and for the configured name."""
    return tuple(await asyncio.gather(*(asyncio.to_thread(_examined, reach, index, server) for index, server in enumerate(reach.servers))))


def _examined(reach: SearchScope, index: int, server: LdapServer) -> ExaminationResult:
    key = f"servers[{index}]"
    if not server.ssl:
        return _plain(key, server)
    context = ssl.create_default_context(cafile=None if reach.ca_file is None else str(reach.ca_file))
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    trusted = "the machine's own CAs" if reach.ca_file is None else str(reach.ca_file)
    try:
        with socket.create_connection((server.host, server.port), _SECONDS) as plain, context.wrap_socket(plain, server_hostname=server.host) as secure:
            return ExaminationResult(key, True, f"{server} reached by {secure.version()}, its certificate is from {trusted} and names {server.host}")
    except ssl.SSLCertVerificationError as trouble:
        if trouble.verify_code in _WRONG_NAME:
            return ExaminationResult(
                key, False, f"{server} shows a certificate for another name than {server.host}", "write the name that stands in its certificate"
            )
        if trouble.verify_code == _OVER:
            return ExaminationResult(key, False, f"{server} shows a certificate that has run out", "renew it on the server")
        remedy = "name the CA that issued it in ca_file (as PEM); nothing is sent to a server that cannot prove who it is"
        return ExaminationResult(key, False, f"{server} shows a certificate that is not from {trusted}", remedy)
    except TimeoutError:
        return ExaminationResult(key, False, f"{server} did not answer within {_SECONDS} s", "look whether it runs, and whether a firewall is between")
    except (OSError, ValueError) as trouble:
        why = trouble.strerror or type(trouble).__name__ if isinstance(trouble, OSError) else type(trouble).__name__
        return ExaminationResult(key, False, f"{server} was not reached ({why})", "check the name and the port, and that the server speaks TLS there")


# OpenSSL's numbers: another host name, another address.
_WRONG_NAME: Final = frozenset({62, 64})
_OVER: Final = 10


def _plain(key: str, server: LdapServer) -> ExaminationResult:
    try:
        with contextlib.closing(socket.create_connection((server.host, server.port), _SECONDS)):
            return ExaminationResult(key, True, f"{server} reached; the conversation turns to TLS before anything is said")
    except OSError as trouble:
        return ExaminationResult(key, False, f"{server} was not reached ({trouble.strerror or type(trouble).__name__})", "check the name and the port")
