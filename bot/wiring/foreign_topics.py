"""The topics that are not ours, shipped and own (C19), and what finds them: learnt once for this content and this program, then read from disk."""

import contextlib
from collections.abc import Mapping
from importlib import resources
from typing import Final

from bot.elsewhere.finding import build_topics_catalogue
from bot.elsewhere.shipped import other_texts, shipped_topics
from bot.elsewhere.topic import ForeignTopic
from bot.elsewhere.topics_file import merge_topics
from bot.faq.catalogue import Catalogue
from bot.faq.catalogue_file import dump_catalogue, load_catalogue
from bot.runtime.disk_cache import cache_folder, cache_key, read_cached, write_cached
from bot.wiring.shipped_faq import content_of, shipped_key

_TOPICS: Final = "topics"


class ForeignTopics:
    """`own`: the organisation's, beside the shipped ones. The shipped ones are read when first needed."""

    def __init__(self, own: tuple[ForeignTopic, ...] = ()) -> None:
        self._own = own
        self._by_id: Mapping[str, ForeignTopic] | None = None

    @property
    def by_id(self) -> Mapping[str, ForeignTopic]:
        """All topics."""
        if self._by_id is None:
            self._by_id = {topic.id: topic for topic in merge_topics(shipped_topics(), self._own)}
        return self._by_id

    def exchange(self, others: "ForeignTopics") -> None:
        """Holds the topics of these from now on."""
        self._own, self._by_id = others._own, others.by_id

    def catalogue(self) -> Catalogue:
        """What finds the topic of a text."""
        folder, key = cache_folder(), cache_key(shipped_key().encode(), *content_of(resources.files("bot.elsewhere")), repr(self._own).encode())
        kept = read_cached(folder, _TOPICS, key)
        if kept is not None:
            with contextlib.suppress(ValueError):  # If in doubt, it is learnt again.
                return load_catalogue(kept)
        catalogue = build_topics_catalogue(self.by_id.values(), other_texts())
        write_cached(folder, _TOPICS, key, dump_catalogue(catalogue))
        return catalogue
