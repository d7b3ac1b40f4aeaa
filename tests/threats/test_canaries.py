"""One walk through everything that handles a secret, with canaries for secrets; afterwards no sink holds one of them (T4, T23, T24)."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Chat
from tests.journeys.acting import Acting, Browser

IDS = {"first": "F200010077", "second": "E100010145", "bound": "B200010215", "locked": "A100010285"}
NEW = "Zq8-Canary.Neu!one"
TYPED = ("Wq7!Canary-Typed", "Wq7!Canary-Portal", "Wq7!Canary-Directory", "weak1Canary", "Wq7!Canary-Chat9")
# In words, in Chinese, in quotes, beside the rules: told as people tell them, the canary in front of what is typed.
TOLD = (
    ("canarysunflower", "my password is canarysunflower and it says wrong"),
    ("canaryflower", "密碼改成canaryflower了"),
    ("Canary 阿里山 0412", "我的密碼是「Canary 阿里山 0412」"),
    ("canary horse stapler", "my passphrase is \"canary horse stapler\""),
    ("canarypw", "pw: canarypw"),
    ("canarytwo7", "新密碼canarytwo7舊密碼canaryone7 都不行"),
    ("canaryone7", "the password I use is canaryone7"),
    ("4111 1111 1111 1111", "卡號4111 1111 1111 1111刷不過"),
    ("5500-0000-0000-0004", "my card is 5500-0000-0000-0004"),
    ("AC01234567", "居留證AC01234567可以綁嗎"),
    ("A800000014", "新式居留證 A800000014"),
    ("G-704418", "G-704418 is your verification code"),
    ("704 419", "手機收到704 419這組數字"),
    ("ghp_canaryF3kQz91LmN0pRs7", "token ghp_canaryF3kQz91LmN0pRs7"),
    ("canarybeyond9", "鎖 " * 9_997 + "密碼是 canarybeyond9 " + "鎖 " * 300),
)
_PERSON = """  - id: {id}
    name: {name}
    agency: bureau
    national_id: {national_id}
    email: {id}@home.example
    portal: [{{account: p{id}, enabled: true, password: Canary-Portal-{id}-1}}]
    personnel: {{exists: true, enabled: true}}
    directory: {{account: GEAA-00000{number}, enabled: true, password: Canary-Tpead-{id}-1, password_set: -30d{more}}}
    binding: {binding}
"""


def _office(folder: Path) -> Path:
    people = [("first", "甲一", 1, "", True), ("second", "乙二", 2, "", True), ("bound", "丙三", 3, "", False), ("locked", "丁四", 4, ", locked: -2m", True)]
    text = "agencies:\n  - {id: bureau, name: 示範局, joins_directory: true, admins: [first, second]}\npeople:\n"
    for id, name, number, more, bound in people:
        binding = f"{{portal: p{id}, directory: GEAA-00000{number}}}" if bound else "null"
        text += _PERSON.format(id=id, name=name, national_id=IDS[id], number=number, more=more, binding=binding)
    file = folder / "office.yaml"
    file.write_text(text + "sync: {every: 1h, last: -20m}\nphase: before_go_live\nauto_creation: null\n", encoding="utf-8")
    return file


class Walk:
    """Does everything once, wrong first, and remembers which secrets were about."""

    def __init__(self, desk: Acting) -> None:
        self.desk, self.secrets = desk, {NEW, *TYPED, *IDS.values()}
        self.secrets |= {f"Canary-{kind}-{id}-1" for kind in ("Portal", "Tpead") for id in IDS}

    def page(self, who: str) -> Browser:
        browser = Browser()
        link = self.desk.link(who)
        self.secrets.add(link.rpartition("/s/")[2])
        browser.open(link)
        return browser

    def code(self, who: str) -> str:
        code = self.desk.code(who)
        self.secrets.add(code)
        return code

    def unlock(self) -> None:
        self.desk.say("locked", "幫我解鎖")
        page = self.page("locked")
        page.send(code=f"{(int(self.code('locked')) + 1) % 1_000_000:06d}")
        page.send(code=self.code("locked"))
        assert page.status == 200
        self.desk.collect()

    def bind(self) -> None:
        self.desk.say("bound", "幫我綁定帳號")
        page = self.page("bound")
        accounts = {"code": self.code("bound"), "portal_account": "pbound", "directory_account": "GEAA-000003"}
        page.send(**accounts, portal_password=TYPED[1], directory_password=TYPED[2])
        assert page.status == 422
        page.send(**accounts, portal_password="Canary-Portal-bound-1", directory_password="Canary-Tpead-bound-1")
        assert page.status == 200, page.seen()
        self.desk.collect()

    def reset(self) -> None:
        self.desk.say("first", "我忘記密碼了，幫我重設")
        own = self.page("first")
        own.send(code=self.code("first"))
        self.desk.collect()
        self.desk.press("second", self.desk.buttons("second")[0]["id"])
        admin = self.page("second")
        decision = {"code": self.code("second"), "decision": "approve", "identity_check": "in_person"}
        admin.send(current_password=TYPED[0], **decision)
        admin.send(current_password="Canary-Tpead-second-1", **decision)
        assert admin.status == 200, admin.seen()
        self.desk.collect()
        self.secrets.add(self.desk.link("first").rpartition("/s/")[2])
        own.open(self.desk.link("first"))
        own.send(new_password=TYPED[3], repeat_password=TYPED[3])
        self.desk.chat.send(fault="mailbox", **{"is": "garbled"})
        own.send(new_password=NEW, repeat_password=NEW)
        self.desk.chat.send(fault="mailbox", **{"is": "well"})
        own.send(new_password=NEW, repeat_password=NEW)
        assert own.status == 200, own.seen()
        self.desk.collect()

    def link(self) -> None:
        self.desk.advance("2m")
        page = Browser()
        page.open(self.desk.chat.ready["web"] + "/link")
        page.send(portal_account="plocked", portal_password="Canary-Portal-locked-1")
        self.secrets.add(page.url.rpartition("/s/")[2])
        self.desk.collect()
        page.send(code=self.code("locked"))
        found = re.search(r'<code id="link-code">([A-Z0-9 -]+)</code>', page.page)
        assert found is not None
        self.secrets |= {found[1], found[1].replace("-", "")}
        self.desk.say("stranger:xyz", found[1])

    def chat(self) -> None:
        self.desk.say("locked", f"我的密碼是 {TYPED[4]} 幫我看看")
        self.desk.say("locked", f"我的身分證是 {IDS['locked']}")
        self.desk.say("locked", "驗證碼 482913")
        self.secrets.add("482913")
        self.desk.say("locked", f"我要找真人，密碼 {TYPED[4]} 不能用")
        for secret, said in TOLD:
            self.secrets.add(secret)
            self.desk.say("locked" if len(said) % 2 else "stranger:told", said)
        self.desk.say("locked", "我要找真人，我的密碼是canarysunflower，登不進去")
        for _ in range(2):  # Insisting sends what was drafted.
            self.desk.say("locked", "我要找真人")
        self.desk.say("second", "管理員要怎麼幫同仁改密碼，密碼有什麼規則")
        self.desk.say("second", "那 canarylatte7 可以嗎")
        self.desk.say("second", "管理員要怎麼幫同仁改密碼，密碼有什麼規則")
        self.desk.say("second", "canarymocha")
        self.secrets |= {"canarylatte7", "canarymocha"}


def answered(ran: subprocess.CompletedProcess[str]) -> bytes:
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.encode()


def test_t24_no_password_code_token_or_national_id_is_left_anywhere(
    chat: Callable[..., Chat], command: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    opened = chat("--data", str(data), "--organisation", str(_office(tmp_path)))
    walk = Walk(Acting(opened))
    for step in (walk.unlock, walk.bind, walk.reset, walk.link, walk.chat):
        step()
    log = opened.close()
    sinks = {"the log": log.encode()} | {file.name: file.read_bytes() for file in sorted(data.rglob("*")) if file.is_file() and file.suffix != ".key"}
    for asked in (["audit", "export", "--json"], ["tickets", "list", "--json"], ["approvals", "list", "--json"], ["people", "show", "locked", "--json"]):
        sinks[" ".join(asked)] = answered(command(*asked, "--data", str(data)))
    sinks["ask"] = answered(command("ask", "--stdin", "--json", given="\n".join(said for _, said in TOLD)))
    assert len(walk.secrets) > 25
    assert {name for name in sinks if name.endswith(".db")} == {"accountdesk.db", "workflows.db"}
    codes = {one for one in walk.secrets if one.isdecimal()}
    found = [(name, one[:4] + "…") for name, held in sinks.items() for one in walk.secrets - codes if one.encode() in held]
    # Six digits also stand inside hashes and times: only a code that stands alone would be one.
    found += [(name, "a code") for name, held in sinks.items() for one in codes if re.search(rb"(?<![0-9a-fA-F.])" + one.encode() + rb"(?![0-9a-fA-F])", held)]
    assert found == []
