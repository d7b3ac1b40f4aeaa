"""Which desks run on this database, and what each of them alone works on."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("desks", sa.Column("name", sa.String(64), primary_key=True), sa.Column("alive_until", sa.DateTime(timezone=True), nullable=False))
    op.create_table("claims", sa.Column("subject", sa.String(190), primary_key=True), sa.Column("desk", sa.String(64), nullable=False))


def downgrade() -> None:
    op.drop_table("claims")
    op.drop_table("desks")
