"""A ticket has a clerk, a due moment, internal notes, a person who talks in the chat, and words to be found by."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_HANDED = sa.text("handed_to <> ''")
_NEW = ("assignee", "waits", "due", "answered", "handed_to", "handed_since", "handed_last")


def upgrade() -> None:
    for name in ("assignee", "handed_to"):
        op.add_column("tickets", sa.Column(name, sa.String(128), nullable=False, server_default=""))
    for name in ("waits", "due", "answered", "handed_since", "handed_last"):
        op.add_column("tickets", sa.Column(name, sa.DateTime(timezone=True)))
    # Whoever waits for an answer has waited since the last change; when one is due is reckoned by the desk.
    op.execute("UPDATE tickets SET waits = CASE WHEN state = 'open' THEN opened ELSE updated END WHERE state IN ('open', 'reopened')")
    op.create_index("tickets_queue", "tickets", ["state", "assignee"])
    op.create_index("tickets_by_person", "tickets", ["person", "id"])
    op.create_index("tickets_handed", "tickets", ["handed_to"], sqlite_where=_HANDED, postgresql_where=_HANDED)
    for name in ("author", "to"):
        op.add_column("ticket_notes", sa.Column(name, sa.String(128), nullable=False, server_default=""))
    op.add_column("ticket_notes", sa.Column("once", sa.String(64)))
    op.create_index("ticket_notes_once", "ticket_notes", ["once"], unique=True)
    op.create_table(
        "ticket_words", sa.Column("ticket", sa.Integer, primary_key=True, autoincrement=False), sa.Column("folded", sa.Text, nullable=False)
    )


def downgrade() -> None:
    op.drop_table("ticket_words")
    op.drop_index("ticket_notes_once", "ticket_notes")
    for name in ("once", "to", "author"):
        op.drop_column("ticket_notes", name)
    for name in ("tickets_handed", "tickets_by_person", "tickets_queue"):
        op.drop_index(name, "tickets")
    for name in _NEW:
        op.drop_column("tickets", name)
