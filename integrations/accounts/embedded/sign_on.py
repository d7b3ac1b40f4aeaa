"""電子認證平臺, embedded: which certificate is bound to whom."""

from bot.accounts.records import CertificateBinding, CertificateState
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.verification.certificate import comparable_serial, written_serials
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.row_store import RowQuery
from integrations.accounts.embedded.state import CertificateRow
from integrations.accounts.embedded.system_connection import SystemConnection


@dataclass(frozen=True)
class EmbeddedSignOn:
    """電子認證平臺, embedded."""

    line: SystemConnection

    async def certificate_of(self, person: Person) -> CertificateBinding | None:
        """The certificate bound to this person."""
        answer = await self.line.ask("sso", RowQuery(tables.certificate, (tables.certificate.c.person == person.id,)))
        return next((certificate_binding(row) for row in answer.told[0]), None)

    async def bearer_of(self, serial: str) -> str | None:
        """The person to whom it is bound."""
        answer = await self.line.ask("sso", RowQuery(tables.certificate, (tables.certificate.c.serial.in_(written_serials(serial)),)))
        bearers = {row.person for row in answer.told[0] if serial and comparable_serial(row.serial) == serial}
        return bearers.pop() if len(bearers) == 1 else None


def certificate_binding(row: CertificateRow) -> CertificateBinding:
    """The certificate that this row holds."""
    return CertificateBinding(row.serial, row.name, row.holder, CertificateState(row.state))
