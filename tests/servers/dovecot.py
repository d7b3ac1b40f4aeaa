"""A real IMAP server (Dovecot), started once a session on loopback: encrypted from the first byte, and with STARTTLS."""

import atexit
import itertools
import os
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.environment import COMPLETE
from tests.servers import certificates
from tests.servers.process import Process, free_port

PASSWORD: Final = "Mail-canary-7"
_CONFIGURATION: Final = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
log_path = {folder}/dovecot.log
ssl = required
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = yes
mail_location = maildir:{folder}/mail/%u
mail_uid = {owner}
mail_gid = {group}
first_valid_uid = 1
first_valid_gid = 0
auth_mechanisms = plain
auth_failure_delay = 0
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={folder}/mail/%u
}}
service imap-login {{
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {encrypted}
    ssl = yes
  }}
}}
"""
_numbers = itertools.count(1)


@dataclass
class ImapServer:
    """`localhost` at these ports; every user has an empty mailbox and the same password."""

    folder: Path
    server: Process
    encrypted: int
    plain: int
    ca_file: Path

    def deliver(self, user: str, raw: bytes) -> None:
        """A mail comes into the user's INBOX, as a mail server would put it there."""
        there = self.folder / "mail" / user
        for part in ("new", "cur", "tmp"):
            (there / part).mkdir(parents=True, exist_ok=True)
        name = f"{next(_numbers):08}.test"
        (there / "tmp" / name).write_bytes(raw)
        os.rename(there / "tmp" / name, there / "new" / name)
        _give(there)

    def begin_numbers_anew(self, user: str) -> None:
        """The folder gets another UIDVALIDITY, as after a restore."""
        for file in (self.folder / "mail" / user).glob("dovecot*"):
            file.unlink()


@cache
def imap_server() -> ImapServer:
    """Leaves the test out where there is no Dovecot or no root, but never in CI."""
    program = shutil.which("dovecot") or shutil.which("/usr/sbin/dovecot")
    if program is None or os.getuid() != 0:
        if COMPLETE:
            pytest.fail("there is no Dovecot here, or this is not root; tests/servers/install.sh installs it")
        pytest.skip("there is no Dovecot here, or this is not root; install dovecot-imapd to run this test")
    folder = Path(tempfile.mkdtemp(prefix="desk-dovecot-"))
    folder.chmod(0o755)
    (folder / "mail").mkdir()
    _give(folder / "mail")
    authority = certificates.trusted()
    certificate, key = authority.issue(folder, "localhost", "127.0.0.1")
    plain, encrypted = free_port(), free_port()
    configuration = folder / "dovecot.conf"
    configuration.write_text(
        _CONFIGURATION.format(folder=folder, certificate=certificate, key=key, password=PASSWORD, plain=plain, encrypted=encrypted, owner=_OWNER, group=_GROUP)
    )
    server = Process((program, "-F", "-c", str(configuration)), folder / "said.log", ("127.0.0.1", encrypted))
    server.start()

    def end() -> None:
        server.mend()
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(end)
    return ImapServer(folder, server, encrypted, plain, authority.file)


_OWNER: Final = 65534
_GROUP: Final = 65534


def _give(folder: Path) -> None:
    """Mail belongs to nobody, since Dovecot refuses to serve root's."""
    for path in (folder, *folder.rglob("*")):
        os.chown(path, _OWNER, _GROUP)
