"""`run`: serves until it is told to stop."""

import asyncio
import contextlib
import gc
import signal
import socket
from collections.abc import AsyncIterator
from typing import Final
from urllib.parse import urlencode, urlsplit

from sqlalchemy.exc import SQLAlchemyError

from bot.cli.arguments import CommandContext
from bot.cli.certificate_listener import serve_certificates
from bot.cli.output import print_line, print_warning
from bot.cli.start_words import StartWords
from bot.cli.web_server import address, listen, serve
from bot.dialogue.person_mentions import prepare
from bot.settings.demonstration import check_demonstration
from bot.settings.without_effect import effect_line, keys_without_effect
from bot.web.certificate_routes import build_certificate_routes
from bot.web.demonstration_people import DemonstratedPerson, demonstrated_people, suggestions
from bot.web.dependencies import WebDependencies
from bot.web.routes import build_routes
from bot.wiring.application import Application, open_application
from bot.wiring.encoders import IN_A_CONVERSATION
from bot.wiring.metrics import build_tally, read_metrics_token
from bot.wiring.only_desk import only_desk
from bot.wiring.reading import shipped_transformer
from bot.wiring.understanding import build_query_encoder
from bot.wiring.web_dependencies import build_web_dependencies

_DRAINED: Final = 2.0
"""Seconds for what is still to be said when it stops, also where a helpdesk elsewhere is slow."""


async def run(given: CommandContext) -> int:
    """Serves until SIGTERM or SIGINT, then drains: stop receiving, finish what is running, close."""
    configured_url = given.where.settings.public_url
    port = given.arguments.port if given.arguments.port is not None else (urlsplit(configured_url).port or 8080)
    host = given.arguments.host
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    if (idle := keys_without_effect(given.where.settings)) and given.config is not None:
        print_warning(effect_line(idle, str(given.config)))
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    if given.where.from_file:
        check_demonstration(given.where.settings, host)
    read_metrics_token(given.where.settings)
    tally = build_tally()
    query_encoder = build_query_encoder(given.where.settings, IN_A_CONVERSATION, metrics=tally)
    async with (
        StartWords() as words,
        contextlib.AsyncExitStack() as alone,
        open_application(given.where, outside=True, query_encoder=query_encoder, doing=words.doing, metrics=tally) as application,
    ):
        await alone.enter_async_context(only_desk(given.where))
        words.doing("opening the pages and the channels")
        listening = listen(host, port)
        real = listening.getsockname()[1]
        local = urlsplit(configured_url).hostname in ("localhost", "127.0.0.1")
        public_url = address(host, real) if local else configured_url
        # Whatever was said before it was stopped is answered as soon as the pages are open.
        application.understanding.prepare(lambda: warm(application.settings.meaning.encoder != "none"))
        async with run_desk(application, listening, public_url):
            # Everything loaded by now stays for good: the garbage collector need not scan it again and again.
            gc.freeze()
            gc.set_threshold(20_000, 20, 50)
            words.close()
            print_line(f"READY {public_url}")
            application.understanding.learn_meaning()
            # It serves already, and a database that is gone for a moment ends nothing.
            with contextlib.suppress(SQLAlchemyError):
                await introduce(application, public_url)
            await stop.wait()
    return 0


def warm(with_transformer: bool) -> None:
    """Builds what the first turns would otherwise build on the event loop, where everybody waits for it."""
    prepare()
    if with_transformer:
        shipped_transformer()


@contextlib.asynccontextmanager
async def run_desk(application: Application, listening: socket.socket, public_url: str) -> AsyncIterator[None]:
    """While the block runs, pages are served, platforms are connected and interrupted work is resumed; at its end nothing new is accepted, and
    running work is finished."""
    await application.intake.resume()
    async with application.working():
        try:
            dependencies = build_web_dependencies(application, public_url)
            hooks = {**application.platforms.hooks(application.intake.accept), **application.helpdesk.hooks}
            pages = build_routes(dependencies, hooks=hooks)
            async with (
                application.helpdesk.at_work(application.reminders.outage_alerts.tell_of_ticket),
                serve(pages, listening),
                _certificates(application, dependencies),
                application.platforms.heard(application.intake.accept),
            ):
                yield
        finally:
            await application.settle(_DRAINED)


@contextlib.asynccontextmanager
async def _certificates(application: Application, dependencies: WebDependencies) -> AsyncIterator[None]:
    """A listener of its own, where the settings name one. Raises ConfigurationError."""
    section = application.settings.verification.certificate
    if section is None or section.listen is None or dependencies.certificates is None:
        yield
        return
    async with serve_certificates(section, build_certificate_routes(dependencies, dependencies.certificates)):
        yield


async def introduce(application: Application, url: str) -> None:
    """Prints whom one can be, and where."""
    if not application.anybody(url):
        print_line("  stop with Ctrl-C")
        return
    for one in await _to_try(application):
        print_line(f"  sign in as {one.person.id}（{one.person.name}：{_in_words(application, one)}）: {url}/?{urlencode({'as': one.person.id})}")
    print_line(f"  everybody else: {url}/demo · stop with Ctrl-C")


async def _to_try(application: Application) -> tuple[DemonstratedPerson, ...]:
    """Whom a first visitor can be; where nobody has anything to try, the first person."""
    found = await application.demonstration_controls.people()
    people = demonstrated_people(found, {})
    return tuple(one.who for one in suggestions(found, people)) or people[:1]


def _in_words(application: Application, one: DemonstratedPerson) -> str:
    now = application.clock.now()
    return " · ".join(application.wording.say(phrase, application.settings.language, now) for phrase in one.says)
