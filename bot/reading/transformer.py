"""A small transformer that reads a turn with the desk's last words beside it: the bundled sentence model, taught on the labelled turns. Numpy alone; pure.

Its weights are those of multilingual-e5-small (MIT) less the words that nobody here types; docs/decisions/0025."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.reading.network import Numbers
from bot.reading.reading import Heard
from bot.reading.word_pieces import WordPieces
from bot.runtime.quick_dataclass import dataclass

BEGIN: Final = 0
END: Final = 2
UNKNOWN: Final = 3
"""Places of the pieces that stand for no words."""
LONGEST_TEXT: Final = (64, 100, 60)
LONGEST_SAID: Final = (40, 60, 40)
"""Pieces; characters; and how many of these are from the beginning, where a text is longer. What is wanted often stands at the end."""
_PART: Final = 32
"""Numbers of one attention head."""
_TINY: Final = np.float32(1e-12)


@dataclass(frozen=True, slots=True)
class Quantised:
    """Numbers in eight bits, row by row: `whole[i] * scales[i]`."""

    whole: npt.NDArray[np.int8]
    scales: Numbers

    def rows(self, places: Sequence[int] | slice = slice(None)) -> Numbers:
        """Some rows, or all, as they were to a part in two hundred."""
        found: Numbers = self.whole[places].astype(np.float32) * self.scales[places][:, None]
        return found


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer; matrices are laid out for `numbers @ matrix + bias`."""

    query_key_value: Numbers
    query_key_value_bias: Numbers
    attention_out: Numbers
    attention_out_bias: Numbers
    attention_norm: tuple[Numbers, Numbers]
    feed_in: Numbers
    feed_in_bias: Numbers
    feed_out: Numbers
    feed_out_bias: Numbers
    feed_norm: tuple[Numbers, Numbers]


@dataclass(frozen=True, slots=True)
class Transformer:
    """`heads`: the values of each, in the order of the logits. `contexts`: what the desk may have done, by step and by what it was about, each with its numbers.

    `learnt_from`: the hash of the turns."""

    pieces: WordPieces
    words: Quantised
    steps: Mapping[str, Numbers]
    abouts: Mapping[str, Numbers]
    positions: Numbers
    sides: Numbers
    norm: tuple[Numbers, Numbers]
    layers: tuple[Layer, ...]
    out: Numbers
    shares: Numbers
    heads: Mapping[str, tuple[str, ...]]
    learnt_from: str

    def logits(self, heard: Heard) -> Numbers:
        """For every value of every head how much speaks for it."""
        numbers, is_text = self._laid_out(heard)
        for layer in self.layers:
            numbers = _through(layer, numbers)
        seen = np.concatenate((numbers[is_text].mean(axis=0), numbers[0]))
        spoken: Numbers = seen @ self.out + self.shares
        return spoken

    def _laid_out(self, heard: Heard) -> tuple[Numbers, npt.NDArray[np.bool_]]:
        """What the desk did, the text, and the desk's last words, as numbers in a row; and which of them are the text's."""
        step, _, about = heard.context.partition(":")
        did = [found for found in (self.steps.get(step), self.abouts.get(about)) if found is not None]
        text = [BEGIN, *self.cut(heard.text, LONGEST_TEXT), END]
        said = [*self.cut(heard.said, LONGEST_SAID), END] if heard.said else []
        numbers = np.concatenate((np.array(did, np.float32).reshape(-1, self.words.whole.shape[1]), self.words.rows([*text, *said])))
        is_text = np.zeros(len(numbers), np.bool_)
        is_text[len(did) : len(did) + len(text)] = True
        placed = numbers + self.positions[: len(numbers)] + np.where(is_text[:, None], self.sides[0], self.sides[1])
        return _layer_norm(placed, self.norm), is_text

    def cut(self, text: str, longest: tuple[int, int, int]) -> list[int]:
        """The pieces of a text, or of its beginning and its end."""
        most, characters, first = longest
        shown = text if len(text) <= characters else f"{text[:first]} {text[first - characters :]}"
        found = self.pieces.cut(shown)
        return found if len(found) <= most else [*found[: most - most // 3], *found[-(most // 3) :]]


def _through(layer: Layer, numbers: Numbers) -> Numbers:
    size, width = numbers.shape
    query, key, value = (numbers @ layer.query_key_value + layer.query_key_value_bias).reshape(size, 3, width // _PART, _PART).transpose(1, 2, 0, 3)
    likeness = query @ key.transpose(0, 2, 1) / np.float32(_PART**0.5)
    shares = np.exp(likeness - likeness.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    gathered = (shares @ value).transpose(1, 0, 2).reshape(size, width)
    numbers = _layer_norm(numbers + gathered @ layer.attention_out + layer.attention_out_bias, layer.attention_norm)
    wide = _gelu(numbers @ layer.feed_in + layer.feed_in_bias)
    return _layer_norm(numbers + wide @ layer.feed_out + layer.feed_out_bias, layer.feed_norm)


def _layer_norm(numbers: Numbers, norm: tuple[Numbers, Numbers]) -> Numbers:
    apart = numbers - numbers.mean(axis=-1, keepdims=True)
    spread = np.sqrt((apart * apart).mean(axis=-1, keepdims=True) + _TINY)
    found: Numbers = apart / spread * norm[0] + norm[1]
    return found


def _gelu(numbers: Numbers) -> Numbers:
    """The Gaussian error linear unit; the error function by Abramowitz and Stegun 7.1.26, right to 1.5e-7."""
    size = np.abs(numbers) * np.float32(0.5**0.5)
    t = 1 / (1 + np.float32(0.3275911) * size)
    tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * np.exp(-size * size)
    found: Numbers = (np.float32(0.5) * (numbers + np.abs(numbers) * (1 - tail))).astype(np.float32)
    return found
