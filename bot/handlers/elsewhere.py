"""A matter that somebody else looks after (C19): whose it is and how to reach them; a ticket only if the list gives the topic to the helpdesk."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.accounts.masking import mask_text
from bot.audit import AuditEvent, AuditRecord
from bot.elsewhere.topic import ForeignTopic
from bot.handlers.turn import Outcome, Turn
from bot.messages import Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work

ELSEWHERE: Final = "elsewhere"
PRIVATE: Final = "private"
_UNANSWERED: Final = "unanswered"
_TOLD: Final = "elsewhere."
_IN_HAND: Final = ("wish:", "incident:")
_A_TICKET: Final = Choice(Phrase("elsewhere.ticket"), "wish:ticket", "ticket")


@dataclass(frozen=True)
class ElsewhereHandler:
    """`argument` is the id of a topic, with `asked` behind it for a yes or no about it; empty: the topic in hand ("the number?"); none, or an unknown one:
    not ours, and nobody knows whose; `private`: an account of something that is no affair of the city's.

    No account is looked at, so the answer is the same for everybody."""

    topics: Callable[[], Mapping[str, ForeignTopic]]

    async def __call__(self, turn: Turn) -> Outcome:
        """Whose it is; the second time how to reach them comes first, and no text is given twice in a row (C27)."""
        before, _, in_hand = turn.conversation.about.partition(":")
        named, _, asked = turn.argument.partition(" ")
        topic = self.topics().get(named or turn.intent.elsewhere or (in_hand if before == ELSEWHERE else ""))
        about = f"{ELSEWHERE}:{topic.id if topic else ''}"
        told = any(phrase.key.startswith(_TOLD) and phrase.words.get("topic", "") == (topic.id if topic else "") for phrase in turn.last_said)
        again = turn.conversation.about == about or told
        subject = turn.person.id if turn.person else ""
        record = AuditRecord(AuditEvent.ELSEWHERE_TOLD, audit_actor(turn.message.sender), subject, {"topic": topic.id if topic else "none"})
        still = again and turn.conversation.unhelped % 2 == 1
        if topic is None:
            kind = PRIVATE if named == PRIVATE else "unknown"
            reply = Reply((Phrase(f"elsewhere.{kind}-again" if again and not still else f"elsewhere.{kind}"),))
        else:
            reply = Reply((Phrase("elsewhere.asked-on", {"topic": topic.id}),) if asked else _says(topic, again, still), (_A_TICKET,) if topic.helpdesk else ())
        writes = () if topic or again or not turn.text else (lambda work: _keep(work, turn),)
        # A matter of the account stays in hand beside it.
        aside = turn.person is not None and turn.conversation.about.startswith(_IN_HAND)
        return Outcome(reply, (record,), writes=writes, about=None if aside else about, unhelped=again)


def _says(topic: ForeignTopic, again: bool, still: bool) -> tuple[Phrase, ...]:
    words = {"topic": topic.id}
    if still:
        return (Phrase("elsewhere.still", words),)
    if again:
        return (Phrase("elsewhere.again", words),)
    return Phrase("elsewhere.answer", words), Phrase("elsewhere.owner", words)


async def _keep(work: Work, turn: Turn) -> None:
    await work.questions.keep(mask_text(turn.text), turn.language, _UNANSWERED, "", turn.now)
