"""From keys to sentences: the only place where a reply becomes text. Pure; the time and the zone are given."""

import re
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Any, Final

from bot.accounts.rules import Rules
from bot.elsewhere.topic import ForeignTopic, TopicOwner
from bot.faq.entry import FaqEntry
from bot.faq.library import fill
from bot.locale.sentences import Sentences
from bot.messages import OK, Button, CardLine, Hop, Link, Phrase, PhraseWord, RenderedMessage, Reply, StepLine, StepMark, each_once
from bot.people.contacts import Contact, Contacts, extension_in
from bot.runtime.quick_dataclass import dataclass
from bot.side_questions.side_question import SideQuestion

_FAQ_ANSWER: Final = "faq.answer"
_FAQ_SHORT: Final = "faq.short"
_FAQ_YES_NO: Final = "faq.yes-no"
_FAQ_QUESTION: Final = "faq.question"
_FAQ_SOURCE: Final = "faq.source"
_OF_ENTRIES: Final = frozenset({_FAQ_ANSWER, _FAQ_SHORT, _FAQ_YES_NO, _FAQ_QUESTION, _FAQ_SOURCE})
_GONE: Final = "faq.gone"
_TOPIC_ANSWER: Final = "elsewhere.answer"
_SIDE_ANSWER: Final = "side.answer"
_TOPIC: Final = "topic"
_OF_TOPICS: Final = "elsewhere."
_CONTACT_CARD: Final = "contact.card"
_CALM: Final = "calm"
_GIST: Final = 120
_UNREAD: Final = "unread"
_NOTHING_AMISS: Final = frozenset({OK, "not_needed"})
_SENTENCE_ENDS: Final = re.compile(r"[。！？]|(?<=[a-z0-9)])\.\s+(?=[A-Z「\u4e00-\u9fff])")
SIGNS: Final = MappingProxyType({OK: "✓", "locked": "🔒", "disabled": "✕", "missing": "–", "waiting": "…", "unread": "?", "attention": "!", "not_needed": "·"})
"""The marks of the card in plain text."""
STEP_SIGNS: Final[Mapping[StepMark, str]] = MappingProxyType(
    {StepMark.DONE: "✓", StepMark.NOW: "●", StepMark.AHEAD: "○", StepMark.STOPPED: "✕", StepMark.CANCELLED: "–"}
)
"""How far a step is, before its words."""
_OR: Final = re.compile(r" ?或 ?")
_NEAR_DAYS: Final = {-1: "time.yesterday", 0: "time.today", 1: "time.tomorrow"}


@dataclass(frozen=True)
class Wording:
    """The sentences of all languages, the entries and contacts they refer to, and the zone in which times are shown.

    `addresses` turns a link's target (`step:…`, `page:…`) into an address that a browser opens: no reply contains a token (T24).
    `organisation` is its name in a greeting, '' if it says nothing. `topics` gives those that are not ours, by id, `side_questions` the questions beside the FAQ.
    """

    sentences: Mapping[str, Sentences]
    entries: Mapping[str, FaqEntry]
    contacts: Contacts
    rules: Rules
    zone: tzinfo
    addresses: Callable[[str], str] = str
    organisation: str = ""
    topics: Callable[[], Mapping[str, ForeignTopic]] = dict
    side_questions: Callable[[], Mapping[str, SideQuestion]] = dict
    _known: dict[tuple[str, datetime | None], dict[str, str]] = field(default_factory=dict, compare=False, repr=False)

    def say(self, phrase: Phrase, language: str, now: datetime) -> str:
        """One sentence. Raises MissingText for an unknown key or a missing word."""
        if self._is_gone(phrase):
            return "" if phrase.key == _FAQ_SOURCE else self.sentences[language].say(_GONE, {})
        if phrase.key in (_FAQ_ANSWER, _FAQ_SHORT, _FAQ_YES_NO):
            entry, stage = self.entries[str(phrase.words["id"])], str(phrase.words["stage"])
            short = entry.short(language, stage) if phrase.key == _FAQ_SHORT else ""
            answer = entry.whether(language, stage) if phrase.key == _FAQ_YES_NO else short or entry.answer(language, stage)
            created = phrase.words.get("created")
            return fill(answer, self._facts(language, created if isinstance(created, datetime) else None)).strip()
        if phrase.key == _FAQ_QUESTION:
            return self.entries[str(phrase.words["id"])].question(language)
        if phrase.key == _CONTACT_CARD:
            return self._facts(language)[str(phrase.words["which"])]
        if phrase.key == _TOPIC_ANSWER:
            return fill(self.topics()[str(phrase.words[_TOPIC])].answers[language], self._facts(language))
        if phrase.key == _SIDE_ANSWER:
            return fill(self.side_questions()[str(phrase.words["id"])].answers[language], self._facts(language))
        words: dict[str, Any] = {name: self._word(word, language, now) for name, word in phrase.words.items()}
        if phrase.key == _FAQ_SOURCE:
            entry = self.entries[str(phrase.words["id"])]
            words |= {"chapter": entry.chapter(language), "reviewed": entry.reviewed.isoformat() if entry.reviewed else "none"}
        if _TOPIC in phrase.words and phrase.key.startswith(_OF_TOPICS):
            words |= self._owner(self.topics()[str(phrase.words[_TOPIC])].owner, language)
        return self.sentences[language].say(phrase.key, {**self._facts(language), **words})

    def word(self, reply: Reply, language: str, now: datetime, buttons: tuple[str, ...] = ()) -> RenderedMessage:
        """A reply as a rendered message. `buttons` are the ids of its choices, in order; choices without an id are left out."""
        headed = reply.card or reply.progress
        headline = None if headed is None else headed.headline
        said = [phrase for phrase in reply.says if phrase != headline]
        worded = [(phrase, self.say(phrase, language, now)) for phrase in said]
        says = [text for _, text in worded if text]
        if headline is not None and says:
            at = _before_the_card(reply)
            says[at : at + 1] = first_sentence(says[at]) if at < len(says) else ()
        pressed = zip(buttons, reply.choices, strict=False)
        post = RenderedMessage(
            text="",
            language=language,
            buttons=tuple(Button(id, self.say(choice.label, language, now), choice.form, choice.quiet, choice.main) for id, choice in pressed),
            links=() if reply.link is None else (Link(self.addresses(reply.link[1]), self.say(reply.link[0], language, now)),),
            replaces=reply.replaces,
            amends=reply.amends,
            broken=None if reply.card is None else reply.card.broken,
            says=tuple(says),
            quiet=tuple(text for phrase, text in worded if phrase.key == _FAQ_SOURCE),
            progress=() if reply.progress is None else tuple(StepLine(step.mark, self.say(step.says, language, now)) for step in reply.progress.steps),
            headline="" if headline is None else self.say(headline, language, now),
        )
        if reply.card is not None and reply.card.hops:
            card, facts = (tuple(self._line_of_card(hop, language, now) for hop in hops) for hops in (reply.card.hops, reply.card.facts))
            post = replace(post, card=card, facts=facts, rest=self._rest(card, facts, language))
            says.insert(_before_the_card(reply) + 1, drawn_card(post))
        if post.progress:
            says.append("\n".join(f"{STEP_SIGNS[step.mark]} {step.text}" for step in post.progress))
        return replace(post, text="\n\n".join(part for part in (post.headline, *says) if part))

    def _line_of_card(self, hop: Hop, language: str, now: datetime) -> CardLine:
        return CardLine(hop.system, self.say(Phrase(f"system.{hop.system}"), language, now), hop.mark, self.say(hop.note, language, now))

    def _rest(self, card: tuple[CardLine, ...], facts: tuple[CardLine, ...], language: str) -> str:
        """The one line for all that is well; empty where nothing is."""
        say = self.sentences[language].say
        systems, others = (say("glance.separator", {}).join(line.title for line in lines if line.mark == OK) for lines in (card, facts))
        if not systems:
            return ""
        marks = {line.mark for line in (*card, *facts)}
        # Beside a system that does not answer nothing is called fine (T32).
        whole = "unread" if _UNREAD in marks else "yes" if marks <= _NOTHING_AMISS else "no"
        return say("glance.rest", {"whole": whole, "systems": systems, "facts": others or "none"})

    def _is_gone(self, phrase: Phrase) -> bool:
        """Whether it tells of an entry, topic or side question that was there when it was said, and has been taken out since."""
        if phrase.key in _OF_ENTRIES:
            return str(phrase.words["id"]) not in self.entries
        if phrase.key == _SIDE_ANSWER:
            return str(phrase.words["id"]) not in self.side_questions()
        return _TOPIC in phrase.words and phrase.key.startswith(_OF_TOPICS) and str(phrase.words[_TOPIC]) not in self.topics()

    def _owner(self, owner: TopicOwner, language: str) -> dict[str, str]:
        """Whose a topic is and how to reach them; `reach` says what is known of that."""
        name = fill(owner.names[language], self._facts(language))
        named = "none" if name == owner.names[language] else "name"  # A placeholder brings its contact's number.
        reach = "both" if owner.phone and owner.url else "phone" if owner.phone else "url" if owner.url else named
        return {"name": name, "phone": self.phone(owner.phone or "", language), "url": owner.url or "", "reach": reach}

    def _word(self, word: PhraseWord, language: str, now: datetime) -> str | int:
        return self.moment(word, language, now) if isinstance(word, datetime) else word

    def moment(self, at: datetime, language: str, now: datetime) -> str:
        """A moment in the organisation's zone: the time alone for today, with the day otherwise."""
        here, today = at.astimezone(self.zone), now.astimezone(self.zone).date()
        far = "time.this-year" if here.year == today.year else "time.another-year"
        return self.sentences[language].moment(_NEAR_DAYS.get((here.date() - today).days, far), here)

    def span(self, span: timedelta, language: str) -> str:
        """A span in whole minutes, hours or days."""
        minutes = round(span.total_seconds() / 60)
        amount, key = (minutes // 1440, "days") if minutes % 1440 == 0 else (minutes // 60, "hours") if minutes % 60 == 0 else (minutes, "minutes")
        return self.sentences[language].say(f"span.{key}", {"amount": amount})

    def phone(self, number: str, language: str) -> str:
        """A telephone number with the word for its extension in this language."""
        parts, say = extension_in(number), self.sentences[language].say
        if parts is None:
            return number
        lines = _OR.sub(lambda _: say("contact.or", {}), parts[1])
        return say("contact.extension", {"number": parts[0], "by": "分機" if "分機" in number else "轉", "extension": lines})

    def _facts(self, language: str, created: datetime | None = None) -> dict[str, str]:
        """The values of placeholders in FAQ answers and sentences. `created`: the person's agency's own date (R15)."""
        created = created or self.rules.auto_creation
        known = self._known.get((language, created))
        if known is None:
            known = self._known[language, created] = self._gathered(language, created)
        return known

    def _gathered(self, language: str, created: datetime | None) -> dict[str, str]:
        return {
            "hotline": self._line(self.contacts.hotline, language),
            "report": self.contacts.report.get(language) or next(iter(self.contacts.report.values())),
            "vendor": self._lines(self.contacts.vendor, language),
            "responsible": self._lines(self.contacts.responsible, language),
            "organisation": self.organisation or "none",
            "sign_on_url": self.contacts.sign_on_url,
            "mail_url": self.contacts.mail_url,
            "auto_unlock": self.span(self.rules.auto_unlock, language),
            "sync_every": self.span(self.rules.sync.every, language),
            "sync_overdue": self.span(self.rules.overdue, language),
            "auto_creation": self._day(created, language) if created else self.sentences[language].say("faq.auto-creation-day", {}),
        }

    def _day(self, at: datetime, language: str) -> str:
        return self.sentences[language].moment("time.date", at.astimezone(self.zone))

    def _line(self, contact: Contact, language: str) -> str:
        line = f"{contact.name(language)} {self.phone(contact.phone or '', language)}".strip()
        return self.sentences[language].say("contact.with-email", {"contact": line, "email": contact.email}) if contact.email else line

    def _lines(self, contacts: tuple[Contact, ...], language: str) -> str:
        separator = self.sentences[language].say("contact.separator", {})
        each = ((contact.name(language), self.phone(contact.phone or "", language), contact.email) for contact in contacts)
        return "\n".join("・" + separator.join(part for part in parts if part) for parts in each)


def drawn_card(post: RenderedMessage) -> str:
    """The card as text: a line for each system that is not well, the broken hop marked, and one line for the rest."""
    lines = []
    for line in post.folded:
        if line.system == post.broken:
            lines.append("   ⋮")
        lines.append(f"{SIGNS.get(line.mark, '·')} {line.title}　{line.note}")
    return "\n".join([*lines, f"{SIGNS[OK]} {post.rest}"] if post.rest else lines)


def first_sentence(text: str) -> tuple[str, ...]:
    """The first sentence and what follows, each a paragraph; a full stop within brackets ends none."""
    for found in _SENTENCE_ENDS.finditer(text):
        before = text[: found.start() + 1]
        if all(before.count(opening) == before.count(closing) for opening, closing in ("（）", "()", "「」")) and text[found.end() :].strip():
            return before, text[found.end() :].lstrip()
    return (text,)


def _before_the_card(reply: Reply) -> int:
    """Which of the sentences stands above the card: the first that is not the headline, after a word for the impatient."""
    return 1 if reply.says and reply.says[0].key == _CALM and len(reply.says) > 1 else 0


def gist(wording: Wording, reply: Reply, language: str, now: datetime) -> str:
    """A reply in short: its first sentence and its last, at most 120 letters. Raises MissingText."""
    said = [wording.say(phrase, language, now).strip() for phrase in each_once(reply.says[:1] + reply.says[-1:])]
    return " ".join(line.split("\n")[0] for line in said if line)[:_GIST]
