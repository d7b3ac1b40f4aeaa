"""Files go to the helpdesk with a note of their ticket; a mail knows which files it was meant to carry, and whether it goes without them."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Files of before have no note: the helpdesk has read their names, and is not sent them years later.
    op.add_column("attachments", sa.Column("note", sa.Integer))
    op.add_column("helpdesk_mail_letter", sa.Column("files", sa.JSON))
    op.add_column("helpdesk_mail_letter", sa.Column("bare", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("helpdesk_mail_letter", "bare")
    op.drop_column("helpdesk_mail_letter", "files")
    op.drop_column("attachments", "note")
