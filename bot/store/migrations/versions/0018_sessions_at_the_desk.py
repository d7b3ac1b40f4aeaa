"""Helpdesk, admins, security and operators sign in at the pages of the desk."""

import sqlalchemy as sa
from alembic import op

from bot.runtime.utc_moment import UtcMoment

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "desk_sessions",
        sa.Column("browser", sa.String(64), primary_key=True),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("proven", UtcMoment, nullable=False),
        sa.Column("seen", UtcMoment, nullable=False),
        sa.Column("ended", UtcMoment),
    )
    op.create_index("desk_sessions_by_person", "desk_sessions", ["person"])


def downgrade() -> None:
    op.drop_table("desk_sessions")
