"""The methods of the Web API: what each takes, which scope it needs, what it does to the workspace and what it answers."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.slack.strict import Refusal, check_arguments, check_message, check_view, is_timestamp
from tests.slack.workspace import Workspace, direct

Json = dict[str, Any]

_READ_SCOPES = {"D": "im", "C": "channels", "G": "groups"}


class Limited(Exception):
    """A 429 with its Retry-After."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True)
class Method:
    """`scope`: what the bot's token needs; "im:read" and "im:history" stand for the scope of the channel's kind."""

    allowed: str
    scope: str
    answer: Callable[[Workspace, Json], Json]


def call(room: Workspace, name: str, given: Json) -> Json:
    """Carries a call out; raises Refusal or Limited."""
    method = METHODS.get(name)
    if method is None:
        raise Refusal("unknown_method")
    scope = _scope(method, given)
    if room.scopes is not None and scope and scope not in room.scopes:
        raise Refusal("missing_scope", f"needed: {scope}")
    # Bolt's clients name the team in each call, whatever the method.
    check_arguments(given, {"token", "team_id", *method.allowed.split()})
    if given.get("team_id", room.team) != room.team and name != "auth.test":
        raise Refusal("team_not_found")
    return method.answer(room, given)


def _scope(method: Method, given: Json) -> str:
    if not method.scope.startswith("im:") or "channel" not in given:
        return method.scope
    return method.scope.replace("im", _READ_SCOPES.get(str(given["channel"])[:1], "im"))


def _channel(room: Workspace, given: Json, *, people: bool = False) -> str:
    """The channel of a call; `people`: a user's id stands for the DM."""
    channel = given.get("channel")
    if not isinstance(channel, str) or channel[:1] not in (*"CDG", *("UW" if people else "")) or not (channel.isalnum() and channel.isupper()):
        raise Refusal("channel_not_found", f"channel: {channel!r}")
    if {channel, direct(channel)} & room.gone:
        raise Refusal("is_archived" if channel.startswith(("C", "G")) else "channel_not_found")
    return direct(channel)


def _auth_test(room: Workspace, given: Json) -> Json:
    who = {"team_id": room.team, "user_id": room.bot_user, "bot_id": room.bot_id, "is_enterprise_install": room.org_wide}
    return {"url": "https://test.slack.com/", "team": "Test", "user": "accountdesk", **who, **({"enterprise_id": room.enterprise} if room.enterprise else {})}


def _teams(room: Workspace, given: Json) -> Json:
    return {"teams": [{"id": room.team, "name": "Test"}], "response_metadata": {"next_cursor": ""}}


def _open_connection(room: Workspace, given: Json) -> Json:
    ticket = f"ticket-{next(room.numbers)}"
    room.tickets.add(ticket)
    return {"url": room.api_url.replace("http://", "ws://").removesuffix("api/") + f"link/?ticket={ticket}&app_id={room.app_id}"}


def _bot(room: Workspace, given: Json) -> Json:
    if given.get("bot", room.bot_id) != room.bot_id:
        raise Refusal("bot_not_found")
    ids = {"id": room.bot_id, "app_id": room.app_id, "user_id": room.bot_user}
    return {"bot": {**ids, "deleted": False, "name": "accountdesk", "updated": 1764230000, "icons": {}}}


def _post_message(room: Workspace, given: Json) -> Json:
    channel = _channel(room, given, people=True)
    check_message(given)
    if wait := room.over_limit(channel):
        raise Limited(wait)
    message = room.post(channel, given, via="chat.postMessage")
    return {"channel": channel, "ts": message["ts"], "message": room.as_sent(message)}


def _post_ephemeral(room: Workspace, given: Json) -> Json:
    channel = _channel(room, given)
    user = given.get("user")
    if not isinstance(user, str) or not user.startswith(("U", "W")):
        raise Refusal("invalid_arguments" if user is None else "user_not_found", f"[ERROR] missing required field: user, given {user!r}")
    check_message(given)
    return {"message_ts": room.post(channel, given, via="chat.postEphemeral", ephemeral_to=user)["ts"]}


def _own(room: Workspace, given: Json, otherwise: str) -> Json:
    """The bot's message that a call is about."""
    channel, ts = _channel(room, given), given.get("ts")
    if any(one["channel"] == channel and one["ts"] == ts for one in room.said):
        raise Refusal(otherwise)
    for message in room.messages:
        if message["channel"] == channel and message["ts"] == ts and not message["deleted"] and message["ephemeral_to"] is None:
            return message
    raise Refusal("message_not_found")


def _update(room: Workspace, given: Json) -> Json:
    message = _own(room, given, "cant_update_message")
    check_message(given)
    room.change(message, given)
    return {"channel": message["channel"], "ts": message["ts"], "text": message["text"], "message": room.as_sent(message)}


def _delete(room: Workspace, given: Json) -> Json:
    message = _own(room, given, "cant_delete_message")
    message["deleted"] = True
    return {"channel": message["channel"], "ts": message["ts"]}


def _open_conversation(room: Workspace, given: Json) -> Json:
    users = str(given.get("users") or "").split(",")
    if given.get("channel"):
        return {"no_op": True, "already_open": True, "channel": {"id": _channel(room, given)}}
    if len(users) != 1 or not users[0].startswith(("U", "W")) or {users[0], direct(users[0])} & room.gone:
        raise Refusal("user_not_found")
    return {"no_op": True, "already_open": True, "channel": {"id": direct(users[0]), "is_im": True, "user": users[0]}}


def _all_in(room: Workspace, channel: str, given: Json) -> list[Json]:
    """Everything in a channel between `oldest` and `latest`, the oldest first."""
    metadata = _yes(given.get("include_all_metadata"))
    posted = [room.as_sent(one) for one in room.messages if one["channel"] == channel and not one["deleted"] and one["ephemeral_to"] is None]
    said = [_without(one, "channel", "channel_type", "event_ts") for one in room.said if one["channel"] == channel]
    both = [one if metadata else _without(one, "metadata") for one in (*posted, *copy.deepcopy(said))]
    oldest, latest = float(given.get("oldest") or 0), float(given.get("latest") or "inf")
    edges = (given.get("oldest"), given.get("latest")) if _yes(given.get("inclusive")) else ()
    within = [one for one in both if oldest < float(one["ts"]) < latest or one["ts"] in edges]
    return sorted(within, key=lambda one: str(one["ts"]))


def _page(found: list[Json], given: Json) -> Json:
    try:
        start, limit = int(given.get("cursor") or 0), int(given.get("limit") or 100)
    except ValueError as wrong:
        raise Refusal("invalid_arguments", f"[ERROR] {wrong}") from wrong
    more = start + limit < len(found)
    return {"messages": found[start : start + limit], "has_more": more, "response_metadata": {"next_cursor": str(start + limit) if more else ""}}


def _history(room: Workspace, given: Json) -> Json:
    found = [one for one in _all_in(room, _channel(room, given), given) if one.get("thread_ts") in (None, one["ts"])]
    return {**_page(found[::-1], given), "pin_count": 0}


def _replies(room: Workspace, given: Json) -> Json:
    ts = given.get("ts")
    if not is_timestamp(ts):
        raise Refusal("invalid_arguments", "[ERROR] missing required field: ts")
    everything = _all_in(room, _channel(room, given), {"include_all_metadata": given.get("include_all_metadata")})
    if all(one["ts"] != ts for one in everything):
        raise Refusal("thread_not_found")
    # As documented, and unlike the history: the message that began the thread comes first whatever the bounds, then its replies by age.
    within = {one["ts"] for one in _all_in(room, _channel(room, given), given)}
    found = [one for one in everything if one["ts"] == ts or (one.get("thread_ts") == ts and one["ts"] in within)]
    return _page(found, given)


def _conversation(room: Workspace, given: Json) -> Json:
    channel = _channel(room, given)
    if channel.startswith("D"):
        return {"channel": {"id": channel, "is_im": True, "is_org_shared": False, "user": channel[1:], "is_user_deleted": False, "context_team_id": room.team}}
    private = channel.startswith("G")
    kind = {"is_channel": not private, "is_group": private, "is_private": private, "is_im": False, "is_mpim": False, "is_ext_shared": False}
    return {"channel": {"id": channel, "name": channel.lower(), **kind, "is_archived": False, "is_member": True, "context_team_id": room.team}}


def _user(room: Workspace, given: Json) -> Json:
    user = given.get("user")
    if not isinstance(user, str) or not user.startswith(("U", "W")) or user in room.gone:
        raise Refusal("user_not_found")
    person = room.person(user)
    if not _yes(given.get("include_locale")):
        person.pop("locale")
    return {"user": person}


def _as_view(room: Workspace, view: Json, **more: Any) -> Json:
    """A view as Slack keeps it."""
    known: Json = {"private_metadata": "", "callback_id": "", "external_id": "", "state": {"values": {}}, "clear_on_close": False, "notify_on_close": False}
    home: Json = {"title": {"type": "plain_text", "text": "View Title", "emoji": True}, "close": None, "submit": None}
    ids = {"app_id": room.app_id, "bot_id": room.bot_id, "team_id": room.team, "app_installed_team_id": room.team, "previous_view_id": None}
    return {**home, **known, **copy.deepcopy(view), **ids, "hash": room.new_ts(), "blocks": room.with_ids(view["blocks"]), **more}


def _answered(view: Json) -> Json:
    return {"view": copy.deepcopy(_without(view, "user", "trigger", "open", "errors"))}


def _expect_view(given: Json, kind: str) -> Json:
    check_view(given.get("view"))
    view: Json = given["view"]
    if view["type"] != kind:
        raise Refusal("invalid_arguments", f"[ERROR] a {kind} is wanted here [/view/type]")
    return view


def _open_view(room: Workspace, given: Json) -> Json:
    view = _expect_view(given, "modal")
    if view.get("external_id") and any(one["external_id"] == view["external_id"] for one in room.modals):
        raise Refusal("duplicate_external_id")
    user, number = room.use_trigger(given.get("trigger_id")), f"V{next(room.numbers)}"
    kept = _as_view(room, view, id=number, root_view_id=number, user=user, trigger=given["trigger_id"], open=True, errors={})
    room.modals.append(kept)
    return _answered(kept)


def _update_view(room: Workspace, given: Json) -> Json:
    view = _expect_view(given, "modal")
    for kept in room.modals:
        if kept["open"] and (kept["id"] == given.get("view_id") or (given.get("external_id") and kept["external_id"] == given["external_id"])):
            _check_hash(kept, given)
            kept |= {"errors": {}, **_as_view(room, view, id=kept["id"], root_view_id=kept["root_view_id"])}
            return _answered(kept)
    raise Refusal("not_found")


def _publish(room: Workspace, given: Json) -> Json:
    user = given.get("user_id")
    if not isinstance(user, str) or not user.startswith(("U", "W")) or user in room.gone:
        raise Refusal("invalid_arguments", f"[ERROR] user_id: {user!r}")
    view, number = _expect_view(given, "home"), f"V{next(room.numbers)}"
    before = room.homes.get(user)
    if before is not None:
        _check_hash(before, given)
        number = before["id"]
    room.homes[user] = _as_view(room, view, id=number, root_view_id=number)
    return _answered(room.homes[user])


def _check_hash(kept: Json, given: Json) -> None:
    if given.get("hash") and given["hash"] != kept["hash"]:
        raise Refusal("hash_conflict")


def _file(room: Workspace, given: Json) -> Json:
    if given.get("file") not in room.files:
        raise Refusal("file_not_found")
    return {"file": copy.deepcopy(room.files[given["file"]]), "comments": [], "response_metadata": {"next_cursor": ""}}


def _without(value: Json, *names: str) -> Json:
    return {name: one for name, one in value.items() if name not in names}


def _yes(value: object) -> bool:
    return value in (True, 1, "1", "true", "True")


_MESSAGE = "channel text blocks attachments markdown_text as_user link_names parse"
_POSTED = f"{_MESSAGE} thread_ts icon_emoji icon_url username"
_PAGE = "channel cursor inclusive include_all_metadata latest limit oldest"

METHODS: dict[str, Method] = {
    "auth.test": Method("", "", _auth_test),
    "auth.teams.list": Method("cursor limit include_icon", "", _teams),
    "apps.connections.open": Method("", "", _open_connection),
    "bots.info": Method("bot", "users:read", _bot),
    "chat.postMessage": Method(f"{_POSTED} metadata mrkdwn reply_broadcast unfurl_links unfurl_media", "chat:write", _post_message),
    "chat.postEphemeral": Method(f"{_POSTED} user", "chat:write", _post_ephemeral),
    "chat.update": Method(f"{_MESSAGE} ts file_ids metadata reply_broadcast unfurl_links unfurl_media", "chat:write", _update),
    "chat.delete": Method("channel ts as_user", "chat:write", _delete),
    "conversations.open": Method("channel users return_im prevent_creation", "im:write", _open_conversation),
    "conversations.history": Method(_PAGE, "im:history", _history),
    "conversations.replies": Method(f"{_PAGE} ts", "im:history", _replies),
    "conversations.info": Method("channel include_locale include_num_members", "im:read", _conversation),
    "users.info": Method("user include_locale", "users:read", _user),
    "views.open": Method("view trigger_id interactivity_pointer", "", _open_view),
    "views.update": Method("view view_id external_id hash", "", _update_view),
    "views.publish": Method("view user_id hash", "", _publish),
    "files.info": Method("file count cursor limit page", "files:read", _file),
}
