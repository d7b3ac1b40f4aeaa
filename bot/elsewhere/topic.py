"""A topic that is not ours, and whose it is (C19)."""

from collections.abc import Mapping

from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class TopicOwner:
    """Whose a topic is. `names` by language, with `{placeholders}` for contacts; None where no number or address is known."""

    names: Mapping[str, str]
    phone: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class ForeignTopic:
    """`asks`: ways to ask about it, in any language. `answers` by language, with `{placeholders}` for contacts.

    `helpdesk`: whether the helpdesk takes it, so that it may become a ticket."""

    id: str
    asks: tuple[str, ...]
    answers: Mapping[str, str]
    owner: TopicOwner
    helpdesk: bool = False
