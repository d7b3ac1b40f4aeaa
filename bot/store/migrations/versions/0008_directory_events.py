"""Lockouts seen and unlocks made in a real directory, which keeps no history of them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "directory_event",
        sa.Column("guid", sa.String(36), primary_key=True),
        sa.Column("event", sa.String(16), primary_key=True),
        sa.Column("at", sa.BigInteger, primary_key=True),
    )


def downgrade() -> None:
    op.drop_table("directory_event")
