"""Whether a key, or the anchor's folder, is missing beside data that need it: a volume that is not mounted must not cost what was sealed under its keys."""

import os
from pathlib import Path
from typing import Final

from bot.clock import SystemClock
from bot.errors import ConfigurationError
from bot.runtime.quick_dataclass import dataclass
from bot.settings.keys import key_path
from bot.settings.value_objects import revealed
from bot.store.database import database_errors, open_engine, sqlite_file, version
from bot.store.work import Store
from bot.wiring.account_systems import build_embedded_organisation
from bot.wiring.location import DataLocation, data_folder, database_url

MISSING: Final = "is missing, and there are data already"
PUT_BACK: Final = "put it back from the backup before the desk starts; a new one would fit none of the data"
_BEGUN: Final = ("national_id", "session")


@dataclass(frozen=True, slots=True)
class HeldData:
    """What the database holds that fits one key or one anchor only. `begun`: an organisation; `sealed`: records with a keyed seal; `anchored`: noted heads."""

    begun: bool = False
    sealed: bool = False
    anchored: bool = False


async def check_nothing_lost(where: DataLocation) -> None:
    """Raises ConfigurationError for what is missing beside data that need it. Nothing is created, and the database is opened only if something is missing."""
    if not _missing_keys(where) and _missing_folder(where) is None:
        return
    held = await _held(where)
    # Looked at again: another desk that starts at the same moment makes its keys before it writes anything that needs them.
    for name, path in _missing_keys(where).items():
        if held.begun if name in _BEGUN else held.sealed:
            raise ConfigurationError(f"keys.{name}", "", f"{path} {MISSING}; {PUT_BACK}")
    folder = _missing_folder(where)
    if folder is not None and held.anchored:
        remedy = "mount it or put it back; where a new anchor shall begin there, make the folder"
        raise ConfigurationError("audit.anchor", "", f"the folder {folder} is missing, and the trail has an anchor already; {remedy}")


def _missing_keys(where: DataLocation) -> dict[str, Path]:
    folder, found = data_folder(where) / "keys", dict[str, Path]()
    for name in (*_BEGUN, "audit"):
        written = revealed(getattr(where.settings.keys, name))
        if (written is None or written.startswith("file:")) and _is_missing(path := key_path(written, name, folder)):
            found[name] = path
    return found


def _missing_folder(where: DataLocation) -> Path | None:
    """The folder of an anchor that the settings name; the anchor beside the keys begins with them."""
    named = where.settings.audit.file
    return Path(named).parent if named is not None and _is_missing(Path(named).parent) else None


def _is_missing(path: Path) -> bool:
    try:
        return not path.exists()
    except OSError:  # It may not be looked at; whoever reads it says so.
        return False


async def _held(where: DataLocation) -> HeldData:
    url = database_url(where)
    if (file := sqlite_file(url)) is not None and not os.path.exists(file):  # noqa: ASYNC240 - one look at the start
        return HeldData()
    engine = open_engine(url)
    try:
        with database_errors(url):
            if await version(engine) is None:
                return HeldData()
            begun = await build_embedded_organisation(where.settings, engine, SystemClock(), _never).loaded()
            async with Store(engine, str).look() as work:
                return HeldData(begun, await work.audit.is_keyed(), await work.audit.is_anchored())
    finally:
        await engine.dispose()


def _never(national_id: str) -> str:
    """Only loading an organisation needs the key, and nothing is loaded here."""
    raise AssertionError("nobody is loaded while the keys are looked for")
