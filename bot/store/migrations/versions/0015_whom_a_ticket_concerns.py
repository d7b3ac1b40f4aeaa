"""A ticket says whom or what it concerns besides the account of whoever opened it: one live ticket per owner, category and matter."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_LIVE = sa.text("state <> 'closed'")


def upgrade() -> None:
    op.add_column("tickets", sa.Column("concerns", sa.String(128), nullable=False, server_default=""))
    op.drop_index("tickets_live", "tickets")
    op.create_index("tickets_live", "tickets", ["owner", "category", "concerns"], unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE)


def downgrade() -> None:
    op.drop_index("tickets_live", "tickets")
    # The desk of before knows only tickets about whoever opened them; the helpdesk keeps the others.
    op.execute("UPDATE tickets SET state = 'closed' WHERE concerns <> ''")
    op.drop_column("tickets", "concerns")
    op.create_index("tickets_live", "tickets", ["owner", "category"], unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE)
