"""Every sentence that the desk says, with the contacts, spans and topics that they refer to."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.accounts.rules import Rules
from bot.dialogue.conversation import LANGUAGES
from bot.dialogue.wording import Wording
from bot.faq.current_entries import CurrentEntries
from bot.faq.own_entries import merge_entries
from bot.locale.sentences import Sentences
from bot.settings.entries import read_own_entries
from bot.settings.schema import Settings
from bot.settings.topics import read_own_topics
from bot.settings.value_objects import build_contacts
from bot.wiring.foreign_topics import ForeignTopics
from bot.wiring.shipped_faq import shipped_entries
from bot.wiring.side_questions import SideQuestions
from integrations.channels.registry import PLATFORMS

_LOCALE: Final = Path(__file__).parent.parent / "locale"


def build_wording(
    settings: Settings, rules: Rules, addresses: Callable[[str], str] = str, topics: ForeignTopics | None = None, side: SideQuestions | None = None,
    organisation: str = "", entries: CurrentEntries | None = None,
) -> Wording:
    """All sentences, with the contacts, spans and topics they refer to. `organisation`: its name in a greeting."""
    topics, side = topics or ForeignTopics(read_own_topics(settings)), side or SideQuestions()
    sentences = {language: _sentences(language) for language in LANGUAGES}
    entries = entries or CurrentEntries(merge_entries(shipped_entries(), read_own_entries(settings).entries))
    return Wording(
        sentences=sentences,
        entries=entries,
        contacts=build_contacts(settings),
        rules=rules,
        zone=ZoneInfo(settings.time_zone),
        addresses=addresses,
        organisation=organisation,
        topics=lambda: topics.by_id,
        side_questions=lambda: side.by_id,
    )


@cache
def _sentences(language: str) -> Sentences:
    own = [file.read_text(encoding="utf-8") for file in sorted((_LOCALE / language).glob("*.ftl"))]
    return Sentences(language, [*own, *(entry.sentences(language) for entry in PLATFORMS)])
