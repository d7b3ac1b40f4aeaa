"""A real domain controller (Samba AD DC) for the tests: provisioned once, copied for each process, on a loopback address of its own."""

import atexit
import base64
import fcntl
import functools
import json
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from tests.environment import COMPLETE
from tests.servers import certificates
from tests.servers.process import Process
from tests.servers.samdb_client import SamDb

REALM: Final = "TPEAD.TEST"
ROOT: Final = "DC=tpead,DC=test"
STAFF: Final = f"OU=Staff,{ROOT}"
ADMINISTRATOR: Final = f"CN=Administrator,CN=Users,{ROOT}"
ADMIN_PASSWORD: Final = "Adm1n-Passw0rd!"
READER: Final = "svc-desk-read"
WRITER: Final = "svc-desk-write"
PASSWORD: Final = "Svc-Desk-Passw0rd-1"
NEVER: Final = 9223372036854775807
_EPOCH: Final = 11644473600
_RECIPE: Final = "6"
_RESET: Final = "00299570-246d-11d0-a768-00aa006e0529"
_USER: Final = "bf967aba-0de6-11d0-a285-00aa003049e2"
ATTRIBUTES: Final = {
    "lockoutTime": "28630ebf-41d5-11d1-a9c1-0000f80367c1",
    "pwdLastSet": "bf967a0a-0de6-11d0-a285-00aa003049e2",
    "userAccountControl": "bf967a68-0de6-11d0-a285-00aa003049e2",
    "employeeID": "bf967962-0de6-11d0-a285-00aa003049e2",
    "departmentNumber": "be9ef6ee-cbc7-4f22-b27b-96967e7ee585",
}


def filetime(unix: float) -> int:
    """A moment as Active Directory writes it."""
    return int((unix + _EPOCH) * 10_000_000)


@dataclass
class Controller:
    """A domain controller that runs at `address`."""

    folder: Path
    address: str
    server: Process
    _made: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"ldaps://{self.address}:636"

    @property
    def ca_file(self) -> Path:
        return certificates.trusted().file

    @functools.cached_property
    def database(self) -> SamDb:
        """The directory behind the server's back."""
        return SamDb(self.folder)

    def discard(self) -> None:
        """Stops it for good."""
        self.database.close()
        self.server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def make(self, *accounts: "Made") -> None:
        """Accounts under OU=Staff (or where they say)."""
        self.database.add("\n".join(one.ldif() for one in accounts))
        later = "\n".join(one.afterwards() for one in accounts)
        if later.strip():
            self.database.modify(later)
        self._made += [one.dn for one in accounts]

    def forget(self) -> None:
        """Takes away every account that was made since the last time."""
        if self._made:
            self.database.delete(self._made)
            self._made.clear()

    def set(self, dn: str, **values: object) -> None:
        """Replaces attributes; None takes one away."""
        self.database.modify(changes(dn, values))

    def seen(self, dn: str, *names: str) -> dict[str, str]:
        """What stands in an entry."""
        lines = self.database.search(dn, names).replace("\n ", "").splitlines()
        return {name: value.strip() for name, sep, value in (line.partition(":") for line in lines) if sep}

    def index(self, *names: str) -> None:
        """Indexes attributes, by the names of their schema objects, as an operator does once for a large domain."""
        self.database.close()  # It would go on with the schema of before.
        for name in names:
            text = f"dn: CN={name},CN=Schema,CN=Configuration,{ROOT}\nchangetype: modify\nreplace: searchFlags\nsearchFlags: 1\n"
            command = ["ldbmodify", "-H", str(self.folder / "private" / "sam.ldb"), "--option=dsdb:schema update allowed=true"]
            done = subprocess.run(command, input=text.encode(), capture_output=True)
            assert done.returncode == 0, done.stderr.decode()
        self.server.stop()
        self.server.start()

    def delegate(self, commands: str) -> None:
        """Runs the lines for Samba of `doctor --setup`, on this domain's own database."""
        self.run(commands.partition("# On a Samba domain controller, as root:\n")[2].partition("\n\n")[0])

    def run(self, script: str) -> None:
        """Runs lines with samba-tool as an operator would on the controller itself, on this domain's own database."""
        here = f"-H {self.folder}/private/sam.ldb --configfile={self.folder}/etc/smb.conf"
        for words in ("user show", "dsacl set", "user create", "user setexpiry"):
            script = script.replace(f"samba-tool {words}", f"samba-tool {words} {here}")
        done = subprocess.run(["sh", "-euc", script], capture_output=True, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr.decode()[-1500:]

    def guid(self, name: str, ou: str = STAFF) -> str:
        """The GUID of an account that was made."""
        return self.seen(f"CN={name},{ou}", "objectGUID")["objectGUID"]

    def shift(self, span: timedelta) -> None:
        """Time travel: whatever happened to the accounts that were made happened so much earlier."""
        ticks = int(span.total_seconds() * 10_000_000)
        texts = []
        for dn in self._made:
            seen = self.seen(dn, "lockoutTime", "badPasswordTime", "pwdLastSet", "accountExpires")
            moved = {name: int(value) - ticks for name, value in seen.items() if name != "dn" and value not in ("0", str(NEVER))}
            if moved:
                texts.append(changes(dn, moved))
        if texts:
            self.database.modify("\n".join(texts))

    def records(self, kind: str) -> list[dict[str, Any]]:
        """What the server's own audit log says: `dsdbChange`, `passwordChange`, `Authentication`."""
        out = []
        for line in self.server.said().splitlines():
            start = line.find('{"')
            if start >= 0:
                try:
                    record = json.loads(line[start:])
                except ValueError:
                    continue
                if record.get("type") == kind:
                    out.append(record[kind])
        return out


@dataclass(frozen=True)
class Made:
    """An account to be made. `more`: further attributes; `after`: what only the bypass may write."""

    name: str
    password: str = "Tpead-canary-0"
    enabled: bool = True
    ou: str = STAFF
    more: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)
    groups: tuple[str, ...] = ()

    @property
    def dn(self) -> str:
        return f"CN={self.name},{self.ou}"

    def ldif(self) -> str:
        control = 512 if self.enabled else 514
        lines = [f"dn: {self.dn}", "objectClass: user", f"sAMAccountName: {self.name}", f"userPrincipalName: {self.name}@tpead.test", f"userAccountControl: {control}"]
        quoted = f'"{self.password}"'.encode("utf-16-le")
        lines.append(f"unicodePwd:: {_base64(quoted)}")
        for name, value in self.more.items():
            for one in value if isinstance(value, tuple) else (value,):
                lines.append(f"{name}: {one}")
        return "\n".join(lines) + "\n"

    def afterwards(self) -> str:
        out = changes(self.dn, self.after) if self.after else ""
        for group in self.groups:
            out += f"\ndn: {group}\nchangetype: modify\nadd: member\nmember: {self.dn}\n"
        return out


def changes(dn: str, values: Mapping[str, object]) -> str:
    lines = [f"dn: {dn}", "changetype: modify"]
    for name, value in values.items():
        lines.append(f"replace: {name}")
        lines += [f"{name}: {one}" for one in (value if isinstance(value, tuple) else () if value is None else (value,))]
        lines.append("-")
    return "\n".join(lines) + "\n"


@functools.cache
def controller() -> Controller:
    """The domain controller of this process. Leaves the test out where Samba is not installed, but never in CI."""
    return _begun(1)


@functools.cache
def second() -> Controller:
    """Another one that holds the same, for when the first is down."""
    return _begun(2)


def _begun(number: int) -> Controller:
    if shutil.which("samba") is None or os.geteuid() != 0:
        if COMPLETE:
            pytest.fail("there is no Samba here; tests/servers/install.sh installs it, as root")
        pytest.skip("a domain controller needs Samba, and root; install samba-ad-dc to run this test")
    made = _copied(_template(), number)
    atexit.register(made.discard)
    return made


def fresh() -> Controller:
    """A domain controller of its own for one test, which discards it; in its domain nobody was given any right yet."""
    return _copied(_template().with_suffix(".bare"), 3)


def _copied(template: Path, number: int) -> Controller:
    folder, address = Path(tempfile.mkdtemp(prefix="desk-samba-")), _free_address(number)
    shutil.copytree(template, folder, symlinks=True, dirs_exist_ok=True)
    _configure(folder, address)
    command = ("samba", "-i", "-M", "single", "-s", str(folder / "etc" / "smb.conf"), "--debug-stdout")
    server = Process(command, folder / "samba.log", (address, 636))
    server.start()
    return Controller(folder, address, server)


def _free_address(number: int) -> str:
    for step in range(200):
        address = f"127.{10 + number}.{(os.getpid() + step) % 250 + 1}.{os.getpid() // 250 % 250 + 1}"
        with socket.socket() as one:
            try:
                one.bind((address, 636))
                return address
            except OSError:
                continue
    raise RuntimeError("no loopback address with a free port 636")


def _template() -> Path:
    """The provisioned domain, made by whichever process comes first."""
    place = Path(tempfile.gettempdir()) / f"desk-samba-template-{os.getuid()}-{_RECIPE}"
    with (place.with_suffix(".lock")).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "ready").exists():
            bare = place.with_suffix(".bare")
            for one in (place, bare):
                shutil.rmtree(one, ignore_errors=True)
            _provision(bare)
            _populate(bare)
            shutil.copytree(bare, place, symlinks=True)
            _delegate(place)
            (place / "ready").touch()
    return place


def _provision(folder: Path) -> None:
    _run(
        "samba-tool", "domain", "provision", "-s", "/dev/null", f"--targetdir={folder}", f"--realm={REALM}", "--domain=TPEAD", "--host-name=dc1",
        "--host-ip=127.0.0.10", "--server-role=dc", "--dns-backend=NONE", f"--adminpass={ADMIN_PASSWORD}", "--function-level=2008_R2",
        "--option=interfaces=127.0.0.10/8", "--option=bind interfaces only=yes",
    )  # fmt: skip


def _populate(folder: Path) -> None:
    _configure(folder, "127.0.0.10")
    conf = f"--configfile={folder / 'etc' / 'smb.conf'}"
    base = f"-H{folder / 'private' / 'sam.ldb'}"
    _run(
        "samba-tool", "domain", "passwordsettings", "set", base, conf, "--account-lockout-threshold=5", "--account-lockout-duration=15",
        "--reset-account-lockout-after=15", "--min-pwd-length=8", "--history-length=3", "--min-pwd-age=0", "--max-pwd-age=90", "--complexity=on",
    )  # fmt: skip
    _run("samba-tool", "ou", "create", STAFF, base, conf)
    for name in (READER, WRITER):
        _run("samba-tool", "user", "create", name, PASSWORD, base, conf)
        _run("samba-tool", "user", "setexpiry", name, "--noexpiry", base, conf)


def _delegate(folder: Path) -> None:
    _configure(folder, "127.0.0.10")
    conf, base = f"--configfile={folder / 'etc' / 'smb.conf'}", f"-H{folder / 'private' / 'sam.ldb'}"
    sid = _run("samba-tool", "user", "show", WRITER, "--attributes=objectSid", base, conf).partition("objectSid: ")[2].split()[0]
    rights = [f"(OA;CIIO;CR;{_RESET};{_USER};{sid})", *(f"(OA;CIIO;RPWP;{guid};{_USER};{sid})" for guid in ATTRIBUTES.values())]
    _run("samba-tool", "dsacl", "set", f"--objectdn={STAFF}", f"--sddl={''.join(rights)}", base, conf)


def _configure(folder: Path, address: str) -> None:
    tls = folder / "tls"
    tls.mkdir(exist_ok=True)
    certificate, key = certificates.trusted().issue(tls, "dc1.tpead.test", address)
    for name in ("sockets", "winbindd", "ntp"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "etc" / "smb.conf").write_text(
        f"""[global]
    workgroup = TPEAD
    realm = {REALM}
    netbios name = DC1
    server role = active directory domain controller
    server services = ldap
    interfaces = {address}/8
    bind interfaces only = yes
    private dir = {folder}/private
    state directory = {folder}/state
    cache directory = {folder}/cache
    lock directory = {folder}
    binddns dir = {folder}/bind-dns
    pid directory = {folder}/sockets
    ncalrpc dir = {folder}/sockets
    winbindd socket directory = {folder}/winbindd
    ntp signd socket directory = {folder}/ntp
    nbt port = 0
    tls enabled = yes
    tls certfile = {certificate}
    tls keyfile = {key}
    tls cafile = {certificates.trusted().file}
    log level = 0 dsdb_json_audit:5 dsdb_password_json_audit:5 auth_json_audit:3
""",
        encoding="utf-8",
    )


def _run(*command: object) -> str:
    done = subprocess.run([str(one) for one in command], capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
    assert done.returncode == 0, f"{command[:4]}: {done.stderr.decode()[-1500:]} {done.stdout.decode()[-500:]}"
    return done.stdout.decode()


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()

