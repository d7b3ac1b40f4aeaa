"""A conversation with a person at the terminal: input goes to the desk, and whatever the desk sends is shown, at any time."""

import asyncio
import contextlib
import unicodedata
from collections import defaultdict
from collections.abc import Coroutine
from typing import Any, Protocol

from bot.cli.conversation import GROUP, CannotDo, TerminalConversation
from bot.cli.terminal.choices import Choices, Press, Stale
from bot.cli.terminal.demonstration import run_demonstration_command
from bot.cli.terminal.message_sheet import DisplayContext, MessageSheet, message_sheet, one_line
from bot.dialogue.conversation import language_of_text
from bot.messages import ButtonPress, Link, MessageContent, Phrase, PhraseWord, TypedText
from bot.people.person import Person
from integrations.channels.console import ConsoleItem


class Screen(Protocol):
    """Where the conversation is shown and typed."""

    async def read(self, prompt: str) -> str | None:
        """The next line, or None when the person leaves."""
        ...

    async def show(self, sheet: MessageSheet) -> None:
        """Shows a message, above the input line."""
        ...

    async def tell(self, text: str, style: str = "") -> None:
        """Shows a line from the terminal itself."""
        ...

    async def link(self, link: Link) -> None:
        """Shows a link from the terminal itself."""
        ...

    async def wait(self, work: Coroutine[Any, Any, None], word: str) -> bool:
        """Runs the work and shows the word while it takes long; False if the person stopped waiting, and then it continues in the background."""
        ...

    def close(self) -> None:
        """Restores the terminal."""
        ...


class ConversationLoop:
    """One person at one screen, who may become somebody else with `/as`."""

    def __init__(self, talk: TerminalConversation, who: str, screen: Screen) -> None:
        self._talk = talk
        self._screen = screen
        self._who = self._first = who
        self._name = who
        self._language: str = talk.application.settings.language
        self._choices: defaultdict[str, Choices] = defaultdict(Choices)
        self._answering = False
        self._fresh = False
        self._showing = asyncio.Lock()

    async def run(self, url: str) -> None:
        """Talks until the person leaves."""
        try:
            await self._be(self._who)
            await self._greet(url)
            await self._talk_on()
            await self._screen.tell(self._say("bye"), "dim")
        finally:
            self._screen.close()

    async def _talk_on(self) -> None:
        listening = asyncio.create_task(self._listen())
        try:
            while (line := await self._screen.read(self._prompt())) is not None:
                if not await self._handle_line(line):
                    return
        finally:
            listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await listening

    async def _greet(self, url: str) -> None:
        if self._talk.application.banner:
            await self._screen.tell(self._talk.application.wording.say(Phrase("banner"), self._language, self._talk.application.clock.now()), "bold")
        await self._screen.tell(self._say("hello", who=self._called(self._who, self._name)), "bold")
        await self._screen.tell(self._say("hello-how"), "dim")
        await self._screen.link(Link(url, self._say("hello-web")))
        await self._screen.tell("")

    async def _handle_line(self, line: str) -> bool:
        """Handles a typed line; False if it was to leave."""
        text = line.strip()
        if not text:
            return True
        if text.startswith(("/", "／")):
            return await self._ordered(unicodedata.normalize("NFKC", text).split())
        self._language = language_of_text(text) or self._language
        match self._choices[self._who].read(text):
            case Press(offer):
                if text != offer.button.label:
                    await self._screen.tell(self._say("pressed", label=one_line(offer.button.label)), "dim")
                self._choices[self._who] = self._choices[self._who].pressed(offer)
                await self._see_through(self._talk.say(self._who, ButtonPress(offer.button.id), offer.where))
            case Stale(number, label):
                words = {"number": str(number)} | ({} if label is None else {"label": one_line(label)})
                await self._screen.tell(self._say("number-gone" if label is None else "number-old", **words), "yellow")
            case None:
                content: MessageContent = TypedText(text)
                await self._see_through(self._talk.say(self._who, content))
        return True

    async def _ordered(self, words: list[str]) -> bool:
        command, *rest = words
        command = command.lower()
        if command in ("/quit", "/exit"):
            return False
        if command == "/help":
            await self._screen.tell(self._say("help"))
        elif command == "/as":
            await self._become(rest)
        else:
            await self._see_through(self._operated(command, rest))
        return True

    async def _operated(self, command: str, rest: list[str]) -> None:
        done = await run_demonstration_command(self._talk, command, rest, self._language)
        words: dict[str, PhraseWord] = {"command": one_line(command)} if done is None else {name: _printable_word(word) for name, word in done.words.items()}
        key = "terminal.unknown" if done is None else done.key
        await self._screen.tell(self._phrase(Phrase(key, words)), "yellow")

    async def _become(self, rest: list[str]) -> None:
        try:
            (who,) = rest
            await self._talk.check_speaker(who)
        except (ValueError, CannotDo):
            await self._screen.tell(self._say("how.as"), "yellow")
            return
        await self._be(who)
        await self._screen.tell(self._say("now", who=self._called(who, self._name)), "bold")
        for offer in self._choices[who].open:
            await self._screen.tell(f"[{offer.number}] {one_line(offer.button.label)}")

    async def _be(self, who: str) -> None:
        person = await self._person(who)
        self._who, self._name = who, one_line(person.name) if person else one_line(who)
        self._language = (person.language if person and person.language else None) or self._language

    async def _see_through(self, work: Coroutine[Any, Any, None]) -> None:
        """Waits for requested work; what is sent meanwhile counts as its answer."""
        self._answering = self._fresh = True
        try:
            if not await self._screen.wait(work, self._say("working")):
                await self._screen.tell(self._say("not-waiting"), "dim")
                return
            await self._show_all(self._talk.application.console.take())
        finally:
            self._answering = False

    async def _listen(self) -> None:
        while True:
            await self._show_all(await self._talk.application.console.arrived())

    async def _show_all(self, arrived: tuple[ConsoleItem, ...]) -> None:
        answering = self._answering
        async with self._showing:
            for item in arrived:
                await self._show(item, answering)

    async def _show(self, item: ConsoleItem, answering: bool) -> None:
        to_reader, post = item.to == self._who, item.post
        if to_reader and post.language:
            self._language = post.language
        choices = self._choices[item.to]
        if post.replaces is not None and post.amends:
            # What stands above cannot be edited here, and to print it again with less on it would tell nobody anything.
            self._choices[item.to] = choices.amended(post.replaces, item.id, frozenset(button.id for button in post.buttons))
            return
        if post.replaces is not None:
            choices = choices.without(post.replaces)
        # The first choices of an answer begin at 1; a second message of the same answer, or an unrequested one, continues counting.
        anew = to_reader and answering and self._fresh
        choices = choices.after_message(item.id, post.buttons, None if item.place.private else item.place.conversation, anew)
        if to_reader and choices.of(item.id):
            self._fresh = False
        self._choices[item.to] = choices
        await self._screen.show(message_sheet(post, item.id, choices if to_reader else Choices(), await self._around(item, to_reader)))

    async def _around(self, item: ConsoleItem, to_reader: bool) -> DisplayContext:
        application, place, post = self._talk.application, item.place, item.post
        now = application.clock.now()
        if "mail" in (place.conversation, place.channel):
            heading = self._say("mail-to", who=await self._whom(item.to))
        elif not place.private:
            heading = self._say("to-group", group=one_line(place.conversation.removeprefix(GROUP)))
        else:
            heading = self._say("desk") if to_reader else self._say("to", who=await self._whom(item.to))
        labels = " / ".join(one_line(button.label) for button in post.buttons)
        return DisplayContext(
            heading=heading,
            opening=self._say("opening", who=heading),
            when=application.wording.moment(now, self._language, now),
            stopped=self._say("stopped-here"),
            rating=self._say("rating"),
            note="" if post.replaces is None else self._say("replaces"),
            others="" if to_reader or not labels else self._say("their-choices", labels=labels),
            more=self._say("more"),
        )

    async def _person(self, who: str) -> Person | None:
        return await self._talk.application.register.person(who)

    async def _whom(self, who: str) -> str:
        person = await self._person(who)
        return self._called(who, person.name if person else who)

    def _called(self, who: str, name: str) -> str:
        return one_line(who) if name == who else self._say("called", name=one_line(name), id=one_line(who))

    def _prompt(self) -> str:
        return self._say("opening", who=self._say("you") if self._who == self._first else self._name)

    def _say(self, key: str, **words: str) -> str:
        return self._phrase(Phrase(f"terminal.{key}", words))

    def _phrase(self, phrase: Phrase) -> str:
        return self._talk.application.wording.say(phrase, self._language, self._talk.application.clock.now())


def _printable_word(word: PhraseWord) -> PhraseWord:
    return one_line(word) if isinstance(word, str) else word
