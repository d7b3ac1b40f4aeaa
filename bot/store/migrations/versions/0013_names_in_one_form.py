"""People are found by the normal form of their name, stored next to the name as written."""

import sqlalchemy as sa
from alembic import op

from bot.people.names import name_key

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_LONGEST = 190


def upgrade() -> None:
    op.add_column("embedded_person", sa.Column("name_key", sa.String(_LONGEST), nullable=False, server_default=""))
    person = sa.table("embedded_person", sa.column("id"), sa.column("name"), sa.column("name_key"))
    connection = op.get_bind()
    keys = [{"of": row.id, "key": name_key(row.name)[:_LONGEST]} for row in connection.execute(sa.select(person.c.id, person.c.name))]
    if keys:
        connection.execute(sa.update(person).where(person.c.id == sa.bindparam("of")).values(name_key=sa.bindparam("key")), keys)
    op.create_index("ix_embedded_person_name_key", "embedded_person", ["name_key"])


def downgrade() -> None:
    op.drop_index("ix_embedded_person_name_key", "embedded_person")
    op.drop_column("embedded_person", "name_key")
