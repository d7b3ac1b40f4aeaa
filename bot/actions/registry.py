"""All actions, each once; a name without its action is a type error."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.actions.action import Action, ActionName
from bot.actions.bind import Bind, Rebind
from bot.actions.enable import Enable
from bot.actions.reset_password import ResetPassword
from bot.actions.unlock import Unlock
from bot.tickets.ticket import Category


def _action(name: ActionName) -> Action:
    match name:
        case ActionName.UNLOCK:
            return Unlock()
        case ActionName.BIND:
            return Bind()
        case ActionName.REBIND:
            return Rebind()
        case ActionName.RESET_PASSWORD:
            return ResetPassword()
        case ActionName.ENABLE:
            return Enable()


ACTIONS: Final[Mapping[ActionName, Action]] = MappingProxyType({name: _action(name) for name in ActionName})
"""In the order in which the policy and `doctor` list them."""
WISH_CATEGORIES: Final[Mapping[str, Category]] = MappingProxyType({f"wish:{action.wish.name}": action.aftermath.category for action in ACTIONS.values()})
"""What a ticket is about where one of these wishes was talked about."""
