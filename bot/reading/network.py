"""A small network over the features of a turn: a number list for each known feature, one hidden layer, one head a part of the reading. Pure."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from bot.reading.features import FeatureArray
from bot.runtime.quick_dataclass import dataclass

Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """`features` are sorted; `pieces[i]`, times `scales[i]`, belongs to `features[i]`. `dense` is for numbers that every turn has: the FAQ matcher's."""

    features: FeatureArray
    pieces: npt.NDArray[np.int8]
    scales: Numbers
    dense: Numbers
    begins: Numbers
    out: Numbers
    shares: Numbers

    def logits(self, found: FeatureArray, numbers: Numbers) -> Numbers:
        """For every value of every head how much speaks for it."""
        hidden = numbers @ self.dense + self.begins
        places = np.minimum(np.searchsorted(self.features, found), len(self.features) - 1)
        places = places[self.features[places] == found]
        if len(places):
            hidden = hidden + (self.scales[places] @ self.pieces[places].astype(np.float32)) / np.float32(np.sqrt(len(places)))
        spoken: Numbers = np.maximum(hidden, 0) @ self.out + self.shares
        return spoken


@dataclass(frozen=True, slots=True)
class ReadingModel:
    """Networks whose logits are averaged. `heads`: the values of each, in the order of the logits. `labels`: of the FAQ matcher, as learnt with.

    `cooling`: by what the move's logits are divided, without and with the transformer. `learnt_from`: the hash of the turns."""

    heads: Mapping[str, tuple[str, ...]]
    labels: tuple[str, ...]
    networks: tuple[Network, ...]
    cooling: tuple[float, float]
    learnt_from: str

    def logits(self, found: FeatureArray, near: Numbers) -> Numbers:
        """The networks' average. `near`: see `near_numbers`."""
        spoken: Numbers = np.mean([network.logits(found, near) for network in self.networks], axis=0)
        return spoken


def near_numbers(model: Numbers, alike: Numbers) -> Numbers:
    """What the FAQ matcher says of each label, in the size that the networks expect."""
    numbers: Numbers = np.concatenate((2 * model, alike - np.float32(0.3))).astype(np.float32)
    return numbers
