"""What `doctor` asks of Request Tracker: whether the token is right, the queue there, and the rights that the desk needs. Nothing is written."""

from typing import Any, Final
from urllib.parse import urlsplit

from bot.clock import Clock
from bot.errors import BackEndError, Denied
from bot.runtime.loopback import is_loopback
from integrations.accounts.examination import ExaminationResult
from integrations.helpdesk.request_tracker.builder import open_rest2, token_owner, tracker_token
from integrations.helpdesk.request_tracker.entry import RequestTrackerSettings
from integrations.helpdesk.request_tracker.queries import news_after
from integrations.helpdesk.request_tracker.rest2 import Rest2
from integrations.helpdesk.request_tracker.transactions import id_of, items_of

_PAGE: Final = "docs/request-tracker.md"
_NEEDED: Final = "CreateTicket, ShowTicket, ReplyToTicket and ModifyTicket"
_NEWEST: Final = 999_999_999


async def examine_request_tracker(settings: RequestTrackerSettings, clock: Clock) -> tuple[ExaminationResult, ...]:
    """Raises ConfigurationError for a token or certificate that cannot be read."""
    token = tracker_token(settings)
    rest = open_rest2(settings, token)
    try:
        found = [await _reached(rest)]
        if found[0].ok:
            found += [await _user(rest, token_owner(token)), *await _queue(rest, settings.queue), await _searched(rest, settings)]
    finally:
        await rest.close()
    parts = urlsplit(settings.url)
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        found.append(ExaminationResult("url", False, "the token travels readable to whoever is between", "use https"))
    if settings.hook_secret is None:
        found.append(ExaminationResult("hook_secret", True, f"none: news is fetched every {settings.poll.total_seconds():g} s", "with a scrip it comes at once"))
    else:
        found.append(ExaminationResult("hook_secret", True, "/hooks/request-tracker answers calls with this secret"))
    return tuple(found)


async def _reached(rest: Rest2) -> ExaminationResult:
    try:
        document = (await rest.get("rt")).document
    except Denied as trouble:
        return ExaminationResult("token", False, _why(trouble), f"make a token for the desk's user in Request Tracker ({_PAGE})")
    except BackEndError as trouble:
        remedy = "check helpdesk.url: the address before /REST/2.0; and helpdesk.ca_file for a server with a CA of its own"
        return ExaminationResult("url", False, _why(trouble), remedy)
    version = document.get("Version") if isinstance(document, dict) else None
    if not isinstance(version, str):
        return ExaminationResult("url", False, "it answers, and is no Request Tracker with REST2", "check helpdesk.url: the address before /REST/2.0")
    return ExaminationResult("token", True, f"Request Tracker {version[:40]} accepts the token")


async def _user(rest: Rest2, number: str | None) -> ExaminationResult:
    """An address of the user's own would get what the desk tells the person anyway."""
    if number is None:
        return ExaminationResult("user", True, "the token does not say whose it is", "tickets have no requestor; use an auth token of Request Tracker 5")
    try:
        document: Any = (await rest.get(f"user/{number}")).document
    except BackEndError as trouble:
        return ExaminationResult("user", False, _why(trouble), "give the desk's user the rights of a privileged user")
    if not isinstance(document, dict):
        return ExaminationResult("user", False, "there is no user with the token's number", "make a new token")
    name = str(document.get("Name"))[:60]
    if document.get("EmailAddress"):
        return ExaminationResult("user", True, f"the desk is {name}, and has a mail address", "take the address away: it gets mail about every answer")
    if str(document.get("Lang") or "en") != "en":
        return ExaminationResult("user", True, f"the desk is {name}; its language is not English", "set it to English: some answers break off otherwise")
    return ExaminationResult("user", True, f"the desk is {name}")


async def _queue(rest: Rest2, name: str) -> tuple[ExaminationResult, ...]:
    """A user without any right sees no queue; which rights there are is told by what the queue, and its newest ticket, offer."""
    try:
        found: Any = (await rest.get("queues", query=f'[{{"field":"Name","value":{_quoted(name)}}}]', fields="Name")).document
        items = found.get("items") if isinstance(found, dict) else None
        known = next((one for one in items or () if isinstance(one, dict) and one.get("Name") == name), None)
        if known is None:
            remedy = f"check helpdesk.queue, and its right SeeQueue ({_PAGE})"
            return (ExaminationResult("queue", False, "there is no queue of this name that the desk's user sees", remedy),)
        number = int(str(known.get("id")))
        queue: Any = (await rest.get(f"queue/{number}")).document
        newest = (await rest.get("tickets", query=f"Queue = {number}", orderby="id", order="DESC", per_page="1")).document
        seen = [id_of(one) for one in items_of(newest)]
        ticket: Any = (await rest.get(f"ticket/{seen[0]}")).document if seen else None
    except (BackEndError, ValueError) as trouble:
        return (ExaminationResult("queue", False, _why(trouble), f"give the desk's user {_NEEDED} in this queue"),)
    if "create" not in _offers(queue):
        return (ExaminationResult("queue", False, "the desk's user may not open tickets in it", f"give it {_NEEDED} in this queue"),)
    return (ExaminationResult("queue", True, f"tickets are opened in {name[:60]}"), _rights(ticket))


def _rights(ticket: Any) -> ExaminationResult:
    """What the desk's user may do with a ticket of the queue; None where it sees none."""
    if ticket is None:
        return ExaminationResult("rights", True, "the desk's user sees no ticket in the queue yet", f"it needs {_NEEDED} there")
    lacking = [right for offer, right in (("correspond", "ReplyToTicket"), ("lifecycle", "ModifyTicket")) if offer not in _offers(ticket)]
    if lacking:
        return ExaminationResult("rights", False, f"the desk's user lacks {' and '.join(lacking)}", f"give it {_NEEDED} in this queue")
    return ExaminationResult("rights", True, "the desk's user may answer and close tickets")


def _offers(document: Any) -> frozenset[str]:
    """What may be done, by the links that come with a record."""
    links = document.get("_hyperlinks") if isinstance(document, dict) else None
    return frozenset(str(one.get("ref")) for one in links or () if isinstance(one, dict))


async def _searched(rest: Rest2, settings: RequestTrackerSettings) -> ExaminationResult:
    try:
        await rest.get("transactions", query=news_after(_NEWEST, settings.statuses.closed), fields="Type", per_page="1")
    except BackEndError as trouble:
        return ExaminationResult("news", False, _why(trouble), "the desk needs Request Tracker 5, whose transactions can be searched")
    return ExaminationResult("news", True, "its transactions can be searched")


def _why(trouble: BackEndError | ValueError) -> str:
    return trouble.detail.removeprefix("helpdesk: ") if isinstance(trouble, BackEndError) else "it answers in another form than REST2 does"


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
