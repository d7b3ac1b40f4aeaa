"""What Slack sends when people write, press, choose and submit: each payload as documented, built and handed out."""

import copy
import uuid
from abc import abstractmethod
from typing import Any

from tests.slack.workspace import Workspace, direct, elements_of

Json = dict[str, Any]

_TOKEN = "verification-token"


class Speaking(Workspace):
    """The people of a workspace, as a bot hears of them. Texts are as on the wire: what a person types as & is "&amp;" here."""

    @abstractmethod
    def deliver(self, kind: str, payload: Json) -> None:
        """Hands a payload out; `kind`: "events_api", "interactive" or "slash_commands"."""

    def event(self, event: Json, **envelope: Any) -> Json:
        """An event in its envelope; `envelope` overrides what stands around it."""
        authorization = {
            "enterprise_id": self.enterprise, "team_id": None if self.org_wide else self.team, "user_id": self.bot_user, "is_bot": True,
            "is_enterprise_install": self.org_wide,
        }  # fmt: skip
        payload = {
            "token": _TOKEN, "team_id": self.team, "api_app_id": self.app_id, "event": event, "type": "event_callback",
            "event_id": f"Ev{next(self.numbers):08d}", "event_time": int(self.now()), "authorizations": [authorization],
            "is_ext_shared_channel": False, "event_context": f"4-{uuid.uuid4().hex}", "context_team_id": self.team, "context_enterprise_id": self.enterprise,
            **({"enterprise_id": self.enterprise} if self.enterprise else {}), **envelope,
        }  # fmt: skip
        self.deliver("events_api", payload)
        return payload

    def say(self, user: str, text: str, *, channel: str | None = None, thread: str | None = None, **more: Any) -> Json:
        """Writes to the bot: in the DM, or with `channel` by mentioning it there. `more` goes into the event."""
        ts, team, where = self.new_ts(), self._team_of(user), channel or direct(user)
        private = where.startswith("D")
        assert private or f"<@{self.bot_user}>" in text, "a bot hears of a channel's message only where it is mentioned"
        said: Json = {
            "type": "message" if private else "app_mention", "user": user, "client_msg_id": str(uuid.uuid4()), "ts": ts, "text": text,
            "team": team, "user_team": team, "blocks": [_rich_text(text)], "channel": where, "event_ts": ts,
            **({"channel_type": "im"} if private else {}), **({"thread_ts": thread} if thread else {}), **more,
        }  # fmt: skip
        self.said.append({**said, "type": "message"})
        return self.event(said)

    def edit(self, user: str, ts: str, text: str) -> Json:
        """Changes what somebody has written in the DM."""
        now = self.new_ts()
        message = next(one for one in self.said if one["ts"] == ts and one["user"] == user)
        before = _inner(message)
        message |= {"text": text, "blocks": [_rich_text(text)], "edited": {"user": user, "ts": now}}
        around = {"channel": message["channel"], "channel_type": "im", "hidden": True, "ts": now, "event_ts": now}
        return self.event({"type": "message", "subtype": "message_changed", "message": _inner(message), "previous_message": before, **around})

    def open_home(self, user: str, tab: str = "home") -> Json:
        """Opens the app's home page, or with "messages" its DM."""
        view = {"view": copy.deepcopy(self.homes[user])} if tab == "home" and user in self.homes else {}
        return self.event({"type": "app_home_opened", "user": user, "channel": direct(user), "tab": tab, "event_ts": self.new_ts(), **view})

    def press(self, user: str, message: Json, button: Json | int, **more: Any) -> Json:
        """Presses a button of one of `messages`, also of one that has changed since. `button`: itself or its number in the message."""
        channel = message["channel"]
        ephemeral = message["ephemeral_to"] is not None
        container = {"type": "message", "message_ts": message["ts"], "channel_id": channel, "is_ephemeral": ephemeral}
        if message["thread_ts"]:
            container["thread_ts"] = message["thread_ts"]
        payload = {
            **self._pressed(user, message["blocks"], button), "container": container, "channel": self._channel_named(channel), "state": {"values": {}},
            **({} if ephemeral else {"message": self.as_sent(message)}),  # What only one person sees is not shown again.
            "response_url": self.new_response_url(channel, user, message), **more,
        }  # fmt: skip
        self.deliver("interactive", payload)
        return payload

    def press_in_home(self, user: str, button: Json | int, **more: Any) -> Json:
        """Presses a button of the home page that was published for this user."""
        return self.press_in_view(user, self.homes[user], button, **more)

    def press_in_view(self, user: str, view: Json, button: Json | int, **more: Any) -> Json:
        """Presses a button of a home page or of a modal that is open."""
        container = {"container": {"type": "view", "view_id": view["id"]}, "view": _shown_view(view)}
        payload = {**self._pressed(user, view["blocks"], button), **container, **more}
        self.deliver("interactive", payload)
        return payload

    def command(self, user: str, text: str = "", channel: str = "C1", **more: Any) -> Json:
        """Writes /account."""
        grid = {"enterprise_id": self.enterprise, "enterprise_name": "Grid"} if self.enterprise else {}
        payload = {
            "token": _TOKEN, "team_id": self._team_of(user), "team_domain": "test", **grid,
            "channel_id": channel, "channel_name": self._channel_named(channel)["name"],
            "user_id": user, "user_name": user.lower(), "command": "/account", "text": text, "api_app_id": self.app_id,
            "is_enterprise_install": "true" if self.org_wide else "false", "response_url": self.new_response_url(channel, user),
            "trigger_id": self.new_trigger(user), **more,
        }  # fmt: skip
        self.deliver("slash_commands", payload)
        return payload

    def shortcut(self, user: str, callback_id: str) -> Json:
        """Chooses a global shortcut."""
        payload = {**self._interaction(user, "shortcut"), "callback_id": callback_id, "action_ts": self.new_ts()}
        self.deliver("interactive", payload)
        return payload

    def submit(self, user: str, view: Json, values: dict[str, str]) -> Json:
        """Submits a modal that is open; `values` by action_id. Raises AssertionError where a person could not submit it."""
        assert view["open"], "this modal is closed"
        asked = {one["element"]["action_id"]: one for one in view["blocks"] if one["type"] == "input"}
        assert set(values) <= set(asked), f"no such input: {set(values) - set(asked)}"
        missing = [name for name, one in asked.items() if not one.get("optional") and not (values.get(name) or _initial(one["element"]))]
        assert not missing, f"these have to be filled in: {missing}"
        state: dict[str, Json] = {}
        for name, block in asked.items():
            state.setdefault(block["block_id"], {})[name] = _filled(block["element"], values.get(name))
        payload = {**self._interaction(user, "view_submission"), "view": {**_shown_view(view), "state": {"values": state}}, "response_urls": []}
        self.deliver("interactive", payload)
        return payload

    def _interaction(self, user: str, kind: str) -> Json:
        team = self._team_of(user)
        return {
            "type": kind, "user": {"id": user, "username": user.lower(), "name": user.lower(), "team_id": team}, "api_app_id": self.app_id, "token": _TOKEN,
            "trigger_id": self.new_trigger(user), "team": {"id": team, "domain": "test", **({"enterprise_id": self.enterprise} if self.enterprise else {})},
            "enterprise": {"id": self.enterprise, "name": "Grid"} if self.enterprise else None, "is_enterprise_install": self.org_wide,
        }  # fmt: skip

    def _pressed(self, user: str, blocks: list[Json], button: Json | int) -> Json:
        there = [(block["block_id"], one) for block in blocks for one in elements_of(block) if one["type"] == "button"]
        if isinstance(button, int):
            block_id, element = there[button]
        else:
            element = button
            block_id = next((at for at, one in there if one["action_id"] == button.get("action_id")), "gone")
        action = {name: copy.deepcopy(element[name]) for name in ("action_id", "text", "value", "style", "url") if name in element}
        return {**self._interaction(user, "block_actions"), "actions": [{"block_id": block_id, "type": "button", **action, "action_ts": self.new_ts()}]}

    def _team_of(self, user: str) -> str:
        return str(self.users.get(user, {}).get("team_id", self.team))

    def _channel_named(self, channel: str) -> Json:
        return {"id": channel, "name": "directmessage" if channel.startswith("D") else channel.lower()}


def _rich_text(text: str) -> Json:
    return {"type": "rich_text", "block_id": uuid.uuid4().hex[:5], "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}]}


def _inner(message: Json) -> Json:
    return copy.deepcopy({name: value for name, value in message.items() if name not in ("channel", "channel_type", "event_ts")})


def _shown_view(view: Json) -> Json:
    return copy.deepcopy({name: value for name, value in view.items() if name not in ("user", "trigger", "open", "errors")})


def _initial(element: Json) -> object:
    return element.get("initial_value") or element.get("initial_option")


def _filled(element: Json, value: str | None) -> Json:
    """An input's state once somebody has filled it in with this value."""
    kind = element["type"]
    if kind.endswith("_input"):
        return {"type": kind, "value": (element.get("initial_value") if value is None else value) or None}
    options = [*element.get("options", []), *(one for group in element.get("option_groups", []) for one in group["options"])]
    chosen = element.get("initial_option") if value is None else next(one for one in options if one["value"] == value)
    return {"type": kind, "selected_option": copy.deepcopy(chosen)}
