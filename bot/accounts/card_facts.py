"""What the status card says besides the systems: whether the two accounts are bound, the certificate, and a change that is under way. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.accounts.facts import CHANGE_CARRIED, own_bindings, record
from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.records import Present, Unread
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.rules import Stage
from bot.messages import OK, Hop, Phrase

BINDING: Final = "binding"
CERTIFICATE: Final = "certificate"
CHANGE: Final = "change"
_UNBOUND: Final[Mapping[Row, tuple[str, str]]] = MappingProxyType(
    {
        Row.BINDING_CONFLICT: ("attention", "conflict"),
        Row.BIND_MAIN: ("attention", "main_unbound"),
        Row.BIND_NOW: ("attention", "unbound"),
        Row.BIND_AT_ONCE: ("attention", "unbound"),
        Row.SYSTEM_BINDS: ("waiting", "system_binds"),
        Row.PORTAL_ONLY: ("waiting", "system_binds"),
        Row.DIRECTORY_ONLY: ("not_needed", "nothing_to_bind"),
    }
)
"""The mark and the word for a binding that is missing or wrong."""
_BY_PEOPLE: Final = frozenset({Row.SYSTEM_BINDS})
"""Bound by the system until go-live; what is still unbound then has to be looked at."""


def card_facts(diagnosis: Diagnosis, stage: Stage, *, own: bool) -> tuple[Hop, ...]:
    """The facts that this person has, in a fixed order. For others than the owner (`own`: no) only those that a finding tells of."""
    if diagnosis.stopped:
        return ()
    facts = (_binding(diagnosis, stage), _certificate(diagnosis), _change(diagnosis))
    return tuple(fact for fact in facts if fact is not None and (own or fact.mark not in (OK, "not_needed")))


def _fact(name: str, mark: str, note: str, found: Finding | None = None) -> Hop:
    return Hop(name, mark, Phrase(f"glance.{note}", {} if found is None else found.tell.words))


def _binding(diagnosis: Diagnosis, stage: Stage) -> Hop | None:
    snapshot = diagnosis.snapshot
    found = diagnosis.first(FindingGroup.BINDING)
    if isinstance(snapshot.binding, Unread):
        return _fact(BINDING, "unread", "unread")
    if found is not None and found.row is Row.DUPLICATE:
        return _fact(BINDING, "attention", "unbound" if found.tell.words["count"] == 1 else "duplicate", found)
    if found is not None and found.row in _UNBOUND:
        if stage is Stage.P2 and found.row in _BY_PEOPLE:
            return _fact(BINDING, "attention", "unbound")
        if stage is Stage.P2 and found.row in (Row.PORTAL_ONLY, Row.DIRECTORY_ONLY):
            return None  # There is nothing to bind any more; that an account is missing stands with its system.
        return _fact(BINDING, *_UNBOUND[found.row])
    if stage is Stage.P2:
        return None
    return _fact(BINDING, OK, "bound") if own_bindings(snapshot) else None


def _certificate(diagnosis: Diagnosis) -> Hop | None:
    snapshot = diagnosis.snapshot
    found = diagnosis.first(FindingGroup.CERTIFICATE)
    if found is not None:
        notes = {Row.CERTIFICATE_HOLDER: "other_holder", Row.CERTIFICATE_NAME: "other_name"}
        return _fact(CERTIFICATE, "attention", notes.get(found.row, "certificate_unusable"), found)
    if isinstance(snapshot.certificate, Unread):
        return _fact(CERTIFICATE, "unread", "unread")
    if record(snapshot.certificate) is not None:
        return _fact(CERTIFICATE, OK, "bound")
    # Nobody can bind one who has no account yet.
    return _fact(CERTIFICATE, "not_needed", "no_certificate") if isinstance(snapshot.directory, Present) else None


def _change(diagnosis: Diagnosis) -> Hop | None:
    """A change that the sync has not carried on yet; of an enabling the systems themselves tell (D12)."""
    found = diagnosis.first(Row.CHANGE_PENDING)
    if found is None or found.tell.key == CHANGE_CARRIED or diagnosis.first(Row.ENABLING_PENDING):
        return None
    return Hop(CHANGE, "waiting", Phrase("glance.waiting") if found.until is None else Phrase("glance.waiting-until", {"until": found.until}))
