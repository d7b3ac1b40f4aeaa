"""The entries as they are at the moment: the organisation may exchange its own while the desk runs."""

from collections.abc import Iterable, Iterator, Mapping

from bot.faq.entry import FaqEntry


class CurrentEntries(Mapping[str, FaqEntry]):
    """The entries by id. Whoever holds this sees the new ones at once, and must expect that an id from an earlier turn is gone."""

    def __init__(self, entries: Iterable[FaqEntry]) -> None:
        self._by_id = {entry.id: entry for entry in entries}

    def exchange(self, entries: Iterable[FaqEntry]) -> None:
        """These instead of all there were."""
        self._by_id = {entry.id: entry for entry in entries}

    def __getitem__(self, id: str) -> FaqEntry:
        return self._by_id[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)
