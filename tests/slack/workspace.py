"""The workspace behind the stand-in: what was posted, who is there, which triggers and answering addresses were given out."""

import copy
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from bot.clock import SystemClock
from tests.slack.strict import Refusal

Json = dict[str, Any]

TRIGGER_LASTS = 3.0
RESPONSE_LASTS = 1800.0
RESPONSE_USES = 5


@dataclass(frozen=True)
class Fault:
    """What goes wrong with a call. `kind`: "429", a status like "500" or "403" with a page of somebody else's, "text" (200, and no JSON), "error:<code>" (refused
    with any code, known or not), "blocks:<code>" (refused where the call brings blocks), "cut" (carried out, then no answer), "hang" (no answer until closed)."""

    kind: str
    retry_after: int = 3


@dataclass
class Arranged:
    """A fault that waits for the calls it is meant for."""

    fault: Fault
    method: str | None
    channel: str | None
    times: int


@dataclass
class ResponseUrl:
    """An answering address: good for five uses within half an hour. `original`: the message its interaction came from."""

    channel: str
    user: str
    original: Json | None
    given: float
    uses: int = 0


class Workspace:
    """All that Slack remembers. `refused` and `early`: what a bot did that the real one would not have let pass."""

    bot_user = "UBOT"
    bot_id = "BBOT"
    app_id = "A1"

    def __init__(
        self,
        bot_token: str = "xoxb-test-bot",
        app_token: str = "xapp-test-app",
        signing_secret: str = "signing-secret",
        team: str = "T1",
        enterprise: str | None = None,
    ) -> None:
        self.bot_token, self.app_token, self.signing_secret = bot_token, app_token, signing_secret
        self.team, self.enterprise = team, enterprise
        self.org_wide = enterprise is not None
        self.limit: float | None = None
        self.scopes: set[str] | None = None
        self.gone: set[str] = set()
        self.api_url = ""
        self.calls: list[tuple[str, Json]] = []
        self.refused: list[tuple[str, str]] = []
        self.early: list[tuple[str, str]] = []
        self.messages: list[Json] = []
        self.said: list[Json] = []
        self.homes: dict[str, Json] = {}
        self.modals: list[Json] = []
        self.users: dict[str, Json] = {}
        self.contents: dict[str, bytes] = {}
        self.files: dict[str, Json] = {}
        self.tickets: set[str] = set()
        self.responses: dict[str, ResponseUrl] = {}
        self.numbers: Iterator[int] = count(1)
        self._last_ts = 0
        self._triggers: dict[str, tuple[str, float, bool]] = {}
        self._arranged: list[Arranged] = []
        self._closed_until: dict[tuple[str, str], float] = {}
        self._posted: dict[str, float] = {}

    def now(self) -> float:
        """The seconds of the machine's clock, which signatures are checked against."""
        return SystemClock().now().timestamp()

    def new_ts(self) -> str:
        """A message's ts: later than each before it."""
        self._last_ts = max(int(self.now() * 10_000) * 100, self._last_ts + 100)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def new_trigger(self, user: str) -> str:
        """A trigger_id, good for one view within three seconds."""
        trigger = f"{next(self.numbers)}.{self.team}.{time.monotonic_ns():x}"
        self._triggers[trigger] = (user, time.monotonic(), False)
        return trigger

    def use_trigger(self, trigger: object) -> str:
        """The user who is shown the view."""
        if not isinstance(trigger, str) or trigger not in self._triggers:
            raise Refusal("invalid_trigger_id")
        user, given, used = self._triggers[trigger]
        if used:
            raise Refusal("exchanged_trigger_id")
        if time.monotonic() - given > TRIGGER_LASTS:
            raise Refusal("expired_trigger_id")
        self._triggers[trigger] = (user, given, True)
        return user

    def new_response_url(self, channel: str, user: str, original: Json | None = None) -> str:
        """The address that an interaction is answered at."""
        name = f"{next(self.numbers)}{time.monotonic_ns():x}"
        self.responses[name] = ResponseUrl(channel, user, original, time.monotonic())
        return self.api_url.removesuffix("api/") + f"response/{name}"

    def person(self, user: str) -> Json:
        """What users.info says about somebody."""
        name = user.lower()
        known: Json = {
            "id": user, "team_id": self.team, "name": name, "real_name": name, "deleted": False, "is_bot": user == self.bot_user, "is_app_user": False,
            "is_stranger": False, "is_restricted": False, "is_ultra_restricted": False, "tz": "Asia/Taipei", "tz_offset": 28800, "locale": "zh-TW",
            "profile": {"real_name": name, "display_name": name, "team": self.team}, "updated": 1764230000,
        }  # fmt: skip
        if self.enterprise is not None:
            known["enterprise_user"] = {"id": user, "enterprise_id": self.enterprise, "teams": [self.team], "is_admin": False, "is_owner": False}
        return {**known, **copy.deepcopy(self.users.get(user, {}))}

    def shown(self, channel_or_user: str) -> list[Json]:
        """What the bot's messages in a channel, or in a user's DM, look like now."""
        channel = direct(channel_or_user)
        return [one for one in self.messages if one["channel"] == channel and not one["deleted"]]

    def post(self, channel: str, given: Json, *, via: str, ephemeral_to: str | None = None) -> Json:
        """Puts a message of the bot's down."""
        message = {
            "channel": channel, "ts": self.new_ts(), "text": given.get("text") or given.get("markdown_text") or "",
            "blocks": self.with_ids(given.get("blocks")), "thread_ts": given.get("thread_ts"), "metadata": given.get("metadata"),
            "ephemeral_to": ephemeral_to, "via": via, "deleted": False, "edited": 0,
        }  # fmt: skip
        self.messages.append(message)
        return message

    def change(self, message: Json, given: Json) -> None:
        """Changes a message in place; blocks and metadata that are not given stay as they were."""
        if "text" in given or "markdown_text" in given:
            message["text"] = given.get("text") or given.get("markdown_text") or ""
        if "blocks" in given:
            message["blocks"] = self.with_ids(given["blocks"])
        if "metadata" in given:
            message["metadata"] = given["metadata"] or None
        message["edited"] += 1

    def with_ids(self, blocks: list[Json] | None) -> list[Json]:
        """Blocks as Slack keeps them: each with a block_id, each of their elements with an action_id."""
        kept = copy.deepcopy(blocks or [])
        for block in kept:
            block.setdefault("block_id", f"b{next(self.numbers)}")
            for element in elements_of(block):
                element.setdefault("action_id", f"a{next(self.numbers)}")
        return kept

    def as_sent(self, message: Json) -> Json:
        """A message of the bot's as Slack shows it to others."""
        shown: Json = {"text": "", "type": "message", "user": self.bot_user, "bot_id": self.bot_id, "app_id": self.app_id, "team": self.team}
        shown |= {name: message[name] for name in ("ts", "text", "blocks", "thread_ts", "metadata") if message[name]}
        if message["edited"]:
            shown["edited"] = {"user": self.bot_id, "ts": message["ts"]}
        return copy.deepcopy(shown)

    def fault(self, fault: Fault, *, method: str | None = None, channel: str | None = None, times: int = 1) -> None:
        """Has the next `times` calls of a method (any), in a channel (any), go wrong; -1: until `calm`."""
        self._arranged.append(Arranged(fault, method, None if channel is None else direct(channel), times))

    def calm(self) -> None:
        """Nothing more goes wrong, and nobody has to wait any longer."""
        self._arranged.clear()
        self._closed_until.clear()

    def next_fault(self, method: str, channel: str) -> Fault | None:
        """What goes wrong with this call."""
        for one in self._arranged:
            if one.times and one.method in (None, method) and one.channel in (None, channel):
                one.times -= 1 if one.times > 0 else 0
                return one.fault
        return None

    def close_for(self, seconds: int, method: str, channel: str) -> None:
        """A 429: who calls again before the seconds have passed is early."""
        self._closed_until[_lane(method, channel)] = time.monotonic() + seconds

    def wait_left(self, method: str, channel: str) -> int:
        """The seconds for which a 429 still holds."""
        return max(0, math.ceil(self._closed_until.get(_lane(method, channel), 0.0) - time.monotonic()))

    def over_limit(self, channel: str) -> int:
        """The seconds until a channel takes the next message; notes a post where it takes it now."""
        if self.limit is None:
            return 0
        left = self._posted.get(channel, -math.inf) + self.limit - time.monotonic()
        if left <= 0:
            self._posted[channel] = time.monotonic()
            return 0
        return math.ceil(left)


def direct(channel_or_user: str) -> str:
    """The DM of a user; a channel as it is."""
    return f"D{channel_or_user}" if channel_or_user[:1] in ("U", "W") else channel_or_user


def elements_of(block: Json) -> list[Json]:
    """What in a block can be pressed, chosen or typed into."""
    inside = [block.get("accessory"), block.get("element"), *(block.get("elements", []) if block["type"] == "actions" else [])]
    return [one for one in inside if one is not None and one["type"] != "image"]


def _lane(method: str, channel: str) -> tuple[str, str]:
    return method, channel if method.startswith("chat.") else ""
