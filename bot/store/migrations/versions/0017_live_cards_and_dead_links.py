"""A message knows the request whose card it shows, and a step when its link was taken off the chat."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_OF_REQUEST = sa.text("request <> ''")
_SHOWN = sa.text("withdrawn IS NULL")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("request", sa.String(32), nullable=False, server_default=""))
    op.create_index("outbox_by_request", "outbox", ["request"], sqlite_where=_OF_REQUEST, postgresql_where=_OF_REQUEST)
    op.add_column("steps", sa.Column("withdrawn", sa.DateTime(timezone=True)))
    # Links of before this version stay as they are: their messages may be months old.
    op.execute("UPDATE steps SET withdrawn = expires")
    op.create_index("steps_shown", "steps", ["expires"], sqlite_where=_SHOWN, postgresql_where=_SHOWN)


def downgrade() -> None:
    op.drop_index("steps_shown", "steps")
    op.drop_column("steps", "withdrawn")
    op.drop_index("outbox_by_request", "outbox")
    op.drop_column("outbox", "request")
