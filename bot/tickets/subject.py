"""What a ticket is about, and whom: by the person's own words and by what is wrong with the account, never by an answer that was shown. Pure."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from bot.reading.reading import Reading
from bot.reading.vocabulary import OTHERS, Matter, Whose
from bot.tickets.category import Category, category_of_row
from bot.tickets.description import matter_of_reading

_OF_MATTER: Final[Mapping[str, Category]] = MappingProxyType(
    {
        Matter.UNLOCK.value: Category.LOCK,
        Matter.BIND.value: Category.BINDING,
        Matter.REBIND.value: Category.BINDING,
        Matter.UNBIND.value: Category.BINDING,
        Matter.RESET_PASSWORD.value: Category.PASSWORD,
        Matter.ENABLE.value: Category.DISABLED,
        Matter.DISABLE.value: Category.DISABLED,
        Matter.CERTIFICATE.value: Category.CERTIFICATE,
        Matter.INCIDENT.value: Category.SECURITY,
    }
)
_OF_ENTRIES: Final = (
    ("certificate-", Category.CERTIFICATE),
    ("binding-", Category.BINDING),
    ("password-", Category.PASSWORD),
    ("nologin-02", Category.DISABLED),
    ("nologin-03", Category.LOCK),
    ("nologin-01", Category.PASSWORD),
    ("login-", Category.ACCESS),
    ("other-02", Category.SYNC),
    ("personnel-", Category.SYNC),
    ("eauth-", Category.ACCESS),
)


def category_of_matter(matter: str) -> Category:
    """The category of what words mean: a Matter or the id of an FAQ entry. OTHER where that says nothing."""
    return _OF_MATTER.get(matter) or next((category for start, category in _OF_ENTRIES if matter.startswith(start)), Category.OTHER)


def category_of(matter: str = "", row: str = "", wished: Category | None = None, rows: Iterable[str] = ()) -> Category:
    """What a ticket is about: what the person's own words mean, else the row that was talked about, else what was `wished` for, else the first row that
    is wrong with the account."""
    said = category_of_matter(matter)
    if said is not Category.OTHER:
        return said
    of_rows = (category_of_row(each) for each in rows)
    spoken_of = (category_of_row(row), wished or Category.OTHER)
    return next((category for category in (*spoken_of, *of_rows) if category is not Category.OTHER), Category.OTHER)


SHARED: Final = "shared"
SOMEBODY: Final = "others"
ELSEWHERE: Final = "elsewhere"
OF_TOPIC: Final = "of:"
"""What begins the part of a ticket's step that names somebody else's topic."""
COLLEAGUE: Final = "colleague"
_LIKELY: Final = 0.5
_LONGEST: Final = 128


def concerns_of(reading: Reading | None, about: str) -> str:
    """Whom or what the words concern besides the speaker's account, empty where it is that account: somebody else, a shared account, a topic of somebody
    else (`elsewhere:vpn`), a colleague who was looked at (`colleague:<id>`). Where the words leave it open, what was talked about last says it (`about`)."""
    if reading is not None:
        labels = reading.labels
        if labels.whose is Whose.SHARED:
            return SHARED
        if labels.whose in OTHERS or reading.others >= _LIKELY:
            return about[:_LONGEST] if about.startswith(f"{COLLEAGUE}:") else SOMEBODY
        if labels.matter == Matter.ELSEWHERE and reading.likelihood >= _LIKELY:
            return about[:_LONGEST] if about.startswith(f"{ELSEWHERE}:") else ELSEWHERE
        if labels.whose is Whose.MINE and category_of_matter(matter_of_reading(reading)) is not Category.OTHER:
            return ""
    kind, _, what = about.partition(":")
    if kind == SOMEBODY:
        return SHARED if what == SHARED else SOMEBODY
    return about[:_LONGEST] if kind in (ELSEWHERE, COLLEAGUE) else ""


def category_concerning(concerns: str) -> Category:
    """The category of a ticket that is not about the speaker's account."""
    return Category.SHARED if concerns == SHARED else Category.OTHER
