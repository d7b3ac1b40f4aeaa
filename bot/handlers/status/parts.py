"""A part of the status answer alone, and which of its buttons helps most. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from bot.accounts.finding import Finding
from bot.accounts.rows.row import FindingGroup, Row
from bot.dialogue.conversation import AnswerPart
from bot.messages import Choice, Phrase

_REASONS: Final[Mapping[FindingGroup, str]] = MappingProxyType(
    {FindingGroup.LOCKED: "locked", FindingGroup.DISABLED: "disabled", FindingGroup.SYNC: "unsynced", FindingGroup.BINDING: "unbound"}
)
_BINDS_BY_ONESELF: Final = frozenset({Row.BIND_FIRST, Row.BIND_NOW, Row.BIND_AT_ONCE})
"""The only binding rows with the general reason: people who are unbound can bind their accounts themselves."""
_BESIDE: Final = ("faq:", "wish:approve_help")
"""What the buttons mean that lead away from the own trouble."""


def with_main(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The same buttons, the first drawn as the main one: the act that helps, else the promise to tell; never one that leads away from the trouble."""
    if not choices or choices[0].means.startswith(_BESIDE):
        return choices
    return (replace(choices[0], main=True), *choices[1:])


def only(part: AnswerPart, main: Finding, named: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The answer to "how long?", "who?" or "why?" alone."""
    if part is AnswerPart.REASON:
        general = main.group is not FindingGroup.BINDING or main.row in _BINDS_BY_ONESELF
        known = _REASONS.get(main.group) if general else None
        return (Phrase(f"followup.why-{known}"),) if known else (main.tell, *named)
    if part is AnswerPart.OWNER:
        return named or _nobody_in_particular(main)
    # A slow sync states when it counts as failed, not when it is done.
    until = None if main.tell.key.endswith("-slow") else main.until
    return (main.tell, *named) if until is None else (Phrase("followup.until", {"until": until}),)


def _nobody_in_particular(main: Finding) -> tuple[Phrase, ...]:
    """Who acts if no admin does: the helpdesk, the sync by itself, or nobody, since nothing is wrong."""
    if main.row is Row.FINE:
        return (Phrase("followup.nothing-wrong"),)
    slow = main.row in (Row.SYNC_SLOW, Row.NOT_ARRIVED)
    return (Phrase("owner.is_helpdesk" if main.owner is not None or slow else "followup.nobody-needed"),)
