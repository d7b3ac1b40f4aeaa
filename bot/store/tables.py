"""The tables. Times are stored in UTC; what a person said is stored only after redaction (T4)."""

from sqlalchemy import JSON, BigInteger, Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text, text

from bot.runtime.utc_moment import UtcMoment

metadata = MetaData()

clock = Table("clock", metadata, Column("id", Integer, primary_key=True), Column("ahead", Float, nullable=False))

links = Table(
    "links",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("user", String(128), nullable=False),
    Column("person", String(128), nullable=False),
    Column("proof", String(32), nullable=False),
    Column("made", UtcMoment, nullable=False),
    Column("ended", UtcMoment),
    Index("links_by_identity", "channel", "workspace", "user"),
)

conversations = Table(
    "conversations",
    metadata,
    Column("channel", String(32), primary_key=True),
    Column("conversation", String(128), primary_key=True),
    Column("user", String(128), primary_key=True),
    Column("language", String(16)),
    Column("memory", JSON),
    Column("private", Integer, nullable=False, server_default="1"),
    Column("changed", UtcMoment, nullable=False),
    Index("conversations_by_time", "changed"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("event", String(190), nullable=False),
    Column("conversation", String(128), nullable=False),
    Column("message", JSON, nullable=False),
    Column("received", UtcMoment, nullable=False),
    Column("handled", UtcMoment),
    Column("sender", String(255), nullable=False, server_default=""),
    Column("held_until", UtcMoment),
    Index("inbox_by_event", "channel", "event", unique=True),
    Index("inbox_waiting", "handled", "id"),
    Index("inbox_by_time", "received"),
    Index("inbox_read_of", "sender", "id", sqlite_where=text("held_until IS NULL"), postgresql_where=text("held_until IS NULL")),
    Index("inbox_held_of", "sender", "id", sqlite_where=text("held_until IS NOT NULL"), postgresql_where=text("held_until IS NOT NULL")),
    Index("inbox_by_conversation", "channel", "conversation", "id"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("conversation", String(128), nullable=False),
    Column("private", Integer, nullable=False),
    Column("recipient", String(128), nullable=False),
    Column("language", String(16), nullable=False),
    Column("reply", JSON, nullable=False),
    Column("answers", Integer),
    Column("created", UtcMoment, nullable=False),
    Column("due", UtcMoment, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("delivered", UtcMoment),
    Column("there", String(190)),
    Column("thread", String(64), nullable=False, server_default=""),
    Column("why", String(64), nullable=False, server_default=""),
    Column("held_by", String(64)),
    Column("held_until", UtcMoment),
    Column("request", String(32), nullable=False, server_default=""),
    Index("outbox_by_request", "request", sqlite_where=text("request <> ''"), postgresql_where=text("request <> ''")),
    Index("outbox_waiting", "state", "id"),
    Index("outbox_by_time", "created"),
    Index("outbox_lanes", "channel", "conversation", "id", sqlite_where=text("state = 'waiting'"), postgresql_where=text("state = 'waiting'")),
    Index("outbox_by_conversation", "channel", "conversation", "id"),
)

buttons = Table(
    "buttons",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("user", String(128), nullable=False),
    Column("means", String(190), nullable=False),
    Column("shown", UtcMoment, nullable=False),
    Column("pressed", UtcMoment),
    Index("buttons_by_time", "shown"),
)

promises = Table(
    "promises",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", String(128), nullable=False),
    Column("topic", String(32), nullable=False),
    Column("tell", Integer, nullable=False),
    Column("channel", String(32), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("user", String(128), nullable=False),
    Column("conversation", String(128), nullable=False),
    Column("language", String(16), nullable=False),
    Column("made", UtcMoment, nullable=False),
    Column("due", UtcMoment, nullable=False),
    Column("state", String(16), nullable=False),
    Column("settled", UtcMoment),
    Index("promises_due", "state", "due"),
    Index("promises_open", "person", "topic", unique=True, sqlite_where=text("state = 'open'"), postgresql_where=text("state = 'open'")),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("asked", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("faq", String(64), nullable=False),
    Column("at", UtcMoment, nullable=False),
    Index("questions_by_verdict", "verdict", "at"),
    Index("questions_by_time", "at"),
)

tickets = Table(
    "tickets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("number", String(32)),
    Column("ref", String(64)),
    Column("owner", String(190), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("user", String(128), nullable=False),
    Column("conversation", String(128), nullable=False),
    Column("language", String(16), nullable=False),
    Column("person", String(128), nullable=False),
    Column("name", String(190), nullable=False),
    Column("agency", String(190), nullable=False),
    Column("agency_name", String(190), nullable=False),
    Column("phone", String(64), nullable=False),
    Column("category", String(16), nullable=False),
    Column("priority", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("rows", JSON, nullable=False),
    Column("story", JSON, nullable=False),
    Column("origin", String(255), nullable=False),
    Column("opened", UtcMoment, nullable=False),
    Column("updated", UtcMoment, nullable=False),
    Column("concerns", String(128), nullable=False, server_default=""),
    Column("assignee", String(128), nullable=False, server_default=""),
    Column("waits", UtcMoment),
    Column("due", UtcMoment),
    Column("answered", UtcMoment),
    Column("handed_to", String(128), nullable=False, server_default=""),
    Column("handed_since", UtcMoment),
    Column("handed_last", UtcMoment),
    Index("tickets_queue", "state", "assignee"),
    Index("tickets_by_agency", "agency", "opened"),
    Index("tickets_by_time", "updated"),
    Index("tickets_by_person", "person", "id"),
    Index("tickets_handed", "handed_to", sqlite_where=text("handed_to <> ''"), postgresql_where=text("handed_to <> ''")),
    Index("tickets_by_number", "number"),
    Index("tickets_by_ref", "ref"),
    Index("tickets_live", "owner", "category", "concerns", unique=True, sqlite_where=text("state <> 'closed'"), postgresql_where=text("state <> 'closed'")),
)

ticket_notes = Table(
    "ticket_notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ticket", Integer, nullable=False),
    Column("event", String(16), nullable=False),
    Column("by", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", UtcMoment, nullable=False),
    Column("filed", UtcMoment),
    Column("author", String(128), nullable=False, server_default=""),
    Column("to", String(128), nullable=False, server_default=""),
    Column("once", String(64)),
    Index("ticket_notes_once", "once", unique=True),
    Index("ticket_notes_by_ticket", "ticket", "id"),
    Index("ticket_notes_unfiled", "filed", "id"),
)

ticket_words = Table("ticket_words", metadata, Column("ticket", Integer, primary_key=True, autoincrement=False), Column("folded", Text, nullable=False))

helpdesk_cursor = Table("helpdesk_cursor", metadata, Column("id", Integer, primary_key=True), Column("cursor", String(190), nullable=False))

_LIVE = text("state in ('verifying', 'awaiting_approval', 'ready', 'carrying_out')")

requests = Table(
    "requests",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("action", String(32), nullable=False),
    Column("person", String(128), nullable=False),
    Column("agency", String(190), nullable=False),
    Column("state", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("opened", UtcMoment, nullable=False),
    Column("due", UtcMoment, nullable=False),
    Column("settled", UtcMoment),
    Column("form", JSON, nullable=False),
    Index("requests_live", "person", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
    Index("requests_due", "state", "due"),
    Index("requests_settled", "settled"),
    Index("requests_by_person", "person", "opened"),
    Index("requests_by_agency", "agency", "opened"),
)

steps = Table(
    "steps",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("request", String(32), nullable=False),
    Column("person", String(128), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("workspace", String(64), nullable=False),
    Column("user", String(128), nullable=False),
    Column("language", String(16), nullable=False),
    Column("opened", UtcMoment, nullable=False),
    Column("expires", UtcMoment, nullable=False),
    Column("wrong", Integer, nullable=False),
    Column("code", String(64)),
    Column("code_sent", UtcMoment),
    Column("browser", String(64), nullable=False),
    Column("spent", UtcMoment),
    Column("form", JSON, nullable=False),
    Column("code_due", UtcMoment),
    Column("began", String(64), nullable=False, server_default=""),
    Column("withdrawn", UtcMoment),
    Index("steps_shown", "expires", sqlite_where=text("withdrawn IS NULL"), postgresql_where=text("withdrawn IS NULL")),
    Index("steps_by_request", "request"),
    Index("steps_by_time", "expires"),
    Index("steps_owed", "code_due", sqlite_where=text("code_due IS NOT NULL"), postgresql_where=text("code_due IS NOT NULL")),
)

credentials = Table(
    "credentials",
    metadata,
    Column("id", String(256), primary_key=True),
    Column("person", String(128), nullable=False),
    Column("method", String(16), nullable=False),
    Column("level", Integer, nullable=False),
    Column("label", String(120), nullable=False),
    Column("material", LargeBinary, nullable=False),
    Column("counter", BigInteger, nullable=False),
    Column("created", UtcMoment, nullable=False),
    Column("last_used", UtcMoment),
    Column("spoilt", UtcMoment),
    Column("details", JSON, nullable=False),
    Index("credentials_by_person", "person"),
)

browsers = Table(
    "browsers",
    metadata,
    Column("browser", String(64), primary_key=True),
    Column("turn", String(64), nullable=False),
    Column("person", String(128), nullable=False),
    Column("changed", UtcMoment, nullable=False),
    Column("ended", UtcMoment),
)

desk_sessions = Table(
    "desk_sessions",
    metadata,
    Column("browser", String(64), primary_key=True),
    Column("person", String(128), nullable=False),
    Column("level", Integer, nullable=False),
    Column("proven", UtcMoment, nullable=False),
    Column("seen", UtcMoment, nullable=False),
    Column("ended", UtcMoment),
    Index("desk_sessions_by_person", "person"),
)

attachments = Table(
    "attachments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", String(190), nullable=False),
    Column("ticket", Integer),
    Column("name", String(128), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("at", UtcMoment, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("note", Integer),
    Index("attachments_by_ticket", "ticket", "id"),
    Index("attachments_by_owner", "owner", "ticket"),
)

uploads = Table(
    "uploads",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("chat", String(128), nullable=False),
    Column("at", UtcMoment, nullable=False),
    Column("content", LargeBinary),
    Index("uploads_by_chat", "chat"),
)

counts = Table(
    "counts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("subject", String(190), nullable=False),
    Column("at", UtcMoment, nullable=False),
    Index("counts_by_subject", "kind", "subject", "at"),
    Index("counts_by_time", "at"),
)

link_codes = Table(
    "link_codes",
    metadata,
    Column("code", String(64), primary_key=True),
    Column("person", String(128), nullable=False),
    Column("proof", String(32), nullable=False),
    Column("by", String(128), nullable=False),
    Column("made", UtcMoment, nullable=False),
    Column("expires", UtcMoment, nullable=False),
    Column("used", UtcMoment),
)

audit = Table(
    "audit",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("did", String(48), nullable=False),
    Column("actor", Text, nullable=False),
    Column("subject", String(128), nullable=False),
    Column("details", JSON, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
    Column("keyed", String(80)),
)

audit_anchor = Table(
    "audit_anchor",
    metadata,
    Column("file", String(32), primary_key=True),
    Column("lines", Integer, nullable=False),
    Column("mac", String(64), nullable=False),
)

audit_beginning = Table("audit_beginning", metadata, Column("id", Integer, primary_key=True), Column("cut", BigInteger, nullable=False))

leases = Table(
    "leases",
    metadata,
    Column("work", String(32), primary_key=True),
    Column("holder", String(64), nullable=False),
    Column("until", UtcMoment, nullable=False),
    Column("done", UtcMoment),
    Column("outcome", JSON),
)

pauses = Table("pauses", metadata, Column("id", Integer, primary_key=True), Column("since", UtcMoment, nullable=False))

desks = Table(
    "desks",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("alive_until", UtcMoment, nullable=False),
    Column("content", String(16), nullable=False, server_default=""),
)

claims = Table("claims", metadata, Column("subject", String(190), primary_key=True), Column("desk", String(64), nullable=False))
