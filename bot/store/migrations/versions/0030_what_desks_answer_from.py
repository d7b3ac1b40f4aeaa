"""What own entries and topics each of several desks answers from."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("desks", sa.Column("content", sa.String(16), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("desks", "content")
