"""What the desk gives its helpdesk, whichever it is."""

from bot.dialogue.wording import Wording
from bot.organisation.identity import OrganisationIdentity
from bot.wiring.channels import smtp_server
from bot.wiring.resources import Resources
from integrations.helpdesk.helpdesk_building import HelpdeskContext


def helpdesk_context(resources: Resources, wording: Wording, identity: OrganisationIdentity) -> HelpdeskContext:
    """Its clock, database, keys, mail server and words."""
    settings, clock = resources.where.settings, resources.clock
    return HelpdeskContext(
        clock=clock,
        engine=resources.engine,
        faults=resources.account_systems.organisation.faults,
        key=resources.keys.session,
        smtp=lambda: smtp_server(settings),
        say=lambda phrase: wording.say(phrase, settings.language, clock.now()),
        organisation=identity.short,
    )
