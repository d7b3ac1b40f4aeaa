"""Files that somebody just sent in the web chat, until their message is handled."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "uploads",
        sa.Column("source", sa.String(64), primary_key=True),
        sa.Column("chat", sa.String(128), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary),
    )
    op.create_index("uploads_by_chat", "uploads", ["chat"])


def downgrade() -> None:
    op.drop_table("uploads")
