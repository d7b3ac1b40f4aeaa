"""The helpdesk by mail: its tickets, their mails, the answers, and how far a mailbox was read. The desk's own tables never touch these."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "helpdesk_mail_ticket",
        sa.Column("serial", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.String(128), nullable=False, unique=True),
        sa.Column("ref", sa.String(64), nullable=False, unique=True),
        sa.Column("number", sa.String(64), nullable=False),
        sa.Column("subject", sa.String(250), nullable=False),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.Column("closed", sa.Boolean, nullable=False),
        sa.Column("opened", _MOMENT, nullable=False),
    )
    op.create_table(
        "helpdesk_mail_letter",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("serial", sa.Integer, nullable=False),
        sa.Column("once", sa.String(64), nullable=False),
        sa.Column("message_id", sa.String(190), nullable=False, unique=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("made", _MOMENT, nullable=False),
        sa.Column("claimed", _MOMENT),
        sa.Column("sent", _MOMENT),
        sa.Column("returned", sa.Integer, nullable=False, server_default="0"),
        sa.Column("due", _MOMENT),
    )
    op.create_index("helpdesk_mail_letter_once", "helpdesk_mail_letter", ["serial", "once"], unique=True)
    op.create_index("helpdesk_mail_letter_due", "helpdesk_mail_letter", ["due"])
    op.create_table(
        "helpdesk_mail_answer",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("serial", sa.Integer, nullable=False),
        sa.Column("once", sa.String(64), nullable=False, unique=True),
        sa.Column("event", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_table(
        "helpdesk_mail_mailbox",
        sa.Column("place", sa.String(250), primary_key=True),
        sa.Column("validity", sa.String(32), nullable=False),
        sa.Column("uid", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    for table in ("mailbox", "answer", "letter", "ticket"):
        op.drop_table(f"helpdesk_mail_{table}")
