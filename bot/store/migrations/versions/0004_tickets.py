"""Tickets: the desk's own record of them, and the embedded helpdesk's tables, which the desk's never touch."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "tickets",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("number", sa.String(32)),
        sa.Column("ref", sa.String(64)),
        sa.Column("owner", sa.String(190), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("workspace", sa.String(64), nullable=False),
        sa.Column("user", sa.String(128), nullable=False),
        sa.Column("conversation", sa.String(128), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("name", sa.String(190), nullable=False),
        sa.Column("agency", sa.String(190), nullable=False),
        sa.Column("agency_name", sa.String(190), nullable=False),
        sa.Column("phone", sa.String(64), nullable=False),
        sa.Column("category", sa.String(16), nullable=False),
        sa.Column("priority", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("rows", sa.JSON, nullable=False),
        sa.Column("story", sa.JSON, nullable=False),
        sa.Column("origin", sa.String(255), nullable=False),
        sa.Column("opened", _moment, nullable=False),
        sa.Column("updated", _moment, nullable=False),
    )
    op.create_index("tickets_by_number", "tickets", ["number"])
    op.create_index("tickets_by_ref", "tickets", ["ref"])
    live = sa.text("state <> 'closed'")
    op.create_index("tickets_live", "tickets", ["owner", "category"], unique=True, sqlite_where=live, postgresql_where=live)
    op.create_table(
        "ticket_notes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("ticket", sa.Integer, nullable=False),
        sa.Column("event", sa.String(16), nullable=False),
        sa.Column("by", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", _moment, nullable=False),
        sa.Column("filed", _moment),
    )
    op.create_index("ticket_notes_by_ticket", "ticket_notes", ["ticket", "id"])
    op.create_index("ticket_notes_unfiled", "ticket_notes", ["filed", "id"])
    op.create_table("helpdesk_cursor", sa.Column("id", sa.Integer, primary_key=True), sa.Column("cursor", sa.String(190), nullable=False))
    op.create_table(
        "helpdesk_ticket",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("closed", sa.Boolean, nullable=False),
        sa.Column("draft", sa.JSON, nullable=False),
        sa.Column("opened", _moment, nullable=False),
    )
    op.create_table(
        "helpdesk_entry",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("event", sa.String(16), nullable=False),
        sa.Column("by_agent", sa.Boolean, nullable=False),
        sa.Column("author", sa.String(190), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("once", sa.String(64), unique=True),
        sa.Column("at", _moment, nullable=False),
    )
