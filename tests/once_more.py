"""What failed in `make test` runs once more, alone: a test that fails only beside others on a busy machine is named, and no more than five are forgiven.

Exit 0 where all of them pass alone, 1 otherwise. Who finds a name printed here twice has found a fault, of the test or of the desk.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

AT_MOST = 5


def failed(cache: Path) -> list[str]:
    """The tests that failed last, without the group that pytest-xdist writes behind a name."""
    if not cache.exists():
        return []
    return [name.rpartition("@")[0] if "@" in name.rpartition("::")[2].rpartition("]")[2] else name for name in json.loads(cache.read_text())]


def main(root: Path) -> int:
    """Runs them in this order, in one process."""
    names = failed(root / ".pytest_cache" / "v" / "cache" / "lastfailed")
    if not 0 < len(names) <= AT_MOST:
        return 1
    print(f"\nOnce more, alone: {len(names)} that failed beside others", flush=True)
    if subprocess.run([sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *names], cwd=root, env=os.environ).returncode:
        return 1
    print("\nUNSTEADY: failed beside others, passed alone\n" + "\n".join(names), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
