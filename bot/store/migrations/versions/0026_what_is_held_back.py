"""The inbox knows whose message it holds and until when it was held back; what an agency opened lately is found by index."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_READ, _HELD = sa.text("held_until IS NULL"), sa.text("held_until IS NOT NULL")


def upgrade() -> None:
    # Messages of before belong to nobody: they count against no limit.
    op.add_column("inbox", sa.Column("sender", sa.String(255), nullable=False, server_default=""))
    op.add_column("inbox", sa.Column("held_until", sa.DateTime(timezone=True)))
    op.create_index("inbox_read_of", "inbox", ["sender", "id"], sqlite_where=_READ, postgresql_where=_READ)
    op.create_index("inbox_held_of", "inbox", ["sender", "id"], sqlite_where=_HELD, postgresql_where=_HELD)
    op.create_index("tickets_by_agency", "tickets", ["agency", "opened"])
    op.create_index("requests_by_agency", "requests", ["agency", "opened"])


def downgrade() -> None:
    op.drop_index("requests_by_agency", "requests")
    op.drop_index("tickets_by_agency", "tickets")
    op.drop_index("inbox_held_of", "inbox")
    op.drop_index("inbox_read_of", "inbox")
    op.drop_column("inbox", "held_until")
    op.drop_column("inbox", "sender")
