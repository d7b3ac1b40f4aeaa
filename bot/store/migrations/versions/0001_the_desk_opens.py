"""The desk opens: links, conversations, inbox, outbox, buttons, audit and the clock."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table("clock", sa.Column("id", sa.Integer, primary_key=True), sa.Column("ahead", sa.Float, nullable=False))
    op.create_table(
        "links",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("workspace", sa.String(64), nullable=False),
        sa.Column("user", sa.String(128), nullable=False),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("proof", sa.String(32), nullable=False),
        sa.Column("made", _moment, nullable=False),
        sa.Column("ended", _moment),
    )
    op.create_index("links_by_identity", "links", ["channel", "workspace", "user"])
    op.create_table(
        "conversations",
        sa.Column("channel", sa.String(32), primary_key=True),
        sa.Column("conversation", sa.String(128), primary_key=True),
        sa.Column("user", sa.String(128), primary_key=True),
        sa.Column("language", sa.String(16)),
        sa.Column("changed", _moment, nullable=False),
    )
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("event", sa.String(190), nullable=False),
        sa.Column("conversation", sa.String(128), nullable=False),
        sa.Column("message", sa.JSON, nullable=False),
        sa.Column("received", _moment, nullable=False),
        sa.Column("handled", _moment),
    )
    op.create_index("inbox_by_event", "inbox", ["channel", "event"], unique=True)
    op.create_index("inbox_waiting", "inbox", ["handled", "id"])
    op.create_index("inbox_by_conversation", "inbox", ["channel", "conversation", "id"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("conversation", sa.String(128), nullable=False),
        sa.Column("private", sa.Integer, nullable=False),
        sa.Column("recipient", sa.String(128), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("reply", sa.JSON, nullable=False),
        sa.Column("answers", sa.Integer),
        sa.Column("created", _moment, nullable=False),
        sa.Column("due", _moment, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("delivered", _moment),
        sa.Column("there", sa.String(190)),
    )
    op.create_index("outbox_waiting", "outbox", ["state", "id"])
    op.create_index("outbox_by_conversation", "outbox", ["channel", "conversation", "id"])
    op.create_table(
        "buttons",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("workspace", sa.String(64), nullable=False),
        sa.Column("user", sa.String(128), nullable=False),
        sa.Column("means", sa.String(190), nullable=False),
        sa.Column("shown", _moment, nullable=False),
        sa.Column("pressed", _moment),
    )
    op.create_table(
        "audit",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("did", sa.String(48), nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("subject", sa.String(128), nullable=False),
        sa.Column("details", sa.JSON, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )
