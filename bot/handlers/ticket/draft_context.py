"""What a ticket's draft is about, by the conversation, and how it is shown. Pure."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.accounts.aspect_words import aspect_words
from bot.accounts.aspects import aspect_of_finding
from bot.accounts.rows.row import FindingGroup
from bot.actions.action import ActionName
from bot.actions.registry import WISH_CATEGORIES
from bot.handlers.turn import Turn
from bot.messages import Phrase, PhraseWord
from bot.people.account_lookup import LookupResult
from bot.reading.vocabulary import Act, Aspect, Matter
from bot.tickets.category import Category, category_of_row
from bot.tickets.proposal import TicketProposal, began, concerned
from bot.tickets.subject import SHARED, SOMEBODY, category_of, category_of_matter, concerns_of

_MORE_THAN_A_WORD: Final = 5
_SURELY_SAME: Final = 0.5
_SURELY_NAMED: Final = 0.6
_SETTLED: Final = frozenset({"action.cancelled", *(f"result.{action.value}_done" for action in ActionName)})


def lacks_contact(turn: Turn, proposal: TicketProposal) -> bool:
    """Whether nobody could reach a stranger about it."""
    return turn.person is None and not proposal.contact


def in_thread(turn: Turn) -> bool:
    """Whether something was talked about that a ticket could be about."""
    talk = turn.conversation
    return bool(talk.about or talk.row or talk.puzzled or talk.unhelped)


def in_hand(turn: Turn) -> str:
    """What was talked about; where an answer of the FAQ came between, the trouble that was told of somebody else's or a shared account."""
    talk = turn.conversation
    return talk.trouble_of if talk.about.startswith("faq:") and talk.trouble_of.startswith("others:") else talk.about


def told_of(turn: Turn, concerns: str, named: str = "") -> str:
    """What was told of somebody else's or a shared account, or of the colleague who is named, else the question that was answered last."""
    talk = turn.conversation
    if named and talk.trouble.startswith(named):
        return talk.trouble
    of_others = concerns in (SHARED, SOMEBODY) and talk.trouble_of.startswith("others:")
    return talk.trouble if of_others and talk.trouble else talk.asked


def wants_a_person(turn: Turn) -> bool:
    """Whether a person is wanted, in more than a word."""
    return turn.reading is not None and turn.reading.labels.act is Act.PERSON and len(turn.text) >= _MORE_THAN_A_WORD


def still_failing(turn: Turn) -> bool:
    """Whether the words only say that what was told before goes on: that is the matter, and they stand beside it."""
    talk, reading = turn.conversation, turn.reading
    if reading is None or not (talk.trouble or talk.asked) or not in_thread(turn) or turn.intent.elsewhere:
        return False
    same = reading.labels.act is Act.REPORT and reading.labels.matter == Matter.SAME and reading.labels.aspect is Aspect.AGAIN
    return same and reading.likelihood >= _SURELY_SAME


def same_thread(turn: Turn, held: TicketProposal) -> bool:
    """Whether the matter in hand is the draft's, or none that a ticket could be about."""
    talk = turn.conversation
    concerns = concerns_of(None, talk.about)
    if concerns or held.concerns:
        return concerns in ("", held.concerns) and not talk.row
    return category_of("", talk.row, WISH_CATEGORIES.get(talk.about)) in (Category.OTHER, held.category)


def only_seems(turn: Turn, matter: str, rows: tuple[str, ...]) -> bool:
    """Whether the words seem to name a matter that the account knows nothing of, while what was told of it stands: then it is about that."""
    row, said = category_of_row(turn.conversation.row), category_of_matter(matter)
    told = turn.conversation.row in rows and Category.OTHER not in (row, said) and said is not row
    if not told or turn.reading is None or said in {category_of_row(each) for each in rows}:
        return False
    return max((one.likelihood for one in turn.reading.matters if one.name == matter), default=0.0) < _SURELY_NAMED


def with_facts(proposal: TicketProposal, seen: LookupResult) -> TicketProposal:
    """With what is wrong with the speaker's account, as far as the ticket is about that."""
    finding = concerned(seen.diagnosis, proposal.category)
    if finding is None:
        return proposal
    told = aspect_words(seen.diagnosis, finding, seen.rules, seen.now)["began"]
    return replace(proposal, row=finding.row.value, since=began(seen.diagnosis, finding) or (told if isinstance(told, datetime) else None))


def decided(turn: Turn, proposal: TicketProposal) -> tuple[str, ...]:
    """What the person decided, for this draft and in this talk."""
    return tuple(dict.fromkeys((*proposal.chosen, *turn.conversation.chosen)))


def settled(turn: Turn) -> bool:
    """Whether what was asked for has just been done, or called off: then a ticket is about something else."""
    return any(phrase.key in _SETTLED for phrase in turn.last_said)


def in_time(seen: LookupResult | None, category: Category) -> tuple[Phrase, ...]:
    """What is still within the usual time of a sync is said before it is reported (D5, D6, D8)."""
    finding = None if seen is None or category is not Category.SYNC else concerned(seen.diagnosis, category)
    if seen is None or finding is None or finding.escalate or finding.group is not FindingGroup.SYNC:
        return ()
    return aspect_of_finding(seen.diagnosis, finding, Aspect.UNTIL, seen.rules, seen.now), Phrase("ticket.in-time")


def draft_words(turn: Turn, proposal: TicketProposal) -> dict[str, PhraseWord]:
    """What the sentence that shows a draft names."""
    person = turn.person
    return {
        "category": proposal.category.value,
        "text": proposal.words or "none",
        "since": proposal.since or "none",
        "row": proposal.row or "none",
        "colleague": proposal.named or "none",
        "chosen": "、".join(proposal.chosen) or "none",
        "urgent": "yes" if proposal.urgent else "no",
        "contact": proposal.contact or (person.phone or "" if person is not None else "") or "none",
    }
