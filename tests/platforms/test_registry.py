"""Each platform is one entry, one folder and one page; nothing else of the house knows its name, and whoever does not speak to it does not import it."""

import re
import subprocess
import sys
from dataclasses import fields
from pkgutil import resolve_name
from typing import get_type_hints

import pytest
import yaml

from bot.ports import ChannelCapabilities
from integrations.channels.mail import MailChannel
from integrations.channels.platform_entry import PlatformContext, PlatformEntry
from integrations.channels.registry import PLATFORMS
from integrations.channels.web import WebChannel
from tests.paths import ROOT

EACH = pytest.mark.parametrize("entry", PLATFORMS, ids=[entry.name for entry in PLATFORMS])
LIBRARIES = sorted({"starlette"}.union(*(entry.libraries for entry in PLATFORMS)) - {"urllib"})


@EACH
def test_an_entry_is_named_after_its_folder_and_builds_what_it_says(entry: PlatformEntry) -> None:
    build = resolve_name(entry.build)
    hints = get_type_hints(build)
    channel = hints.pop("return")
    assert list(hints.values()) == [entry.settings, PlatformContext]
    assert (channel.name, channel.capabilities) == (entry.name, entry.capabilities)
    assert entry.settings.__module__.startswith(f"integrations.channels.{entry.name}.")
    assert list(get_type_hints(resolve_name(entry.check)).values())[:2] == [entry.settings, str]
    assert set(entry.settings(enabled=True).needed) <= set(entry.settings.model_fields)


@EACH
def test_an_entry_has_a_page_and_stands_in_the_shipped_configuration_switched_off(entry: PlatformEntry) -> None:
    assert entry.title in (ROOT / "docs" / f"{entry.name}.md").read_text(encoding="utf-8").partition("\n")[0]
    shipped = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
    assert shipped["channels"][entry.name] == {"enabled": False}


def test_the_registry_imports_no_library_of_a_platform() -> None:
    program = f"import sys, integrations.channels.registry; print([name for name in {LIBRARIES!r} if name in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, text=True).strip() == "[]"


def test_no_module_of_the_house_names_a_platform() -> None:
    """What differs between platforms is a capability; the FAQ's words are what people write."""
    files = [file for kind in ("*.py", "*.html", "*.js", "*.css") for file in (ROOT / "bot").rglob(kind) if "faq" not in file.parts]
    names = re.compile("|".join(word for entry in PLATFORMS for word in (entry.name, entry.title)), re.IGNORECASE)
    assert len(files) > 200
    assert [str(file.relative_to(ROOT)) for file in files if names.search(file.read_text(encoding="utf-8"))] == []


def test_every_capability_is_somebodys_and_not_everybodys() -> None:
    """One that all or none have would tell nobody apart."""
    each = [*(entry.capabilities for entry in PLATFORMS), WebChannel.capabilities, MailChannel.capabilities]
    for field in fields(ChannelCapabilities):
        assert {getattr(one, field.name) for one in each} == {True, False}, field.name
