"""Why the desk answered as it did: the reading, the row, and what was known. Pure."""

from collections import deque
from typing import Any

from bot.dialogue.table.situation import Situation
from bot.dialogue.table.step import TableStep
from bot.messages import Message
from bot.reading.reading import Labels, Reading

_KEPT = 20


def explanation(step: TableStep, situation: Situation) -> dict[str, Any]:
    """One step in the words of the vocabulary; the text itself and whom it names are left out."""
    reading = situation.reading
    return {
        "row": step.row,
        "handler": step.handler,
        "argument": "" if step.handler in ("colleague", "unsure_name") else step.argument,
        "reading": _reading_form(reading),
        "model": _model_form(reading),
        "matcher": {"intent": situation.intent.kind.value, "faq": situation.intent.faq, "confidence": round(situation.intent.confidence, 3)},
        "side": None if situation.side is None else {"question": situation.side.question.id, "likelihood": round(situation.side.likelihood, 3)},
        "known": {
            "context": situation.last.context, "said": situation.last.said, "about": situation.conversation.about, "row": situation.conversation.row,
            "offered": [choice.means for choice in situation.last.choices], "waiting": situation.conversation.waiting,
            "request": None if situation.request is None else f"{situation.request.action} {situation.request.state}",
            "tickets": len(situation.tickets), "approvals": situation.approvals, "linked": situation.linked, "private": situation.private,
            "leads": situation.leads,
        },
        "why": list(reading.why),
    }  # fmt: skip


def _reading_form(reading: Reading) -> dict[str, Any]:
    return {
        **_labels_form(reading.labels), "likelihood": round(reading.likelihood, 3), "others": round(reading.others, 3),
        "moves": {one.name: round(one.likelihood, 3) for one in reading.moves},
    }  # fmt: skip


def _model_form(reading: Reading) -> dict[str, Any] | None:
    """What a language model was asked beside the local reading: both readings, and what became of the model's."""
    second = reading.second
    if second is None:
        return None
    read = None if second.labels is None else _labels_form(second.labels)
    return {"outcome": second.outcome, "milliseconds": second.milliseconds, "reading": read, "local": _reading_form(second.local)}


def _labels_form(labels: Labels) -> dict[str, Any]:
    return {
        "act": labels.act.value, "matter": str(labels.matter), "aspect": labels.aspect.value, "whose": labels.whose.value, "system": labels.system.value,
        "negated": labels.negated,
    }  # fmt: skip


class Explanations:
    """Remembers the last steps, for `chat --explain`."""

    def __init__(self) -> None:
        self._kept: deque[dict[str, Any]] = deque(maxlen=_KEPT)

    def __call__(self, message: Message, step: TableStep, situation: Situation) -> None:  # noqa: ARG002 - others may ask whose message it was
        """Notes a step."""
        self._kept.append(explanation(step, situation))

    def take(self) -> list[dict[str, Any]]:
        """What was noted since the last time."""
        taken = list(self._kept)
        self._kept.clear()
        return taken
