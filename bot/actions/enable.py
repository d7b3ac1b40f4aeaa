"""Enable: always approved by the right admin, written at the source, propagated by the sync (D10, D11, D13, D14, A11)."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from bot.accounts.facts import directory_in_use, portal_in_use, record, records
from bot.accounts.finding import Diagnosis, Status
from bot.accounts.masking import mask_account
from bot.accounts.records import Present, System, Unread
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.rules import Stage
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
    combined_effect,
)
from bot.actions.preconditions import cooling_refusal, disabled_systems, first_finding, general_refusal, has_ended, refusal, stage_of
from bot.actions.ways import BY_STATE, ActionLimit, ActionTerms, ApprovalTime, PolicyFloor, PolicyWay
from bot.errors import Denied
from bot.messages import Phrase
from bot.people.role import Role
from bot.ports import Systems
from bot.secret import Secret
from bot.tickets.ticket import Category
from bot.verification.level import Level


class Enable:
    """Never writes an end date: D39 is a ticket."""

    name: Final = ActionName.ENABLE
    hands: Final = Performer.WORKER
    terms: Final = ActionTerms(
        "enable",
        PolicyFloor(alone=None),
        (PolicyWay(Level.CODE, BY_STATE, ApprovalTime(working_days=1)),),
        limits=(ActionLimit.COOLING,),
        approver_by_state=True,
    )
    wish: Final = ActionWish("enable", ("request_enable",), one_look=True)
    aftermath: Final = ActionAftermath(Category.DISABLED, noticed=True, carried_on=True)

    def judge(self, case: Case) -> Justification | Refused:
        """Only disabled accounts; pending enabling needs nothing but the sync (D12)."""
        refused = general_refusal(case, "request_enable")
        if refused is not None:
            return refused
        if has_ended(case):
            # Enabling alone would not let somebody in whose end date has passed, also where being disabled is told first.
            told = first_finding(case, FindingGroup.DISABLED)
            return refusal(told, ticket=True) if told is not None else Refused(Phrase("wish.unknown"))
        systems = disabled_systems(case)
        if not systems:
            blind = first_finding(case, Row.UNREAD)
            return refusal(blind) if blind is not None else Refused(Phrase("wish.enable.not_disabled"))
        on_its_way = first_finding(case, Row.ENABLING_PENDING)
        if on_its_way is not None:
            return refusal(on_its_way)
        young = cooling_refusal(case)
        if young is not None:
            return young
        at_portal = System.PORTAL in systems and stage_of(case) is not Stage.P2
        row = first_finding(case, FindingGroup.DISABLED)
        snapshot = case.diagnosis.snapshot
        return Justification(
            row.row.value if row else "",
            tuple(one.account for one in directory_in_use(snapshot) if not one.enabled),
            tuple(one.account for one in portal_in_use(snapshot) if not one.enabled) if at_portal else (),
            must_be_approved=True,
            owner=Role.PORTAL_ADMIN if at_portal else Role.PERSONNEL_ADMIN,
        )

    async def perform(self, order: Order, systems: Systems, case: Case, secrets: Mapping[str, Secret]) -> KnownEffects:
        """At the portal if it was disabled there, else in personnel and the directory."""
        snapshot = case.diagnosis.snapshot
        personnel = record(snapshot.personnel)
        writes: list[Callable[[], Awaitable[None]]] = [partial(systems.portal.enable, account) for account in order.portal]
        if not order.portal and personnel is not None and not personnel.enabled:
            writes.append(partial(systems.personnel.enable, snapshot.person))
        if not order.portal:
            writes += [partial(systems.directory.enable, account) for account in order.accounts]
        denied: Denied | None = None
        for write in writes:
            try:
                await write()
            except Denied as trouble:  # what may not be written here must not keep the rest from being written
                denied = denied or trouble
        if denied is not None:
            raise denied
        return NOTHING_KNOWN

    def read_back(self, order: Order, case: Case, known: KnownEffects) -> ActionResult:
        """The source must say enabled; the rest is up to the sync."""
        snapshot, seen = case.diagnosis.snapshot, dict[str, Effect]()
        if order.portal:
            on = [account.enabled for account in records(snapshot.portal) if account.account in order.portal]
            seen["portal"] = Effect.UNCLEAR if isinstance(snapshot.portal, Unread) else Effect.DONE if on and all(on) else Effect.NOT_DONE
        else:
            if isinstance(snapshot.personnel, Present):
                seen["personnel"] = Effect.DONE if snapshot.personnel.record.enabled else Effect.NOT_DONE
            elif isinstance(snapshot.personnel, Unread):
                seen["personnel"] = Effect.UNCLEAR
            if order.accounts:
                on = [account.enabled for account in records(snapshot.directory) if account.account in order.accounts]
                seen["directory"] = Effect.UNCLEAR if isinstance(snapshot.directory, Unread) else Effect.DONE if on and all(on) else Effect.NOT_DONE
        return ActionResult(combined_effect(seen.values()), seen)

    def manual_steps(self, order: Order, case: Case) -> tuple[Phrase, ...]:
        """What the admin has to switch on where."""
        snapshot = case.diagnosis.snapshot
        if order.portal:
            off = [account.account for account in records(snapshot.portal) if account.account in order.portal and not account.enabled]
            return tuple(Phrase("decide.by_hand_portal", {"account": mask_account(one)}) for one in off)
        personnel = record(snapshot.personnel)
        steps = [Phrase("decide.by_hand_personnel", {"name": snapshot.person.name})] if personnel is not None and not personnel.enabled else []
        off = [account.account for account in records(snapshot.directory) if account.account in order.accounts and not account.enabled]
        return (*steps, *(Phrase("decide.by_hand_directory", {"account": mask_account(one)}) for one in off))

    def left_open(self, diagnosis: Diagnosis) -> tuple[Phrase, ...]:
        """What is not disabled need not be enabled."""
        if diagnosis.first(FindingGroup.DISABLED):
            return ()
        return (Phrase("wish.unknown" if diagnosis.status is Status.UNKNOWN else "wish.enable.not_disabled"),)

    def still_meant(self, asked: Justification, approver: Role | None, judged: Justification) -> bool:
        """Which admin decides hangs on where it is disabled: that may have changed since."""
        return asked.portal == judged.portal or approver is judged.owner

    def result_details(self, order: Order, effect: Effect, systems: Mapping[str, Effect]) -> tuple[Phrase, ...]:
        """Nothing more."""
        return ()
