"""The situation as the keys that a language model is told. Pure."""

from bot.dialogue.table.situation import Situation
from bot.language_model.thread_keys import ThreadKeys


def thread_keys(at: Situation) -> ThreadKeys:
    """What was done, told and offered last, and what is open; whom and which ticket it is about stays here."""
    return ThreadKeys(
        did=at.last.context,
        told=tuple(phrase.key for phrase in at.last.just_said(at.now)),
        offered=tuple(choice.means for choice in at.last.offers_beside(at.now)),
        about=at.conversation.about,
        row=at.conversation.row,
        request="" if at.request is None else f"{at.request.action} {at.request.state}",
        tickets=len(at.tickets),
        approvals=at.approvals,
    )


def writes_ticket(at: Situation) -> bool:
    """Whether what is typed now may be what a ticket says: that goes to no model."""
    waiting, context = at.conversation.waiting, at.last.context
    return at.drafting or waiting.startswith("ticket:") or context.startswith(("ticket:", "ask:ticket"))
