"""The embedded organisation: its own tables, which the desk's never touch."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "embedded_admin",
        sa.Column("agency", sa.String(190), primary_key=True, autoincrement=False),
        sa.Column("role", sa.String(32), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("person", sa.String(190), nullable=False),
    )
    op.create_table(
        "embedded_agency",
        sa.Column("id", sa.String(190), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.String(190), nullable=False),
        sa.Column("joins_directory", sa.Boolean, nullable=False),
        sa.Column("auto_creation", _moment),
    )
    op.create_table(
        "embedded_beat",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("settled", _moment, nullable=False),
        sa.Column("due", _moment, nullable=False),
        sa.Column("tick", _moment, nullable=False),
        sa.Column("every", sa.Float, nullable=False),
        sa.Column("ticked", sa.Boolean, nullable=False),
        sa.Column("phase", sa.String(32)),
        sa.Column("auto_creation", _moment),
        sa.Column("seed", sa.String(64), nullable=False),
    )
    op.create_table(
        "embedded_binding",
        sa.Column("portal", sa.String(190), primary_key=True, autoincrement=False),
        sa.Column("directory", sa.String(190), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("ix_embedded_binding_directory", "embedded_binding", ["directory"])
    op.create_table(
        "embedded_certificate",
        sa.Column("person", sa.String(190), primary_key=True, autoincrement=False),
        sa.Column("serial", sa.String(190), nullable=False),
        sa.Column("name", sa.String(190), nullable=False),
        sa.Column("holder", sa.String(128)),
        sa.Column("state", sa.String(16), nullable=False),
    )
    op.create_table(
        "embedded_directory",
        sa.Column("account", sa.String(190), primary_key=True, autoincrement=False),
        sa.Column("person", sa.String(190), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("enabled", sa.Boolean, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("protected", sa.Boolean, nullable=False),
        sa.Column("former", sa.String(190)),
        sa.Column("arrived", _moment),
        sa.Column("changed", _moment),
        sa.Column("locked", _moment),
        sa.Column("by_admin", sa.Boolean, nullable=False),
        sa.Column("relocks", sa.Float),
        sa.Column("must_change", sa.Boolean, nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("password_set", _moment),
        sa.Column("password_expires", _moment),
        sa.Column("expires", _moment),
        sa.Column("at_no_hour", sa.Boolean, nullable=False),
        sa.Column("computers", sa.Text, nullable=False),
    )
    op.create_index("ix_embedded_directory_person", "embedded_directory", ["person"])
    op.create_table(
        "embedded_fault",
        sa.Column("system", sa.String(16), primary_key=True, autoincrement=False),
        sa.Column("how", sa.String(16), nullable=False),
    )
    op.create_table(
        "embedded_happening",
        sa.Column("account", sa.String(190), primary_key=True, autoincrement=False),
        sa.Column("event", sa.String(16), primary_key=True, autoincrement=False),
        sa.Column("at", _moment, primary_key=True, autoincrement=False),
    )
    op.create_table(
        "embedded_mailbox",
        sa.Column("person", sa.String(190), primary_key=True, autoincrement=False),
        sa.Column("address", sa.String(190), nullable=False),
        sa.Column("enabled", sa.Boolean, nullable=False),
        sa.Column("arrived", _moment),
        sa.Column("password", sa.Text),
    )
    op.create_table(
        "embedded_person",
        sa.Column("id", sa.String(190), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.String(190), nullable=False),
        sa.Column("agency", sa.String(190), nullable=False),
        sa.Column("key", sa.String(128)),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("email", sa.String(190)),
        sa.Column("phone", sa.String(190)),
        sa.Column("language", sa.String(16)),
        sa.Column("stuck", sa.Boolean, nullable=False),
    )
    op.create_table(
        "embedded_personnel",
        sa.Column("person", sa.String(190), primary_key=True, autoincrement=False),
        sa.Column("enabled", sa.Boolean, nullable=False),
        sa.Column("name", sa.String(190), nullable=False),
        sa.Column("arrived", _moment),
        sa.Column("changed", _moment),
        sa.Column("announced", sa.Boolean, nullable=False),
        sa.Column("synced", _moment),
    )
    op.create_table(
        "embedded_portal",
        sa.Column("account", sa.String(190), primary_key=True, autoincrement=False),
        sa.Column("person", sa.String(190), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("enabled", sa.Boolean, nullable=False),
        sa.Column("name", sa.String(190), nullable=False),
        sa.Column("created", _moment),
        sa.Column("changed", _moment),
        sa.Column("announced", sa.Boolean, nullable=False),
        sa.Column("locked", _moment),
        sa.Column("used_for", sa.String(16)),
        sa.Column("password", sa.Text),
    )
    op.create_index("ix_embedded_portal_person", "embedded_portal", ["person"])
    op.create_table(
        "embedded_substitute",
        sa.Column("agency", sa.String(190), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("absent", sa.String(190), nullable=False),
        sa.Column("by", sa.String(190), nullable=False),
        sa.Column("since", _moment, nullable=False),
        sa.Column("until", _moment, nullable=False),
    )
