"""A city on real systems: a domain controller, a mail directory, databases and a mail server, and the desk's config.yaml for them."""

import email
import email.policy
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from aiosmtpd.controller import Controller as MailController

from bot.clock import SystemClock
from tests.contracts.real_databases import certificate, metadata, portal_account, staff
from tests.servers import postgresql, samba, slapd
from tests.servers.samba import Made

OFFICE = """\
agencies:
  - {id: doit, name: 資訊局, joins_directory: true, admins: [boss]}
people:
  - id: me
    name: 陳怡君
    agency: doit
    national_id: B277777778
    email: me@home.example
    portal: {account: yjchen, password: Portal-canary-1}
    personnel: {}
    directory: {account: GEAA-012686}
    mailbox: {address: yjchen@mail.example}
    binding: {portal: yjchen, directory: GEAA-012686}
  - {id: boss, name: 王大明, agency: doit, national_id: A123456789, email: boss@home.example, portal: {account: dmwang}, personnel: {}, directory: {account: GEAA-000001}, mailbox: {address: dmwang@mail.example}, binding: {portal: dmwang, directory: GEAA-000001}}
  - {id: hsu, name: 許客服, agency: doit, role: helpdesk, national_id: A223456781, email: hsu@home.example, portal: {account: hsu}, personnel: {}, directory: {account: GEAA-000002}, mailbox: {address: hsu@mail.example}, binding: {portal: hsu, directory: GEAA-000002}}
sync: {every: 1h, last: -20m}
"""
ME = Made("GEAA-012686", "Tpead-canary-1", more={"employeeID": "yjchen", "employeeNumber": "me"})
BOSS = Made("GEAA-000001", "Tpead-canary-2", more={"employeeID": "dmwang", "employeeNumber": "boss"})
HSU = Made("GEAA-000002", "Tpead-canary-3", more={"employeeID": "hsu", "employeeNumber": "hsu"})


def directory_section(rights: str = "[unlock, reset, bind]", more: str = "") -> str:
    controller = samba.controller()
    return f"""
  directory:
    kind: active_directory
    servers: ["{controller.url}"]
    base_dns: ["{samba.STAFF}"]
    ca_file: {controller.ca_file}
    read: {{user: {samba.READER}@tpead.test, password: ${{AD_READ_PASSWORD}}}}
    write: {{user: {samba.WRITER}@tpead.test, password: "file:{{folder}}/write.password"}}
    account_attribute: sAMAccountName
    binding_attribute: employeeID
    protected_groups: []
    rights: {rights}
{more}"""


@contextmanager
def domain(*made: Made) -> Iterator[samba.Controller]:
    controller = samba.controller()
    controller.make(*made)
    try:
        yield controller
    finally:
        controller.forget()


@dataclass
class Post:
    """The mail server's side."""

    codes: dict[str, str] = field(default_factory=dict)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        body = message.get_body(("plain",))
        code = re.search(r"\b\d{6}\b", body.get_content() if body else "")
        if code:
            self.codes[envelope.rcpt_tos[0]] = code[0]
        return "250 OK"


@contextmanager
def mail_server() -> Iterator[tuple[int, Post]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    post = Post()
    server = MailController(post, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield port, post
    finally:
        server.stop()


AGENCIES = """\
agencies:
  - {id: doit, name: 資訊局, joins_directory: true, admins: {portal: [boss], personnel: [boss]}}
people:
  - {id: hsu, role: helpdesk}
"""


def real_config(folder: Path, mail_port: int) -> Path:
    """Everything real: config.yaml and the file of agencies, nothing else."""
    url = postgresql.new_database()
    engine, now = sa.create_engine(url), SystemClock().now()
    metadata.create_all(engine)
    people = (("me", "陳怡君", "B277777778", "yjchen"), ("boss", "王大明", "A123456789", "dmwang"), ("hsu", "許客服", "A223456781", "hsu"))
    with engine.begin() as connection:
        for id, name, number, login in people:
            mine = {"emp_no": id, "full_name": name, "office": "doit", "idno": number, "mail": f"{id}@home.example", "tel": None, "active": 1}
            connection.execute(sa.insert(staff).values(**mine, arrived_at=None, changed_at=None, synced_at=now))
            connection.execute(sa.insert(portal_account).values(login=login, emp_no=id, status="A", full_name=name, purpose=None))
            connection.execute(sa.insert(certificate).values(serial=f"TP{id}", emp_no=id, holder=name, idno=number, state="V"))
    engine.dispose()
    server = slapd.mail_server()
    server.forget()
    for id, _, _, login in people:
        server.make(login, "Mail-canary-1", mail=f"{login}@mail.example", employeeNumber=id)
    (folder / "agencies.yaml").write_text(AGENCIES, encoding="utf-8")
    (folder / "write.password").write_text(samba.PASSWORD + "\n", encoding="utf-8")
    config = folder / "config.yaml"
    config.write_text(
        f"""
organisation: {{agencies: {folder}/agencies.yaml}}
mail: {{smtp: "smtp://127.0.0.1:{mail_port}", from: desk@city.example}}
accounts:{directory_section(more="    person_attribute: employeeNumber").replace("{folder}", str(folder))}
  portal:
    kind: sql
    url: {url}
    table: portal_account
    columns: {{account: login, person: emp_no, name: full_name, enabled: {{column: status, meanings: {{A: enabled, D: disabled}}}}, changed: changed_at, locked: locked_at, password: pw}}
    passwords: [pbkdf2_sha256]
  personnel:
    kind: sql
    url: {url}
    table: staff
    columns: {{person: emp_no, name: full_name, agency: office, national_id: idno, email: mail, enabled: active, changed: changed_at, synced: synced_at}}
  sso:
    kind: sql
    url: {url}
    table: certificate
    columns: {{person: emp_no, serial: serial, name: holder, national_id: idno, state: {{column: state, meanings: {{V: valid, E: expired}}}}}}
  mailbox:
    kind: ldap
    servers: ["{server.url}"]
    base_dns: ["{slapd.PEOPLE}"]
    ca_file: {server.ca_file}
    person_attribute: employeeNumber
    policy: "{slapd.POLICY}"
    read: {{user: "{slapd.READER}", password: {slapd.PASSWORD}}}
    write: {{user: "{slapd.WRITER}", password: {slapd.PASSWORD}}}
""",
        encoding="utf-8",
    )
    return config


def pilot_config(folder: Path, rights: str = "[unlock, reset, bind]", portal: str = "") -> tuple[Path, Path]:
    """A pilot: people from an organisation's file, TPEAD real. Gives config and organisation."""
    (folder / "office.yaml").write_text(OFFICE, encoding="utf-8")
    (folder / "write.password").write_text(samba.PASSWORD + "\n", encoding="utf-8")
    (folder / "config.yaml").write_text(f"accounts:{directory_section(rights).replace('{folder}', str(folder))}{portal}", encoding="utf-8")
    return folder / "config.yaml", folder / "office.yaml"
