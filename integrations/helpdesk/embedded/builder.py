"""The embedded helpdesk, from the settings."""

from integrations.helpdesk.embedded.helpdesk import EmbeddedHelpdesk
from integrations.helpdesk.helpdesk_building import BuiltHelpdesk, HelpdeskContext
from integrations.helpdesk.helpdesk_entry import HelpdeskSettings


def build_embedded_helpdesk(settings: HelpdeskSettings, context: HelpdeskContext) -> BuiltHelpdesk:
    """Both sides of it, in the desk's own database."""
    helpdesk = EmbeddedHelpdesk(context.engine, context.clock, context.faults)
    return BuiltHelpdesk(helpdesk, agents=helpdesk, start_over=helpdesk.start_over)
