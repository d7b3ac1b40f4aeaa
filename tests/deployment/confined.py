"""A root of its own for one process, as a container engine makes it: read-only but for what the image lets its user write, no network but its own loopback."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.environment import COMPLETE

USER: Final = 10001
_SYSTEM: Final = ("usr", "bin", "sbin", "lib", "lib64")
# The flag UP for the device lo of a new network: 0x8914 sets flags.
_LOOPBACK: Final = "import fcntl, socket, struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack('16sh14x', b'lo', 1))"
# Runs as root in namespaces of its own; what follows is made there, and ends with it.
_ENTER: Final = """
set -eu
root=$1; folder=$2; shift 2
mount --make-rprivate /
{python} -c "{up}"
mount --bind "$root" "$root"
while read -r from to; do
  if [ "$from" = tmpfs ]; then mount -t tmpfs -o mode=1777,size=256m,noexec,nosuid,nodev tmpfs "$root$to"
  else mount --rbind "$from" "$root$to"; mount -o remount,bind,ro "$root$to"; fi
done < "$root/mounts"
for kept in data var/cache/accountdesk backups; do mount --bind "$root/$kept" "$root/$kept"; done
mount -t proc proc "$root/proc"
mount -o remount,bind,ro "$root"
exec /usr/sbin/chroot "$root" /usr/bin/setpriv --reuid={user} --regid={user} --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs /usr/bin/env --chdir="$folder" "$@"
"""


@dataclass
class Confined:
    """A process in a root of its own."""

    outer: "subprocess.Popen[bytes]"
    root: Path

    @property
    def pid(self) -> int:
        """The first process in there."""
        return int(Path(f"/proc/{self.outer.pid}/task/{self.outer.pid}/children").read_text().split()[0])

    def run(self, command: Sequence[str], environment: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
        """Another command in there, as an engine's `exec`."""
        inside = ["nsenter", f"--target={self.pid}", "--mount", "--net", "--pid", "--root", "--wd", f"--setuid={USER}", f"--setgid={USER}", *command]
        return subprocess.run(inside, env=dict(environment), capture_output=True, text=True, timeout=180, check=False)

    def said(self) -> str:
        """Everything that it wrote."""
        return (self.root.parent / "said").read_text(encoding="utf-8")

    def says(self, words: str, patience: float = 180) -> None:
        """Waits for it."""
        until = time.monotonic() + patience
        while words not in self.said():
            assert self.outer.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.05)

    def stop(self, patience: float) -> int:
        """SIGTERM to the first process, as an engine stops a container; its exit code. Raises TimeoutExpired where it does not end in time."""
        os.kill(self.pid, signal.SIGTERM)
        return self.outer.wait(patience)


def needs_namespaces() -> None:
    """Leaves a test out where no namespaces can be had: not root, or no Linux. Never in CI."""
    if sys.platform == "linux" and os.geteuid() == 0 and subprocess.run(["unshare", "--mount", "--net", "--pid", "--fork", "true"], check=False).returncode == 0:
        return
    if COMPLETE:
        pytest.fail("this machine lends no namespaces, so what a container does cannot be tried")
    pytest.skip("namespaces need root on Linux")


def start(root: Path, folder: str, command: Sequence[str], environment: Mapping[str, str]) -> Confined:
    """Starts it in `folder` of `root`, where the image's own files lie already. What a Debian image brings, and the Python that runs the tests, is lent to it."""
    for name in _SYSTEM:
        there = Path("/") / name
        if there.is_symlink():
            (root / name).symlink_to(os.readlink(there))
    venv = root / "opt/accountdesk/.venv"
    lent = {f"/{name}": f"/{name}" for name in _SYSTEM if not (Path("/") / name).is_symlink()} | {sys.base_prefix: sys.base_prefix, sys.prefix: "/opt/accountdesk/.venv", "/dev": "/dev"}
    for to in (*lent.values(), "/tmp", "/proc", "/data", "/var/cache/accountdesk", "/backups", "/etc"):
        (root / to.lstrip("/")).mkdir(parents=True, exist_ok=True)
    for mine in ("data", "var/cache/accountdesk", "backups"):
        for one in (root / mine, *(root / mine).iterdir()):
            os.chown(one, USER, USER)
        (root / mine).chmod(0o700)
    for file in ("ld.so.cache", "nsswitch.conf", "hosts", "localtime"):
        if (Path("/etc") / file).exists():
            shutil.copyfile(Path("/etc") / file, root / "etc" / file)
    assert venv.is_dir()
    (root / "mounts").write_text("".join(f"{one} {to}\n" for one, to in lent.items()) + "tmpfs /tmp\n", encoding="utf-8")
    with (root.parent / "said").open("wb") as said:
        outer = subprocess.Popen(
            ["unshare", "--mount", "--net", "--pid", "--ipc", "--fork", "--kill-child", "sh", "-c", _ENTER.format(user=USER, python=sys.executable, up=_LOOPBACK), "enter", str(root), folder, *command],
            env=dict(environment), stdin=subprocess.DEVNULL, stdout=said, stderr=said,
        )  # fmt: skip
    return Confined(outer, root)
