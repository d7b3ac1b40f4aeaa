"""Adds a passkey, after a proof on the same page: it never proves more than was proven then."""

from typing import Final

from bot.messages import Phrase
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.requests.passkeys import PASSKEY, PasskeyProofs, bytes_as_text, known_passkey, stored_id
from bot.store.credentials import Credential
from bot.verification.level import Level
from bot.verification.page import EnrolmentOffer, FieldProblem
from bot.verification.passkeys import PasskeyFault, PasskeyOwner, RelyingParty, passkey_kind
from bot.verification.proof import level_reached


class PasskeyEnrolment:
    """The browser is offered to make one; the desk stores its public key."""

    field: Final = "passkey"

    def __init__(self, proofs: PasskeyProofs) -> None:
        self._proofs = proofs

    @property
    def usable(self) -> bool:
        """Whether one can be added at the desk's address."""
        return self._proofs.usable

    async def offer(self, visit: StepVisit) -> EnrolmentOffer:
        """Not on a device that has one already which proves as much."""
        party = self._proofs.party()
        if not isinstance(party, RelyingParty):
            return EnrolmentOffer()
        level = level_reached(visit.proven)
        known = [known_passkey(one) for one in await self._proofs.of_person(visit.person.id) if one.level >= level]
        owner = PasskeyOwner(self._proofs.tokens.passkey_handle(visit.person.id), visit.person.name, visit.person.name)
        return EnrolmentOffer(self._proofs.ceremonies().creation_options(party, self._challenge(visit), owner, known))

    async def take(self, visit: StepVisit, given: SubmittedFields, level: Level) -> Credential | FieldProblem:
        """The browser's answer, checked; what is wrong with it is not told apart, since nobody can mend it."""
        party, handle = self._proofs.party(), self._proofs.tokens.passkey_handle(visit.person.id)
        if not isinstance(party, RelyingParty):
            return FieldProblem(self.field, Phrase("page.passkey_not_made"))
        created = self._proofs.ceremonies().created(party, self._challenge(visit), given[self.field].reveal())
        if isinstance(created, PasskeyFault):
            return FieldProblem(self.field, Phrase("page.passkey_not_made"))
        return Credential(
            id=stored_id(created.id),
            person=visit.person.id,
            method=PASSKEY,
            level=level,
            label=passkey_kind(created),
            material=created.key,
            counter=created.counter,
            created=self._proofs.clock.now(),
            details={"id": bytes_as_text(created.id), "handle": bytes_as_text(handle), "transports": list(created.transports), "synced": created.synced},
        )

    def _challenge(self, visit: StepVisit) -> bytes:
        return self._proofs.tokens.passkey_creation(visit.step.id, visit.browser, visit.step.wrong)
