"""What is over is found by its time; where the audit trail begins since its old part was cut; and leases, for work that one desk of several does."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_BY_TIME = (
    ("inbox_by_time", "inbox", "received"),
    ("outbox_by_time", "outbox", "created"),
    ("buttons_by_time", "buttons", "shown"),
    ("conversations_by_time", "conversations", "changed"),
    ("questions_by_time", "questions", "at"),
    ("tickets_by_time", "tickets", "updated"),
    ("steps_by_time", "steps", "expires"),
    ("counts_by_time", "counts", "at"),
)


def upgrade() -> None:
    for name, table, column in _BY_TIME:
        op.create_index(name, table, [column])
    op.create_table("audit_beginning", sa.Column("id", sa.Integer, primary_key=True), sa.Column("cut", sa.BigInteger, nullable=False))
    op.create_table(
        "leases",
        sa.Column("work", sa.String(32), primary_key=True),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done", sa.DateTime(timezone=True)),
        sa.Column("outcome", sa.JSON),
    )


def downgrade() -> None:
    op.drop_table("leases")
    op.drop_table("audit_beginning")
    for name, table, _ in reversed(_BY_TIME):
        op.drop_index(name, table)
