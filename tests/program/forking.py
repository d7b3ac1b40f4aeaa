"""The process that has the program imported and its index built, and forks a run of the command line whenever it is asked for one.

`perform` instead of `serve` is a single run without a fork."""

import json
import os
import signal
import socket
import sys
import tempfile
import traceback
from importlib import import_module
from typing import NoReturn

from bot.__main__ import main
from bot.dialogue.person_mentions import mention_patterns
from bot.wiring.reading import shipped_transformer
from bot.wiring.shipped_faq import build_index_for_shipped
from tests.quick_seals import seal_quickly


def serve(line: socket.socket) -> NoReturn:
    """Each request is the arguments and the environment in JSON, with four pipes: standard input, output and error, and one for the exit code."""
    for name in ("run", "chat", "ask", "faq", "people", "tickets", "approvals", "audit", "doctor", "platform_setup", "database"):
        import_module(f"bot.cli.{name}")
    import_module("dbos")  # A desk imports it with the first thing that it carries out.
    build_index_for_shipped()
    mention_patterns()
    shipped_transformer()  # Otherwise each desk reads it anew with its first unsure turn.
    _rehearse()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, pipes, _, _ = socket.recv_fds(line, 65536, 4)
        if not asked:
            sys.exit()
        if os.fork() == 0:
            line.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            request = json.loads(asked)
            os.environ.clear()
            os.environ.update(request["environment"])
            perform(request["arguments"], pipes)
        for one in pipes:
            os.close(one)
        line.send(b".")


def _rehearse() -> None:
    """One conversation before the first fork, so that what is made at its first use (dictionaries, sentences, templates) is made once."""
    said = json.dumps({"from": "chen.yj", "text": "我帳號怎麼了"}) + "\n" + json.dumps({"from": "chen.yj", "text": "how do I change my password?"}) + "\n"
    with tempfile.TemporaryFile() as given, open(os.devnull, "wb") as nowhere:
        given.write(said.encode())
        given.seek(0)
        kept = [os.dup(0), os.dup(1)]
        sys.stdout.flush()
        os.dup2(given.fileno(), 0)
        os.dup2(nowhere.fileno(), 1)
        try:
            main(["chat", "--json", "--config", os.devnull])
        finally:
            sys.stdout.flush()
            for number, one in enumerate(kept):
                os.dup2(one, number)
                os.close(one)


def perform(arguments: list[str], pipes: list[int]) -> NoReturn:
    """One run; it never returns."""
    code = 70
    try:
        for number, one in enumerate(pipes[:3]):
            os.dup2(one, number)
        code = main(arguments)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(pipes[3], str(code).encode())
        os._exit(0)


if __name__ == "__main__":
    seal_quickly()
    what, number, *arguments = sys.argv[1:]
    if what == "serve":
        serve(socket.socket(fileno=int(number)))
    perform(arguments, [0, 1, 2, int(number)])
