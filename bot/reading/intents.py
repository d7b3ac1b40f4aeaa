"""What `ask` calls a reading that the FAQ matcher has no word for. Pure."""

from typing import Final

from bot.reading.reading import Reading

_INTENTS: Final = {
    "elsewhere": "elsewhere",
    "incident": "incident",
    "other": "colleague",
    "shared": "colleague",
    "go_on": "go_on",
    "agree": "agree",
    "decline": "decline",
    "later": "later",
    "choose": "choose_one",
    "repeat": "repeat",
}
_LIKELY: Final = 0.5
_SURE: Final = 0.75  # Where the matcher found nothing, what looks like somebody else's matter is often nobody's here.
_GRAVE: Final = frozenset({"colleague", "incident"})
_UNCLEAR: Final = frozenset({"none", "choose"})


def intent_of(reading: Reading, intent: str, confidence: float) -> str:
    """The intent by the FAQ matcher with its confidence (0..1), or the reading's where that is likelier than not and likelier than the matcher's.

    A question that an entry answers is no less answered because it is about somebody else.
    """
    read = _INTENTS.get(reading.labels.move)
    if read is None or (intent == "faq" and read == "colleague"):
        return intent
    least = _SURE if read in _GRAVE and intent in _UNCLEAR else _LIKELY
    sure = 0.0 if intent == "none" and confidence < _LIKELY else confidence  # Sure of nothing: a shape, such as keys struck at random.
    return intent if reading.likelihood < max(least, sure) else read
