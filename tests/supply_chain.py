"""What is installed: every package pinned with a hash, in its version, under a licence that we may use. Offline; `make audit` asks the network for known holes.

Run as a program (`python -m tests.supply_chain`) it prints what is wrong and ends with 1.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from typing import Final

from tests.paths import ROOT

PINS: Final = ("requirements.txt", "requirements-build.txt", "requirements-test.txt")
OURS: Final = frozenset({"accountdesk"})
BROUGHT_BY_VENV: Final = frozenset({"pip"})
"""`python -m venv` puts it there, in the version that Python brings; it installs, and nothing imports it."""
ALLOWED: Final = (
    r"(BSD|MIT|0BSD|ISC|Zlib|PSF|Apache|MIT-0|CC0)\b.*", r".*\b(BSD|MIT|Apache)( Software)? License", r"3-Clause BSD License", r"Python Software Foundation License",
    r"MPL-2\.0", r"Mozilla Public License 2\.0.*", r"LGPL-3\.0-(only|or-later)", r"GNU Lesser General Public License v3.*", r"DFSG approved", r"OSI Approved",
)  # fmt: skip
"""Licences that ask for a notice, or for changes to the library itself to be published: we change none."""
UNSAID: Final[Mapping[str, str]] = {"imapclient": "BSD-3-Clause, in its COPYING", "axe-playwright-python": "MIT, in its LICENSE; it brings axe-core under MPL-2.0"}
"""Whose metadata say nothing."""
PROGRAMS: Final = r"GPL-3\.0.*"
"""Also allowed to what only the tests need: programs that they start, with which nothing of ours is linked."""
_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)(?: *;[^\\\n]*)? *(\\?)\n((?:    --hash=\S+(?: \\)?\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Installed:
    """A package as it says of itself; `licences` '' where it says nothing."""

    name: str
    version: str
    licences: tuple[str, ...]


@dataclass(frozen=True)
class Pin:
    """A package as a file of requirements pins it."""

    name: str
    version: str
    hashes: int


def plain(name: str) -> str:
    """A name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins_in(text: str) -> list[Pin]:
    """The pins of a file."""
    return [Pin(plain(found[1]), found[2], found[4].count("--hash=sha256:")) for found in _PIN.finditer(text)]


def installed(found: Iterable[Distribution]) -> Iterator[Installed]:
    """What these distributions say of themselves."""
    for one in found:
        classified = [line.rpartition(" :: ")[2] for line in one.metadata.get_all("Classifier") or [] if line.startswith("License")]
        [expressed] = one.metadata.get_all("License-Expression") or [""]
        named = "".join(one.metadata.get_all("License") or []).strip().splitlines()[:1]
        yield Installed(plain(one.metadata["Name"]), one.version, tuple(re.split(r" AND | OR ", expressed or " AND ".join(classified or named))) if expressed or classified or named else ())


def wrong(here: Iterable[Installed], pinned: Mapping[str, list[Pin]]) -> Iterator[str]:
    """Sentences about what is installed and should not be, or not so."""
    every: dict[str, set[str]] = {}
    for pin in (pin for pins in pinned.values() for pin in pins):
        every.setdefault(pin.name, set()).add(pin.version)
    running = {pin.name for name in PINS[:2] for pin in pinned[name]}
    for file, pins in pinned.items():
        yield from (f"{file}: {pin.name} is pinned without a hash" for pin in pins if not pin.hashes)
    for one in here:
        if one.name in OURS | BROUGHT_BY_VENV:
            continue
        if one.name not in every:
            yield f"{one.name} {one.version} is installed, and no file pins it"
        elif one.version not in every[one.name]:
            yield f"{one.name} {one.version} is installed, {' or '.join(sorted(every[one.name]))} is pinned"
        if not one.licences and one.name not in UNSAID:
            yield f"{one.name} does not say its licence"
        allowed = ALLOWED if one.name in running else (*ALLOWED, PROGRAMS)
        yield from (f"{one.name} is under {licence!r}" for licence in one.licences if not any(re.fullmatch(each, licence) for each in allowed))


def main() -> int:
    """Prints what is wrong; 0 where nothing is."""
    pinned = {name: pins_in((ROOT / name).read_text(encoding="utf-8")) for name in PINS}
    found = sorted(set(wrong(installed(distributions()), pinned)))
    agreed = subprocess.run([sys.executable, "-m", "pip", "check", "--disable-pip-version-check"], capture_output=True, text=True, check=False)
    if agreed.returncode:
        found += agreed.stdout.splitlines()
    print("\n".join(found) if found else f"{sum(map(len, pinned.values()))} pins, all with hashes; what is installed is pinned, agrees, and may be used")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
