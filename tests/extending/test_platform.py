"""A platform is added to a copy of the desk by the guide's steps alone, and people talk with the desk there."""

import asyncio
import contextlib
import json
import re
import shutil
import sys
from collections.abc import AsyncIterator
from dataclasses import fields
from pathlib import Path

import pytest

from bot.ports import ChannelCapabilities
from tests.extending.guide import carry_out, copy_of_the_desk, differing, section
from tests.extending.pigeon_post import TOKEN, PigeonPost
from tests.paths import ROOT

HEADING = "A platform"
FOLDER = "integrations/channels/pigeon/"
MOST = 6


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the pigeon post in it."""
    tree = copy_of_the_desk(tmp_path_factory.mktemp("extended") / "desk")
    shutil.copytree(ROOT / "tests" / "extending" / "pigeon", tree / FOLDER, ignore=shutil.ignore_patterns("__pycache__"))
    carry_out(HEADING, tree)
    return tree


async def started(tree: Path, *arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, cwd=tree, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def said_by(tree: Path, *arguments: str) -> str:
    """What a command prints; it has to succeed."""
    process = await started(tree, *arguments)
    said, complaints = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, (said + complaints).decode()
    return said.decode()


@contextlib.asynccontextmanager
async def running(tree: Path, *where: str) -> AsyncIterator[None]:
    process = await started(tree, "run", "--port", "0", *where)
    assert process.stdout is not None
    assert (await asyncio.wait_for(process.stdout.readline(), 60)).startswith(b"READY")
    try:
        yield
    finally:
        process.terminate()
        await process.communicate()
    assert process.returncode == 0


def test_the_steps_touch_at_most_six_files_outside_the_folder(extended: Path) -> None:
    touched = {name for name in differing(extended) if not name.startswith(FOLDER)}
    assert touched == {"integrations/channels/registry.py", "config.yaml", "docs/pigeon.md", "CHANGELOG.md"}
    requirements = set(re.findall(r"`(requirements\.\w+)`", section(HEADING)))
    assert len(touched | requirements) == MOST


def test_the_guide_explains_every_capability() -> None:
    assert set(re.findall(r"^\| `(\w+)` \| ", section(HEADING), re.MULTILINE)) >= {field.name for field in fields(ChannelCapabilities)}


async def test_people_talk_with_the_desk_on_a_platform_that_the_guide_added(extended: Path, tmp_path: Path) -> None:
    async with PigeonPost() as post:
        config = tmp_path / "config.json"
        config.write_text(json.dumps({"demonstration": True, "meaning": {"encoder": "none"}, "channels": {"pigeon": {"enabled": True, "token": TOKEN, "api_url": post.url}}}), encoding="utf-8")
        where = ("--config", str(config), "--data", str(tmp_path / "data"))
        assert "pigeon:P1 is now chen.yj" in await said_by(extended, "people", "link", "chen.yj", "pigeon:P1", *where)
        checks = [json.loads(line) for line in (await said_by(extended, "doctor", "--json", *where)).splitlines()]
        assert {"check": "channels.pigeon.token", "ok": True, "said": "we fly for the city", "remedy": ""} in checks
        async with running(extended, *where):
            post.happens("P2", text="how long is my account locked")
            assert "15 minutes" in await post.until("P2", 1)
            post.happens("P1", text="我帳號怎麼了")
            assert "TPEAD" in await post.until("P1", 1)
            post.happens("P1", button=next(str(one["id"]) for one in post.newest("P1")["buttons"]))
            assert "/s/" in await post.until("P1", 2), "the page on which the lock is opened"
            post.happens("P1", loft="L1", text="我帳號怎麼了")
            group = await post.until("L1", 1)
            assert "TPEAD" not in group, "nothing personal is said to all"
            assert "TPEAD" in await post.until("P1", 3)


async def test_a_needed_key_that_is_missing_is_refused_with_the_platforms_page(extended: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.json"
    config.write_text(json.dumps({"channels": {"pigeon": {"enabled": True}}}), encoding="utf-8")
    process = await started(extended, "doctor", "--config", str(config))
    _, complaints = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 2
    assert "channels.pigeon.token: expected a value, since it is enabled; docs/pigeon.md says where to find it" in complaints.decode()
