"""Which portal account is bound to which TPEAD account: the values of one attribute, read from both ends, written with the old value as a condition."""

from typing import Final

from bot.accounts.records import AccountBinding
from bot.errors import NotAccepted
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.active_directory.account_reader import DirectoryEntry, Domain
from integrations.accounts.active_directory.account_writer import AccountWriter, refusal_error
from integrations.accounts.ldap.connection import LdapSession, equals
from integrations.accounts.ldap.protocol import Change, Refusal

_SYSTEM: Final = "directory"
_EXISTS: Final = frozenset({19, 20})


@dataclass(frozen=True, slots=True)
class Binder:
    """Ends that are bound elsewhere are taken, unless exactly that binding is to end (R14)."""

    writer: AccountWriter

    def bound_at(self, seen: DirectoryEntry) -> tuple[str, ...]:
        """The portal accounts that this TPEAD account is bound to."""
        return tuple(value for value in seen.entry.texts(self.writer.reader.keys.binding_attribute) if value.strip())

    def bound_to(self, conversation: LdapSession, domain: Domain, portal: tuple[str, ...]) -> tuple[DirectoryEntry, ...]:
        """The TPEAD accounts that are bound to one of these portal accounts."""
        reader = self.writer.reader
        names = "".join(equals(reader.keys.binding_attribute, name) for name in portal if name.strip())
        return reader.matching(conversation, domain, frozenset(), names) if names else ()

    def bind(self, conversation: LdapSession, account: str, portal: str, instead_of: tuple[AccountBinding, ...]) -> None:
        """Checks everything, then ends what is to end, then binds, then looks whether anybody else did the same meanwhile."""
        domain, _, seen = self.writer.looked(conversation, account)
        portal = portal.strip()
        ending = {(item.portal.casefold(), item.directory.casefold()) for item in instead_of}
        own_portals, others = self.bound_at(seen), [item for item in self.bound_to(conversation, domain, (portal,)) if item.guid != seen.guid]
        keeping = [value for value in own_portals if value.casefold() != portal.casefold()]
        if any((portal.casefold(), other.name.casefold()) not in ending for other in others) or any(
            (value.casefold(), seen.name.casefold()) not in ending for value in keeping
        ):
            raise NotAccepted(_SYSTEM, "taken")
        elsewhere = self._ending_elsewhere(conversation, domain, seen, instead_of)
        for item, value in elsewhere:
            self._without(conversation, item, value)
        if len(keeping) < len(own_portals) and not keeping:
            return
        self._written(conversation, seen, portal, keeping)
        again = [item for item in self.bound_to(conversation, domain, (portal,)) if item.guid != seen.guid]
        if again:
            self._without(conversation, seen, portal)
            raise NotAccepted(_SYSTEM, "taken")

    def _ending_elsewhere(
        self, conversation: LdapSession, domain: Domain, seen: DirectoryEntry, instead_of: tuple[AccountBinding, ...]
    ) -> list[tuple[DirectoryEntry, str]]:
        """The values at other accounts that have to go; each of those accounts is looked at like the one that is bound."""
        out: list[tuple[DirectoryEntry, str]] = []
        for binding in instead_of:
            if binding.directory.casefold() == seen.name.casefold():
                continue
            bound = [other for other in self.bound_to(conversation, domain, (binding.portal,)) if other.name.casefold() == binding.directory.casefold()]
            for other in bound:
                _, _, there = self.writer.looked(conversation, other.name)
                out += [(there, value) for value in self.bound_at(there) if value.casefold() == binding.portal.casefold()]
        return out

    def _written(self, conversation: LdapSession, seen: DirectoryEntry, portal: str, ending: list[str]) -> None:
        removed = tuple(value.encode() for value in ending)
        steps: list[tuple[Change, tuple[bytes, ...]]] = [(Change.DELETE, removed)] if removed else []
        if portal.casefold() not in (value.casefold() for value in self.bound_at(seen)):
            steps.append((Change.ADD, (portal.encode(),)))
        try:
            conversation.modify(seen.address, {self.writer.reader.keys.binding_attribute: tuple(steps)})
        except Refusal as refused:
            if refused.code in _EXISTS:
                raise NotAccepted(_SYSTEM, "taken") from None  # somebody was quicker
            refusal_error(refused)

    def _without(self, conversation: LdapSession, seen: DirectoryEntry, value: str) -> None:
        try:
            conversation.modify(seen.address, {self.writer.reader.keys.binding_attribute: ((Change.DELETE, (value.encode(),)),)})
        except Refusal as refused:
            if refused.code != 16:  # it is gone already
                refusal_error(refused)


