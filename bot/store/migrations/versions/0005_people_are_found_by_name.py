"""People of the embedded organisation are found by their name, and accounts by the name they had before."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_embedded_person_name", "embedded_person", ["name"])
    op.create_index("ix_embedded_directory_former", "embedded_directory", ["former"])
