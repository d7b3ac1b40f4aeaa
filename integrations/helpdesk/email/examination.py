"""What `doctor` asks of a helpdesk by mail: whether the mailbox opens and the listener's address is free. No mail is sent; `mail.smtp` is examined by itself."""

import asyncio

from bot.clock import Clock
from bot.errors import BackEndError
from integrations.accounts.examination import ExaminationResult
from integrations.helpdesk.email.builder import imap_place
from integrations.helpdesk.email.entry import EmailHelpdeskSettings
from integrations.helpdesk.email.imap import ImapPlace, leave


async def examine_email_helpdesk(settings: EmailHelpdeskSettings, clock: Clock) -> tuple[ExaminationResult, ...]:
    """Raises ConfigurationError for a secret or certificate that cannot be read."""
    found = [ExaminationResult("to", True, f"tickets go to {settings.to}, answers come back to {settings.answers} with a part of their own for each ticket")]
    if settings.imap is not None:
        found.append(await _mailbox(imap_place(settings.imap, settings.ca_file)))
    if settings.lmtp is not None:
        found.append(await _listener(settings.lmtp))
    if settings.hook_secret is not None:
        found.append(ExaminationResult("hook_secret", True, "/hooks/mail takes mails with this secret"))
    if len(found) == 1:
        remedy = "write helpdesk.imap, helpdesk.lmtp or helpdesk.hook_secret (docs/helpdesk-by-mail.md); the desk does not start otherwise"
        found.append(ExaminationResult("answers", False, "no way is configured by which answers come back", remedy))
    return tuple(found)


async def _mailbox(place: ImapPlace) -> ExaminationResult:
    where = f"{place.host}:{place.port}"
    try:
        mails = await asyncio.to_thread(_looked_into, place)
    except BackEndError as trouble:
        remedy = "check helpdesk.imap: the address, user and password, the folder's name, and helpdesk.ca_file for a server with a CA of its own"
        return ExaminationResult("imap", False, f"{where}: {trouble.detail.removeprefix('helpdesk: ')}", remedy)
    except LookupError:
        return ExaminationResult("imap", False, f"{where} opened, but it has no folder {place.folder}", "name one that is there in helpdesk.imap.folder")
    return ExaminationResult("imap", True, f"{where} opened for {place.user}; mails in {place.folder}: {mails}, none was touched")


def _looked_into(place: ImapPlace) -> int:
    """How many mails the folder holds; it is opened for reading only. Raises LookupError where there is none of this name."""
    client = place.open()
    try:
        if not client.folder_exists(place.folder):
            raise LookupError(place.folder)
        return int(client.select_folder(place.folder, readonly=True)[b"EXISTS"])
    finally:
        leave(client)


async def _listener(address: str) -> ExaminationResult:
    """Whether somebody listens there: the running desk itself, or nobody yet."""
    host, _, port = address.rpartition(":")
    try:
        async with asyncio.timeout(5):
            reader, writer = await asyncio.open_connection(host.strip("[]"), int(port))
            try:
                greeting = await reader.readline()
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return ExaminationResult("lmtp", True, f"nobody listens at {address} yet; `run` does")
    if greeting.startswith(b"220") and b"ready" in greeting:
        return ExaminationResult("lmtp", True, f"the desk listens at {address}")
    return ExaminationResult("lmtp", False, f"another program listens at {address}", "stop it, or name another port in helpdesk.lmtp")
