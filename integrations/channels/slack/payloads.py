"""From a Slack payload to a message, or to nothing: edits, bots and text that was not for the desk never act (T14). Pure."""

import re
from datetime import datetime
from typing import Any, Final

from bot.messages import HOME, ButtonPress, ChatIdentity, ConversationAddress, FormSubmission, MenuCommand, Message, MessageContent, SentFile, TypedText
from bot.runtime.quick_dataclass import dataclass
from integrations.channels.slack.payload_access import at, list_at, plain_text, text_at
from integrations.channels.slack.platform import SLACK

WORDS: Final = "words"
FORMS: Final = frozenset({"reason", "ticket"})
_TYPED: Final = frozenset({"", "file_share", "thread_broadcast", "me_message"})


@dataclass(frozen=True, slots=True)
class SlackAppIdentity:
    """Our identity: the ids of our workspaces and of our organisation (never mixed), and the app's own user."""

    teams: frozenset[str] = frozenset()
    enterprise: str = ""
    bot_user: str = ""


@dataclass(frozen=True, slots=True)
class ModalRequest:
    """A form to open at once: by which trigger, for which text, for which button ('' for none), and for whom.

    `instead` is the meaning of the press if the form cannot be opened."""

    trigger: str
    form: str
    button: str
    user: str
    instead: Message


@dataclass(frozen=True, slots=True)
class SlackPayload:
    """The meaning of a payload. `says_where`: a slash command was typed in public, so its answer is elsewhere."""

    messages: tuple[Message, ...] = ()
    opening: ModalRequest | None = None
    says_where: str = ""


_NOTHING: Final = SlackPayload()
_FILE_ID: Final = re.compile(r"[A-Z0-9]{1,40}")


def parse_payload(body: Any, own: SlackAppIdentity, now: datetime) -> SlackPayload:
    """Reads any payload; what is not for the desk is ignored."""
    if not isinstance(body, dict):
        return _NOTHING
    if isinstance(body.get("command"), str):
        return _command(body, own, now)
    match text_at(body, "type"):
        case "event_callback":
            return _event(body, own, now)
        case "block_actions":
            return _press(body, own, now)
        case "view_submission":
            return _words(body, own, now)
        case "shortcut":
            return _shortcut(body, own, now)
        case _:
            return _NOTHING


def _identity(user: str, team: str, enterprise: str, own: SlackAppIdentity) -> ChatIdentity:
    """People of another organisation keep its id, and so are none of ours (Slack Connect)."""
    ours = team in own.teams or (bool(own.enterprise) and own.enterprise in (team, enterprise))
    return ChatIdentity(SLACK.name, user, "" if ours else team or enterprise or "unknown")


def _private(identity: ChatIdentity, thread: str = "") -> ConversationAddress:
    return ConversationAddress(SLACK.name, identity.alone, private=True, thread=thread)


def _event(body: dict[str, Any], own: SlackAppIdentity, now: datetime) -> SlackPayload:
    event = at(body, "event")
    if not isinstance(event, dict):
        return _NOTHING
    installed = list_at(body, "authorizations")
    teams = {text_at(installation, "team_id") for installation in installed} or ({text_at(body, "team_id")} if not own.teams else set())
    enterprise = next((text_at(installation, "enterprise_id") for installation in installed if text_at(installation, "enterprise_id")), own.enterprise)
    bots = {text_at(installation, "user_id") for installation in installed if at(installation, "is_bot")}
    own = SlackAppIdentity(own.teams | (teams - {""}), enterprise, own.bot_user or next(iter(sorted(bots - {""})), ""))
    user = text_at(event, "user")
    if not user or user == own.bot_user or event.get("bot_id") or event.get("bot_profile") or event.get("hidden") or event.get("edited"):
        return _NOTHING
    team = text_at(event, "user_team") or text_at(event, "source_team") or text_at(event, "team")
    if not team and not body.get("is_ext_shared_channel"):
        team = next(iter(own.teams), "")
    identity = _identity(user, team, "", own)
    match text_at(event, "type"):
        case "app_home_opened" if text_at(event, "tab") == "home":
            return _home(identity, text_at(event, "event_ts"), now)
        case "message" if text_at(event, "subtype") in _TYPED and _alone(event):
            return _said(event, identity, own, now)
        case "app_mention":
            return _said(event, identity, own, now)
        case _:
            return _NOTHING


def _alone(event: dict[str, Any]) -> bool:
    return text_at(event, "channel_type") == "im" or text_at(event, "channel").startswith("D")


def _home(identity: ChatIdentity, moment: str, now: datetime) -> SlackPayload:
    opened = Message(f"home:{identity.alone}:{moment}", identity, _private(identity, HOME), MenuCommand(HOME), now)
    return SlackPayload((opened,))


def _said(event: dict[str, Any], identity: ChatIdentity, own: SlackAppIdentity, now: datetime) -> SlackPayload:
    channel, moment, thread = text_at(event, "channel"), text_at(event, "ts"), text_at(event, "thread_ts")
    if not channel or not moment:
        return _NOTHING
    alone = _alone(event)
    text, files = plain_text(text_at(event, "text"), own.bot_user), tuple(_file(item) for item in list_at(event, "files"))
    sent = tuple(SentFile(id, text_at(item, "name")) for item in list_at(event, "files") if _FILE_ID.fullmatch(id := text_at(item, "id")))
    forwarded = any(item.get("is_share") or item.get("is_msg_unfurl") for item in list_at(event, "attachments"))
    if forwarded and not text and not alone:
        return _NOTHING
    content: MessageContent = MenuCommand("forwarded") if forwarded and not text else TypedText(text, files=files, sent=sent)
    place = _private(identity, thread) if alone else ConversationAddress(SLACK.name, channel, private=False, thread=thread or moment)
    # A mention comes as two events: the message is the same, whatever the envelope says.
    return SlackPayload((Message(f"{channel}:{moment}", identity, place, content, now),))


def _file(file: dict[str, Any]) -> str:
    size = at(file, "size")
    about = ", ".join(part for part in (text_at(file, "mimetype"), f"{max(1, round(size / 1024))} KB" if isinstance(size, int) else "") if part)
    return " ".join(part for part in (text_at(file, "name") or "?", f"({about})" if about else "", text_at(file, "permalink")) if part)


def _presser(body: dict[str, Any], own: SlackAppIdentity) -> ChatIdentity:
    own = own if own.teams or own.enterprise else SlackAppIdentity(frozenset({text_at(body, "team", "id")} - {""}), text_at(body, "enterprise", "id"))
    team = text_at(body, "user", "team_id") or text_at(body, "team", "id")
    return _identity(text_at(body, "user", "id"), team, text_at(body, "enterprise", "id") or text_at(body, "team", "enterprise_id"), own)


def _press(body: dict[str, Any], own: SlackAppIdentity, now: datetime) -> SlackPayload:
    action, identity = next(iter(list_at(body, "actions")), {}), _presser(body, own)
    kind, _, button = text_at(action, "action_id").partition(":")
    button, moment = text_at(action, "value") or button, text_at(action, "action_ts")
    if not identity.user or not button or kind == "link":
        return _NOTHING
    channel = text_at(body, "channel", "id") or text_at(body, "container", "channel_id")
    thread = text_at(body, "message", "thread_ts") or text_at(body, "container", "thread_ts")
    hidden = bool(at(body, "container", "is_ephemeral"))
    if not channel or channel.startswith("D") or hidden:
        place = _private(identity, thread if channel.startswith("D") else "")
    else:
        place = ConversationAddress(SLACK.name, channel, private=False, thread=thread or text_at(body, "container", "message_ts"))
    pressed = Message(f"press:{identity.alone}:{moment or text_at(body, 'trigger_id')}:{button}", identity, place, ButtonPress(button), now)
    if kind in FORMS:
        return SlackPayload(opening=ModalRequest(text_at(body, "trigger_id"), kind, button, identity.alone, pressed))
    at_home = text_at(body, "container", "type") == "view"
    return SlackPayload((pressed, *(_home(identity, moment, now).messages if at_home else ())))


def _words(body: dict[str, Any], own: SlackAppIdentity, now: datetime) -> SlackPayload:
    view, identity = at(body, "view"), _presser(body, own)
    form, button = text_at(view, "callback_id"), text_at(view, "private_metadata")
    if not identity.user or form not in FORMS or (form == "reason" and not button):
        return _NOTHING
    words = text_at(view, "state", "values", WORDS, WORDS, "value")
    return SlackPayload((Message(f"view:{text_at(view, 'id')}:{button}", identity, _private(identity), FormSubmission(button, words), now),))


def _command(body: dict[str, Any], own: SlackAppIdentity, now: datetime) -> SlackPayload:
    user, team, enterprise = text_at(body, "user_id"), text_at(body, "team_id"), text_at(body, "enterprise_id")
    if not user:
        return _NOTHING
    known = own if own.teams or own.enterprise else SlackAppIdentity(frozenset({team} - {""}), enterprise)
    identity, text, channel = _identity(user, team, enterprise, known), plain_text(text_at(body, "text"), own.bot_user), text_at(body, "channel_id")
    content: MessageContent = TypedText(text) if text else MenuCommand("status")
    message = Message(f"command:{text_at(body, 'trigger_id')}", identity, _private(identity), content, now)
    return SlackPayload((message,), says_where="" if channel.startswith("D") else identity.alone)


def _shortcut(body: dict[str, Any], own: SlackAppIdentity, now: datetime) -> SlackPayload:
    identity, trigger = _presser(body, own), text_at(body, "trigger_id")
    if not identity.user:
        return _NOTHING
    match text_at(body, "callback_id"):
        case "my_account":
            return SlackPayload((Message(f"shortcut:{trigger}", identity, _private(identity), MenuCommand("status"), now),))
        case "new_ticket":
            instead = Message(f"shortcut:{trigger}", identity, _private(identity), MenuCommand("ticket"), now)
            return SlackPayload(opening=ModalRequest(trigger, "ticket", "", identity.alone, instead))
        case _:
            return _NOTHING
