"""The checks of `doctor` for an Active Directory: nothing is written, and nobody's password is tried."""

from collections.abc import Awaitable
from datetime import timedelta
from typing import Final

from bot.clock import Clock
from bot.errors import BackEndError
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.active_directory.account_reader import POLICY_HINTS, AccountReader, DirectoryEntry, Domain
from integrations.accounts.active_directory.delegation import attributes_to_write
from integrations.accounts.active_directory.keys import RESET, DirectoryKeys
from integrations.accounts.active_directory.protection import sid
from integrations.accounts.examination import ExaminationResult
from integrations.accounts.ldap.connection import LdapSession, equals, has_bytes
from integrations.accounts.ldap.protocol import Refusal
from integrations.accounts.ldap.server_check import examine_servers
from integrations.accounts.ldap.servers import Ldap

_ALARM: Final = timedelta(minutes=5)
_NOTICE: Final = timedelta(minutes=1)
_PEOPLE: Final = "(&(objectCategory=person)(objectClass=user))"
_EFFECTIVE: Final = "allowedAttributesEffective"
_INDEXED: Final = 1
_SAMPLES: Final = 25
_ADMINISTRATOR: Final = (500).to_bytes(4, "little")


@dataclass(frozen=True)
class ActiveDirectoryCheck:
    """Checks with the desk's own accounts. `writes`: there is one for writing."""

    ldap: Ldap
    keys: DirectoryKeys
    reader: AccountReader
    clock: Clock
    writes: bool

    async def examine(self) -> tuple[ExaminationResult, ...]:
        """Servers, clock, reading, policy, base DNs, groups, and the rights of the writing account."""
        servers = await examine_servers(self.ldap.reach)
        if not any(server.ok for server in servers):
            return servers
        out = list(servers)
        for key, ask in (("read", self._read), ("base_dns", self._places)):
            out += await _asked(key, self.ldap.read(ask))
            if not any(result.ok for result in out if result.key in ("read", "base_dns[0]")):
                return tuple(out)  # the reading account was not accepted
        if self.writes:
            out += await _asked("write", self.ldap.write(self._rights))
        else:
            out.append(ExaminationResult("write", True, "no account for writing is configured", "the desk only reads; everything else goes to the helpdesk"))
        return tuple(out)

    def _read(self, conversation: LdapSession) -> tuple[ExaminationResult, ...]:
        domain = self.reader.domain(conversation)
        skew = abs(self.clock.now() - domain.now)
        out = [ExaminationResult("read", True, f"{conversation.server} lets the reading account in; the domain is {domain.context}")]
        skew_text = f"its clock is {int(skew.total_seconds())} s from this machine's"
        remedy = "set both by the same time server" if skew > _NOTICE else ""
        out.append(ExaminationResult("clock", skew <= _ALARM, skew_text, remedy))
        out += [_lockout(domain), self._fine_grained(conversation, domain)]
        hints = POLICY_HINTS in domain.controls
        without = "" if hints else "it cannot be asked to keep its password history when the desk sets a password; old ones can be taken again"
        out.append(ExaminationResult("history", True, "policy hints are offered" if hints else "no policy hints", without))
        _, missing = self.reader.protected_sids(conversation, domain)
        named = ", ".join(missing)
        out.append(
            ExaminationResult("protected_groups", not missing, f"no group is called {named}" if missing else "every protected group was found",
                     "correct the names; until then nothing is written" if missing else "")
        )  # fmt: skip
        return tuple(out)

    def _fine_grained(self, conversation: LdapSession, domain: Domain) -> ExaminationResult:
        place = f"CN=Password Settings Container,CN=System,{domain.context}"
        try:
            found = conversation.search(place, "(objectClass=msDS-PasswordSettings)", ("msDS-LockoutDuration",))
            readable = bool(conversation.search(place, "(objectClass=*)", ("cn",), "base")) and all(entry.values("msDS-LockoutDuration") for entry in found)
        except Refusal:
            found, readable = (), False
        if readable:
            return ExaminationResult("policies", True, f"fine-grained policies can be read; there are {len(found)}")
        remedy = f'if there are any, give the reading account read on "{place}"; else a lock by one of them is told without its end'
        return ExaminationResult("policies", True, "fine-grained policies cannot be read", remedy)

    def _places(self, conversation: LdapSession) -> tuple[ExaminationResult, ...]:
        out = []
        for index, base in enumerate(self.keys.base_dns):
            key = f"base_dns[{index}]"
            if not conversation.search(base, "(objectClass=*)", ("objectClass",), "base"):
                out.append(ExaminationResult(key, False, f"there is no {base}", "correct the name; it is written as the directory shows it"))
                continue
            counts = [f"{conversation.counted(base, _PEOPLE)} people"]
            for name in (self.keys.person_attribute, self.keys.binding_attribute):
                if name is not None:
                    counts.append(f"{conversation.counted(base, f'(&{_PEOPLE}({name}=*))')} with {name}")
            empty = counts[0].startswith("0 ")
            out.append(ExaminationResult(key, True, f"{base}: {', '.join(counts)}", "nobody's account is found there" if empty else ""))
        return (*out, self._indexes(conversation))

    def _indexes(self, conversation: LdapSession) -> ExaminationResult:
        """Whether the attributes searched for every status are indexed: otherwise a large domain is scanned completely."""
        (root, *_) = conversation.search("", "(objectClass=*)", ("schemaNamingContext",), "base") or (None,)
        schema = None if root is None else root.text("schemaNamingContext")
        wanted = [attribute for attribute in (self.keys.account_attribute, self.keys.person_attribute, self.keys.binding_attribute) if attribute is not None]
        if schema is None:
            return ExaminationResult("indexes", True, "not tried", "the schema cannot be read")
        plain = []
        for name in wanted:
            found = conversation.search(schema, f"(&(objectClass=attributeSchema){equals('lDAPDisplayName', name)})", ("searchFlags",))
            if found and not (found[0].number("searchFlags") or 0) & _INDEXED:
                plain.append(name)
        if not plain:
            return ExaminationResult("indexes", True, f"{', '.join(wanted)} are indexed")
        remedy = "set searchFlags to 1 on its schema object (once, by a schema administrator); without it a domain of ten thousand answers in a tenth of a second"
        return ExaminationResult("indexes", True, f"not indexed: {', '.join(plain)}", remedy)

    def _rights(self, conversation: LdapSession) -> tuple[ExaminationResult, ...]:
        domain = self.reader.domain(conversation)
        also, _ = self.reader.protected_sids(conversation, domain)
        out = [ExaminationResult("write", True, f"{conversation.server} lets the writing account in")]
        sample = self._sample(conversation, domain, also)
        if sample is None:
            return (*out, ExaminationResult("rights", True, "not tried", "there is no unprotected account of a person to look at"))
        needed = {name.casefold(): name for name in attributes_to_write(self.keys)}
        given = self._effective(conversation, sample.address)
        missing = [name for small, name in needed.items() if small not in given]
        further = sorted(given[small] for small in given.keys() - needed.keys())
        if missing:
            out.append(ExaminationResult("rights", False, f"it may not write {', '.join(missing)}", "`doctor --setup` prints the commands that give this right"))
        elif further:
            listed = ", ".join(further[:8]) + (f" and {len(further) - 8} more" if len(further) > 8 else "")
            out.append(
                ExaminationResult("rights", True, f"it may write more than it needs: {listed}", "take those rights away; `doctor --setup` prints what is enough")
            )
        else:
            unseen = "; the right to reset passwords shows only when it is used" if RESET in self.keys.rights else ""
            out.append(ExaminationResult("rights", True, f"it may write exactly {', '.join(needed.values()) or 'nothing'}{unseen}"))
        return (*out, self._on_protected(conversation, domain))

    def _sample(self, conversation: LdapSession, domain: Domain, also: frozenset[str]) -> DirectoryEntry | None:
        for base in self.keys.base_dns:
            for entry in conversation.some(base, _PEOPLE, (self.keys.account_attribute,), _SAMPLES):
                name = entry.text(self.keys.account_attribute)
                for seen in () if name is None else self.reader.named(conversation, domain, also, (name,)):
                    if not seen.protected and seen.kind.value == "person":
                        return seen
        return None

    def _on_protected(self, conversation: LdapSession, domain: Domain) -> ExaminationResult:
        own = conversation.search(domain.context, "(objectClass=*)", ("objectSid",), "base")
        raw = own[0].first("objectSid") if own else None
        if raw is None or not sid(raw):
            return ExaminationResult("protected", True, "not tried", "the domain's own identifier cannot be read")
        administrator = raw[:1] + bytes([raw[1] + 1]) + raw[2:] + _ADMINISTRATOR
        found = conversation.search(domain.context, has_bytes("objectSid", administrator), ("objectSid",))
        if not found:
            return ExaminationResult("protected", True, "not tried", "the built-in administrator cannot be read")
        writable = self._effective(conversation, found[0].dn)
        if writable:
            return ExaminationResult("protected", False, "the writing account may write to the built-in administrator", "take it out of every administrative group")
        return ExaminationResult("protected", True, "nothing may be written to the built-in administrator")

    def _effective(self, conversation: LdapSession, dn: str) -> dict[str, str]:
        found = conversation.search(dn, "(objectClass=*)", (_EFFECTIVE,), "base")
        return {name.casefold(): name for name in found[0].texts(_EFFECTIVE)} if found else {}


async def _asked(key: str, answer: Awaitable[tuple[ExaminationResult, ...]]) -> tuple[ExaminationResult, ...]:
    try:
        return await answer
    except BackEndError as trouble:
        return (ExaminationResult(key, False, trouble.detail, "check the account, its password and what it may read"),)
    except Refusal as refused:
        return (ExaminationResult(key, False, f"the server refuses: {refused}", "check the account and what it may read"),)


def _lockout(domain: Domain) -> ExaminationResult:
    policy = domain.policy
    if policy.threshold == 0:
        return ExaminationResult("lockout", True, "the domain never locks an account", "Taiwan's baseline asks for a lock after five wrong passwords (4-2-3)")
    ends = "until an admin opens it" if policy.lasts is None else f"for {_minutes(policy.lasts)}"
    window = "" if policy.window is None else f" within {_minutes(policy.window)}"
    return ExaminationResult(
        "lockout", True, f"{policy.threshold} wrong passwords{window} lock an account {ends}; passwords have at least {policy.shortest} characters"
    )


def _minutes(span: timedelta) -> str:
    return f"{span.total_seconds() / 60:g} min"
