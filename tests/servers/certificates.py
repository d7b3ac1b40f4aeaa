"""Certificates for the servers of the tests: a CA made for one run, what it issues, and another CA that nobody trusts."""

import functools
import tempfile
from dataclasses import dataclass
from pathlib import Path

import trustme


@dataclass(frozen=True)
class Authority:
    """A CA. `file`: its certificate as PEM, for those who trust it."""

    ca: trustme.CA
    file: Path

    def issue(self, folder: Path, *names: str) -> tuple[Path, Path]:
        """Certificate and key (mode 0600) for these names and addresses, in `folder`."""
        issued = self.ca.issue_cert(*names, key_type=trustme.KeyType.RSA)
        certificate, key = folder / "server.pem", folder / "server.key"
        certificate.write_bytes(b"".join(one.bytes() for one in issued.cert_chain_pems))
        key.touch(0o600)
        issued.private_key_pem.write_to_path(key)
        return certificate, key


@functools.cache
def trusted() -> Authority:
    """The CA that the servers' certificates come from."""
    return _authority()


@functools.cache
def unknown() -> Authority:
    """A CA that has issued nothing to anybody here."""
    return _authority()


def _authority() -> Authority:
    ca, folder = trustme.CA(), Path(tempfile.mkdtemp(prefix="desk-ca-"))
    ca.cert_pem.write_to_path(folder / "ca.pem")
    return Authority(ca, folder / "ca.pem")
