"""What a conversation was about, what was promised, and the questions for the FAQ workshop."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("conversations", sa.Column("memory", sa.JSON))
    op.add_column("conversations", sa.Column("private", sa.Integer, nullable=False, server_default="1"))
    op.create_table(
        "promises",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("topic", sa.String(32), nullable=False),
        sa.Column("tell", sa.Integer, nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("workspace", sa.String(64), nullable=False),
        sa.Column("user", sa.String(128), nullable=False),
        sa.Column("conversation", sa.String(128), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("made", _moment, nullable=False),
        sa.Column("due", _moment, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("settled", _moment),
    )
    op.create_index("promises_due", "promises", ["state", "due"])
    open_ones = sa.text("state = 'open'")
    op.create_index("promises_open", "promises", ["person", "topic"], unique=True, sqlite_where=open_ones, postgresql_where=open_ones)
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("faq", sa.String(64), nullable=False),
        sa.Column("at", _moment, nullable=False),
    )
    op.create_index("questions_by_verdict", "questions", ["verdict", "at"])
