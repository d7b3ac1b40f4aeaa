"""Serialises entries to bytes and back, in JSON."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.faq.entry import AccountFact, FaqEntry


def dump_entries(entries: Iterable[FaqEntry]) -> bytes:
    """All entries in order; `load_entries` returns equal ones."""
    return json.dumps([_form(entry) for entry in entries], ensure_ascii=False).encode()


def load_entries(content: memoryview) -> tuple[FaqEntry, ...]:
    """Raises ValueError for anything that `dump_entries` did not write."""
    try:
        return tuple(_entry(form) for form in json.loads(bytes(content)))
    except (KeyError, TypeError) as trouble:
        raise ValueError(f"no entries ({trouble})") from None


def _form(entry: FaqEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "chapters": dict(entry.chapters),
        "reviewed": None if entry.reviewed is None else entry.reviewed.isoformat(),
        "questions": dict(entry.questions),
        "answers": _flat(entry.answers),
        "admins": {stage: list(roles) for stage, roles in entry.admins.items()},
        "shorts": _flat(entry.shorts),
        "yes_no": _flat(entry.yes_no),
        "account": list(entry.account),
    }


def _flat(texts: Mapping[tuple[str, str], str]) -> list[list[str]]:
    return [[language, stage, text] for (language, stage), text in texts.items()]


def _by_language_and_stage(flat: list[list[str]]) -> dict[tuple[str, str], str]:
    return {(language, stage): text for language, stage, text in flat}


def _entry(form: dict[str, Any]) -> FaqEntry:
    reviewed = None if form["reviewed"] is None else date.fromisoformat(form["reviewed"])
    return FaqEntry(
        id=form["id"],
        chapters=form["chapters"],
        reviewed=reviewed,
        questions=form["questions"],
        answers=_by_language_and_stage(form["answers"]),
        admins={stage: tuple(roles) for stage, roles in form["admins"].items()},
        shorts=_by_language_and_stage(form["shorts"]),
        yes_no=_by_language_and_stage(form["yes_no"]),
        account=tuple(AccountFact(fact) for fact in form["account"]),
    )
