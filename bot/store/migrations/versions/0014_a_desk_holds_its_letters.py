"""An outbox message says which desk has reserved it, and until when."""

import sqlalchemy as sa
from alembic import op

from bot.runtime.utc_moment import UtcMoment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("held_by", sa.String(64)))
    op.add_column("outbox", sa.Column("held_until", UtcMoment))


def downgrade() -> None:
    op.drop_column("outbox", "held_until")
    op.drop_column("outbox", "held_by")
