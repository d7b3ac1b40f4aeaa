"""What a one-time page of the demonstration tells beside its fields: the made-up passwords and the mailed code of the person one chose to be.

Nothing of it exists where nobody may be anybody: outside the demonstration, and for whoever is not on this machine."""

import re
from datetime import datetime
from typing import Final

from bot.demonstration import KnownPassword
from bot.dialogue.conversation import LANGUAGES
from bot.messages import Phrase, SentMail
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.limits import CODE_LASTS
from bot.verification.page import Page
from bot.web.dependencies import WebDependencies

_CODE: Final = re.compile(r"(?<![\w.:/-])\d{6}(?![\w-])")
_SYSTEMS: Final = {"portal_password": "portal", "directory_password": "directory"}
_ONE_TIME: Final = ("/s/", "/link")


@dataclass(frozen=True, slots=True)
class DemonstratedProofs:
    """The passwords of one person of the demonstration, and the mails with codes, newest first; pages alone read them, and no page is ever stored."""

    person: Person
    passwords: tuple[KnownPassword, ...]
    mails: tuple[SentMail, ...]

    def passwords_for(self, page: Page) -> tuple[KnownPassword, ...]:
        """The passwords that the page's fields ask for."""
        asked = {_SYSTEMS[name] for name in page.fields if name in _SYSTEMS}
        if "current_password" in page.fields:
            # TPEAD's, and the portal's only where there is no TPEAD account.
            asked.add("directory" if any(known.system == "directory" for known in self.passwords) else "portal")
        return tuple(known for known in self.passwords if known.system in asked)

    def code_for(self, page: Page) -> Secret | None:
        """The code that was mailed for this page: of the mails to this person's address the first with a code since it was made; None where it is over,
        was replaced, or belongs to somebody else's page."""
        if "code" not in page.fields or not page.code_sent or page.code_until is None:
            return None
        made = page.code_until - CODE_LASTS
        return next((code for sent in reversed(self.mails) if (code := self._code_in(sent, made)) is not None), None)

    def _code_in(self, sent: SentMail, made: datetime) -> Secret | None:
        to_them = sent.mail.person == self.person.id and sent.mail.address == self.person.email
        found = _CODE.search(sent.mail.text) if to_them and sent.at >= made else None
        return None if found is None else Secret(found[0])


async def demonstrated_proofs(dependencies: WebDependencies, path: str, person: Person | None) -> DemonstratedProofs | None:
    """Those of the person whom a reader on this machine chose to be; None on any other page."""
    if dependencies.demonstration is None or person is None or not path.startswith(_ONE_TIME):
        return None
    mails = () if dependencies.mails is None else dependencies.mails()
    subjects = {dependencies.wording.say(Phrase("code.subject"), language, dependencies.clock.now()) for language in LANGUAGES}
    # The organisation's name may stand before the subject.
    coded = tuple(sent for sent in mails if any(subject in sent.mail.subject for subject in subjects))
    return DemonstratedProofs(person, await dependencies.demonstration.passwords_of(person), coded)
