"""Speaks to samdb.py: changes a controller's database behind the server's back, and looks what stands in it."""

import contextlib
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_PROGRAM = Path(__file__).with_name("samdb.py")


class SamDb:
    """Starts with the first question, and anew with the first after `close`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._grumbles = tempfile.TemporaryFile()  # noqa: SIM115 - kept as long as this
        self._running: subprocess.Popen[bytes] | None = None

    def add(self, ldif: str) -> None:
        self._ask(do="add", ldif=_tidy(ldif))

    def modify(self, ldif: str) -> None:
        """Also what nobody may write."""
        self._ask(do="modify", ldif=_tidy(ldif))

    def delete(self, dns: Sequence[str]) -> None:
        self._ask(do="delete", dns=list(dns))

    def search(self, dn: str, names: Sequence[str]) -> str:
        """An entry as LDIF; empty for one that is not there."""
        return self._ask(do="search", dn=dn, names=list(names))

    def close(self) -> None:
        if self._running is not None:
            assert self._running.stdin is not None
            assert self._running.stdout is not None
            with contextlib.suppress(BrokenPipeError):
                self._running.stdin.close()
            self._running.stdout.close()
            self._running.wait(15)
            self._running = None

    def _ask(self, **what: Any) -> str:
        running = self._running = self._running or self._started()
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(json.dumps(what).encode() + b"\n")
        running.stdin.flush()
        line = running.stdout.readline()
        assert line, self._said()
        answer: dict[str, Any] = json.loads(line)
        if "found" in answer:
            return str(answer["found"])
        assert what["do"] == "search", f"{answer['trouble']}\n{what}"
        assert answer["absent"], answer["trouble"]
        return ""

    def _started(self) -> subprocess.Popen[bytes]:
        tool = shutil.which("samba-tool")
        assert tool is not None
        with open(tool, encoding="utf-8") as script:
            python = script.readline().removeprefix("#!").split()
        return subprocess.Popen([*python, "-I", str(_PROGRAM), str(self._folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._grumbles)

    def _said(self) -> str:
        self._grumbles.seek(0)
        return self._grumbles.read().decode("utf-8", "replace")[-2000:]


def _tidy(ldif: str) -> str:
    """One empty line between two entries: the library takes no more for one."""
    return re.sub(r"\n{2,}", "\n\n", ldif.strip()) + "\n"
