"""The page about roles is what the command prints out of the table, and the table knows every permission in words."""

from bot.cli.roles import roles_page
from bot.people.permissions import Permission
from tests.conftest import ROOT


def test_the_page_is_what_the_command_prints() -> None:
    assert (ROOT / "docs" / "roles.md").read_text(encoding="utf-8") == roles_page()


def test_every_permission_has_a_line() -> None:
    assert sum(line.startswith("| ") for line in roles_page().splitlines()) == len(Permission) + 2
