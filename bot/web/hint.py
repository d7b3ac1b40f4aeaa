"""The requirements of a new password, shown before it is typed, with the rules that a script can tick off meanwhile. Pure."""

from collections.abc import Iterable
from typing import Final

from bot.actions.password_rule import PageRule, PasswordRule, Weakness, rules_for_page
from bot.messages import Phrase
from bot.runtime.quick_dataclass import dataclass

_CHECKED: Final = {
    "password.hint_length": frozenset({Weakness.TOO_SHORT, Weakness.TOO_LONG}),
    "password.hint_kinds": frozenset({Weakness.NO_UPPER, Weakness.NO_LOWER, Weakness.NO_DIGIT, Weakness.NO_SYMBOL}),
    "password.hint_plain": frozenset({Weakness.NOT_PLAIN, Weakness.EDGE_SPACE}),
}


@dataclass(frozen=True, slots=True)
class Hint:
    """One line; without `rules` only the desk can tell whether it is met."""

    says: Phrase
    rules: tuple[PageRule, ...]

    @property
    def apart(self) -> bool:
        """Whether its rules are ticked off one by one."""
        return self.says.key == "password.hint_kinds"


def checked_hints(phrases: Iterable[Phrase], rule: PasswordRule) -> tuple[Hint, ...]:
    """The lines, each with the rules it stands for."""
    rules = rules_for_page(rule)
    return tuple(Hint(phrase, tuple(page_rule for page_rule in rules if page_rule.weakness in _CHECKED.get(phrase.key, ()))) for phrase in phrases)
