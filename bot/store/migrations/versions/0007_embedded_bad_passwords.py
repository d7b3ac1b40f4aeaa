"""TPEAD accounts of the embedded organisation count wrong passwords, remember earlier ones, and know when a lock was ended."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("embedded_directory", sa.Column("opened", _moment))
    op.add_column("embedded_directory", sa.Column("bad_count", sa.Integer, nullable=False, server_default="0"))
    op.add_column("embedded_directory", sa.Column("bad_at", _moment))
    op.add_column("embedded_directory", sa.Column("earlier", sa.Text, nullable=False, server_default=""))
