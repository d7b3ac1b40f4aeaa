"""What breaks between the desk and the directory: told in time, never guessed at, and never written twice (D3, T32)."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import Denied, Garbled, Unreachable
from bot.ports import PasswordCheckResult
from bot.secret import Secret
from integrations.accounts.ldap.protocol import LdapServer, SearchScope
from tests.active_directory.conftest import DN, KEYS, NAME, city_with
from tests.contracts.real_directory import babbling, reach
from tests.servers import certificates, samba
from tests.servers.samba import Controller, Made

NOBODY = LdapServer("127.0.0.1", 9, True)


def desk(controller: Controller) -> SearchScope:
    """With the patience that a desk has."""
    return replace(reach(controller), connect=1, receive=1)


def elapsed(start: float) -> float:
    return asyncio.get_running_loop().time() - start


@pytest.fixture
def standing() -> Iterator[Controller]:
    """The controller, well again afterwards."""
    controller = samba.controller()
    yield controller
    controller.server.mend()


async def test_d3_a_server_that_stands_still_makes_its_part_unknown_within_three_seconds(tmp_path: Path, person: Made, standing: Controller) -> None:
    async with city_with(tmp_path, person, where=desk(standing)) as city:
        assert await city.rows() == ()
        standing.server.hang()
        start = asyncio.get_running_loop().time()
        looked = await city.account_lookup(deadline=timedelta(seconds=2)).look(await city.stage.person("me"))
        assert elapsed(start) < 3
        assert "D3" in looked.diagnosis.rows
        assert looked.snapshot.portal is not None
        standing.server.go_on()
        await asyncio.sleep(1.2)  # the threads that waited have given up by then
        assert await city.rows() == ()


async def test_a_write_to_a_server_that_stands_still_ends_by_itself_and_can_be_made_again(tmp_path: Path, person: Made, standing: Controller) -> None:
    async with city_with(tmp_path, person, where=desk(standing)) as city:
        city.bad_sign_ins(5)
        standing.server.hang()
        start = asyncio.get_running_loop().time()
        with pytest.raises(Unreachable):
            await city.directory.unlock(NAME)
        assert elapsed(start) < 5
        standing.server.go_on()
        await city.directory.unlock(NAME)
        lock = (await city.account()).lock
        assert lock is None


async def test_a_server_that_was_stopped_is_out_of_reach_at_once_and_found_again(tmp_path: Path, person: Made, standing: Controller) -> None:
    async with city_with(tmp_path, person) as city:
        await city.account()
        standing.server.stop()
        for attempt in (city.directory.unlock(NAME), city.directory.accounts_of(await city.stage.person("me")), city.directory.accepts(NAME, Secret("x"))):
            with pytest.raises(Unreachable):
                await attempt
        standing.server.start()
        assert (await city.account()).account == NAME


async def test_when_the_first_server_is_down_the_second_answers_and_is_asked_first_for_a_while(tmp_path: Path, person: Made) -> None:
    first = samba.controller()
    second = samba.second()
    second.make(person)
    where = replace(reach(first), servers=(LdapServer.read(first.url), LdapServer.read(second.url)))
    try:
        async with city_with(tmp_path, person, where=where) as city:
            first.server.stop()
            try:
                assert (await city.account()).account == NAME
                first.server.start()
                second.server.stop()
                assert (await city.account()).account == NAME, "and the other way round"
            finally:
                first.server.mend()
                second.server.mend()
            await city.directory.unlock(NAME)
    finally:
        second.forget()


async def test_a_hung_first_server_does_not_keep_the_second_from_answering_in_time(tmp_path: Path, person: Made, standing: Controller) -> None:
    second = samba.second()
    second.make(person)
    where = replace(desk(standing), servers=(LdapServer.read(standing.url), LdapServer.read(second.url)))
    try:
        async with city_with(tmp_path, person, where=where) as city:
            standing.server.hang()
            start = asyncio.get_running_loop().time()
            assert (await city.account()).account == NAME
            assert elapsed(start) < 2
            start = asyncio.get_running_loop().time()
            assert (await city.account()).account == NAME
            assert elapsed(start) < 0.8, "it is left alone for half a minute"
    finally:
        standing.server.go_on()
        second.forget()


async def unreachable(folder: Path, where: SearchScope) -> str:
    async with city_with(folder, Made(NAME), where=where) as city:
        with pytest.raises(Unreachable) as refused:
            await city.account()
        with pytest.raises(Unreachable):
            await city.directory.accepts(NAME, Secret("Tpead-canary-0"))
        assert "canary" not in refused.value.detail
        return refused.value.detail


async def test_t29_a_server_with_a_certificate_of_another_ca_is_told_nothing(tmp_path: Path) -> None:
    tried = len(samba.controller().records("Authentication"))
    assert "certificate" in await unreachable(tmp_path, replace(reach(samba.controller()), ca_file=certificates.unknown().file))
    assert len(samba.controller().records("Authentication")) == tried, "no password was sent there"


async def test_t29_a_server_with_a_certificate_for_another_name_is_told_nothing(tmp_path: Path) -> None:
    async with answering_as("elsewhere.example") as (server, heard):
        assert "certificate" in await unreachable(tmp_path, replace(reach(samba.controller()), servers=(server,)))
        assert heard == []


async def test_a_plain_port_turns_to_tls_before_anything_is_said(tmp_path: Path, person: Made) -> None:
    plain = LdapServer.read(f"ldap://{samba.controller().address}")
    async with city_with(tmp_path, person, where=replace(reach(samba.controller()), servers=(plain,))) as city:
        assert await city.directory.accepts(NAME, Secret("Tpead-canary-1")) is PasswordCheckResult.RIGHT
        assert (await city.account()).account == NAME
    last = samba.controller().records("Authentication")[-1]
    assert "TLS" in last["authDescription"], last["authDescription"]
    assert "certificate" in await unreachable(tmp_path / "other", replace(reach(samba.controller()), servers=(plain,), ca_file=certificates.unknown().file))


async def test_what_is_no_ldap_is_garbled(tmp_path: Path, person: Made) -> None:
    async with babbling() as babbler, city_with(tmp_path, person, where=replace(reach(samba.controller()), servers=(babbler,))) as city:
        with pytest.raises(Garbled):
            await city.account()


async def test_a_wrong_service_password_is_our_own_trouble_and_named_so(tmp_path: Path, person: Made) -> None:
    controller = samba.controller()
    async with city_with(tmp_path, person) as city:
        city.directory.ldap._reading = replace(city.directory.ldap._reading, password=Secret("Wrong-canary-1"))
        with pytest.raises(Denied) as refused:
            await city.account()
        assert "canary" not in refused.value.detail
        tried = len(controller.records("Authentication"))
        for _ in range(9):
            with pytest.raises(Denied):
                await city.account()
        assert len(controller.records("Authentication")) == tried, "it is not tried until our own account is locked"


async def test_a_place_outside_the_domain_holds_nobody(tmp_path: Path, person: Made) -> None:
    async with city_with(tmp_path, person, keys=replace(KEYS, base_dns=("DC=elsewhere,DC=example",))) as city:
        with pytest.raises(LookupError):
            await city.directory.unlock(NAME)
        assert await city.directory.accounts_of(await city.stage.person("me")) == ()


async def test_a_search_from_the_domains_root_passes_over_what_it_refers_to(tmp_path: Path, person: Made) -> None:
    async with city_with(tmp_path, person, keys=replace(KEYS, base_dns=(samba.ROOT,))) as city:
        assert (await city.account()).account == NAME


async def test_when_everybody_asks_a_server_that_hangs_the_desk_goes_on(tmp_path: Path, person: Made, standing: Controller) -> None:
    async with city_with(tmp_path, person, where=desk(standing)) as city:
        me = await city.stage.person("me")
        standing.server.hang()
        start = asyncio.get_running_loop().time()
        answers = await asyncio.gather(*(city.directory.accounts_of(me) for _ in range(60)), return_exceptions=True)
        assert {type(one) for one in answers if isinstance(one, BaseException)} <= {Unreachable, *Unreachable.__subclasses__()}
        assert elapsed(start) < 8, "whoever finds no free connection hears so at once"


async def test_nothing_is_asked_of_a_server_again_that_may_have_counted_a_password(tmp_path: Path, person: Made) -> None:
    where = replace(reach(samba.controller()), servers=(NOBODY, LdapServer.read(samba.controller().url)))
    async with city_with(tmp_path, person, where=where) as city:
        assert await city.directory.accepts(NAME, Secret("wrong")) is PasswordCheckResult.WRONG
        assert city.controller.seen(DN, "badPwdCount")["badPwdCount"] == "1"


@asynccontextmanager
async def answering_as(name: str) -> AsyncIterator[tuple[LdapServer, list[bytes]]]:
    """A TLS server that shows a good certificate for another name; what it hears after the handshake."""
    heard: list[bytes] = []
    certificate, key = certificates.trusted().issue(certificates.trusted().file.parent, name)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        said = await reader.read(1000)
        if said:
            heard.append(said)
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0, ssl=context)
    async with server:
        yield LdapServer("127.0.0.1", server.sockets[0].getsockname()[1], True), heard


