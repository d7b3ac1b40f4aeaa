"""What somebody says of a ticket that is written and not sent, or was just sent: send it, do not, take this out. Learned from short texts, with one guard
of shapes: what is denied is never sent. Pure."""

import re
from enum import StrEnum
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.faq.text import traditional
from bot.reading.clauses import sentence_parts
from bot.reading.notice_words import is_question
from bot.runtime.built_once import built_once
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass

_SURE: Final = 0.5
_LIKELY: Final = 0.3
_LONGEST: Final = 160  # Letters; a longer text tells a story.
_DENIES: Final = lazy_pattern(
    r"[不沒没別别勿毋免莫甭嘸]|無[須庸需]|暫|慢且|等[一我等到]|刪|删|拿掉|去掉|丟|作廢|作罷|反對|拒絕|婉拒|謝絕|罷了|算了|撤|取消|收回|"
    r"\b(?:no|not|nothing|none|never|without|except|unless|but|hold|stop|cancel\w*|delete|remove|drop|discard|scrap|withdraw|"
    r"instead|cannot|rather|refrain|avoid|forget|later|undo|object|reject|refuse|decline|bin|throw|get rid)\b|"
    r"\bwait (?:before|until|till|with|for me|a|first)\b|^wait\b|n['’]t\b|\b(?:do|does|did|wo|ca|is|was|should|must)nt\b",
    re.IGNORECASE,
)
"""What may speak against sending something."""
_DENIES_NOTHING: Final = lazy_pattern(
    r"[不沒没]錯|沒問題|没问题|不客氣|不好意思|(?:不用|不必|沒有?(?:什麼)?要?|無須|無需)再?(?:補充|修改|改|加)[了的]?|"
    r"\bno (?:more )?(?:problem|changes?|worries|doubt)|\b(?:nothing|no need|not) (?:else |more )?to (?:add|change|correct)|\bnot bad\b|"
    r"\bdon'?t (?:change|add) (?:it|anything)",
    re.IGNORECASE,
)
_NAMES_TICKET: Final = lazy_pattern(r"[單单](?![位一字獨純元])|草稿|報修|立案|撤案|\b(?:ticket|draft)s?\b", re.IGNORECASE)
_WHETHER_DONE: Final = lazy_pattern(r"了沒|了吧|是不是|是否|否$|矣未|, right|, was it")
_FULL_STOP: Final = lazy_pattern(r"(?<=[A-Za-z]{2})\.\s+|(?<!\s)\s++(?:and|then|but)\s++(?=(?:then |please )?(?:send|submit|file)\b)", re.IGNORECASE)


class SaidOfDraft(StrEnum):
    """`REFUSE`: it is not wanted; `HOLD`: not yet; `OMIT`, `REPLACE`, `ADD`: it is to say something else; `GOING`: what becomes of it is asked; `OPEN`:
    one is wanted; `WITHDRAW`, `REDO`: one that was sent is taken back, to be written anew; `GONE`: whether that was done is asked; `BESIDE`: anything else."""

    SEND = "send"
    REFUSE = "refuse"
    HOLD = "hold"
    OMIT = "omit"
    REPLACE = "replace"
    ADD = "add"
    GOING = "going"
    OPEN = "open"
    WITHDRAW = "withdraw"
    REDO = "redo"
    GONE = "gone"
    BESIDE = "-"
    UNSURE = ""


AGAINST: Final = frozenset(
    {SaidOfDraft.REFUSE, SaidOfDraft.HOLD, SaidOfDraft.OMIT, SaidOfDraft.REPLACE, SaidOfDraft.WITHDRAW, SaidOfDraft.REDO, SaidOfDraft.GONE}
)
"""What a draft is not sent beside."""
_ASKED: Final = frozenset({SaidOfDraft.GOING, SaidOfDraft.GONE, SaidOfDraft.OPEN})


@dataclass(frozen=True, slots=True)
class DraftWords:
    """What a text says as a whole, and part by part in their order; a text of one part has none."""

    text: str
    whole: SaidOfDraft
    parts: tuple[tuple[str, SaidOfDraft], ...] = ()

    def says(self, *kinds: SaidOfDraft) -> bool:
        """Whether a part of it, or where it has none the whole, surely says one of these; what is only asked is not said."""
        said = self.parts or ((self.text, self.whole),)
        return any(kind in kinds and (kind in _ASKED or not asks(part)) for part, kind in said) or (
            self.whole in kinds and (self.whole in _ASKED or not any(asks(part) for part, _ in said))
        )

    @property
    def opens(self) -> bool:
        """Whether a ticket is wanted in so many words, and not refused in the same breath."""
        said = self.parts or ((self.text, self.whole),)
        return any(kind is SaidOfDraft.OPEN and not denies(part) for part, kind in said) and not self.says(SaidOfDraft.REFUSE, SaidOfDraft.GOING)

    @property
    def sends(self) -> bool:
        """Whether it surely says to send it, and nothing in it speaks against that."""
        return self.says(SaidOfDraft.SEND) and may_send(self.text)


def words_on_draft(text: str) -> DraftWords:
    """What a text says of a draft. Never raises."""
    if len(text) > _LONGEST:
        return DraftWords(text, SaidOfDraft.UNSURE)
    return DraftWords(text, said_of_draft(text), tuple((part, said_of_draft(part)) for part in _parts(text)))


def said_of_draft(text: str, *, likely: bool = False) -> SaidOfDraft:
    """What a short text surely says, or most likely says (`likely`)."""
    found = match(text, _texts())
    best = found.choices[0] if found.choices else None
    if best is None or best.confidence < (_LIKELY if likely else _SURE):
        return SaidOfDraft.UNSURE
    return SaidOfDraft(best.id)


def denies(text: str) -> bool:
    """Whether anything in it may speak against doing something."""
    return _DENIES.search(_DENIES_NOTHING.sub(" ", traditional(text))) is not None


def may_send(text: str) -> bool:
    """Whether a text that was taken for a yes may send something: nothing in it denies, takes out or puts off. A press has no text, and may."""
    if not text:
        return True
    parts = tuple(part for part in (text, *_parts(text)) if not is_question(part))
    return not any(denies(part) or said_of_draft(part) in (*AGAINST, SaidOfDraft.ADD) for part in parts)


def asks(part: str) -> bool:
    """Whether it asks whether something was done, instead of wanting it."""
    return is_question(part) or _WHETHER_DONE.search(traditional(part)) is not None


def names_ticket(text: str) -> bool:
    """Whether a ticket is named in it."""
    return _NAMES_TICKET.search(text) is not None


def _parts(text: str) -> tuple[str, ...]:
    return sentence_parts(_FULL_STOP.sub("! ", text))


@built_once
def _texts() -> Catalogue:
    lines = (resources.files("bot.tickets") / "content" / "said_of_draft.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(said, text) for said, _, text in (line.partition("\t") for line in lines[1:])])
