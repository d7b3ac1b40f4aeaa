"""Files that people sent for the helpdesk: a ticket's, or waiting for one."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("owner", sa.String(190), nullable=False),
        sa.Column("ticket", sa.Integer),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_index("attachments_by_ticket", "attachments", ["ticket", "id"])
    op.create_index("attachments_by_owner", "attachments", ["owner", "ticket"])


def downgrade() -> None:
    op.drop_table("attachments")
