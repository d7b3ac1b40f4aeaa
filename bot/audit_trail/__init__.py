"""The examination of the audit trail, and the anchors that keep its head outside the database."""
