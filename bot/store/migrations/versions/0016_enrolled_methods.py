"""People enrol passkeys and authenticators, and prove who they are with them."""

import sqlalchemy as sa
from alembic import op

from bot.runtime.utc_moment import UtcMoment

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "credentials",
        sa.Column("id", sa.String(256), primary_key=True),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("method", sa.String(16), nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("label", sa.String(120), nullable=False),
        sa.Column("material", sa.LargeBinary, nullable=False),
        sa.Column("counter", sa.BigInteger, nullable=False),
        sa.Column("created", UtcMoment, nullable=False),
        sa.Column("last_used", UtcMoment),
        sa.Column("spoilt", UtcMoment),
        sa.Column("details", sa.JSON, nullable=False),
    )
    op.create_index("credentials_by_person", "credentials", ["person"])


def downgrade() -> None:
    op.drop_table("credentials")
