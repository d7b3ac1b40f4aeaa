"""A system that is broken on purpose is broken for everybody who reads it, and only that one."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest

from bot.errors import BackEndError, Garbled, Unreachable
from bot.people.person import Person
from bot.ports import Systems
from tests.embedded.stage import Stage, described, on_stage, organisation_of

READS: dict[str, Callable[[Systems, Person], Coroutine[object, object, object]]] = {
    "portal": lambda systems, person: systems.portal.accounts_of(person),
    "personnel": lambda systems, person: systems.personnel.record_of(person),
    "directory": lambda systems, person: systems.directory.accounts_of(person),
    "directory, the bindings": lambda systems, person: systems.directory.bindings_of(person),
    "mailbox": lambda systems, person: systems.mailbox.account_of(person),
    "sso": lambda systems, person: systems.sign_on.certificate_of(person),
}


async def failing(stage: Stage, who: str = "the.admin", slow: str = "") -> set[str]:
    """Which reads fail, and how; those of a slow system are still waiting when all others have answered."""
    person = await stage.person(who)
    reads = {name: asyncio.ensure_future(read(stage.organisation.systems, person)) for name, read in READS.items()}
    waiting = {name: reads.pop(name) for name in READS if name.split(",")[0] == slow}
    answers = dict(zip(reads, await asyncio.gather(*reads.values(), return_exceptions=True), strict=True))
    failed = {f"{name}: {type(answer).__name__} of {answer.system}" for name, answer in answers.items() if isinstance(answer, BackEndError)}
    for name, read in waiting.items():
        failed.add(f"{name}: {'done' if read.done() else 'waiting'} of {slow}")
        read.cancel()
    await asyncio.gather(*waiting.values(), return_exceptions=True)
    return failed


@pytest.mark.parametrize(("how", "error"), [("down", "Unreachable"), ("slow", "waiting"), ("garbled", "Garbled")])
@pytest.mark.parametrize("system", ["portal", "personnel", "directory", "mailbox", "sso"])
async def test_a_fault_breaks_the_reads_of_one_system_until_it_is_mended(tmp_path: Path, system: str, how: str, error: str) -> None:
    async with on_stage(tmp_path, described(tmp_path, organisation_of())) as stage:
        await stage.organisation.break_system(system, how)
        broken = {f"{name}: {error} of {system}" for name in READS if name.split(",")[0] == system}
        assert await failing(stage, slow=system if how == "slow" else "") == broken
        assert await stage.organisation.faults() == {system: how}
        assert await stage.person("the.admin"), "who works here can be asked all the same"
        await stage.organisation.break_system(system, "well")
        assert await failing(stage) == set()
        assert await stage.organisation.faults() == {}


async def test_an_empty_answer_is_garbled_as_well(tmp_path: Path) -> None:
    text = organisation_of("id: nobody, name: 無名, agency: school, national_id: B277777778")
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        for system in ("portal", "personnel", "directory", "mailbox", "sso"):
            await stage.organisation.break_system(system, "garbled")
        assert await failing(stage, "nobody") == {f"{name}: {Garbled.__name__} of {name.split(',')[0]}" for name in READS}


async def test_helpdesk_and_mail_can_be_broken_for_whoever_asks(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, organisation_of())) as stage:
        await stage.organisation.break_system("helpdesk", "down")
        await stage.organisation.break_system("mail", "slow")
        assert await stage.organisation.faults() == {"helpdesk": "down", "mail": "slow"}
        assert await failing(stage) == set()


@pytest.mark.parametrize(("name", "how"), [("printer", "down"), ("portal", "sad"), ("", ""), ("Portal", "down")])
async def test_an_unknown_system_or_way_is_refused_by_name(tmp_path: Path, name: str, how: str) -> None:
    async with on_stage(tmp_path, described(tmp_path, organisation_of())) as stage:
        with pytest.raises(ValueError, match="expected one of"):
            await stage.organisation.break_system(name, how)


async def test_another_process_on_the_same_database_sees_the_fault(tmp_path: Path) -> None:
    description = described(tmp_path, organisation_of())
    async with on_stage(tmp_path, description) as one, on_stage(tmp_path, description) as other:
        await one.organisation.break_system("directory", "down")
        with pytest.raises(Unreachable):
            await other.organisation.systems.directory.accounts_of(await other.person("the.admin"))
