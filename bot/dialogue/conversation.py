"""What the desk remembers of a conversation between two turns. Pure."""

import re
from dataclasses import replace
from enum import Enum
from typing import Final

from bot.runtime.quick_dataclass import dataclass
from bot.tickets.proposal import NO_PROPOSAL, TicketProposal

TRADITIONAL: Final = "zh-Hant-TW"
ENGLISH: Final = "en"
LANGUAGES: Final = (TRADITIONAL, ENGLISH)


NO_INCIDENT: Final = {"incident": "", "given": "", "changed": "", "incident_told": ""}
"""What is remembered where an incident was none."""


class AnswerPart(Enum):
    """Which part of an answer is wanted."""

    WHOLE = "whole"
    UNTIL = "until"
    OWNER = "owner"
    REASON = "reason"
    STEPS = "steps"
    RETRY = "retry"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Conversation:
    """The state left by the last turns; it holds no secret and nothing that a database cannot store.

    `language` is the one last spoken, None before the first words. `about` is the subject of the last answer, in the form of a button's meaning
    (`faq:nologin-03`, `wish:status`), `row` the decision table's main row of that answer, `part` which part of it was given,
    `asked` the redacted question, `trouble` the redacted words that told of the trouble in hand, line by line, and `trouble_of` what that was about (as `about`).
    `offered` are the ids of the buttons last shown that can be chosen by number, `rating` those of 👍 and 👎.
    `waiting` names what the desk asked for and waits for (`ticket.more`). `puzzled` counts consecutive turns that were not understood, `told` are the last
    tellings of FAQ entries, in which form and language each (`bot/faq/answer_form.py`), the newest last (C27). `unhelped` consecutive answers that did not
    help. `draft` is a ticket that is written but not sent, `chosen` what the person decided ("I keep the PC's account"), in short texts; both go to the
    helpdesk. `asked_whose`: the desk has asked whether the own account is meant or somebody else's, and has answered about neither since. `refused`: how often
    it has said no about somebody else in a row. `whose` is whose account that was (`unnamed`, `shared` …), until the speaker turns to their own. `typed_for`:
    somebody types here for the owner of the chat. `incident` is when the last incident was told (UTC, in ISO form), `given` the words that said whether
    anything was given away in it, `incident_told` what was told of it, for the report, `changed` when the speaker said that the password is another one by now
    (UTC, in ISO form). `own` is the decision table's row of the speaker's own matter that somebody else's, or a question,
    came between, until it is told again. `colleague` is the id of the one who was told of last, also where something else was answered beside it.
    """

    language: str | None = None
    about: str = ""
    row: str = ""
    part: str = ""
    asked: str = ""
    trouble: str = ""
    trouble_of: str = ""
    offered: tuple[str, ...] = ()
    rating: tuple[str, ...] = ()
    waiting: str = ""
    puzzled: int = 0
    unhelped: int = 0
    told: tuple[str, ...] = ()
    draft: TicketProposal = NO_PROPOSAL
    chosen: tuple[str, ...] = ()
    asked_whose: bool = False
    refused: int = 0
    whose: str = ""
    typed_for: bool = False
    incident: str = ""
    given: str = ""
    incident_told: str = ""
    changed: str = ""
    own: str = ""
    colleague: str = ""

    @property
    def of_others(self) -> bool:
        """Whether the question in hand was asked for somebody else."""
        return bool(self.whose) and self.about.startswith("faq:")

    def hearing(self, text: str) -> "Conversation":
        """The same conversation after these words: it switches to their language."""
        spoken = language_of_text(text)
        if self.language == ENGLISH and spoken == TRADITIONAL and _only_names_in_han(text):
            return self
        if spoken is None or (spoken == ENGLISH and self.language == TRADITIONAL and (_one_strange_word(text) or _of_both(text))):
            return self
        return replace(self, language=spoken)


_ENGLISH_ALONE: Final = re.compile(
    "hello|hi|hey|thanks|thx|ok|okay|help|why|who|how|when|what|where|status|locked|unlock|unlocked|disabled|account|password|bind|binding|english|cancel|stop|"
    "ticket|person|human|certificate|mailbox|sync|login|again|please|yes|no|bye|sorry|wrong|great|nothing|still|pardon"
)


def _of_both(text: str) -> bool:
    """Whether it is a word that people who write Chinese type as well."""
    return text.strip(" .,!~").casefold() in _IN_BOTH


_IN_BOTH: Final = frozenset({"ok", "okay", "k", "thx", "bye", "hi", "yes", "no"})


def _one_strange_word(text: str) -> bool:
    """Whether it is a single word that is no plain English: a name, a brand or random keys say nothing about the language."""
    words = text.split()
    return len(words) == 1 and _ENGLISH_ALONE.fullmatch(words[0].strip(".,!?:;").casefold()) is None


def _han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\u3100" <= letter <= "\u312f" or "\uf900" <= letter <= "\ufaff"


_HAN_RUN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")
_LONGEST_NAME: Final = 8  # A menu's entry or a system, quoted as the desk writes it (電子認證平臺).
_PLAIN_WORD: Final = re.compile("[A-Za-z]?[a-z']+[.,!?:;]*")


def _only_names_in_han(text: str) -> bool:
    """Whether the Han letters are one short run, a name as the desk writes it, among English words ("why should I see 彭國棟", "where is 電子認證平臺")."""
    runs, words = _HAN_RUN.findall(text), [word for word in text.split() if _PLAIN_WORD.fullmatch(word) and len(word) > 1]
    return len(runs) == 1 and len(runs[0]) <= _LONGEST_NAME and len(words) >= 2


_SENTENCE: Final = 4


def language_of_text(text: str) -> str | None:
    """The language of a text: any Han or bopomofo letter makes it Chinese (but not a name in an English sentence), at least two Latin words or
    four letters English, else None.

    An account name alone (`GEAA-012686`) or a single abbreviation says nothing about the language.
    """
    han = sum(_han(letter) for letter in text)
    words = [word for word in text.replace("'", "").split() if word.strip(".,!?:;").isascii() and word.strip(".,!?:;").isalpha()]
    if han:
        # A Chinese name in an English sentence does not make it Chinese.
        return ENGLISH if len(words) >= _SENTENCE and len(words) >= 2 * han else TRADITIONAL
    letters = sum(len(word) for word in words)
    return ENGLISH if letters >= 4 or len(words) >= 2 or text.strip(" .!?").casefold() in {"hi", "hey", "thx", "ok", "why", "who", "how"} else None
