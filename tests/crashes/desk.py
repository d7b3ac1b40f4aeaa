"""A desk that is killed at random moments: a process that carries out what many people ask for, forked as often as it is to be killed.

    python -m tests.crashes.desk FOLDER KILLS SEED

The parent imports everything once and forks; each child opens the desk over the same data, goes on with everybody's matter wherever it
stands, and is killed with -9. The last child is left to finish. Nothing is printed but the figures.
"""

import asyncio
import os
import random
import re
import signal
import sys
import time
from pathlib import Path
from typing import Final

import dbos  # noqa: F401 - so that no life is spent on importing it
import yaml

from bot.actions.action import ActionName
from bot.actions.request import IdentityCheck, Request, RequestState
from bot.faq.index import Index, build_index
from bot.faq.library import shipped
from bot.messages import ChatIdentity, ConversationAddress, Reply
from bot.people.person import Person
from bot.requests.submission import SubmittedRequest
from bot.secret import Secret
from bot.settings.schema import Settings
from bot.tickets.ticket import Asker
from bot.wiring.application import Application, DataLocation, open_application
from integrations.mail.embedded import EmbeddedMailer
from tests.quick_seals import seal_quickly

UNLOCKS: Final = 40
RESETS: Final = 20
NEW: Final = "Ox4-Rain.Bottle"
BROWSER: Final = "the browser"
_SIDE_BY_SIDE: Final = 4
_ENDED: Final = frozenset({RequestState.DONE, RequestState.PARTLY})


def organisation(folder: Path) -> Path:
    """An office in which forty people are locked out and twenty have forgotten their password."""

    def person(id: str, number: int, **directory: object) -> dict[str, object]:
        account = f"GEAA-{number:06d}"
        return {
            "id": id,
            "name": f"員工{number}",
            "agency": "office",
            "national_id": _national_id(number),
            "email": f"{id}@home.example",
            "portal": [{"account": f"p{id}", "enabled": True, "password": f"Portal-{number}-x", "created": "-900d"}],
            "personnel": {"exists": True, "enabled": True},
            "directory": {"account": account, "enabled": True, "password": f"Tpead-{number}-x", "password_set": "-30d", **directory},
            "mailbox": {"address": f"m{id}@mail.example", "enabled": True},
            "binding": {"portal": f"p{id}", "directory": account},
        }

    people = [person("admin", 1)]
    people += [person(f"lock{n}", 100 + n, locked="-1m") for n in range(UNLOCKS)]
    people += [person(f"reset{n}", 200 + n) for n in range(RESETS)]
    file = folder / "office.yaml"
    agency = {"id": "office", "name": "辦公室", "joins_directory": True, "admins": ["admin"]}
    file.write_text(yaml.safe_dump({"agencies": [agency], "people": people, "sync": {"every": "1h", "last": "-20m"}, "phase": "before_go_live"}, allow_unicode=True))
    return file


def _national_id(number: int) -> str:
    body = f"A1{number:07d}"
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1)
    digits = "10" + body[1:]
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    return body + str((10 - total % 10) % 10)


class Desk:
    """One life of the desk."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def work(self, order: list[str]) -> None:
        """Everybody's matter to its end, a few side by side."""
        account_actions = self.application.account_actions
        await account_actions.execution.warm()
        await account_actions.tick()
        waiting = asyncio.Semaphore(_SIDE_BY_SIDE)

        async def one(id: str) -> None:
            async with waiting:
                await self._see_through(id)

        await asyncio.gather(*(one(id) for id in order))
        await self.application.settle(20)

    async def _see_through(self, id: str) -> None:
        person = await self._person(id)
        name = ActionName.UNLOCK if id.startswith("lock") else ActionName.RESET_PASSWORD
        for _ in range(20):
            async with self.application.store.look() as work:
                mine = [one for one in await work.requests.all() if one.person == id]
            if any(one.state in _ENDED for one in mine):
                return
            live = next((one for one in mine if one.live), None)
            await self._step(name, person, live)
        raise AssertionError(f"{id} comes to no end")

    async def _step(self, name: ActionName, person: Person, live: Request | None) -> None:
        account_actions = self.application.account_actions
        if live is not None and live.state is RequestState.CARRYING_OUT:
            await account_actions.execution.tick()
            await account_actions.execution.result(live.id, 5)
            return
        if live is not None and live.state is RequestState.READY and name is ActionName.UNLOCK:
            await account_actions.tick()
            await account_actions.execution.result(live.id, 5)
            return
        if live is not None and live.state is RequestState.AWAITING:
            admin = await self._person("admin")
            await account_actions.approvals.decide(live, admin, person, ChatIdentity("console", "admin"), approved=True, check=IdentityCheck.CALLED_BACK)
            return
        await self._ask(name, person)

    async def _ask(self, name: ActionName, person: Person) -> None:
        """As the chat does: request, page and reply in one transaction, then the code; then as the page does."""
        application, account_actions = self.application, self.application.account_actions
        identity = ChatIdentity("console", person.id)
        place = ConversationAddress("console", person.id, private=True)
        await application.identities.person_of(identity)
        opened = await account_actions.asking.ask(name, person, Asker(person, identity, place, "zh-Hant-TW"))
        if not isinstance(opened, SubmittedRequest) or opened.issued is None:
            return
        async with application.store.work() as work:
            await account_actions.asking.write(work, opened)
            await work.outbox.post(place, identity, "zh-Hant-TW", Reply(opened.says), application.clock.now())
        await account_actions.asking.opened(opened)
        token = account_actions.tokens.token(opened.issued.step.id)
        if opened.request.state is RequestState.READY:
            await account_actions.page_flow.answer(token, {"new_password": Secret(NEW), "repeat_password": Secret(NEW)}, BROWSER)
            return
        code = self._code(person.id)
        if code is None:  # the one that was mailed died with its process
            async with application.store.work() as work:
                await work.counts.forget("code", person.id)
                await work.counts.forget("code_to", f"{person.id}@home.example")
            await account_actions.page_flow.answer(token, {"send_again": Secret("1")}, BROWSER)
            code = self._code(person.id)
        if code is not None:
            await account_actions.page_flow.answer(token, {"code": Secret(code)}, BROWSER)

    def _code(self, id: str) -> str | None:
        mailer = self.application.mailer
        assert isinstance(mailer, EmbeddedMailer)
        found = next((re.search(r"\b\d{6}\b", one.mail.text) for one in mailer.mails() if one.mail.person == id), None)
        return found[0] if found else None

    async def _person(self, id: str) -> Person:
        person = await self.application.organisation.register.person(id)
        assert person is not None
        return person


def small_index() -> Index:
    """Nobody types here."""
    return build_index(shipped()[:1], ())


async def live(folder: Path, seed: int) -> None:
    settings = Settings.model_validate({"timings": {"auto_unlock": "100h"}})
    order = [f"lock{n}" for n in range(UNLOCKS)] + [f"reset{n}" for n in range(RESETS)]
    random.Random(seed).shuffle(order)
    async with open_application(DataLocation(settings, folder / "data", folder / "office.yaml"), small_index, reached_in="console") as application:
        await Desk(application).work(order)


def main(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    organisation(folder)
    killed = 0
    for life in range(kills + 1):
        child = os.fork()
        if child == 0:
            try:
                asyncio.run(live(folder, seed + life))
            except BaseException as trouble:
                print(f"life {life}: {type(trouble).__name__}: {trouble}", file=sys.stderr, flush=True)
                os._exit(1)
            os._exit(0)
        if life == kills:
            _, status = os.waitpid(child, 0)
            print(f"killed {killed} of {kills} lives, the last one ended with {os.waitstatus_to_exitcode(status)}", flush=True)
            sys.exit(os.waitstatus_to_exitcode(status))
        _let_work(child, chance.uniform(0.15, 1.4))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)


def _let_work(child: int, span: float) -> None:
    """Until it has used so many seconds of a processor, so that a busy machine kills it in the same places; where that cannot be read, so many seconds."""
    ends = time.monotonic() + 10 * span
    while time.monotonic() < ends:
        time.sleep(0.01)
        try:
            state, *figures = Path(f"/proc/{child}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            ends = min(ends, time.monotonic() + span)
            continue
        if state == "Z" or (int(figures[10]) + int(figures[11])) / os.sysconf("SC_CLK_TCK") >= span:
            return


if __name__ == "__main__":
    seal_quickly()
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
