"""The collector rests while the program is imported, and for nobody longer than that."""

import subprocess
import sys

from tests.paths import ROOT

# The first thing that is imported after the collector is told to rest says whether it does.
_WATCHED = """
import gc, sys
class Watching:
    def find_spec(self, name, path=None, target=None):
        if name == "structlog":
            print("while importing:", gc.isenabled())
sys.meta_path.insert(0, Watching())
import bot.__main__
print("afterwards:", gc.isenabled())
bot.__main__.main(["--help"])
"""


def test_the_collector_rests_while_the_program_is_imported() -> None:
    done = subprocess.run([sys.executable, "-c", _WATCHED], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.splitlines()[:2] == ["while importing: False", "afterwards: True"]
