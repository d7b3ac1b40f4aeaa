"""Since when the desk makes no changes, by an operator's word."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("pauses", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("since", sa.DateTime(timezone=True), nullable=False))


def downgrade() -> None:
    op.drop_table("pauses")
