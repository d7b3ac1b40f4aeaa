"""What a start costs beside what importing the libraries costs that it uses: processor time of whole processes, in one run, as ratios.

`chat --json` answers one message over fresh data; `run` starts over data that are there, until READY. Both are measured in turns with the imports."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
_TIMES: Final = 7
_SAID: Final = json.dumps({"from": "chen.yj", "text": "我帳號怎麼了"}) + "\n"
# What a run has imported when it ends, in order: what is neither ours nor Python's own.
_USED: Final = """
import sys
from bot.__main__ import main
main({arguments!r})
own = ("bot", "integrations", "__main__")
names = [name for name, module in sys.modules.items() if name.split(".")[0] not in sys.stdlib_module_names and name.split(".")[0] not in own and module]
print("USED", " ".join(name for name in names if not name.startswith("_")), file=sys.stderr)
"""
_IMPORT: Final = """
import contextlib, importlib
for name in {names!r}:
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
"""


def _seconds(arguments: list[str], given: str = "", until: str | None = None) -> float:
    """The processor time of one process (seconds), to its end or until it has printed a line that begins with `until`."""
    process = subprocess.Popen(arguments, cwd=ROOT, env=_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
    assert process.stdin is not None
    assert process.stdout is not None
    if until is not None:
        for line in process.stdout:
            if line.startswith(until):
                break
        spent = _spent_by(process.pid)
        process.terminate()
        process.communicate()
        return spent
    process.stdin.write(given)
    process.stdin.close()
    process.stdout.read()
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return used.ru_utime + used.ru_stime


def _environment() -> dict[str, str]:
    """Ours is to be compiled once, as the libraries are; this process may have been told to keep nothing."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _spent_by(pid: int) -> float:
    """What a process that still runs has spent (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _libraries(arguments: list[str], given: str) -> list[str]:
    program = [sys.executable, "-c", _USED.format(arguments=arguments)]
    ran = subprocess.run(program, cwd=ROOT, env=_environment(), input=given, capture_output=True, encoding="utf-8", check=False)
    return next(line for line in ran.stderr.splitlines() if line.startswith("USED")).split()[1:]


def _compared(name: str, libraries: list[str], measured: Callable[[], float]) -> None:
    imports = [sys.executable, "-c", _IMPORT.format(names=libraries)]
    pairs = [(_seconds(imports), measured()) for _ in range(_TIMES)]
    beside, whole = min(one for one, _ in pairs), min(one for _, one in pairs)
    print(f"{name}: {whole / beside:.2f} of importing its libraries ({whole:.2f} s of processor time against {beside:.2f} s)")


def main() -> None:
    """Prints both ratios."""
    said = ["chat", "--json"]
    libraries = _libraries(said, _SAID)
    _compared("chat --json, one message", libraries, lambda: _seconds([sys.executable, "-m", "bot", *said], _SAID))
    with tempfile.TemporaryDirectory() as folder:
        served = [sys.executable, "-m", "bot", "run", "--port", "0", "--data", str(Path(folder) / "data")]
        _seconds(served, until="READY")
        _compared("run, the second start to READY", libraries, lambda: _seconds(served, until="READY"))


if __name__ == "__main__":
    main()
