"""What is installed is used, and what is used is named: each requirement is imported somewhere, each import has its requirement."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from bot.settings.schema import Settings
from bot.store.database import open_engine, upgrade
from bot.wiring.location import DataLocation, database_url
from tests.conftest import ROOT

BY_NAME = {"psycopg": "SQLAlchemy loads it by the address of the database"}
BROUGHT = {"markupsafe": "jinja2", "slack-sdk": "slack-bolt", "h11": "uvicorn", "greenlet": "sqlalchemy", "pydantic-core": "pydantic", "joserfc": "authlib"}
"""What a requirement is built on, and so brings along."""
OURS = {"bot", "integrations"}
OPTIONAL = set(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]["onnx"])


def named(file: str) -> set[str]:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return {re.split(r"[\[=<>;]", line)[0].strip().lower().replace("_", "-") for line in lines if line and not line.startswith(("#", "-"))}


def imported() -> set[str]:
    found: set[str] = set()
    for place in OURS:
        for file in (ROOT / place).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {one.name.partition(".")[0] for one in node.names}
                elif isinstance(node, ast.ImportFrom) and not node.level:
                    found.add(str(node.module).partition(".")[0])
    return found - OURS - set(sys.stdlib_module_names)


def test_every_requirement_is_imported_and_every_import_has_its_requirement() -> None:
    modules = packages_distributions()
    used = {distribution.lower().replace("_", "-") for module in imported() for distribution in modules.get(module, [module])[:1]}
    assert named("requirements.in") - used - set(BY_NAME) == set()
    assert used - named("requirements.in") - set(BROUGHT) - OPTIONAL == set()
    assert used >= OPTIONAL
    assert set(BROUGHT.values()) <= named("requirements.in")


def test_only_what_builds_is_among_what_is_needed_to_build() -> None:
    assert named("requirements-build.in") == {"setuptools"}
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert re.findall(r"^(setuptools|aiosqlite|python-multipart)==", pinned, re.MULTILINE) == []


async def test_the_address_of_the_default_database_needs_no_driver_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("aiosqlite", "python_multipart"):
        monkeypatch.setitem(sys.modules, name, None)
    engine = open_engine(database_url(DataLocation(Settings(), tmp_path)))
    assert database_url(DataLocation(Settings())).drivername == "sqlite+aiosqlite"
    await upgrade(engine)
    await engine.dispose()
