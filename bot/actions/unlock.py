"""Unlock: ends the lock of the person's own TPEAD account (D15, D18; D20 with an admin's approval)."""

from collections.abc import Mapping
from typing import Final

from bot.accounts.facts import directory_standing, records
from bot.accounts.finding import Diagnosis, Status
from bot.accounts.records import Unread
from bot.accounts.rows.row import FindingGroup, Row
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
    Undoing,
)
from bot.actions.preconditions import among_possible, first_finding, general_refusal, refusal
from bot.actions.ways import ActionTerms, PolicyFloor, PolicyWay, WaysByState
from bot.messages import Phrase
from bot.people.role import Role
from bot.ports import Systems
from bot.secret import Secret
from bot.tickets.ticket import Category
from bot.verification.level import Level


class Unlock:
    """The fourth within a day goes to people (D19); a portal lock is up to the portal's admin (D17)."""

    name: Final = ActionName.UNLOCK
    hands: Final = Performer.WORKER
    terms: Final = ActionTerms(
        "unlock",
        PolicyFloor(alone=Level.CODE),
        (PolicyWay(Level.CODE), PolicyWay(Level.CODE, Role.PERSONNEL_ADMIN.value)),
        limits=(),
        per_day=3,
        by_state=WaysByState("for a lock that ends by itself (D15, D18)", "for a lock that an admin ends (D20)", "for every lock"),
    )
    wish: Final = ActionWish("unlock", ("unlock", "request_unlock"), faq=("nologin-03",), one_look=True)
    aftermath: Final = ActionAftermath(Category.LOCK, noticed=True, watched=(Undoing.LOCKED_AGAIN,))
    manual_steps: Final = None

    def judge(self, case: Case) -> Justification | Refused:
        """Only a lock that is in effect, and not for the fourth time in a day."""
        refused = general_refusal(case, "unlock")
        if refused is not None:
            return refused
        by_admin = first_finding(case, Row.LOCKED_UNTIL_ADMIN)
        again = first_finding(case, Row.LOCKED_AGAIN)
        if by_admin is None and again is not None:
            return refusal(again, ticket=True)
        lock = by_admin or first_finding(case, Row.LOCKED, Row.BOTH_LOCKED)
        if lock is None:
            other = first_finding(case, Row.PORTAL_LOCKED, Row.LOCK_OVER, Row.UNREAD)
            return refusal(other) if other is not None else Refused(Phrase("wish.unlock.not_locked"))
        held = tuple(account.account for account in directory_standing(case.diagnosis.snapshot) if account.lock is not None and account.lock.holds(case.now))
        return Justification(lock.row.value, held, must_be_approved=by_admin is not None)

    async def perform(self, order: Order, systems: Systems, case: Case, secrets: Mapping[str, Secret]) -> KnownEffects:
        """Unlocks what is locked; the directory itself counts an unlock only if a lock was in effect."""
        for account in order.accounts:
            await systems.directory.unlock(account)
        return NOTHING_KNOWN

    def read_back(self, order: Order, case: Case, known: KnownEffects) -> ActionResult:
        """No lock older than the order may be left; a newer one means that something locks it again."""
        snapshot = case.diagnosis.snapshot
        if isinstance(snapshot.directory, Unread):
            return ActionResult(Effect.UNCLEAR, {"directory": Effect.UNCLEAR})
        own_accounts = [account for account in records(snapshot.directory) if account.account in order.accounts]
        held = any(account.lock is not None and account.lock.holds(case.now) and account.lock.since <= order.started for account in own_accounts)
        effect = Effect.NOT_DONE if held or not own_accounts else Effect.DONE
        ran_out = all(account.lock is not None and not account.lock.holds(case.now) for account in own_accounts)
        return ActionResult(effect, {"directory": effect}, by_itself=effect is Effect.DONE and ran_out)

    def left_open(self, diagnosis: Diagnosis) -> tuple[Phrase, ...]:
        """Without a lock there is nothing to unlock."""
        if diagnosis.first(FindingGroup.LOCKED, FindingGroup.DISABLED):
            return ()
        return (Phrase("wish.unknown" if diagnosis.status is Status.UNKNOWN else "wish.unlock.not_locked"),)

    def still_meant(self, asked: Justification, approver: Role | None, judged: Justification) -> bool:
        """The same accounts."""
        return among_possible(asked, judged)

    def result_details(self, order: Order, effect: Effect, systems: Mapping[str, Effect]) -> tuple[Phrase, ...]:
        """Nothing more."""
        return ()
