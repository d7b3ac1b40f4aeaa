"""A morning in the helpdesk: thirty people write in an hour, two clerks work the queue, an admin decides, a ticket comes back."""

import asyncio
import re
from pathlib import Path

import httpx

from bot.actions.request import RequestState
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, FormSubmission, Message
from bot.people.permissions import Coverage
from bot.store.tables import buttons
from bot.tickets.ticket import TicketEvent, TicketState
from bot.web.routes import build_routes
from bot.wiring.web_dependencies import build_web_dependencies
from tests.acts.stage import Stage, keys, opened
from tests.acts.test_approvals import ENABLE, asked
from tests.acts.test_reset import decides, opens
from tests.paths import SAMPLES

URL = "http://localhost:8080"
PEOPLE = tuple(f"m{number:02}" for number in range(30))
CLERKS = ("desk.hsu", "desk.lo")
MATTERS = ("自然人憑證讀不到，換了讀卡機也一樣", "信箱收不到外面寄來的信", "網路磁碟不見了", "The certificate window stays blank", "登入後說我沒有權限")


def national_id(number: int) -> str:
    """A valid one: the last digit makes the weighted sum a multiple of ten."""
    digits = f"1{number:07}"
    weighted = 1 + sum(int(digit) * weight for digit, weight in zip(digits, range(8, 0, -1), strict=True))
    return f"A{digits}{-weighted % 10}"


def organisation(folder: Path) -> Path:
    """The first sample, with a second clerk and thirty more people."""
    account = "portal: [{account: cclo, enabled: true, created: -900d}], directory: {account: GEAA-017000, enabled: true, password_set: -30d}"
    lines = [f"  - {{id: desk.lo, name: 羅志強, agency: doit, national_id: {national_id(7000000)}, role: helpdesk, {account}}}"]
    lines += [f"  - {{id: {who}, name: 同仁{who[1:]}, agency: doit, national_id: {national_id(7000100 + at)}, phone: '31{who[1:]}'}}" for at, who in enumerate(PEOPLE)]
    sample = (SAMPLES / "before_go_live.yaml").read_text(encoding="utf-8")
    head, mark, rest = sample.partition("\npeople:\n")
    assert mark
    file = folder / "organisation.yaml"
    file.write_text(head + mark + "\n".join(lines) + "\n" + rest, encoding="utf-8")
    return file


class Morning:
    """The people in the chat, and the clerks at the pages."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.application = stage, stage.application
        pages = build_routes(build_web_dependencies(stage.application, URL))
        self.clients = {who: httpx.AsyncClient(transport=httpx.ASGITransport(pages), base_url=URL) for who in CLERKS}
        self.answered = dict.fromkeys(CLERKS, 0)

    async def presses(self, who: str, means: str, text: str = "") -> None:
        """What a button of the desk means, with words beside it."""
        identity, place, now = ChatIdentity("console", who), ConversationAddress("console", who, private=True), self.application.clock.now()
        id = f"{who}-{means}"[:32]
        async with self.application.engine.begin() as connection:
            await connection.execute(buttons.delete().where(buttons.c.id == id))
            row = {"id": id, "means": means, "channel": "console", "workspace": "", "user": who, "shown": now, "pressed": None}
            await connection.execute(buttons.insert().values(row))
        content = FormSubmission(id, text) if text else ButtonPress(id)
        await self.application.intake.accept(Message(f"{id}-{now.timestamp()}", identity, place, content, now))
        await self.application.intake.idle()

    async def writes(self, who: str) -> None:
        await self.presses(who, "ticket:draft", MATTERS[PEOPLE.index(who) % len(MATTERS)])
        await self.presses(who, "ticket:send")

    async def works(self, clerk: str) -> int:
        """Opens what waits first, answers and closes it, and goes on to the next, until nothing waits; how many they answered."""
        client, done = self.clients[clerk], 0
        while True:
            queue = await client.get(f"/desk/tickets?as={clerk}")
            assert queue.status_code == 200, queue.text
            waiting = re.findall(r'href="(/desk/tickets/[0-9T]+)\?[^"]*" data-open', queue.text)
            if not waiting:
                return done
            done += await self.answers(clerk, waiting[0])

    async def answers(self, clerk: str, path: str) -> bool:
        """Whether it was theirs to answer: a colleague may have been quicker."""
        page = (await self.clients[clerk].get(f"{path}?as={clerk}")).text
        hidden = dict(re.findall(r'type="hidden" name="(csrf|once|seen)" value="([^"]*)"', page.partition('class="assigning"')[0]))
        form = {**hidden, "as": clerk, "act": "answer_close", "text": "處理好了"}
        answer = await self.clients[clerk].post(path, data=form)
        assert answer.status_code in (303, 409), answer.text
        return answer.status_code == 303

    async def told(self, who: str) -> str:
        """What this person was told; what only takes a button off an older message says nothing."""
        async with self.application.store.look() as work:
            written = await work.outbox.written_in("console", who, 30)
        return "\n".join(self.application.wording.word(one.reply, one.language, one.created).text for one in written if not one.reply.amends)


async def test_nobody_is_forgotten_and_nobody_is_answered_twice(tmp_path: Path) -> None:
    # However busy this machine is, the systems have the time to answer.
    async with opened(tmp_path / "data", organisation(tmp_path), timings={"system_answers": "1m"}) as stage:
        morning = Morning(stage)
        for at in range(0, 10):
            await morning.writes(PEOPLE[at])
        # The others write while two clerks work.
        hour = [asyncio.create_task(morning.works(clerk)) for clerk in CLERKS]
        for who in PEOPLE[10:]:
            await morning.writes(who)
        done = sum(await asyncio.gather(*hour))
        await stage.settle()
        done += sum(await asyncio.gather(*(morning.works(clerk) for clerk in CLERKS)))
        # Meanwhile an admin decides what only an admin may.
        await asked(stage, "off.ten", ENABLE)
        await opens(stage, "lin.admin")
        assert keys(await decides(stage, "lin.admin", "Tpead-cclin-1", decision="approve", identity_check="in_person")) == ["decide.outcome_approved"]
        assert (await stage.request("off.ten")).state is RequestState.DONE

        async with stage.application.store.look() as work:
            tickets = {ticket.owner: ticket for ticket in await work.tickets.all()}
            notes = {owner: await work.tickets.notes_of(ticket.id, internal=True) for owner, ticket in tickets.items()}
        assert set(PEOPLE) <= set(tickets)
        assert done == len(tickets)
        for owner, ticket in tickets.items():
            assert ticket.state is TicketState.CLOSED
            assert ticket.assignee in CLERKS
            assert [note.event for note in notes[owner]] == [TicketEvent.ASSIGNED, TicketEvent.CLOSED]
            assert (await morning.told(owner)).count("處理好了") == 1

        back = tickets[PEOPLE[7]]
        await morning.presses(back.owner, f"ticket:still_not {back.number}", "還是不行")
        await stage.settle()
        other = next(clerk for clerk in CLERKS if clerk != back.assignee)
        assert await morning.answers(other, f"/desk/tickets/{back.number}")
        await stage.settle()
        assert (await morning.told(back.owner)).count("處理好了") == 2
        async with stage.application.store.look() as work:
            assert await work.ticket_queue.waiting(CLERKS[0], Coverage(everything=True)) == 0
            assert await work.tickets.unfiled_notes() == ()
        for client in morning.clients.values():
            await client.aclose()
