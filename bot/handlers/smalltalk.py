"""Greetings, thanks, who are you, what can you do; and stopping."""

from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.followup import is_only_angry
from bot.dialogue.understanding import IntentKind
from bot.handlers.turn import Outcome, Turn
from bot.messages import Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.runtime.quick_dataclass import dataclass

_CUES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("can-do", ("會做什麼", "能做什麼", "可以做什麼", "會什麼", "能幹嘛", "會幹嘛", "功能", "怎麼用", "能幫", "可以幫我什麼", "help", "can you do", "what do you do")),
    ("who", ("你是誰", "你誰", "機器人", "真人", "是人", "叫什麼", "什麼名字", "ai", "bot", "human", "who are you", "your name", "robot", "real person")),
    ("bye", ("掰", "再見", "拜拜", "88", "bye", "see you", "good night", "晚安", "下班")),
    ("thanks", ("謝", "感恩", "感謝", "thank", "thanks", "thx", "3q", "辛苦", "appreciate", "cheers")),
    ("sorry", ("笨", "蠢", "爛", "廢", "白癡", "stupid", "dumb", "idiot", "useless", "silly", "bad bot")),
    ("praise", ("太強", "厲害", "好棒", "讚", "👍", "不錯", "great", "awesome", "nice", "cool", "good job", "well done", "佩服")),
    ("okay", ("好喔", "好的", "了解", "知道", "收到", "ok", "got it", "okay", "嗯", "喔", "懂了", "沒事", "原來", "i see", "alright", "understood")),
)
_GREETING: Final = frozenset({"hello", "can-do", "who"})


@dataclass(frozen=True)
class SmalltalkHandler:
    """Short, friendly, and with a next step. `banner`: a greeting begins by saying that this is the demonstration."""

    banner: bool = False

    async def __call__(self, turn: Turn) -> Outcome:
        """One short answer."""
        actor, subject = audit_actor(turn.message.sender), turn.person.id if turn.person else ""
        if turn.intent.kind is IntentKind.CANCEL:
            return Outcome(Reply((Phrase("cancelled"),)), (AuditRecord(AuditEvent.CANCELLED, actor, subject),), waiting="")
        key = _meant(turn.text)
        look = (Choice(Phrase("hello-check"), "wish:status"),) if key in ("hello", "can-do") and turn.person is not None and turn.private else ()
        sentences = (Phrase("banner"), Phrase(key)) if self.banner and key in _GREETING else (Phrase(key),)
        return Outcome(Reply(sentences, look), (AuditRecord(AuditEvent.SMALLTALK, actor, subject, {"as": key}),))


def _meant(text: str) -> str:
    if is_only_angry(text):
        return "sorry"
    lowered = text.casefold()
    for key, cues in _CUES:
        if any(_stands_in(cue, lowered) for cue in cues):
            return key
    return "hello"


def _stands_in(cue: str, words: str) -> bool:
    """Latin cues must be words of their own, so that `hi` is not found in `think`."""
    if not cue.isascii():
        return cue in words
    at = words.find(cue)
    while at >= 0:
        before, after = words[at - 1 : at], words[at + len(cue) : at + len(cue) + 1]
        if not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum()):
            return True
        at = words.find(cue, at + 1)
    return False
