"""Questions: answered, offered as up to three choices, or not known (R46); never the same "I do not know" twice in a row."""

from typing import Final

from bot.accounts.masking import mask_text
from bot.actions.registry import ACTIONS
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.conversation import AnswerPart
from bot.dialogue.understanding import IntentKind
from bot.faq.entry import FaqEntry
from bot.handlers.turn import Outcome, Turn, TurnWrite, action_button
from bot.messages import Choice, Phrase, PhraseWord, Reply
from bot.people.account_lookup import AccountLookup
from bot.people.identity import audit_actor
from bot.people.person import Agency
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work

UNANSWERED: Final = "unanswered"
_NO_AGENCY = Agency("", "", True)
_NEAR_THE_ACCOUNT = ("nologin-", "password-04", "binding-05", "binding-11", "other-02", "certificate-")
_A_PERSON = Choice(Phrase("person.open"), "wish:ticket", "ticket")


_ACTS: Final = {entry: name for name, action in ACTIONS.items() for entry in action.wish.faq}
"""What the desk itself can do about the matter of an entry: who asks how is told how, and may have it done."""


@dataclass(frozen=True)
class FaqHandler:
    """Answers from the entries, worded for the phase of the person's agency."""

    entries: dict[str, FaqEntry]
    account_lookup: AccountLookup
    responsible_admins: ResponsibleAdmins

    async def __call__(self, turn: Turn) -> Outcome:
        """An answer, choices, or an honest no."""
        actor = audit_actor(turn.message.sender)
        subject = turn.person.id if turn.person else ""
        match turn.intent.kind:
            case IntentKind.FAQ if turn.intent.faq in self.entries:
                record = AuditRecord(AuditEvent.FAQ_ANSWERED, actor, subject, {"faq": turn.intent.faq})
                return Outcome(await self._answer(turn, turn.intent.faq), (record,), about=f"faq:{turn.intent.faq}")
            case IntentKind.CHOOSE:
                offered = tuple(choice.id for choice in turn.intent.choices if choice.id in self.entries)
                return Outcome(_choices(offered), (AuditRecord(AuditEvent.FAQ_OFFERED, actor, subject, {"faq": " ".join(offered)}),), about="")
            case _:
                return self._unknown(turn, AuditRecord(AuditEvent.FAQ_UNKNOWN, actor, subject))

    async def _answer(self, turn: Turn, id: str) -> Reply:
        entry, rules = self.entries[id], self.account_lookup.rules
        agency = _NO_AGENCY if turn.person is None else await self.account_lookup.register.agency(turn.person.agency)
        stage, created = rules.stage(agency, turn.now), rules.created_at(agency)
        words: dict[str, PhraseWord] = {"id": id, "stage": stage.value}
        says = [Phrase("faq.answer", words if created is None else {**words, "created": created})]
        linked = turn.person is not None and turn.private
        roles = [Role(admin) for admin in entry.admins_at(stage.value)]
        owners = await self.responsible_admins.owners(turn.person, roles, agency) if turn.person is not None and linked and roles else ()
        if turn.part is AnswerPart.OWNER:
            return Reply(owners or (Phrase("owner.is_helpdesk"),), (_A_PERSON,))
        look = (Choice(Phrase("faq.check-mine"), "wish:status"),) if linked and id.startswith(_NEAR_THE_ACCOUNT) else ()
        act = (action_button(_ACTS[id]),) if linked and id in _ACTS else ()
        rating = (Choice(Phrase("faq.helped"), f"rate:up:{id}"), Choice(Phrase("faq.did-not-help"), f"rate:down:{id}")) if turn.private else ()
        return Reply((*says, *owners, Phrase("faq.source", {"id": id})), (*look, *act, *rating))

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


def _keep(asked: str, turn: Turn) -> TurnWrite:
    async def keep(work: Work) -> None:
        await work.questions.keep(mask_text(asked), turn.language, UNANSWERED, "", turn.now)

    return keep


def _choices(ids: tuple[str, ...]) -> Reply:
    offered = tuple(Choice(Phrase("faq.question", {"id": id}), f"faq:{id}") for id in ids)
    return Reply((Phrase("faq.choose"),), (*offered, Choice(Phrase("faq.choose-none"), "none")))
