"""Renders pages to HTML: the templates, and the words in them."""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.dialogue.conversation import LANGUAGES
from bot.messages import Phrase, PhraseWord
from bot.organisation.identity import NOT_NAMED, OrganisationIdentity
from bot.organisation.logo import Logo
from bot.runtime.quick_dataclass import dataclass
from bot.web.dependencies import WebDependencies
from bot.web.prose import text_blocks
from bot.web.timeline import DeskEntry, PersonEntry

_HERE: Final = Path(__file__).parent
STATIC: Final = _HERE / "static"
_COLOURS: Final = "organisation.css"
_TELEPHONE: Final = re.compile(r"(\d{3,4} 轉 \d+|分機 \d+|\b\d{3,4}, extension \d+|\bext(?:\.|ension) \d+)")


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A stylesheet, script or picture; `version` is derived from its content, so that a cached address is never stale."""

    body: bytes
    version: str


def read_static(identity: OrganisationIdentity = NOT_NAMED) -> dict[str, StaticFile]:
    """All static files, by name: the shipped ones, and the organisation's logo and colours."""
    files = {file.name: file.read_bytes() for file in sorted(STATIC.iterdir()) if file.is_file()}
    if identity.accents is not None:
        files[_COLOURS] = identity.accents.stylesheet().encode()
    if identity.logo is not None:
        files[_logo_name(identity.logo)] = identity.logo.body
    return {name: StaticFile(body, hashlib.sha256(body).hexdigest()[:16]) for name, body in files.items()}


def _logo_name(logo: Logo) -> str:
    return f"logo.{logo.kind}"


class Renderer:
    """Draws pages and parts of them. Everything is escaped unless one of our templates says otherwise (T21).

    `home`: the desk's own address, for pages of another host."""

    def __init__(self, dependencies: WebDependencies, files: dict[str, StaticFile], home: str = "") -> None:
        self._counter, self._home = dependencies, home
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
        )
        self._addresses = {name: f"/static/{name}?v={file.version}" for name, file in files.items()}
        self._links = LinkMarkup((dependencies.wording.contacts.sign_on_url, dependencies.wording.contacts.mail_url))

    def page(self, template: str, language: str, **seen: Any) -> str:
        """A whole page in this language."""
        return self._templates.get_template(template).render(**self._words(language), **seen)

    def item(self, item: PersonEntry | DeskEntry, language: str, **seen: Any) -> str:
        """One entry, as it appears in the log."""
        return self._templates.get_template("item.html").render(item=item, **self._words(language), **seen)

    def _words(self, language: str) -> dict[str, Any]:
        now, identity = self._counter.clock.now(), self._counter.identity

        def say(key: str, **words: PhraseWord) -> str:
            return self._counter.wording.say(Phrase(key, words), language, now)

        return {
            "say": say,
            "worded": lambda phrase: self._counter.wording.say(phrase, language, now),
            "language": language,
            "banner": self._counter.banner,
            "home": self._home,
            "organisation": identity,
            "phone": self._counter.wording.phone(identity.phone, language),
            "logo": None if identity.logo is None else self._addresses[_logo_name(identity.logo)],
            "colours": self._addresses.get(_COLOURS),
            "languages": LANGUAGES,
            "static": self._addresses.__getitem__,
            "moment": partial(self._moment, language=language, now=now),
            "desk_time": now.astimezone(self._counter.wording.zone),
            "linked": self._links,
            "blocks": text_blocks,
            "say_in": lambda other: self._words(other)["say"],
        }

    def _moment(self, at: datetime, language: str, now: datetime) -> str:
        return self._counter.wording.moment(at, language, now)


class LinkMarkup:
    """Turns the addresses named in the configuration into links; no other text becomes one (T30)."""

    def __init__(self, addresses: tuple[str, ...]) -> None:
        allowed = [re.escape(address) for address in addresses if address.startswith(("https://", "http://"))]
        # The address must end there: `https://login.gov.taipei.evil.example` stays plain text.
        self._known = re.compile(f"({'|'.join(allowed)})(?![\\w.-]*[\\w/@:-])") if allowed else None

    def __call__(self, text: str) -> Markup:
        """The text, escaped, with links."""
        return Markup("").join(self._parts(text))

    def _parts(self, text: str) -> Iterator[Markup]:
        for place, part in enumerate(self._known.split(text) if self._known else [text]):
            if place % 2:
                yield Markup('<a href="{0}" rel="noreferrer">{0}</a>').format(part)
                continue
            # A telephone number stays in one line.
            for at, words in enumerate(_TELEPHONE.split(part)):
                yield Markup('<span class="whole">{0}</span>').format(words) if at % 2 else escape(words)
