"""The daily work of retention, as the settings want it."""

from zoneinfo import ZoneInfo

from bot.audit_trail.cut import TrailCut
from bot.audit_trail.keeper import AnchorKeeper
from bot.retention.job import RetentionJob
from bot.settings.retention import retention_periods
from bot.wiring.resources import Resources


def build_retention(resources: Resources, anchors: AnchorKeeper) -> RetentionJob:
    """Builds it. `anchors` keep the record of each cut of the audit trail."""
    settings = resources.where.settings
    return RetentionJob(
        store=resources.store,
        trail=TrailCut(resources.store, anchors),
        periods=retention_periods(settings.retention),
        at=settings.retention.at,
        zone=ZoneInfo(settings.time_zone),
        desk=resources.name,
        clock=resources.clock,
    )
