"""電子認證平臺, embedded: which certificate is bound to whom."""

from bot.accounts.records import CertificateBinding, CertificateState
from bot.people.person import Person
from bot.quick_dataclass import dataclass
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.keeping import Question
from integrations.accounts.embedded.line import Line


@dataclass(frozen=True)
class EmbeddedSignOn:
    """電子認證平臺, embedded."""

    line: Line

    async def certificate_of(self, person: Person) -> CertificateBinding | None:
        """The certificate bound to this person."""
        answer = await self.line.ask("sso", Question(tables.certificate, (tables.certificate.c.person == person.id,)))
        return next((CertificateBinding(row.serial, row.name, row.holder, CertificateState(row.state)) for row in answer.told[0]), None)
