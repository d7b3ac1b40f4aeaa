"""How well texts are understood: labelled texts in, figures out; printed by `faq check` and held to a minimum by the tests."""

from collections.abc import Iterable

from bot.dialogue.understanding import Intent, IntentKind, understand
from bot.faq.catalogue import Catalogue
from bot.faq.index import Index
from bot.faq.labelled_texts import LabelledText
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class LabelledScore:
    """A labelled text and how it was understood."""

    asked: LabelledText
    intent: Intent

    @property
    def got(self) -> str:
        """The FAQ id, or the kind."""
        return self.intent.faq or self.intent.kind.value

    @property
    def answered(self) -> bool:
        """Whether the desk acts on it: an answer or a wish, neither choices nor "I do not know" nor where else to go."""
        return self.intent.kind not in (IntentKind.NONE, IntentKind.CHOOSE, IntentKind.ELSEWHERE)

    @property
    def right(self) -> bool:
        """Whether the reaction is right; for a text out of scope: whether it is not answered. Offering choices is not answering."""
        return not self.answered if self.asked.out_of_scope else self.got in self.asked.wants

    @property
    def within_three(self) -> bool:
        """Whether the right label is the answer or one of the choices, which a refusal does not show."""
        choices = () if self.intent.kind in (IntentKind.NONE, IntentKind.ELSEWHERE) else self.intent.choices
        return self.right or any(choice.id in self.asked.wants for choice in choices)


    @property
    def best(self) -> tuple[float, bool] | None:
        """How likely the best label was called, and whether it is right: what it acts on, else its first choice; None where there is none."""
        if self.answered:
            return self.intent.confidence, self.got in self.asked.wants
        first = next(iter(self.intent.choices), None)
        return None if first is None else (first.confidence, first.id in self.asked.wants)


@dataclass(frozen=True, slots=True)
class ScoreShares:
    """Shares (0..1) of `texts` texts: `first` and `within_three` as `right` and `within_three` in `LabelledScore`.

    The others add up to one: a text is answered correctly, answered wrongly, offered choices, or refused.
    """

    texts: int
    first: float
    within_three: float
    answered_right: float
    answered_wrong: float
    offered: float
    refused: float


@dataclass(frozen=True, slots=True)
class ReliabilityBand:
    """The texts whose best label was called right with a likelihood from `least` to a tenth more: how many, the mean of what was said, the share that was right."""

    least: float
    texts: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """`scope`: all texts in scope, `kinds`: all texts by wording. `out_of_scope` texts: how many, and the shares answered and offered choices.

    `wrong`: every text that is not right, in the order asked. `reliability`: whether a likelihood means what it says, the least first.
    """

    scope: ScoreShares
    kinds: tuple[tuple[str, ScoreShares], ...]
    out_of_scope: int
    oos_answered: float
    oos_offered: float
    wrong: tuple[LabelledScore, ...]
    reliability: tuple[ReliabilityBand, ...]

    @property
    def calibration_error(self) -> float:
        """How far what was said is from what was right, on average over the texts."""
        texts = sum(band.texts for band in self.reliability)
        return sum(band.texts * abs(band.said - band.right) for band in self.reliability) / texts if texts else 0.0

    def holds(self, first: float, within_three: float, oos_answered: float) -> bool:
        """Whether every figure keeps its minimum (for `oos_answered`: its maximum)."""
        return self.scope.first >= first and self.scope.within_three >= within_three and self.oos_answered <= oos_answered


def evaluate(queries: Iterable[LabelledText], index: Index, own: Catalogue | None = None) -> EvaluationReport:
    """Understands every text and counts. With no texts a share is perfect: 1 in scope, 0 out of scope."""
    return evaluation_report(LabelledScore(asked, understand(asked.text, index, own)) for asked in queries)


def evaluation_report(marked: Iterable[LabelledScore]) -> EvaluationReport:
    """The figures for texts that are already understood, possibly by several indexes."""
    everything = tuple(marked)
    outside = [score for score in everything if score.asked.out_of_scope]
    kinds = sorted({score.asked.kind for score in everything})
    return EvaluationReport(
        scope=_shares([score for score in everything if not score.asked.out_of_scope]),
        kinds=tuple((kind, _shares([score for score in everything if score.asked.kind == kind])) for kind in kinds),
        out_of_scope=len(outside),
        oos_answered=_share([score.answered for score in outside], 0.0),
        oos_offered=_share([score.intent.kind is IntentKind.CHOOSE for score in outside], 0.0),
        wrong=tuple(score for score in everything if not score.right),
        reliability=_reliability(everything),
    )


def _reliability(marked: Iterable[LabelledScore]) -> tuple[ReliabilityBand, ...]:
    bands: dict[int, list[tuple[float, bool]]] = {}
    for one in marked:
        found = one.best
        if found is not None:
            bands.setdefault(min(int(found[0] * 10), 9), []).append(found)
    return tuple(_band(band / 10, bands[band]) for band in sorted(bands))


def _band(least: float, some: list[tuple[float, bool]]) -> ReliabilityBand:
    return ReliabilityBand(least, len(some), sum(said for said, _ in some) / len(some), _share([right for _, right in some]))


def _shares(marked: list[LabelledScore]) -> ScoreShares:
    return ScoreShares(
        texts=len(marked),
        first=_share([score.right for score in marked]),
        within_three=_share([score.within_three for score in marked]),
        answered_right=_share([score.answered and score.right for score in marked]),
        answered_wrong=_share([score.answered and not score.right for score in marked], 0.0),
        offered=_share([score.intent.kind is IntentKind.CHOOSE for score in marked], 0.0),
        refused=_share([score.intent.kind in (IntentKind.NONE, IntentKind.ELSEWHERE) for score in marked], 0.0),
    )


def _share(outcomes: list[bool], of_none: float = 1.0) -> float:
    return sum(outcomes) / len(outcomes) if outcomes else of_none
