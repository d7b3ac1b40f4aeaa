"""Several accounts of one person, of which one is to stay or is to be bound: which they are, and which of them a text names (D31, D33, D34). Pure.

People name an account as they see it: whole, as the desk masks it, by how it begins or ends, or as the short one.
"""

import re
from typing import Final

from bot.accounts.facts import directory_standing, own_bindings, records, same_account
from bot.accounts.finding import Diagnosis
from bot.accounts.masking import mask_account
from bot.accounts.rows.row import Row
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass

OF_SEVERAL: Final = frozenset({Row.DUPLICATE.value, Row.BIND_MAIN.value, Row.BINDING_CONFLICT.value})
"""The rows of people who have more than one account of a kind."""
_SINGLE: Final = lazy_pattern(r"[A-Za-z]{2}\d{4}")
_BEGINS: Final = lazy_pattern(r"(?<![A-Za-z])[A-Za-z]{2,6}-?\s?(?:開頭|字頭|的?那[個組支])|\b(?:begin|start)(?:s|ning)? with\b", re.IGNORECASE)
_SHORT: Final = lazy_pattern(r"短的|[較最]短|\bshort(?:er|est)?\b", re.IGNORECASE)
_LONG: Final = lazy_pattern(r"長的|[較最]長|\blong(?:er|est)?(?= (?:one|name|account))", re.IGNORECASE)
_LEAST_HEAD: Final = 2


@dataclass(frozen=True, slots=True)
class SeveralAccounts:
    """The row that finds them, and the accounts in the order in which they are listed; `bound` is the place of the one that is bound, -1 for none."""

    row: Row
    names: tuple[str, ...]
    bound: int = -1

    def masked(self, place: int) -> str:
        """One of them, as the desk writes it."""
        return mask_account(self.names[place])

    def others(self, place: int) -> str:
        """All but one of them."""
        return " / ".join(mask_account(name) for number, name in enumerate(self.names) if number != place)

    def is_single(self, place: int) -> bool:
        """Whether it has the form of a single account, which TPEAD accounts are renamed to (R3, R5)."""
        return _SINGLE.fullmatch(self.names[place]) is not None


def several_accounts(diagnosis: Diagnosis) -> SeveralAccounts | None:
    """The accounts among which this person has to choose; None where there is nothing to choose, or no choosing (D2, D4)."""
    found = None if diagnosis.stopped else diagnosis.first(Row.BINDING_CONFLICT, Row.DUPLICATE, Row.BIND_MAIN)
    if found is None:
        return None
    portal, directory = records(diagnosis.snapshot.portal), directory_standing(diagnosis.snapshot)
    in_portal, in_directory = tuple(account.account for account in portal), tuple(account.account for account in directory)
    names = in_portal if found.row is Row.BIND_MAIN else in_directory if found.row is Row.DUPLICATE else (*in_directory, *in_portal)
    bindings = own_bindings(diagnosis.snapshot)
    bound = next((place for place, name in enumerate(names) if any(same_account(name, end) for one in bindings for end in (one.directory, one.portal))), -1)
    return SeveralAccounts(found.row, names, bound) if len(names) > 1 else None


def may_name(text: str) -> bool:
    """Whether the text has the shape of naming an account by how it begins."""
    return _BEGINS.search(text) is not None


def named_in(text: str, several: SeveralAccounts) -> dict[int, tuple[re.Match[str], ...]]:
    """Which of them the text names, and where."""
    named: dict[int, tuple[re.Match[str], ...]] = {}
    for place, name in enumerate(several.names):
        others = tuple(other for number, other in enumerate(several.names) if number != place)
        if found := tuple(match for pattern in _ways(name, others) for match in pattern.finditer(text)):
            named[place] = found
    return named


def _ways(name: str, others: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Whole, as it is masked, and, where they name no other one, by its beginning, its end and its length."""
    shown = mask_account(name)
    head, tail = _ends(shown)
    ends = [_ends(mask_account(other)) for other in others]
    ways = [_token(re.escape(name)), _token(re.escape(shown))]
    if len(head) >= _LEAST_HEAD and all(head.casefold() != other.casefold() for other, _ in ends):
        ways.append(_token(re.escape(head)))
    if tail and all(tail.casefold() != other.casefold() for _, other in ends):
        end = re.escape(tail)
        before, behind = r"(?:尾[碼巴]?|結尾|\bend(?:s|ing)?)\s?(?:是|in|with)?\s?", r"(?=結尾|的?那[個一]| one\b)"
        ways.append(re.compile(rf"{before}{end}(?![0-9A-Za-z])|(?<![0-9A-Za-z*])-?{end}{behind}", re.IGNORECASE))
    if all(len(name) < len(other) for other in others):
        ways.append(_SHORT)
    if all(len(name) > len(other) for other in others):
        ways.append(_LONG)
    return tuple(ways)


def _ends(shown: str) -> tuple[str, str]:
    """What stands before the hidden part, without its hyphen, and behind it."""
    head, _, tail = shown.partition("*")
    return head.rstrip("-"), tail.lstrip("*")


def _token(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9A-Za-z*@._-]){pattern}(?![0-9A-Za-z*@_])(?!-[*0-9])", re.IGNORECASE)
