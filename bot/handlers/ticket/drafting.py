"""A ticket is written, shown, changed and only then sent."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeAlias

from bot.accounts.aspects import still_locked
from bot.accounts.masking import mask_text
from bot.actions.registry import WISH_CATEGORIES
from bot.dialogue.understanding import IntentKind
from bot.handlers.ticket.draft_context import (
    decided,
    draft_words,
    in_hand,
    in_thread,
    in_time,
    lacks_contact,
    only_seems,
    same_thread,
    settled,
    still_failing,
    told_of,
    wants_a_person,
    with_facts,
)
from bot.handlers.ticket.own import OwnTickets, spoken_of, ticket_button, ticket_name, ticket_outcome
from bot.handlers.turn import Outcome, Turn, asker_of
from bot.messages import Choice, FormSubmission, Phrase, Reply
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.names import stands_in, titled_in
from bot.people.person import Person
from bot.reading.vocabulary import Act, Matter, Whose
from bot.runtime.quick_dataclass import dataclass
from bot.ticketing.ticketing import OpenedTicket
from bot.tickets.another_ticket import wants_both
from bot.tickets.category import Category
from bot.tickets.description import described, matter_of_reading, tells_beside_the_wish, told_beside_sending
from bot.tickets.draft_edits import added_beside, edited, only_hurries, what_to_add
from bot.tickets.proposal import LONGEST_CONTACT, NO_PROPOSAL, TicketProposal, contact_in
from bot.tickets.said_of_draft import may_send, words_on_draft
from bot.tickets.subject import COLLEAGUE, ELSEWHERE, category_concerning, category_of, category_of_matter, concerns_of
from bot.tickets.ticket import Ticket, hurried, plain_note

DRAFTING: Final = "ticket:draft"
CHANGING: Final = "ticket:change"
ColleagueIn: TypeAlias = Callable[[Person, str, datetime], Awaitable[str | None]]
_LONGEST: Final = 600
_SURELY_SAME: Final = 0.5
_LIKELY_OTHERS: Final = 0.5
INSISTS: Final = frozenset({Act.AGREE, Act.PERSON, Act.REQUEST, Act.GO_ON, Act.CHOOSE})
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

    async def draft(
        self, turn: Turn, *, first: tuple[Phrase, ...] = (), about: Category | None = None, continues: bool = False, topic: str = "", tells: bool = False,
    ) -> Outcome:  # fmt: skip
        """Shows the draft, or asks the one question where nothing is known. Asking for it again sends it.

        `first` is said before everything else, `about` is the category where the caller knows it (an incident). `continues`: words that do not say
        what they are about belong to the ticket that was spoken of last. `topic`: somebody else's, which the words name whatever was talked about.
        `tells`: the text is known to say what the matter is."""
        held, described = turn.conversation.draft, tells or about is not None or bool(topic) or self._described(turn)
        if held.open(turn.now) and about in (None, held.category):
            if turn.text and turn.conversation.waiting in (DRAFTING, CHANGING):
                return await self._again(turn, held, described, first)
            if not described and (held.words or held.row) and same_thread(turn, held):
                return self.shown(turn, held, first)
        if described and about is None and not topic and self._of_what_was_told(turn):
            described = False
        failing = described and about is None and not topic and still_failing(turn)
        text = turn.text if described and not failing else ""
        # How a person is wanted ("have them phone me before four") is for them to read too.
        tells_more = tells_beside_the_wish(turn.text, self.matter_of)
        says_how = any(map(str.isdigit, turn.text)) and (wants_a_person(turn) or hurried(turn.text))
        wish = turn.text if failing or (not described and (tells_more or says_how)) else ""
        seen = None if turn.person is None else await self.account_lookup.look(turn.person)
        told = f"{turn.conversation.trouble}\n{text}" if text and about is None and not topic and self._goes_on(turn) else text
        proposal = await self._proposed(turn, told, seen, about, alone=tells)
        if topic and about is None and not proposal.named:
            proposal = self._with(turn, TicketProposal(at=turn.now, left_out=turn.conversation.draft.left_out, concerns=f"{ELSEWHERE}:{topic}"), turn.text)
        spoken = await self.own.meant(turn, "") if continues and proposal.category is Category.OTHER and not proposal.concerns and not in_thread(turn) else None
        same = spoken if spoken is not None and spoken.live else await self._same(turn, proposal, anything=bool(text or proposal.concerns) or in_thread(turn))
        if same is not None:
            return await self._there_already(turn, same, text or wish, first)
        known = bool(proposal.words or proposal.row)
        proposal = self._with(turn, proposal, wish) if known and wish else proposal
        both = (Phrase("ticket.one_by_one"),) if wants_both(turn.text) else ()
        first = (*first, *in_time(seen, proposal.category), *both)
        return self.shown(turn, proposal, first) if known else self._asked(turn, proposal, first)

    async def change(self, turn: Turn) -> Outcome:
        """Asks for the words, or takes those that were written in place of the old ones."""
        held = turn.conversation.draft
        if not held.open(turn.now):
            return await self.draft(turn)
        if not turn.text:
            return ticket_outcome(turn, Reply((Phrase("ticket.change-ask"),), (_DROP,)), waiting=CHANGING)
        return self.shown(turn, await self._about_now(turn, replace(held, words="")), ())

    async def add(self, turn: Turn) -> Outcome:
        """What was said while drafting stands in the draft from now on."""
        held = turn.conversation.draft
        if not turn.text:
            return ticket_outcome(turn, Reply((Phrase("ticket.change-ask"),), (_DROP,)), waiting=DRAFTING)
        if turn.conversation.waiting == CHANGING:
            return await self.change(turn)
        return self.shown(turn, await self._told_more(turn, held), ())

    async def edit(self, turn: Turn) -> Outcome:
        """Something is taken out of the draft, or it is to say something else; what it says then is shown, whatever "and send the rest" stood beside it."""
        held = turn.conversation.draft
        if not held.open(turn.now):
            return await self.draft(turn)
        changed = edited(held.words, words_on_draft(turn.text))
        if not changed.done:
            return self.shown(turn, held, (Phrase("ticket.cannot-edit"),))
        named = "" if any(part in held.named for part in changed.left_out) else held.named
        left_out = tuple(dict.fromkeys((*held.left_out, *(part for part in changed.left_out if part not in changed.words))))
        words = plain_note(mask_text(changed.words))[:_LONGEST]
        key = "ticket.left-out" if changed.left_out else "ticket.changed"
        return self.shown(turn, replace(held, words=words, named=named, left_out=left_out), (Phrase(key),))

    async def hold(self, turn: Turn) -> Outcome:
        """It is not sent yet, and kept."""
        held = turn.conversation.draft
        says = Reply((Phrase("ticket.draft-held"),), (_SEND, _CHANGE, _DROP))
        return ticket_outcome(turn, says, waiting=DRAFTING, draft=held) if held.open(turn.now) else await self.drop(turn)

    async def unsure(self, turn: Turn) -> Outcome:
        """Whether it is to be sent is asked, with both answers to press: never against what was said (C5)."""
        return self.shown(turn, turn.conversation.draft, (Phrase("ticket.send-unsure"),), ask=False)

    async def going(self, turn: Turn) -> Outcome:
        """To whom a ticket goes, what they see, and how they answer; a draft that waits is still there to be sent."""
        phone = (turn.person.phone or "") if turn.person is not None else ""
        says = (Phrase("ticket.going", {"phone": turn.conversation.draft.contact or phone or "none"}),)
        if turn.conversation.draft.open(turn.now) and await self.own.live(turn) == ():
            return ticket_outcome(turn, Reply((*says, Phrase("ticket.draft-waits")), (_SEND, _CHANGE, _DROP)), waiting=DRAFTING)
        live = await self.own.live(turn)
        opens = () if live else (Choice(Phrase("ticket.do-open"), "wish:ticket", "ticket"),)
        return ticket_outcome(turn, Reply(says, opens), waiting=spoken_of(live[-1]) if live else "")

    def shown_again(self, turn: Turn) -> Outcome:
        """Whoever asks about a ticket that was only written is told that it was not sent, and sees it."""
        held = turn.conversation.draft
        return self.shown(turn, held, ()) if held.words or held.row else self._asked(turn, held, (Phrase("ticket.not-sent"),))

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

    async def add_and_send(self, turn: Turn) -> Outcome:
        """What stands beside "send it" is added first, and what is sent is read back."""
        held, beside = turn.conversation.draft, added_beside(turn.text)
        if beside is None or not held.open(turn.now):
            return await self.send(turn)
        more = self._with(turn, held, beside.more)
        return await self._opened(turn, more) if beside.sends else self.shown(turn, more, ())

    async def send(self, turn: Turn) -> Outcome:
        """Opens the ticket that was shown; what was told beside the yes goes into it."""
        held = turn.conversation.draft
        if not held.open(turn.now):
            sent = () if turn.text else await self.own.live(turn)
            return await self._there_already(turn, sent[-1], "", ()) if sent else await self.draft(turn)
        if not may_send(turn.text):
            return await self.unsure(turn)
        return await self._opened(turn, self._with(turn, held, told_beside_sending(turn.text, self.matter_of)) if turn.text else held)

    async def _opened(self, turn: Turn, held: TicketProposal) -> Outcome:
        """Opens it; a stranger's needs a contact first."""
        if turn.person is None and not held.contact:
            return ticket_outcome(turn, Reply((Phrase("ticket.need-contact"),), (_DROP,)), waiting=DRAFTING, draft=replace(held, asked=True))
        seen = None if turn.person is None else await self.account_lookup.look(turn.person)
        opening = await self.own.ticketing.open(
            asker_of(turn), turn.message.place, category=held.category, words=self._sent_words(turn, held), seen=seen,
            origin=f"{turn.message.place.channel}:{turn.message.event}", chosen=decided(turn, held), contact=held.contact, concerns=held.concerns,
            left_out=held.left_out,
        )  # fmt: skip
        return await self._sent(turn, opening, held)

    async def _sent(self, turn: Turn, opening: OpenedTicket, held: TicketProposal) -> Outcome:
        ticket, after = opening.ticket, replace(NO_PROPOSAL, left_out=held.left_out)
        if ticket is not None and not opening.fresh and held.words:
            return replace(await self.own.added(turn, ticket, held.words), draft=after)
        beside = bool(turn.text) and (turn.conversation.waiting != DRAFTING or held.words != turn.conversation.draft.words)
        says = (*((Phrase("ticket.sending", {"text": held.words or "none"}),) if beside else ()), *await self.own.ticketing.words(opening))
        if ticket is None:
            return ticket_outcome(turn, Reply(says), draft=after)
        says = (*says, Phrase("ticket.write-more")) if ticket.number else says
        return ticket_outcome(turn, Reply(says, (ticket_button("withdraw", ticket),)), waiting=f"ticket:open {ticket_name(ticket)}", draft=after)

    async def _again(self, turn: Turn, held: TicketProposal, described: bool, first: tuple[Phrase, ...]) -> Outcome:
        """The desk's last words were the draft or its question: yes or insisting sends it, no drops it, whatever else is said is added."""
        act = None if turn.reading is None else turn.reading.labels.act
        if act in _DROPS:
            return await self.drop(turn)
        if turn.conversation.waiting == CHANGING:
            return await self.change(turn)
        tells_contact = turn.person is None and bool(contact_in(turn.text))
        if tells_contact or (described and act is not Act.AGREE):
            return self.shown(turn, await self._told_more(turn, held), first)
        insists = act in INSISTS if act is not None else turn.intent.kind is IntentKind.TICKET
        return await self.send(turn) if insists else self.shown(turn, held, first)

    def shown(self, turn: Turn, proposal: TicketProposal, first: tuple[Phrase, ...], *, ask: bool = True) -> Outcome:
        """The draft as it would be sent, with its buttons; `ask`: whether it is to be sent is not asked already."""
        proposal = replace(proposal, urgent=proposal.urgent or hurried(turn.text))
        lacks = lacks_contact(turn, proposal)
        asks = (Phrase("ticket.need-contact" if lacks else "ticket.draft-send"),) if ask or lacks else ()
        says = (*first, Phrase("ticket.draft", draft_words(turn, proposal)), *asks)
        return ticket_outcome(turn, Reply(says, (_CHANGE, _DROP) if lacks else (_SEND, _CHANGE, _DROP)), waiting=DRAFTING, draft=proposal)

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

    async def _proposed(self, turn: Turn, text: str, seen: LookupResult | None, about: Category | None, *, alone: bool = False) -> TicketProposal:
        """What the ticket would say: the words of this message, else those of the matter in hand. `alone`: what is wrong with the account is another matter."""
        talk = turn.conversation
        concerns, named = ("", "") if about is not None else await self._concerned(turn)
        if concerns:
            proposal = TicketProposal(at=turn.now, left_out=turn.conversation.draft.left_out, category=category_concerning(concerns), concerns=concerns, named=named)
            # Words that name the colleague are kept, however little else they say.
            names = bool(named) and stands_in(named.partition("（")[0], turn.text)
            proposal = await self._with_their_facts(turn, proposal)
            return self._with(turn, proposal, text or (turn.text if names else told_of(turn, concerns, named) if in_thread(turn) else ""))
        words = text or (talk.trouble or ("" if talk.puzzled else talk.asked) if in_thread(turn) else "")
        if not words and talk.puzzled:
            words = await self.own.ticketing.ticket_history.last_said(asker_of(turn), turn.message.place, turn.message.event)
        matter = self._matter(turn, text) if text else ""
        rows = () if seen is None or alone else seen.diagnosis.rows
        matter = "" if only_seems(turn, matter, tuple(rows)) else matter
        category = about or category_of(matter, talk.row, WISH_CATEGORIES.get(talk.about), rows)
        if category is Category.OTHER and words:
            category = category_of(self.matter_of(words))
        proposal = self._with(turn, TicketProposal(at=turn.now, left_out=turn.conversation.draft.left_out, category=category), words)
        return proposal if seen is None or (alone and category is Category.OTHER) else with_facts(proposal, seen)

    async def _concerned(self, turn: Turn, thread: bool = True) -> tuple[str, str]:
        """Whom the ticket concerns besides the speaker, and the colleague in their charge as they typed it. `thread`: what was talked about may say it."""
        about = in_hand(turn) if thread else ""
        person, id = turn.person, about.removeprefix(f"{COLLEAGUE}:") if about.startswith(f"{COLLEAGUE}:") else ""
        if person is None:
            return concerns_of(turn.reading, about), ""
        mine = turn.reading is not None and turn.reading.labels.whose is Whose.MINE and turn.reading.others < _LIKELY_OTHERS
        shared = turn.reading is not None and turn.reading.labels.whose is Whose.SHARED  # An account of a counter is nobody's name.
        typed = await self.colleague_in(person, turn.text, turn.now) if turn.text and not mine and not shared else None
        if typed is not None:
            return f"{COLLEAGUE}:{typed}", await self._as_typed(typed, turn.text)
        if (spoken := await self._spoken_of(turn)) is not None:
            return f"{COLLEAGUE}:{spoken.id}", await self._as_typed(spoken.id, spoken.name)
        if turn.intent.elsewhere and turn.text:
            return f"{ELSEWHERE}:{turn.intent.elsewhere}", ""
        concerns = concerns_of(turn.reading, about)
        return concerns, await self._as_typed(id, turn.conversation.asked) if id and concerns == about else ""

    async def _spoken_of(self, turn: Turn) -> Person | None:
        """The colleague whom an admin was told of last, named by surname and title."""
        id = turn.conversation.colleague
        found = await self.account_lookup.register.person(id) if id and turn.text else None
        return found if found is not None and titled_in(found.name, turn.text) else None

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
        return with_facts(proposal, await self.account_lookup.look(found))

    async def _told_more(self, turn: Turn, held: TicketProposal) -> TicketProposal:
        """The draft with these words added; "it is about X, not Y" also changes what it is about."""
        if only_hurries(turn.text):
            return replace(held, urgent=True)
        if turn.reading is None or turn.reading.labels.act is not Act.CORRECT:
            return self._with(turn, held, what_to_add(turn.text))
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
        return with_facts(about, await self.account_lookup.look(turn.person))

    async def _by_the_words(self, turn: Turn, held: TicketProposal, bare: TicketProposal) -> TicketProposal:
        """ "It is about X, not Y" is read as being about the draft: what X is, its words alone say. Where they say nothing new, it stays what it was."""
        matter = self.matter_of(turn.text)
        said = category_of_matter(matter)
        if matter == Matter.ELSEWHERE:
            return self._with(turn, replace(bare, category=Category.OTHER, concerns=ELSEWHERE), turn.text)
        if said in (Category.OTHER, held.category):
            return self._with(turn, held, turn.text)
        about = self._with(turn, replace(bare, category=said), turn.text)
        return about if turn.person is None else with_facts(about, await self.account_lookup.look(turn.person))

    def _sent_words(self, turn: Turn, held: TicketProposal) -> str:
        """The words, with the colleague whom they are about; the helpdesk reads that in its own language."""
        history = self.own.ticketing.ticket_history
        named = history.say(Phrase("ticket.story-colleague", {"name": held.named}), history.language, turn.now) if held.named else ""
        urgent = history.say(Phrase("ticket.story-urgent"), history.language, turn.now) if held.urgent and not hurried(held.words) else ""
        return "\n".join(part for part in (named, urgent, held.words) if part)

    def _with(self, turn: Turn, proposal: TicketProposal, text: str) -> TicketProposal:
        """The draft with these words beside what it says; they also say what it is about where nothing else does."""
        contact = contact_in(text) or contact_in(turn.text) if turn.person is None else ""
        words = "\n".join(part for part in (proposal.words, plain_note(mask_text(text))) if part)[:_LONGEST]
        about = proposal.category
        if about is Category.OTHER and text and turn.text and not proposal.concerns:
            about = category_of(self._matter(turn, text))
        urgent = proposal.urgent or hurried(turn.text)
        contact = (contact or proposal.contact)[:LONGEST_CONTACT]
        return replace(proposal, words=words, category=about, contact=contact, chosen=decided(turn, proposal), urgent=urgent)

    def _of_what_was_told(self, turn: Turn) -> bool:
        """Whether it only wants a ticket about the trouble that was told before: then that is the matter, not this sentence."""
        talk, reading = turn.conversation, turn.reading
        told = bool(talk.trouble) and not settled(turn) and (talk.about == talk.trouble_of or talk.about.startswith(("faq:", "wish:"))) and in_thread(turn)
        if not told or reading is None or reading.labels.act not in _WANTS or turn.intent.elsewhere or matter_of_reading(reading):
            return False
        if concerns_of(reading, "") and not talk.trouble_of.startswith("others:"):
            return False  # Somebody else is named only now: what was told before was another matter.
        return not tells_beside_the_wish(turn.text, self.matter_of)

    def _goes_on(self, turn: Turn) -> bool:
        """Whether what is told beside the wish goes on about the trouble that was told before, and names no other matter: both are for them to read."""
        talk, reading = turn.conversation, turn.reading
        told = bool(talk.trouble) and not settled(turn) and in_thread(turn) and talk.trouble not in turn.text and reading is not None
        if not told or reading is None or reading.labels.act not in _WANTS or turn.intent.elsewhere or matter_of_reading(reading):
            return False
        return not concerns_of(reading, "") or talk.trouble_of.startswith("others:")

    def _matter(self, turn: Turn, text: str) -> str:
        read = matter_of_reading(turn.reading) if turn.reading is not None and text == turn.text else ""
        return read or self.matter_of(text)

    def _described(self, turn: Turn) -> bool:
        """Whether the words say what is the matter, rather than only that a person or a ticket is wanted."""
        filled = isinstance(turn.message.content, FormSubmission)
        names = bool(turn.intent.elsewhere)  # Whatever else stands there, a topic of somebody else's is the matter.
        return bool(turn.text) and (filled or names or described(turn.text, turn.reading, self.matter_of, in_hand=in_thread(turn)))


_SEND: Final = Choice(Phrase("ticket.do-send"), "ticket:send", main=True)
_CHANGE: Final = Choice(Phrase("ticket.do-change"), CHANGING, "ticket")
_DROP: Final = Choice(Phrase("ticket.do-drop"), "ticket:drop")
