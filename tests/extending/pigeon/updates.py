"""From an update of the pigeon post to a message of ours, or to nothing. Pure."""

from datetime import datetime
from typing import Any

from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, Message, TypedText

from .platform import PIGEON


def parse_update(update: Any, now: datetime) -> Message | None:
    """`loft` is the group it was said in; without one it was said to the desk alone."""
    if not isinstance(update, dict) or not isinstance(update.get("pigeon"), str):
        return None
    pigeon, loft = update["pigeon"], update.get("loft")
    place = ConversationAddress(PIGEON.name, loft, private=False) if isinstance(loft, str) else ConversationAddress(PIGEON.name, pigeon, private=True)
    if isinstance(update.get("button"), str):
        said: TypedText | ButtonPress = ButtonPress(update["button"])
    elif isinstance(update.get("text"), str):
        said = TypedText(update["text"])
    else:
        return None
    return Message(f"update:{update.get('number')}", ChatIdentity(PIGEON.name, pigeon), place, said, now)
