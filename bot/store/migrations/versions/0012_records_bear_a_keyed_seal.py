"""Audit records have a keyed seal, and truncating an anchor file is noticed. Existing records are sealed at the next start."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("audit", sa.Column("keyed", sa.String(80)))
    op.create_table(
        "audit_anchor",
        sa.Column("file", sa.String(32), primary_key=True),
        sa.Column("lines", sa.Integer, nullable=False),
        sa.Column("mac", sa.String(64), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("audit_anchor")
    op.drop_column("audit", "keyed")
