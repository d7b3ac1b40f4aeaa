"""The content of a message in the terminal: worded, and without anything that a terminal would obey. Pure."""

import unicodedata
from urllib.parse import urlsplit

from bot.cli.terminal.choices import KEYS, Choices, thumb
from bot.dialogue.wording import STEP_SIGNS
from bot.messages import CardLine, Link, RenderedMessage
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class DisplayContext:
    """The labels around a message: who speaks (and to whom, if not to the reader), the same with a colon, when, and our own labels; `more`
    stands under a page that is not the last."""

    heading: str
    opening: str
    when: str
    stopped: str
    rating: str
    note: str = ""
    others: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class MessageSheet:
    """One message, ready to be drawn. Every text in it is safe to print; `links` are web addresses only.

    `broken` is the number of the card's line before which the data stopped, `rest` the line for what is well on the card."""

    around: DisplayContext
    headline: str
    text: str
    paragraphs: tuple[str, ...]
    quiet: tuple[str, ...]
    card: tuple[CardLine, ...]
    broken: int | None
    rest: str
    numbered: tuple[tuple[int, str], ...]
    feedback: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]


def safe(text: str) -> str:
    """The text without control characters, direction marks and other invisible ones: nothing in it can control a terminal (T21)."""
    spaced = text.replace("\r\n", "\n").replace("\t", " ").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(letter for letter in spaced if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs"))


def one_line(text: str) -> str:
    """Safe, and on one line."""
    return " ".join(safe(text).split())


def web_link(link: Link) -> Link | None:
    """The link in a drawable form, or None if it is no web address."""
    address = link.url
    if not address.isascii() or any(letter <= " " or letter == "\x7f" for letter in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return Link(address, one_line(link.label)) if parts.scheme in ("http", "https") and parts.hostname else None


def message_sheet(post: RenderedMessage, message: str, choices: Choices, around: DisplayContext) -> MessageSheet:
    """The message with the numbers of its buttons among these choices."""
    quiet = tuple(safe(note) for note in post.quiet)
    steps = "\n".join(f"{STEP_SIGNS[step.mark]} {one_line(step.text)}" for step in post.progress)
    sentences = (*(safe(phrase) for phrase in post.says or (post.text,)), *((steps,) if steps and post.says else ()))
    return MessageSheet(
        around=around,
        headline=one_line(post.headline),
        text=safe(post.text),
        paragraphs=tuple(note for note in sentences if note not in quiet),
        quiet=quiet,
        card=tuple(CardLine(line.system, one_line(line.title), line.mark, one_line(line.note)) for line in post.folded),
        broken=next((place for place, line in enumerate(post.folded) if line.system == post.broken), None),
        rest=one_line(post.rest),
        numbered=tuple((offer.number, one_line(offer.button.label)) for offer in choices.of(message)),
        feedback=tuple((one_line(offer.button.label), KEYS[mark]) for offer in choices.feedback if offer.message == message and (mark := thumb(offer.button.label))),
        links=tuple(drawable for link in post.links if (drawable := web_link(link))),
    )
