"""The arguments of all commands, and the context that every command is given."""

import argparse
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from bot.actions.request import RequestState
from bot.runtime.quick_dataclass import dataclass
from bot.settings.loading import load_settings
from bot.tickets.ticket import TicketState
from bot.wiring.location import DataLocation
from integrations.channels.platform_entry import PlatformEntry, PlatformSetup
from integrations.channels.registry import PLATFORMS

DEFAULT_CONFIG = Path("config.yaml")


@dataclass(frozen=True, slots=True)
class CommandContext:
    """The parsed arguments, the location of the desk's data, and the configuration file that was read (None: there is none, the defaults apply)."""

    arguments: argparse.Namespace
    where: DataLocation
    config: Path | None = None


def command_context(arguments: argparse.Namespace) -> CommandContext:
    """Reads the configuration that the arguments name. Raises ConfigurationError."""
    named: Path | None = arguments.config
    path = named or (DEFAULT_CONFIG if DEFAULT_CONFIG.exists() else None)
    return CommandContext(arguments, DataLocation(load_settings(path), arguments.data, arguments.organisation), path)


def in_given_file(words: str, config: Path | None) -> str:
    """An error's words with the file that was given as the configuration: what is raised after it was read knows only the default name."""
    default = f"{DEFAULT_CONFIG}: "
    return f"{config}: {words.removeprefix(default)}" if config is not None and words.startswith(default) else words


def build_parser(command: str = "") -> argparse.ArgumentParser:
    """The command line; of one command alone if it is given, since building all the others takes longer than reading the configuration."""
    parser = argparse.ArgumentParser(
        prog="accountdesk",
        description="The desk that staff ask when they cannot sign in.",
        epilog="Example: python -m bot run",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for describe in (_DESCRIBED[command],) if command in _DESCRIBED else _DESCRIBED.values():
        describe(commands)
    for inner in [commands] + [action for made in commands.choices.values() for action in made._actions if isinstance(action, argparse._SubParsersAction)]:
        # argparse names a missing argument by its metavar, and a choice by its options.
        inner.metavar = f"{{{','.join(inner.choices)}}}"
    return parser


def _run(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    run = _command(commands, "run", "serve the web pages and every configured channel", "python -m bot run --port 8080")
    run.add_argument("--host", default="127.0.0.1", metavar="H", help="the address to listen on (default 127.0.0.1)")
    run.add_argument("--port", type=_port, default=None, metavar="N", help="the port (default: that of public_url; 0 takes a free one)")


def _chat(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    chat = _command(commands, "chat", "a conversation in the terminal", "python -m bot chat --as chen.yj")
    chat.add_argument("--as", dest="person", metavar="PERSON", help="who speaks: an id of the organisation, or stranger:NAME")
    chat.add_argument("--json", action="store_true", help="one JSON object a line, in and out")
    chat.add_argument("--explain", action="store_true", help="with --json: say why with every line out")


def _ask(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    ask = _command(commands, "ask", "what the desk would do with a text, without doing it", 'python -m bot ask "帳號被鎖要等多久"')
    ask.add_argument("text", nargs="*", metavar="TEXT")
    ask.add_argument("--stdin", action="store_true", help="read one text a line from standard input")
    ask.add_argument("--json", action="store_true", help="one JSON object a line")
    ask.add_argument("--explain", action="store_true", help="say why")


def _doctor(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    does = "check the configuration, reach what it names, explain the policy; exit 1 when something fails"
    doctor = _json(_command(commands, "doctor", does, "python -m bot doctor"))
    doctor.add_argument("--setup", action="store_true", help="print the commands that give the desk its rights in the directory, and do nothing else")


def _platform(entry: PlatformEntry, setup: PlatformSetup, commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    apps = _command(commands, entry.name, f"the {entry.title} app", setup.example, options=False)
    _command(apps.add_subparsers(dest="what", metavar="WHAT", required=True), setup.command, setup.does, setup.example)


def _database(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    database = _command(commands, "db", "the database", "python -m bot db upgrade", options=False).add_subparsers(dest="what", metavar="WHAT", required=True)
    _command(database, "upgrade", "bring the database to this version", "python -m bot db upgrade --data data")


def _backup(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    does = "write the database and the keys into one file, also while the desk runs"
    backup = _command(commands, "backup", does, "python -m bot backup /backups/desk.tar --data data")
    backup.add_argument("file", type=Path, metavar="FILE", help="the archive; it holds the keys, so keep it like them")
    backup.add_argument("--replace", action="store_true", help="replace FILE if it is an earlier backup")


def _restore(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    does = "put a backup into an empty place"
    restore = _command(commands, "restore", does, "python -m bot restore /backups/desk.tar --data data")
    restore.add_argument("file", type=Path, metavar="FILE", help="what `backup` wrote")


def _faq(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    faq = _command(commands, "faq", "look after the FAQ", "python -m bot faq check --queries queries.tsv", options=False)
    kinds = faq.add_subparsers(dest="what", metavar="WHAT", required=True)
    brought = _json(_command(kinds, "import", "turn a document of numbered questions into entries for review", "python -m bot faq import faq.txt --out own.yaml"))
    brought.add_argument("file", type=Path, metavar="FILE", help="plain text in UTF-8: chapters, numbered questions, answers")
    brought.add_argument("--out", type=Path, default=None, metavar="F", help="write the entries as YAML to review, then to be named in faq.entries")
    check = _command(kinds, "check", "measure the understanding with labelled queries", "python -m bot faq check --queries queries.tsv")
    check.add_argument("--queries", type=Path, required=True, metavar="FILE.tsv", help="header text, intent, …; an FAQ id, an intent or oos; a|b: either")
    check.add_argument("--json", action="store_true", help="the figures as one JSON object")
    kept = _json(_command(kinds, "questions", "what nobody could answer, and how answers were rated (masked)", "python -m bot faq questions --verdict down"))
    kept.add_argument("--verdict", choices=["unanswered", "down", "up"], help="only those")
    kept.add_argument("--last", type=int, default=200, metavar="N", help="the newest N (default 200)")
    example = "python -m bot faq match --entries entries.tsv --json < queries.txt"
    matched = _json(_command(kinds, "match", "the same matcher over somebody else's FAQ; queries on standard input, one a line", example))
    matched.add_argument("--entries", type=Path, required=True, metavar="FILE.tsv", help="header id and text, separated by a tab; several lines may share an id")


def _people(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    people = _command(commands, "people", "who works here, and what their accounts say", "python -m bot people show chen.yj", options=False)
    kinds = people.add_subparsers(dest="what", metavar="WHAT", required=True)
    _json(_command(kinds, "list", "everybody", "python -m bot people list"))
    show = _json(_command(kinds, "show", "one person's accounts in every system, and the diagnosis", "python -m bot people show chen.yj --json"))
    show.add_argument("person", metavar="PERSON")
    example = "python -m bot people import staff.csv --dry-run"
    brought = _json(_command(kinds, "import", "take in people from an export, CSV or LDIF, where there is no database of personnel", example))
    brought.add_argument("file", type=Path, metavar="FILE", help="CSV with a header (id, name, agency, …) or .ldif")
    brought.add_argument("--map", action="append", metavar="COLUMN=FIELD", help="a column or attribute of another name; repeat it for more")
    brought.add_argument("--dry-run", action="store_true", help="tell what would change, and change nothing")
    brought.add_argument("--disable-missing", action="store_true", help="whoever is known and not in the file has left: disable the record")
    most = "with --disable-missing: refuse where more than this share of the people in use would be disabled (default 5%%)"
    brought.add_argument("--at-most", metavar="SHARE", help=most)
    link = _json(_command(kinds, "link", "link a chat identity to a person", f"python -m bot people link chen.yj {PLATFORMS[0].name}:{PLATFORMS[0].example}"))
    link.add_argument("person", metavar="PERSON")
    link.add_argument("identity", metavar="CHANNEL:ID")
    thaw = _json(_command(kinds, "unfreeze", "end the freeze of somebody's account; they are told", "python -m bot people unfreeze chen.yj"))
    thaw.add_argument("person", metavar="PERSON")


def _tickets(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    tickets = _command(commands, "tickets", "what people handed over to the helpdesk", "python -m bot tickets list --state open", options=False)
    kinds = tickets.add_subparsers(dest="what", metavar="WHAT", required=True)
    listed = _json(_command(kinds, "list", "every ticket", "python -m bot tickets list --json"))
    listed.add_argument("--state", choices=[state.value for state in TicketState], help="only those in this state")
    show = _json(_command(kinds, "show", "one ticket with its diagnosis, transcript and notes", "python -m bot tickets show 1001"))
    show.add_argument("id", metavar="ID", help="its number, or its id such as T1")
    answer = _json(_command(kinds, "answer", "answer; the person reads it in the chat", 'python -m bot tickets answer 1001 "請重新登入試試看"'))
    answer.add_argument("id", metavar="ID")
    answer.add_argument("text", nargs="+", metavar="TEXT")
    close = _json(_command(kinds, "close", "close, with a last word if you like; the person is asked whether it is solved", "python -m bot tickets close 1001"))
    close.add_argument("id", metavar="ID")
    close.add_argument("text", nargs="*", metavar="TEXT")


def _approvals(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    approvals = _command(commands, "approvals", "requests to act on accounts, and who decides", "python -m bot approvals list --state live", options=False)
    kinds = approvals.add_subparsers(dest="what", metavar="WHAT", required=True)
    listed = _json(_command(kinds, "list", "every request, the newest first", "python -m bot approvals list --json"))
    listed.add_argument("--state", choices=["live", *(state.value for state in RequestState)], help="only those in this state; live: not over yet")
    show = _json(_command(kinds, "show", "one request with its proofs and its decision", "python -m bot approvals show 5f0c…"))
    show.add_argument("id", metavar="ID")


def _audit(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    audit = _command(commands, "audit", "the trail of everything looked up, asked and refused", "python -m bot audit verify", options=False)
    kinds = audit.add_subparsers(dest="what", metavar="WHAT", required=True)
    verify = _json(_command(kinds, "verify", "check the trail against its seals and its anchor", "python -m bot audit verify"))
    verify.add_argument("--anchor", metavar="N:SEAL", help="a number and seal kept elsewhere; the chain must still hold that record")
    does = "answer for a trail that its anchor does not know, for good and on the record"
    accept = _command(kinds, "accept", does, "python -m bot audit accept --because restored")
    accept.add_argument("--because", required=True, choices=("restored", "replaced", "anchor_lost", "key_lost", "new_desk"), help="what happened")
    _json(_command(kinds, "export", "every record, in order", "python -m bot audit export --json > audit.jsonl"))
    _json(_command(kinds, "list", "the last records", "python -m bot audit list")).add_argument("--last", type=int, default=50, metavar="N")
    _json(_command(kinds, "show", "one record", "python -m bot audit show 12")).add_argument("number", type=int, metavar="N")


def _roles(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _json(_command(commands, "roles", "who sees and may do what at the desk's pages, as a page of Markdown", "python -m bot roles > docs/roles.md"))


def _retention(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    retention = _json(_command(commands, "retention", "delete what was kept long enough; a running desk does it once a day", "python -m bot retention --dry-run"))
    retention.add_argument("--dry-run", action="store_true", help="tell what would go, by kind, and delete nothing")


def _pause(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    does = "stop all changes to accounts at once, at every desk on this database; questions, status and tickets go on"
    _json(_command(commands, "pause", does, 'python -m bot pause --because "alarm of the domain controller"')).add_argument(
        "--because", default="", metavar="TEXT", help="why, for the audit trail"
    )


def _resume(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    does = "let the desk change accounts again; what was refused meanwhile has to be asked for anew"
    _json(_command(commands, "resume", does, "python -m bot resume")).add_argument("--because", default="", metavar="TEXT", help="why, for the audit trail")


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, does: str, example: str, options: bool = True
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name, help=does, description=f"{does[0].upper()}{does[1:]}.", epilog=f"Example: {example}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    if options:
        parser.add_argument("--config", type=Path, default=None, metavar="FILE", help="the configuration (default config.yaml)")
        parser.add_argument("--data", type=_folder, default=None, metavar="DIR", help="where the SQLite database and the generated keys live")
        parser.add_argument("--organisation", type=Path, default=None, metavar="FILE", help="the embedded organisation (default: the shipped sample)")
    return parser


def _json(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    return parser


def _folder(written: str) -> Path:
    if not written:  # Probably an unset variable; the current folder is hardly meant.
        raise argparse.ArgumentTypeError("expected a folder, found nothing; write . for the one you are in")
    return Path(written)


def _port(written: str) -> int:
    if not written.isdecimal() or int(written) > 65535:
        raise argparse.ArgumentTypeError("expected a port between 0 and 65535")
    return int(written)


_DESCRIBED: Final[Mapping[str, Callable[["argparse._SubParsersAction[argparse.ArgumentParser]"], None]]] = {
    "run": _run,
    "chat": _chat,
    "ask": _ask,
    "faq": _faq,
    "people": _people,
    "tickets": _tickets,
    "approvals": _approvals,
    "audit": _audit,
    "roles": _roles,
    "doctor": _doctor,
    **{entry.name: partial(_platform, entry, entry.setup) for entry in PLATFORMS if entry.setup is not None},
    "db": _database,
    "backup": _backup,
    "restore": _restore,
    "retention": _retention,
    "pause": _pause,
    "resume": _resume,
}
