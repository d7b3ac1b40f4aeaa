"""How well turns are read: the moves, the acts begun, other people's matters, and whether a likelihood means what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.reading.reading import Reading
from tests.reading.labelled import LABEL_FIELDS, LabelledTurn

Read = tuple[LabelledTurn, Reading]
_OTHERS: Final = frozenset({"other", "shared"})


@dataclass(frozen=True)
class ReadingFigures:
    """Shares (0..1) of `turns` turns; `begun` acts were read, `begun_wrongly` of them wrongly, `own` of them about somebody else."""

    turns: int
    move: float
    later_move: float
    within_three: float
    others_read: float
    others: int
    own: int
    begun: int
    begun_wrongly: int
    calibration_error: float
    labels: dict[str, float]

    def line(self) -> str:
        """All of them, for people."""
        labels = "  ".join(f"{name} {share:.3f}" for name, share in self.labels.items())
        return (
            f"{self.turns} turns: move {self.move:.3f} (after the first {self.later_move:.3f}), within three {self.within_three:.3f}, others' as such {self.others_read:.3f} of "
            f"{self.others}, as an own act {self.own}; acts begun {self.begun}, wrongly {self.begun_wrongly} ({1000 * self.begun_wrongly / max(self.turns, 1):.1f} in 1000); "
            f"calibration error {self.calibration_error:.3f}\n  {labels}"
        )


def reading_figures(read: Sequence[Read]) -> ReadingFigures:
    """The figures of turns and their readings."""
    others = [reading for turn, reading in read if turn.move in _OTHERS]
    begun = [(turn, reading) for turn, reading in read if reading.labels.move.startswith("do:")]
    return ReadingFigures(
        turns=len(read),
        move=_share([reading.labels.move == turn.move for turn, reading in read]),
        later_move=_share([reading.labels.move == turn.move for turn, reading in read if turn.heard.context != "start"]),
        within_three=_share([turn.move in {reading.labels.move, *(one.name for one in reading.moves[:3])} for turn, reading in read]),
        others_read=_share([reading.labels.move in _OTHERS for reading in others]),
        others=len(others),
        own=sum(reading.labels.move.startswith("do:") for reading in others),
        begun=len(begun),
        begun_wrongly=sum(reading.labels.move != turn.move for turn, reading in begun),
        calibration_error=_calibration_error(read),
        labels={name: _share([_value(reading, name) == turn.right[name] for turn, reading in read]) for name in LABEL_FIELDS},
    )


def reliability(read: Sequence[Read]) -> list[tuple[float, int, float, float]]:
    """For each tenth of likelihood of the first move: where it begins, how many turns, what was said and what was right."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    for turn, reading in read:
        said = reading.moves[0]
        bands.setdefault(min(int(said.likelihood * 10), 9), []).append((said.likelihood, said.name == turn.move))
    return [(band / 10, len(some), sum(said for said, _ in some) / len(some), _share([right for _, right in some])) for band, some in sorted(bands.items())]


def _calibration_error(read: Sequence[Read]) -> float:
    return sum(count * abs(said - right) for _, count, said, right in reliability(read)) / max(len(read), 1)


def _value(reading: Reading, name: str) -> str:
    value = getattr(reading.labels, name)
    return str(int(value)) if isinstance(value, bool) else str(value)


def _share(outcomes: Sequence[bool]) -> float:
    return sum(outcomes) / len(outcomes) if outcomes else 1.0
