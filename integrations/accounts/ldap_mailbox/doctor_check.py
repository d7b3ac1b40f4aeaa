"""The checks of `doctor` for a mail directory: nothing is written, and nobody's password is tried."""

from bot.errors import BackEndError
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.examination import ExaminationResult
from integrations.accounts.ldap.connection import LdapSession
from integrations.accounts.ldap.protocol import Refusal
from integrations.accounts.ldap.server_check import examine_servers
from integrations.accounts.ldap_mailbox.keys import PPOLICY
from integrations.accounts.ldap_mailbox.mailbox import LdapMailbox

_WHOEVER_LOCKS = "pwdMaxFailure"


@dataclass(frozen=True)
class MailDirectoryCheck:
    """`writes`: there is an account for writing."""

    mailbox: LdapMailbox
    writes: bool

    async def examine(self) -> tuple[ExaminationResult, ...]:
        """Servers, base DNs, the overlay and its policy, and whether the writing account is accepted."""
        ldap = self.mailbox.ldap
        servers = await examine_servers(ldap.reach)
        if not any(server.ok for server in servers):
            return servers
        out = list(servers)
        try:
            out += await ldap.read(self._read)
            if self.writes:
                out.append(await ldap.write(self._let_in))
            else:
                out.append(ExaminationResult("write", True, "no account for writing is configured", "passwords of mailboxes are not changed by the desk"))
        except BackEndError as trouble:
            out.append(ExaminationResult("read", False, trouble.detail, "check the account, its password and what it may read"))
        except Refusal as refused:
            out.append(ExaminationResult("read", False, f"the server refuses: {refused}", "check the account and what it may read"))
        return tuple(out)

    def _read(self, conversation: LdapSession) -> list[ExaminationResult]:
        keys = self.mailbox.keys
        out = []
        for index, base in enumerate(keys.base_dns):
            if not conversation.search(base, "(objectClass=*)", ("objectClass",), "base"):
                out.append(
                    ExaminationResult(f"base_dns[{index}]", False, f"there is no {base}, or it may not be read", "correct the name, or give the right to read")
                )
                continue
            names = [name for name in (keys.address_attribute, keys.person_attribute) if name is not None]
            counts = [f"{conversation.counted(base, f'({name}=*)')} with {name}" for name in names]
            remedy = "no mailbox is found there" if counts[0].startswith("0 ") else ""
            out.append(ExaminationResult(f"base_dns[{index}]", True, f"{base}: {', '.join(counts)}", remedy))
        return [*out, *self._policy(conversation)]

    def _policy(self, conversation: LdapSession) -> list[ExaminationResult]:
        root = conversation.root()
        offered = PPOLICY in root.texts("supportedControl")
        out = [
            ExaminationResult("ppolicy", True, "the password policy overlay answers" if offered else "no password policy overlay",
                     "" if offered else "why a password is refused cannot be told; load ppolicy")
        ]  # fmt: skip
        dn = self.mailbox.keys.policy
        if dn is None:
            return [*out, ExaminationResult("policy", True, "no default policy is named", "name its DN in policy, so that a lock is told with its end")]
        found = conversation.search(dn, "(objectClass=*)", (_WHOEVER_LOCKS, "pwdLockoutDuration", "pwdMinLength"), "base")
        if not found:
            return [*out, ExaminationResult("policy", False, f"there is no {dn}, or it may not be read", "correct the name, or give the reading account read on it")]
        policy = found[0]
        ends = policy.number("pwdLockoutDuration") or 0
        result = f"{policy.text(_WHOEVER_LOCKS) or 0} wrong passwords lock a mailbox {f'for {ends // 60} min' if ends else 'until somebody opens it'}"
        return [*out, ExaminationResult("policy", True, f"{result}; passwords have at least {policy.text('pwdMinLength') or 0} characters")]

    def _let_in(self, conversation: LdapSession) -> ExaminationResult:
        return ExaminationResult("write", True, f"{conversation.server} lets the writing account in; whether it may set passwords shows when it does")
