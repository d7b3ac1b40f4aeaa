"""What the web pages depend on, from a running desk."""

from bot.metrics.tally import Tally
from bot.web.dependencies import WebDependencies
from bot.web.metrics_access import MetricsAccess
from bot.wiring.application import Application
from bot.wiring.certificates import certificate_services
from bot.wiring.desk_services import build_desk_services
from bot.wiring.identity_provider import build_sign_on_flow
from bot.wiring.metrics import DeskFigures, read_metrics_token
from integrations.mail.embedded import EmbeddedMailer


def build_web_dependencies(application: Application, public_url: str) -> WebDependencies:
    """Builds it; from now on links lead to `public_url`."""
    application.addresses.public_url = public_url.rstrip("/")
    return WebDependencies(
        accept=application.intake.accept,
        store=application.store,
        wording=application.wording,
        clock=application.clock,
        updates=application.web,
        identities=application.identities,
        register=application.register,
        demonstration=application.demonstration_controls if application.anybody(public_url) else None,
        banner=application.banner,
        identity=application.identity,
        language=application.settings.language,
        session_key=application.session_key,
        public_url=public_url,
        page_flow=application.account_actions.page_flow,
        elsewhere=application.account_actions.elsewhere,
        sign_on=build_sign_on_flow(application.settings.verification.sign_on, public_url, application.account_actions),
        link_flow=application.account_actions.link_flow,
        self_service=application.account_actions.self_service,
        rule=application.account_actions.rule,
        desk=build_desk_services(application.services, application.account_actions, application.settings.desk, application.helpdesk, anchors=application.anchors),
        file_limits=application.services.file_limits,
        settled=application.settle,
        mails=application.mailer.mails if isinstance(application.mailer, EmbeddedMailer) else None,
        opened_with=application.platforms.opened_with,
        certificates=certificate_services(application.certificates, application.account_actions.certificate_page),
        metrics=_metrics_access(application),
    )


def _metrics_access(application: Application) -> MetricsAccess | None:
    """Who may read the figures, and how; None where nobody counts."""
    if not isinstance(application.metrics, Tally):
        return None
    figures = DeskFigures(tally=application.metrics, store=application.store, anchors=application.anchors, clock=application.clock)
    return MetricsAccess(figures.exposition, read_metrics_token(application.settings))
