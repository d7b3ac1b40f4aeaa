"""What a person is offered: only what they could really have, since an offer that is taken back one message later is worse than none.

The state of an account says what would help; whether this person can prove who they are, the policy and what they have enrolled or registered say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from bot.accounts.diagnosis import RESETS, withhold
from bot.actions.action import Action, ActionName, Case, Refused
from bot.actions.policy import NO_PROOF, Policy, decide_policy
from bot.actions.ways import CodeAddress
from bot.people.account_lookup import LookupResult
from bot.requests.cases import MethodAvailability, enrolled_methods, provable_reach
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store

_BY_HAND: Final = "action.by_hand"
_CAN: Final[Mapping[str, str]] = {"address": "no_address", "other_address": "no_address"}
"""How a sentence that offers says what is missing."""
_UNPROVEN: Final = "unproven"
_TO_PEOPLE: Final = "refused"


@dataclass(frozen=True)
class ProvableOffers:
    """Takes from a look what this person could not have."""

    actions: Mapping[ActionName, Action]
    policy: Policy
    methods: Iterable[MethodAvailability]
    store: Store

    async def __call__(self, seen: LookupResult) -> LookupResult:
        """What was seen, without what would be refused. What is enrolled is read only where it could make the difference."""
        withheld = self._withheld(Case(seen.diagnosis, seen.rules, seen.now))
        if not withheld:
            return seen
        async with self.store.look() as work:
            enrolled = enrolled_methods(await work.credentials.of_person(seen.snapshot.person.id))
        if enrolled:
            withheld = self._withheld(Case(seen.diagnosis, seen.rules, seen.now, enrolled=enrolled))
        return replace(seen, diagnosis=withhold(seen.diagnosis, withheld))

    def _withheld(self, case: Case) -> dict[str, str]:
        """Each remedy that is refused whatever the person does, and the word for why."""
        withheld: dict[str, str] = {}
        for action in self.actions.values():
            reach = provable_reach(self.methods, case, changing_mailbox=action.terms.code_to is CodeAddress.ELSEWHERE)
            answer = decide_policy(action, case, reach, self.policy)
            if isinstance(answer, Refused) and (why := _why(answer)):
                withheld |= dict.fromkeys(RESETS if RESETS & set(action.wish.remedies) else action.wish.remedies, why)
        return withheld


def _why(refused: Refused) -> str:
    match refused.because.key:
        case key if key == NO_PROOF:
            return _CAN.get(str(refused.because.words.get("missing")), _UNPROVEN)
        case key if key == _BY_HAND:
            return _TO_PEOPLE
        case _:
            return ""
