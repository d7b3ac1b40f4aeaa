"""The desk and everybody around it, in one process and on one database: each method is one thing that somebody does or that happens."""

import asyncio
import contextlib
import logging
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Coroutine, MutableMapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pyotp
import sqlalchemy as sa
import structlog

from bot.audit import GENESIS
from bot.errors import Garbled, Unreachable
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, Message, MessageContent, TypedText
from bot.secret import Secret
from bot.store.steps import Step
from bot.tickets.ticket import TicketRef
from bot.verification.page import FormAgain, NextPage, Page, PageAnswer, PageGone, ResultPage, StepKind
from bot.wiring.application import Application
from integrations.accounts.embedded import tables as embedded
from integrations.accounts.embedded.password_hash import is_password
from tests.acts.stage import Stage, opened
from tests.machine.cast import HELPERS, known_people

SYSTEMS: Final = ("portal", "personnel", "directory", "mailbox", "helpdesk", "mail")
_ADDRESS: Final = re.compile(r"/(s|not-me)/([A-Za-z0-9_-]{20,})")
_EXPECTED: Final = ("a system has not answered for ten minutes",)
"""Errors that are logged because something outside is broken."""
_CODE: Final = re.compile(r"\b\d{6}\b")


@dataclass(frozen=True)
class ShownButton:
    """A button, and whose it is."""

    owner: ChatIdentity
    id: str
    label: str


@dataclass(frozen=True)
class Told:
    """Something that reached somebody. `to` None: a group; `mailed`: to the address of that person; `edits`: it stands where an earlier one stood."""

    to: ChatIdentity | None
    text: str
    mailed: str = ""
    edits: bool = False


@dataclass
class Move:
    """What one step did. `may`: the events that it may lead to among those that need somebody's proof or button; `event`: the message that was said."""

    name: str
    may: frozenset[str]
    actor: str = ""
    said: str = ""
    event: str = ""
    answers: list[PageAnswer | Page] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    elsewhere: frozenset[str] = frozenset()
    passed: bool = False


class World:
    """`typed` holds the secrets that anybody typed or was sent, `digits` those of six digits; `log` what was logged."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="machine-"))
        self.runner = asyncio.Runner()
        self.people = known_people()
        self.buttons: list[ShownButton] = []
        self.pressed: set[str] = set()
        self.pages: list[Secret] = []
        self.link_codes: list[str] = []
        self.numbers: dict[str, str] = {}
        self.apps: dict[str, pyotp.TOTP] = {}
        self.passwords = {id: self._first_password(one) for id, one in self.people.items()}
        self.typed: set[str] = set()
        self.digits: set[str] = set()
        self.log: list[str] = []
        self.trouble: list[str] = []
        self.seen: Counter[str] = Counter()
        self.mailed: list[tuple[str, str, datetime]] = []
        self.head = GENESIS
        self.bad_elsewhere: dict[str, int] = {}
        self.frozen_once: frozenset[str] = frozenset()
        self.refused: dict[str, str] = {}
        self.marks: dict[str, frozenset[str]] = {}
        self.chosen: list[tuple[str, str, str]] = []
        self._events = 0
        self._drawn = 0
        self._listen()
        self._open()

    @staticmethod
    def _first_password(described: dict[str, Any]) -> str:
        accounts = described.get("directory") or {}
        first = accounts[0] if isinstance(accounts, list) else accounts
        return str(first.get("password", ""))

    def _listen(self) -> None:
        def keep(_: Any, method: str, event: MutableMapping[str, Any]) -> str:
            line = f"{method} {sorted(event.items())!r}"
            self.log.append(line)
            if method in ("error", "exception", "critical") and event.get("event") not in _EXPECTED:
                self.trouble.append(line)
            raise structlog.DropEvent

        structlog.configure(processors=[keep])
        self._handler = _Keeping(self.log)
        logging.getLogger().addHandler(self._handler)

    def _open(self) -> None:
        async def begin() -> None:
            self._stack = AsyncExitStack()
            self.stage: Stage = await self._stack.enter_async_context(opened(self.folder))
            await self.application.intake.resume()

        self.runner.run(begin())

    @property
    def application(self) -> Application:
        """The desk as it runs now."""
        return self.stage.application

    def run(self, what: Coroutine[Any, Any, Any]) -> Any:
        """Lets something happen to its end."""
        return self.runner.run(what)

    def close(self) -> None:
        """Ends the desk, and forgets its data."""
        self.runner.run(self._stack.aclose())
        self.runner.close()
        logging.getLogger().removeHandler(self._handler)
        structlog.reset_defaults()
        shutil.rmtree(self.folder, ignore_errors=True)

    def drawn_secret(self) -> str:
        """A new password that nobody has had."""
        self._drawn += 1
        new = f"Nx{self._drawn}-Rain.Bottle#{self._drawn}q"
        self.typed.add(new)
        return new

    # What people do.

    async def says(self, move: Move, identity: ChatIdentity, text: str, group: bool = False) -> None:
        """Somebody types something, in private or in a group."""
        await self._hears(move, identity, TypedText(text), group)

    async def presses(self, move: Move, identity: ChatIdentity, button: str) -> None:
        """Somebody presses a button."""
        await self._hears(move, identity, ButtonPress(button), False)

    async def says_twice(self, move: Move, identity: ChatIdentity, content: MessageContent) -> None:
        """The platform hands over one message twice, both at once."""
        message = self._message(move, identity, content, False)
        await asyncio.gather(self.application.intake.accept(message), self.application.intake.accept(message))
        await self.rests(move)

    async def opens(self, move: Move, token: Secret, browser: str) -> None:
        """Somebody opens a page."""
        shown = await self.application.account_actions.page_flow.open(token, browser)
        self._notes(shown)
        if isinstance(shown, Page):
            move.answers.append(shown)
        await self.rests(move)

    async def sends(self, move: Move, token: Secret, browser: str, given: dict[str, str], times: int = 1) -> list[PageAnswer]:
        """Somebody sends a form, once or several times at the same moment."""
        secrets = {name: Secret(value) for name, value in given.items()}
        answers = await asyncio.gather(*(self.application.account_actions.page_flow.answer(token, secrets, browser) for _ in range(times)))
        for answer in answers:
            self._notes(answer)
        move.answers += answers
        await self.rests(move)
        return answers

    async def begins_link(self, move: Move, account: str, password: str, browser: str) -> None:
        """Somebody begins at `/link`."""
        given = {"portal_account": Secret(account), "portal_password": Secret(password)}
        answer = await self.application.account_actions.link_flow.begin(given, "zh-Hant-TW", browser)
        self._notes(answer)
        move.answers.append(answer)
        await self.rests(move)

    async def restarts(self, move: Move, unanswered: Message | None = None) -> None:
        """The desk ends and begins again over the same data; with a message that came in and was not answered."""
        if unanswered is not None:
            await self.application.intake.accept(unanswered)
        await self._stack.aclose()
        self._stack = AsyncExitStack()
        self.stage = await self._stack.enter_async_context(opened(self.folder))
        await self.application.intake.resume()
        await self.rests(move)

    async def passes(self, move: Move, span: timedelta) -> None:
        """Time passes."""
        await self.application.demonstration_controls.advance(span, "test")
        await self.rests(move)

    async def locks(self, move: Move, account: str) -> None:
        """Wrong passwords elsewhere lock an account."""
        await self.application.demonstration_controls.lock(account, "test")
        await self.rests(move)

    async def breaks(self, move: Move, how: str, which: str = "") -> None:
        """A system breaks, or all are mended."""
        for system in (which,) if how != "well" else SYSTEMS:
            await self.application.demonstration_controls.break_system(system, how, "test")
        await self.rests(move)

    async def office(self, move: Move, accounts: list[str], admin: str | None) -> None:
        """An admin is one no more, or accounts are disabled by hand."""
        if admin is not None:
            await self.stage.dismisses(admin)
        for account in accounts if admin is None else ():
            await self.stage.disables(account)
        await self.rests(move)

    async def helps(self, move: Move, ref: str, closes: bool) -> None:
        """The helpdesk answers or closes a ticket; it may itself be what is broken."""
        agents = self.application.agents
        with contextlib.suppress(Unreachable, Garbled):
            await (agents.settle if closes else agents.answer)(TicketRef(ref, ref), "請再試一次", HELPERS[0])
        await self.rests(move)

    async def rests(self, move: Move) -> None:
        """Whatever is under way comes to rest, and what was sent is read."""
        await self.application.settle(20)
        for item in self.application.console.take():
            to = ChatIdentity("console", item.to) if item.place.private and item.place.channel == "console" else None
            mailed = item.to if item.place.channel == "mail" else ""
            move.told.append(Told(to, item.post.text, mailed, item.post.replaces is not None))
            for found in _ADDRESS.finditer(item.post.text):
                self._page(found[2])
            code = _CODE.search(item.post.text) if mailed else None
            if code is not None:
                self.digits.add(code[0])
                self.mailed.append((mailed, code[0], self.application.clock.now()))
            for link in item.post.links:
                onward = _ADDRESS.search(link.url)
                if onward is not None:
                    self._page(onward[2])
            if to is not None:
                self.buttons += [ShownButton(to, button.id, button.label) for button in item.post.buttons]

    def message(self, move: Move, identity: ChatIdentity, content: MessageContent) -> Message:
        """A message that comes in now, in private."""
        return self._message(move, identity, content, False)

    # What is known of pages.

    async def step_of(self, token: Secret) -> Step | None:
        """The step behind a page."""
        async with self.application.store.look() as work:
            return await work.steps.by_token(self.application.account_actions.page_flow.tokens.found_by(token))

    async def live_pages(self) -> list[tuple[Secret, Step]]:
        """The pages that still take a form, as far as their own row tells."""
        found = [(token, await self.step_of(token)) for token in self.pages[-25:]]
        now = self.application.clock.now()
        return [(token, step) for token, step in found if step is not None and step.spent is None and now < step.expires and step.wrong < 3]

    def code_for(self, step: Step) -> str | None:
        """The code that opens this step, if one was mailed."""
        tokens = self.application.account_actions.page_flow.tokens
        return next((code for person, code in self.codes() if person == step.person and tokens.opens(step.id, step.code, Secret(code))), None)

    def codes(self) -> list[tuple[str, str]]:
        """Whom a code was mailed, and the code; newest first."""
        return [(person, code) for person, code, _ in reversed(self.mailed)]

    def right(self, page: Page, step: Step, approve: bool = True) -> dict[str, str]:
        """What the person whom the page is for sends, as far as they know it."""
        described, given = self.people.get(step.person, {}), dict[str, str]()
        portal: Any = described.get("portal") or [{}]
        directory: Any = described.get("directory") or {}
        new = self.drawn_secret() if "new_password" in page.fields else ""
        known = {
            "code": self.code_for(step) or "",
            "current_password": self.passwords.get(step.person, ""),
            "portal_account": portal[0].get("account", ""),
            "portal_password": portal[0].get("password", ""),
            "directory_account": (directory[0] if isinstance(directory, list) else directory).get("account", ""),
            "directory_password": self.passwords.get(step.person, ""),
            "new_password": new,
            "repeat_password": new,
            "decision": "approve" if approve else "refuse",
            "identity_check": "called_back",
            "reason": "查無此人來電",
            "number": self.numbers.get(step.request, ""),
            "totp": self.apps[step.person].at(self.application.clock.now()) if step.person in self.apps else "",
            "freeze": "yes",
        }
        for name in page.fields:
            given[name] = known.get(name, "")
        if page.kind is StepKind.ENROL and page.enrolment is not None and page.enrolment.secret is not None:
            self.apps[step.person] = app = pyotp.TOTP(page.enrolment.secret.reveal().replace(" ", ""))
            self.typed.add(app.secret)
            given["totp"] = app.at(self.application.clock.now())
        self.typed.update(value for name, value in given.items() if "password" in name and value)
        return given

    async def learns_passwords(self) -> None:
        """Which of the new passwords were taken: their owners know them from now on."""
        for account, new, person in self.chosen:
            if person in self.people and await self._is_password(account, new):
                self.passwords[person] = new
        self.chosen.clear()

    async def _is_password(self, account: str, password: str) -> bool:
        async with self.application.engine.connect() as connection:
            sealed = (await connection.execute(sa.select(embedded.directory.c.password).where(embedded.directory.c.account == account))).scalar()
        return sealed is not None and is_password(sealed, Secret(password))

    def leaks(self) -> list[str]:
        """Where a secret can be read: the files of the desk, but for its keys, and all that was logged."""
        kept = {file.name: file.read_bytes() for file in self.folder.rglob("*") if file.is_file() and "keys" not in file.parts}
        kept["the log"] = "\n".join(self.log).encode("utf-8", "replace")
        found = [f"{one[:6]}… can be read in {name}" for name, held in kept.items() for one in self.typed if len(one) > 5 and one.encode() in held]
        for name, held in kept.items():
            digits = [one for one in self.digits if one.encode() in held]
            found += [f"the code {one} can be read in {name}" for one in digits if re.search(rb"(?<![0-9a-fA-F.:-])" + one.encode() + rb"(?![0-9a-fA-F])", held)]
        return found

    # How it is kept.

    def _message(self, move: Move, identity: ChatIdentity, content: MessageContent, group: bool) -> Message:
        self._events += 1
        move.event = f"event-{self._events}"
        place = ConversationAddress("console", "group:lobby", False) if group else ConversationAddress("console", identity.user, True)
        return Message(move.event, identity, place, content, self.application.clock.now())

    async def _hears(self, move: Move, identity: ChatIdentity, content: MessageContent, group: bool) -> None:
        await self.application.answer(self._message(move, identity, content, group))
        await self.rests(move)

    def _page(self, token: str) -> None:
        self.typed.add(token)
        if all(token != known.reveal() for known in self.pages):
            self.pages.append(Secret(token))

    def _notes(self, answer: Page | PageAnswer) -> None:
        match answer:
            case NextPage(token=token):
                if token.reveal():
                    self._page(token.reveal())
            case ResultPage(link_code=code):
                if code is not None:
                    self.link_codes.append(code.reveal())
                    self.typed.update({code.reveal(), code.reveal().replace("-", "")})
            case Page() | FormAgain() | PageGone():
                pass


class _Keeping(logging.Handler):
    """Keeps what the libraries log."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.INFO)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one line."""
        self._lines.append(f"{record.levelname} {record.name} {record.getMessage()}")
