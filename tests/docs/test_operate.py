"""The page for operators: its commands are the program's, its files and settings exist, its figures are those that were measured."""

import re
import shlex

import pytest

from bot.cli.arguments import build_parser
from tests.conftest import ROOT
from tests.docs.test_compliance import is_key

PAGE = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
MEASURED = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", re.findall(r"python -m bot ([^`\n]+)", PAGE))
def test_a_command_that_is_shown_is_one(line: str) -> None:
    build_parser().parse_args(shlex.split(re.sub(r"\$\([^)]*\)", "x", line)))


def test_the_commands_in_the_text_are_the_program_s() -> None:
    for written in re.findall(r"`((?:audit|people|db|approvals) [a-z]+(?: --[a-z]+ [a-z_]+)?)`", PAGE):
        parts = shlex.split(written)
        if parts[:2] in (["people", "import"], ["people", "unfreeze"]):
            parts.append("x")
        build_parser().parse_args(parts)


def test_each_setting_and_file_that_is_named_exists() -> None:
    for name in re.findall(r"`((?:keys|audit|policy|operations|verification|accounts|helpdesk|organisation)\.[a-z_.]+)`", PAGE):
        assert is_key(name), name
    named = set(re.findall(r"(?<![\w/.-])((?:deploy|docs|tests)/[\w./-]+\w)", PAGE.replace("/opt/accountdesk/", "")))
    assert named >= {"deploy/nginx.conf", "deploy/config.container.yaml", "deploy/accountdesk.service"}
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_figures_are_those_that_were_measured() -> None:
    table = PAGE.partition("## How large")[2].partition("\n## ")[0]
    figures = [line.strip("|").split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")][2:]
    told = [figure for figure in figures if figure != "–"]
    assert len(told) >= 7
    assert [figure for figure in told if figure not in MEASURED] == []


def test_every_secret_of_the_composition_is_made_on_the_page() -> None:
    for file in re.findall(r"file: \./(secrets/[\w.-]+)", (ROOT / "compose.yaml").read_text(encoding="utf-8")):
        assert re.search(rf"(?:> |\S+ ){re.escape(file)}\b", PAGE), file
        assert re.search(rf"chown \d+ [^\n]*{re.escape(file)}", PAGE), file
