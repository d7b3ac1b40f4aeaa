"""The person's own account: what is wrong with it, until when, and who can act; and the wishes that hang on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.accounts.advice import advise
from bot.accounts.finding import Diagnosis, Finding, Status, Using, Want, Wish
from bot.accounts.glance import glance
from bot.audit import Did, Record
from bot.casework.linking import actor_of
from bot.casework.looking_up import LookingUp, Seen
from bot.casework.naming import Naming
from bot.handlers.turn import Outcome, Turn
from bot.messages import Phrase, Reply
from bot.understanding import Intent, Kind

_STOPPING: Final = frozenset({"D2", "D4"})
_LOCKED: Final = frozenset({"D15", "D18"})
_ANY_LOCK: Final = frozenset({"D15", "D16", "D17", "D18", "D19", "D20"})
_DISABLED: Final = frozenset({"D10", "D11", "D12", "D13", "D14", "D39"})
_BINDING: Final = frozenset({"D27", "D28", "D29", "D30", "D31", "D32", "D33", "D34"})
_USING: Final[Mapping[str, Using]] = MappingProxyType({"former_name": Using.FORMER_NAME, "portal_account": Using.PORTAL_ACCOUNT})


@dataclass(frozen=True)
class AccountStatus:
    """Looks at the sender's own account and at nobody else's; what it says is for private places only (T15)."""

    looking_up: LookingUp
    naming: Naming

    async def __call__(self, turn: Turn) -> Outcome:
        """The findings, the card, the answer to the wish, and who can act."""
        actor = actor_of(turn.message.sender)
        if turn.person is None:
            return Outcome(Reply((Phrase("link.how"),)), (Record(Did.STATUS_REFUSED, actor, "", {"row": "D1"}),), personal=True)
        seen = await self.looking_up.look(turn.person)
        wish = _wish(turn.intent)
        advice = None if wish is None else advise(seen.diagnosis, wish, seen.rules, seen.now).finding
        main, *others = _most_restrictive_first(seen.diagnosis)
        if advice is not None and main.row == "fine":
            main, advice = advice, None
        says = [main.tell, *(one.tell for one in others)]
        says += [advice.tell] if advice is not None else []
        says += _about_the_wish(turn.intent, seen.diagnosis)
        owners = [one.owner for one in (main, *others, *([advice] if advice else [])) if one.owner is not None]
        says += await self.naming.owners(turn.person, owners)
        stopped = bool(_STOPPING & set(seen.diagnosis.rows))
        card = None if stopped else glance(seen.snapshot, seen.diagnosis, seen.rules, seen.now)
        return Outcome(Reply(_each_once(says), card=card), self._records(turn, seen, main), personal=True)

    def _records(self, turn: Turn, seen: Seen, main: Finding) -> tuple[Record, ...]:
        actor, subject = actor_of(turn.message.sender), seen.snapshot.person.id
        did = Did.STATUS_LOOKED if turn.intent.kind is Kind.STATUS else Did.ACTION_ASKED
        records = [Record(did, actor, subject, {"wish": turn.intent.kind.value, "rows": " ".join(seen.diagnosis.rows) or main.row})]
        if "D34" in seen.diagnosis.rows or ("D2" in seen.diagnosis.rows and did is Did.ACTION_ASKED):
            records.append(Record(Did.SECURITY_EVENT, actor, subject, {"rows": " ".join(seen.diagnosis.rows)}))
        return tuple(records)


def _wish(intent: Intent) -> Wish | None:
    """The wish beyond being told the state, or None."""
    using = next((meant for mention, meant in _USING.items() if mention in intent.mentions), None)
    if intent.kind is Kind.RESET_PASSWORD:
        return Wish(Want.NEW_PASSWORD, using)
    if intent.kind is Kind.STATUS and ("cannot_sign_in" in intent.mentions or using is not None or "password_changed" in intent.mentions):
        return Wish(Want.SIGN_IN, using)
    return None


def _most_restrictive_first(diagnosis: Diagnosis) -> list[Finding]:
    order = tuple(Status)
    return sorted(diagnosis.findings, key=lambda finding: order.index(finding.status))


def _each_once(says: list[Phrase]) -> tuple[Phrase, ...]:
    kept: list[Phrase] = []
    for phrase in says:
        if phrase not in kept:
            kept.append(phrase)
    return tuple(kept)


def _about_the_wish(intent: Intent, diagnosis: Diagnosis) -> list[Phrase]:
    """What the findings alone leave open about what was asked for."""
    rows = set(diagnosis.rows)
    if rows & _STOPPING:
        return []
    blind = diagnosis.status is Status.UNKNOWN
    match intent.kind:
        case Kind.UNLOCK:
            if rows & _LOCKED:
                return [Phrase("wish.unlock.locked")]
            return [] if rows & (_ANY_LOCK | _DISABLED) else [Phrase("wish.unknown" if blind else "wish.unlock.not_locked")]
        case Kind.BIND:
            if rows & (_BINDING | _DISABLED):
                return []
            return [Phrase("wish.unknown")] if blind else [Phrase("wish.bind.bound"), Phrase("wish.rebind.admin")]
        case Kind.ENABLE:
            if rows & _DISABLED:
                return [Phrase("wish.enable.ask")]
            return [Phrase("wish.unknown" if blind else "wish.enable.not_disabled")]
        case Kind.RESET_PASSWORD:
            return [Phrase("wish.unknown" if blind else "wish.password.not_here")]
        case _:
            return []
