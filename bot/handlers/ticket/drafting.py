"""A ticket is written, shown, changed and only then sent."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeAlias

from bot.accounts.aspect_words import aspect_words
from bot.accounts.aspects import aspect_of_finding, still_locked
from bot.accounts.masking import mask_text
from bot.accounts.rows.row import FindingGroup
from bot.actions.registry import WISH_CATEGORIES
from bot.dialogue.understanding import IntentKind
from bot.handlers.ticket.own import OwnTickets, spoken_of, ticket_button, ticket_name, ticket_outcome
from bot.handlers.turn import Outcome, Turn, asker_of
from bot.messages import Choice, FormSubmission, Phrase, PhraseWord, Reply
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.names import stands_in
from bot.people.person import Person
from bot.reading.vocabulary import Act, Aspect, Matter, Whose
from bot.runtime.quick_dataclass import dataclass
from bot.ticketing.ticketing import OpenedTicket
from bot.tickets.category import Category
from bot.tickets.description import described, matter_of_reading, tells_beside_the_wish, without_part
from bot.tickets.proposal import LONGEST_CONTACT, NO_PROPOSAL, TicketProposal, began, concerned, contact_in
from bot.tickets.subject import COLLEAGUE, ELSEWHERE, SHARED, SOMEBODY, category_concerning, category_of, category_of_matter, concerns_of
from bot.tickets.ticket import Ticket, hurried, plain_note

DRAFTING: Final = "ticket:draft"
CHANGING: Final = "ticket:change"
ColleagueIn: TypeAlias = Callable[[Person, str, datetime], Awaitable[str | None]]
_LONGEST: Final = 600
_MORE_THAN_A_WORD: Final = 5
_SURELY_SAME: Final = 0.5
_LIKELY_OTHERS: Final = 0.5
_SENDS: Final = frozenset({Act.AGREE, Act.PERSON, Act.REQUEST, Act.GO_ON, Act.CHOOSE})
_WANTS: Final = frozenset({Act.REQUEST, Act.PERSON, Act.AGREE, Act.COMPLAIN})
_DROPS: Final = frozenset({Act.DECLINE, Act.STOP})


@dataclass(frozen=True)
class TicketDrafting:
    """`matter_of` gives what words without a reading mean (those of a form): a matter, the id of an FAQ entry, or nothing. `colleague_in` gives the id of
    the colleague in the speaker's charge whom a text names."""

    own: OwnTickets
    account_lookup: AccountLookup
    matter_of: Callable[[str], str]
    colleague_in: ColleagueIn

    async def draft(self, turn: Turn, *, first: tuple[Phrase, ...] = (), about: Category | None = None, continues: bool = False, topic: str = "") -> Outcome:
        """Shows the draft, or asks the one question where nothing is known. Asking for it again sends it.

        `first` is said before everything else, `about` is the category where the caller knows it (an incident). `continues`: words that do not say
        what they are about belong to the ticket that was spoken of last. `topic`: somebody else's, which the words name whatever was talked about."""
        held, described = turn.conversation.draft, about is not None or bool(topic) or self._described(turn)
        if held.open(turn.now) and about in (None, held.category):
            if turn.text and turn.conversation.waiting in (DRAFTING, CHANGING):
                return await self._again(turn, held, described, first)
            if not described and (held.words or held.row) and _same_thread(turn, held):
                return self._shown(turn, held, first)
        if described and about is None and not topic and self._of_what_was_told(turn):
            described = False
        failing = described and about is None and not topic and _still_failing(turn)
        text = turn.text if described and not failing else ""
        # How a person is wanted ("have them phone me before four") is for them to read too.
        wish = turn.text if failing or (not described and (_wants_a_person(turn) or hurried(turn.text))) else ""
        seen = None if turn.person is None else await self.account_lookup.look(turn.person)
        proposal = await self._proposed(turn, text, seen, about)
        if topic and about is None and not proposal.named:
            proposal = self._with(turn, TicketProposal(at=turn.now, concerns=f"{ELSEWHERE}:{topic}"), turn.text)
        spoken = await self.own.meant(turn, "") if continues and proposal.category is Category.OTHER and not proposal.concerns and not _in_thread(turn) else None
        same = spoken if spoken is not None and spoken.live else await self._same(turn, proposal, anything=bool(text or proposal.concerns) or _in_thread(turn))
        if same is not None:
            return await self._there_already(turn, same, text or wish, first)
        known = bool(proposal.words or proposal.row)
        proposal = self._with(turn, proposal, wish) if known and wish else proposal
        first = (*first, *_in_time(seen, proposal.category))
        return self._shown(turn, proposal, first) if known else self._asked(turn, proposal, first)

    async def change(self, turn: Turn) -> Outcome:
        """Asks for the words, or takes those that were written in place of the old ones."""
        held = turn.conversation.draft
        if not held.open(turn.now):
            return await self.draft(turn)
        if not turn.text:
            return ticket_outcome(turn, Reply((Phrase("ticket.change-ask"),), (_DROP,)), waiting=CHANGING)
        return self._shown(turn, await self._about_now(turn, replace(held, words="")), ())

    async def add(self, turn: Turn) -> Outcome:
        """What was said while drafting stands in the draft from now on."""
        held = turn.conversation.draft
        if not turn.text:
            return ticket_outcome(turn, Reply((Phrase("ticket.change-ask"),), (_DROP,)), waiting=DRAFTING)
        if turn.conversation.waiting == CHANGING:
            return await self.change(turn)
        return self._shown(turn, await self._told_more(turn, held), ())

    async def omit(self, turn: Turn) -> Outcome:
        """Something is left out of the draft; what that said is shown, so that it can be put right."""
        held = turn.conversation.draft
        if not held.open(turn.now):
            return await self.draft(turn)
        return self._shown(turn, replace(held, words=without_part(held.words, turn.text)), (Phrase("ticket.left-out"),))

    def shown_again(self, turn: Turn) -> Outcome:
        """Whoever asks about a ticket that was only written is told that it was not sent, and sees it."""
        held = turn.conversation.draft
        return self._shown(turn, held, ()) if held.words or held.row else self._asked(turn, held, (Phrase("ticket.not-sent"),))

    async def drop(self, turn: Turn) -> Outcome:
        """Nothing is sent."""
        return ticket_outcome(turn, Reply((Phrase("ticket.draft-dropped"), *await self.still_locked(turn))), draft=NO_PROPOSAL)

    async def still_locked(self, turn: Turn) -> tuple[Phrase, ...]:
        """Until when the account is locked, for somebody who leaves it at that."""
        if turn.person is None or not turn.private:
            return ()
        seen = await self.account_lookup.look(turn.person)
        told = still_locked(seen.diagnosis, seen.rules, seen.now)
        return () if told is None else (told,)

    async def send(self, turn: Turn) -> Outcome:
        """Opens the ticket that was shown; a stranger's needs a contact first."""
        held = turn.conversation.draft
        if not held.open(turn.now):
            return await self.draft(turn)
        if turn.person is None and not held.contact:
            return ticket_outcome(turn, Reply((Phrase("ticket.need-contact"),), (_DROP,)), waiting=DRAFTING, draft=replace(held, asked=True))
        seen = None if turn.person is None else await self.account_lookup.look(turn.person)
        opening = await self.own.ticketing.open(
            asker_of(turn), turn.message.place, category=held.category, words=self._sent_words(turn, held), seen=seen,
            origin=f"{turn.message.place.channel}:{turn.message.event}", chosen=_decided(turn, held), contact=held.contact, concerns=held.concerns,
        )  # fmt: skip
        return await self._sent(turn, opening, held)

    async def _sent(self, turn: Turn, opening: OpenedTicket, held: TicketProposal) -> Outcome:
        ticket = opening.ticket
        if ticket is not None and not opening.fresh and held.words:
            return replace(await self.own.added(turn, ticket, held.words), draft=NO_PROPOSAL)
        beside = bool(turn.text) and turn.conversation.waiting != DRAFTING
        says = (*((Phrase("ticket.sending", {"text": held.words or "none"}),) if beside else ()), *await self.own.ticketing.words(opening))
        if ticket is None:
            return ticket_outcome(turn, Reply(says), draft=NO_PROPOSAL)
        says = (*says, Phrase("ticket.write-more")) if ticket.number else says
        return ticket_outcome(turn, Reply(says, (ticket_button("withdraw", ticket),)), waiting=f"ticket:open {ticket_name(ticket)}", draft=NO_PROPOSAL)

    async def _again(self, turn: Turn, held: TicketProposal, described: bool, first: tuple[Phrase, ...]) -> Outcome:
        """The desk's last words were the draft or its question: yes or insisting sends it, no drops it, whatever else is said is added."""
        act = None if turn.reading is None else turn.reading.labels.act
        if act in _DROPS:
            return await self.drop(turn)
        if turn.conversation.waiting == CHANGING:
            return await self.change(turn)
        tells_contact = turn.person is None and bool(contact_in(turn.text))
        if tells_contact or (described and act is not Act.AGREE):
            return self._shown(turn, await self._told_more(turn, held), first)
        insists = act in _SENDS if act is not None else turn.intent.kind is IntentKind.TICKET
        return await self.send(turn) if insists else self._shown(turn, held, first)

    def _shown(self, turn: Turn, proposal: TicketProposal, first: tuple[Phrase, ...]) -> Outcome:
        says = (
            *first,
            Phrase("ticket.draft", _draft_words(turn, proposal)),
            Phrase("ticket.need-contact" if _lacks_contact(turn, proposal) else "ticket.draft-send"),
        )
        change = Choice(Phrase("ticket.do-change"), CHANGING, "ticket")
        choices = (change, _DROP) if _lacks_contact(turn, proposal) else (_SEND, change, _DROP)
        return ticket_outcome(turn, Reply(says, choices), waiting=DRAFTING, draft=proposal)

    def _asked(self, turn: Turn, proposal: TicketProposal, first: tuple[Phrase, ...]) -> Outcome:
        """The one question; the phone stands beside it unless it was said already."""
        key = "ticket.about-what" if turn.person is None else "ticket.draft-ask"
        says = (*first, Phrase(key), *(() if first else (Phrase("ticket.person"),)))
        return ticket_outcome(turn, Reply(says), waiting=DRAFTING, draft=replace(proposal, asked=True))

    async def _same(self, turn: Turn, proposal: TicketProposal, anything: bool) -> Ticket | None:
        """The live ticket of this matter; where nothing is said at all, the last live one."""
        live = await self.own.live(turn)
        same = next((ticket for ticket in live if (ticket.category, ticket.concerns) == (proposal.category, proposal.concerns)), None)
        return same if same is not None or anything or not live else live[-1]

    async def _there_already(self, turn: Turn, ticket: Ticket, text: str, first: tuple[Phrase, ...]) -> Outcome:
        if text:
            added = await self.own.added(turn, ticket, text)
            ends = (ticket_button("solved", ticket), ticket_button("withdraw", ticket))
            return replace(added, reply=replace(added.reply, says=(*first, *added.reply.says), choices=ends))
        says = (*first, Phrase("ticket.already", await self.own.facts(ticket)), Phrase("ticket.write-more"))
        choices = tuple(ticket_button(what, ticket) for what in ("add", "solved", "withdraw"))
        return ticket_outcome(turn, Reply(says, choices), waiting=spoken_of(ticket))

    async def _proposed(self, turn: Turn, text: str, seen: LookupResult | None, about: Category | None) -> TicketProposal:
        """What the ticket would say: the words of this message, else those of the matter in hand."""
        talk = turn.conversation
        concerns, named = ("", "") if about is not None else await self._concerned(turn)
        if concerns:
            proposal = TicketProposal(at=turn.now, category=category_concerning(concerns), concerns=concerns, named=named)
            # Words that name the colleague are kept, however little else they say.
            names = bool(named) and stands_in(named.partition("（")[0], turn.text)
            proposal = await self._with_their_facts(turn, proposal)
            return self._with(turn, proposal, text or (turn.text if names else _told_of(turn, concerns) if _in_thread(turn) else ""))
        words = text or ((talk.trouble or talk.asked) if _in_thread(turn) and not talk.puzzled else "")
        if not words and talk.puzzled:
            words = await self.own.ticketing.ticket_history.last_said(asker_of(turn), turn.message.place, turn.message.event)
        matter = self._matter(turn, text) if text else ""
        rows = () if seen is None else seen.diagnosis.rows
        category = about or category_of(matter, talk.row, WISH_CATEGORIES.get(talk.about), rows)
        if category is Category.OTHER and words and not text:
            category = category_of(self.matter_of(words))
        proposal = self._with(turn, TicketProposal(at=turn.now, category=category), words)
        return proposal if seen is None else _with_facts(proposal, seen)

    async def _concerned(self, turn: Turn, thread: bool = True) -> tuple[str, str]:
        """Whom the ticket concerns besides the speaker, and the colleague in their charge as they typed it. `thread`: what was talked about may say it."""
        about = _in_hand(turn) if thread else ""
        person, id = turn.person, about.removeprefix(f"{COLLEAGUE}:") if about.startswith(f"{COLLEAGUE}:") else ""
        if person is None:
            return concerns_of(turn.reading, about), ""
        mine = turn.reading is not None and turn.reading.labels.whose is Whose.MINE and turn.reading.others < _LIKELY_OTHERS
        shared = turn.reading is not None and turn.reading.labels.whose is Whose.SHARED  # An account of a counter is nobody's name.
        typed = await self.colleague_in(person, turn.text, turn.now) if turn.text and not mine and not shared else None
        if typed is not None:
            return f"{COLLEAGUE}:{typed}", await self._as_typed(typed, turn.text)
        if turn.intent.elsewhere and turn.text:
            return f"{ELSEWHERE}:{turn.intent.elsewhere}", ""
        concerns = concerns_of(turn.reading, about)
        return concerns, await self._as_typed(id, turn.conversation.asked) if id and concerns == about else ""

    async def _as_typed(self, id: str, text: str) -> str:
        found = await self.account_lookup.register.person(id)
        if found is None or not stands_in(found.name, text):
            return id
        return f"{found.name}（{(await self.account_lookup.register.agency(found.agency)).name}）"

    async def _with_their_facts(self, turn: Turn, proposal: TicketProposal) -> TicketProposal:
        """With what is wrong with the account of a colleague in the speaker's charge: they saw it, and what is sent is read back to them first."""
        id = proposal.concerns.removeprefix(f"{COLLEAGUE}:") if proposal.named and proposal.concerns.startswith(f"{COLLEAGUE}:") else ""
        found = await self.account_lookup.register.person(id) if id and turn.person is not None else None
        if found is None or turn.person is None or await self.colleague_in(turn.person, found.name, turn.now) != id:
            return proposal
        return _with_facts(proposal, await self.account_lookup.look(found))

    async def _told_more(self, turn: Turn, held: TicketProposal) -> TicketProposal:
        """The draft with these words added; "it is about X, not Y" also changes what it is about."""
        if turn.reading is None or turn.reading.labels.act is not Act.CORRECT:
            return self._with(turn, held, turn.text)
        return await self._about_now(turn, held)

    async def _about_now(self, turn: Turn, held: TicketProposal) -> TicketProposal:
        """The draft with these words, about what they say: another matter takes nothing of the former one with it but the words."""
        concerns, named = await self._concerned(turn, thread=False)
        bare = replace(held, category=category_concerning(concerns), since=None, row="", concerns=concerns, named=named)
        if concerns:
            return self._with(turn, bare, turn.text)
        if turn.reading is not None and turn.reading.labels.matter == Matter.SAME and turn.reading.likelihood >= _SURELY_SAME:
            return await self._by_the_words(turn, held, bare)
        about = self._with(turn, bare, turn.text)
        if about.category is Category.OTHER and turn.reading is not None and turn.reading.labels.matter == Matter.STATUS:
            about = replace(about, category=category_of_matter(self.matter_of(turn.text)))  # That something is wrong says not what.
        if turn.person is None or about.category is Category.OTHER:
            return about
        return _with_facts(about, await self.account_lookup.look(turn.person))

    async def _by_the_words(self, turn: Turn, held: TicketProposal, bare: TicketProposal) -> TicketProposal:
        """ "It is about X, not Y" is read as being about the draft: what X is, its words alone say. Where they say nothing new, it stays what it was."""
        matter = self.matter_of(turn.text)
        said = category_of_matter(matter)
        if matter == Matter.ELSEWHERE:
            return self._with(turn, replace(bare, category=Category.OTHER, concerns=ELSEWHERE), turn.text)
        if said in (Category.OTHER, held.category):
            return self._with(turn, held, turn.text)
        about = self._with(turn, replace(bare, category=said), turn.text)
        return about if turn.person is None else _with_facts(about, await self.account_lookup.look(turn.person))

    def _sent_words(self, turn: Turn, held: TicketProposal) -> str:
        """The words, with the colleague whom they are about; the helpdesk reads that in its own language."""
        history = self.own.ticketing.ticket_history
        named = history.say(Phrase("ticket.story-colleague", {"name": held.named}), history.language, turn.now) if held.named else ""
        return "\n".join(part for part in (named, held.words) if part)

    def _with(self, turn: Turn, proposal: TicketProposal, text: str) -> TicketProposal:
        """The draft with these words beside what it says; they also say what it is about where nothing else does."""
        contact = contact_in(text) if turn.person is None else ""
        words = "\n".join(part for part in (proposal.words, plain_note(mask_text(text))) if part)[:_LONGEST]
        about = proposal.category
        if about is Category.OTHER and text and turn.text and not proposal.concerns:
            about = category_of(self._matter(turn, text))
        return replace(proposal, words=words, category=about, contact=(contact or proposal.contact)[:LONGEST_CONTACT], chosen=_decided(turn, proposal))

    def _of_what_was_told(self, turn: Turn) -> bool:
        """Whether it only wants a ticket about the trouble that was told before: then that is the matter, not this sentence."""
        talk, reading = turn.conversation, turn.reading
        told = bool(talk.trouble) and (talk.about == talk.trouble_of or talk.about.startswith(("faq:", "wish:"))) and _in_thread(turn)
        if not told or reading is None or reading.labels.act not in _WANTS or turn.intent.elsewhere or matter_of_reading(reading):
            return False
        if concerns_of(reading, "") and not talk.trouble_of.startswith("others:"):
            return False  # Somebody else is named only now: what was told before was another matter.
        return not tells_beside_the_wish(turn.text, self.matter_of)

    def _matter(self, turn: Turn, text: str) -> str:
        read = matter_of_reading(turn.reading) if turn.reading is not None and text == turn.text else ""
        return read or self.matter_of(text)

    def _described(self, turn: Turn) -> bool:
        """Whether the words say what is the matter, rather than only that a person or a ticket is wanted."""
        filled = isinstance(turn.message.content, FormSubmission)
        names = bool(turn.intent.elsewhere)  # Whatever else stands there, a topic of somebody else's is the matter.
        return bool(turn.text) and (filled or names or described(turn.text, turn.reading, self.matter_of, in_hand=_in_thread(turn)))


def _in_time(seen: LookupResult | None, category: Category) -> tuple[Phrase, ...]:
    """What is still within the usual time of a sync is said before it is reported (D5, D6, D8)."""
    finding = None if seen is None or category is not Category.SYNC else concerned(seen.diagnosis, category)
    if seen is None or finding is None or finding.escalate or finding.group is not FindingGroup.SYNC:
        return ()
    return aspect_of_finding(seen.diagnosis, finding, Aspect.UNTIL, seen.rules, seen.now), Phrase("ticket.in-time")


_SEND: Final = Choice(Phrase("ticket.do-send"), "ticket:send")
_DROP: Final = Choice(Phrase("ticket.do-drop"), "ticket:drop")


def _lacks_contact(turn: Turn, proposal: TicketProposal) -> bool:
    return turn.person is None and not proposal.contact


def _in_thread(turn: Turn) -> bool:
    """Whether something was talked about that a ticket could be about."""
    talk = turn.conversation
    return bool(talk.about or talk.row or talk.puzzled or talk.unhelped)


def _in_hand(turn: Turn) -> str:
    """What was talked about; where an answer of the FAQ came between, the trouble that was told of somebody else's or a shared account."""
    talk = turn.conversation
    return talk.trouble_of if talk.about.startswith("faq:") and talk.trouble_of.startswith("others:") else talk.about


def _told_of(turn: Turn, concerns: str) -> str:
    """What was told of somebody else's or a shared account, else the question that was answered last."""
    talk = turn.conversation
    of_others = concerns in (SHARED, SOMEBODY) and talk.trouble_of.startswith("others:")
    return talk.trouble if of_others and talk.trouble else talk.asked


def _wants_a_person(turn: Turn) -> bool:
    return turn.reading is not None and turn.reading.labels.act is Act.PERSON and len(turn.text) >= _MORE_THAN_A_WORD


def _still_failing(turn: Turn) -> bool:
    """Whether the words only say that what was told before goes on: that is the matter, and they stand beside it."""
    talk, reading = turn.conversation, turn.reading
    if reading is None or not (talk.trouble or talk.asked) or not _in_thread(turn) or turn.intent.elsewhere:
        return False
    same = reading.labels.act is Act.REPORT and reading.labels.matter == Matter.SAME and reading.labels.aspect is Aspect.AGAIN
    return same and reading.likelihood >= _SURELY_SAME


def _same_thread(turn: Turn, held: TicketProposal) -> bool:
    """Whether the matter in hand is the draft's, or none that a ticket could be about."""
    talk = turn.conversation
    concerns = concerns_of(None, talk.about)
    if concerns or held.concerns:
        return concerns in ("", held.concerns) and not talk.row
    return category_of("", talk.row, WISH_CATEGORIES.get(talk.about)) in (Category.OTHER, held.category)


def _with_facts(proposal: TicketProposal, seen: LookupResult) -> TicketProposal:
    """With what is wrong with the speaker's account, as far as the ticket is about that."""
    finding = concerned(seen.diagnosis, proposal.category)
    if finding is None:
        return proposal
    told = aspect_words(seen.diagnosis, finding, seen.rules, seen.now)["began"]
    return replace(proposal, row=finding.row.value, since=began(seen.diagnosis, finding) or (told if isinstance(told, datetime) else None))


def _decided(turn: Turn, proposal: TicketProposal) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*proposal.chosen, *turn.conversation.chosen)))


def _draft_words(turn: Turn, proposal: TicketProposal) -> dict[str, PhraseWord]:
    person = turn.person
    return {
        "category": proposal.category.value,
        "text": proposal.words or "none",
        "since": proposal.since or "none",
        "row": proposal.row or "none",
        "colleague": proposal.named or "none",
        "chosen": "、".join(proposal.chosen) or "none",
        "contact": proposal.contact or (person.phone or "" if person is not None else "") or "none",
    }
