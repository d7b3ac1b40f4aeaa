"""Messages and replies as JSON, for the inbox and the outbox. Datetimes are told apart from words by their form."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.messages import (
    ButtonPress,
    Card,
    ChatIdentity,
    Choice,
    ConversationAddress,
    FormSubmission,
    Hop,
    MenuCommand,
    Message,
    MessageContent,
    Phrase,
    PhraseWord,
    Progress,
    ProgressStep,
    Reply,
    SentFile,
    StepMark,
    TypedText,
)
from bot.runtime.quick_json import JsonObject


def _word_form(word: PhraseWord) -> Any:
    return {"at": word.isoformat()} if isinstance(word, datetime) else word


def _word_of(form: Any) -> PhraseWord:
    if isinstance(form, dict):
        return datetime.fromisoformat(form["at"])
    word: PhraseWord = form
    return word


def phrase_form(phrase: Phrase) -> JsonObject:
    """A phrase as JSON."""
    return {"key": phrase.key, "words": {name: _word_form(word) for name, word in phrase.words.items()}}


def phrase_of(form: Mapping[str, Any]) -> Phrase:
    """A phrase from its JSON."""
    return Phrase(form["key"], {name: _word_of(word) for name, word in form["words"].items()})


def message_form(message: Message) -> JsonObject:
    """A message as JSON; its text has already been redacted."""
    content: JsonObject
    match message.content:
        case TypedText(text, pasted, files, before, sent):
            content = {"text": text, "pasted": sorted(pasted), "files": list(files), "before": before, "sent": [[one.source, one.name] for one in sent]}
        case ButtonPress(button):
            content = {"button": button}
        case MenuCommand(name):
            content = {"called": name}
        case FormSubmission(button, text, pasted):
            content = {"filled": button, "text": text, "pasted": sorted(pasted)}
    return {
        "event": message.event,
        "sender": [message.sender.channel, message.sender.user, message.sender.workspace],
        "place": [message.place.channel, message.place.conversation, message.place.private, message.place.thread],
        "said": content,
        "at": message.at.isoformat(),
        "locale": message.locale,
    }


def message_of(form: Mapping[str, Any]) -> Message:
    """A message from its JSON."""
    return Message(
        event=form["event"],
        sender=ChatIdentity(*form["sender"]),
        place=ConversationAddress(*form["place"]),
        content=_content_of(form["said"]),
        at=datetime.fromisoformat(form["at"]),
        locale=form["locale"],
    )


def _content_of(form: Mapping[str, Any]) -> MessageContent:
    if "button" in form:
        return ButtonPress(form["button"])
    if "called" in form:
        return MenuCommand(form["called"])
    if "filled" in form:
        return FormSubmission(form["filled"], form["text"], frozenset(form["pasted"]))
    sent = tuple(SentFile(source, name) for source, name in form.get("sent", ()))
    return TypedText(form["text"], frozenset(form["pasted"]), tuple(form.get("files", ())), form.get("before", ""), sent)


def reply_form(reply: Reply) -> JsonObject:
    """A reply as JSON."""
    return {
        "says": [phrase_form(phrase) for phrase in reply.says],
        "choices": [
            {"label": phrase_form(choice.label), "means": choice.means, "form": choice.form, "quiet": choice.quiet, "main": choice.main} for choice in reply.choices
        ],
        "link": None if reply.link is None else [phrase_form(reply.link[0]), reply.link[1]],
        "replaces": reply.replaces,
        "amends": reply.amends,
        "context": reply.context,
        "card": None if reply.card is None else _card_form(reply.card),
        "progress": None if reply.progress is None else _progress_form(reply.progress),
    }


def _card_form(card: Card) -> JsonObject:
    return {
        "broken": card.broken,
        "hops": [[hop.system, hop.mark, phrase_form(hop.note)] for hop in card.hops],
        "facts": [[fact.system, fact.mark, phrase_form(fact.note)] for fact in card.facts],
        "headline": None if card.headline is None else phrase_form(card.headline),
    }


def _card_of(form: Mapping[str, Any]) -> Card:
    hops, facts = (tuple(Hop(system, mark, phrase_of(note)) for system, mark, note in form.get(lines, ())) for lines in ("hops", "facts"))
    headline = form.get("headline")
    return Card(hops, form["broken"], facts, None if headline is None else phrase_of(headline))


def _progress_form(progress: Progress) -> JsonObject:
    headline = None if progress.headline is None else phrase_form(progress.headline)
    return {"request": progress.request, "headline": headline, "steps": [[step.mark.value, phrase_form(step.says)] for step in progress.steps]}


def _progress_of(form: Mapping[str, Any]) -> Progress:
    steps, headline = tuple(ProgressStep(StepMark(mark), phrase_of(says)) for mark, says in form["steps"]), form["headline"]
    return Progress(form["request"], steps, None if headline is None else phrase_of(headline))


def reply_of(form: Mapping[str, Any]) -> Reply:
    """A reply from its JSON."""
    progress = form.get("progress")
    return Reply(
        says=tuple(phrase_of(item) for item in form["says"]),
        choices=tuple(
            Choice(phrase_of(item["label"]), item["means"], item.get("form", ""), item.get("quiet", False), item.get("main", False)) for item in form["choices"]
        ),
        link=None if form["link"] is None else (phrase_of(form["link"][0]), form["link"][1]),
        replaces=form["replaces"],
        amends=form.get("amends", False),
        card=None if form["card"] is None else _card_of(form["card"]),
        context=form.get("context", ""),
        progress=None if progress is None else _progress_of(progress),
    )
