"""The container file: linted, and its image's last stage carried out as far as a machine without an engine can, in a root of its own."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.runtime.disk_cache import NAMED_BY
from tests.deployment import confined
from tests.deployment.container_file import FILE, build_tree, compose, sent, stages
from tests.environment import COMPLETE
from tests.paths import ROOT

CONFIG = ROOT / "deploy" / "config.container.yaml"
TOKEN = "0123456789abcdef0123456789abcdef"


def linter() -> str:
    found = shutil.which("hadolint", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None and COMPLETE:
        pytest.fail("there is no hadolint here; requirements-test.txt brings it")
    return found or pytest.skip("there is no hadolint for this machine")


def test_the_linter_of_container_files_finds_nothing() -> None:
    found = subprocess.run([linter(), str(FILE)], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (0, "")


def test_the_linter_would_say_something(tmp_path: Path) -> None:
    (tmp_path / "Containerfile").write_text(FILE.read_text(encoding="utf-8").replace("# hadolint ignore=DL3008\n", "").replace(":3.11-slim-bookworm", ""), encoding="utf-8")
    found = subprocess.run([linter(), str(tmp_path / "Containerfile")], capture_output=True, text=True, check=False)
    assert found.returncode == 1
    assert {"DL3006", "DL3008"} <= set(re.findall(r"DL\d{4}", found.stdout))


def test_the_engine_is_sent_the_program_as_it_is_kept_and_nothing_else() -> None:
    kept = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "bot", "integrations", "requirements.txt", "requirements-build.txt"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert sorted(map(str, sent())) == sorted(line for line in kept.stdout.splitlines() if (ROOT / line).exists())


def test_it_installs_what_the_makefile_installs_by_hash() -> None:
    build = stages()[0]
    (install,) = [line for line in build.all("RUN") if "pip install" in line]
    (makefile,) = re.findall(r"--require-hashes -r requirements-build.txt -r requirements.txt", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert makefile.replace("-r ", "-r /build/") in re.sub(r"\s+", " ", install)
    assert build.all("COPY")[0] == "requirements-build.txt requirements.txt /build/"


def test_it_runs_on_the_python_and_talks_to_the_postgresql_that_the_tests_have() -> None:
    images = {stage.image for stage in stages()}
    assert images == {"python:3.11-slim-bookworm"}
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"] == ">=3.11"
    (client,) = re.findall(r"postgresql-client-(\d+)", FILE.read_text(encoding="utf-8"))
    assert compose()["services"]["database"]["image"] == f"postgres:{client}-bookworm", "pg_dump reads no newer server"


def test_what_it_sets_is_read() -> None:
    assert stages()[-1].environment == {NAMED_BY: "/var/cache/accountdesk", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}


def test_nobody_but_root_owns_what_runs_and_the_desk_is_not_root() -> None:
    last = stages()[-1]
    assert last.all("USER") == [f"{confined.USER}:{confined.USER}"]
    assert last.all("COPY") == ["--from=build /opt/accountdesk /opt/accountdesk"], "no --chown: the code belongs to root"
    assert last.all("STOPSIGNAL") == ["SIGTERM"]
    assert [word for word, _ in last.instructions].index("USER") < [word for word, _ in last.instructions].index("ENTRYPOINT")


@pytest.fixture
def image() -> Iterator[Path]:
    """The image's root, but for what Debian and pip put there."""
    confined.needs_namespaces()
    folder = Path(tempfile.mkdtemp(prefix="desk-container-"))
    root = folder / "root"
    root.mkdir()
    for one in (folder, root):
        one.chmod(0o755)
    build_tree(root)
    for place in ("etc/accountdesk", "run/secrets"):
        (root / place).mkdir(parents=True)
    # Its database is a server elsewhere; this root has no network, so SQLite in /data takes its place.
    config = re.sub(r"^database:.*\n", "", CONFIG.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (root / "etc/accountdesk/config.yaml").write_text(config + "meaning: {encoder: none}\n", encoding="utf-8")
    (root / "run/secrets/metrics-token").write_text(TOKEN, encoding="utf-8")
    # What an earlier start has computed, as the volume keeps it.
    if Path(os.environ[NAMED_BY]).is_dir():
        shutil.copytree(os.environ[NAMED_BY], root / "var/cache/accountdesk")
    yield root
    shutil.rmtree(folder)


@pytest.mark.timeout(400)
def test_its_command_serves_from_what_was_copied_on_a_root_that_nobody_writes_to_and_a_sigterm_ends_it(image: Path) -> None:
    last = stages()[-1]
    environment = last.environment | {"PATH": "/usr/bin:/bin"}
    desk = confined.start(image, last.all("WORKDIR")[0], [*last.command("ENTRYPOINT"), *last.command("CMD")], environment)
    try:
        desk.says("READY https://desk.example")
        healthy = desk.run(last.command("HEALTHCHECK"), environment)
        assert (healthy.returncode, healthy.stderr) == (0, "")
        assert "Read-only" in desk.run(["touch", "/opt/accountdesk/bot/new.py"], environment).stderr
        status = Path(f"/proc/{desk.pid}/status").read_text(encoding="utf-8")
        assert re.findall(r"^(?:Uid|CapEff|CapBnd|NoNewPrivs):\t(\S+)", status, re.MULTILINE) == [str(confined.USER), "0" * 16, "0" * 16, "1"]
        saved = desk.run([*last.command("ENTRYPOINT"), "backup", "/backups/desk.tar", "--config", "/etc/accountdesk/config.yaml", "--data", "/data"], environment)
        assert (saved.returncode, (image / "backups/desk.tar").exists()) == (0, True), saved.stderr
        assert desk.stop(30) == 0
    finally:
        desk.outer.kill()
    assert "Traceback" not in desk.said()
    assert {one.name for one in (image / "data").iterdir()} >= {"accountdesk.db", "keys", "desks"}
    assert {one.stat().st_uid for one in (image / "var/cache/accountdesk").iterdir()} == {confined.USER}, "what was computed once is kept"


def test_the_health_check_fails_where_nobody_answers() -> None:
    # Its port is free here or somebody else's, who answers no health check.
    command = [part.replace("127.0.0.1:8080", "127.0.0.1:9") for part in stages()[-1].command("HEALTHCHECK")]
    assert subprocess.run([sys.executable, *command[1:]], capture_output=True, check=False).returncode != 0
