"""What a helpdesk was asked to write, so that it is written once however often it is asked."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "helpdesk_attempt",
        sa.Column("key", sa.String(190), primary_key=True),
        sa.Column("begun", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made", sa.String(32)),
        sa.Column("settled", sa.Boolean, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("helpdesk_attempt")
