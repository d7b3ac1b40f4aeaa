"""A step knows which browser began it and when a postponed code is due; a browser's session can be renewed and ended."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("steps", sa.Column("code_due", _moment))
    op.add_column("steps", sa.Column("began", sa.String(64), nullable=False, server_default=""))
    owed = sa.text("code_due IS NOT NULL")
    op.create_index("steps_owed", "steps", ["code_due"], sqlite_where=owed, postgresql_where=owed)
    op.create_table(
        "browsers",
        sa.Column("browser", sa.String(64), primary_key=True),
        sa.Column("turn", sa.String(64), nullable=False),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("changed", _moment, nullable=False),
        sa.Column("ended", _moment),
    )


def downgrade() -> None:
    op.drop_table("browsers")
    op.drop_index("steps_owed", "steps")
    op.drop_column("steps", "began")
    op.drop_column("steps", "code_due")
