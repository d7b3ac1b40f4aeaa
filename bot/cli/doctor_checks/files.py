"""Checks the files: the configuration itself, the organisation's own FAQ entries, the keys. Nothing missing is created."""

import stat
from pathlib import Path

from bot.cli.doctor_checks.check import CheckResult
from bot.errors import ConfigurationError
from bot.settings.entries import read_own_entries
from bot.settings.keys import read_key
from bot.settings.schema import Settings
from bot.settings.topics import read_own_topics
from bot.settings.without_effect import effect_line, keys_without_effect
from bot.store.private_files import open_to_others
from bot.wiring.lost_files import MISSING, PUT_BACK

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def check_file(path: Path | None, settings: Settings) -> CheckResult:
    """The configuration was read before the command began; this reports what it asks for without effect."""
    if path is None:
        return CheckResult("configuration", True, "no config.yaml here, so the defaults hold")
    idle = keys_without_effect(settings)
    if idle:
        return CheckResult("configuration", True, effect_line(idle, str(path)), "take out what you count on, or leave it for a version that knows it")
    return CheckResult("configuration", True, f"{path} read, every key is known")


def check_entries(settings: Settings) -> tuple[CheckResult, ...]:
    """The organisation's own FAQ entries; nothing if the configuration names none."""
    if settings.faq.entries is None:
        return ()
    try:
        return (CheckResult("faq.entries", True, f"{settings.faq.entries} read, {len(read_own_entries(settings).entries)} entries"),)
    except ConfigurationError as trouble:
        return (CheckResult("faq.entries", False, trouble.detail, "mend the file, or set faq.entries to null"),)


def check_topics(settings: Settings) -> tuple[CheckResult, ...]:
    """The organisation's own list of what is not ours (C19); nothing if the configuration names none."""
    if settings.elsewhere is None:
        return ()
    try:
        return (CheckResult("elsewhere", True, f"{settings.elsewhere} read, {len(read_own_topics(settings))} topics beside the shipped ones"),)
    except ConfigurationError as trouble:
        return (CheckResult("elsewhere", False, trouble.detail, "mend the file, or set elsewhere to null"),)


def check_key(written: str | None, name: str, folder: Path, begun: bool) -> CheckResult:
    """One key: it exists, is long enough and belongs to its owner alone. `begun`: there are data already, which need the key they were made with."""
    key = f"keys.{name}"
    try:
        if written is not None and not written.startswith("file:"):
            read_key(written, name, folder)
            return CheckResult(key, True, "taken from the configuration")
        path = Path(written.removeprefix("file:")) if written else folder / f"{name}.key"
        if not path.exists():
            return _missing(key, path, begun)
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & _OTHERS:
            return CheckResult(key, False, f"{path} has mode {mode:04o}, so others on this machine can read it", f"chmod 600 {path}")
        read_key(f"file:{path}", name, folder)
    except ConfigurationError as trouble:
        return CheckResult(key, False, trouble.detail, "put back the key from the backup")
    except OSError as trouble:
        return CheckResult(key, False, f"it cannot be looked at ({trouble.strerror})", "run this as the user who runs the desk")
    return CheckResult(key, True, f"{path} is there, mode {mode:04o}")


def check_rights(folder: Path, database: Path | None) -> tuple[CheckResult, ...]:
    """The desk's files belong to its owner alone; nothing if they do."""
    found = open_to_others(folder, database)
    if not found:
        return ()
    result = f"others on this machine may look into {', '.join(str(path) for path in found)}"
    return (CheckResult("data", True, result, f"chmod 700 {folder}; the next start narrows the files themselves"),)


def _missing(key: str, path: Path, begun: bool) -> CheckResult:
    if begun:
        return CheckResult(key, False, f"{path} {MISSING}", PUT_BACK)
    return CheckResult(key, True, f"{path} is not there yet; the first start makes it")
