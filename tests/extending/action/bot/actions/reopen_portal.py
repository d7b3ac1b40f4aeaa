"""Switches a disabled portal account on again: the toy action of `docs/extending.md`."""

from collections.abc import Mapping
from typing import Final

from bot.accounts.facts import portal_in_use, records
from bot.accounts.finding import Diagnosis
from bot.accounts.records import Unread
from bot.accounts.rows.row import Row
from bot.actions.action import (
    NOTHING_KNOWN,
    ActionAftermath,
    ActionName,
    ActionResult,
    ActionWish,
    Case,
    Effect,
    Justification,
    KnownEffects,
    Order,
    Performer,
    Refused,
)
from bot.actions.preconditions import among_possible
from bot.actions.ways import ActionLimit, ActionTerms, PolicyFloor, PolicyWay
from bot.messages import Phrase
from bot.people.role import Role
from bot.ports import Systems
from bot.secret import Secret
from bot.tickets.ticket import Category
from bot.verification.level import Level


class ReopenPortal:
    """Nothing but the portal is written to."""

    name: Final = ActionName.REOPEN_PORTAL
    hands: Final = Performer.WORKER
    terms: Final = ActionTerms("enable", PolicyFloor(alone=Level.CODE), (PolicyWay(Level.CODE),), limits=(ActionLimit.COOLING,))
    wish: Final = ActionWish("reopen_portal")
    aftermath: Final = ActionAftermath(Category.DISABLED, noticed=True)
    manual_steps: Final = None

    def judge(self, case: Case) -> Justification | Refused:
        """Only what is disabled."""
        off = tuple(account.account for account in portal_in_use(case.diagnosis.snapshot) if not account.enabled)
        return Justification(Row.PORTAL_DISABLED, portal=off) if off else Refused(Phrase("action.portal_is_open"))

    async def perform(self, order: Order, systems: Systems, case: Case, secrets: Mapping[str, Secret]) -> KnownEffects:
        """Enables each."""
        for account in order.portal:
            await systems.portal.enable(account)
        return NOTHING_KNOWN

    def read_back(self, order: Order, case: Case, known: KnownEffects) -> ActionResult:
        """All of them must be on."""
        snapshot = case.diagnosis.snapshot
        on = [account.enabled for account in records(snapshot.portal) if account.account in order.portal]
        effect = Effect.UNCLEAR if isinstance(snapshot.portal, Unread) else Effect.DONE if on and all(on) else Effect.NOT_DONE
        return ActionResult(effect, {"portal": effect})

    def left_open(self, diagnosis: Diagnosis) -> tuple[Phrase, ...]:
        """Nothing."""
        return ()

    def still_meant(self, asked: Justification, approver: Role | None, judged: Justification) -> bool:
        """The same accounts."""
        return among_possible(asked, judged)

    def result_details(self, order: Order, effect: Effect, systems: Mapping[str, Effect]) -> tuple[Phrase, ...]:
        """Nothing more."""
        return ()
