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
    Reply,
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
        case TypedText(text, pasted, files, before):
            content = {"text": text, "pasted": sorted(pasted), "files": list(files), "before": before}
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
    return TypedText(form["text"], frozenset(form["pasted"]), tuple(form.get("files", ())), form.get("before", ""))


def reply_form(reply: Reply) -> JsonObject:
    """A reply as JSON."""
    return {
        "says": [phrase_form(phrase) for phrase in reply.says],
        "choices": [{"label": phrase_form(choice.label), "means": choice.means, "form": choice.form} for choice in reply.choices],
        "link": None if reply.link is None else [phrase_form(reply.link[0]), reply.link[1]],
        "replaces": reply.replaces,
        "context": reply.context,
        "card": None
        if reply.card is None
        else {"broken": reply.card.broken, "hops": [[hop.system, hop.mark, phrase_form(hop.note)] for hop in reply.card.hops]},
    }


def reply_of(form: Mapping[str, Any]) -> Reply:
    """A reply from its JSON."""
    card = form["card"]
    return Reply(
        says=tuple(phrase_of(item) for item in form["says"]),
        choices=tuple(Choice(phrase_of(item["label"]), item["means"], item.get("form", "")) for item in form["choices"]),
        link=None if form["link"] is None else (phrase_of(form["link"][0]), form["link"][1]),
        replaces=form["replaces"],
        card=None if card is None else Card(tuple(Hop(system, mark, phrase_of(note)) for system, mark, note in card["hops"]), card["broken"]),
        context=form.get("context", ""),
    )
