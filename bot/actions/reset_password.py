"""Choose a new password for TPEAD, and for the mailbox of the same name; the portal's is never touched (R29-R31, D21, D22, D38)."""

from collections.abc import Mapping
from typing import Final

from bot.accounts.advice import advise
from bot.accounts.facts import directory_in_use, mailbox_of_same_name, portal_in_use, records
from bot.accounts.finding import Diagnosis, Status, Want, Wish
from bot.accounts.records import Unread
from bot.accounts.rows.row import NOT_ARRIVED_YET, FindingGroup, Row
from bot.accounts.rules import Stage
from bot.actions.action import (
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
    combined_effect,
)
from bot.actions.preconditions import cooling_refusal, first_finding, general_refusal, refusal, stage_of
from bot.actions.ways import ActionLimit, ActionTerms, CodeAddress, PolicyFloor, PolicyWay
from bot.errors import BackEndError, NotAccepted
from bot.messages import Phrase
from bot.people.role import Role
from bot.ports import Systems
from bot.secret import Secret
from bot.tickets.ticket import Category
from bot.verification.level import Level

NEW: Final = "new_password"
"""The name under which the page passes on the chosen password."""


class ResetPassword:
    """Executed inside the person's own web request, since the password exists nowhere else."""

    name: Final = ActionName.RESET_PASSWORD
    hands: Final = Performer.PAGE
    terms: Final = ActionTerms(
        "reset",
        PolicyFloor(alone=Level.CERTIFIED),
        (PolicyWay(Level.CERTIFIED), PolicyWay(Level.CODE, Role.PERSONNEL_ADMIN.value)),
        limits=(ActionLimit.COOLING,),
        code_to=CodeAddress.ELSEWHERE,
    )
    wish: Final = ActionWish("reset_password", ("reset_password",), faq=("password-04",), want=Want.NEW_PASSWORD)
    aftermath: Final = ActionAftermath(Category.PASSWORD, noticed=True, watched=(Undoing.LOCKED_AGAIN, Undoing.PASSWORD_SET_AGAIN), ends_access=True)
    manual_steps: Final = None

    def judge(self, case: Case) -> Justification | Refused:
        """Only who is bound, enabled and read in full; never with somebody else's certificate (D24), nor soon after a weak link (T1)."""
        stranger = first_finding(case, Row.CERTIFICATE_HOLDER, Row.BINDING_CONFLICT)
        if stranger is not None:
            return refusal(stranger, ticket=True)
        refused = general_refusal(case, "reset_password")
        advice = advise(case.diagnosis, Wish(Want.NEW_PASSWORD), case.rules, case.now).finding
        if advice is not None and advice.row is Row.BIND_FIRST and (refused is None or refused.row == ""):
            return refusal(advice, instead=("bind",) if "bind" in advice.remedies else ())
        if refused is not None:
            return refused
        young = cooling_refusal(case)
        if young is not None:
            return young
        if advice is None:
            other = first_finding(case, FindingGroup.UNREAD, *NOT_ARRIVED_YET, Row.PORTAL_ONLY, Row.DUPLICATE)
            return refusal(other) if other is not None else Refused(Phrase("action.no_password_here"), ticket=True)
        accounts = directory_in_use(case.diagnosis.snapshot)
        if len(accounts) != 1:
            return Refused(Phrase("action.several_accounts"), Row.DUPLICATE.value, ticket=True)
        kept = () if stage_of(case) is Stage.P2 else tuple(one.account for one in portal_in_use(case.diagnosis.snapshot))
        return Justification(advice.row.value, (accounts[0].account,), kept)

    async def perform(self, order: Order, systems: Systems, case: Case, secrets: Mapping[str, Secret]) -> KnownEffects:
        """The directory first; only what it accepted goes to the mailbox. A mailbox that does not answer is asked once more."""
        new = secrets[NEW]
        await systems.directory.set_password(order.accounts[0], new)
        mailbox = mailbox_of_same_name(case.diagnosis.snapshot)
        if mailbox is None:
            return {"directory": Effect.DONE}
        try:
            try:
                await systems.mailbox.set_password(mailbox.address, new)
            except BackEndError as trouble:
                if isinstance(trouble, NotAccepted):
                    raise
                await systems.mailbox.set_password(mailbox.address, new)
        except (BackEndError, LookupError):
            return {"directory": Effect.DONE, "mailbox": Effect.NOT_DONE}
        return {"directory": Effect.DONE, "mailbox": Effect.DONE}

    def read_back(self, order: Order, case: Case, known: KnownEffects) -> ActionResult:
        """The directory tells when the password was set; for a mailbox it is unknown afterwards, so only what is known counts."""
        snapshot, dated = case.diagnosis.snapshot, None
        if isinstance(snapshot.directory, Unread):
            directory = Effect.UNCLEAR
        else:
            times = (account.password_set for account in records(snapshot.directory) if account.account in order.accounts)
            dated = next((at for at in times if at is not None and at >= order.started), None)
            directory = Effect.NOT_DONE if dated is None else Effect.DONE
        systems = {"directory": directory}
        if directory is Effect.DONE and (mailbox_of_same_name(snapshot) is not None or "mailbox" in known):
            systems["mailbox"] = known.get("mailbox", Effect.UNCLEAR)
        elif directory is Effect.DONE and isinstance(snapshot.mailbox, Unread):
            systems["mailbox"] = Effect.UNCLEAR
        if systems.get("mailbox") is Effect.UNCLEAR and directory is Effect.DONE:
            return ActionResult(Effect.PARTLY, systems, dated=dated)
        return ActionResult(combined_effect(systems.values()), systems, dated=dated)

    def left_open(self, diagnosis: Diagnosis) -> tuple[Phrase, ...]:
        """Where not everything could be read, whether a reset is possible is not known either."""
        return (Phrase("wish.unknown"),) if diagnosis.status is Status.UNKNOWN else ()

    def still_meant(self, asked: Justification, approver: Role | None, judged: Justification) -> bool:
        """The same TPEAD account; the portal's are only named as what keeps its password."""
        return set(asked.accounts) <= set(judged.accounts)

    def result_details(self, order: Order, effect: Effect, systems: Mapping[str, Effect]) -> tuple[Phrase, ...]:
        """What became of the mailbox, that the portal's password is the old one as long as there is a portal, and which sessions ended and which did not."""
        if effect not in (Effect.DONE, Effect.PARTLY):
            return ()
        mailbox = systems.get("mailbox")
        portal = (Phrase("result.portal_unchanged"),) if order.portal else ()
        return (Phrase("result.mailbox", {"effect": "none" if mailbox is None else mailbox.value}), *portal, Phrase("result.sessions"))
