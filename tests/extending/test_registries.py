"""Every entry of a registry has a builder and a check that fit it, although both are imported only where they are needed."""

from pkgutil import resolve_name
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from bot.ports import Directory, Mailbox, Personnel, Portal, SignOn
from integrations.accounts.registry import ACCOUNT_SYSTEMS
from integrations.accounts.system_building import BuiltSystem
from integrations.accounts.system_entry import AccountSystemEntry, DirectorySettings
from integrations.helpdesk.embedded.entry import EMBEDDED_HELPDESK
from integrations.helpdesk.helpdesk_building import BuiltHelpdesk
from integrations.helpdesk.helpdesk_entry import HelpdeskEntry
from integrations.helpdesk.registry import HELPDESKS
from integrations.settings_section import EMBEDDED

PORTS: dict[str, Any] = {"portal": Portal, "personnel": Personnel, "directory": Directory, "mailbox": Mailbox, "sso": SignOn}
ENTRIES = [(system, entry) for system, entries in ACCOUNT_SYSTEMS.items() for entry in entries]


@pytest.mark.parametrize(("system", "entry"), ENTRIES, ids=[f"{system} {entry.kind}" for system, entry in ENTRIES])
def test_an_account_system_is_built_from_its_own_section_into_its_own_port(system: str, entry: AccountSystemEntry[Any]) -> None:
    hints = get_type_hints(resolve_name(entry.build))
    assert issubclass(entry.settings, hints["settings"])
    assert (get_origin(hints["return"]), get_args(hints["return"])) == (BuiltSystem, (PORTS[system],))
    assert get_args(entry.settings.model_fields["kind"].annotation) == (entry.kind,)
    assert system != "directory" or issubclass(entry.settings, DirectorySettings)


@pytest.mark.parametrize(("system", "entry"), ENTRIES, ids=[f"{system} {entry.kind}" for system, entry in ENTRIES])
def test_what_is_not_embedded_is_examined_by_doctor(system: str, entry: AccountSystemEntry[Any]) -> None:
    if entry.kind == EMBEDDED:
        assert entry.examine is None
        return
    assert entry.examine is not None
    assert get_type_hints(resolve_name(entry.examine))["settings"] is entry.settings


def test_a_kind_stands_once_among_those_of_its_system() -> None:
    for system, entries in ACCOUNT_SYSTEMS.items():
        kinds = [entry.kind for entry in entries]
        assert kinds[0] == EMBEDDED, system
        assert len(set(kinds)) == len(kinds), system


@pytest.mark.parametrize("entry", HELPDESKS, ids=[entry.kind for entry in HELPDESKS])
def test_a_helpdesk_is_built_from_its_own_section(entry: HelpdeskEntry) -> None:
    hints = get_type_hints(resolve_name(entry.build))
    assert issubclass(entry.settings, hints["settings"])
    assert hints["return"] is BuiltHelpdesk
    assert entry.kind in get_args(entry.settings.model_fields["kind"].annotation)


def test_every_kind_of_helpdesk_that_a_file_may_name_has_one_entry() -> None:
    kinds = [entry.kind for entry in HELPDESKS]
    assert len(set(kinds)) == len(kinds)
    assert set(kinds) == {kind for entry in HELPDESKS for kind in get_args(entry.settings.model_fields["kind"].annotation)}


@pytest.mark.parametrize("entry", HELPDESKS, ids=[entry.kind for entry in HELPDESKS])
def test_doctor_examines_every_helpdesk_whose_tickets_are_elsewhere(entry: HelpdeskEntry) -> None:
    if entry.build == EMBEDDED_HELPDESK.build:
        assert entry.examine is None
        return
    assert entry.examine is not None
    assert get_type_hints(resolve_name(entry.examine))["settings"] is entry.settings
