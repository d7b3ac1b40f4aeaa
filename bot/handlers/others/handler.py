"""Somebody else's account, a shared one, or one that shall end: never looked up here, the same words whether it exists or not (C9, C10, C32, C42, T5)."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.choosing import is_bare_yes
from bot.handlers.others.trouble import YES_THEM, first_words, roles_for, said_once, trouble_of, until_when, whom_to_ask
from bot.handlers.turn import Outcome, Turn
from bot.messages import Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.reading.ending_words import EndingWord, ending_word
from bot.reading.people_words import names_machine, names_shared, names_web_ad
from bot.reading.trouble_words import Trouble
from bot.reading.vocabulary import Act, Aspect, Matter, NamedSystem
from bot.redaction import MARK
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass

OTHERS: Final = "others"
RIGHTS: Final = "shared-rights"
"""The argument where the rights of those who shared an account are asked for."""
ACCEPTED: Final = "accepted"
"""The argument where the no was taken for an answer."""
_IN_GENERAL: Final = "others.of"
_THEMSELVES: Final = "owner.only_you"
"""Who is the admin is not whom somebody of another agency could ask."""
NOT_ME: Final = "not_me"
"""The argument where the speaker says that it is not their own account."""
_OWNERS_PASSWORD: Final = "password"  # noqa: S105  # what somebody who types for the owner may not choose
_SHARED: Final = "shared"
_MAILBOX: Final = "mailbox"
_SERVICE: Final = "service"
_OF_SEVERAL: Final = frozenset({_SHARED, _MAILBOX, _SERVICE})
_KINDS: Final = frozenset({"named", "unnamed", _SHARED, Matter.DISABLE.value, Matter.UNBIND.value})
_ENDING: Final = frozenset({Matter.DISABLE.value, Matter.UNBIND.value})
_A_PERSON: Final = Choice(Phrase("person.open"), "wish:ticket", "ticket")
_ANSWERED: Final = {
    Aspect.HOW: "how",
    Aspect.WHERE: "how",
    Aspect.AFTER: "how",
    Aspect.WHETHER: "whether",
    Aspect.WHICH: "which",
    Aspect.RULE: "rule",
    Aspect.WHY: "why",
    Aspect.UNTIL: "until",
    Aspect.SINCE: "until",
}
"""Which sentence about somebody else answers an aspect; what they all say is general, nobody is looked up."""
_OF_ENDING: Final = {
    Aspect.HOW.value: "how", Aspect.WHERE.value: "how", Aspect.WHAT.value: "how", Aspect.WHICH.value: "how", Aspect.UNTIL.value: "until",
    Aspect.SINCE.value: "until", Aspect.AFTER.value: "rule", Aspect.WHETHER.value: "rule", Aspect.RULE.value: "rule",
}  # fmt: skip
_WHO_MAY: Final = frozenset({Aspect.RULE.value, Aspect.WHY.value})
"""What is answered otherwise to somebody who is the admin."""
_NAMES_ADMINS: Final = frozenset({"how", "which", "rule", "what", "whether"})
_WHEN: Final = frozenset({Aspect.UNTIL.value, Aspect.SINCE.value})
_STATE: Final = _WHEN | {Aspect.WHETHER.value}
_WAYS: Final = frozenset({Aspect.HOW.value, Aspect.AFTER.value, Aspect.WHERE.value, Aspect.WHICH.value, NOT_ME})
_HOW_YOU: Final = ("others.how-you", "others.person-you-again")
_SHARED_YOU: Final = ("others.shared-you", "others.shared-you-who")
_AFTER_THE_NO: Final = ("others.how", "others.how-again", "others.whether")
"""What a question that no side of the answer fits is told, time after time: how that person starts by themselves comes first."""
_WISHED_AGAIN: Final = ("others.person-again", "others.how", "others.person-still")
"""What a wish that comes again is told, in yet other words each time."""
_TELLS: Final = frozenset({Act.REPORT, Act.COMPLAIN, Act.CORRECT})
_ASKS_WHY: Final = frozenset({Aspect.NONE, Aspect.WHY, Aspect.WHAT, Aspect.HOW})
_OF_SYSTEMS: Final = lazy_pattern(r"系統|系统|平[台臺]|\b(?:app|apps|application|system|systems|platform)\b", re.IGNORECASE)
"""What somebody signs in to, and no mailbox."""
_OPERATED: Final = frozenset({_SHARED, _SERVICE})


@dataclass(frozen=True)
class OthersHandler:
    """`argument` is whose account it is (named, unnamed, shared), what shall happen to it (disable, unbind), which side of the last such answer is
    asked about (an Aspect), or `accepted`. `leads`: whether somebody may look at colleagues, so that disabling is their own work."""

    responsible_admins: ResponsibleAdmins
    leads: Callable[[Person, datetime], Awaitable[bool]]

    async def __call__(self, turn: Turn) -> Outcome:
        """Who can help that person and how they help themselves; shorter the second time."""
        if turn.argument == _OWNERS_PASSWORD:
            return Outcome(Reply((Phrase("typist.password"),)), about=None, waiting=None)
        before = turn.conversation.about.removeprefix(f"{OTHERS}:") if turn.conversation.about.startswith(f"{OTHERS}:") else turn.conversation.whose
        if before in _ENDING and _left_the_ending(turn):
            before = turn.conversation.whose
        kind = _kind(turn, before)
        record = AuditRecord(
            AuditEvent.COLLEAGUE_REFUSED, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"why": "not_looked_up", "kind": kind}
        )
        refused = turn.conversation.about.startswith(f"{OTHERS}:") or turn.conversation.refused > 0
        says, owners = await self._says(turn, kind, told_before=bool(turn.last_said) and refused)
        if says[:1] == (Phrase(YES_THEM),) and not before:
            # Nobody's account is spoken of: it is one's own admin.
            return Outcome(Reply(says), (replace(record, did=AuditEvent.ADMINS_NAMED, details={}),), personal=True, about=None)
        choices = (_A_PERSON,) if turn.private and before == kind and turn.argument != ACCEPTED else ()
        # What was asked first is what a ticket would tell, so what follows it leaves that as it is.
        about = None if turn.conversation.about == f"{OTHERS}:{kind}" else f"{OTHERS}:{kind}"
        first = {"trouble": turn.text.replace(MARK, "")} if turn.text and not before else {}
        remember = {**first, "whose": kind if kind not in _ENDING else turn.conversation.whose, "refused": turn.conversation.refused + 1 if turn.last_said else 1}
        told = tuple(said_once(Trouble(str(phrase.words["trouble"])), turn.language) for phrase in says if phrase.key == _IN_GENERAL)
        return Outcome(Reply(says, choices), (record,), personal=bool(owners), about=about, context="refused:other", remember=remember, told=told)

    async def _says(self, turn: Turn, kind: str, *, told_before: bool) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
        """The sentences, and those of them that name somebody."""
        if turn.argument == ACCEPTED:
            leaves = (turn.reading is not None and turn.reading.labels.act in (Act.THANK, Act.LATER)) or is_bare_yes(turn.text)
            return (Phrase("others.accepted", {"kind": "thanks" if leaves else _said_as(kind)}),), ()
        leads = turn.person is not None and turn.private and await self.leads(turn.person, turn.now)
        if leads and turn.person is not None and (for_them := _for_a_role(turn, kind, helpdesk=turn.person.role is Role.HELPDESK)):
            return for_them, ()
        if turn.argument == NOT_ME and _said_as(kind) == "person":
            return (Phrase("others.not-yours", {"kind": "person"}), Phrase("others.how")), ()
        if of_it := _of_the_ending(turn, kind):
            return of_it, ()
        yours = (kind in _ENDING and turn.argument != Aspect.WHO) or (_said_as(kind) == "person" and (turn.argument in _KINDS or turn.argument in _WHO_MAY))
        if yours and leads:
            said = Phrase(f"others.{_said_as(kind)}-you")
            return ((Phrase(f"others.{_said_as(kind)}-you-again"),) if said in turn.last_said else (said,)), ()
        trouble = trouble_of(turn) if _said_as(kind) == "person" else Trouble.UNTOLD
        owners = await self._owners(turn, kind, roles_for(trouble))
        if _said_as(kind) == "person":
            if asked := whom_to_ask(turn, trouble, owners):
                return asked, owners
            if told := first_words(turn, trouble):
                return (*told, *owners), owners
            if when := until_when(turn, trouble):
                return when, ()
        if turn.argument == RIGHTS:
            return (Phrase("others.shared-rights"), *owners), owners
        if turn.argument == Aspect.WHO and leads and _said_as(kind) == "person":
            said = Phrase("others.elsewhere")
            return ((Phrase("others.who-again") if said in turn.last_said else said),), ()
        if turn.argument == Aspect.WHO and kind in (_SHARED, _MAILBOX) and names_web_ad(turn.text):
            return (Phrase("others.shared-which"), *owners), owners
        if turn.argument == Aspect.WHO:
            return self._who(turn, kind, owners), owners
        answered = _answered(turn)
        if answered is not None and _said_as(kind) == "person":
            said = Phrase(f"others.{answered}")
            if said in turn.last_said:
                return (Phrase(f"others.{answered}-again"),), ()
            named = owners if answered in _NAMES_ADMINS and not _told(owners, turn) else ()
            return (said, *named), named
        if kind == _SHARED and _cannot_get_in(turn):
            said = Phrase("others.shared-in")
            if said not in turn.last_said:
                return (said, *owners), owners
        if kind in _OPERATED and (of_it := _of_several(turn, kind)):
            named = owners if turn.argument == NOT_ME and not _told(owners, turn) else ()
            return (*of_it, *named), named
        if answered == "why":
            return (Phrase("others.why"),), ()
        times = max(turn.conversation.refused - 1, 0)
        first = turn.argument in _KINDS and not told_before
        return ((Phrase(f"others.{_said_as(kind)}"), *owners), owners) if first else ((_once_more(kind, turn.last_said, _wishes(turn), times),), ())

    def _who(self, turn: Turn, kind: str, owners: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """Who can help; asked again, or where the names were told already, whom to turn to when nobody answers, and for another agency."""
        if owners and not _told(owners, turn):
            return (*owners, Phrase("others.elsewhere")) if _said_as(kind) == "person" else owners
        again = Phrase("others.who", {"kind": _said_as(kind)})
        return (Phrase("others.who-again"),) if again in turn.last_said else (again,)

    async def _owners(self, turn: Turn, kind: str, admins: tuple[Role, ...]) -> tuple[Phrase, ...]:
        # A caller's admin is not that of the one who takes the call.
        if turn.person is None or not turn.private or (turn.person.role is Role.HELPDESK and _said_as(kind) == "person"):
            return ()
        roles = (Role.DIRECTORY_TEAM,) if kind == _SERVICE else admins
        owners = await self.responsible_admins.owners(turn.person, roles)
        return tuple(owner for owner in owners if owner.key != _THEMSELVES)


def _for_a_role(turn: Turn, kind: str, *, helpdesk: bool) -> tuple[Phrase, ...]:
    """What an admin or the helpdesk is told otherwise than somebody who needs them; nothing where it is the same for all."""
    if _said_as(kind) == "person":
        ways = _of_the_helpdesk(turn) if helpdesk else _HOW_YOU if turn.argument in _WAYS else ()
    elif kind == _SHARED and turn.argument not in _WHEN:
        ways = _SHARED_YOU[::-1] if turn.argument == Aspect.WHO else _SHARED_YOU
    else:
        ways = ()
    return next(((Phrase(key),) for key in ways if Phrase(key) not in turn.last_said), ())


def _of_the_helpdesk(turn: Turn) -> tuple[str, ...]:
    if turn.argument == Aspect.WHO:
        return ("others.desk-who", "others.desk")
    if turn.argument in _WAYS:
        return ("others.desk-how", "others.desk-who", "others.desk")
    return ("others.desk", "others.desk-how", "others.desk-who") if turn.argument in _KINDS or turn.argument in _WHO_MAY else ()


def _cannot_get_in(turn: Turn) -> bool:
    """Whether trouble with it is told, or why there is any is asked; nothing is wanted to be done to it."""
    if turn.argument == Aspect.WHY:
        return True
    labels = None if turn.reading is None else turn.reading.labels
    tells = labels is not None and (labels.act in _TELLS or (labels.act is Act.ASK and labels.aspect in _ASKS_WHY))
    return turn.argument in _KINDS and tells


def _of_several(turn: Turn, kind: str) -> tuple[Phrase, ...]:
    """What is asked on about a shared or a machine's account: that its state is not told here, or what its people do now."""
    if turn.argument in _STATE:
        said = Phrase("others.state")
        return () if said in turn.last_said else (said,)
    ways = Phrase(f"others.{kind}-how")
    if turn.argument == NOT_ME:
        return Phrase("others.not-yours", {"kind": kind}), ways
    return (ways,) if turn.argument in _WAYS and ways not in turn.last_said else ()


def _kind(turn: Turn, before: str) -> str:
    """Whose it is; of a shared one whether it is a mailbox or a machine's, as far as the words say."""
    if turn.argument == RIGHTS:
        return _SHARED
    kind = turn.argument if turn.argument in _KINDS else before or "unnamed"
    if kind not in _OF_SEVERAL:
        return kind
    if turn.reading is not None and turn.reading.labels.system is NamedSystem.MAILBOX and _OF_SYSTEMS.search(turn.text) is None:
        return _MAILBOX
    if names_machine(turn.text) and not names_shared(turn.text):
        return _SERVICE  # An account that people use together may be called anything.
    return before if before in _OF_SEVERAL else kind


def _answered(turn: Turn) -> str | None:
    """Which sentence answers the side that is asked about."""
    if turn.argument == Aspect.WHAT:
        same = turn.reading is not None and turn.reading.labels.matter == Matter.SAME
        return "what" if same else None
    return _ANSWERED.get(Aspect(turn.argument)) if turn.argument in set(Aspect) else None


def _left_the_ending(turn: Turn) -> bool:
    """Whether, after a word about closing an account, these are not about that: it was no matter of theirs, or is none any more."""
    labels = None if turn.reading is None else turn.reading.labels
    if labels is None or turn.argument in _ENDING or turn.argument == ACCEPTED:
        return False
    return labels.act is Act.CORRECT or labels.matter not in (Matter.SAME, Matter.NONE, *_ENDING) or ending_word(turn.text) is EndingWord.BESIDE


def _of_the_ending(turn: Turn, kind: str) -> tuple[Phrase, ...]:
    """What is asked on about closing an account: how it goes, from when it counts, whether a letter is needed."""
    side = _OF_ENDING.get(turn.argument) if kind == Matter.DISABLE.value else None
    said = Phrase(f"others.disable-{side}")
    return () if side is None or said in turn.last_said else (said,)


def _told(owners: tuple[Phrase, ...], turn: Turn) -> bool:
    return all(owner in turn.last_said for owner in owners)


def _once_more(kind: str, said: tuple[Phrase, ...], wished: bool, times: int) -> Phrase:
    """Shorter, and the third time in yet other words: never that nothing has changed, since nobody looked (T5, C27)."""
    if _said_as(kind) == "person":
        told = _WISHED_AGAIN if wished else _AFTER_THE_NO
        in_turn = (*told[times % len(told) :], *told)
        return next(phrase for phrase in map(Phrase, in_turn) if phrase not in said)
    again = Phrase(f"others.{_said_as(kind)}-again")
    return Phrase(f"others.{_said_as(kind)}-still") if again in said else again


def _wishes(turn: Turn) -> bool:
    return turn.reading is not None and turn.reading.labels.act is Act.REQUEST


def _said_as(kind: str) -> str:
    return "person" if kind in ("named", "unnamed") else kind
