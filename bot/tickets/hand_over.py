"""A person answers in the chat: who does, and when the desk answers again. Pure."""

from typing import Final

from bot.runtime.lazy_pattern import lazy_pattern

MOST_HANDED_NOTES: Final = 300
"""How many lines a person may write to one ticket while somebody answers in the chat."""
_LONGEST: Final = 40
_DESK: Final = r"(?:機器人|自動(?:回覆|回答|客服)|系統|小幫手|電腦|bot|帳號服務臺|帳號服務台)(?!的|管理|人員|廠商|工程)"
_ZH: Final = lazy_pattern(
    rf"(?:回到|回去|換回?|轉回?|改由?|叫|請(?!問)|找|(?<!請)問|跟|和|我?要|讓)[^，。？！]{{0,4}}{_DESK}[^，。？！]{{0,4}}(?:回答|回覆|來|談|說|就好|吧|了)?[。！]?"
    rf"|{_DESK}(?:回來|請回來|來回答|來吧)[。！]?|(?:不用|不要|不必)(?:真人|專人|人工|客服)了?[。！]?|結束(?:對話|真人對話|真人服務|專人服務)[。！]?",
    flags=2,
)
_EN: Final = lazy_pattern(
    r"(?:please |can you |can i |could i |i(?:'d| would)? (?:want|like) (?:to )?|let me )*"
    r"(?:talk|speak|go|back|return|switch|give me|get me|bring)(?: back)?(?: to| with)? ?(?:the |your )?(?:account )?(?:bot|desk|robot|machine|assistant)"
    r"(?: back| again| instead)?(?:,? please)?[.!?]*"
    r"|end (?:the |this )?(?:chat|conversation|hand-?over)[.!]*|no (?:more )?(?:human|person|agent)(?: any ?more)?[.!]*",
    flags=2,
)
_QUESTION: Final = lazy_pattern(r"[？?嗎]")
_BETWEEN: Final = lazy_pattern(r"[，,。；;！!]")
_OPENING: Final = lazy_pattern(r"^(?:那就?|好了?|就|先|ok(?:ay)?|then|so|thanks|thank you) ?", flags=2)


def asks_for_desk(text: str) -> bool:
    """Whether somebody who talks with a person wants the desk to answer again: in so many words, alone or as one clause of a short message.

    A question is for the person whom they talk with."""
    said = text.strip()
    if len(said) > _LONGEST:
        return False
    clauses = (said,) if _QUESTION.search(said) else (said, *_BETWEEN.split(said))
    return any(_wants_desk(clause.strip()) for clause in clauses)


def _wants_desk(clause: str) -> bool:
    bare = _OPENING.sub("", clause, count=1)
    return _ZH.fullmatch(bare) is not None or _EN.fullmatch(bare) is not None
