"""Requests to act on an account, the one-time steps on pages, what is counted against limits, and codes that link a chat."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "requests",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("agency", sa.String(190), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("opened", _moment, nullable=False),
        sa.Column("due", _moment, nullable=False),
        sa.Column("settled", _moment),
        sa.Column("form", sa.JSON, nullable=False),
    )
    live = sa.text("state in ('verifying', 'awaiting_approval', 'ready', 'carrying_out')")
    op.create_index("requests_live", "requests", ["person"], unique=True, sqlite_where=live, postgresql_where=live)
    op.create_index("requests_due", "requests", ["state", "due"])
    op.create_index("requests_settled", "requests", ["settled"])
    op.create_index("requests_by_person", "requests", ["person", "opened"])
    op.create_table(
        "steps",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("token", sa.String(64), nullable=False, unique=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("request", sa.String(32), nullable=False),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("workspace", sa.String(64), nullable=False),
        sa.Column("user", sa.String(128), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("opened", _moment, nullable=False),
        sa.Column("expires", _moment, nullable=False),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.Column("code", sa.String(64)),
        sa.Column("code_sent", _moment),
        sa.Column("browser", sa.String(64), nullable=False),
        sa.Column("spent", _moment),
        sa.Column("form", sa.JSON, nullable=False),
    )
    op.create_index("steps_by_request", "steps", ["request"])
    op.create_table(
        "counts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(190), nullable=False),
        sa.Column("at", _moment, nullable=False),
    )
    op.create_index("counts_by_subject", "counts", ["kind", "subject", "at"])
    op.create_table(
        "link_codes",
        sa.Column("code", sa.String(64), primary_key=True),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("proof", sa.String(32), nullable=False),
        sa.Column("by", sa.String(128), nullable=False),
        sa.Column("made", _moment, nullable=False),
        sa.Column("expires", _moment, nullable=False),
        sa.Column("used", _moment),
    )
