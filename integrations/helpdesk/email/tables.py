"""The tables of the helpdesk by mail: which tickets were mailed, every mail of theirs, and what was answered."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, MetaData, String, Table, Text, false

from bot.runtime.utc_moment import UtcMoment

metadata = MetaData()

ticket = Table(
    "helpdesk_mail_ticket",
    metadata,
    Column("serial", Integer, primary_key=True, autoincrement=False),
    Column("key", String(128), nullable=False, unique=True),
    Column("ref", String(64), nullable=False, unique=True),
    Column("number", String(64), nullable=False),
    Column("subject", String(250), nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("opened", UtcMoment, nullable=False),
)
letter = Table(
    "helpdesk_mail_letter",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("serial", Integer, nullable=False),
    Column("once", String(64), nullable=False),
    Column("message_id", String(190), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("made", UtcMoment, nullable=False),
    Column("claimed", UtcMoment),
    Column("sent", UtcMoment),
    Column("returned", Integer, nullable=False, server_default="0"),
    Column("due", UtcMoment),
    Column("files", JSON),
    Column("bare", Boolean, nullable=False, server_default=false()),
    Index("helpdesk_mail_letter_once", "serial", "once", unique=True),
    Index("helpdesk_mail_letter_due", "due"),
)
answer = Table(
    "helpdesk_mail_answer",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("serial", Integer, nullable=False),
    Column("once", String(64), nullable=False, unique=True),
    Column("event", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", UtcMoment, nullable=False),
)
mailbox = Table(
    "helpdesk_mail_mailbox",
    metadata,
    Column("place", String(250), primary_key=True),
    Column("validity", String(32), nullable=False),
    Column("uid", Integer, nullable=False),
)
