"""One house a sample for all conversations of this folder; only what is asked there is asked, so a small index will do."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count

import pytest
import pytest_asyncio

from bot.audit import SealedRecord
from bot.faq.index import Index, build_index
from bot.faq.labelled_texts import shipped_labelled_texts
from bot.faq.library import shipped
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, Message, MessageContent, TypedText
from bot.settings.schema import Settings
from bot.wiring.application import Application, DataLocation, open_application
from integrations.channels.console import ConsoleItem
from tests.conftest import SAMPLES

NAMESAKES = """
agencies:
  - {id: doit, name: 資訊局, joins_directory: true, admins: {portal: [portal.admin], personnel: [personnel.admin]}, substitutes: [
      {for: portal.admin, by: now.in, from: -1d, until: 2d}, {for: personnel.admin, by: not.yet, from: 1d, until: 2d},
      {for: personnel.admin, by: no.more, from: -3d, until: -1d}]}
  - {id: culture, name: 文化局, joins_directory: true, admins: [both.admin]}
  - {id: tourism, name: 觀光傳播局, joins_directory: true, admins: [both.admin]}
people:
  - {id: portal.admin, name: 王大明, agency: doit, national_id: B200010215, phone: "2101"}
  - {id: personnel.admin, name: 黃淑芬, agency: doit, national_id: F200010353, phone: "2103"}
  - {id: now.in, name: 林志成, agency: doit, national_id: A100010285, phone: "2102"}
  - {id: not.yet, name: 周又新, agency: doit, national_id: E100010145}
  - {id: no.more, name: 吳家豪, agency: culture, national_id: F200010077}
  - {id: both.admin, name: 蔡明哲, agency: culture, national_id: E100010421}
  - {id: same.one, name: 陳美麗, agency: doit, national_id: B200010493, directory: {account: GEAA-011111, locked: -3m}, portal: [{account: mlchen}]}
  - {id: same.two, name: 陳美麗, agency: doit, national_id: A100010561, directory: {account: GEAA-022222}, portal: [{account: mlchen2}]}
  - {id: same.safe, name: 陳美麗, agency: doit, national_id: E100010707, directory: {account: GEAA-033333, protected: true}}
  - {id: same.else, name: 陳美麗, agency: culture, national_id: F200010639, directory: {account: GEAA-044444}}
  - {id: tour, name: 傅建華, agency: tourism, national_id: F200012311, directory: {account: GEAA-055555, former: GEAA-000055}}
  - {id: off.safe, name: 郭小明, agency: doit, national_id: B277777778, portal: [{account: xmguo, enabled: false}], directory: {account: GEAA-077777, protected: true}}
  - {id: desk, name: 許雅婷, agency: culture, national_id: F200011190, role: helpdesk}
  - {id: wide.one, name: 林　可\ue001, agency: doit, directory: {account: GEAA-071111}}
  - {id: dotted.one, name: 夷將·拔路兒, agency: doit, directory: {account: GEAA-072222}}
  - {id: old.form, name: "\uf90a慧珠", agency: doit, directory: {account: GEAA-073333}}
  - {id: spelled.one, name: Mary Smith, agency: doit, directory: {account: GEAA-074444}}
""" + "".join(f"  - {{id: many.{number}, name: 張志明, agency: tourism, directory: {{account: GEAA-06000{number}}}}}\n" for number in range(7))
"""People of one name, a substitute inside the dates and two outside, an admin of two agencies, somebody protected."""


@dataclass
class Talk:
    """What people say to a house and hear from it, with the audit since. `conversation` counts the conversations: in each everybody begins anew."""

    application: Application
    conversation: int = 0
    _events: "count[int]" = field(default_factory=count)
    _seen: int = 0

    def anew(self) -> "Talk":
        """From here on everybody talks in another conversation."""
        self.conversation += 1
        return self

    async def say(self, who: str, text: str, group: str | None = None) -> tuple[ConsoleItem, ...]:
        return await self._do(who, TypedText(text), group)

    async def press(self, who: str, button: str) -> tuple[ConsoleItem, ...]:
        return await self._do(who, ButtonPress(button), None)

    async def text(self, who: str, text: str) -> str:
        shown = await self.say(who, text)
        assert all(one.place.private for one in shown)
        return "\n".join(one.post.text for one in shown)

    async def audit(self) -> list[SealedRecord]:
        """What was recorded since the last time, links left out."""
        async with self.application.store.look() as work:
            records = [one async for one in work.audit.all()]
        fresh, self._seen = records[self._seen :], len(records)
        return [one for one in fresh if not one.did.startswith("link.")]

    async def _do(self, who: str, said: MessageContent, group: str | None) -> tuple[ConsoleItem, ...]:
        place = ConversationAddress("console", group or f"{who} {self.conversation}", private=group is None)
        await self.application.answer(Message(f"e{next(self._events)}", ChatIdentity("console", who), place, said, self.application.clock.now()))
        return self.application.console.take()


@cache
def small_index() -> Index:
    return build_index(shipped(), [one for name, table in shipped_labelled_texts() if name == "short.tsv" for one in table])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def city(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Talk]:
    """The shipped organisation before go-live."""
    where = DataLocation(Settings(), tmp_path_factory.mktemp("city"), SAMPLES / "before_go_live.yaml")
    async with open_application(where, small_index) as application:
        yield Talk(application)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def namesakes(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Talk]:
    """An organisation of people with the same names."""
    folder = tmp_path_factory.mktemp("namesakes")
    file = folder / "organisation.yaml"
    file.write_text(NAMESAKES, encoding="utf-8")
    async with open_application(DataLocation(Settings(), folder / "data", file), small_index) as application:
        yield Talk(application)
