"""An outbox message says why it waits or was lost."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("why", sa.String(64), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("outbox", "why")
