"""Cuts a text into the word pieces that the transformer knows, the likeliest way (a unigram model, as in SentencePiece). Pure."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.faq.text import traditional

_SPACE: Final = "▁"
_WORSE: Final = 10.0
"""By how much a character that no piece has is less likely than the rarest piece."""


class WordPieces:
    """`pieces[i]`: a piece, with ▁ for the space before it; `scores[i]`: how likely it is, as a logarithm. `unknown`: the place for what no piece has."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], unknown: int) -> None:
        self._places: Mapping[str, int] = {piece: place for place, piece in enumerate(pieces)}
        self.names, self.scores, self._unknown = pieces, scores, unknown
        self._longest = max(map(len, pieces))
        self._stranger = min(scores) - _WORSE

    def cut(self, text: str) -> list[int]:
        """The places of its pieces, in their order; time grows with the length of the text, times that of the longest piece."""
        written = _SPACE + _SPACE.join(traditional(text).split())
        size = len(written)
        best, piece, begin = [0.0] + [-1e30] * size, [self._unknown] * (size + 1), [0] * (size + 1)
        for at in range(size):
            if best[at] + self._stranger > best[at + 1]:
                best[at + 1], piece[at + 1], begin[at + 1] = best[at] + self._stranger, self._unknown, at
            for end in range(at + 1, min(size, at + self._longest) + 1):
                place = self._places.get(written[at:end])
                if place is not None and best[at] + self.scores[place] > best[end]:
                    best[end], piece[end], begin[end] = best[at] + self.scores[place], place, at
        found = []
        while size > 0:
            found.append(piece[size])
            size = begin[size]
        return found[::-1]
