"""Outbox messages keep the thread they belong to; waiting ones are found by conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("thread", sa.String(64), nullable=False, server_default=""))
    waiting = sa.text("state = 'waiting'")
    op.create_index("outbox_lanes", "outbox", ["channel", "conversation", "id"], sqlite_where=waiting, postgresql_where=waiting)


def downgrade() -> None:
    op.drop_index("outbox_lanes", "outbox")
    op.drop_column("outbox", "thread")
