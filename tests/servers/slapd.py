"""A real OpenLDAP with the ppolicy overlay for the tests: on loopback, in a folder of its own, started when the first test asks."""

import atexit
import functools
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest

from tests.environment import COMPLETE
from tests.servers import certificates
from tests.servers.process import Process, free_port

BASE: Final = "dc=mail,dc=example"
PEOPLE: Final = f"ou=people,{BASE}"
POLICY: Final = f"cn=default,ou=policies,{BASE}"
MANAGER: Final = f"cn=manager,{BASE}"
READER: Final = f"cn=desk-read,ou=services,{BASE}"
WRITER: Final = f"cn=desk-write,ou=services,{BASE}"
PASSWORD: Final = "Svc-Desk-Passw0rd-1"
FOR_GOOD: Final = "000001010000Z"


@dataclass
class MailServer:
    """A directory that runs."""

    folder: Path
    port: int
    server: Process

    @property
    def url(self) -> str:
        return f"ldaps://127.0.0.1:{self.port}"

    @property
    def ca_file(self) -> Path:
        return certificates.trusted().file

    def make(self, uid: str, password: str, **more: str) -> str:
        """A mailbox; gives its DN."""
        dn = f"uid={uid},{PEOPLE}"
        lines = [f"dn: {dn}", "objectClass: inetOrgPerson", f"uid: {uid}", f"cn: {uid}", f"sn: {uid}", f"userPassword: {password}"]
        self._tool("ldapadd", "\n".join(lines + [f"{name}: {value}" for name, value in more.items()]) + "\n")
        return dn

    def set(self, dn: str, **values: str | None) -> None:
        """Replaces attributes as the manager, also those that the server keeps for itself; None takes one away."""
        lines = [f"dn: {dn}", "changetype: modify"]
        for name, value in values.items():
            lines += [f"replace: {name}", *([] if value is None else [f"{name}: {value}"]), "-"]
        self._tool("ldapmodify", "\n".join(lines) + "\n", "-e", "relax")

    def forget(self) -> None:
        """Takes away every mailbox."""
        found = self._tool("ldapsearch", "", "-LLL", "-b", PEOPLE, "-s", "one", "(objectClass=*)", "dn")
        names = [line.removeprefix("dn: ") for line in found.splitlines() if line.startswith("dn: ")]
        if names:
            self._tool("ldapdelete", "\n".join(names) + "\n")

    def seen(self, dn: str, *names: str) -> Mapping[str, str]:
        """What stands in an entry, as the manager reads it."""
        found = self._tool("ldapsearch", "", "-LLL", "-o", "ldif-wrap=no", "-b", dn, "-s", "base", "(objectClass=*)", *names)
        return {name: value.strip() for name, sep, value in (line.partition(":") for line in found.splitlines()) if sep}

    def _tool(self, name: str, said: str, *more: str) -> str:
        done = subprocess.run(
            [name, "-x", "-H", f"ldapi://{_quoted(self.folder / 'ldapi')}", "-D", MANAGER, "-w", PASSWORD, *more], input=said.encode(), capture_output=True
        )
        assert done.returncode == 0, f"{name}: {done.stderr.decode()[-800:]} {said}"
        return done.stdout.decode()


def generalized(at: datetime) -> str:
    return at.strftime("%Y%m%d%H%M%SZ")


@functools.cache
def mail_server() -> MailServer:
    """The mail directory of this process. Leaves the test out where slapd is not installed, but never in CI."""
    if not Path("/usr/sbin/slapd").exists():
        if COMPLETE:
            pytest.fail("there is no OpenLDAP here; tests/servers/install.sh installs it")
        pytest.skip("there is no OpenLDAP here; install slapd and ldap-utils to run this test")
    folder = Path(tempfile.mkdtemp(prefix="desk-slapd-"))
    port = free_port()
    _configure(folder)
    listening = f"ldaps://127.0.0.1:{port}/ ldapi://{_quoted(folder / 'ldapi')}/"
    server = Process(("/usr/sbin/slapd", "-d", "stats", "-f", str(folder / "slapd.conf"), "-h", listening), folder / "slapd.log", ("127.0.0.1", port))
    server.start()

    @atexit.register
    def stop() -> None:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)

    return MailServer(folder, port, server)


def _configure(folder: Path) -> None:
    certificate, key = certificates.trusted().issue(folder, "localhost", "127.0.0.1")
    (folder / "db").mkdir()
    (folder / "slapd.conf").write_text(
        f"""include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
pidfile {folder}/pid
referral ldap://127.0.0.1:9/
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload ppolicy
TLSCACertificateFile {certificates.trusted().file}
TLSCertificateFile {certificate}
TLSCertificateKeyFile {key}
database mdb
suffix "{BASE}"
rootdn "{MANAGER}"
rootpw {PASSWORD}
directory {folder}/db
index objectClass eq
index mail,uid,employeeNumber eq
overlay ppolicy
ppolicy_default "{POLICY}"
ppolicy_use_lockout
access to dn.subtree="{PEOPLE}" attrs=userPassword by dn.exact="{WRITER}" write by self write by anonymous auth by * none
access to dn.subtree="{PEOPLE}" attrs=pwdReset,pwdAccountLockedTime by dn.exact="{WRITER}" write by dn.exact="{READER}" read by * none
access to dn.subtree="{PEOPLE}" by dn.exact="{WRITER}" read by dn.exact="{READER}" read by self read by * none
access to attrs=userPassword by anonymous auth by * none
access to * by users read by * none
""",
        encoding="utf-8",
    )
    start = f"""dn: {BASE}
objectClass: dcObject
objectClass: organization
dc: mail
o: mail

dn: {PEOPLE}
objectClass: organizationalUnit
ou: people

dn: ou=services,{BASE}
objectClass: organizationalUnit
ou: services

dn: ou=policies,{BASE}
objectClass: organizationalUnit
ou: policies

dn: {POLICY}
objectClass: device
objectClass: pwdPolicy
cn: default
pwdAttribute: userPassword
pwdLockout: TRUE
pwdMaxFailure: 3
pwdLockoutDuration: 900
pwdInHistory: 3
pwdCheckQuality: 2
pwdMinLength: 8

dn: {READER}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: desk-read
userPassword: {PASSWORD}

dn: {WRITER}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: desk-write
userPassword: {PASSWORD}
"""
    (folder / "start.ldif").write_text(start, encoding="utf-8")
    done = subprocess.run(["/usr/sbin/slapadd", "-f", folder / "slapd.conf", "-l", folder / "start.ldif"], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()[-1500:]


def _quoted(path: Path) -> str:
    return str(path).replace("/", "%2F")
