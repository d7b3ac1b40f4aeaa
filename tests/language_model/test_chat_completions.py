"""The adapter over real HTTP: whatever the server does, an answer or a named trouble within the deadline, and the key nowhere else."""

import asyncio
import logging
import ssl
import traceback
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import BackEndError, Denied, Garbled, Unreachable
from bot.language_model.answer import reading_schema
from bot.ports import PromptMessage
from bot.secret import Secret
from integrations.language_models.chat_completions import ChatCompletions, ModelAddress
from tests.language_model.standin import KEY, MODEL, Manner, ModelStandIn, always
from tests.servers.certificates import trusted, unknown

QUESTION = (PromptMessage("system", "label"), PromptMessage("user", '{"did":"start","text":"哈囉"}'))
SCHEMA = reading_schema(frozenset({"nologin-01"}))
DEADLINE = 0.4


@pytest.fixture
async def server() -> AsyncIterator[ModelStandIn]:
    async with ModelStandIn() as server:
        yield server


async def asked(server: ModelStandIn, deadline: float = DEADLINE, key: str | None = KEY) -> str:
    model = ChatCompletions(ModelAddress(url=server.url, model=MODEL, deadline=deadline, key=None if key is None else Secret(key)))
    try:
        return await model.complete(QUESTION, SCHEMA)
    finally:
        await model.close()


async def test_a_question_is_what_the_api_wants(server: ModelStandIn) -> None:
    assert '"act": "greet"' in await asked(server)
    assert server.wrong == []
    assert b"authorization: bearer" in server.received[0].lower()


async def test_the_address_may_end_in_a_slash(server: ModelStandIn) -> None:
    server.url += "/"
    assert await asked(server)
    assert server.wrong == []


async def test_an_answer_that_is_streamed_is_the_same(server: ModelStandIn) -> None:
    whole = await asked(server)
    server.manner = Manner.STREAMS
    assert await asked(server) == whole


@pytest.mark.parametrize(
    ("manner", "trouble"),
    [
        (Manner.STREAM_BREAKS, Garbled),
        (Manner.TOO_MANY, Unreachable),
        (Manner.BROKEN, Unreachable),
        (Manner.DENIES, Denied),
        (Manner.HANGS, Unreachable),
        (Manner.SLOW_FIRST_BYTE, Unreachable),
        (Manner.TRICKLES, Unreachable),
        (Manner.NO_JSON, Garbled),
        (Manner.OTHER_SHAPE, Garbled),
        (Manner.ENDLESS, Garbled),
        (Manner.REDIRECTS, Garbled),
        (Manner.CUT_OFF, BackEndError),
    ],
)
async def test_trouble_is_named_within_the_deadline_and_tells_no_key(server: ModelStandIn, manner: Manner, trouble: type[BackEndError]) -> None:
    server.manner = manner
    now = asyncio.get_running_loop().time
    begun = now()
    with pytest.raises(trouble) as told:
        await asked(server)
    assert now() - begun < DEADLINE + 0.5
    assert KEY not in "".join(traceback.format_exception(told.value))
    assert len(server.received) == 1  # Nothing is sent twice, and nowhere else.


async def test_half_an_object_is_handed_on_as_it_came(server: ModelStandIn) -> None:
    server.manner = Manner.HALF
    assert (await asked(server)).startswith("{")


async def test_a_server_without_schemas_is_asked_without_and_that_is_remembered(server: ModelStandIn) -> None:
    server.manner = Manner.NO_SCHEMA
    model = ChatCompletions(ModelAddress(url=server.url, model=MODEL, deadline=DEADLINE, key=Secret(KEY)))
    for _ in range(2):
        assert await model.complete(QUESTION, SCHEMA)
    await model.close()
    assert ["response_format" in body for body in server.bodies] == [False, False]
    assert len(server.received) == 3


async def test_a_question_that_is_refused_with_and_without_a_schema_is_garbled_and_asked_with_one_next_time(server: ModelStandIn) -> None:
    model = ChatCompletions(ModelAddress(url=server.url, model="another", deadline=DEADLINE, key=Secret(KEY)))
    for _ in range(2):
        with pytest.raises(Garbled):
            await model.complete(QUESTION, SCHEMA)
    await model.close()
    assert len(server.received) == 4


async def test_nobody_there_is_unreachable(server: ModelStandIn) -> None:
    await server.__aexit__()
    with pytest.raises(Unreachable):
        await asked(server)


@pytest.mark.parametrize("key", ["wrong\nkey", "schlüssel-geheim"])
async def test_a_key_that_fits_in_no_header_is_told_nowhere(server: ModelStandIn, key: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(BackEndError) as told:
        await asked(server, key=key)
    assert key not in "".join(traceback.format_exception(told.value)) + repr(ModelAddress(server.url, MODEL, 1.0, Secret(key))) + caplog.text


async def test_the_key_is_in_no_log(server: ModelStandIn, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server.answer = always(act="agree")
    await asked(server, deadline=5)
    assert KEY not in caplog.text


async def test_a_server_is_believed_by_the_authority_that_is_named_and_by_no_other(tmp_path: Path) -> None:
    certificate = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.load_cert_chain(*trusted().issue(tmp_path, "127.0.0.1"))
    async with ModelStandIn(certificate=certificate) as server:
        for file, believed in ((trusted().file, True), (unknown().file, False), (None, False)):
            model = ChatCompletions(ModelAddress(server.url, MODEL, 5.0, Secret(KEY), None if file is None else str(file)))
            if believed:
                assert await model.complete(QUESTION, SCHEMA)
            else:
                with pytest.raises(Unreachable):
                    await model.complete(QUESTION, SCHEMA)
            await model.close()
        assert len(server.received) == 1


async def test_a_proxy_of_the_environment_is_not_asked(server: ModelStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert await asked(server)


async def test_its_name_is_the_model_and_the_host() -> None:
    model = ChatCompletions(ModelAddress(url="http://127.0.0.1:8000/v1", model="taide-8b", deadline=1.0))
    assert model.name == "taide-8b at 127.0.0.1:8000"
    await model.close()
