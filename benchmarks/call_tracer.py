"""Which files a status message and each phase of a reset touch, and which file calls which: `python -m benchmarks.call_tracer [--files]`.

Counted are files of `bot/` and `integrations/` in which a function is called, and arrows from the nearest of them up the stack. The desk is the embedded one,
asked in the same process; pages are opened and sent without their HTML. Everything has been imported and done once before, in another desk.
Run from another clone's root, the same script traces that version: it needs only `tests.acts.stage`."""

import argparse
import asyncio
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Final

# Where the script is run, not where it lies: so an older clone can be traced.
sys.path.insert(0, os.getcwd())
from tests.acts.stage import Stage, opened

ROOT: Final = Path.cwd()
_ROOMS: Final = (f"{ROOT}{os.sep}bot{os.sep}", f"{ROOT}{os.sep}integrations{os.sep}")
_NEW: Final = "Ox4-Rain.Bottle"
_STATUS: Final = ("帳號狀態", "我帳號怎麼了")
_FORGOT: Final = ("忘記密碼，請幫我重設", "我忘記密碼了，幫我重設")


class Trace:
    """The files that one phase touched, and the arrows between them."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        self.arrows: set[tuple[str, str]] = set()
        self.functions: dict[str, set[str]] = {}
        self._seen: set[tuple[int, int]] = set()

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """What the interpreter calls whenever a function is entered or a coroutine goes on."""
        if event != "call" or not frame.f_code.co_filename.startswith(_ROOMS) or frame.f_code.co_name == "<module>":
            return
        caller = frame.f_back
        while caller is not None and not caller.f_code.co_filename.startswith(_ROOMS):
            caller = caller.f_back
        # By identity: two functions of different files that read alike on the same line are equal code.
        pair = (id(frame.f_code), id(caller and caller.f_code))
        if pair in self._seen:
            return
        self._seen.add(pair)
        callee = _short(frame.f_code)
        self.files.add(callee)
        self.functions.setdefault(callee, set()).add(frame.f_code.co_name)
        if caller is not None and _short(caller.f_code) != callee:
            self.arrows.add((_short(caller.f_code), callee))


def _short(code: CodeType) -> str:
    return str(Path(code.co_filename).relative_to(ROOT))


@contextmanager
def _tracing(traces: dict[str, Trace], phase: str) -> Iterator[None]:
    trace = traces[phase] = Trace()
    threading.setprofile(trace)
    sys.setprofile(trace)
    try:
        yield
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


async def _phases(stage: Stage, status: str, forgot: str) -> dict[str, Trace]:
    """One status message and one reset, from the question to the end."""
    traces: dict[str, Trace] = {}
    with _tracing(traces, "status message"):
        await stage.says("chen.yj", status)
    with _tracing(traces, "reset: asking"):
        await stage.says("lin.mh", forgot)
    token, code = stage.link("lin.mh"), stage.code("lin.mh")
    with _tracing(traces, "reset: the page"):
        await stage.page(token)
        await stage.sends(token, code=code)
    with _tracing(traces, "reset: an admin decides"):
        button = next(button.id for item in stage.shown if item.to == "huang.admin" for button in item.post.buttons)
        await stage.presses_id("huang.admin", button)
        given = {"code": stage.code("huang.admin"), "current_password": "Tpead-sfhuang-1", "decision": "approve", "identity_check": "called_back"}
        await stage.sends(stage.link("huang.admin"), browser="the admin's", **given)
    token, settle = stage.link("lin.mh"), stage.settle

    async def later() -> None:
        """What the page sets going is waited for in a phase of its own."""

    stage.settle = later  # type: ignore[method-assign]
    with _tracing(traces, "reset: the new password"):
        await stage.page(token)
        await stage.sends(token, new_password=_NEW, repeat_password=_NEW)
    with _tracing(traces, "reset: carrying out"):
        await settle()
    if not stage.told("lin.mh"):
        raise SystemExit("the reset did not come to its end")
    return traces


async def _traced(status: str, forgot: str) -> dict[str, Trace]:
    with tempfile.TemporaryDirectory() as folder:
        async with opened(Path(folder)) as stage:
            return await _phases(stage, status, forgot)


def main() -> None:
    """Prints a line a phase: files and arrows; with `--files` the files too, each with the functions that were called."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", action="store_true", help="name the files and what is called in them")
    arguments = parser.parse_args()
    asyncio.run(_traced(_STATUS[0], _FORGOT[0]))
    traces = asyncio.run(_traced(_STATUS[1], _FORGOT[1]))
    for phase, trace in traces.items():
        built = sum(names == {"__init__"} for names in trace.functions.values())
        print(f"{phase}: {len(trace.files)} files, of which {built} only build an object, {len(trace.arrows)} arrows")
        for file in sorted(trace.files) if arguments.files else ():
            callers = sorted(caller for caller, callee in trace.arrows if callee == file)
            print(f"  {file}: {', '.join(sorted(trace.functions[file]))} (called from {', '.join(callers) or 'a library'})")


if __name__ == "__main__":
    main()
