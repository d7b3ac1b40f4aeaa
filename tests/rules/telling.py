"""What people are really told: findings, advice and FAQ answers in words, with the contacts as they are shipped."""

from typing import Final

from bot.accounts.advice import advise
from bot.accounts.finding import Want, Wish
from bot.accounts.rules import Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase
from bot.settings.schema import Settings
from bot.wiring.wording import build_wording
from tests.builders import NOW, diagnosed, some_rules

ZH, EN = "zh-Hant-TW", "en"
LANGUAGES: Final = (ZH, EN)
BEFORE: Final = (Stage.P0, Stage.P1)
SIGN_ON: Final = "https://login.gov.taipei"
MAIL: Final = "https://mail.taipei.gov.tw"
HOTLINE: Final = "1999 轉 8585"
HOTLINE_IN: Final = {ZH: HOTLINE, EN: "1999, extension 8585"}
_WORDINGS: Final = {stage: build_wording(Settings(), some_rules(stage)) for stage in Stage}


def worded(phrase: Phrase, stage: Stage, language: str = ZH) -> str:
    """One sentence."""
    return _WORDINGS[stage].say(phrase, language, NOW)


def answer(id: str, stage: Stage, language: str = ZH) -> str:
    """An FAQ answer in a phase, filled in."""
    return worded(Phrase("faq.answer", {"id": id, "stage": stage.value}), stage, language)


def told(snapshot: Snapshot, stage: Stage, language: str = ZH) -> str:
    """All that is found of this person."""
    return "\n".join(worded(finding.tell, stage, language) for finding in diagnosed(snapshot, stage).findings)


def advised(wish: Wish, snapshot: Snapshot, stage: Stage, language: str = ZH) -> str:
    """The answer to a wish, or nothing."""
    rules = some_rules(stage)
    finding = advise(diagnosed(snapshot, stage, rules), wish, rules, NOW).finding
    return "" if finding is None else worded(finding.tell, stage, language)


FORGOTTEN: Final = Wish(Want.NEW_PASSWORD)
CANNOT_SIGN_IN: Final = Wish(Want.SIGN_IN)
