"""compose.yaml: by the specification's schema, and every name in it is one that the program, the proxy and the files beside it know."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import uvicorn.config

from bot.cli.arguments import build_parser
from bot.settings.demonstration import check_demonstration
from bot.settings.loading import load_settings
from bot.settings.schema import Settings
from tests.deployment.container_file import COMPOSE, compose, stages
from tests.environment import COMPLETE
from tests.paths import ROOT

DESKS = ("desk-1", "desk-2")
CONFIG = ROOT / "deploy" / "config.container.yaml"
PROXY = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
LINTER = ROOT / ".venv" / ".dclint" / "node_modules" / "dclint" / "bin" / "dclint.cjs"


def service(name: str) -> dict[str, Any]:
    found: dict[str, Any] = compose()["services"][name]
    return found


def address(name: str) -> str:
    return str(service(name)["networks"]["inside"]["ipv4_address"])


def linted(file: Path) -> "subprocess.CompletedProcess[str]":
    """By the specification's schema, and the linter's rules that are more than taste."""
    if shutil.which("node") is None or not LINTER.exists():
        if COMPLETE:
            pytest.fail("there is no dclint here; tests/servers/install.sh installs it")
        pytest.skip("there is no dclint here; node, npm and tests/servers/install.sh bring it")
    return subprocess.run(["node", str(LINTER), "--quiet", str(file)], capture_output=True, text=True, check=False)


def test_it_is_what_the_specification_says() -> None:
    found = linted(COMPOSE)
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_linter_would_say_something(tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text(COMPOSE.read_text(encoding="utf-8").replace("read_only:", "readonly:"), encoding="utf-8")
    assert linted(tmp_path / "compose.yaml").returncode == 1


def test_everything_that_is_named_is_there() -> None:
    whole = compose()
    for name, one in whole["services"].items():
        assert set(one.get("secrets", ())) <= set(whole["secrets"]), name
        assert {config["source"] for config in one.get("configs", ())} <= set(whole["configs"]), name
        volumes = [str(volume).partition(":")[0] for volume in one.get("volumes", ())]
        assert {volume for volume in volumes if not volume.startswith(".")} <= set(whole["volumes"]), name
        assert set(one["networks"]) <= set(whole["networks"]), name
    used = {secret for one in whole["services"].values() for secret in one.get("secrets", ())}
    assert used == set(whole["secrets"])
    for config in whole["configs"].values():
        assert (ROOT / config["file"]).is_file()


def test_secrets_are_files_that_nobody_commits_and_no_image_holds() -> None:
    for name, secret in compose()["secrets"].items():
        ignored = subprocess.run(["git", "check-ignore", "--quiet", secret["file"]], cwd=ROOT, check=False)
        assert ignored.returncode == 0, name
    assert subprocess.run(["git", "check-ignore", "--quiet", "backups/desk.tar"], cwd=ROOT, check=False).returncode == 0, "a backup holds the keys"
    told = {key: value for one in compose()["services"].values() for key, value in one.get("environment", {}).items() if "PASSWORD" in key}
    assert told == {"POSTGRES_PASSWORD_FILE": "/run/secrets/postgres-password"}


@pytest.mark.parametrize("name", ["desk-1", "desk-2", "proxy", "database"])
def test_no_container_may_more_than_it_needs(name: str) -> None:
    one = service(name)
    assert one["read_only"] is True
    assert one["cap_drop"] == ["ALL"]
    assert "cap_add" not in one
    assert one["security_opt"] == ["no-new-privileges:true"]
    assert one["pids_limit"]
    assert one["mem_limit"]
    assert not {"privileged", "network_mode", "pid", "ipc"} & set(one)
    assert all("docker.sock" not in str(volume) for volume in one.get("volumes", ()))


def test_only_the_proxy_can_be_reached_from_outside() -> None:
    assert [name for name, one in compose()["services"].items() if "ports" in one] == ["proxy"]
    assert compose()["networks"]["inside"]["internal"] is True
    assert "outside" not in service("database")["networks"]


def test_the_two_desks_differ_in_name_and_address_alone() -> None:
    one, two = ({**service(name), "hostname": "", "networks": {}} for name in DESKS)
    assert one == two
    assert [service(name)["hostname"] for name in DESKS] == list(DESKS)


def test_the_proxy_leads_to_both_and_both_believe_it_alone() -> None:
    port = stages()[-1].command("CMD")[stages()[-1].command("CMD").index("--port") + 1]
    assert re.findall(r"server (\d[\d.]+:\d+)", PROXY) == [f"{address(name)}:{port}" for name in DESKS]
    assert service("desk-1")["environment"] == {"FORWARDED_ALLOW_IPS": address("proxy")}
    assert '"FORWARDED_ALLOW_IPS"' in Path(uvicorn.config.__file__).read_text(encoding="utf-8")
    (published,) = service("proxy")["ports"]
    assert f"listen {published.rpartition(':')[2]} ssl;" in PROXY
    assert {f"/run/secrets/{secret}" for secret in service("proxy")["secrets"]} == set(re.findall(r"/run/secrets/[\w-]+", PROXY))
    assert re.search(r"X-Forwarded-For +\$remote_addr;", PROXY), "what a visitor writes there is replaced, not kept"
    for header in ("X-Client-Cert", "X-Client-Verify", "X-Proxy-Secret"):
        assert re.search(rf'{header} +"";', PROXY), header


def test_the_proxy_lets_a_form_with_files_through_and_writes_no_address_of_a_page() -> None:
    (largest,) = re.findall(r"client_max_body_size (\d+)m;", PROXY)
    assert int(largest) * 1024 * 1024 >= Settings().attachments.together + 64 * 1024
    assert "access_log off;" in PROXY
    assert "error_log stderr crit;" in PROXY, "an error of nginx tells the request's address"


def test_the_configuration_is_one_that_the_desk_takes_and_its_secrets_are_given_to_it() -> None:
    settings = load_settings(CONFIG)
    check_demonstration(settings, "0.0.0.0")
    url = urlsplit(settings.database)
    assert (url.scheme, url.hostname) == ("postgresql+psycopg", address("database"))
    assert (url.username, url.password, url.path.lstrip("/")) == (service("database")["environment"]["POSTGRES_USER"], None, service("database")["environment"]["POSTGRES_DB"])
    named = {*parse_qs(url.query)["passfile"], *re.findall(r"file:(/run/secrets/[\w-]+)", re.sub(r"^ *#.*$", "", CONFIG.read_text(encoding="utf-8"), flags=re.MULTILINE))}
    assert named == {f"/run/secrets/{secret}" for secret in service("desk-1")["secrets"]}


def test_the_image_s_command_finds_its_configuration_and_its_data_where_compose_puts_them() -> None:
    command = stages()[-1].command("CMD")
    read = build_parser().parse_args(command)
    assert (read.command, read.host) == ("run", "0.0.0.0")
    assert [one["target"] for one in service("desk-1")["configs"]] == [str(read.config)]
    places = {str(volume).split(":")[1] for volume in service("desk-1")["volumes"]}
    assert places == {str(read.data), stages()[-1].environment["ACCOUNTDESK_CACHE"], "/backups"}


def test_its_health_is_asked_for_as_the_image_has_it() -> None:
    assert service("desk-1")["healthcheck"]["test"] == ["CMD", *stages()[-1].command("HEALTHCHECK")]


def test_a_desk_that_is_stopped_has_the_time_that_it_needs() -> None:
    # tests/program/test_stop.py holds it to ten.
    assert int(str(service("desk-1")["stop_grace_period"]).rstrip("s")) >= 20


def test_the_image_bears_the_version_that_it_holds() -> None:
    (version,) = re.findall(r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert {service(name)["image"] for name in DESKS} == {f"accountdesk:{version}"}
