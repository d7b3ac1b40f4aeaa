"""What every mail begins and ends with: whose desk it comes from, and where people help. Pure."""

from collections.abc import Callable
from dataclasses import replace

from bot.messages import Mail, Phrase
from bot.organisation.identity import OrganisationIdentity

Say = Callable[[Phrase], str]


def with_letterhead(mail: Mail, identity: OrganisationIdentity, phone: str, say: Say) -> Mail:
    """The mail with the organisation's name in its subject and a foot; as it is where the organisation says nothing of itself.

    `phone` is the number as it is written in the mail's language, `say` words a phrase in it."""
    subject = f"[{identity.short}] {mail.subject}" if identity.short else mail.subject
    foot = [
        say(Phrase("organisation.foot", {"organisation": identity.name})) if identity.name else "",
        say(Phrase("organisation.phone", {"phone": phone})) if phone else "",
        say(Phrase("organisation.hours", {"hours": identity.hours})) if identity.hours else "",
        say(Phrase("organisation.help", {"url": identity.help_url})) if identity.help_url else "",
    ]
    lines = [line for line in foot if line]
    # "-- " begins a signature, which mail programs show apart from the text.
    text = "\n".join((mail.text.rstrip("\n"), "", "-- ", *lines)) if lines else mail.text
    return replace(mail, subject=subject, text=text)
