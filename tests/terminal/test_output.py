"""Where the output goes nowhere: a full disk is one line, and a closed one is no other file."""

import subprocess
import sys

COMMAND = f"exec {sys.executable} -m bot slack manifest"


def test_a_full_disk_is_one_line() -> None:
    done = subprocess.run(["sh", "-c", f"{COMMAND} > /dev/full"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "accountdesk: not everything was written: No space left on device\n")


def test_a_closed_output_is_no_other_file() -> None:
    done = subprocess.run(["sh", "-c", f"{COMMAND} <&- >&-"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
