"""Questions: answered, offered as up to three choices, or not known (R46); never the same answer or the same "I do not know" twice."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.accounts.aspects import about_password, aspect_of_finding
from bot.accounts.masking import mask_text
from bot.accounts.own_facts import PASSWORD_CHANGES, PASSWORD_YOUNG, Bearing, OwnLine, own_lines
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.rules import Stage
from bot.accounts.told_before import outlasts, stays_in_hand
from bot.actions.action import ActionName
from bot.actions.registry import ACTIONS
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.conversation import AnswerPart
from bot.dialogue.speaker_words import is_about_oneself
from bot.dialogue.understanding import IntentKind
from bot.faq.answer_form import AnswerForm, next_form, telling
from bot.faq.entry import FaqEntry
from bot.handlers.turn import Outcome, Turn, TurnWrite, action_button
from bot.messages import Choice, Phrase, PhraseWord, Reply, each_once
from bot.people.account_lookup import AccountLookup
from bot.people.identity import audit_actor
from bot.people.person import Agency
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.reading.vocabulary import OTHERS, Act, Aspect, NamedSystem, Whose
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work

_MAIL_STAYS: Final = Phrase("explain.mail_stays")
"""What is asked of the mailbox is not what the entry tells."""
_OF_BINDING: Final = "binding-0"
"""Entries about binding one's own two accounts, which touches neither mail nor passwords (R10)."""
_SYSTEM_BINDS: Final = Phrase("faq.agency_binds")
_WHO_BINDS: Final = frozenset({"binding-01", "binding-03", "binding-08", "binding-09", "binding-10", "binding-11", "binding-12"})
_WHICH_PASSWORD: Final = "login-02"  # noqa: S105 - an entry, not a secret
_CAUSES: Final = frozenset({Aspect.WHY, Aspect.WHO, Aspect.SINCE})
_OTHERS: Final = "others"
UNANSWERED: Final = "unanswered"
MORE: Final = "more"
"""What a button means that asks for the whole of an answer: `more:ID`."""
_NO_AGENCY = Agency("", "", True)
_NEAR_THE_ACCOUNT = ("nologin-", "password-04", "binding-05", "binding-11", "other-02", "certificate-")
_A_PERSON = Choice(Phrase("person.open"), "wish:ticket", "ticket")
_SURELY_MINE: Final = 0.1
_ASKED_FOR_OTHERS: Final = 0.4
_WHICH_CHANGE: Final = "password-03"
_PORTAL_NAMED: Final = "portal_account"
_YES_NO: Final = frozenset({Aspect.WHETHER, Aspect.RULE, Aspect.AFTER})
_HOW: Final = frozenset({Aspect.HOW, Aspect.WHERE})
_NO_REPETITION: Final = frozenset({Act.REPORT, Act.COMPLAIN})
_FOR_ONESELF: Final = {"password-02": "password-01"}
"""An admin's entry, and the one for people who ask for themselves what a password must be like."""
_RULES_FIRST: Final = frozenset(_FOR_ONESELF.values())
"""Rules are the same for everybody, so they come before what a change means for this person."""
_ACTS: Final = {entry: name for name, action in ACTIONS.items() for entry in action.wish.faq}
"""What the desk itself can do about the matter of an entry: who asks how is told how, and may have it done."""
_REMEDIES: Final = {remedy: name for name, action in ACTIONS.items() for remedy in action.wish.remedies}


@dataclass(frozen=True, slots=True)
class _Case:
    """An entry for one person: their agency, its phase, and the lines about their account."""

    entry: FaqEntry
    agency: Agency
    stage: Stage
    linked: bool
    lines: tuple[OwnLine, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether the person's own account has answered."""
        return any(line.bearing is not Bearing.USUAL for line in self.lines)

    @property
    def against(self) -> bool:
        """Whether the general answer does not hold for this person."""
        return self.entry.id not in _RULES_FIRST and any(line.bearing is Bearing.AGAINST for line in self.lines)


@dataclass(frozen=True)
class FaqHandler:
    """Answers from the entries, worded for the phase of the person's agency; what the account says comes first (C12)."""

    entries: Mapping[str, FaqEntry]
    account_lookup: AccountLookup
    responsible_admins: ResponsibleAdmins

    async def __call__(self, turn: Turn) -> Outcome:
        """An answer, choices, or an honest no."""
        actor = audit_actor(turn.message.sender)
        subject = turn.person.id if turn.person else ""
        match turn.intent.kind:
            case IntentKind.FAQ if turn.intent.faq is not None and turn.intent.faq in self.entries:
                return await self._answered(turn, _meant(turn, turn.intent.faq, self.entries))
            case IntentKind.CHOOSE:
                offered = tuple(choice.id for choice in turn.intent.choices if choice.id in self.entries)
                return Outcome(_choices(offered), (AuditRecord(AuditEvent.FAQ_OFFERED, actor, subject, {"faq": " ".join(offered)}),), about="")
            case _:
                return self._unknown(turn, AuditRecord(AuditEvent.FAQ_UNKNOWN, actor, subject))

    async def more(self, turn: Turn) -> Outcome:
        """The whole answer of the entry in `turn.argument`, whatever was told before."""
        if turn.argument not in self.entries:
            return self._unknown(turn, AuditRecord(AuditEvent.FAQ_UNKNOWN, audit_actor(turn.message.sender), turn.person.id if turn.person else ""))
        return await self._told(turn, await self._case(turn, self.entries[turn.argument]), AnswerForm.FULL)

    async def _answered(self, turn: Turn, id: str) -> Outcome:
        case = await self._case(turn, self.entries[id])
        if turn.part is AnswerPart.OWNER:
            owners = await self._owners(turn, case)
            names_them = not case.entry.admins_at(case.stage.value) and bool(case.entry.short(turn.language, case.stage.value))
            if not owners and names_them:
                return await self._told(turn, case, AnswerForm.SHORT)
            return Outcome(Reply(owners or (Phrase("owner.is_helpdesk"),), (_A_PERSON,)), (_record(turn, id),), about=f"faq:{id}")
        case = replace(case, lines=await self._own_lines(turn, case))
        # After something else the short form is no repetition.
        told, just_told = turn.conversation.told, turn.conversation.about == f"faq:{id}"
        form = next_form(
            [form for form in AnswerForm if telling(case.entry, form, turn.language) in told and (form is AnswerForm.FULL or just_told)],
            own=case.against,
            brief=case.decided or _asks_yes_or_no(turn),
            again=_asks_again(turn),
            has_short=bool(case.entry.short(turn.language, case.stage.value)),
        )
        return await self._told(turn, case, form)

    async def _case(self, turn: Turn, entry: FaqEntry) -> _Case:
        rules, linked = self.account_lookup.rules, turn.person is not None and turn.private
        agency = _NO_AGENCY if turn.person is None else await self.account_lookup.register.agency(turn.person.agency)
        return _Case(entry, agency, rules.stage(agency, turn.now), linked)

    async def _own_lines(self, turn: Turn, case: _Case) -> tuple[OwnLine, ...]:
        """Looks at the account where the answer hangs on it, for its linked owner in private (C12); asked about somebody else it is not the speaker's (C9)."""
        if _general(turn) or not case.entry.account or turn.person is None or not case.linked:
            return ()
        if _for_others(turn) or (turn.reading is not None and turn.reading.labels.whose in OTHERS):
            # No account is looked at; that a whole agency need not bind is no secret of anybody's (R12).
            binds = case.entry.id in _WHO_BINDS and not case.agency.joins_directory and case.stage is not Stage.P2
            return (OwnLine(_SYSTEM_BINDS, Bearing.AGAINST),) if binds else ()
        seen = await self.account_lookup.look(turn.person)
        lines = own_lines(case.entry.account, seen.diagnosis, seen.rules, seen.now)
        hand = None if seen.diagnosis.stopped else stays_in_hand(seen.diagnosis, turn.conversation.row, seen.rules, seen.now)
        if hand is not None and case.entry.id == _WHICH_PASSWORD and _asks_yes_or_no(turn):
            return (OwnLine(about_password(seen.diagnosis, hand, seen.rules, seen.now), Bearing.AGAINST, hand.row.value),)
        off = seen.diagnosis.first(FindingGroup.DISABLED) or seen.diagnosis.first(Row.BINDING_CONFLICT, Row.DUPLICATE)
        if off is None or turn.reading is None or turn.reading.labels.aspect not in _CAUSES or all(line.row != off.row.value for line in lines):
            return lines
        # Why, by whom and since when it is disabled no system says, and of two accounts the general answer is another case's; what is general is no answer.
        why = OwnLine(aspect_of_finding(seen.diagnosis, off, turn.reading.labels.aspect, seen.rules, seen.now), Bearing.AGAINST, off.row.value, off.remedies)
        first_told = off.group is FindingGroup.BINDING and turn.conversation.row != off.row
        return (why, OwnLine(off.tell, Bearing.AGAINST, off.row.value)) if first_told else (why,)

    async def _owners(self, turn: Turn, case: _Case) -> tuple[Phrase, ...]:
        roles = [Role(admin) for admin in case.entry.admins_at(case.stage.value)]
        if turn.person is None or not case.linked or not roles or (_general(turn) and turn.person.role is Role.HELPDESK):
            return ()  # A caller's admin is not that of the one who takes the call.
        return await self.responsible_admins.owners(turn.person, roles, case.agency)

    async def _told(self, turn: Turn, case: _Case, form: AnswerForm) -> Outcome:
        """The outcome that tells the entry in this form, and remembers that it did."""
        id = case.entry.id
        created = self.account_lookup.rules.created_at(case.agency)
        words: dict[str, PhraseWord] = {"id": id, "stage": case.stage.value, **({} if created is None else {"created": created})}
        own = tuple(line.tell for line in case.lines)
        begin = () if form is AnswerForm.PERSON else _yes_or_no(turn, case, words)
        settled = form is AnswerForm.SHORT and begin == (_MAIL_STAYS,)
        answer = () if settled else _answer(turn, case.entry, form, words)
        owners = () if form is AnswerForm.PERSON else await self._owners(turn, case)
        source = (Phrase("faq.source", {"id": id}),) if form is AnswerForm.FULL else ()
        says = each_once((*begin, *answer, *own, *owners, *source) if id in _RULES_FIRST else (*begin, *own, *answer, *owners, *source))
        row = next((line.row for line in case.lines if line.bearing is not Bearing.USUAL), "") or outlasts(turn.conversation.row)
        return Outcome(
            Reply(says, _offers(turn, case, form)), (_record(turn, id),), about=f"faq:{id}", row=row, told=(telling(case.entry, form, turn.language),),
            remember={"whose": _whose(turn)},
        )  # fmt: skip

    def _unknown(self, turn: Turn, record: AuditRecord) -> Outcome:
        """First an honest no; then a person is offered, in different words each time."""
        refused = turn.text == ""  # "none of these" was pressed, so the choices are wrong
        before = turn.conversation.puzzled
        if before == 0:
            reply = Reply((Phrase("faq.none-of-these" if refused else "faq.none"),), (_A_PERSON,) if refused else ())
        else:
            reply = Reply((Phrase("faq.none-again" if before % 2 else "faq.none-still"),), (_A_PERSON,))
        asked = turn.text or turn.conversation.asked
        writes = (_keep(asked, turn),) if asked else ()
        return Outcome(reply, (record,), writes=writes, puzzled=True)


def _general(turn: Turn) -> bool:
    """Whether it is answered for somebody else: nothing of the speaker's own account belongs to it (C9)."""
    return turn.argument == _OTHERS


def _for_others(turn: Turn) -> bool:
    """Whether it is asked for somebody else: by its words, or because the question before it was and these do not turn to the speaker (C9)."""
    if turn.reading is None:
        return False
    if turn.reading.labels.whose in OTHERS and turn.reading.others >= _ASKED_FOR_OTHERS:
        return True
    return turn.conversation.of_others and not is_about_oneself(turn.text)


def _whose(turn: Turn) -> str:
    """Whose account the question is asked for, and so what is asked on about it."""
    before = turn.conversation.whose
    if turn.reading is None:
        return before
    whose = turn.reading.labels.whose
    if whose in OTHERS and (_general(turn) or turn.reading.others >= _ASKED_FOR_OTHERS):
        return before or whose.value
    mine = whose is Whose.MINE and turn.reading.others < _SURELY_MINE
    return "" if mine or is_about_oneself(turn.text) else before


def _keep(asked: str, turn: Turn) -> TurnWrite:
    async def keep(work: Work) -> None:
        await work.questions.keep(mask_text(asked), turn.language, UNANSWERED, "", turn.now)

    return keep


def _record(turn: Turn, id: str) -> AuditRecord:
    return AuditRecord(AuditEvent.FAQ_ANSWERED, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"faq": id})


def _meant(turn: Turn, id: str, entries: Mapping[str, FaqEntry]) -> str:
    """The entry to answer from: who asks for themselves what a new password must be like is not told how an admin sets one."""
    oneself = _FOR_ONESELF.get(id, id)
    if turn.reading is None or turn.reading.labels.whose in OTHERS or _for_others(turn) or turn.reading.labels.aspect in _HOW or oneself not in entries:
        return id
    return oneself


def _asks_yes_or_no(turn: Turn) -> bool:
    return turn.reading is not None and turn.reading.labels.aspect in _YES_NO


def _asks_again(turn: Turn) -> bool:
    """Whether it shall be said once more; "still not" is no such wish."""
    if turn.reading is None:
        return False
    labels = turn.reading.labels
    return labels.act is Act.REPEAT or (labels.aspect is Aspect.AGAIN and labels.act not in _NO_REPETITION)


def _answer(turn: Turn, entry: FaqEntry, form: AnswerForm, words: Mapping[str, PhraseWord]) -> tuple[Phrase, ...]:
    match form:
        case AnswerForm.OWN:
            return ()
        case AnswerForm.FULL:
            return (Phrase("faq.answer", words),)
        case AnswerForm.SHORT:
            return (Phrase("faq.short", words),)
        case AnswerForm.PLAIN:
            return Phrase("faq.plainly"), Phrase("faq.short", words)
        case AnswerForm.PERSON:
            told = turn.conversation.told
            if telling(entry, form, turn.language) not in told:
                return (Phrase("faq.told-twice"),)
            return (Phrase("faq.told-again", {"times": 1 + sum(told.count(telling(entry, each, turn.language)) for each in AnswerForm)}),)


def _yes_or_no(turn: Turn, case: _Case, words: Mapping[str, PhraseWord]) -> tuple[Phrase, ...]:
    """Yes, no or "that depends", where that was asked (C15). What holds for most is not said to whom it does not hold for."""
    if not _asks_yes_or_no(turn):
        return ()
    named = _of_system(turn, case)
    if named is not None:
        return (named,)
    if case.entry.id == _WHICH_CHANGE and _names_portal(turn):
        return (Phrase("own.password-of", {"system": NamedSystem.PORTAL.value, "stage": case.stage.value, "mailbox": "none"}),)
    if turn.reading is not None and turn.reading.labels.system is NamedSystem.MAILBOX and case.entry.id.startswith(_OF_BINDING):
        return (_MAIL_STAYS,)
    if any(line.tell.key == "aspect.is_it_the_password" for line in case.lines):
        return ()  # It is the yes or no itself.
    if case.against:
        return (Phrase("faq.depends"),)
    return (Phrase("faq.yes-no", words),) if case.entry.whether(turn.language, case.stage.value) else ()


def _names_portal(turn: Turn) -> bool:
    """Whether the portal is the system that is asked about; its password is never changed by any way (R31)."""
    system = NamedSystem.NONE if turn.reading is None else turn.reading.labels.system
    return system is NamedSystem.PORTAL or (system is NamedSystem.NONE and _PORTAL_NAMED in turn.intent.mentions)


def _of_system(turn: Turn, case: _Case) -> Phrase | None:
    """Yes or no about the one password that is named, where this person's answer is known (R29-R31)."""
    system = NamedSystem.NONE if turn.reading is None else turn.reading.labels.system
    changes = next((line.tell for line in case.lines if line.tell.key in (PASSWORD_CHANGES, PASSWORD_YOUNG)), None)
    if changes is None or system not in (NamedSystem.PORTAL, NamedSystem.DIRECTORY, NamedSystem.MAILBOX):
        return None
    return Phrase("own.password-of", {**changes.words, "system": system.value})


def _offers(turn: Turn, case: _Case, form: AnswerForm) -> tuple[Choice, ...]:
    """More where less than all was said, a person where all was; what the desk can do about it; and a rating."""
    id = case.entry.id
    entry, stage = case.entry, case.stage.value
    whole = form is AnswerForm.FULL or (form is not AnswerForm.OWN and entry.short(turn.language, stage) in ("", entry.answer(turn.language, stage)))
    more = () if whole else (Choice(Phrase("faq.more"), f"{MORE}:{id}"),)
    person = (_A_PERSON,) if form is AnswerForm.PERSON else ()
    if _general(turn):
        case = replace(case, linked=False)
    look = (Choice(Phrase("faq.check-mine"), "wish:status"),) if case.linked and id.startswith(_NEAR_THE_ACCOUNT) else ()
    able = [_REMEDIES[remedy] for line in case.lines for remedy in line.remedies if remedy in _REMEDIES]
    # Who was just told about their account is offered what helps it, and nothing where nothing is wrong.
    usual = [_ACTS[id]] if case.linked and id in _ACTS and not case.lines else []
    acts = tuple(action_button(name) for name in dict.fromkeys([*able, *usual]))
    rating = (Choice(Phrase("faq.helped"), f"rate:up:{id}"), Choice(Phrase("faq.did-not-help"), f"rate:down:{id}")) if turn.private else ()
    # Whoever forgot the password knows what is wrong: the act comes before another look.
    return (*person, *acts, *look, *more, *rating) if ActionName.RESET_PASSWORD in able else (*person, *look, *acts, *more, *rating)


def _choices(ids: tuple[str, ...]) -> Reply:
    offered = tuple(Choice(Phrase("faq.question", {"id": id}), f"faq:{id}") for id in ids)
    return Reply((Phrase("faq.choose"),), (*offered, Choice(Phrase("faq.choose-none"), "none")))
